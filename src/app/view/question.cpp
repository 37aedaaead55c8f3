// See question.h.
#include "app/view/question.h"

#include <algorithm>
#include <utility>

#include "map/things/ground_colors.h"
#include "model/material.h"
#include "model/strongest_loss.h"

namespace app {
namespace {

bool has_head(const train::Snapshot& snapshot, const std::string& regions) {
    const map::RegionView view = map::region_view(snapshot, regions);
    return view.head >= 0 && regions.rfind(snapshot.heads[static_cast<std::size_t>(view.head)].spec.kind + ".", 0) == 0;
}

float smooth(float t) { return t * t * (3 - 2 * t); }

std::string label_of(const model::Spec& spec, const std::string& attribute) {
    const data::DatasetRow* row = model::dataset_row(spec);
    const data::Attribute* found = row == nullptr ? nullptr : data::find_attribute(*row, attribute);
    return found == nullptr ? attribute : found->label;
}

}  // namespace

bool follow(Question& question, const Session& session, double now_s, bool jumps, const MeasuredColor* measured) {
    const model::Spec& running = session.running();
    const bool was_measured = question.coloring_key.rfind('@', 0) == 0;
    // Nothing new in most frames: found out early, as the functions below build lists of choices.
    if (question.followed.is_of(running) &&
        (measured != nullptr ? question.coloring_key == measured->key : !was_measured))
        return false;
    question.followed.renew(running);
    const std::string attribute = model::shown_color(running);
    const std::string key = measured != nullptr
                                ? measured->key
                                : model::data_id(running) + "/" + attribute + "/" + std::to_string(running.first_color);
    std::string regions = model::shown_regions(running);
    const bool other_color = key != question.coloring_key, other_regions = regions != question.regions;
    if (!other_color && !other_regions) return false;
    const bool same_data = question.coloring_key.rfind(model::data_id(running) + "/", 0) == 0;
    question.coloring_before = question.coloring;
    question.regions_before = std::exchange(question.regions, std::move(regions));
    question.changed_s = same_data && !jumps ? now_s : -1e9;
    if (other_color)
        question.coloring = measured != nullptr ? measured->make()
                                                : map::color_points(session.material(), attribute, running.first_color);
    question.coloring_key = key;
    return true;
}

float morphed(const Question& question, double now_s) {
    return static_cast<float>(std::clamp((now_s - question.changed_s) / kMorphSeconds, 0.0, 1.0));
}

map::RegionView region_view(const Question& question, const train::Snapshot& seen, double now_s) {
    const float t = morphed(question, now_s);
    const bool fades = t < 0.5f && has_head(seen, question.regions_before);
    const map::Coloring& coloring = t < 0.5f ? question.coloring_before : question.coloring;
    map::RegionView view = map::region_view(seen, fades ? question.regions_before : question.regions);
    if (t < 1 && question.regions != question.regions_before) view.ink = smooth(fades ? 1 - 2 * t : 2 * t - 1);
    view.ink = std::clamp(view.ink, 0.0f, 1.0f);
    return map::muted_beside(view, seen, coloring);
}

std::string now_asked(const model::Spec& before, const model::Spec& now) {
    if (before.dataset != now.dataset) return "";
    const bool colors = now.color_by == model::kAuto && before.color_by == now.color_by &&
                        model::shown_color(before) != model::shown_color(now);
    const bool regions = now.regions_of == model::kAuto && before.regions_of == now.regions_of &&
                         model::shown_regions(before) != model::shown_regions(now);
    const model::LossSpec* loss = model::strongest_loss(now);
    if (loss == nullptr || (!colors && !regions)) return "";
    const std::string what = loss->target.empty() ? loss->kind : label_of(now, loss->target);
    const std::string lead = "The strongest loss asks for " + what + " now: ";
    if (colors && regions) return lead + "colours and regions follow it.";
    if (regions) return lead + "the regions follow it, the colours stay those of " + label_of(now, now.color_by) + ".";
    return lead + "the colours follow it, the regions stay.";
}

}  // namespace app
