#version 300 es
// A thing as a disc, or as a hollow ring if it was held out, with a rim so that it stands out on a region of its own
// colour; the hovered one has a ring round it. Output premultiplied.
precision highp float;

uniform vec3 u_rim;
uniform vec3 u_hole;
uniform vec3 u_ring;

in vec2 v_px;
flat in vec4 v_color;
flat in vec4 v_shape;

out vec4 color;

// How much of a pixel at distance r lies inside a circle.
float inside(float r, float radius) { return clamp(radius + 0.5 - r, 0.0, 1.0); }

void main() {
    float r = length(v_px);
    float disc = inside(r, v_shape.x);
    float hole = v_shape.y > 0.0 ? inside(r, v_shape.y) : 0.0;
    float rim = inside(r, v_shape.x + v_shape.z);
    float ring = v_shape.w > 0.0 ? inside(r, v_shape.x + v_shape.z + v_shape.w) : 0.0;
    vec3 c = mix(u_ring, u_rim, rim);
    c = mix(c, v_color.rgb, disc);
    c = mix(c, u_hole, hole);
    float alpha = max(rim, ring) * v_color.a;
    color = vec4(c * alpha, alpha);
}
