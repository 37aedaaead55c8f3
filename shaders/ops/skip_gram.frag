#version 300 es
// L = 1 / (N P) sum over n of sum_p softplus(-c_n . o_np) + sum_k softplus(c_n . m_nk), softplus z = log(1 + e^z);
// in0 centre c [N, E], in1 context o [N*P, E], in2 negatives m [N*K, E]. Notes: 0 and 1 the slope and the loss of each
// product with a context and with a negative, 2 the loss of each centre. CPU twin: src/engine/ops/skip_gram.cpp.
#include "ops/prelude.glsl"
#include "ops/activations.glsl"

int contexts() { return in1_rows() / in0_rows(); }
int negatives() { return in2_rows() / in0_rows(); }

// Slope and value of softplus.
vec4 softplus_of(float z) { return vec4(es_sigmoid(vec4(z)).x, es_softplus(vec4(z)).x, 0.0, 0.0); }

vec4 note_0(int r, int c) {
    float z = 0.0;
    int n = r / contexts(), width = texels(in0_cols());
    for (int e = 0; e < width; ++e) z += dot(in0(n, e), in1(r, e));
    return softplus_of(-z) * vec4(-1.0, 1.0, 0.0, 0.0);
}

vec4 note_1(int r, int c) {
    float z = 0.0;
    int n = r / negatives(), width = texels(in0_cols());
    for (int e = 0; e < width; ++e) z += dot(in0(n, e), in2(r, e));
    return softplus_of(z);
}

vec4 note_2(int n, int c) {
    float sum = 0.0;
    int n_contexts = contexts(), n_negatives = negatives();
    for (int p = 0; p < n_contexts; ++p) sum += note0(n * n_contexts + p, 0).y;
    for (int k = 0; k < n_negatives; ++k) sum += note1(n * n_negatives + k, 0).y;
    return vec4(sum, 0.0, 0.0, 0.0);
}

vec4 forward(int r, int c) {
    float sum = 0.0;
    int n_things = in0_rows();
    for (int n = 0; n < n_things; ++n) sum += note2(n, 0).x;
    return vec4(sum / float(in1_rows()), 0.0, 0.0, 0.0);
}

float d_product() { return d_out(0, 0).x / float(in1_rows()); }

vec4 backward_0(int n, int c) {
    vec4 sum = vec4(0.0);
    int n_contexts = contexts(), n_negatives = negatives();
    for (int p = 0; p < n_contexts; ++p) {
        int r = n * n_contexts + p;
        sum += note0(r, 0).x * in1(r, c);
    }
    for (int k = 0; k < n_negatives; ++k) {
        int r = n * n_negatives + k;
        sum += note1(r, 0).x * in2(r, c);
    }
    return d_product() * sum;
}
vec4 backward_1(int r, int c) { return d_product() * note0(r, 0).x * in0(r / contexts(), c); }
vec4 backward_2(int r, int c) { return d_product() * note1(r, 0).x * in0(r / negatives(), c); }
