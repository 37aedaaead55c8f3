#version 300 es
// Shines where the field is strong. Output premultiplied.
precision highp float;

uniform sampler2D t_strength;
uniform vec4 u_color;  // rgb, and how much at most

in vec2 v_at;
out vec4 color;

void main() {
    float alpha = u_color.a * smoothstep(0.2, 0.9, texture(t_strength, v_at).r);
    color = vec4(u_color.rgb * alpha, alpha);
}
