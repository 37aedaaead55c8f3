#version 300 es
// y = max(x, 0); in0 x. CPU twin: src/engine/ops/relu.cpp.
#include "ops/prelude.glsl"
#include "ops/activations.glsl"

vec4 forward(int n, int c) { return es_relu(in0(n, c)); }
vec4 backward_0(int n, int c) { return only(greaterThan(outp(n, c), vec4(0.0)), d_out(n, c)); }
