#version 300 es
// One rectangle for each model: the part of its tile that a pass writes. Its corners come from the block Places alone;
// there is nothing to read. Kernels are the fragment shaders beside this.
precision highp float;
precision highp int;

layout(std140) uniform Places {
    ivec4 place[22];
    ivec4 sheet;
    ivec4 ints[2];
    vec4 floats;
};

flat out ivec3 v_target;  // first texel, model

void main() {
    ivec4 at = place[20], size = place[21];
    ivec2 first = at.xy + ivec2(gl_InstanceID % size.z, gl_InstanceID / size.z) * at.zw;
    ivec2 corner = ivec2(gl_VertexID & 1, gl_VertexID >> 1);
    ivec2 texel = first + corner * ivec2((size.y + 3) / 4, size.x);
    v_target = ivec3(first, gl_InstanceID);
    gl_Position = vec4(2.0 * vec2(texel) / vec2(sheet.xy) - 1.0, 0.0, 1.0);
}
