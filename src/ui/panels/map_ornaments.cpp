// The ornaments of the fantasy map: names of countries in spaced capitals, a compass, and a cartouche with the map's title.
// They are placed where few things are, and clear of everything else. See panels.h.
#include <algorithm>
#include <array>
#include <cmath>

#include "map/land/fantasy.h"
#include "map/names/country_names.h"
#include "ui/panels/panels.h"
#include "ui/text.h"

namespace ui {
namespace {

constexpr float kTitleSpacing = 2.2f;
constexpr float kLeastWidth = 420, kLeastHeight = 300;  // of a map with ornaments
constexpr float kInset = 14;
constexpr float kCompass = 34;  // radius of its longest point
constexpr float kBetter = 4;    // things that another place must have less of for an ornament to move there

const Face& country_face() { return theme().size.large_countries ? faces().serif : faces().serif_small; }

// One character (UTF-8) of a text, from `at` on.
std::string_view character(std::string_view text, std::size_t at) {
    std::size_t end = at + 1;
    while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
    return text.substr(at, end - at);
}

float spaced_width(const Face& face, std::string_view text, float spacing) {
    float width = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::string_view letter = character(text, at);
        width += text_width(face, letter) + spacing;
        at += letter.size();
    }
    return std::max(0.0f, width - spacing);
}

void draw_spaced(ImDrawList* list, ImVec2 at, const Face& face, ImU32 color, std::string_view text, float spacing) {
    for (std::size_t i = 0; i < text.size();) {
        const std::string_view letter = character(text, i);
        draw_text_at(list, at, face, color, letter);
        at.x += text_width(face, letter) + spacing;
        i += letter.size();
    }
}

// Fine letters are drawn twice, a little apart.
void draw_firm(ImDrawList* list, ImVec2 at, const Face& face, ImU32 color, std::string_view text, float spacing) {
    draw_spaced(list, at, face, color, text, spacing);
    draw_spaced(list, ImVec2(at.x + 0.45f, at.y), face, color, text, spacing);
}

// How many things a rectangle of the screen would hide, or the coast round them.
int things_under(const Frame& frame, const Rect& at) {
    constexpr float kCoast = 24;
    if (frame.view.map.places == nullptr) return 0;
    const Rect rect = inset(at, -kCoast, -kCoast);
    const map::Point2 origin = frame.state.map_origin;
    const auto place = [&](float x, float y) {
        return map::to_map(frame.view.map.camera, frame.state.map_size, {x - origin.x, y - origin.y});
    };
    return map::count_in_box(*frame.view.map.places, place(rect.x, rect.bottom()), place(rect.right(), rect.y),
                             frame.view.on_screen.n_points);
}

bool is_free(const Frame& frame, const Rect& rect) {
    constexpr float kGap = 6;
    const map::Point2 origin = frame.state.map_origin;
    const float left = rect.x - origin.x - kGap, top = rect.y - origin.y - kGap;
    const float right = left + rect.w + 2 * kGap, bottom = top + rect.h + 2 * kGap;
    if (left < 0 || top < 0 || right > frame.state.map_size.width || bottom > frame.state.map_size.height) return false;
    return std::none_of(frame.state.map_covered.begin(), frame.state.map_covered.end(), [&](const map::Box& box) {
        return box.left < right && left < box.right && box.top < bottom && top < box.bottom;
    });
}

// Where on the picture an ornament of this size may stand, the first one best.
std::array<Rect, 6> places(const Rect& picture, float w, float h) {
    const float left = picture.x + kInset, right = picture.right() - kInset - w;
    const float top = picture.y + kInset, bottom = picture.bottom() - kInset - h;
    const float below_pills = top + 42, beside_buttons = right - theme().size.control - 10;
    const float middle = picture.y + (picture.h - h) / 2;
    return {Rect{right, bottom, w, h},      Rect{left, below_pills, w, h}, Rect{beside_buttons, top, w, h},
            Rect{right, bottom - 86, w, h}, Rect{left, middle, w, h},      Rect{left, bottom, w, h}};
}

// Picks one and remembers it in `chosen`, so that it stays while it may; false if there is none.
bool choose_place(Frame& frame, const std::array<Rect, 6>& all, int& chosen, Rect& place) {
    int best = -1, fewest = 0, now = -1;
    for (int i = 0; i < static_cast<int>(all.size()); ++i) {
        const Rect& rect = all[static_cast<std::size_t>(i)];
        if (!is_free(frame, rect)) continue;
        const int count = things_under(frame, rect);
        if (i == chosen) now = count;
        if (best >= 0 && count >= fewest) continue;
        best = i;
        fewest = count;
    }
    if (now < 0 || static_cast<float>(now) > static_cast<float>(fewest) + kBetter) chosen = best;
    if (chosen < 0) return false;
    place = all[static_cast<std::size_t>(chosen)];
    return true;
}

// Eight points, each half dark and half light, on two rings; north has its letter.
void draw_compass(ImVec2 at, float radius, const map::FantasyColors& colors) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ink = to_color(colors.ink), paper = to_color(theme().dark ? colors.deep : colors.lit);
    list->AddCircleFilled(at, radius * 0.66f, faded(paper, 0.55f));
    list->AddCircle(at, radius * 0.66f, faded(ink, 0.85f), 0, 1.1f);
    list->AddCircle(at, radius * 0.58f, faded(ink, 0.5f), 0, 0.8f);
    constexpr float kQuarter = 1.57079633f;
    for (const bool slanted : {true, false}) {
        const float reach = radius * (slanted ? 0.52f : 0.94f), waist = radius * (slanted ? 0.13f : 0.16f);
        for (int i = 0; i < 4; ++i) {
            const float angle = kQuarter * (static_cast<float>(i) + (slanted ? 0.5f : 0)) - kQuarter;
            const auto corner = [&](float turn, float length) {
                return ImVec2(at.x + std::cos(angle + turn) * length, at.y + std::sin(angle + turn) * length);
            };
            const ImVec2 tip = corner(0, reach), left = corner(-kQuarter / 2, waist),
                         right = corner(kQuarter / 2, waist);
            list->AddTriangleFilled(tip, left, at, paper);
            list->AddTriangleFilled(tip, at, right, ink);
            const ImVec2 outline[] = {left, tip, right};
            list->AddPolyline(outline, 3, ink, 0, 1);
        }
    }
    list->AddCircleFilled(at, radius * 0.07f, paper);
    list->AddCircle(at, radius * 0.07f, ink, 0, 1);
    const Face& face = faces().serif_small;
    draw_firm(list, ImVec2(at.x - text_width(face, "N") / 2, at.y - radius - face.size + 1), face, ink, "N", 0);
}

// A sheet with corners cut out round: a cross of two rectangles, and what is left in its corners as fans. Without soft
// edges, which would show as seams; the outline hides them.
void fill_sheet(const Rect& rect, float cut, ImU32 color) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImDrawListFlags before = list->Flags;
    list->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    list->AddRectFilled(ImVec2(rect.x + cut, rect.y), ImVec2(rect.right() - cut, rect.bottom()), color);
    list->AddRectFilled(ImVec2(rect.x, rect.y + cut), ImVec2(rect.right(), rect.bottom() - cut), color);
    for (int corner = 0; corner < 4; ++corner) {
        const bool right = corner % 2 == 1, low = corner >= 2;
        const ImVec2 outer(right ? rect.right() : rect.x, low ? rect.bottom() : rect.y);
        const float to_x = right ? -cut : cut, to_y = low ? -cut : cut;
        constexpr int kParts = 6;
        constexpr float kPart = 1.57079633f / kParts;
        for (int i = 0; i < kParts; ++i) {
            const float a = kPart * static_cast<float>(i), b = a + kPart;
            list->AddTriangleFilled(ImVec2(outer.x + to_x, outer.y + to_y),
                                    ImVec2(outer.x + to_x * std::cos(a), outer.y + to_y * std::sin(a)),
                                    ImVec2(outer.x + to_x * std::cos(b), outer.y + to_y * std::sin(b)), color);
        }
    }
    list->Flags = before;
}

// With its outline, and a second line inside.
void draw_sheet(const Rect& rect, const map::FantasyColors& colors) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const auto outline = [&](float inset_px, float cut) {
        const float left = rect.x + inset_px, top = rect.y + inset_px;
        const float right = rect.right() - inset_px, bottom = rect.bottom() - inset_px;
        constexpr float kHalf = 3.14159265f;
        list->PathClear();
        list->PathArcTo(ImVec2(left, top), cut, kHalf / 2, 0);
        list->PathArcTo(ImVec2(right, top), cut, kHalf, kHalf / 2);
        list->PathArcTo(ImVec2(right, bottom), cut, kHalf * 1.5f, kHalf);
        list->PathArcTo(ImVec2(left, bottom), cut, kHalf * 2, kHalf * 1.5f);
    };
    const ImU32 ink = to_color(colors.ink), paper = to_color(colors.paper);
    fill_sheet(rect, 8, paper);
    outline(0, 8);
    list->PathStroke(ink, ImDrawFlags_Closed, 1.4f);
    outline(3.5f, 7);
    list->PathStroke(faded(ink, 0.55f), ImDrawFlags_Closed, 0.9f);
}

std::string facts(const train::Snapshot& shown) {
    const double loss = std::isfinite(shown.loss_held_out) ? shown.loss_held_out : shown.loss_train;
    return "loss " + number_label(loss, 0.01) + " · step " + thousands(shown.step);
}

// What its colours are: "countries by origin".
std::string subject(const View& view) {
    if (view.map.region.head < 0 || view.map.region.head >= static_cast<int>(view.on_screen.heads.size())) return "";
    const train::HeadSnapshot& head = view.on_screen.heads[static_cast<std::size_t>(view.map.region.head)];
    if (head.answer == model::Answer::classes) return "countries: " + head.label;
    const auto k = static_cast<std::size_t>(view.map.region.output);
    return "tints: " +
           (head.answer == model::Answer::features && k < head.outputs.size() ? head.outputs[k] : head.label);
}

void cartouche(Frame& frame, const Rect& picture, const map::FantasyColors& colors) {
    const Face& face = faces().serif_small;
    const std::string title = map::capitals(frame.view.material.dataset.row.label);
    const std::string figures = facts(frame.view.on_screen), of = subject(frame.view);
    const float title_width = spaced_width(face, title, kTitleSpacing);
    // Wide enough for the usual figures, so that the sheet does not change its width while they grow.
    const float words = std::max(
        {title_width, text_width(face, figures), text_width(face, "loss 0.00 · step 99,999"), text_width(face, of)});
    const float line = face.size + 2, w = std::ceil(words) + 36, h = line * (of.empty() ? 2 : 3) + 20;
    Rect sheet;
    if (w > picture.w * 0.5f || !choose_place(frame, places(picture, w, h), frame.state.cartouche_at, sheet)) return;
    draw_sheet(sheet, colors);
    cover_map(frame, sheet);
    const TextBounds bounds(sheet, 1);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImU32 ink = to_color(colors.ink);
    float y = sheet.y + 10;
    draw_firm(list, ImVec2(sheet.middle_x() - title_width / 2, y), face, ink, title, kTitleSpacing);
    for (const std::string& words_below : {of, figures}) {
        if (words_below.empty()) continue;
        y += line;
        draw_text({sheet.x, y, sheet.w, line}, face, ink, words_below, Align::centre);
    }
}

}  // namespace

void draw_country_name(const map::Label& label, const Rect& picture) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float alpha = std::min(label.strength, 1.0f);
    const map::FantasyColors colors = map::fantasy_colors(theme().dark);
    const Face& face = country_face();
    const std::string text = map::capitals(label.text);
    const ImVec2 corner(picture.x + label.px.x - spaced_width(face, text, theme().size.letter_spacing) / 2,
                        picture.y + label.px.y - face.size / 2);
    constexpr int kTurns = 8;
    const ImU32 halo = to_color(theme().dark ? colors.deep : colors.lit, alpha * alpha * 0.5f);
    for (int i = 0; i < kTurns; ++i) {
        const float angle = 6.2831853f * static_cast<float>(i) / kTurns;
        draw_spaced(list, ImVec2(corner.x + std::cos(angle) * 2, corner.y + std::sin(angle) * 2), face, halo, text,
                    theme().size.letter_spacing);
    }
    draw_firm(list, corner, face, to_color(colors.ink, alpha), text, theme().size.letter_spacing);
}

map::Point2 measure_country_name(const std::string& name) {
    return {spaced_width(country_face(), map::capitals(name), theme().size.letter_spacing) + 6, country_face().size};
}

void map_ornaments(Frame& frame, const Rect& picture) {
    if (!frame.view.map.fantasy || picture.w < kLeastWidth || picture.h < kLeastHeight) return;
    const map::FantasyColors colors = map::fantasy_colors(theme().dark);
    cartouche(frame, picture, colors);
    Rect place;
    const float side = 2 * kCompass, letter = faces().serif_small.size;
    if (!choose_place(frame, places(picture, side, side + letter), frame.state.compass_at, place)) return;
    draw_compass(ImVec2(place.middle_x(), place.bottom() - kCompass), kCompass, colors);
    cover_map(frame, place);
}

}  // namespace ui
