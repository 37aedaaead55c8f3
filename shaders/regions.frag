#version 300 es
// What a head says at every pixel: classes as regions that fade where the head is unsure, with border lines; numbers as
// a ramp with contour lines. Nothing is sampled from a picture: the head itself is evaluated, so borders are crisp at
// every zoom. It knows neither points nor names. Next: points.vert.
//   Twin   src/map/regions.cpp (ids), region_picture.cpp (colours); the words are those of src/map/head_plane.h
//   Units  d: map units from the camera's centre; u_units_per_px: map units per pixel of this picture
//   Data   t_head, texel by texel, kHeadWidth a row; units four by four, the last four filled up with 0
//            hidden layer   for each four units: their a_0; their a_1; their c
//            outputs, H = 0  K texels: w_0, w_1, b
//            outputs, H > 0  K times: b, then the weights of each four units
// The names starting with k are defines that C++ puts in: the numbers are written there, once. So is kQuads, fours of
// hidden units (0 = no hidden layer): where it was a uniform, software GL took ten times as long.
precision highp float;
precision highp int;
precision highp sampler2D;

uniform sampler2D t_head;
uniform int u_outputs;       // K
uniform int u_output;        // numbers: which output is shown; classes: -1
uniform bool u_ids;          // instead of colours, ids / 255: for the test and read_region_ids()
uniform vec2 u_size_px;      // of the picture
uniform vec2 u_units_per_px;
uniform vec2 u_range;        // numbers: low and high end of the ramp
uniform float u_pixel_ratio;
uniform vec3 u_ground;
uniform vec3 u_border;
uniform vec3 u_regions[kClassColors + 1];
uniform vec3 u_ramp[kRampStops];

out vec4 color;

vec2 d;

vec4 head_texel(int i) { return texelFetch(t_head, ivec2(i % kHeadWidth, i / kHeadWidth), 0); }

#if kQuads > 0

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

// Gradient of output k less, if other >= 0, that of another output. Tanh' = 1 - tanh^2.
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

// How much of this pixel a line covers whose middle is where gap is 0.
float line(float gap, vec2 gap_gradient, float width_px) {
    float slope = length(gap_gradient) * u_units_per_px.x;
    float distance_px = abs(gap) / max(slope, 1e-20);
    return clamp(width_px / 2.0 + 0.5 - distance_px, 0.0, 1.0);
}

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

vec3 class_place(Classes c) {
    vec3 sure = u_regions[c.best < kClassColors ? c.best : kClassColors];
    vec3 fill = mix(u_ground, sure, shade(c.margin));
    if (u_outputs < 2) return fill;
    return mix(fill, u_border, line(c.gap, gradient(c.best, c.second), kBorderWidth * u_pixel_ratio));
}

vec3 number_place(float value) {
    float width = u_range.y - u_range.x;
    float t = clamp((value - u_range.x) / width, 0.0, 1.0);
    float at = t * float(kRampStops - 1);
    int stop = min(int(at), kRampStops - 2);
    vec3 fill = mix(u_ramp[stop], u_ramp[stop + 1], at - float(stop));
    // The nearest limit between two bands; the ends of the range are none.
    float nearest = clamp(floor(t * float(kBands) + 0.5), 1.0, float(kBands) - 1.0);
    float gap = value - (u_range.x + width * nearest / float(kBands));
    float covered = line(gap, gradient(u_output, -1), kContourWidth * u_pixel_ratio);
    return mix(fill, u_border, covered * kContourStrength);
}

int band(float value) {
    float bands_per_unit = float(kBands) / (u_range.y - u_range.x);
    return int(clamp((value - u_range.x) * bands_per_unit, 0.0, float(kBands) - 1.0));
}

void main() {
    d = (gl_FragCoord.xy - u_size_px / 2.0) * u_units_per_px;
    evaluate_hidden();
    if (u_output >= 0) {
        float value = output_of(u_output);
        color = vec4(u_ids ? vec3(float(band(value)) / 255.0) : number_place(value), 1.0);
    } else {
        Classes c = evaluate_classes();
        color = vec4(u_ids ? vec3(float(min(c.best, 255)) / 255.0) : class_place(c), 1.0);
    }
}
