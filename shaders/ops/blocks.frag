#version 300 es
// Interleaves a matrix whose rows were computed in blocks of four: row r is row r / 4 of in(r % 4)
// (gl/training/blocks.h). No twin on the CPU, whose blocks stay in registers.
#include "ops/prelude.glsl"

vec4 bring_together(int r, int c) {
    int b = r >> 2, k = r & 3;
    if (k == 0) return in0(b, c);
    if (k == 1) return in1(b, c);
    if (k == 2) return in2(b, c);
    return in3(b, c);
}
