// See change_watch.h.
#include "app/view/change_watch.h"

#include <algorithm>
#include <cmath>

#include "core/thousands.h"
#include "map/heads/change_glow.h"
#include "projection/shape.h"

namespace app {
namespace {

constexpr double kFadeSeconds = 6;

// Names of the regions: the classes; for numbers the bands between contours, which have no names.
std::vector<std::string> names_of(const ChangeWatch& watch) {
    if (watch.view.answer == model::Answer::classes) return watch.before.heads.front().outputs;
    return std::vector<std::string>(map::kBands, "");
}

const train::HeadSnapshot& head_then(const ChangeWatch& watch) { return watch.before.heads.front(); }

bool comparable(const ChangeWatch& watch, const train::Snapshot& shown, const map::RegionView& view) {
    return view.head >= 0 && view.output == watch.view.output && view.answer == watch.view.answer &&
           shown.heads[static_cast<std::size_t>(view.head)].id == head_then(watch).id;
}

std::vector<std::uint8_t> regions_of(const train::Snapshot& snapshot, const map::RegionView& view,
                                     const map::MapPart& seen) {
    return map::region_ids(snapshot, view, seen.camera, seen.viewport, kWatchColumns, kWatchRows);
}

// The regions at the change, of the part of the map that is compared from now on.
void find_old_regions(ChangeWatch& watch, const map::MapPart& compared) {
    watch.compared = compared;
    map::RegionView then = watch.view;
    then.head = 0;
    watch.regions = regions_of(watch.before, then, compared);
}

// The glow: places that belong to another region now.
void update_glow(ChangeWatch& watch, const train::Snapshot& shown, const map::RegionView& view) {
    watch.now = regions_of(shown, view, watch.compared);
    map::find_change(watch.regions, watch.now, names_of(watch), watch.change);
    map::fill_glow(watch.change, kWatchColumns, kWatchRows, watch.compared.camera, watch.compared.viewport, watch.glow);
}

// " in 500 steps"
std::string in_steps(long steps) { return " in " + core::thousands(steps) + " steps"; }

// "11 % of the map changed hands in 500 steps. USA lost 12 % of its land to Japan."
std::string land_sentence(const ChangeWatch& watch, long steps) {
    std::string sentence = watch.change.sentence;
    const std::string first = " of the map changed hands.";
    const std::size_t at = sentence.find(first);
    if (at != std::string::npos) {
        sentence.insert(at + first.size() - 1, in_steps(steps));
        if (watch.view.answer != model::Answer::classes) sentence.resize(sentence.find('.', at) + 1);
    }
    return sentence;
}

// Where hardly any land changed hands the things themselves may have moved, or have fallen into a line.
std::string told(const ChangeWatch& watch, const train::Snapshot& shown, long steps) {
    constexpr float kLine = 0.04f, kNoLine = 0.12f, kLittleLand = 0.01f, kMoved = 0.04f;
    const std::string land = land_sentence(watch, steps);
    if (projection::flatness(shown.points) < kLine && projection::flatness(watch.before.points) > kNoLine)
        return "The map fell to a line" + in_steps(steps) + ". " + land;
    if (watch.change.share >= kLittleLand || shown.points.size() != watch.before.points.size()) return land;
    const float moved = projection::mean_move(watch.before.points, shown.points);
    if (moved < kMoved) return land;
    return "Hardly any land changed hands" + in_steps(steps) + ", but the things moved: by " +
           std::to_string(std::lround(moved * 100)) + " % of the map's width on average.";
}

}  // namespace

void begin_watch(ChangeWatch& watch, const train::Snapshot& shown, const std::string& regions_of,
                 const map::MapPart& seen) {
    const map::RegionView view = map::region_view(shown, regions_of);
    if (view.head < 0 || shown.step == 0 || seen.viewport.width < 2 || seen.viewport.height < 2) return;
    if (watch.on && !watch.reported && shown.step - watch.step < kWatchSteps / 4) return;
    watch = {};
    watch.on = true;
    watch.step = shown.step;
    watch.before.n_points = shown.n_points;
    watch.before.dims = shown.dims;
    watch.before.points = shown.points;
    watch.before.plane = shown.plane;
    watch.before.heads = {shown.heads[static_cast<std::size_t>(view.head)]};
    watch.view = view;
    if (view.answer != model::Answer::classes) watch.range = map::number_range(shown, view);
    watch.seen = seen;
}

std::string update_watch(ChangeWatch& watch, const train::Snapshot& shown, const std::string& regions_of,
                         const map::MapPart& seen, double now_s) {
    if (!watch.on || watch.sentence.empty()) return "";
    const map::RegionView view = map::region_view(shown, regions_of);
    if (!comparable(watch, shown, view) || (watch.reported && now_s > watch.fades_from_s + kFadeSeconds) ||
        shown.step < watch.step) {
        watch.on = false;
        return "";
    }
    const map::MapPart compared = map::part_with_both(watch.seen, seen);
    if (watch.glow_step != shown.step || compared != watch.compared) {
        if (watch.regions.empty() || compared != watch.compared) find_old_regions(watch, compared);
        if (!watch.reported || watch.glow_step == shown.step) update_glow(watch, shown, view);
        if (!watch.reported) watch.glow_step = shown.step;
    }
    if (watch.reported || shown.step < watch.step + kWatchSteps) return "";
    watch.reported = true;
    watch.fades_from_s = now_s + 2;
    return watch.sentence + " " + told(watch, shown, shown.step - watch.step);
}

float strength_of(const ChangeWatch& watch, double now_s) {
    if (!watch.on || watch.glow_step < 0) return 0;
    if (!watch.reported) return 1;
    return static_cast<float>(std::clamp(1 - (now_s - watch.fades_from_s) / (kFadeSeconds - 2), 0.0, 1.0));
}

}  // namespace app
