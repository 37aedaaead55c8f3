// The card with the history of the regions: births, splits, mergers, growth, shrinking and deaths while the
// model learned, the latest first. See panels.h.
#include "ui/card.h"
#include "ui/panels/panels.h"
#include "ui/text.h"

namespace ui {

void chronicle_panel(Frame& frame, float width) {
    constexpr std::size_t kMost = 5;
    if (frame.view.map.events == nullptr || frame.view.map.events->empty()) return;
    const std::vector<map::RegionEvent>& events = *frame.view.map.events;
    Card card("chronicle", width, "What happened", 0, "");
    card.about("What happened to the regions: which appeared, grew, split, merged or vanished, and at which step.");
    for (std::size_t i = 0; i < std::min(kMost, events.size()); ++i) {
        const map::RegionEvent& event = events[events.size() - 1 - i];
        card.paragraph(faces().small, i == 0 ? theme().text : theme().muted,
                       "step " + thousands(event.step) + ": " + event.sentence);
        card.space(2);
    }
}

}  // namespace ui
