#version 300 es
// One rectangle for each model: the part of its tile that a pass writes. Its corners come from the block Places alone;
// there is nothing to read. Where the model's part of each matrix begins is worked out here, once: a division costs a
// fragment more than a fetch. Kernels are the fragment shaders beside this.
precision highp float;
precision highp int;

layout(std140) uniform Places {
    ivec4 place[22];
    ivec4 sheet;
    ivec4 ints[2];
    vec4 floats;
};

flat out ivec2 v_target;  // first texel, and so of all that is read
flat out ivec2 v_in0;
flat out ivec2 v_in1;
flat out ivec2 v_in2;
flat out ivec2 v_in3;
flat out ivec2 v_out;
flat out ivec2 v_d_out;
flat out ivec2 v_note0;
flat out ivec2 v_note1;
flat out ivec2 v_note2;
flat out ivec2 v_note3;

// Of what stands in this place of the block.
ivec2 first_of(int s) {
    ivec4 at = place[2 * s];
    int per_row = max(place[2 * s + 1].z, 1);
    return at.xy + ivec2(gl_InstanceID % per_row, gl_InstanceID / per_row) * at.zw;
}

void main() {
    v_in0 = first_of(0);
    v_in1 = first_of(1);
    v_in2 = first_of(2);
    v_in3 = first_of(3);
    v_out = first_of(4);
    v_d_out = first_of(5);
    v_note0 = first_of(6);
    v_note1 = first_of(7);
    v_note2 = first_of(8);
    v_note3 = first_of(9);
    v_target = first_of(10);
    ivec4 size = place[21];
    ivec2 corner = ivec2(gl_VertexID & 1, gl_VertexID >> 1);
    ivec2 texel = v_target + corner * ivec2((size.y + 3) / 4, size.x);
    gl_Position = vec4(2.0 * vec2(texel) / vec2(sheet.xy) - 1.0, 0.0, 1.0);
}
