// Losses that are a mean over elements: L = sum w e / sum w; in2 weight w [N, K], what has weight 0 is not looked at.
// The file that includes this says what e is. Notes: 0 the sums of w and of w e of each row, 1 the same of all.
vec4 element(int n, int c);

vec4 note_0(int n, int c) {
    vec4 weights = vec4(0.0), sum = vec4(0.0);
    int width = texels(in2_cols());
    for (int k = 0; k < width; ++k) {
        vec4 w = in2(n, k);
        weights += w;
        sum += only(notEqual(w, vec4(0.0)), w * element(n, k));
    }
    return vec4(sum4(weights), sum4(sum), 0.0, 0.0);
}

vec4 note_1(int r, int c) {
    vec4 sum = vec4(0.0);
    int n_things = in2_rows();
    for (int n = 0; n < n_things; ++n) sum += note0(n, 0);
    return sum;
}

vec4 forward(int r, int c) {
    vec4 sums = note1(0, 0);
    return vec4(sums.x == 0.0 ? 0.0 : sums.y / sums.x, 0.0, 0.0, 0.0);
}

// What the loss passes on to an element, of de/dx.
vec4 passed_on(int n, int c, vec4 slope) {
    vec4 w = in2(n, c);
    float weights = note1(0, 0).x;
    if (weights == 0.0) return vec4(0.0);
    return only(notEqual(w, vec4(0.0)), d_out(0, 0).x / weights * w * slope);
}
