// See heaps.h.
#include "map/things/heaps.h"

#include <algorithm>
#include <cmath>

#include "train/confusion.h"

namespace map {
namespace {

constexpr std::size_t kMostHeaps = 40, kMostShown = 22, kLeastShown = 4;
constexpr float kPicture = 23, kStep = 10.5f;  // logical pixels: a picture's side, and how far the fan opens
constexpr float kTurn = 2.3999632f;            // radians; the golden angle spreads any number of pictures evenly
constexpr float kOneHeap =
    1.1f;  // heaps nearer than this, of the sum of their radii, would hide each other: they are one

float room_of(const Scene& scene) {
    return std::clamp(std::min(scene.viewport.width, scene.viewport.height) / 440, 0.55f, 1.15f);
}

// More pictures for a larger crowd, but far from all of them.
std::size_t shown_of(int count) {
    const auto n = static_cast<std::size_t>(std::lround(1.3f * std::sqrt(static_cast<float>(count))));
    return std::clamp(n, kLeastShown, kMostShown);
}

float radius_of(const Scene& scene, int count) {
    return room_of(scene) * (kStep * std::sqrt(static_cast<float>(shown_of(count))) + kPicture * 0.7f);
}

void take_spot(const PlaceGrid& grid, const Scene& scene, Point2 at, std::vector<int>& things) {
    const float reach = kSpotPx * scene.camera.units_per_px;
    things_in_box(grid, {at.x - reach, at.y - reach}, {at.x + reach, at.y + reach}, things);
    std::sort(things.begin(), things.end());
}

const train::HeadSnapshot* head_of(const Scene& scene) {
    if (scene.view.head < 0 || scene.view.answer != model::Answer::classes) return nullptr;
    return &scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)];
}

// Splits the things of a spot into those that the head predicts right and wrong, and counts them.
void split_right_wrong(const Scene& scene, const std::vector<int>& truth, Heaps& heaps, Heap& heap) {
    const train::HeadSnapshot* head = head_of(scene);
    for (const int thing : heaps.things) {
        const auto i = static_cast<std::size_t>(thing);
        if ((scene.flags_of(i) & kHidden) != 0) continue;
        const int said = head != nullptr ? train::predicted_class(*head, thing) : -1;
        if (heap.answer < 0) heap.answer = said;
        const bool wrong = said >= 0 && i < truth.size() && truth[i] >= 0 && truth[i] != said;
        (wrong ? heaps.wrong : heaps.right).push_back(thing);
    }
    heap.count = static_cast<int>(heaps.right.size() + heaps.wrong.size());
    heap.wrong = static_cast<int>(heaps.wrong.size());
}

// Every n-th of the right ones at the rim, every n-th of the wrong ones in the middle, in about their true shares.
void fan_out(const Scene& scene, Heaps& heaps, Heap& heap) {
    const std::size_t n = std::min(shown_of(heap.count), static_cast<std::size_t>(heap.count));
    std::size_t n_wrong = (heaps.wrong.size() * n + static_cast<std::size_t>(heap.count) - 1) /
                          static_cast<std::size_t>(std::max(heap.count, 1));
    n_wrong = std::min(n_wrong, heaps.wrong.size());
    const std::size_t n_right = std::min(n - n_wrong, heaps.right.size());
    heap.first = heaps.pictures.size();
    heap.shown = n_right + n_wrong;
    heap.radius_px = radius_of(scene, heap.count);
    const float room = room_of(scene);
    for (std::size_t k = 0; k < heap.shown; ++k) {
        const bool right = k < n_right;
        const std::size_t of = right ? k * heaps.right.size() / n_right : (k - n_right) * heaps.wrong.size() / n_wrong;
        const auto place = static_cast<float>(heap.shown - 1 - k);
        const float away = room * kStep * std::sqrt(place + 0.2f), turn = kTurn * place;
        heaps.pictures.push_back({.thing = right ? heaps.right[of] : heaps.wrong[of],
                                  .size = kPicture * room,
                                  .alpha = 1,
                                  .shift = {away * std::cos(turn), away * std::sin(turn)},
                                  .wrong = !right});
    }
}

}  // namespace

void make_heaps(const PlaceGrid& grid, const Scene& scene, const Crowds& crowds, const std::vector<int>& truth,
                Heaps& heaps) {
    heaps.heaps.clear();
    heaps.pictures.clear();
    std::vector<unsigned char> taken(crowds.crowds.size(), 0);
    for (std::size_t i = 0; i < crowds.crowds.size() && heaps.heaps.size() < kMostHeaps; ++i) {
        if (taken[i] != 0) continue;
        const Crowd& crowd = crowds.crowds[i];
        heaps.right.clear();
        heaps.wrong.clear();
        Heap heap{.at = crowd.at};
        for (std::size_t j = i; j < crowds.crowds.size(); ++j) {
            const Crowd& other = crowds.crowds[j];
            const float apart_px = std::hypot(other.at.x - crowd.at.x, other.at.y - crowd.at.y) /
                                   std::max(scene.camera.units_per_px, 1e-30f);
            const float sum = radius_of(scene, crowd.count) + radius_of(scene, other.count);
            if (taken[j] != 0 || (j > i && apart_px > sum * kOneHeap / 2)) continue;
            taken[j] = 1;
            take_spot(grid, scene, other.at, heaps.things);
            split_right_wrong(scene, truth, heaps, heap);
        }
        if (heap.count == 0) continue;
        fan_out(scene, heaps, heap);
        heaps.heaps.push_back(heap);
    }
}

}  // namespace map
