#version 300 es
// y_n = x_(n, T - 1); in0 x [N*T, H]. CPU twin: src/engine/ops/last_row.cpp.
#include "ops/prelude.glsl"

int steps() { return in0_rows() / out_rows(); }

vec4 forward(int n, int c) { return in0(n * steps() + steps() - 1, c); }
vec4 backward_0(int r, int c) { return r % steps() == steps() - 1 ? d_out(r / steps(), c) : vec4(0.0); }
