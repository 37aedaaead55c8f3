#version 300 es
// Things drawn as their picture: one square of four vertices a thing. Next: pictures.frag.
precision highp float;

layout(location = 0) in vec4 a_place;  // map units; side and alpha (pixels of the picture)
layout(location = 1) in vec2 a_cell;   // in the atlas
layout(location = 2) in vec4 a_frame;  // rgb and width, pixels of the picture

uniform vec2 u_size_px;
uniform float u_px_per_unit;
uniform vec2 u_centre;  // the camera's, map units

out vec2 v_at;  // -1..1 across the picture, beyond it on the frame; y down
flat out vec2 v_cell;
flat out vec4 v_frame;  // width in the same units
flat out float v_alpha;
flat out float v_px;  // a pixel in those units

void main() {
    vec2 corner = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1 & 1)) * 2.0 - 1.0;
    v_px = 2.0 / a_place.z;
    float frame = a_frame.w * v_px;
    float reach = 1.08 + frame + v_px;
    v_at = corner * vec2(reach, -reach);
    v_cell = a_cell;
    v_frame = vec4(a_frame.rgb, frame);
    v_alpha = a_place.w;
    gl_Position = vec4(((a_place.xy - u_centre) * u_px_per_unit + corner * reach * a_place.z / 2.0) * 2.0 / u_size_px,
                       0.0, 1.0);
}
