#version 300 es
// The ground of the fantasy map: sea with coast lines and waves, land coloured by a head's predictions, hills, dashed
// borders. Land comes from a coarse grid; fine noise makes its coast ragged at every zoom. Draws neither towns nor
// names. Next: head.glsl.
//  Twin   src/map/pictures/fantasy_picture.cpp, the same functions in the same order; noise: src/map/land/noise.h
//  Units  d: map units from the camera's centre; u_px: map units per logical pixel; coast: logical pixels, > 0 on land
//  Data   t_terrain, of src/map/land/terrain.h: distance to the coast in cells, height, its slope per reach
// Names starting with k are defines that C++ adds: the numbers are written once, in src/map/land/fantasy.h.
precision highp float;
precision highp int;
precision highp sampler2D;

#include "head.glsl"

uniform sampler2D t_terrain;
uniform vec2 u_size_px;  // of the picture
uniform vec2 u_units_per_px;
uniform float u_pixel_ratio;
uniform float u_px;
uniform float u_reach;  // map units
uniform float u_cell;   // map units
uniform vec2 u_grid;    // the camera's centre on the field, cells
uniform vec2 u_anchor;  // the camera's centre from the middle of the field, map units
uniform vec4 u_octaves[kFineOctaves];  // turn, place in the cell
uniform ivec2 u_octave_cells[kFineOctaves];
uniform float u_octave_weights[kFineOctaves];  // map units
uniform vec4 u_wave;  // cells a map unit, place in the cell, strength
uniform ivec2 u_wave_cell;
uniform vec3 u_paper;
uniform vec3 u_ink;
uniform vec3 u_shallow;
uniform vec3 u_deep;
uniform vec3 u_sea_ink;
uniform vec3 u_border;
uniform vec3 u_lit;
uniform vec3 u_shaded;
uniform vec3 u_most;  // how much of lit, of shaded, of the beach's shade at most
uniform vec3 u_countries[kClassColors + 1];
uniform int u_first;  // the class that has the first colour
uniform vec3 u_ramp[kRampStops];

out vec4 color;

uint lattice_hash(ivec2 at) {
    uint h = uint(at.x) * 0x9e3779b1u ^ uint(at.y) * 0x85ebca77u;
    h = (h ^ h >> 15) * 0x2c1b3c6du;
    h = (h ^ h >> 12) * 0x297a2d39u;
    return h >> 8;
}

float corner(ivec2 at) { return float(lattice_hash(at)) * (2.0 / 16777215.0) - 1.0; }

// Value, and slope in map units.
vec3 noise_at(vec4 octave, ivec2 cell) {
    vec2 turn = octave.xy;
    vec2 q = octave.zw + vec2(turn.x * d.x - turn.y * d.y, turn.y * d.x + turn.x * d.y);
    vec2 low = floor(q);
    vec2 f = q - low;
    ivec2 at = cell + ivec2(low);
    float a = corner(at);
    float b = corner(at + ivec2(1, 0));
    float c = corner(at + ivec2(0, 1));
    float e = corner(at + ivec2(1, 1));
    vec2 u = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
    vec2 v = 30.0 * f * f * (f - 1.0) * (f - 1.0);
    float twist = a - b - c + e;
    vec2 g = v * vec2(b - a + twist * u.y, c - a + twist * u.x);
    return vec3(a + (b - a) * u.x + (c - a) * u.y + twist * u.x * u.y, turn.x * g.x + turn.y * g.y,
                turn.x * g.y - turn.y * g.x);
}

vec3 fine_noise() {
    vec3 sum = vec3(0.0);
    for (int i = 0; i < kFineOctaves; ++i) {
        if (u_octave_weights[i] > 0.0) sum += u_octave_weights[i] * noise_at(u_octaves[i], u_octave_cells[i]);
    }
    return sum;
}

// How much of a pixel a line of some width covers whose middle is `distance_to` away, logical pixels.
float stroke(float distance_to, float width) {
    return clamp((width / 2.0 - abs(distance_to)) * u_pixel_ratio + 0.5, 0.0, 1.0);
}

// Three scallops in some cells of a lattice.
float wave() {
    vec2 q = u_wave.yz + d * vec2(u_wave.x, u_wave.x * 2.0);
    vec2 low = floor(q);
    uint hash = lattice_hash(u_wave_cell + ivec2(low));
    float chance = float(hash & 255u) / 255.0;
    vec2 at = 0.3 + 0.4 * vec2(float(hash >> 8 & 255u), float(hash >> 16 & 255u)) / 255.0;
    float size = 1.0 / (u_wave.x * u_px);
    vec2 from = (q - low - at) * vec2(size, size / 2.0);
    float crest = kWaveHeight * abs(sin(from.x * (3.14159265 / kWavePeriod)));
    float ends = 1.0 - smoothstep(kWaveReach * 0.5, kWaveReach, abs(from.x));
    return chance < kWaves ? stroke(from.y + crest, 1.0) * ends * u_wave.w * kWaveInk : 0.0;
}

vec3 sea(float coast) {
    vec3 c = mix(u_shallow, u_deep, smoothstep(0.0, kShelf, -coast));
    c = mix(c, u_sea_ink, stroke(coast + kCoastLines0, kCoastLineWidth) * kCoastLineInk0);
    c = mix(c, u_sea_ink, stroke(coast + kCoastLines1, kCoastLineWidth) * kCoastLineInk1);
    c = mix(c, u_sea_ink, stroke(coast + kCoastLines2, kCoastLineWidth) * kCoastLineInk2);
    float open = smoothstep(kCoastLines2 + 6.0, kCoastLines2 + 18.0, -coast);
    return open > 0.0 ? mix(c, u_sea_ink, wave() * open) : c;
}

struct Country {
    vec3 fill, line_color;
    float line;
    vec2 slope;
};

// Dashes along a border whose gap grows towards g. Both sides count them from the same place.
float dash(vec2 g) {
    vec2 at = (d + u_anchor) / u_px;
#if kQuads > 0
    float along = abs(g.x) > abs(g.y) ? at.y : at.x;
#else
    float along = (at.x * g.y - at.y * g.x) / max(length(g), 1e-20);
#endif
    return clamp((kDashInk / 2.0 - abs(fract(along / kDash) - 0.5) * kDash) * u_pixel_ratio + 0.5, 0.0, 1.0);
}

// Distance to where gap is 0, if it grows by `slope` a pixel; far off the picture if the slope is 0.
float pixels_to(float gap, float slope) { return slope > 0.0 ? gap / slope : kOff; }

Country class_country() {
    Classes c = evaluate_classes();
    vec3 sure = u_countries[c.best >= u_first && c.best < u_first + kClassColors ? c.best - u_first : kClassColors];
    vec3 fill = mix(u_paper, sure, shade(c.margin));
    if (u_outputs < 2) return Country(fill, u_border, 0.0, vec2(0.0));
    vec2 g = gradient(c.best, c.second);
    float line = stroke(pixels_to(c.gap, length(g) * u_px), kDashWidth) * dash(g);
    // From the confidence between the two most probable classes, tanh(gap / 2): a country is a plateau, its border a
    // valley.
    float e = exp(-min(c.gap, 18.0));
    float t = (1.0 - e) / (1.0 + e);
    return Country(fill, u_border, line, kReliefConfidence * u_reach * 0.5 * (1.0 - t * t) * g);
}

Country number_country() {
    float value = output_of(u_output);
    float width = u_range.y - u_range.x;
    float t = clamp((value - u_range.x) / width, 0.0, 1.0);
    float at = t * float(kRampStops - 1);
    int stop = min(int(at), kRampStops - 2);
    vec3 fill = mix(u_ramp[stop], u_ramp[stop + 1], at - float(stop));
    float nearest = clamp(floor(t * float(kBands) + 0.5), 1.0, float(kBands) - 1.0);
    float gap = value - (u_range.x + width * nearest / float(kBands));
    vec2 g = gradient(u_output, -1);
    float line = stroke(pixels_to(gap, length(g) * u_px), kContourWidth) * kContourStrength;
    return Country(fill, u_ink, line, kReliefContour * u_reach / width * g);
}

Country country() {
    if (u_outputs == 0) return Country(u_paper, u_ink, 0.0, vec2(0.0));
    evaluate_hidden();
    if (u_output >= 0) return number_country();
    return class_country();
}

// Light from the upper left.
vec3 in_relief(vec3 c, vec2 slope) {
    float lit = (slope.x - slope.y) * 0.70710678 / sqrt(1.0 + dot(slope, slope));
    return lit > 0.0 ? mix(c, u_lit, lit * u_most.x) : mix(c, u_shaded, -lit * u_most.y);
}

vec3 land(float coast, vec4 terrain, vec3 noise) {
    Country c = country();
    // Hills are rougher where they are higher.
    float rough = kReliefNoise * (0.25 + clamp(terrain.y, 0.0, 1.0));
    vec3 fill = in_relief(c.fill, c.slope + kReliefHeight * terrain.zw + rough * noise.yz);
    float near = max(1.0 - coast / kBeach, 0.0);
    fill = mix(fill, u_shaded, u_most.z * near * near);
    return mix(fill, c.line_color, c.line);
}

// How fast the distance to the coast grows: noise makes it uneven, the line shall not be.
float coast_slope(vec4 terrain, vec3 noise) {
    return max(length(terrain.zw / max(length(terrain.zw), 1e-6) + kRoughCoast * noise.yz), 0.4);
}

void main() {
    d = (gl_FragCoord.xy - u_size_px / 2.0) * u_units_per_px;
    vec4 terrain = texture(t_terrain, (d / u_cell + u_grid + 0.5) / float(kTerrainSide));
    vec3 noise = fine_noise();
    float coast = (terrain.x * u_cell + kRoughCoast * noise.x) / u_px;
    float covered = clamp(coast * u_pixel_ratio + 0.5, 0.0, 1.0);
    vec3 c = vec3(0.0);
    if (covered < 1.0) c = sea(coast);
    if (covered > 0.0) c = mix(c, land(coast, terrain, noise), covered);
    color = vec4(mix(c, u_ink, stroke(coast / coast_slope(terrain, noise), kCoastWidth)), 1.0);
}
