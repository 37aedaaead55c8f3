#version 300 es
// Straight pieces of lines: for each a square of four vertices, a rectangle around it with room for soft edges and
// round ends. Next: strokes.frag.
//  Data   src/map/gl/stroke_pass.h, StrokePiece
precision highp float;

layout(location = 0) in vec4 a_ends;   // from, to; map units
layout(location = 1) in vec4 a_color;  // rgb and alpha
layout(location = 2) in vec4 a_shape;  // width at the beginning and at the end, dash, gap; logical pixels
layout(location = 3) in vec3 a_rest;   // start of dashes (map units), round ends, cut (logical pixels)

uniform vec2 u_size_px;
uniform float u_px_per_unit;
uniform float u_ratio;  // pixels of the picture per logical pixel
uniform vec2 u_centre;  // the camera's, map units

out vec2 v_px;          // along the piece from its beginning, and across
flat out vec4 v_color;
flat out vec4 v_shape;  // as a_shape, in pixels of the picture
flat out vec3 v_rest;   // where dashes count from, length (both pixels), round ends

void main() {
    vec2 from = (a_ends.xy - u_centre) * u_px_per_unit;
    vec2 to = (a_ends.zw - u_centre) * u_px_per_unit;
    float size = length(to - from);
    vec2 along = size > 1e-6 ? (to - from) / size : vec2(1.0, 0.0);
    // An arrow's head takes the piece's end, at most all of it; the shaft ends where the head begins.
    float cut = min(abs(a_rest.z) * u_ratio, size);
    float shrink = abs(a_rest.z) > 0.0 ? cut / (abs(a_rest.z) * u_ratio) : 1.0;
    bool head = a_rest.z < 0.0;
    if (head) from = to - along * cut;
    float length_px = head ? cut : size - cut;
    v_shape = a_shape * u_ratio;
    if (head) v_shape.xy *= shrink;
    float reach = max(v_shape.x, v_shape.y) / 2.0 + 1.0;
    float u = (gl_VertexID & 1) == 0 ? -reach : length_px + reach;
    float v = (gl_VertexID & 2) == 0 ? -reach : reach;
    v_px = vec2(u, v);
    v_color = a_color;
    v_rest = vec3(a_rest.x * u_px_per_unit, length_px, a_rest.y);
    vec2 place = from + along * u + vec2(-along.y, along.x) * v;
    gl_Position = vec4(place * 2.0 / u_size_px, 0.0, 1.0);
}
