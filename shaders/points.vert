#version 300 es
// Things on the map: one small square a thing (instanced), large enough for its symbol, ring and soft edge.
// Next: points.frag, which cuts the symbol out.
precision highp float;

layout(location = 0) in vec2 a_place;  // map units
layout(location = 1) in vec4 a_color;  // rgb, and how much it stands out: 1 = full, lower fades into what is below
layout(location = 2) in vec4 a_shape;  // radius_px, hole_px (0 = filled), rim_px, ring_px (0 = none), in the picture's pixels
layout(location = 3) in float a_symbol;

uniform vec2 u_size_px;
uniform float u_px_per_unit;
uniform vec2 u_centre;               // the camera's, map units
uniform vec4 u_symbols[kSymbols];    // kind, sides, turn, scale: src/map/symbols.h

out vec2 v_px;  // from the middle of the symbol
flat out vec4 v_color;
flat out vec4 v_shape;
flat out vec4 v_symbol;

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    v_symbol = u_symbols[int(a_symbol)];
    float outside = a_shape.z + a_shape.w;  // corners of rims reach farther than their sides
    float reach = a_shape.x * v_symbol.w + (v_symbol.x == 0.0 ? outside : 2.0 * outside) + 1.0;
    v_px = corner * reach;
    v_color = a_color;
    v_shape = a_shape;
    gl_Position = vec4(((a_place - u_centre) * u_px_per_unit + v_px) * 2.0 / u_size_px, 0.0, 1.0);
}
