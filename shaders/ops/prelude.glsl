// Shared by all kernels. A kernel is a function `vec4 name(int r, int c)` that returns the numbers in row r and columns
// 4 c .. 4 c + 3 of the matrix that it computes. ES_FUNCTION names the one that is run:
//  forward        the op's output
//  backward_0 ..  the op's contribution to the gradient of its input 0 ..
//  note_0 ..      intermediate results for the others (gl/training/notes.cpp has their shapes)
//  forward_block, backward_0_block ..  `mat4 name(int r, int c)`, with ES_BLOCK: the same for rows r .. r + 3, one in
//                 each column of the mat4; r is a multiple of 4, and rows beyond the last may be anything
// in0(r, c) .. in3, outp(r, c), d_out(r, c), note0(r, c) .. note3 read four numbers of a matrix, in0_at(r, k) .. one;
// in0_rows() .. return its size. Beyond its last column a matrix is 0. CPU twins: src/engine/ops/.
precision highp float;
precision highp int;
precision highp sampler2D;

uniform sampler2D u_in0;
uniform sampler2D u_in1;
uniform sampler2D u_in2;
uniform sampler2D u_in3;
uniform sampler2D u_out;
uniform sampler2D u_d_out;
uniform sampler2D u_note0;
uniform sampler2D u_note1;
uniform sampler2D u_note2;
uniform sampler2D u_note3;

// What changes from step to step.
uniform int u_step_in_block;
uniform vec4 u_now;

// Of each of these in turn, then of the target: x, y, width and height of a tile; rows, columns, tiles a row; width and
// height of its surface.
layout(std140) uniform Places {
    ivec4 place[33];
    ivec4 ints[2];  // the op's attributes, six; then which turn it is
    vec4 floats;
};

// Where this model's part of each matrix begins, computed by pass.vert.
flat in ivec2 v_target;
flat in vec4 v_in0;
flat in vec4 v_in1;
flat in vec4 v_in2;
flat in vec4 v_in3;
flat in vec4 v_out;
flat in vec4 v_d_out;
flat in vec4 v_note0;
flat in vec4 v_note1;
flat in vec4 v_note2;
flat in vec4 v_note3;
layout(location = 0) out vec4 o_texel;

int attribute_int(int i) { return ints[i >> 2][i & 3]; }
// For notes that are computed in turns (gl/training/notes.h).
int this_turn() { return ints[1].z; }
float attribute_float(int i) { return floats[i]; }

// The nearest texel, sampled at its centre: software GL (SwiftShader) needs two thirds of the time of texelFetch().
vec2 texel_at(vec4 first, int r, int c) { return (first.xy + vec2(c, r)) * first.zw; }
vec4 in0(int r, int c) { return texture(u_in0, texel_at(v_in0, r, c)); }
vec4 in1(int r, int c) { return texture(u_in1, texel_at(v_in1, r, c)); }
vec4 in2(int r, int c) { return texture(u_in2, texel_at(v_in2, r, c)); }
vec4 in3(int r, int c) { return texture(u_in3, texel_at(v_in3, r, c)); }
vec4 outp(int r, int c) { return texture(u_out, texel_at(v_out, r, c)); }
vec4 d_out(int r, int c) { return texture(u_d_out, texel_at(v_d_out, r, c)); }
vec4 note0(int r, int c) { return texture(u_note0, texel_at(v_note0, r, c)); }
vec4 note1(int r, int c) { return texture(u_note1, texel_at(v_note1, r, c)); }
vec4 note2(int r, int c) { return texture(u_note2, texel_at(v_note2, r, c)); }
vec4 note3(int r, int c) { return texture(u_note3, texel_at(v_note3, r, c)); }

float in0_at(int r, int k) { return in0(r, k >> 2)[k & 3]; }
float in1_at(int r, int k) { return in1(r, k >> 2)[k & 3]; }
float in2_at(int r, int k) { return in2(r, k >> 2)[k & 3]; }
float in3_at(int r, int k) { return in3(r, k >> 2)[k & 3]; }
float outp_at(int r, int k) { return outp(r, k >> 2)[k & 3]; }
float d_out_at(int r, int k) { return d_out(r, k >> 2)[k & 3]; }
float note0_at(int r, int k) { return note0(r, k >> 2)[k & 3]; }
float note1_at(int r, int k) { return note1(r, k >> 2)[k & 3]; }
float note2_at(int r, int k) { return note2(r, k >> 2)[k & 3]; }
float note3_at(int r, int k) { return note3(r, k >> 2)[k & 3]; }

int in0_rows() { return place[1].x; }
int in0_cols() { return place[1].y; }
int in1_rows() { return place[4].x; }
int in1_cols() { return place[4].y; }
int in2_rows() { return place[7].x; }
int in2_cols() { return place[7].y; }
int in3_rows() { return place[10].x; }
int in3_cols() { return place[10].y; }
int out_rows() { return place[13].x; }
int out_cols() { return place[13].y; }
int note0_cols() { return place[19].y; }
int note1_cols() { return place[22].y; }
int note2_cols() { return place[25].y; }
int note3_cols() { return place[28].y; }
int target_cols() { return place[31].y; }

int texels(int cols) { return (cols + 3) >> 2; }
// Which of columns 4 c .. 4 c + 3 are below `cols`.
bvec4 below(int c, int cols) { return lessThan(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(cols)); }
// x where `keep`, else 0, whatever x is: 0 * nan is nan.
vec4 only(bvec4 keep, vec4 x) { return mix(vec4(0.0), x, keep); }
float sum4(vec4 x) { return (x.x + x.y) + (x.z + x.w); }

#ifdef ES_BLOCK
layout(location = 1) out vec4 o_row1;
layout(location = 2) out vec4 o_row2;
layout(location = 3) out vec4 o_row3;

mat4 ES_FUNCTION(int r, int c);

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy) - v_target;
    mat4 block = ES_FUNCTION(4 * at.y, at.x);
    bvec4 keep = below(at.x, target_cols());
    o_texel = only(keep, block[0]);
    o_row1 = only(keep, block[1]);
    o_row2 = only(keep, block[2]);
    o_row3 = only(keep, block[3]);
}
#else
vec4 ES_FUNCTION(int r, int c);

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy) - v_target;
    o_texel = only(below(at.x, target_cols()), ES_FUNCTION(at.y, at.x));
}
#endif
