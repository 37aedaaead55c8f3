#version 300 es
// A head's predictions at every pixel: classes as regions that fade where the head is unsure, with border lines;
// numbers as a ramp with contours. No picture is sampled: the head is evaluated at the pixel, so borders are crisp at
// every zoom. Draws neither points nor names. Next: head.glsl, points.vert.
//  Twin   src/map/heads/regions.cpp (ids), region_picture.cpp (colours)
//  Units  u_units_per_px: map units per pixel of this picture
// Names starting with k are defines that C++ adds: the numbers are written once, there.
precision highp float;
precision highp int;
precision highp sampler2D;

#include "head.glsl"

uniform int u_mode;          // 0 colours; 1 ids / 255, for the test and read_region_ids(); 2 only borders, on nothing
uniform vec2 u_size_px;      // of the picture
uniform vec2 u_units_per_px;
uniform float u_pixel_ratio;
uniform vec3 u_ground;
uniform vec3 u_border;
uniform vec3 u_regions[kClassColors + 1];
uniform int u_first;  // the class that has the first colour
uniform vec3 u_ramp[kRampStops];
uniform vec4 u_line;  // mode 2: colour and strength of the borders; mode 0: strength of contours

out vec4 color;

// Coverage of this pixel by a line along gap = 0. None where gap does not change.
float line(float gap, vec2 gap_gradient, float width_px) {
    float slope = length(gap_gradient) * u_units_per_px.x;
    return slope > 0.0 ? clamp(width_px / 2.0 + 0.5 - abs(gap) / slope, 0.0, 1.0) : 0.0;
}

float class_border(Classes c) {
    return u_outputs < 2 ? 0.0 : line(c.gap, gradient(c.best, c.second), kBorderWidth * u_pixel_ratio);
}

vec3 class_place(Classes c) {
    vec3 sure = u_regions[c.best >= u_first && c.best < u_first + kClassColors ? c.best - u_first : kClassColors];
    return mix(mix(u_ground, sure, shade(c.margin)), u_border, class_border(c));
}

// The nearest limit between two bands; the ends of the range are none.
float contour(float value) {
    float width = u_range.y - u_range.x;
    float t = clamp((value - u_range.x) / width, 0.0, 1.0);
    float nearest = clamp(floor(t * float(kBands) + 0.5), 1.0, float(kBands) - 1.0);
    float gap = value - (u_range.x + width * nearest / float(kBands));
    return line(gap, gradient(u_output, -1), kContourWidth * u_pixel_ratio);
}

vec3 number_place(float value) {
    float width = u_range.y - u_range.x;
    float t = clamp((value - u_range.x) / width, 0.0, 1.0);
    float at = t * float(kRampStops - 1);
    int stop = min(int(at), kRampStops - 2);
    vec3 fill = mix(u_ramp[stop], u_ramp[stop + 1], at - float(stop));
    return mix(fill, u_border, contour(value) * u_line.a);
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
        if (u_mode == 2) {
            color = vec4(u_line.rgb, 1.0) * u_line.a * contour(value);
        } else {
            color = vec4(u_mode == 1 ? vec3(float(band(value)) / 255.0) : number_place(value), 1.0);
        }
    } else {
        Classes c = evaluate_classes();
        if (u_mode == 2) {
            color = vec4(u_line.rgb, 1.0) * u_line.a * class_border(c);
        } else {
            color = vec4(u_mode == 1 ? vec3(float(min(c.best, 255)) / 255.0) : class_place(c), 1.0);
        }
    }
}
