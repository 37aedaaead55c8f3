// The gallery: a card for each architecture with the same picture, from the features over the maps of its layers to head
// and loss. See panels.h; what is trained and where the dots lie is app's business (ui/gallery.h).
#include "ui/gallery.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "ui/card.h"
#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kTwoColumns = 640;
constexpr float kGap = 9, kPad = 9;
constexpr float kLeastSide = 50, kMostSide = 104, kEach = 2;  // of a small picture
constexpr float kSideOfScrolling = 62;
constexpr float kArrow = 15, kMostSpread = 32;        // an arrow between two cells, and how much wider it may get
constexpr float kMostLabelSpread = 20;                // so that the first label stays on its card
constexpr float kWords = 80, kMostWords = 132;        // width of the cells of head and loss
constexpr std::size_t kExpected = 5, kWordCells = 2;  // pictures of a card that has not begun; head and loss

std::size_t n_pictures(const GalleryCardShown& card) {
    return card.pictures.empty() ? kExpected : card.pictures.size();
}

float cell_width(const GalleryCardShown& card, std::size_t cell, float side) {
    return cell < n_pictures(card) ? side : kWords;
}

// How many cells of the strip stand on each line.
std::vector<std::size_t> lines_of(const GalleryCardShown& card, float width, float side) {
    std::vector<std::size_t> lines = {0};
    float x = 0;
    for (std::size_t cell = 0; cell < n_pictures(card) + kWordCells; ++cell) {
        const float arrow = cell == 0 ? 0 : kArrow;
        float wide = cell_width(card, cell, side);
        if (cell == n_pictures(card)) wide += kArrow + kWords;  // head and loss stay beside each other
        if (lines.back() > 0 && x + arrow + wide > width) {
            lines.push_back(0);
            x = 0;
        }
        x += arrow + cell_width(card, cell, side);
        ++lines.back();
    }
    return lines;
}

float line_height(float side) { return side + faces().small.size + 5; }

float tile_height(const GalleryCardShown& card, float width, float side) {
    const float inner = width - 2 * kPad;
    return 2 * kPad + theme().size.small_control + 2 + paragraph_height(inner, faces().small, card.sentence) + 6 +
           static_cast<float>(lines_of(card, inner, side).size()) * line_height(side) + 3;
}

float row_height(const std::vector<GalleryCardShown>& all, std::size_t first, std::size_t columns, float width,
                 float side) {
    float height = 0;
    for (std::size_t i = first; i < std::min(all.size(), first + columns); ++i)
        height = std::max(height, tile_height(all[i], width, side));
    return height;
}

// The largest pictures with which all cards fit into this height; else small ones, and the page scrolls.
float side_for(const std::vector<GalleryCardShown>& all, std::size_t columns, float width, float height) {
    for (float side = kMostSide; side >= kLeastSide; side -= kEach) {
        float sum = -kGap;
        for (std::size_t first = 0; first < all.size(); first += columns)
            sum += row_height(all, first, columns, width, side) + kGap;
        if (sum <= height) return side;
    }
    return kSideOfScrolling;
}

std::string help_of(const GalleryPicture& picture) {
    const int n = picture.dots->n_units;
    std::string help = picture.label + ": " + thousands(n) + (n == 1 ? " number" : " numbers") + " about every thing";
    if (n > 2) help += ", on the plane that shows most of them";
    if (!picture.read_as.empty()) help += ". On the way there: " + picture.read_as;
    if (!picture.made.empty()) help += ". Crosses: made out of noise";
    return help + ".";
}

constexpr std::string_view kOpens = "click: go on with this experiment";

// The box of a cell and the words below it; returns the box. Pressing it opens the experiment.
Rect cell_box(Frame& frame, Rect cell, int card, ImU32 color, std::string_view below, const std::string& help) {
    const Press press = press_area("cell", cell, {help, kOpens}, !frame.view.gallery->cards.empty());
    if (press.clicked) frame.actions.gallery.open = card;
    const Rect label = cut_bottom(cell, faces().small.size, 3);
    if (!below.empty()) draw_text(label, faces().small, theme().muted, below, Align::centre);
    draw_box(cell, press.hovered ? mix(theme().card, color, 0.08f) : theme().ground,
             press.hovered ? color : mix(theme().line, color, 0.45f), theme().size.corner);
    return cell;
}

// Small crosses, as on the map: what is made is no thing of the data.
void draw_made(const Rect& rect, const std::vector<map::Point2>& made) {
    constexpr float kArm = 1.8f;
    const ImU32 color = faded(theme().text, 0.75f);
    const float half = std::min(rect.w, rect.h) / 2 - 3;
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const map::Point2& at : made) {
        const float x = rect.middle_x() + half * at.x, y = rect.middle_y() - half * at.y;
        list->AddLine(ImVec2(x - kArm, y - kArm), ImVec2(x + kArm, y + kArm), color, 1);
        list->AddLine(ImVec2(x - kArm, y + kArm), ImVec2(x + kArm, y - kArm), color, 1);
    }
}

// `spread`: how far its label may reach beyond it, both sides together.
void picture_cell(Frame& frame, const Rect& cell, int index, const GalleryCardShown& card, std::size_t at,
                  float spread) {
    const GalleryPicture& picture = card.pictures[at];
    const ImU32 color = at == 0 ? theme().features : theme().architecture;
    const float room = cell.w + spread - 2;
    const std::string label = layer_label(picture.label, picture.brief, room);
    const bool fits = text_width(faces().small, label) <= room;
    const Rect box = cell_box(frame, cell, index, color, "", help_of(picture));
    const Rect below{cell.x - spread / 2, cell.bottom() - faces().small.size, cell.w + spread, faces().small.size};
    draw_text(below, faces().small, picture.is_map ? theme().architecture : theme().muted,
              fits ? label : std::to_string(at), Align::centre);
    if (picture.is_map) draw_box(box, 0, theme().architecture, theme().size.corner);
    draw_layer_dots(inset(box, 2, 2), *picture.dots, *card.coloring, frame.view.dark);
    draw_made(inset(box, 2, 2), picture.made);
}

// "classify next letter", or as much of it as there is room for.
std::string head_words(const GalleryCardShown& card, const Rect& room) {
    std::string all;
    for (const std::string& head : card.heads) all += (all.empty() ? "" : ", ") + head;
    if (paragraph_height(room.w, faces().small, all) <= room.h || card.heads.empty()) return all;
    const std::string& first = card.heads.front();
    if (paragraph_height(room.w, faces().small, first) <= room.h) return first;
    return first.substr(0, first.find(' '));
}

void middle_paragraph(const Rect& rect, const Face& face, ImU32 color, std::string_view text) {
    if (text_width(face, text) <= rect.w) {
        draw_text(rect, face, color, text, Align::centre);
        return;
    }
    const float high = paragraph_height(rect.w, face, text);
    draw_paragraph(rect.x, std::round(rect.middle_y() - high / 2), rect.w, face, color, text);
}

void head_cell(Frame& frame, const Rect& cell, int index, const GalleryCardShown& card) {
    const Rect box = cell_box(frame, cell, index, theme().loss, "head",
                              "The head reads its answer off the map: the layers from the map to the prediction.");
    const Rect room = inset(box, 7, 3);
    middle_paragraph(room, faces().small, theme().text, head_words(card, room));
}

void loss_cell(Frame& frame, const Rect& cell, int index, const GalleryCardShown& card) {
    const Rect box = cell_box(frame, cell, index, theme().loss, "loss", card.loss_help);
    const float high = faces().bold.size + (card.right.empty() ? 0 : faces().small.size);
    Rect room{box.x + 4, box.middle_y() - high / 2, box.w - 8, high};
    draw_text(cut_top(room, faces().bold.size), faces().bold, theme().loss, card.loss, Align::centre);
    if (!card.right.empty()) draw_text(room, faces().small, theme().muted, card.right, Align::centre);
}

void any_cell(Frame& frame, const Rect& rect, int index, const GalleryCardShown& card, std::size_t cell, float spread) {
    ImGui::PushID(static_cast<int>(cell));
    if (cell < card.pictures.size()) {
        picture_cell(frame, rect, index, card, cell, spread);
    } else if (cell == card.pictures.size()) {
        head_cell(frame, rect, index, card);
    } else {
        loss_cell(frame, rect, index, card);
    }
    ImGui::PopID();
}

// The cells [first, end) of the strip, with an arrow before each, in the whole width: head and loss share what the
// pictures leave, and the arrows what these leave.
struct StripLine {
    std::size_t first = 0, end = 0;
    float side = 0;
};

void strip_line(Frame& frame, Rect line, int index, const GalleryCardShown& card, const StripLine& cells) {
    const std::size_t begins = cells.first == 0 ? 1 : 0;  // nothing comes before the features
    const auto n_arrows = static_cast<float>(cells.end - cells.first - begins);
    const std::size_t pictures_end = std::clamp(card.pictures.size(), cells.first, cells.end);
    const auto n_pictures = static_cast<float>(pictures_end - cells.first);
    const auto n_words = static_cast<float>(cells.end - pictures_end);
    const float spare = line.w - n_pictures * cells.side - n_arrows * kArrow;
    const float words = n_words > 0 ? std::min(spare / n_words, kMostWords) : 0;
    const float arrow = kArrow + std::min((spare - n_words * words) / std::max(n_arrows, 1.0f), kMostSpread);
    for (std::size_t cell = cells.first; cell < cells.end; ++cell) {
        if (cell > 0) {
            const Rect gap = cut_left(line, arrow);
            draw_text({gap.x, gap.y, gap.w, cells.side}, faces().small, theme().muted, "→", Align::centre);
        }
        any_cell(frame, cut_left(line, cell < card.pictures.size() ? cells.side : words), index, card, cell,
                 std::min(arrow, kMostLabelSpread));
    }
}

void strip(Frame& frame, Rect place, int index, const GalleryCardShown& card, float side) {
    if (card.pictures.empty()) {
        middle_paragraph(place, faces().small, theme().muted, card.note.empty() ? "It begins ..." : card.note);
        return;
    }
    std::size_t first = 0;
    for (const std::size_t n : lines_of(card, place.w, side)) {
        strip_line(frame, cut_top(place, line_height(side) - 2, 2), index, card, {first, first + n, side});
        first += n;
    }
}

constexpr std::string_view kDoor = "open its lesson";

void door(Frame& frame, const Rect& rect, const GalleryCardShown& card) {
    if (!text_button("door", rect, kDoor, {"Opens the lesson about it where you left it.", "starts anew"})) return;
    frame.actions.lesson.open = std::string(card.lesson);
    frame.state.show_gallery = false;
}

void tile(Frame& frame, const Rect& rect, int index, const GalleryCardShown& card, float side) {
    ImGui::PushID(index);
    draw_box(rect, theme().card, theme().line, theme().size.corner);
    const TextBounds bounds(rect, 0);
    Rect inner = inset(rect, kPad, kPad);
    Rect head = cut_top(inner, theme().size.small_control, 2);
    door(frame, cut_right(head, text_width(faces().text, kDoor) + 24, 8), card);
    draw_text(head, faces().bold, theme().text, card.title);
    const float high = draw_paragraph(inner.x, inner.y, inner.w, faces().small, theme().muted, card.sentence);
    cut_top(inner, high, 6);
    const Rect bar = cut_bottom(inner, 3);
    strip(frame, inner, index, card, side);
    const auto share = static_cast<float>(std::clamp(card.progress, 0.0, 1.0));
    draw_box({bar.x, bar.y + 3, bar.w, 3}, theme().track, 0, 1.5f);
    if (share > 0) draw_box({bar.x, bar.y + 3, bar.w * share, 3}, theme().good, 0, 1.5f);
    ImGui::PopID();
}

void gallery_head(Frame& frame, Rect head) {
    if (stroke_button("close_gallery", cut_right(head, 26, 8), Stroke::cross, {"Back to the map. Esc", ""},
                      ButtonStyle::quiet)) {
        frame.state.show_gallery = false;
    }
    constexpr std::string_view kTitle = "All architectures at once";
    draw_text(cut_left(head, text_width(faces().bold, kTitle) + 2, 12), faces().bold, theme().text, kTitle);
    const GalleryShown& shown = *frame.view.gallery;
    const std::string done =
        std::to_string(shown.n_done) + " of " + std::to_string(shown.cards.size()) + " have learned";
    const std::string all = "features → a map after each layer → a head → a loss. " + done;
    draw_text(head, faces().small, theme().muted, text_width(faces().small, all) <= head.w ? all : done);
}

}  // namespace

void gallery_panel(Frame& frame, const Rect& rect) {
    draw_card(rect);
    Rect rest = inset(rect, 14, 12);
    gallery_head(frame, cut_top(rest, 26, 8));
    const std::vector<GalleryCardShown>& all = frame.view.gallery->cards;
    const Column scrolling("gallery", {rest.x, rest.y, rest.w - 4, rest.h}, 9);
    const float width = rest.w - 4;
    const std::size_t columns = width >= kTwoColumns ? 2 : 1;
    const auto n = static_cast<float>(columns);
    const float each = std::floor((width - kGap * (n - 1)) / n);
    const float side = side_for(all, columns, each, rest.h);
    ImVec2 at = ImGui::GetCursorScreenPos();
    for (std::size_t first = 0; first < all.size(); first += columns) {
        const float height = row_height(all, first, columns, each, side);
        for (std::size_t i = first; i < std::min(all.size(), first + columns); ++i) {
            const float x = at.x + static_cast<float>(i - first) * (each + kGap);
            tile(frame, {x, at.y, each, height}, static_cast<int>(i), all[i], side);
        }
        ImGui::SetCursorScreenPos(at);
        ImGui::Dummy(ImVec2(width, height));
        at.y += height + kGap;
    }
}

}  // namespace ui
