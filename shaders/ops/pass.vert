#version 300 es
// One rectangle of two triangles for each model: the part of its tile that a pass writes. All in one draw without
// instances, which software GL draws one by one. Its corners come from the block Places alone;
// there is nothing to read. Where the model's part of each matrix begins is worked out here, once: a division costs a
// fragment more than a fetch. Kernels are the fragment shaders beside this.
precision highp float;
precision highp int;

layout(std140) uniform Places {
    ivec4 place[33];
    ivec4 ints[2];
    vec4 floats;
};

flat out ivec2 v_target;  // first texel
// Of what is read: the middle of the first texel, and 1 / the surface's size.
flat out vec4 v_in0;
flat out vec4 v_in1;
flat out vec4 v_in2;
flat out vec4 v_in3;
flat out vec4 v_out;
flat out vec4 v_d_out;
flat out vec4 v_note0;
flat out vec4 v_note1;
flat out vec4 v_note2;
flat out vec4 v_note3;

// Of what stands in this place of the block.
ivec2 first_of(int s) {
    int model = gl_VertexID / 6;
    ivec4 at = place[3 * s];
    int per_row = max(place[3 * s + 1].z, 1);
    return at.xy + ivec2(model % per_row, model / per_row) * at.zw;
}
vec4 middle_of(int s) { return vec4(vec2(first_of(s)) + 0.5, 1.0 / vec2(max(place[3 * s + 2].xy, ivec2(1)))); }

void main() {
    v_in0 = middle_of(0);
    v_in1 = middle_of(1);
    v_in2 = middle_of(2);
    v_in3 = middle_of(3);
    v_out = middle_of(4);
    v_d_out = middle_of(5);
    v_note0 = middle_of(6);
    v_note1 = middle_of(7);
    v_note2 = middle_of(8);
    v_note3 = middle_of(9);
    v_target = first_of(10);
    ivec4 size = place[31];
    int v = gl_VertexID % 6;
    ivec2 corner = ivec2(v & 1, v >= 2 && v <= 4 ? 1 : 0);
    ivec2 texel = v_target + corner * ivec2((size.y + 3) / 4, size.x);
    gl_Position = vec4(2.0 * vec2(texel) / vec2(place[32].xy) - 1.0, 0.0, 1.0);
}
