#version 300 es
// A matrix whose rows were worked out in blocks of four: row r is row r / 4 of in0 .. in3 (gl/training/blocks.h). It
// has no twin on the CPU, whose blocks stay in registers.
#include "ops/prelude.glsl"

vec4 bring_together(int r, int c) {
    int b = r >> 2, k = r & 3;
    if (k == 0) return in0(b, c);
    if (k == 1) return in1(b, c);
    if (k == 2) return in2(b, c);
    return in3(b, c);
}
