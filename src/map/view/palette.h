// The colours of the map: ten for classes that colour-blind eyes tell apart, a grey for "others", three more for
// classes that are called red, orange and yellow, a ramp for numbers, and the grounds of the light and the dark theme.
// Shaders get these numbers as uniforms: they are written once, here. Includes nothing of ours.
#pragma once

#include <array>
#include <string>
#include <vector>

namespace map {

struct Rgb {
    float r = 0, g = 0, b = 0;  // sRGB, 0..1
};

inline constexpr int kClassColors = 10;
inline constexpr int kOthers = kClassColors;  // palette index of merged and of missing classes: grey

// After kOthers come colours that only classes of these names get. The others that have a name of the palette's are
// among the ten, and "grey" is kOthers.
inline constexpr int kRed = 11, kOrange = 12, kYellow = 13;
inline constexpr int kPaletteColors = 14;

// Full-strength colour of a palette index 0..kPaletteColors - 1: points, legend. Of any other it is that of kOthers.
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
// The same of the first kClassColors classes by code, then of all others. With `by_name` those that are called by a
// colour have that colour, and the others what is left of the ten, the most frequent first. No two of them share a
// colour or a symbol. Allocates nothing.
std::array<int, kClassColors + 1> palette_slots(const std::vector<std::string>& classes, bool by_name);
// Of all classes, by code.
std::vector<int> palette_indices(const std::vector<std::string>& classes, bool by_name);
// Which of the ten a palette index stands for: its symbol is theirs. 0..kOthers.
int symbol_index(int palette_index);

}  // namespace map
