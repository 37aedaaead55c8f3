#version 300 es
// Highlights or hatches the places where the field is strong. Output premultiplied.
precision highp float;

uniform sampler2D t_strength;
uniform vec4 u_color;  // rgb, and how much at most
uniform vec4 u_hatch;  // x: pixels from line to line, 0 = none; y: half a line's width

in vec2 v_at;
out vec4 color;

void main() {
    float alpha = u_color.a * smoothstep(0.2, 0.9, texture(t_strength, v_at).r);
    if (u_hatch.x > 0.0) {
        float across = (gl_FragCoord.x + gl_FragCoord.y) * 0.7071;
        float from_line = abs(fract(across / u_hatch.x) - 0.5) * u_hatch.x;
        alpha *= 1.0 - smoothstep(u_hatch.y - 0.5, u_hatch.y + 0.5, from_line);
    }
    color = vec4(u_color.rgb * alpha, alpha);
}
