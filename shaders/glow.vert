#version 300 es
// A rectangle of the map. Next: glow.frag.
precision highp float;

uniform vec4 u_box;  // left, low, right, high; GL's coordinates of the picture

out vec2 v_at;  // 0..1 across the rectangle

void main() {
    v_at = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1));
    gl_Position = vec4(mix(u_box.xy, u_box.zw, v_at), 0.0, 1.0);
}
