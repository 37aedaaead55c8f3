#version 300 es
// y = max(x, 0); in0 x. CPU twin: src/engine/ops/relu.cpp.
#include "ops/prelude.glsl"

vec4 forward(int n, int c) {
    vec4 x = in0(n, c);
    return mix(x, vec4(0.0), lessThan(x, vec4(0.0)));
}
vec4 backward_0(int n, int c) { return only(greaterThan(outp(n, c), vec4(0.0)), d_out(n, c)); }
