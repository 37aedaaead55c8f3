// The colours hold what they promise: told apart by colour-blind eyes, a ramp that rises or falls in lightness.
// Sight with one kind of cone missing: matrices of Machado, Oliveira and Fernandes 2009, A Physiologically-based Model
// for Simulation of Color Vision Deficiency, severity 1. Distance: CIEDE2000 (ISO/CIE 11664-6).
#include "map/view/palette.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace {

constexpr double kPi = 3.14159265358979323846;

using Matrix = std::array<double, 9>;

const struct {
    const char* name;
    Matrix matrix;
} kEyes[] = {
    {"normal", {1, 0, 0, 0, 1, 0, 0, 0, 1}},
    {"protan", {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998}},
    {"deutan", {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881}},
    {"tritan", {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900}},
};

struct Lab {
    double l, a, b;
};

double linear(double s) { return s <= 0.04045 ? s / 12.92 : std::pow((s + 0.055) / 1.055, 2.4); }

double lab_curve(double t) { return t > 0.008856 ? std::cbrt(t) : 7.787 * t + 16.0 / 116; }

// sRGB as these eyes see it, in CIELAB under D65.
Lab seen(map::Rgb c, const Matrix& eyes) {
    const double in[3] = {linear(c.r), linear(c.g), linear(c.b)};
    double rgb[3];
    for (std::size_t i = 0; i < 3; ++i) {
        rgb[i] = std::clamp(eyes[3 * i] * in[0] + eyes[3 * i + 1] * in[1] + eyes[3 * i + 2] * in[2], 0.0, 1.0);
    }
    const double x = 0.4124564 * rgb[0] + 0.3575761 * rgb[1] + 0.1804375 * rgb[2];
    const double y = 0.2126729 * rgb[0] + 0.7151522 * rgb[1] + 0.0721750 * rgb[2];
    const double z = 0.0193339 * rgb[0] + 0.1191920 * rgb[1] + 0.9503041 * rgb[2];
    const double fx = lab_curve(x / 0.95047), fy = lab_curve(y), fz = lab_curve(z / 1.08883);
    return {116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)};
}

double hue(double a, double b) {
    const double degrees = std::atan2(b, a) * 180 / kPi;
    return degrees < 0 ? degrees + 360 : degrees;
}

double cosine(double degrees) { return std::cos(degrees * kPi / 180); }

double ciede2000(const Lab& p, const Lab& q) {
    const double mean_c = (std::hypot(p.a, p.b) + std::hypot(q.a, q.b)) / 2;
    const double c7 = std::pow(mean_c, 7), pale = 1 + 0.5 * (1 - std::sqrt(c7 / (c7 + std::pow(25.0, 7))));
    const double a1 = p.a * pale, a2 = q.a * pale;
    const double c1 = std::hypot(a1, p.b), c2 = std::hypot(a2, q.b), h1 = hue(a1, p.b), h2 = hue(a2, q.b);
    double turn = h2 - h1;
    if (turn > 180) turn -= 360;
    if (turn < -180) turn += 360;
    const double dl = q.l - p.l, dc = c2 - c1, dh = 2 * std::sqrt(c1 * c2) * std::sin(turn / 2 * kPi / 180);
    const double l = (p.l + q.l) / 2, c = (c1 + c2) / 2, apart = std::abs(h1 - h2);
    const double h = apart <= 180 ? (h1 + h2) / 2 : (h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2);
    const double t =
        1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.20 * cosine(4 * h - 63);
    const double blue = std::exp(-std::pow((h - 275) / 25, 2)) * 60, m7 = std::pow(c, 7);
    const double turned = -std::sin(blue * kPi / 180) * 2 * std::sqrt(m7 / (m7 + std::pow(25.0, 7)));
    const double l50 = (l - 50) * (l - 50), sl = 1 + 0.015 * l50 / std::sqrt(20 + l50);
    const double x = dl / sl, y = dc / (1 + 0.045 * c), z = dh / (1 + 0.015 * c * t);
    return std::sqrt(x * x + y * y + z * z + turned * y * z);
}

double least_distance(const std::vector<map::Rgb>& colors, const Matrix& eyes) {
    double least = 1e9;
    for (std::size_t i = 0; i < colors.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j)
            least = std::min(least, ciede2000(seen(colors[i], eyes), seen(colors[j], eyes)));
    }
    return least;
}

}  // namespace

TEST_CASE("CIEDE2000 gives the published value of a published pair, and finds two greens too near for deutans") {
    // Sharma, Wu, Dalal 2005, table 1, pair 1: 2.0425.
    CHECK(ciede2000({50, 2.6772, -79.7751}, {50, 0, -82.7485}) == doctest::Approx(2.0425).epsilon(1e-4));
    // Red and green of one lightness: what this test is there to refuse.
    CHECK(least_distance({{0.75f, 0.33f, 0.1f}, {0.52f, 0.48f, 0.1f}}, kEyes[2].matrix) < 9);
}

TEST_CASE("every two class colours, and the grey, are told apart by all eyes in both themes") {
    for (const bool dark : {false, true}) {
        std::vector<map::Rgb> colors;
        for (int i = 0; i <= map::kOthers; ++i) colors.push_back(map::class_color(i, dark));
        for (const auto& eyes : kEyes) {
            CAPTURE(dark);
            CAPTURE(eyes.name);
            // Reached: 9.2 (light) and 9.9 (dark) for the hardest pair of the hardest eyes; 2.3 is just noticeable
            // side by side, and points are small and apart.
            CHECK(least_distance(colors, eyes.matrix) > (std::string(eyes.name) == "normal" ? 17 : 9));
        }
    }
}

TEST_CASE("every two colours that classes get by name are told apart by all eyes in both themes") {
    const std::vector<std::string> names = {"red",    "orange", "yellow", "green", "blue",
                                            "purple", "pink",   "brown",  "grey"};
    const std::vector<int> indices = map::palette_indices(names, true);
    for (const bool dark : {false, true}) {
        std::vector<map::Rgb> colors;
        for (const int index : indices) colors.push_back(map::class_color(index, dark));
        for (const auto& eyes : kEyes) {
            CAPTURE(dark);
            CAPTURE(eyes.name);
            CHECK(least_distance(colors, eyes.matrix) > (std::string(eyes.name) == "normal" ? 17 : 9));
        }
    }
}

// What people call so: hues in degrees of the colour circle (HSV), and how colourful it is at least.
TEST_CASE("a class that is called by a colour has a colour of that hue, in both themes") {
    const struct {
        const char* name;
        double from, to;
    } kHues[] = {{"red", -12, 12},   {"orange", 20, 42},   {"yellow", 46, 65}, {"green", 90, 165},
                 {"blue", 200, 235}, {"purple", 240, 290}, {"pink", 320, 350}, {"brown", 15, 35}};
    for (const auto& wanted : kHues) {
        for (const bool dark : {false, true}) {
            CAPTURE(wanted.name);
            CAPTURE(dark);
            const map::Rgb c = map::class_color(map::palette_indices({wanted.name}, true)[0], dark);
            const double r = double{c.r}, g = double{c.g}, b = double{c.b};
            // Angle on the hexagon's circle: atan2(sqrt(3) (g - b), 2 r - g - b).
            const double angle = hue(2 * r - g - b, std::sqrt(3.0) * (g - b));
            const double turned = angle > 349 ? angle - 360 : angle;
            CHECK(turned >= wanted.from);
            CHECK(turned <= wanted.to);
            CHECK(std::max({r, g, b}) - std::min({r, g, b}) > 0.2);
        }
    }
    const map::Rgb blue = map::class_color(map::palette_indices({"green", "blue"}, true)[1], false);
    CHECK(std::lround(blue.r * 255) == 0x34);
    CHECK(std::lround(blue.g * 255) == 0x78);
    CHECK(std::lround(blue.b * 255) == 0xe8);
}

TEST_CASE("classes by name: no two share a colour or a symbol, what has no name gets what is left") {
    const std::vector<std::string> names = {"orange", "black", "blue", "white", "red", "grey", "teal"};
    const std::vector<int> by_name = map::palette_indices(names, true);
    const std::vector<int> expected = {map::kOrange, 2, 1, 3, map::kRed, map::kOthers, 5};
    CHECK(by_name == expected);
    for (std::size_t i = 0; i < names.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) CHECK(map::symbol_index(by_name[i]) != map::symbol_index(by_name[j]));
    }
    CHECK(map::palette_indices(names, false) == std::vector<int>{0, 1, 2, 3, 4, 5, 6});
    std::vector<std::string> many(14, "x");
    many[3] = many[12] = "yellow";  // the second is too rare for any colour
    const std::vector<int> merged = map::palette_indices(many, true);
    const std::vector<int> ten = {0, 1, 2, map::kYellow, 3, 4, 5, 6, 8, 9};
    CHECK(std::vector<int>(merged.begin(), merged.begin() + 10) == ten);
    for (std::size_t i = 10; i < merged.size(); ++i) CHECK(merged[i] == map::kOthers);
}

TEST_CASE("taxis are yellow, and nothing beside them looks alike or has their symbol") {
    for (const std::size_t n : {2U, 8U, 9U, 10U}) {
        CAPTURE(n);
        std::vector<std::string> kinds = {"bus",    "taxi",    "car",  "truck", "van",
                                          "police", "tractor", "tram", "fire",  "bike"};
        kinds.resize(n);
        const std::vector<int> indices = map::palette_indices(kinds, true);
        CHECK(indices[1] == map::kYellow);
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < i; ++j) CHECK(map::symbol_index(indices[i]) != map::symbol_index(indices[j]));
        }
        for (const bool dark : {false, true}) {
            std::vector<map::Rgb> colors;
            for (const int index : indices) colors.push_back(map::class_color(index, dark));
            CAPTURE(dark);
            CHECK(least_distance(colors, kEyes[0].matrix) > 17);
        }
    }
}

TEST_CASE("points stand out from their own region, regions from the ground") {
    for (const bool dark : {false, true}) {
        for (int i = 0; i < map::kPaletteColors; ++i) {
            CAPTURE(i);
            const Lab region = seen(map::region_color(i, dark), kEyes[0].matrix);
            // The palest is sky on light ground: 9.7; the rim round each point does the rest.
            CHECK(ciede2000(seen(map::class_color(i, dark), kEyes[0].matrix), region) > 9);
            CHECK(ciede2000(seen(map::ground(dark), kEyes[0].matrix), region) > 8);
        }
        const Lab line = seen(map::border(dark), kEyes[0].matrix);
        CHECK(ciede2000(line, seen(map::ground(dark), kEyes[0].matrix)) > 40);
    }
}

TEST_CASE("the ramp rises in lightness on dark ground and falls on light ground, for all eyes") {
    for (const bool dark : {false, true}) {
        for (const auto& eyes : kEyes) {
            CAPTURE(dark);
            CAPTURE(eyes.name);
            double before = seen(map::ramp_color(0, dark), eyes.matrix).l;
            for (int i = 1; i <= 40; ++i) {
                const double now = seen(map::ramp_color(static_cast<float>(i) / 40, dark), eyes.matrix).l;
                CHECK((dark ? now - before : before - now) > 0.2);
                before = now;
            }
        }
    }
    CHECK(map::ramp_color(-3, true).r == map::ramp_color(0, true).r);
    CHECK(map::ramp_color(NAN, true).r == map::class_color(map::kOthers, true).r);
}

TEST_CASE("the ten most frequent classes have a colour of their own, rarer and missing ones are grey") {
    CHECK(map::palette_index(9, 10) == 9);
    CHECK(map::palette_index(9, 300) == 9);
    CHECK(map::palette_index(10, 300) == map::kOthers);
    CHECK(map::palette_index(-1, 3) == map::kOthers);
}
