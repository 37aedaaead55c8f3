// The mode "What is this?" on the map: a sentence about the thing, border, region or empty ground under the pointer.
// See panels.h and asking.h.
#include <algorithm>
#include <cmath>

#include "ui/asking.h"
#include "ui/panels/panels.h"
#include "ui/text.h"

namespace ui {
namespace {

constexpr float kNear = 14;            // pixels: the size of what is outlined round the pointer
constexpr double kBorderMargin = 0.1;  // of the two likeliest answers: nearer than this is a border

std::string about_thing(const View& view) {
    const auto thing = static_cast<std::size_t>(view.map.hovered);
    const std::string& name = view.material.dataset.names[thing];
    const Projected& projected = view.map.projected;
    const std::string numbers =
        projected.on ? "The network gave it " + std::to_string(projected.n_dims) + " numbers, which are laid flat here."
                     : "The network gave it two numbers, and they are its place here.";
    std::string text = "A thing: " + name + ". " + numbers + " Its colour says its " + view.map.coloring.label + ".";
    if (thing < view.on_screen.held_out.size() && view.on_screen.held_out[thing] != train::kTrain) {
        text += " It is hollow because training never sees it: it shows what the map does with something new.";
    }
    return text;
}

// In a layout no place but the things' own is a point of the map.
std::string about_layout(const View& view, const train::HeadSnapshot& head, map::Point2 place) {
    const int nearest = map::nearest_in_picture(view.on_screen, place);
    const std::vector<float> answer = map::answer_of(head, nearest);
    if (answer.empty()) return "The map: every thing has a place on it.";
    const std::string& name = view.material.dataset.names[static_cast<std::size_t>(nearest)];
    std::string text = "The ground has the answer for the nearest thing, " + name;
    if (head.answer == model::Answer::classes) {
        const auto best = static_cast<std::size_t>(std::max_element(answer.begin(), answer.end()) - answer.begin());
        text += ": " + head.outputs[best] + ", " + percent_text(static_cast<double>(answer[best])) + " sure";
    }
    return text + ". Between the things of this picture there is no point of the map.";
}

// What the shown head says at a place, and how sure it is.
std::string about_place(const View& view, map::Point2 place) {
    const int index = view.map.region.head;
    if (index < 0 || index >= static_cast<int>(view.on_screen.heads.size())) {
        return "The map: every thing has a place on it. No loss has a single answer at each place, so there are no "
               "regions.";
    }
    const train::HeadSnapshot& head = view.on_screen.heads[static_cast<std::size_t>(index)];
    if (view.on_screen.laid_out) return about_layout(view, head, place);
    const float at[2] = {place.x, place.y};
    const std::vector<float> answer = map::answer_at(head, at, 2);
    if (head.answer != model::Answer::classes) {
        return "Here the head of " + head.label +
               " would answer with one value, at every place another. The colour of "
               "the ground says which, and lines join places of equal answers.";
    }
    std::vector<std::size_t> order(answer.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return answer[a] > answer[b]; });
    if (order.size() < 2) return "";
    const double first = static_cast<double>(answer[order[0]]), second = static_cast<double>(answer[order[1]]);
    if (first - second < kBorderMargin) {
        return "A border: here " + head.outputs[order[0]] + " and " + head.outputs[order[1]] +
               " are about equally likely. The head of " + head.label + " draws it; nobody else did.";
    }
    return "The region of " + head.outputs[order[0]] + ": to whatever lands here the head of " + head.label +
           " would say so, " + percent_text(first) + " sure. Paler ground means less sure.";
}

}  // namespace

void explain_map(Frame& frame, const Rect& picture) {
    if (!is_asking() || !frame.actions.map.pointer) return;
    const map::Point2 pointer = *frame.actions.map.pointer;
    const map::Point2 place = map::to_map(frame.view.map.camera, frame.state.map_size, pointer);
    const bool thing = frame.view.map.hovered >= 0 && frame.view.map.hovered < frame.view.on_screen.n_points;
    const std::string sentence = thing ? about_thing(frame.view) : about_place(frame.view, place);
    explain({picture.x + pointer.x - kNear, picture.y + pointer.y - kNear, 2 * kNear, 2 * kNear}, sentence);
}

}  // namespace ui
