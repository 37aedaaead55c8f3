// Neighbourhoods that a learner judges, and the scores of the embedding that they are of. See exhibits.h.
#include "lessons/exhibits/neighbourhoods.h"

#include <array>

#include "ui/card.h"
#include "ui/exhibits/exhibit_rows.h"
#include "ui/exhibits/words_to_pin.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui::exhibits {
namespace {

// Some are in one vocabulary, some in the other, some in both.
constexpr std::array<std::string_view, 11> kWords = {"january", "tax",  "navy", "navigation", "politics", "compass",
                                                     "women",   "gold", "dog",  "king",       "paris"};
constexpr std::size_t kMostMarks = 8;

// Of another data set than the marks: they begin anew.
lessons::Neighbourhoods& desk_of(Frame& frame) {
    lessons::Neighbourhoods& desk = frame.state.desk.neighbourhoods;
    if (desk.of == frame.view.running.dataset) return desk;
    desk.of = frame.view.running.dataset;
    desk.marks.clear();
    return desk;
}

// The pinned word and what is near it; marked with one tap.
void judge(Frame& frame, Card& card, lessons::Neighbourhoods& desk) {
    const int pinned = frame.view.looking.pinned;
    if (pinned < 0 || pinned >= frame.view.shown.n_points) {
        card.paragraph(faces().small, looks().muted, "Tap a word, here or on the map.");
        return;
    }
    const std::vector<int> near = lessons::near_in_embedding(*frame.view.moment, pinned, lessons::kNearShown);
    card.paragraph(faces().text, looks().text, pinned_name(frame));
    card.paragraph(faces().small, looks().muted, "near it: " + names_of(frame, near));
    card.space(4);
    Rect line = card.row(looks().size.control);
    const bool full = desk.marks.size() >= kMostMarks;
    for (const bool sensible : {true, false}) {
        const char* words = sensible ? "makes sense" : "does not";
        if (text_button(words, cut_left(line, text_width(faces().text, words) + 28, 8), words,
                        {"Writes this neighbourhood down.", "at once"}, ButtonLook::plain, !full)) {
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
        card.paragraph(faces().small, mark.sensible ? looks().text : looks().muted, words);
    }
    Rect line = card.row(looks().touch ? 40.0f : 24.0f);
    if (link_button("wipe", cut_left(line, link_width("wipe")), "wipe", looks().muted,
                    {"Empties the list.", "at once"})) {
        desk.marks.clear();
    }
}

// Scores take longer than a frame: worked out when asked for, when something else is seen, and now and then on the way.
void scores(Frame& frame, Card& card, lessons::Neighbourhoods& desk) {
    const lessons::Moment& moment = *frame.view.moment;
    card.space(6);
    if (desk.asked_of != frame.view.running.dataset) {
        Rect line = card.row(looks().size.control);
        if (text_button("score", cut_left(line, text_width(faces().text, "score it") + 28), "score it",
                        {"Asks this embedding one question after the other.", "at once"}, ButtonLook::strong)) {
            desk.asked_of = frame.view.running.dataset;
        }
        return;
    }
    constexpr long kEvery = 300;
    const bool moves = frame.view.playing && frame.view.resting.empty();
    const long since = moment.shown.step - desk.scores_step;
    const bool may_wait = moves && lessons::is_of(desk, moment) && since >= 0 && since < kEvery;
    if (lessons::is_stale(desk, moment) && !may_wait) {
        lessons::score(desk, moment);
    }
    card.paragraph(faces().small, looks().muted, "Scores of " + lessons::name_of_embedding(moment) + ":");
    for (const lessons::Score& one : desk.scores) score_row(card, one.label, one.help, one.value);
}

}  // namespace

void neighbourhoods_card(Frame& frame, float width) {
    lessons::Neighbourhoods& desk = desk_of(frame);
    Card card("neighbourhoods", width, "Is it good?", 0, "your judgement");
    words_to_pin(frame, card, kWords);
    card.space(4);
    judge(frame, card, desk);
    list_marks(frame, card, desk);
    scores(frame, card, desk);
}

}  // namespace ui::exhibits
