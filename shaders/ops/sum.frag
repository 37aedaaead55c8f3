#version 300 es
// The sum of the parts of a gradient: ES_TERMS of them, 2 to 4.
#include "ops/prelude.glsl"

vec4 forward(int r, int c) {
    vec4 sum = in0(r, c) + in1(r, c);
#if ES_TERMS > 2
    sum += in2(r, c);
#endif
#if ES_TERMS > 3
    sum += in3(r, c);
#endif
    return sum;
}
