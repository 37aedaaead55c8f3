// The exhibit "path": two things of the map, and what the heads decode at stops on the way between them. The ends are
// pinned things, else the next ones of the data set, so that tapping alone is enough. See exhibits.h.
#include "lessons/exhibits/path.h"

#include <algorithm>

#include "map/heads/decoded.h"
#include "ui/card.h"
#include "ui/exhibits/exhibit_rows.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui::exhibits {
namespace {

constexpr int kStops = 7;

std::string name_of(const lessons::Moment& moment, int thing) {
    if (thing < 0 || thing >= static_cast<int>(moment.material.dataset.names.size())) return "?";
    return moment.material.dataset.names[static_cast<std::size_t>(thing)];
}

// "from   zero 1   [pinned] [next]": returns whether the end was changed.
bool end_row(Frame& frame, Card& card, const char* id, std::string_view label, int& end) {
    const lessons::Moment& moment = *frame.view.lesson.moment;
    Rect line = card.row(std::max(theme().size.control, faces().text.size + 8));
    const std::string_view next = "next", pinned = "pinned";
    const std::string next_id = std::string(id) + "next", pinned_id = std::string(id) + "pinned";
    bool changed = false;
    if (link_button(next_id.c_str(), cut_right(line, link_width(next), 6), next, theme().muted,
                    {"Takes the next thing of the data set.", "at once"})) {
        end = (end + 1) % std::max(1, moment.shown.n_points);
        changed = true;
    }
    if (link_button(pinned_id.c_str(), cut_right(line, link_width(pinned), 6), pinned, theme().muted,
                    {"Takes the thing that is pinned on the map.", "at once"}, moment.pinned >= 0)) {
        end = moment.pinned;
        changed = true;
    }
    draw_text(cut_left(line, 40), faces().small, theme().muted, label);
    draw_text(line, faces().text, theme().text, name_of(moment, end));
    return changed;
}

void decoded_row(Card& card, const lessons::Moment& moment, const train::HeadSnapshot& head) {
    const std::vector<bool> on =
        map::columns_on(moment.material.features, moment.material.dataset.row, moment.spec.features);
    const float gap = 3, side = (card.width() - gap * (kStops - 1)) / kStops;
    Rect row = card.row(side);
    for (const std::vector<float>& stop : lessons::stops_of(moment.desk.path, moment.shown, kStops)) {
        const Rect place = cut_left(row, side, gap);
        const map::DecodedPicture picture =
            map::decoded_picture(head, lessons::outputs_at(head, stop), on, moment.material.dataset.pictures.side);
        draw_cells(place, picture);
    }
}

std::string lands_text(const lessons::Moment& moment, const train::HeadSnapshot& head) {
    std::string text;
    for (const int land : lessons::classes_along(moment.desk.path, moment.shown, head)) {
        text += (text.empty() ? "" : ", ") + head.outputs[static_cast<std::size_t>(land)];
    }
    return text;
}

}  // namespace

void path_card(Frame& frame, float width) {
    lessons::Path& path = frame.state.desk.path;
    const lessons::Moment& moment = *frame.view.lesson.moment;
    Card card("path", width, "A straight path", 0, "decoded on the way");
    end_row(frame, card, "from", "from", path.from);
    end_row(frame, card, "to", "to", path.to);
    card.space(6);
    if (path.from < 0 || path.to < 0) {
        card.paragraph(faces().small, theme().muted,
                       "Click a thing on the map to pin it, then take it as one end with \"pinned\"; or tap \"next\".");
        return;
    }
    for (const train::HeadSnapshot& head : moment.shown.heads) {
        if (head.answer == model::Answer::features) decoded_row(card, moment, head);
    }
    for (const train::HeadSnapshot& head : moment.shown.heads) {
        if (head.answer != model::Answer::classes) continue;
        card.space(6);
        card.paragraph(faces().small, theme().muted, "Lands on the way, by " + head.label + ":");
        card.paragraph(faces().text, theme().text, lands_text(moment, head));
    }
}

// The way itself, with a dot where each stop is decoded. A straight way on the map is straight on every flat picture of it.
void path_line(Frame& frame, const Rect& picture) {
    const lessons::Path& path = frame.state.desk.path;
    const train::Snapshot& seen = frame.view.on_screen;
    if (path.from < 0 || path.to < 0 || path.from >= seen.n_points || path.to >= seen.n_points) return;
    if (frame.view.map.looking.seen_layer >= 0) return;
    const auto place = [&](int thing) {
        const auto at = static_cast<std::size_t>(thing) * 2;
        const map::Point2 px =
            map::to_px(frame.view.map.camera, frame.state.map_size, {seen.points[at], seen.points[at + 1]});
        return ImVec2(picture.x + px.x, picture.y + px.y);
    };
    const ImVec2 from = place(path.from), to = place(path.to);
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddLine(from, to, theme().halo, 5);
    list->AddLine(from, to, theme().text, 2);
    for (int i = 0; i < kStops; ++i) {
        const float share = static_cast<float>(i) / (kStops - 1);
        const ImVec2 stop(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
        list->AddCircleFilled(stop, 5.5f, theme().halo);
        list->AddCircleFilled(stop, 4, theme().text);
    }
}

}  // namespace ui::exhibits
