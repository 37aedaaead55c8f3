// See palette.h. The colours were chosen by search (largest least CIEDE2000 distance over normal, protan, deutan and
// tritan sight, near the hues named beside them); tests/map/palette_test.cpp measures what was reached.
#include "map/view/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace map {
namespace {

constexpr Rgb from_hex(unsigned hex) {
    return {static_cast<float>(hex >> 16 & 255) / 255, static_cast<float>(hex >> 8 & 255) / 255,
            static_cast<float>(hex & 255) / 255};
}

constexpr Rgb kLight[kPaletteColors] = {
    from_hex(0xe8a52b),  // amber
    from_hex(0x3478e8),  // blue
    from_hex(0x148a5e),  // green
    from_hex(0xa9569a),  // magenta
    from_hex(0xc7570f),  // vermilion
    from_hex(0x55c8f4),  // sky
    from_hex(0x4f39c4),  // violet
    from_hex(0xa09a52),  // olive
    from_hex(0x70442a),  // brown
    from_hex(0xfb82c4),  // pink
    from_hex(0x8a8d91),  // grey
    from_hex(0xea0d07),  // called red
    from_hex(0xf87803),  // orange
    from_hex(0xf7e24f),  // yellow
};
constexpr Rgb kDark[kPaletteColors] = {
    from_hex(0xe99a12),  // amber
    from_hex(0x5b97ff),  // blue
    from_hex(0x37a07c),  // green
    from_hex(0xd03a9f),  // magenta
    from_hex(0xe2431a),  // vermilion
    from_hex(0x3fd0f8),  // sky
    from_hex(0x7458f0),  // violet
    from_hex(0xe4e04a),  // yellow
    from_hex(0x96684a),  // brown
    from_hex(0xfbb3c4),  // pink
    from_hex(0x8d9196),  // grey
    from_hex(0xf10503),  // called red
    from_hex(0xe9952c),  // orange
    from_hex(0xecdb01),  // yellow
};

// Pale yellow through green and blue to violet: lightness alone tells the order, so grey eyes read it, too.
constexpr Rgb kRampLight[kRampStops] = {
    from_hex(0xeedb7c), from_hex(0xcdd983), from_hex(0x9fcb8f), from_hex(0x6db696), from_hex(0x459c9c),
    from_hex(0x347f9b), from_hex(0x345f92), from_hex(0x39407f), from_hex(0x332560),
};
constexpr Rgb kRampDark[kRampStops] = {
    from_hex(0x453577), from_hex(0x40508f), from_hex(0x376c9c), from_hex(0x34889f), from_hex(0x40a29a),
    from_hex(0x66bb91), from_hex(0x99d089), from_hex(0xcde08d), from_hex(0xf8eca8),
};

// A class name that is a colour, its palette index, and which of the ten it replaces.
struct NamedColor {
    std::string_view name;
    int index, instead_of;
};
constexpr std::array kNamed = {
    NamedColor{"red", kRed, 4}, NamedColor{"orange", kOrange, 0}, NamedColor{"yellow", kYellow, 7},
    NamedColor{"green", 2, 2},  NamedColor{"blue", 1, 1},         NamedColor{"purple", 6, 6},
    NamedColor{"pink", 9, 9},   NamedColor{"brown", 8, 8},        NamedColor{"grey", kOthers, kOthers},
};

// How much of its colour a region keeps: light regions are pastel, dark ones deep.
constexpr float kRegionLight = 0.52f;
constexpr float kRegionDark = 0.50f;
constexpr float kRampRegion = 0.66f;

}  // namespace

Rgb mix(Rgb a, Rgb b, float t) { return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t}; }

Rgb class_color(int palette_index, bool dark) {
    const int index = palette_index >= 0 && palette_index < kPaletteColors ? palette_index : kOthers;
    return dark ? kDark[index] : kLight[index];
}

Rgb region_color(int palette_index, bool dark) {
    return mix(ground(dark), class_color(palette_index, dark), dark ? kRegionDark : kRegionLight);
}

Rgb ramp_color(float t, bool dark) {
    if (std::isnan(t)) return class_color(kOthers, dark);
    const Rgb* stops = dark ? kRampDark : kRampLight;
    const float at = std::clamp(t, 0.0f, 1.0f) * (kRampStops - 1);
    const int low = std::min(static_cast<int>(at), kRampStops - 2);
    return mix(stops[low], stops[low + 1], at - static_cast<float>(low));
}

Rgb ramp_region_color(float t, bool dark) { return mix(ground(dark), ramp_color(t, dark), kRampRegion); }

Rgb ground(bool dark) { return dark ? from_hex(0x171b20) : from_hex(0xfbfaf8); }

Rgb border(bool dark) { return dark ? from_hex(0xc3c7cc) : from_hex(0x5b5d63); }

int palette_index(int code, int n_classes) {
    return code >= 0 && code < std::min(n_classes, kClassColors) ? code : kOthers;
}

std::array<int, kClassColors + 1> palette_slots(const std::vector<std::string>& classes, bool by_name) {
    std::array<int, kClassColors + 1> slots{};
    for (int i = 0; i <= kOthers; ++i) slots[static_cast<std::size_t>(i)] = i;
    if (!by_name) return slots;
    const std::size_t n = std::min<std::size_t>(classes.size(), kClassColors);
    std::array<bool, kClassColors + 1> taken{}, named{};
    for (std::size_t code = 0; code < n; ++code) {
        const auto color = std::find_if(kNamed.begin(), kNamed.end(),
                                        [&](const NamedColor& row) { return row.name == classes[code]; });
        if (color == kNamed.end()) continue;
        slots[code] = color->index;
        named[code] = taken[static_cast<std::size_t>(color->instead_of)] = true;
    }
    std::size_t free = 0;
    for (std::size_t code = 0; code < n; ++code) {
        if (named[code]) continue;
        while (taken[free]) ++free;  // there are as many as there are codes
        slots[code] = static_cast<int>(free++);
    }
    return slots;
}

std::vector<int> palette_indices(const std::vector<std::string>& classes, bool by_name) {
    const auto slots = palette_slots(classes, by_name);
    std::vector<int> indices(classes.size(), kOthers);
    std::copy_n(slots.begin(), std::min<std::size_t>(classes.size(), kClassColors), indices.begin());
    return indices;
}

int symbol_index(int palette_index) {
    for (const NamedColor& color : kNamed) {
        if (color.index == palette_index) return color.instead_of;
    }
    return std::clamp(palette_index, 0, kOthers);
}

}  // namespace map
