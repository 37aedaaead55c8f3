// The colours of the map: ten for classes that colour-blind people can tell apart, a grey for all others, three more
// for classes named red, orange and yellow, a ramp for numbers, and the backgrounds of the light and the dark theme
// (`dark` chooses the theme). Shaders get these numbers as uniforms, so they are defined only here. Includes nothing of
// ours. Next: things/class_colors.h.
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

// After kOthers come colours that only classes with these names get (and "taxi", which is yellow). For classes with
// other colour names (green, blue ...) one of the ten is used, and kOthers for "grey".
inline constexpr int kRed = 11, kOrange = 12, kYellow = 13;
inline constexpr int kPaletteColors = 14;

// The full colour of a palette index 0..kPaletteColors - 1, for points and legend; that of kOthers for any other index.
Rgb class_color(int palette_index, bool dark);
// The muted colour of a region where the head is confident; elsewhere it fades towards ground().
Rgb region_color(int palette_index, bool dark);
// A sequential ramp for numbers, t in 0..1 (clamped; NaN: grey). Lightness rises with t in the dark theme and falls in
// the light one. Linear between kRampStops stops at t = i / (kRampStops - 1).
Rgb ramp_color(float t, bool dark);
// The ramp, muted like region_color(), for regions.
inline constexpr int kRampStops = 9;
Rgb ramp_region_color(float t, bool dark);
// The share of the full colours in region_color() and in ramp_region_color(); the rest is ground().
float region_share(bool dark);
inline constexpr float kRampRegionShare = 0.66f;
// Muted earth colours by class_slot() (class_colors.h; 0..kOthers, clamped), and a muted grey ramp, t in 0..1
// (clamped). Both are drawn as they are, not faded towards ground(): for regions that show another attribute than the
// things' colours do.
Rgb muted_class_color(int code, bool dark);
Rgb muted_ramp_color(float t, bool dark);
// The background, and the borders between regions, of the light or dark theme.
Rgb ground(bool dark);
Rgb border(bool dark);
// Colours of the lines to neighbours that a projection shows wrongly: false ones (near in the picture, far in the
// original space) and torn ones (vice versa).
Rgb false_neighbour(bool dark);
Rgb torn_neighbour(bool dark);
// Linear interpolation from a (t = 0) to b (t = 1).
Rgb mix(Rgb a, Rgb b, float t);

// The palette index, 0..kOthers, of class `code` of `n_classes`, if colours do not go by name. Codes are in order of
// frequency (data/table.h). With first = 0, the index of the kClassColors most frequent classes is their code; rarer
// classes and missing values (code -1) share kOthers. Another `first` gives the colours to the codes first .. first +
// kClassColors - 1, as far as they exist; their index is code - first.
int palette_index(int code, int n_classes, int first = 0);
// The first code that has a colour: `first`, or 0 if there is no such class.
int first_colored(int n_classes, int first);
// Palette indices of the first kClassColors classes by code; the last entry is that of all others together. With
// `by_name`, classes that are named after a colour have that colour, and the other classes have the remaining ones,
// most frequent first. No two have the same colour or symbol, except "taxi" and a class "yellow". Allocates nothing.
std::array<int, kClassColors + 1> palette_slots(const std::vector<std::string>& classes, bool by_name);
// The same for all classes, by code. `first` as in palette_index(), not with by_name.
std::vector<int> palette_indices(const std::vector<std::string>& classes, bool by_name, int first = 0);
// The index into symbols() (things/symbols.h), 0..kOthers, for a palette index: the same, or for kRed, kOrange and
// kYellow that of the colour that they stand in for.
int symbol_index(int palette_index);

}  // namespace map
