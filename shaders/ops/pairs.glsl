// Shared by losses over all pairs of things; in0 map x [N, D], in1 class [N, 1], in2 weight [N, 1]. Things of weight 0
// take no part and are not read; all others count the same. A map has few columns, mostly one texel, so distances are
// computed where they are needed. CPU twin: src/engine/pairs.h.
bool takes_part(int n) { return in2(n, 0).x != 0.0; }
bool same_class(int i, int j) { return in1(i, 0).x == in1(j, 0).x; }

float squared_distance(int i, int j) {
    float sum = 0.0;
    int width = texels(in0_cols());
    for (int c = 0; c < width; ++c) {
        vec4 d = in0(i, c) - in0(j, c);
        sum += dot(d, d);
    }
    return sum;
}
float pair_distance(int i, int j) { return sqrt(squared_distance(i, j) + 1e-12); }
