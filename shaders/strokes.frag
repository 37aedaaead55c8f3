#version 300 es
// Coverage of a pixel by a piece of a line. Where pieces join, their ends are straight and share no pixel, so that
// nothing is blended twice. Output premultiplied.
precision highp float;

in vec2 v_px;
flat in vec4 v_color;
flat in vec4 v_shape;
flat in vec3 v_rest;

out vec4 color;

void main() {
    float size = v_rest.y;
    float at = clamp(v_px.x, 0.0, size);
    float width = mix(v_shape.x, v_shape.y, size > 0.0 ? at / size : 0.0);
    float beyond = v_px.x - at;  // < 0 before the beginning, > 0 behind the end
    bool round_from = v_rest.z == 1.0 || v_rest.z == 3.0;
    bool round_to = v_rest.z >= 2.0;
    if (beyond < 0.0 && !round_from) discard;
    if ((beyond > 0.0 || v_px.x == size) && !round_to) discard;
    float distance_to = length(vec2(beyond, v_px.y));
    float covered = clamp(width / 2.0 + 0.5 - distance_to, 0.0, min(1.0, max(width, 0.35)));
    if (v_shape.z > 0.0) {
        float period = v_shape.z + v_shape.w;
        float place = v_rest.x + v_px.x;
        place -= period * floor(place / period);
        covered *= clamp(min(place, v_shape.z - place) + 0.5, 0.0, 1.0);
    }
    float alpha = covered * v_color.a;
    color = vec4(v_color.rgb * alpha, alpha);
}
