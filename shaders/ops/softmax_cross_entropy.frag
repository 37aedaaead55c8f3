#version 300 es
// L = sum_n w_n l_n / sum w, l = -log p_class with label smoothing s = floats[0]; in0 logits z [N, K], in1 class [N, 1],
// in2 weight w [N, 1]. A thing of weight 0 is not looked at. Notes: 0 the largest logit of each row and the sum of its
// exponentials, 1 the sum of weights. CPU twin: src/engine/ops/softmax_cross_entropy.cpp.
#include "ops/prelude.glsl"

vec4 note_0(int n, int c) {
    int n_classes = in0_cols();
    float largest = in0_at(n, 0), sum = 0.0;
    for (int k = 1; k < n_classes; ++k) largest = max(largest, in0_at(n, k));
    for (int k = 0; k < n_classes; ++k) sum += exp(in0_at(n, k) - largest);
    return vec4(largest, sum, 0.0, 0.0);
}

vec4 note_1(int r, int c) {
    float sum = 0.0;
    int n_things = in2_rows();
    for (int n = 0; n < n_things; ++n) sum += in2_at(n, 0);
    return vec4(sum, 0.0, 0.0, 0.0);
}

float loss_of(int n) {
    int of = int(in1_at(n, 0)), n_classes = in0_cols();
    vec4 note = note0(n, 0);
    float mean = 0.0, smooth_by = attribute_float(0);
    if (smooth_by > 0.0) {
        for (int k = 0; k < n_classes; ++k) mean += in0_at(n, of) - in0_at(n, k);
    }
    return log(note.y) + note.x - in0_at(n, of) + smooth_by * mean / float(n_classes);
}

vec4 forward(int r, int c) {
    float sum = 0.0, weights = note1_at(0, 0);
    int n_things = in0_rows();
    for (int n = 0; n < n_things; ++n) {
        float w = in2_at(n, 0);
        if (w != 0.0) sum += w * loss_of(n);
    }
    return vec4(weights > 0.0 ? sum / weights : 0.0, 0.0, 0.0, 0.0);
}

vec4 backward_0(int n, int c) {
    float w = in2_at(n, 0), weights = note1_at(0, 0);
    if (w == 0.0 || weights == 0.0) return vec4(0.0);
    vec4 note = note0(n, 0);
    float s = attribute_float(0);
    vec4 p = exp(in0(n, c) - note.x) / note.y;
    vec4 is_class = vec4(equal(ivec4(4 * c) + ivec4(0, 1, 2, 3), ivec4(int(in1_at(n, 0)))));
    return d_out(0, 0).x * w / weights * (p - (1.0 - s) * is_class - s / float(in0_cols()));
}

vec4 backward_2(int n, int c) {
    float weights = note1_at(0, 0);
    if (in2_at(n, 0) == 0.0 || weights == 0.0) return vec4(0.0);
    return vec4(d_out(0, 0).x * (loss_of(n) - outp_at(0, 0)) / weights, 0.0, 0.0, 0.0);
}
