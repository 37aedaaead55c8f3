// How far to trust a flat picture: its figures, and words to pin with what is near them here and really. See
// exhibits.h.
#include "lessons/exhibits/trust.h"

#include <array>

#include "ui/card.h"
#include "ui/exhibits/exhibit_rows.h"
#include "ui/exhibits/words_to_pin.h"
#include "ui/text.h"

namespace ui::exhibits {
namespace {

constexpr std::array<std::string_view, 10> kWords = {"dog",     "king",    "paris",      "taxi",  "ship",
                                                     "compass", "january", "navigation", "happy", "apple"};
constexpr int kShown = 6;  // as many as the map draws lines to

// Figures take longer than a frame: they are worked out when something else is seen, and now and then while it moves. How
// often while a layout moves, is_stale() decides.
void refresh(Frame& frame, const lessons::Moment& moment) {
    lessons::Trust& trust = frame.state.desk.trust;
    if (!lessons::is_stale(trust, moment)) return;
    constexpr long kEvery = 50;
    const bool moves = moment.laid_out == nullptr && frame.view.training.playing && frame.view.training.resting.empty();
    const long since = moment.shown.step - trust.step;
    if (moves && lessons::is_of(trust, moment) && since >= 0 && since < kEvery) return;
    trust = lessons::work_out_trust(moment);
}

}  // namespace

void trust_card(Frame& frame, float width) {
    const lessons::Moment& moment = *frame.view.lesson.moment;
    refresh(frame, moment);
    const lessons::Trust& trust = frame.state.desk.trust;
    Card card("trust", width, "How far to trust it", 0, "this picture");
    score_row(card, "trustworthiness", "1: whoever is near here is near in the features. 0.5: a picture of noise.",
              trust.quality.trustworthiness);
    score_row(card, "continuity", "1: whoever is near in the features is near here. 0.5: a picture of noise.",
              trust.quality.continuity);
    score_row(card, "10 nearest kept", "Share of the ten really nearest that are among the ten nearest here.",
              trust.quality.kept);
    card.space(6);
    words_to_pin(frame, card, kWords);
    const int pinned = frame.view.map.looking.pinned;
    if (pinned < 0) return;
    card.space(4);
    card.paragraph(faces().text, theme().text, pinned_name(frame));
    card.paragraph(faces().small, theme().muted,
                   "nearest by distance on the sheet: " + names_of(frame, lessons::seen_near(moment, pinned, kShown)));
    card.paragraph(faces().small, theme().muted,
                   "nearest by distance in all " + std::to_string(moment.shown.layers.front().n_units) +
                       " numbers: " + names_of(frame, lessons::truly_near(moment, pinned, kShown)));
}

}  // namespace ui::exhibits
