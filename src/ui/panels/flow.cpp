// The card "How it got here": the numbers of one thing on their way from the features through the layers to the map and
// out of the head, from top to bottom, with a light that runs through them. At the end it drops on one of the heaps. What
// a new thing is made with stands in flow_making.cpp. See panels.h.
#include <algorithm>
#include <cmath>

#include "core/number_text.h"
#include "ui/asking.h"
#include "ui/card.h"
#include "ui/icons.h"
#include "ui/panels/flow_making.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr std::size_t kMostAnswers = 8;
constexpr float kBarHeight = 24;  // of the bars of a layer

float line_height() { return faces().small.size + 4; }

// How far the numbers have come, of `stages` that follow each other.
struct Run {
    float pulse = 1;
    int stages = 1;
    // 0: not there yet, 1: through.
    [[nodiscard]] float grown(int stage) const {
        return pulse >= 1 ? 1 : std::clamp(pulse * static_cast<float>(stages) - static_cast<float>(stage), 0.0f, 1.0f);
    }
    // Brightest while they pass.
    [[nodiscard]] float light(int stage) const {
        const float share = grown(stage);
        return pulse >= 1 || share <= 0 || share >= 1 ? 0 : 1 - std::abs(2 * share - 1);
    }
};

void lit(const Rect& rect, float light, ImU32 color) {
    if (light > 0) draw_box({rect.x - 6, rect.y - 1, rect.w + 12, rect.h + 2}, faded(color, 0.25f * light), 0, 6);
}

void arrow(Card& card) { draw_text(card.row(14), faces().small, theme().muted, "↓", Align::centre); }

std::string value_text(const FlowFeature& feature) {
    return figure_text(feature.value) + (feature.unit.empty() ? "" : " " + feature.unit);
}

// A bar from the middle, to the right of it for more than usual and to the left for less.
void signed_bar(const Rect& rect, float share, ImU32 color) {
    const float y = std::round(rect.middle_y()) - 3;
    draw_box({rect.x, y + 2, rect.w, 2}, theme().track, 0, 1);
    const float middle = rect.middle_x(), to = middle + std::clamp(share, -1.0f, 1.0f) * rect.w / 2;
    draw_box({std::min(middle, to), y, std::max(1.5f, std::abs(to - middle)), 6}, color, 0, 2);
}

// One bar for each unit, upwards or downwards.
void unit_bars(const Rect& rect, const std::vector<float>& units, float grown, ImU32 color) {
    const std::size_t n = units.size();
    if (n == 0) return;
    const float each = std::min(rect.w / static_cast<float>(n), 22.0f), gap = each > 5 ? 2.0f : 0.0f;
    const float x = rect.middle_x() - each * static_cast<float>(n) / 2, middle = rect.middle_y();
    draw_box({rect.x, middle - 0.5f, rect.w, 1}, theme().track, 0, 0);
    for (std::size_t i = 0; i < n; ++i) {
        const float height = units[i] * grown * rect.h / 2;
        draw_box({x + each * static_cast<float>(i) + gap / 2, std::min(middle, middle - height), each - gap,
                  std::max(1.0f, std::abs(height))},
                 faded(color, 0.45f + 0.55f * std::abs(units[i])), 0, std::min(2.0f, each / 3));
    }
}

void feature_row(Frame& frame, Card& card, const FlowFeature& feature, const Run& run) {
    const Flow& flow = *frame.view.flow;
    Rect line = card.row(flow.is_new ? theme().size.slider : line_height());
    lit(line, run.light(0), theme().features);
    const std::string figure = value_text(feature);
    const float figures = std::min(line.w * 0.3f, std::max(64.0f, text_width(faces().figure, figure) + 2));
    draw_text(cut_right(line, figures, 6), faces().figure, theme().text, figure, Align::right);
    draw_text(cut_left(line, line.w * 0.42f, 6), faces().small, theme().muted, feature.label);
    if (!flow.is_new) return signed_bar(line, feature.standard / 2.5f * run.grown(0), theme().features);
    double value = std::clamp(feature.value, feature.least, feature.most);
    ImGui::PushID(feature.column);
    if (slider("dial", line, value, {.min = feature.least, .max = feature.most, .step = feature.step}, theme().features,
               {"Turns this number of the new thing. The model learns nothing from it.", "at once"}))
        frame.actions.flow.set = FlowActions::Dialled{feature.column, value};
    ImGui::PopID();
}

// How much of the colour's attribute can still be read here, as a thin bar; no bar while that is not known.
void kept_bar(const Frame& frame, const Rect& line, std::size_t layer) {
    const int attribute = kept_attribute(frame);
    if (attribute < 0 || layer >= frame.view.kept->layers.size()) return;
    const auto a = static_cast<std::size_t>(attribute);
    const train::BitsCell& cell = frame.view.kept->layers[layer].cells[a];
    const double share = train::share_of_bits(shown_bits(frame, cell), frame.view.kept->attributes[a].entropy_bits);
    if (!std::isfinite(share) || cell.due) return;
    draw_box(line, theme().track, 0, 1.5f);
    draw_box({line.x, line.y, line.w * static_cast<float>(std::clamp(share, 0.0, 1.0)), line.h}, theme().good, 0, 1.5f);
}

// Label, and the bits that are kept here.
void stage_head(const Frame& frame, Card& card, const std::string& label, std::size_t layer) {
    Rect line = card.row(line_height());
    const std::string kept = kept_figure(frame, layer, line.w * 0.45f);
    if (!kept.empty())
        draw_text(cut_right(line, text_width(faces().small, kept) + 1, 8), faces().small, theme().muted, kept,
                  Align::right);
    draw_text(line, faces().small, theme().muted, label);
    kept_bar(frame, card.row(3), layer);
    card.space(3);
}

void features(Frame& frame, Card& card, const Run& run) {
    const Flow& flow = *frame.view.flow;
    const std::string n = thousands(static_cast<long>(flow.n_features));
    stage_head(frame, card, flow.all_features.empty() ? "features" : n + " features", 0);
    for (const FlowFeature& feature : flow.features) feature_row(frame, card, feature, run);
    if (flow.is_new) make_thing(frame, card);
    if (flow.all_features.empty()) return;
    const Rect bars = card.row(kBarHeight);
    lit(bars, run.light(0), theme().features);
    unit_bars(bars, flow.all_features, run.grown(0), theme().features);
}

void layers(Frame& frame, Card& card, const Run& run) {
    const Flow& flow = *frame.view.flow;
    for (std::size_t i = 0; i < flow.layers.size(); ++i) {
        arrow(card);
        stage_head(frame, card, flow.layers[i].label, i + 1);
        const Rect bars = card.row(kBarHeight);
        const int stage = static_cast<int>(i) + 1;
        lit(bars, run.light(stage), theme().architecture);
        unit_bars(bars, flow.layers[i].units, run.grown(stage), theme().architecture);
    }
}

void place(Frame& frame, Card& card, const Run& run, int stage) {
    const Flow& flow = *frame.view.flow;
    arrow(card);
    stage_head(frame, card, "the map", flow.layers.size() + 1);
    std::string numbers = "[";
    for (std::size_t i = 0; i < flow.place.size() && i < 4; ++i)
        numbers += (i > 0 ? ", " : "") + core::fixed_text(static_cast<double>(flow.place[i]), 2);
    numbers += flow.place.size() > 4 ? ", ...]" : "]";
    const Rect line = card.row(line_height() + 2);
    lit(line, run.light(stage), theme().architecture);
    if (run.grown(stage) > 0) draw_text(line, faces().mono, theme().text, numbers, Align::centre);
}

float sure_width() { return text_width(faces().figure, "100 %") + 1; }
float things_width() { return std::max(text_width(faces().figure, "9,999"), text_width(faces().small, "things")) + 1; }

// A heap for each class, as long as the head is sure of it; the thing drops into one of them.
void answer_row(Frame& frame, Card& card, std::size_t k, const Run& run, int stage) {
    const Flow& flow = *frame.view.flow;
    const bool said = static_cast<int>(k) == flow.said;
    Rect line = card.row(line_height());
    if (said) lit(line, std::max(run.light(stage), run.pulse >= 1 ? 0.45f : 0.0f), theme().loss);
    const Face& face = said ? faces().bold : faces().small;
    const std::string share = percent_text(static_cast<double>(flow.answer[k] * run.grown(stage)));
    draw_text(cut_right(line, sure_width(), 6), faces().figure, theme().text, share, Align::right);
    const std::string others = thousands(flow.heaps[k]);
    draw_text(cut_right(line, things_width(), 6), faces().figure, theme().muted, others, Align::right);
    draw_text(cut_left(line, line.w * 0.5f, 6), face, said ? theme().text : theme().muted, flow.outputs[k]);
    const float y = line.middle_y() - 3;
    draw_box({line.x, y, line.w, 6}, theme().track, 0, 3);
    const float width = line.w * flow.answer[k] * run.grown(stage);
    if (width > 0.5f) draw_box({line.x, y, width, 6}, theme().loss, 0, 3);
}

// Few answers are heaps that lie side by side: a dot for each share of the things, and the thing itself, which drops on
// its own. For two answers that is one bit.
constexpr std::size_t kMostHeaps = 4;
constexpr int kHeapRows = 7, kWidest = 13;  // dots
constexpr float kDot = 6, kFall = 34;

struct Heap {
    float middle = 0, bottom = 0;
    int columns = 1;

    [[nodiscard]] ImVec2 dot(int i) const {
        // Rows get shorter upwards.
        int row = 0, in_row = columns;
        while (i >= in_row && in_row > 1) {
            i -= in_row;
            ++row;
            in_row = std::max(1, columns - 2 * row);
        }
        if (in_row == 1) row += i;
        const float x = in_row == 1 ? 0 : static_cast<float>(i) - static_cast<float>(in_row - 1) / 2;
        return {middle + x * kDot, bottom - kDot / 2 - static_cast<float>(row) * (kDot - 0.5f)};
    }
};

// A heap of so many columns, an odd number: each row has two dots less than the one below.
int dots_of(int columns) { return (columns + 1) / 2 * ((columns + 1) / 2); }

int columns_of(int dots) {
    int columns = 1;
    while (dots_of(columns) < dots) columns += 2;
    return columns;
}

void heaps(Frame& frame, Card& card, const Run& run, int stage) {
    const Flow& flow = *frame.view.flow;
    const Rect area = card.row(kFall + kHeapRows * kDot + 4);
    const std::size_t n = flow.heaps.size();
    const int most = std::max(1, *std::max_element(flow.heaps.begin(), flow.heaps.end()));
    const float wide = area.w / static_cast<float>(n);
    const int room = static_cast<int>(wide * 0.9f / kDot), widest = std::clamp(room - 1 + room % 2, 1, kWidest);
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t k = 0; k < n; ++k) {
        const int dots = flow.heaps[k] == 0 ? 0 : std::max(1, flow.heaps[k] * (dots_of(widest) - 1) / most);
        const Heap heap{area.x + wide * (static_cast<float>(k) + 0.5f), area.bottom() - 2, columns_of(dots)};
        list->AddLine(ImVec2(heap.middle - wide * 0.42f, area.bottom() - 1),
                      ImVec2(heap.middle + wide * 0.42f, area.bottom() - 1), theme().line, 1.2f);
        const bool said = static_cast<int>(k) == flow.said;
        for (int i = 0; i < dots; ++i)
            list->AddCircleFilled(heap.dot(i), kDot / 2 - 0.6f, faded(theme().loss, said ? 0.75f : 0.4f));
        if (!said || run.grown(stage) <= 0) continue;
        // It comes from the middle, and falls faster and faster.
        const ImVec2 lies = heap.dot(dots);
        const float t = run.grown(stage), over = std::min(1.0f, t * 2), fall = std::max(0.0f, 2 * t - 1);
        const ImVec2 at(area.middle_x() + (lies.x - area.middle_x()) * over,
                        area.y + 6 + (lies.y - area.y - 6) * fall * fall);
        list->AddCircleFilled(at, kDot / 2 + 1.5f, theme().card);
        list->AddCircleFilled(at, kDot / 2 + 0.5f, theme().loss);
        list->AddCircle(at, kDot / 2 + 1.5f, theme().text, 0, 1.5f);
    }
    Rect names = card.row(line_height());
    for (std::size_t k = 0; k < n; ++k) {
        const bool said = static_cast<int>(k) == flow.said && run.pulse >= 1;
        draw_text(inset(cut_left(names, wide), 2, 0), said ? faces().bold : faces().small,
                  said ? theme().text : theme().muted, flow.outputs[k], Align::centre);
    }
}

void answer(Frame& frame, Card& card, const Run& run, int stage) {
    const Flow& flow = *frame.view.flow;
    if (flow.answer.empty()) return;
    arrow(card);
    Rect head = card.row(line_height());
    explain(head, "What the head reads at this place, and how many things it gives each answer.");
    const bool heaped = !flow.outputs.empty() && flow.heaps.size() <= kMostHeaps;
    if (!flow.outputs.empty()) {
        draw_text(cut_right(head, sure_width(), 6), faces().small, theme().muted, "sure", Align::right);
        draw_text(cut_right(head, things_width(), 6), faces().small, theme().muted, "things", Align::right);
    }
    draw_text(head, faces().small, theme().muted, flow.question);
    if (flow.outputs.empty()) {
        const Rect line = card.row(line_height() + 2);
        lit(line, run.light(stage), theme().loss);
        if (run.grown(stage) > 0)
            draw_text(line, faces().mono, theme().text, figure_text(static_cast<double>(flow.answer.front())),
                      Align::centre);
        return;
    }
    std::vector<std::size_t> order(flow.outputs.size());
    for (std::size_t k = 0; k < order.size(); ++k) order[k] = k;
    if (order.size() > kMostAnswers) {
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return flow.answer[a] > flow.answer[b]; });
        order.resize(kMostAnswers);
    }
    if (heaped) heaps(frame, card, run, stage);
    for (const std::size_t k : order) answer_row(frame, card, k, run, stage);
}

const char* words_of(Making making) {
    return making == Making::typed ? "type a new one" : making == Making::painted ? "paint a new one" : "a new thing";
}

void flow_buttons(Frame& frame, Card& card) {
    const Flow& flow = *frame.view.flow;
    card.space(4);
    Rect line = card.row(theme().size.link_row);
    const auto link = [&](const char* id, const char* words, const char* help, bool& request) {
        if (link_button(id, cut_left(line, link_width(words), 12), words, theme().architecture, {help, ""}))
            request = true;
    };
    link("again", "run again", "Lets the numbers run through once more.", frame.actions.flow.again);
    if (flow.is_new) {
        link("stop", "put it away", "The new thing goes.", frame.actions.flow.stop);
    } else if (flow.making != Making::none) {
        link("make", words_of(flow.making), "One like this, which you change: see where the model would put it.",
             frame.actions.flow.make);
        if (frame.actions.flow.make) {
            frame.state.flow_text = flow.name;
            frame.state.flow_focus = theme().size.focus_frames;
        }
    }
}

}  // namespace

void flow_card(Frame& frame, float width) {
    const Flow& flow = *frame.view.flow;
    State& state = frame.state;
    const float top = ImGui::GetCursorScreenPos().y - ImGui::GetWindowPos().y;
    if (state.go_to_flow) ImGui::SetScrollFromPosY(top, 0);
    state.go_to_flow = false;
    constexpr float kInSight = 120;
    state.sees_flow = top > -kInSight && top < ImGui::GetWindowHeight() - kInSight;
    Card card("flow", width, "How it got here", 0, "");
    card.about(
        "The numbers of one thing on their way: features, layers, the map, and what the head reads there. To use a "
        "trained model is to read its map.");
    frame.state.shows_kept = true;
    draw_text(card.row(line_height()), faces().bold, theme().text, flow.name);
    const int n_layers = static_cast<int>(flow.layers.size());
    const Run run{flow.pulse, n_layers + 3};
    features(frame, card, run);
    layers(frame, card, run);
    place(frame, card, run, n_layers + 1);
    answer(frame, card, run, n_layers + 2);
    flow_buttons(frame, card);
}

float flow_pill(Frame& frame, const Rect& picture, float bottom) {
    if (frame.view.flow == nullptr || frame.state.sees_flow || !frame.view.parts.curves) return bottom;
    constexpr const char* kWords = "how it got here";
    constexpr float kInset = 12;
    const float w = text_width(faces().text, kWords) + 28, h = theme().size.pill_row;
    const Rect pill{picture.right() - kInset - w, bottom - h, w, h};
    draw_floating_card(pill);
    cover_map(frame, pill);
    const TextBounds bounds(pill, 1);
    if (text_button("flow", pill, kWords, {"Its numbers on their way through the layers to this place.", ""},
                    ButtonStyle::quiet)) {
        frame.state.go_to_flow = frame.actions.flow.again = true;
    }
    return pill.y - 8;
}

void flow_mark(Frame& frame, const Rect& picture) {
    const Flow& flow = *frame.view.flow;
    if (!flow.has_place) return;
    const map::Point2 px = map::to_px(frame.view.map.camera, frame.state.map_size, flow.at);
    const ImVec2 at(picture.x + px.x, picture.y + px.y);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddCircle(at, 8, theme().halo, 0, 5);
    list->AddCircle(at, 8, theme().text, 0, 2);
    draw_haloed(list, ImVec2(at.x, at.y - 20), faces().bold, flow.name, 1);
    frame.state.map_exhibits.push_back({px.x - 50, px.y - 32, px.x + 50, px.y + 10});
}

}  // namespace ui
