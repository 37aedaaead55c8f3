#version 300 es
// Things on the map: for each a small square, large enough for its symbol, ring and soft edge. kSprites 1: a point
// sprite, visible until its centre is u_margin pixels outside; 0: an instance of four vertices. Next: points.frag,
// which draws the symbol.
precision highp float;

layout(location = 0) in vec2 a_place;  // map units
layout(location = 1) in vec4 a_color;  // rgb, and how much it stands out: 1 = full, lower fades into what is below
layout(location = 2) in vec4 a_shape;  // radius_px, hole_px (0 = filled), rim_px, ring_px (0 = none), in the picture's pixels
layout(location = 3) in float a_symbol;

uniform vec2 u_size_px;
uniform float u_px_per_unit;
uniform vec2 u_centre;               // the camera's, map units
uniform vec4 u_symbols[kSymbols];    // kind, sides, turn, scale: src/map/things/symbols.h

#if kSprites
uniform float u_margin;  // pixels that the viewport has more on each side

flat out vec2 v_middle;  // pixels of the picture
#else
out vec2 v_px;  // from the middle of the symbol
#endif
flat out vec4 v_color;
flat out vec4 v_shape;
flat out vec4 v_symbol;

void main() {
    v_symbol = u_symbols[int(a_symbol)];
    // Corners of rims reach farther than their sides.
    float corner_reach = v_symbol.x == 0.0 ? 1.0 : v_symbol.x == 1.0 ? 1.0 / cos(3.14159265 / v_symbol.y) : 2.0;
    float reach = a_shape.x * v_symbol.w + (a_shape.z + a_shape.w + 0.5) * corner_reach;
    v_color = a_color;
    v_shape = a_shape;
    vec2 middle = (a_place - u_centre) * u_px_per_unit;
#if kSprites
    v_middle = middle + 0.5 * u_size_px;
    gl_PointSize = 2.0 * reach;
    gl_Position = vec4(middle * 2.0 / (u_size_px + 2.0 * u_margin), 0.0, 1.0);
#else
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    v_px = corner * reach;
    gl_Position = vec4((middle + v_px) * 2.0 / u_size_px, 0.0, 1.0);
#endif
}
