// See change_watch.h.
#include "app/seen/change_watch.h"

#include <algorithm>

#include "core/thousands.h"
#include "map/heads/change_glow.h"

namespace app {
namespace {

constexpr double kFadeSeconds = 6;

// Names of the regions: the classes; for numbers the bands between contours, which have no names.
std::vector<std::string> names_of(const ChangeWatch& watch) {
    if (watch.view.answer == model::Answer::classes) return watch.head.outputs;
    return std::vector<std::string>(map::kBands, "");
}

bool comparable(const ChangeWatch& watch, const map::RegionView& view) {
    return view.head == watch.view.head && view.output == watch.view.output && view.answer == watch.view.answer;
}

// The glow: places that belong to another region now.
void update_glow(ChangeWatch& watch, const train::Snapshot& shown) {
    watch.now = map::region_ids(shown, watch.view, watch.camera, watch.viewport, kWatchColumns, kWatchRows);
    map::find_change(watch.regions, watch.now, names_of(watch), watch.change);
    map::lay_glow(watch.change, kWatchColumns, kWatchRows, watch.camera, watch.viewport, watch.glow);
}

// "11 % of the map changed hands in 500 steps. USA lost 12 % of its land to Japan."
std::string told(const ChangeWatch& watch, long steps) {
    std::string sentence = watch.change.sentence;
    const std::string first = " of the map changed hands.";
    const std::size_t at = sentence.find(first);
    if (at != std::string::npos) {
        sentence.insert(at + first.size() - 1, " in " + core::thousands(steps) + " steps");
        if (watch.view.answer != model::Answer::classes) sentence.resize(sentence.find('.', at) + 1);
    }
    return sentence;
}

}  // namespace

void begin_watch(ChangeWatch& watch, const train::Snapshot& shown, const std::string& regions_of,
                 const map::Camera& camera, const map::Viewport& viewport) {
    const map::RegionView view = map::region_view(shown, regions_of);
    if (view.head < 0 || shown.step == 0 || viewport.width < 2 || viewport.height < 2) return;
    if (watch.on && !watch.reported && shown.step - watch.step < kWatchSteps / 4) return;
    watch = {};
    watch.on = true;
    watch.step = shown.step;
    watch.head = shown.heads[static_cast<std::size_t>(view.head)];
    watch.head.predictions.clear();
    watch.view = view;
    if (view.answer != model::Answer::classes) watch.range = map::number_range(shown, view);
    watch.camera = camera;
    watch.viewport = viewport;
    watch.regions = map::region_ids(shown, view, camera, viewport, kWatchColumns, kWatchRows);
}

std::string look(ChangeWatch& watch, const train::Snapshot& shown, const std::string& regions_of, double now_s) {
    if (!watch.on || watch.sentence.empty()) return "";
    const map::RegionView view = map::region_view(shown, regions_of);
    if (!comparable(watch, view) || (watch.reported && now_s > watch.fades_from_s + kFadeSeconds) ||
        shown.step < watch.step) {
        watch.on = false;
        return "";
    }
    if (!watch.reported && watch.glow_step != shown.step) {
        update_glow(watch, shown);
        watch.glow_step = shown.step;
    }
    if (watch.reported || shown.step < watch.step + kWatchSteps) return "";
    watch.reported = true;
    watch.fades_from_s = now_s + 2;
    return watch.sentence + " " + told(watch, shown.step - watch.step);
}

float strength_of(const ChangeWatch& watch, double now_s) {
    if (!watch.on || watch.glow_step < 0) return 0;
    if (!watch.reported) return 1;
    return static_cast<float>(std::clamp(1 - (now_s - watch.fades_from_s) / (kFadeSeconds - 2), 0.0, 1.0));
}

}  // namespace app
