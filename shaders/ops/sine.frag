#version 300 es
// y = sin x; in0 x. CPU twin: src/engine/ops/sine.cpp.
#include "ops/prelude.glsl"
#include "ops/activations.glsl"

vec4 forward(int n, int c) { return es_sin(in0(n, c)); }
vec4 backward_0(int n, int c) { return d_out(n, c) * es_cos(in0(n, c)); }
