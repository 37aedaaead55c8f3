// What was tried before: a line for each run that has ended, with its picture, how its levers differ from those of what
// runs, what it reached, and two ways back to it. See panels.h.
#include "ui/earlier_runs.h"

#include "ui/card.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr std::size_t kFewRuns = 3;

void picture(const Rect& rect, const EarlierRunView& run) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 low(rect.x, rect.y), high(rect.right(), rect.bottom());
    if (run.texture != 0) {
        list->AddImage(static_cast<ImTextureID>(reinterpret_cast<void*>(run.texture)), low, high);
    } else {
        list->AddRectFilled(low, high, theme().track, 3);
    }
    list->AddRect(low, high, theme().line, 3);
}

void run_row(Frame& frame, Card& card, const EarlierRunView& run) {
    const float button = theme().size.link_row;
    Rect row = card.row(std::max(kRunPictureHeight, 36 + button));
    picture(cut_left(row, kRunPictureWidth, 10), run);
    draw_text(cut_top(row, 18), faces().text, theme().text, run.levers);
    draw_text(cut_top(row, 18), faces().small, theme().muted, run.figures);
    Rect line = cut_top(row, button);
    ImGui::PushID(run.id);
    if (link_button("back", cut_left(line, link_width("bring back"), 14), "bring back", theme().architecture,
                    {"This run goes on from where it was. What runs now takes its place in this list.", ""})) {
        frame.actions.earlier.resume_run = run.id;
    }
    const bool can_compare = run.same_data && frame.view.compare == nullptr && frame.view.sweep == nullptr;
    const Tip tip{can_compare     ? "This run as A beside what runs as B; the one that is behind catches up."
                  : run.same_data ? "Two are compared at a time: end what stands in the map's place first."
                                  : "Its data are other ones, so there is nothing to compare.",
                  ""};
    if (link_button("compare", cut_left(line, link_width("compare")), "compare", theme().architecture, tip,
                    can_compare)) {
        frame.actions.earlier.compare = run.id;
    }
    ImGui::PopID();
    card.space(8);
}

}  // namespace

void earlier_runs_panel(Frame& frame, float width) {
    if (frame.view.earlier.empty()) return;
    Card card("earlier", width, "Tried before", 0, "");
    card.about("Runs that ended when a lever was pulled: how their levers differ from those that are set now.");
    const std::size_t n = frame.view.earlier.size();
    const std::size_t shown = frame.state.open_earlier ? n : std::min(n, kFewRuns);
    for (const EarlierRunView& run : frame.view.earlier.first(shown)) run_row(frame, card, run);
    if (n <= kFewRuns) return;
    const std::string words = frame.state.open_earlier ? "fewer" : "all " + std::to_string(n);
    Rect line = card.row(theme().size.link_row);
    if (link_button("all", cut_left(line, link_width(words)), words, theme().muted,
                    {"Shows fewer of them, or all.", ""}))
        frame.state.open_earlier = !frame.state.open_earlier;
}

}  // namespace ui
