// A head's predictions at a place of the plane: outputs, their slopes, the most probable classes. Included by
// regions.frag and fantasy.frag.
//  Twin   src/map/heads/head_plane.cpp; names are those of src/map/heads/head_plane.h
//  Units  d: map units from the camera's centre
//  Data   t_head, texel by texel, kHeadWidth a row; units in fours, the last four filled up with 0
//           hidden layer   for each four units: their a_0; their a_1; their c
//           outputs, H = 0  K texels: w_0, w_1, b
//           outputs, H > 0  K times: b, then the weights of each four units
// Defines: kField, 1 = predictions are given on a grid; kQuads, hidden units in fours (0 = no hidden layer), a define
// because software GL took ten times as long with a uniform; kShadeAtBorder.
uniform sampler2D t_head;
uniform int u_outputs;  // K
uniform int u_output;   // numbers: which output is shown; classes: -1
uniform vec2 u_range;   // numbers: low and high end of the ramp

vec2 d;

vec4 head_texel(int i) { return texelFetch(t_head, ivec2(i % kHeadWidth, i / kHeadWidth), 0); }

#if kField

// Predictions on a grid instead of a network, interpolated linearly. Texels: row by row, point by point, four outputs
// each.
uniform ivec3 u_field;       // columns, rows, texels a place
uniform vec4 u_field_place;  // d times .xy plus .zw gives grid coordinates

ivec2 cell;
vec2 part;

void evaluate_hidden() {
    vec2 at = clamp(d * u_field_place.xy + u_field_place.zw, vec2(0.0), vec2(u_field.xy) - 1.0);
    cell = min(ivec2(at), u_field.xy - 2);
    part = at - vec2(cell);
}

// Output k at the four grid points around d.
vec4 corners_of(int k) {
    ivec2 at = ivec2(cell.x * u_field.z + k / 4, cell.y);
    int c = k % 4;
    ivec2 right = ivec2(u_field.z, 0);
    ivec2 up = ivec2(0, 1);
    return vec4(texelFetch(t_head, at, 0)[c], texelFetch(t_head, at + right, 0)[c], texelFetch(t_head, at + up, 0)[c],
                texelFetch(t_head, at + right + up, 0)[c]);
}

float output_of(int k) {
    vec4 v = corners_of(k);
    return mix(mix(v.x, v.y, part.x), mix(v.z, v.w, part.x), part.y);
}

vec2 gradient(int k, int other) {
    vec4 v = corners_of(k);
    if (other >= 0) v -= corners_of(other);
    return vec2(mix(v.y - v.x, v.w - v.z, part.y), mix(v.z - v.x, v.w - v.y, part.x)) * u_field_place.xy;
}

#elif kQuads > 0

vec4 hidden[kQuads];

// Drivers' own tanh overflows on some machines; beyond 9 it is 1 in floats.
vec4 tanh_of(vec4 x) { return 1.0 - 2.0 / (exp(2.0 * clamp(x, -9.0, 9.0)) + 1.0); }

void evaluate_hidden() {
    for (int q = 0; q < kQuads; ++q) {
        hidden[q] = tanh_of(d.x * head_texel(3 * q) + d.y * head_texel(3 * q + 1) + head_texel(3 * q + 2));
    }
}

// Texel of output k's first number.
int output_at(int k) { return 3 * kQuads + k * (1 + kQuads); }

float output_of(int k) {
    int at = output_at(k);
    float sum = head_texel(at).x;
    for (int q = 0; q < kQuads; ++q) sum += dot(hidden[q], head_texel(at + 1 + q));
    return sum;
}

// Gradient of output k, minus that of another output if other >= 0. tanh' = 1 - tanh^2.
vec2 gradient(int k, int other) {
    vec2 sum = vec2(0.0);
    for (int q = 0; q < kQuads; ++q) {
        vec4 w = head_texel(output_at(k) + 1 + q);
        if (other >= 0) w -= head_texel(output_at(other) + 1 + q);
        vec4 slope = w * (1.0 - hidden[q] * hidden[q]);
        sum += vec2(dot(slope, head_texel(3 * q)), dot(slope, head_texel(3 * q + 1)));
    }
    return sum;
}

#else

void evaluate_hidden() {}

float output_of(int k) {
    vec4 w = head_texel(k);
    return d.x * w.x + d.y * w.y + w.z;
}

vec2 gradient(int k, int other) { return head_texel(k).xy - (other >= 0 ? head_texel(other).xy : vec2(0.0)); }

#endif

struct Classes {
    int best, second;
    float gap, margin;  // of the two likeliest: difference of logits, of probabilities
};

// Without branches: they cost more than they save.
Classes evaluate_classes() {
    Classes c = Classes(0, 0, 0.0, 1.0);
    if (u_outputs < 2) return c;
    float best = output_of(0);
    float second = -1e30;
    float sum = 1.0;  // of softmax, relative to the highest logit so far
    for (int k = 1; k < u_outputs; ++k) {
        float logit = output_of(k);
        float e = exp(-abs(logit - best));
        bool better = logit > best;
        sum = better ? sum * e + 1.0 : sum + e;
        c.second = better ? c.best : (logit > second ? k : c.second);
        second = max(second, min(best, logit));
        c.best = better ? k : c.best;
        best = max(best, logit);
    }
    c.gap = best - second;
    c.margin = (1.0 - exp(second - best)) / sum;
    return c;
}

float shade(float margin) { return kShadeAtBorder + (1.0 - kShadeAtBorder) * sqrt(clamp(margin, 0.0, 1.0)); }
