#version 300 es
// Things on the map: one small square a thing (instanced), large enough for its disc, ring and soft edge.
// Next: points.frag, which cuts the disc out.
precision highp float;

layout(location = 0) in vec2 a_place;  // map units from the camera's centre
layout(location = 1) in vec4 a_color;  // rgb, and how much it stands out: 1 = full, lower fades into what is below
layout(location = 2) in vec4 a_shape;  // radius_px, hole_px (0 = a disc), rim_px, ring_px (0 = none), in the picture's pixels

uniform vec2 u_size_px;
uniform float u_px_per_unit;

out vec2 v_px;  // from the middle of the disc
flat out vec4 v_color;
flat out vec4 v_shape;

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    float reach = a_shape.x + a_shape.z + a_shape.w + 1.0;
    v_px = corner * reach;
    v_color = a_color;
    v_shape = a_shape;
    gl_Position = vec4((a_place * u_px_per_unit + v_px) * 2.0 / u_size_px, 0.0, 1.0);
}
