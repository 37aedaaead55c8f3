// The colours of the map: ten for classes that colour-blind eyes tell apart, a grey for "others", a ramp for numbers,
// and the grounds of the light and the dark theme. Shaders get these numbers as uniforms: they are written once, here.
// Includes nothing of ours.
#pragma once

namespace map {

struct Rgb {
    float r = 0, g = 0, b = 0;  // sRGB, 0..1
};

inline constexpr int kClassColors = 10;
inline constexpr int kOthers = kClassColors;  // palette index of merged and of missing classes: grey

// Full-strength colour of a palette index 0..kOthers: points, legend.
Rgb class_color(int palette_index, bool dark);
// The quiet colour of a region where the head is sure; unsure places fade towards ground().
Rgb region_color(int palette_index, bool dark);
// Sequential ramp for numbers, t in 0..1 (clamped; NaN is grey), rising in lightness on dark, falling on light ground.
Rgb ramp_color(float t, bool dark);
// The quiet colour of a number's place on the map. Straight between kRampStops stops at t = i / (kRampStops - 1).
inline constexpr int kRampStops = 9;
Rgb ramp_region_color(float t, bool dark);
Rgb ground(bool dark);
Rgb border(bool dark);
// a for t = 0, b for t = 1.
Rgb mix(Rgb a, Rgb b, float t);

// Which colour class `code` of `n_classes` has. Codes are in order of frequency (data/table.h), so the kClassColors
// most frequent classes have a colour of their own, their code; rarer ones, and a missing one (code -1), share kOthers.
int palette_index(int code, int n_classes);

}  // namespace map
