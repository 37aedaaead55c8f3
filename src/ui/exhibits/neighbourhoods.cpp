// The exhibit "neighbourhoods": the learner judges whether neighbours on the map make sense; scores of the embedding
// stand beside. See exhibits.h.
#include "lessons/exhibits/neighbourhoods.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "ui/card.h"
#include "ui/exhibits/exhibit_rows.h"
#include "ui/exhibits/words_over_map.h"
#include "ui/exhibits/words_to_pin.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui::exhibits {
namespace {

// Some are in one vocabulary, some in the other, some in both.
constexpr std::array<std::string_view, 11> kWords = {"january", "tax",  "navy", "navigation", "politics", "compass",
                                                     "women",   "gold", "dog",  "king",       "paris"};
constexpr std::size_t kMostMarks = 8;

// The desk of this exhibit; marks of another data set are removed.
lessons::Neighbourhoods& desk_of(Frame& frame) {
    lessons::Neighbourhoods& desk = frame.state.desk.neighbourhoods;
    if (desk.of == model::data_id(frame.view.running)) return desk;
    desk.of = model::data_id(frame.view.running);
    desk.marks.clear();
    return desk;
}

// The pinned word, its neighbours, and two buttons that mark them as sensible or not.
void mark_neighbourhood(Frame& frame, Card& card, lessons::Neighbourhoods& desk) {
    const int pinned = frame.view.map.looking.pinned;
    if (pinned < 0 || pinned >= frame.view.latest.n_points) {
        card.paragraph(faces().small, theme().muted, "Tap a word, here or on the map.");
        return;
    }
    const std::vector<int> near = lessons::near_in_embedding(*frame.view.lesson.moment, pinned, lessons::kNearShown);
    card.paragraph(faces().text, theme().text, pinned_name(frame));
    card.paragraph(faces().small, theme().muted,
                   "nearest by distance in " + lessons::name_of_embedding(*frame.view.lesson.moment) + ": " +
                       names_of(frame, near));
    card.space(4);
    Rect line = card.row(theme().size.control);
    const bool full = desk.marks.size() >= kMostMarks;
    for (const bool sensible : {true, false}) {
        const char* words = sensible ? "makes sense" : "does not";
        if (text_button(words, cut_left(line, text_width(faces().text, words) + 28, 8), words,
                        {"Writes this neighbourhood down.", "at once"}, ButtonStyle::plain, !full)) {
            desk.marks.push_back({.thing = pinned, .near = near, .sensible = sensible});
        }
    }
}

void list_marks(Frame& frame, Card& card, lessons::Neighbourhoods& desk) {
    if (desk.marks.empty()) return;
    card.space(6);
    for (const lessons::Neighbourhood& mark : desk.marks) {
        const std::array<int, 1> thing = {mark.thing};
        const std::string words =
            (mark.sensible ? "makes sense: " : "does not: ") + names_of(frame, thing) + " by " +
            names_of(frame, std::span(mark.near).first(std::min<std::size_t>(mark.near.size(), 3)));
        card.paragraph(faces().small, mark.sensible ? theme().text : theme().muted, words);
    }
    Rect line = card.row(theme().size.link_row);
    if (link_button("wipe", cut_left(line, link_width("wipe")), "wipe", theme().muted,
                    {"Empties the list.", "at once"})) {
        desk.marks.clear();
    }
}

// Scores take longer than a frame: worked out when asked for, when something else is seen, and now and then on the way.
void scores(Frame& frame, Card& card, lessons::Neighbourhoods& desk) {
    const lessons::Moment& moment = *frame.view.lesson.moment;
    card.space(6);
    if (desk.asked_of != model::data_id(frame.view.running)) {
        Rect line = card.row(theme().size.control);
        if (text_button("score", cut_left(line, text_width(faces().text, "score it") + 28), "score it",
                        {"Asks this embedding one question after the other.", "at once"}, ButtonStyle::strong)) {
            desk.asked_of = model::data_id(frame.view.running);
        }
        return;
    }
    constexpr long kEvery = 300;
    const bool moves = frame.view.training.playing && frame.view.training.resting.empty();
    const long since = moment.shown.step - desk.scores_step;
    const bool may_wait = moves && lessons::is_of(desk, moment) && since >= 0 && since < kEvery;
    if (lessons::is_stale(desk, moment) && !may_wait) {
        lessons::score(desk, moment);
    }
    card.paragraph(faces().small, theme().muted, "Scores of " + lessons::name_of_embedding(moment) + ":");
    for (const lessons::Score& one : desk.scores) score_row(card, one.label, one.help, one.value);
}

// The same for the sheet, if the words are laid out.
void layout_scores(Frame& frame, Card& card, lessons::Neighbourhoods& desk) {
    const lessons::Moment& moment = *frame.view.lesson.moment;
    if (moment.laid_out == nullptr || desk.asked_of != model::data_id(frame.view.running)) return;
    card.space(6);
    if (desk.layout_asked_of != model::data_id(frame.view.running)) {
        Rect line = card.row(theme().size.control);
        const char* words = "score the sheet";
        if (text_button(words, cut_left(line, text_width(faces().text, words) + 28), words,
                        {"Asks the two places of each word on this picture the same questions.", "at once"},
                        ButtonStyle::strong)) {
            desk.layout_asked_of = model::data_id(frame.view.running);
        }
        return;
    }
    if (lessons::layout_is_stale(desk, moment)) lessons::score_layout(desk, moment);
    card.paragraph(faces().small, theme().muted, "Scores of the sheet, two places a word:");
    for (const lessons::Score& one : desk.layout_scores) score_row(card, one.label, one.help, one.value);
}

using Outline = std::vector<ImVec2>;

// Andrew's monotone chain: the corners of the smallest convex outline, in order round it.
Outline outline_of(Outline points) {
    const auto before = [](const ImVec2& a, const ImVec2& b) { return a.x < b.x || (a.x == b.x && a.y < b.y); };
    std::sort(points.begin(), points.end(), before);
    const auto turns = [](const ImVec2& a, const ImVec2& b, const ImVec2& c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
    };
    Outline corners;
    for (int way = 0; way < 2; ++way) {
        const std::size_t first = corners.size();
        for (const ImVec2& point : points) {
            while (corners.size() >= first + 2 && !turns(corners[corners.size() - 2], corners.back(), point))
                corners.pop_back();
            corners.push_back(point);
        }
        corners.pop_back();  // begins the way back
        std::reverse(points.begin(), points.end());
    }
    return corners;
}

// Round a neighbourhood, with room for its marks: the outline of small rings round its things.
Outline round(const Outline& things) {
    constexpr float kRoom = 11;
    constexpr int kCorners = 12;
    Outline points;
    for (const ImVec2& at : things) {
        for (int i = 0; i < kCorners; ++i) {
            const float angle = 6.2831853f * static_cast<float>(i) / kCorners;
            points.emplace_back(at.x + kRoom * std::cos(angle), at.y + kRoom * std::sin(angle));
        }
    }
    return outline_of(std::move(points));
}

void draw_mark(Frame& frame, const Rect& picture, const lessons::Neighbourhood& mark) {
    const train::Snapshot& seen = frame.view.on_screen;
    const auto place = [&](int thing) {
        const auto at = static_cast<std::size_t>(thing) * 2;
        const map::Point2 px =
            map::to_px(frame.view.map.camera, frame.state.map_size, {seen.points[at], seen.points[at + 1]});
        return ImVec2(picture.x + px.x, picture.y + px.y);
    };
    Outline things = {place(mark.thing)};
    for (const int near : mark.near) {
        if (near >= 0 && near < seen.n_points) things.push_back(place(near));
    }
    const ImU32 ink = mark.sensible ? theme().good : theme().alarm;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const Outline corners = round(things);
    list->AddConvexPolyFilled(corners.data(), static_cast<int>(corners.size()), faded(ink, 0.10f));
    list->AddPolyline(corners.data(), static_cast<int>(corners.size()), ink, ImDrawFlags_Closed, 1.6f);
    list->AddCircle(things.front(), 6.5f, ink, 0, 2);
    float top = things.front().y;
    for (const ImVec2& corner : corners) top = std::min(top, corner.y);
    const std::array<int, 1> thing = {mark.thing};
    write_over_map(frame, picture, {things.front().x - picture.x, top + 10 - picture.y},
                   names_of(frame, thing) + (mark.sensible ? ": makes sense" : ": does not"));
}

}  // namespace

// What the learner marked, wherever its things lie on what is seen now.
void neighbourhood_marks(Frame& frame, const Rect& picture) {
    const lessons::Neighbourhoods& desk = frame.state.desk.neighbourhoods;
    if (desk.of != model::data_id(frame.view.running)) return;
    for (const lessons::Neighbourhood& mark : desk.marks) {
        if (mark.thing >= 0 && mark.thing < frame.view.on_screen.n_points) draw_mark(frame, picture, mark);
    }
}

void neighbourhoods_card(Frame& frame, float width) {
    lessons::Neighbourhoods& desk = desk_of(frame);
    Card card("neighbourhoods", width, "Is it good?", 0, "your judgement");
    words_to_pin(frame, card, kWords);
    card.space(4);
    mark_neighbourhood(frame, card, desk);
    list_marks(frame, card, desk);
    scores(frame, card, desk);
    layout_scores(frame, card, desk);
}

}  // namespace ui::exhibits
