#version 300 es
// A picture on a small light plate, framed in the colour of its class. Output premultiplied.
precision highp float;

uniform sampler2D t_atlas;
uniform vec4 u_cell;  // a cell's width and height, 0..1 of the atlas; where its picture begins, and how large it is
uniform vec3 u_ground;

in vec2 v_at;
flat in vec2 v_cell;
flat in vec4 v_frame;
flat in float v_alpha;
flat in float v_px;

out vec4 color;

const float kPlate = 1.06;   // half its side; the picture is 1
const float kCorner = 0.34;  // of the plate, round

// To the edge of a square with round corners.
float plate_distance(float half_side) {
    vec2 q = abs(v_at) - (half_side - kCorner);
    return length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - kCorner;
}

void main() {
    float frame = clamp(0.5 - plate_distance(kPlate + v_frame.a) / v_px, 0.0, 1.0);
    float plate = clamp(0.5 - plate_distance(kPlate) / v_px, 0.0, 1.0);
    vec3 c = mix(v_frame.rgb, u_ground, plate);
    vec2 in_cell = clamp(u_cell.z + u_cell.w * (v_at * 0.5 + 0.5), 0.0, 1.0);
    vec4 texel = texture(t_atlas, (v_cell + in_cell) * u_cell.xy);
    float inside = step(abs(v_at.x), 1.0) * step(abs(v_at.y), 1.0) * plate;
    c = c * (1.0 - texel.a * inside) + texel.rgb * inside;
    float alpha = frame * v_alpha;
    color = vec4(c * alpha, alpha);
}
