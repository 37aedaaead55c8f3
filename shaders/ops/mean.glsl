// Losses that are a sum over the elements of in0 [R, H] divided by a number that shapes alone give. The file that
// includes this says what an element adds and what the divisor is. Note 0: the sum of each row.
vec4 element(int r, int c);
float divisor();

vec4 note_0(int r, int c) {
    vec4 sum = vec4(0.0);
    int n_columns = in0_cols(), width = texels(n_columns);
    for (int k = 0; k < width; ++k) sum += only(below(k, n_columns), element(r, k));
    return vec4(sum4(sum), 0.0, 0.0, 0.0);
}

vec4 forward(int r, int c) {
    float sum = 0.0;
    int n_rows = in0_rows();
    for (int n = 0; n < n_rows; ++n) sum += note0(n, 0).x;
    return vec4(sum / divisor(), 0.0, 0.0, 0.0);
}

float d_element() { return d_out(0, 0).x / divisor(); }
