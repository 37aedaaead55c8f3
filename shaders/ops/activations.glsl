// Functions that drivers do not all work out well: for large numbers some give nan.
float es_tanh1(float x) {
    float a = abs(x);
    // Near 0 the difference of exponentials would lose all digits: the series of tanh.
    if (a < 0.04) return x * (1.0 - x * x * (0.33333333 - x * x * 0.13333333));
    return sign(x) * (1.0 - 2.0 / (exp(2.0 * min(a, 20.0)) + 1.0));
}
vec4 es_tanh(vec4 x) { return vec4(es_tanh1(x.x), es_tanh1(x.y), es_tanh1(x.z), es_tanh1(x.w)); }
