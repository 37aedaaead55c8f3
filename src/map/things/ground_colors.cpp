// See ground_colors.h.
#include "map/things/ground_colors.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "map/things/class_colors.h"

namespace map {
namespace {

// Land of classes without a colour is hardly more than the bare ground, so that their grey things stand out from it.
constexpr float kOthersShare = 0.35f;

// The attribute that the head's output speaks of: "origin"; of a reconstruction that of its column, "origin=USA".
std::string_view attribute_of(const train::HeadSnapshot& head, const RegionView& view) {
    if (head.answer != model::Answer::features) return head.spec.target;
    const auto output = static_cast<std::size_t>(std::max(view.output, 0));
    if (output >= head.output_ids.size()) return {};
    const std::string_view id = head.output_ids[output];
    return id.substr(0, id.find('='));
}

}  // namespace

GroundColors ground_colors(const train::HeadSnapshot* head, const RegionView& view, bool dark,
                           const GroundPaper& paper) {
    GroundColors colors;
    const float ink = view.ink * (head != nullptr && head->spec.weight <= 0 ? kStaleInk : 1.0f);
    const auto slots = class_slots(head);
    for (std::size_t i = 0; i < slots.size(); ++i) {
        const Rgb full = view.muted ? muted_class_color(static_cast<int>(i), dark) : class_color(slots[i], dark);
        const float share = i == kOthers ? kOthersShare : 1.0f;
        colors.classes[i] = mix(paper.paper, full, paper.of_class * share * ink);
    }
    for (std::size_t i = 0; i < colors.ramp.size(); ++i) {
        const float t = static_cast<float>(i) / static_cast<float>(kRampStops - 1);
        const Rgb full = view.muted ? muted_ramp_color(t, dark) : ramp_color(t, dark);
        colors.ramp[i] = mix(paper.paper, full, paper.of_ramp * ink);
    }
    colors.border = ink < 1 ? mix(paper.paper, paper.border, ink) : paper.border;
    return colors;
}

GroundColors ground_colors(const train::HeadSnapshot* head, const RegionView& view, bool dark) {
    return ground_colors(head, view, dark, {ground(dark), border(dark), region_share(dark), kRampRegionShare});
}

Rgb ramp_at(const std::array<Rgb, kRampStops>& ramp, float t) {
    const float at = std::clamp(t, 0.0f, 1.0f) * (kRampStops - 1);
    const int stop = std::min(static_cast<int>(at), kRampStops - 2);
    return mix(ramp[static_cast<std::size_t>(stop)], ramp[static_cast<std::size_t>(stop) + 1],
               at - static_cast<float>(stop));
}

RegionView muted_beside(RegionView view, const train::Snapshot& snapshot, const Coloring& coloring) {
    if (view.head < 0 || view.head >= static_cast<int>(snapshot.heads.size())) return view;
    const train::HeadSnapshot& head = snapshot.heads[static_cast<std::size_t>(view.head)];
    view.muted = attribute_of(head, view) != coloring.attribute;
    return view;
}

}  // namespace map
