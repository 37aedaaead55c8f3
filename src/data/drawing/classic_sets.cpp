// See classic_sets.h.
#include "data/drawing/classic_sets.h"

#include "core/random.h"
#include "data/drawing/sine.h"

namespace data {
namespace {

constexpr float kTurn = 6.2831853f;
constexpr float kNoiseReach = 2 * kDrawnReach / 4;

float sine(float x) { return static_cast<float>(plain_sine(static_cast<double>(x))); }
float cosine(float x) { return static_cast<float>(plain_cosine(static_cast<double>(x))); }

struct Dice {
    core::Random random;
    float noise;

    float between(float low, float high) { return low + (high - low) * core::next_unit(random); }
    DrawnPoint point(float x, float y, int label) {
        const float dx = core::next_normal(random), dy = core::next_normal(random);
        return {drawn_place(x + dx * noise * kNoiseReach), drawn_place(y + dy * noise * kNoiseReach), label};
    }
};

template <class Place>
Drawing drawn(int n, double noise, std::uint64_t seed, const Place& place) {
    Dice dice{core::random_stream(seed, "drawing"), static_cast<float>(noise)};
    Drawing drawing;
    for (int i = 0; i < n; ++i) drawing.points.push_back(place(dice, i, i % 2));
    return drawing;
}

Drawing rings(int n, double noise, std::uint64_t seed) {
    return drawn(n, noise, seed, [](Dice& dice, int, int label) {
        const float r = label == 0 ? dice.between(0, 2.4f) : dice.between(3.6f, 5), turn = dice.between(0, kTurn);
        return dice.point(r * cosine(turn), r * sine(turn), label);
    });
}

Drawing exclusive_or(int n, double noise, std::uint64_t seed) {
    return drawn(n, noise, seed, [](Dice& dice, int, int label) {
        const float x = dice.between(0.4f, 5), y = dice.between(0.4f, 5);
        const float side = dice.between(0, 1) < 0.5f ? -1.0f : 1.0f;
        return dice.point(side * x, side * (label == 0 ? y : -y), label);
    });
}

Drawing clouds(int n, double noise, std::uint64_t seed) {
    return drawn(n, noise, seed, [](Dice& dice, int, int label) {
        const float middle = label == 0 ? 2.2f : -2.2f;
        const float x = core::next_normal(dice.random), y = core::next_normal(dice.random);
        return dice.point(middle + 0.8f * x, middle + 0.8f * y, label);
    });
}

Drawing spirals(int n, double noise, std::uint64_t seed) {
    return drawn(n, noise, seed, [n](Dice& dice, int i, int label) {
        const float along = static_cast<float>(i) / static_cast<float>(n);
        const float turn = 1.75f * along * kTurn + (label == 0 ? 0 : kTurn / 2), r = 5 * along;
        return dice.point(r * sine(turn), r * cosine(turn), label);
    });
}

Drawing half_planes(int n, double noise, std::uint64_t seed) {
    return drawn(n, noise, seed, [](Dice& dice, int, int label) {
        const float along = dice.between(-6, 6), away = dice.between(0.4f, 4) * (label == 0 ? 1.0f : -1.0f);
        return dice.point((along + away) * 0.7071f, (away - along) * 0.7071f, label);
    });
}

constexpr ClassicSet kSets[] = {
    {"circles", "circles", "A ring round a disc: no straight line parts them.", rings},
    {"xor", "exclusive or", "Opposite quarters are alike: neither x nor y alone says anything.", exclusive_or},
    {"gaussians", "clouds", "Two clouds: a straight line parts them.", clouds},
    {"spiral", "spiral", "Two arms wound into each other: needs layers.", spirals},
    {"plane", "half planes", "Two sides of a slanted line.", half_planes},
};

}  // namespace

std::span<const ClassicSet> classic_sets() { return kSets; }

}  // namespace data
