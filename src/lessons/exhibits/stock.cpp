// See stock.h. The stock consists of a few ellipses and boxes.
#include "lessons/exhibits/stock.h"

#include <algorithm>
#include <cmath>

namespace lessons {
namespace {

constexpr std::array<std::string_view, 3> kCounts = {"one", "two", "three"};
constexpr std::array<std::string_view, 5> kColours = {"", "brown", "grey", "white", "black"};
constexpr std::array<std::string_view, 3> kThings = {"dog", "cat", "house"};
constexpr std::array<std::string_view, 4> kGrounds = {"", "grey", "green", "sand"};

constexpr std::array<Rgb8, 5> kFur = {{{232, 190, 96}, {150, 96, 58}, {158, 164, 170}, {240, 240, 236}, {48, 46, 50}}};
constexpr std::array<Rgb8, 4> kGround = {{{196, 222, 240}, {128, 128, 128}, {120, 176, 96}, {226, 204, 158}}};
constexpr Rgb8 kDark = {36, 32, 34};

// A shape in a square of side 1 (y down): an ellipse about (x, y) with half axes a and b, or a box.
struct Shape {
    double x, y, a, b;
    bool box = false;
    bool dark = false;
};
constexpr std::array kDog = {
    Shape{0.46, 0.52, 0.27, 0.15, false, false}, Shape{0.76, 0.33, 0.14, 0.13, false, false},  // body, head
    Shape{0.88, 0.38, 0.09, 0.06, false, false}, Shape{0.95, 0.36, 0.025, 0.03, false, true},  // muzzle, nose
    Shape{0.67, 0.36, 0.05, 0.12, false, true},  Shape{0.79, 0.30, 0.022, 0.03, false, true},  // ear, eye
    Shape{0.26, 0.74, 0.05, 0.20, true, false},  Shape{0.40, 0.76, 0.04, 0.18, true, false},   // legs
    Shape{0.58, 0.76, 0.04, 0.18, true, false},  Shape{0.68, 0.74, 0.04, 0.20, true, false},   // legs
    Shape{0.16, 0.38, 0.04, 0.16, false, false}};                                              // tail
constexpr std::array kCat = {Shape{0.45, 0.66, 0.22, 0.24, false, false}, Shape{0.52, 0.34, 0.18, 0.15, false, false},
                             Shape{0.38, 0.20, 0.04, 0.09, true, false},  Shape{0.64, 0.20, 0.04, 0.09, true, false},
                             Shape{0.46, 0.32, 0.02, 0.03, false, true},  Shape{0.59, 0.32, 0.02, 0.03, false, true},
                             Shape{0.80, 0.72, 0.04, 0.20, false, false}, Shape{0.525, 0.39, 0.025, 0.02, false, true}};
constexpr std::array kHouse = {Shape{0.5, 0.65, 0.32, 0.28, true, false}, Shape{0.5, 0.30, 0.38, 0.07, true, true},
                               Shape{0.5, 0.20, 0.22, 0.05, true, true},  Shape{0.5, 0.78, 0.09, 0.15, true, true},
                               Shape{0.31, 0.58, 0.07, 0.07, true, true}, Shape{0.69, 0.58, 0.07, 0.07, true, true}};

std::span<const Shape> shapes_of(int thing) {
    if (thing == 1) return kCat;
    if (thing == 2) return kHouse;
    return kDog;
}

bool covers(const Shape& shape, double x, double y) {
    const double u = std::fabs(x - shape.x) / shape.a, v = std::fabs(y - shape.y) / shape.b;
    return shape.box ? u <= 1 && v <= 1 : u * u + v * v <= 1;
}

std::size_t as_index(int i) { return static_cast<std::size_t>(i); }

// Index of the word, or -1.
int place_of(std::span<const std::string_view> words, std::string_view word) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == word && !word.empty()) return static_cast<int>(i);
    }
    return -1;
}

std::string_view next_word(std::string_view& text) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    return word;
}

}  // namespace

std::span<const std::string_view> count_words() { return kCounts; }
std::span<const std::string_view> colour_words() { return kColours; }
std::span<const std::string_view> thing_words() { return kThings; }
std::span<const std::string_view> ground_words() { return kGrounds; }

std::string written(const Sentence& sentence) {
    std::string text(kCounts[as_index(sentence.count)]);
    if (sentence.colour > 0) text += " " + std::string(kColours[as_index(sentence.colour)]);
    text += " " + std::string(kThings[as_index(sentence.thing)]);
    if (sentence.count > 0) text += "s";
    if (sentence.ground > 0) text += " on " + std::string(kGrounds[as_index(sentence.ground)]);
    return text;
}

bool read(std::string_view text, Sentence& sentence) {
    Sentence found;
    found.count = place_of(kCounts, next_word(text));
    std::string_view word = next_word(text);
    found.colour = std::max(place_of(kColours, word), 0);
    if (found.colour > 0) word = next_word(text);
    if (found.count > 0 && !word.empty() && word.back() == 's') word.remove_suffix(1);
    found.thing = place_of(kThings, word);
    if (found.count < 0 || found.thing < 0) return false;
    if (!text.empty()) {
        if (next_word(text) != "on") return false;
        found.ground = place_of(kGrounds, next_word(text));
        if (found.ground < 0 || !text.empty()) return false;
    }
    sentence = found;
    return true;
}

Picture drawn_from_stock(const Sentence& sentence, int width, int height) {
    const Rgb8 ground = kGround[as_index(sentence.ground)];
    Picture picture{width, height,
                    std::vector<Rgb8>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), ground)};
    const int n = sentence.count + 1;
    const double side = std::min(static_cast<double>(width) / n, height * 0.8);
    const Rgb8 fur = kFur[as_index(sentence.colour)];
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const double share = (x + 0.5) * n / width;
            const double u = (share - std::floor(share) - 0.5) * (static_cast<double>(width) / n) / side + 0.5;
            const double v = (y + 0.5 - (height - side) * 0.6) / side;
            for (const Shape& shape : shapes_of(sentence.thing)) {
                if (covers(shape, u, v)) picture.at(x, y) = shape.dark ? kDark : fur;
            }
        }
    }
    return picture;
}

}  // namespace lessons
