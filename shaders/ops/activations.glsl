// Functions that not all drivers compute well: some return nan for large numbers, and some lose a nan in a comparison
// with 0 (which they turn into a maximum), so that a model that has become NaN would seem to be fine.
vec4 es_keep_nan(vec4 x, vec4 y) { return mix(y, x, isnan(x)); }

vec4 es_relu(vec4 x) { return es_keep_nan(x, max(x, vec4(0.0))); }
float es_tanh1(float x) {
    float a = abs(x);
    // Near 0 the difference of exponentials would lose all digits: the series of tanh.
    if (a < 0.04) return x * (1.0 - x * x * (0.33333333 - x * x * 0.13333333));
    return sign(x) * (1.0 - 2.0 / (exp(2.0 * min(a, 20.0)) + 1.0));
}
vec4 es_tanh(vec4 x) {
    return es_keep_nan(x, vec4(es_tanh1(x.x), es_tanh1(x.y), es_tanh1(x.z), es_tanh1(x.w)));
}

// 1 / (1 + e^-x): the exponential is never of a number above 0.
vec4 es_sigmoid(vec4 x) {
    vec4 small = exp(-abs(x));
    return mix(vec4(1.0), small, lessThan(x, vec4(0.0))) / (1.0 + small);
}
// log(1 + e^x)
vec4 es_softplus(vec4 x) { return es_relu(x) + log(1.0 + exp(-abs(x))); }

// sin(x + pi/2 quarter), quarter 0 or 1: drivers may miss sin by 1e-3. As engine/maths.h does it.
vec4 es_sin_of_quarter(vec4 any_x, int quarter) {
    vec4 x = clamp(any_x, vec4(-1e5), vec4(1e5));
    vec4 n = floor(x * 0.636619772 + 0.5);
    vec4 r = ((x - n * 1.5703125) - n * 4.837512969970703e-4) - n * 7.549789948768648e-8;
    vec4 z = r * r;
    vec4 s = ((z * 2.7557319e-6 - 1.9841270e-4) * z + 8.3333333e-3) * z - 0.16666667;
    vec4 c = ((z * -2.7557319e-7 + 2.4801587e-5) * z - 1.3888889e-3) * z + 4.1666667e-2;
    ivec4 turn = ivec4(n) + quarter;
    vec4 value = mix(s * (z * r) + r, (c * z - 0.5) * z + 1.0, equal(turn & 1, ivec4(1)));
    return es_keep_nan(any_x, mix(value, -value, equal(turn & 2, ivec4(2))));
}
vec4 es_sin(vec4 x) { return es_sin_of_quarter(x, 0); }
vec4 es_cos(vec4 x) { return es_sin_of_quarter(x, 1); }
