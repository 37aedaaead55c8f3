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
    from_hex(0xea0d07),  // red, for classes of this name
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
    from_hex(0xf10503),  // red, for classes of this name
    from_hex(0xe9952c),  // orange
    from_hex(0xecdb01),  // yellow
};

// Pale yellow through green and blue to violet: lightness alone tells the order, so it also works in greyscale.
constexpr Rgb kRampLight[kRampStops] = {
    from_hex(0xeedb7c), from_hex(0xcdd983), from_hex(0x9fcb8f), from_hex(0x6db696), from_hex(0x459c9c),
    from_hex(0x347f9b), from_hex(0x345f92), from_hex(0x39407f), from_hex(0x332560),
};
constexpr Rgb kRampDark[kRampStops] = {
    from_hex(0x453577), from_hex(0x40508f), from_hex(0x376c9c), from_hex(0x34889f), from_hex(0x40a29a),
    from_hex(0x66bb91), from_hex(0x99d089), from_hex(0xcde08d), from_hex(0xf8eca8),
};

// A class name that is a colour, or a thing with a colour of its own; its palette index; and which of the ten colours
// is left unused for it.
struct NamedColor {
    std::string_view name;
    int index, instead_of;
};
constexpr std::array kNamed = {
    NamedColor{"red", kRed, 4},     NamedColor{"orange", kOrange, 0}, NamedColor{"yellow", kYellow, 7},
    NamedColor{"green", 2, 2},      NamedColor{"blue", 1, 1},         NamedColor{"purple", 6, 6},
    NamedColor{"pink", 9, 9},       NamedColor{"brown", 8, 8},        NamedColor{"grey", kOthers, kOthers},
    NamedColor{"taxi", kYellow, 7},
};
// Beside a taxi's yellow amber is too much alike: it is given away last.
constexpr int kAmber = 0;

// How much of its colour a region keeps: light regions are pastel, dark ones deep.
constexpr float kRegionLight = 0.52f;
constexpr float kRegionDark = 0.50f;

// Sand, slate, moss, mauve, clay, mist, dusk, straw, umber, rose, grey: neighbours differ in lightness, too.
constexpr Rgb kMutedLight[kClassColors + 1] = {
    from_hex(0xcdb88c), from_hex(0x8294a6), from_hex(0x9fb08c), from_hex(0x9c8598),
    from_hex(0xc9a892), from_hex(0xb4c8cf), from_hex(0x77739a), from_hex(0xe0d9a6),
    from_hex(0x8d7763), from_hex(0xdcb9be), from_hex(0xa5a7aa),
};
constexpr Rgb kMutedDark[kClassColors + 1] = {
    from_hex(0x8f7f58), from_hex(0x4d6178), from_hex(0x6d7f60), from_hex(0x6a566d),
    from_hex(0x8c6a58), from_hex(0x6d8a94), from_hex(0x4d4a74), from_hex(0x9a955e),
    from_hex(0x5f4c3d), from_hex(0x997a80), from_hex(0x6b6f74),
};
constexpr Rgb kMutedRampLight[2] = {from_hex(0xf1eee6), from_hex(0x6c7883)};
constexpr Rgb kMutedRampDark[2] = {from_hex(0x272d34), from_hex(0xa5afba)};

}  // namespace

Rgb mix(Rgb a, Rgb b, float t) { return {a.r + (b.r - a.r) * t, a.g + (b.g - a.g) * t, a.b + (b.b - a.b) * t}; }

Rgb class_color(int palette_index, bool dark) {
    const int index = palette_index >= 0 && palette_index < kPaletteColors ? palette_index : kOthers;
    return dark ? kDark[index] : kLight[index];
}

Rgb region_color(int palette_index, bool dark) {
    return mix(ground(dark), class_color(palette_index, dark), region_share(dark));
}

float region_share(bool dark) { return dark ? kRegionDark : kRegionLight; }

Rgb muted_class_color(int code, bool dark) {
    const int index = std::clamp(code, 0, kOthers);
    return dark ? kMutedDark[index] : kMutedLight[index];
}

Rgb muted_ramp_color(float t, bool dark) {
    const Rgb* ends = dark ? kMutedRampDark : kMutedRampLight;
    return mix(ends[0], ends[1], std::clamp(t, 0.0f, 1.0f));
}

Rgb ramp_color(float t, bool dark) {
    if (std::isnan(t)) return class_color(kOthers, dark);
    const Rgb* stops = dark ? kRampDark : kRampLight;
    const float at = std::clamp(t, 0.0f, 1.0f) * (kRampStops - 1);
    const int low = std::min(static_cast<int>(at), kRampStops - 2);
    return mix(stops[low], stops[low + 1], at - static_cast<float>(low));
}

Rgb ramp_region_color(float t, bool dark) { return mix(ground(dark), ramp_color(t, dark), kRampRegionShare); }

Rgb ground(bool dark) { return dark ? from_hex(0x171b20) : from_hex(0xfbfaf8); }

Rgb border(bool dark) { return dark ? from_hex(0xc3c7cc) : from_hex(0x5b5d63); }

int first_colored(int n_classes, int first) { return first < n_classes ? std::max(first, 0) : 0; }

int palette_index(int code, int n_classes, int first) {
    const int from = first_colored(n_classes, first);
    return code >= from && code < std::min(n_classes, from + kClassColors) ? code - from : kOthers;
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
        if (classes[code] == "taxi") taken[kAmber] = true;
    }
    std::size_t free = 0;
    for (std::size_t code = 0; code < n; ++code) {
        if (named[code]) continue;
        while (free < kClassColors && taken[free]) ++free;  // there are as many as there are codes, amber included
        slots[code] = free < kClassColors ? static_cast<int>(free++) : kAmber;
    }
    return slots;
}

std::vector<int> palette_indices(const std::vector<std::string>& classes, bool by_name, int first) {
    const auto slots = palette_slots(classes, by_name);
    const auto n = static_cast<int>(classes.size());
    std::vector<int> indices;
    for (int code = 0; code < n; ++code)
        indices.push_back(slots[static_cast<std::size_t>(palette_index(code, n, by_name ? 0 : first))]);
    return indices;
}

int symbol_index(int palette_index) {
    for (const NamedColor& color : kNamed) {
        if (color.index == palette_index) return color.instead_of;
    }
    return std::clamp(palette_index, 0, kOthers);
}

Rgb false_neighbour(bool dark) { return dark ? Rgb{1, 0.55f, 0.5f} : Rgb{0.76f, 0.12f, 0.16f}; }
Rgb torn_neighbour(bool dark) { return dark ? Rgb{0.78f, 0.66f, 1} : Rgb{0.4f, 0.16f, 0.66f}; }

}  // namespace map
