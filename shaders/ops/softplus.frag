#version 300 es
// y = log(1 + e^x); in0 x. CPU twin: src/engine/ops/softplus.cpp.
#include "ops/prelude.glsl"
#include "ops/activations.glsl"

vec4 forward(int n, int c) { return es_softplus(in0(n, c)); }
vec4 backward_0(int n, int c) { return d_out(n, c) * es_sigmoid(in0(n, c)); }
