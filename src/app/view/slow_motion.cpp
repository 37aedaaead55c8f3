// See slow_motion.h.
#include "app/view/slow_motion.h"

#include <algorithm>
#include <cmath>

#include "app/view/on_scene.h"

namespace app {
namespace {

constexpr float kLargestRing = 22, kLongestArrow = 60;  // logical pixels

map::Point2 place(const std::vector<float>& places, std::size_t i) { return {places[i * 2], places[i * 2 + 1]}; }

// The sum of a thing's weighted losses, where they are known; row: in the batch.
float error_of(const train::SlowStep& step, std::size_t row) {
    double sum = 0;
    for (const train::StepLoss& loss : step.losses) {
        if (row < loss.of_thing.size() && std::isfinite(loss.of_thing[row])) {
            sum += loss.weight * static_cast<double>(loss.of_thing[row]);
        }
    }
    return static_cast<float>(sum);
}

void add_errors(const SlowMotion& slow, const map::Scene& scene, map::Overlay& overlay) {
    float most = 1e-6f;
    for (std::size_t row = 0; row < slow.step.batch.size(); ++row) most = std::max(most, error_of(slow.step, row));
    const map::Rgb red = scene.dark ? map::Rgb{1, 0.55f, 0.5f} : map::Rgb{0.78f, 0.15f, 0.2f};
    for (std::size_t row = 0; row < slow.step.batch.size(); ++row) {
        const map::Point2 at = place(slow.step.places_before, static_cast<std::size_t>(slow.step.batch[row]));
        const float share = error_of(slow.step, row) / most;
        const float r = kLargestRing * std::sqrt(share) * scene.camera.units_per_px;
        if (share < 0.02f) continue;
        overlay.begin({.color = red, .alpha = 0.9f, .width = 2, .rim = 0.8f, .closed = true});
        for (int i = 0; i < 24; ++i) {
            const float angle = 6.2831853f * static_cast<float>(i) / 24;
            overlay.add({at.x + r * std::cos(angle), at.y + r * std::sin(angle)});
        }
    }
}

// Arrows from places along vectors, scaled so that the longest has longest_px logical pixels.
void add_arrows(const map::Scene& scene, const std::vector<map::Point2>& from, const std::vector<map::Point2>& by,
                map::Rgb color, float longest_px, map::Overlay& overlay) {
    float longest = 0;
    for (const map::Point2& b : by) longest = std::max(longest, std::hypot(b.x, b.y));
    if (!(longest > 0)) return;
    const float scale = longest_px * scene.camera.units_per_px / longest;
    for (std::size_t i = 0; i < from.size(); ++i) {
        const map::Point2 to{from[i].x + by[i].x * scale, from[i].y + by[i].y * scale};
        const float px = std::hypot(to.x - from[i].x, to.y - from[i].y) / scene.camera.units_per_px;
        if (px < 1.5f) continue;
        overlay.line({.color = color, .width = 1.8f, .arrow = std::clamp(px * 0.4f, 3.0f, 8.0f), .rim = 0.8f},
                     {from[i], to});
    }
}

void add_pulls(const SlowMotion& slow, const map::Scene& scene, map::Overlay& overlay) {
    std::vector<map::Point2> from, by;
    for (std::size_t row = 0; row < slow.step.batch.size() && row * 2 + 1 < slow.step.pull_shown.size(); ++row) {
        from.push_back(place(slow.step.places_before, static_cast<std::size_t>(slow.step.batch[row])));
        by.push_back(place(slow.step.pull_shown, row));
    }
    const map::Rgb color = scene.dark ? map::Rgb{1, 0.6f, 0.86f} : map::Rgb{0.62f, 0.1f, 0.42f};
    add_arrows(scene, from, by, color, kLongestArrow, overlay);
}

// Real movements are a pixel or two long, so all are drawn longer by the same factor.
void add_moves(const SlowMotion& slow, const map::Scene& scene, map::Overlay& overlay) {
    std::vector<map::Point2> from, by;
    for (std::size_t i = 0; i * 2 + 1 < slow.step.places_after.size(); ++i) {
        const map::Point2 a = place(slow.step.places_before, i), b = place(slow.step.places_after, i);
        from.push_back(a);
        by.push_back({b.x - a.x, b.y - a.y});
    }
    add_arrows(scene, from, by, line_color(scene), kLongestArrow * 0.6f, overlay);
}

}  // namespace

void show_phase(const SlowMotion& slow, double now_s, train::Snapshot& seen) {
    if (slow.phase + 1 < kSlowPhases) {
        seen = slow.before;
        return;
    }
    const double share = std::clamp((now_s - slow.phase_began_s) / kMoveSeconds, 0.0, 1.0);
    const auto t = static_cast<float>(share * share * (3 - 2 * share));
    for (std::size_t i = 0; i < seen.points.size() && i < slow.step.places_before.size(); ++i) {
        seen.points[i] = slow.step.places_before[i] + t * (slow.step.places_after[i] - slow.step.places_before[i]);
    }
}

bool is_moving(const SlowMotion& slow, double now_s) {
    return slow.on && slow.phase + 1 == kSlowPhases && now_s < slow.phase_began_s + kMoveSeconds + 0.1;
}

void add_slow_motion(const SlowMotion& slow, const map::Scene& scene, map::Overlay& overlay) {
    if (slow.step.places_before.size() != scene.snapshot->points.size()) return;
    if (slow.phase == 1) add_errors(slow, scene, overlay);
    if (slow.phase == 2) add_pulls(slow, scene, overlay);
    if (slow.phase == 3) add_moves(slow, scene, overlay);
}

}  // namespace app
