// The map of a layer's places: patches of pictures, or positions of sequences in their contexts. Where the pointer is, the
// thing that the place belongs to is shown below the map, and its places are joined. See panels.h, ui/places.h.
#include "ui/places.h"

#include <algorithm>
#include <cmath>
#include <unordered_set>

#include "ui/panels/panels.h"
#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kReach = 14;       // a place can be pointed at from this far
constexpr float kPatch = 26;       // side of a patch on the map
constexpr float kPicture = 92;     // of the picture below the map
constexpr float kToken = 34;       // side of a token below the map
constexpr float kMoreTokens = 12;  // a place of several tokens is so much wider for each more
constexpr float kReading = 76;     // height of the sequence below the map
constexpr float kBetween = 4;      // the two buttons of the switch
constexpr std::size_t kArrows = 48;

struct Plot {
    Rect rect;
    const train::PlaceMap& map;
    [[nodiscard]] ImVec2 at(std::size_t point) const {
        const float half = std::min(rect.w, rect.h) / 2;
        const auto share = [&](float value, float middle, float most) {
            return std::clamp(half * (value - middle) / map.half_side, -most / 2, most / 2);
        };
        const float x = map.points[2 * point], y = map.points[2 * point + 1];
        if (!std::isfinite(x) || !std::isfinite(y)) return {rect.middle_x(), rect.middle_y()};
        return {rect.middle_x() + share(x, map.middle_x, rect.w), rect.middle_y() - share(y, map.middle_y, rect.h)};
    }
};

bool is_picture(const PlacesShown& shown) { return shown.height > 0; }

const char* place_words(const PlacesShown& shown) { return is_picture(shown) ? "patches" : "positions"; }

float switch_width(std::string_view words) { return text_width(faces().text, words) + 28; }

// The token at a point of the map, -1 = nothing stands there.
int token_at(const PlacesShown& shown, std::size_t point) {
    const auto n_places = static_cast<std::size_t>(data::places_of(shown.map->form));
    if (shown.tokens == nullptr || static_cast<std::size_t>(shown.tokens->steps) != n_places) return -1;
    const auto thing = static_cast<std::size_t>(shown.map->things[point / n_places]);
    return shown.tokens->codes[thing * n_places + point % n_places];
}

// How many tokens a place stands for, but for those at the ends of a sequence.
int tokens_a_place(const PlacesShown& shown) {
    return shown.ranges.empty() ? 1 : shown.ranges[shown.ranges.size() / 2].n;
}

// The tokens that a place stands for, where its layer has made the sequence shorter.
std::string tokens_text(const PlacesShown& shown, std::size_t point) {
    const auto n_places = static_cast<std::size_t>(data::places_of(shown.map->form));
    const auto thing = static_cast<std::size_t>(shown.map->things[point / n_places]);
    const model::PlaceRange& range = shown.ranges[point % n_places];
    std::string text;
    for (int t = range.first; t < range.first + range.n; ++t) {
        const auto at = thing * static_cast<std::size_t>(shown.tokens->steps) + static_cast<std::size_t>(t);
        const int code = shown.tokens->codes[at];
        if (code >= 0) text += shown.tokens->texts[static_cast<std::size_t>(code)];
    }
    return text;
}

std::string token_text(const PlacesShown& shown, std::size_t point) {
    const int code = token_at(shown, point);
    if (code >= 0) return shown.tokens->texts[static_cast<std::size_t>(code)];
    const auto n_places = static_cast<std::size_t>(data::places_of(shown.map->form));
    if (shown.tokens != nullptr && shown.tokens->steps > 0 && shown.ranges.size() == n_places)
        return tokens_text(shown, point);
    return shown.tokens != nullptr && shown.tokens->steps > 0 ? "" : std::to_string(point % n_places + 1);
}

// The first point of this thing, or the number of points if it is not on the map.
std::size_t first_point(const train::PlaceMap& map, int thing) {
    const auto found = std::lower_bound(map.things.begin(), map.things.end(), thing);
    const auto n_places = static_cast<std::size_t>(data::places_of(map.form));
    if (found == map.things.end() || *found != thing) return map.points.size() / 2;
    return static_cast<std::size_t>(found - map.things.begin()) * n_places;
}

ImU32 place_color(const PlacesShown& shown, std::size_t point) {
    const auto n_places = static_cast<std::size_t>(data::places_of(shown.map->form));
    if (shown.same_everywhere || n_places < 2) return theme().text;
    const float t = static_cast<float>(point % n_places) / static_cast<float>(n_places - 1);
    return mix(theme().features, theme().architecture, t);
}

// Lets one mark through for each square of `side` pixels: more would lie on each other.
struct Sieve {
    float side;
    std::unordered_set<long> taken{};
    bool lets(ImVec2 at) {
        const long column = std::lround(at.x / side), row = std::lround(at.y / side);
        return taken.insert(row * 100000 + column).second;
    }
};

// A part of a thing's picture, from the atlas of all pictures.
void draw_part(const View& view, const Rect& to, int thing, const model::PixelRect& part) {
    const int column = thing % view.map.atlas_columns, row = thing / view.map.atlas_columns;
    const auto columns = static_cast<float>(view.map.atlas_columns), rows = static_cast<float>(view.map.atlas_rows);
    const auto height = static_cast<float>(view.places->height), width = static_cast<float>(view.places->width);
    // Each picture in the atlas has a transparent border of one of its own pixels.
    const auto side = static_cast<float>(view.material.dataset.pictures.side);
    const auto within = [&](int at, float size) { return (1 + static_cast<float>(at) / size * side) / (side + 2); };
    const auto u = [&](int x) { return (static_cast<float>(column) + within(x, width)) / columns; };
    const auto v = [&](int y) { return (static_cast<float>(row) + within(y, height)) / rows; };
    const auto texture = reinterpret_cast<ImTextureID>(static_cast<std::uintptr_t>(view.map.atlas_texture));
    ImDrawList* list = ImGui::GetWindowDrawList();
    list->AddRectFilled(ImVec2(to.x, to.y), ImVec2(to.right(), to.bottom()), to_color(map::ground(false)));
    list->AddImage(texture, ImVec2(to.x, to.y), ImVec2(to.right(), to.bottom()), ImVec2(u(part.left), v(part.top)),
                   ImVec2(u(part.left + part.width), v(part.top + part.height)));
}

Rect patch_rect(ImVec2 at, const model::PixelRect& field, float side) {
    const auto most = static_cast<float>(std::max({field.width, field.height, 1}));
    const float w = side * static_cast<float>(field.width) / most, h = side * static_cast<float>(field.height) / most;
    return {at.x - w / 2, at.y - h / 2, w, h};
}

void draw_patches(const Frame& frame, const Plot& plot) {
    const PlacesShown& shown = *frame.view.places;
    const auto n_places = static_cast<std::size_t>(data::places_of(plot.map.form));
    const std::size_t n = plot.map.points.size() / 2;
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < n; ++i) {
        const ImVec2 at = plot.at(i);
        list->AddRectFilled(ImVec2(at.x - 1, at.y - 1), ImVec2(at.x + 1, at.y + 1), faded(theme().muted, 0.5f));
    }
    if (frame.view.map.atlas_texture == 0) return;
    Sieve sieve{kPatch + 2};
    for (std::size_t i = 0; i < n; ++i) {
        const ImVec2 at = plot.at(i);
        if (!sieve.lets(at)) continue;
        const Rect rect = patch_rect(at, shown.fields[i % n_places], kPatch);
        draw_part(frame.view, rect, plot.map.things[i / n_places], shown.fields[i % n_places]);
        list->AddRect(ImVec2(rect.x, rect.y), ImVec2(rect.right(), rect.bottom()), theme().line);
    }
}

void draw_tokens(const Frame& frame, const Plot& plot, int lit_token) {
    const PlacesShown& shown = *frame.view.places;
    Sieve sieve{11 * static_cast<float>(tokens_a_place(shown))};
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < plot.map.points.size() / 2; ++i) {
        const ImVec2 at = plot.at(i);
        const std::string text = token_text(shown, i);
        if (text.empty()) continue;
        const bool lit = lit_token >= 0 && token_at(shown, i) == lit_token;
        if (lit) list->AddCircleFilled(at, 8, faded(theme().architecture, 0.22f), 12);
        if (!sieve.lets(at)) continue;
        const ImVec2 size = text_size(faces().small, text);
        draw_text_at(list, ImVec2(at.x - size.x / 2, at.y - size.y / 2), lit ? faces().bold : faces().small,
                     place_color(shown, i), text);
    }
}

// The places of the chosen thing in reading order; rings where they lie.
void draw_thing(const Plot& plot, std::size_t first, int place, bool joined) {
    const auto n_places = static_cast<std::size_t>(data::places_of(plot.map.form));
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (std::size_t i = 0; joined && i + 1 < n_places; ++i)
        list->AddLine(plot.at(first + i), plot.at(first + i + 1), faded(theme().text, 0.7f), 1.5f);
    list->AddCircle(plot.at(first + static_cast<std::size_t>(place)), 10, theme().architecture, 0, 2.4f);
}

const float* weights_of(const train::Attention& attention, int head, int place) {
    const auto steps = static_cast<std::size_t>(attention.steps);
    const auto row =
        static_cast<std::size_t>(std::min(head, attention.heads - 1)) * steps + static_cast<std::size_t>(place);
    return attention.weights.data() + row * steps;
}

// An arrow from the chosen position to each position that it takes over from, as thick as its weight.
void draw_attention(const Plot& plot, std::size_t first, int place, const train::Attention& attention, int head) {
    const float* weights = weights_of(attention, head, place);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const ImVec2 from = plot.at(first + static_cast<std::size_t>(place));
    for (std::size_t j = 0; j < std::min(kArrows, static_cast<std::size_t>(attention.steps)); ++j) {
        const ImVec2 to = plot.at(first + j);
        const float dx = to.x - from.x, dy = to.y - from.y, far = std::hypot(dx, dy);
        if (weights[j] < 0.02f || far < 1) continue;
        const ImU32 color = faded(theme().loss, std::min(1.0f, 0.25f + weights[j]));
        const float wide = 1 + 4 * weights[j], head_px = 5 + 2 * wide;
        const ImVec2 along(dx / far, dy / far), neck(to.x - along.x * head_px, to.y - along.y * head_px);
        list->AddLine(from, neck, color, wide);
        list->AddTriangleFilled(to, ImVec2(neck.x - along.y * head_px / 2, neck.y + along.x * head_px / 2),
                                ImVec2(neck.x + along.y * head_px / 2, neck.y - along.x * head_px / 2), color);
    }
}

// The point under the pointer, or the number of points.
std::size_t pointed_at(const PlacesShown& shown, const Plot& plot) {
    const ImVec2 mouse = ImGui::GetMousePos();
    const std::size_t n = plot.map.points.size() / 2;
    std::size_t nearest = n;
    float least = kReach * kReach;
    for (std::size_t i = 0; i < n; ++i) {
        if (!is_picture(shown) && token_text(shown, i).empty()) continue;
        const ImVec2 at = plot.at(i);
        const float squared = (at.x - mouse.x) * (at.x - mouse.x) + (at.y - mouse.y) * (at.y - mouse.y);
        if (squared >= least) continue;
        least = squared;
        nearest = i;
    }
    return nearest;
}

// Pointing (a tap on touch) chooses a place; a click pins its thing.
void point_at_places(Frame& frame, const Plot& plot) {
    PlacesState& state = frame.state.places;
    const Press press = press_area("places", plot.rect, {});
    if (!press.pointed) return;
    const std::size_t point = pointed_at(*frame.view.places, plot);
    if (point >= plot.map.points.size() / 2) return;
    const auto n_places = static_cast<std::size_t>(data::places_of(plot.map.form));
    state.thing = plot.map.things[point / n_places];
    state.place = static_cast<int>(point % n_places);
    if (press.clicked) frame.actions.map.pin = state.thing;
}

// The whole picture, with the part that the place sees framed, and that part alone beside it.
void picture_below(const Frame& frame, Rect rect) {
    const View& view = frame.view;
    const PlacesState& state = frame.state.places;
    if (view.map.atlas_texture == 0) return;
    const model::PixelRect& field = view.places->fields[static_cast<std::size_t>(state.place)];
    const model::PixelRect all{0, 0, view.places->height, view.places->width};
    const Rect place = cut_left(rect, kPicture, 12);
    const Rect picture = patch_rect(ImVec2(place.middle_x(), place.middle_y()), all, place.h);
    draw_part(view, picture, state.thing, all);
    const float cell = picture.w / static_cast<float>(std::max(all.width, 1));
    ImGui::GetWindowDrawList()->AddRect(
        ImVec2(picture.x + cell * static_cast<float>(field.left), picture.y + cell * static_cast<float>(field.top)),
        ImVec2(picture.x + cell * static_cast<float>(field.left + field.width),
               picture.y + cell * static_cast<float>(field.top + field.height)),
        theme().loss, 0, 0, 2.5f);
    const Rect part = cut_left(rect, std::min(kPicture, rect.w / 3), 12);
    draw_part(view, patch_rect(ImVec2(part.middle_x(), part.middle_y()), field, part.h), state.thing, field);
    const std::string words = "This place sees " + std::to_string(field.width) + " x " + std::to_string(field.height) +
                              " pixels of " + view.material.dataset.names[static_cast<std::size_t>(state.thing)] +
                              ". What lies near it on the map looks alike to this layer.";
    draw_paragraph(rect.x, rect.y + 4, rect.w, faces().small, theme().text, words);
}

// The sequence in reading order; the chosen position is framed, and filled is what it takes over from.
void reading_below(Frame& frame, Rect rect) {
    const PlacesShown& shown = *frame.view.places;
    PlacesState& state = frame.state.places;
    const bool attends = shown.attention != nullptr && !shown.attention->weights.empty();
    if (attends && shown.attention->heads > 1) {
        Rect line = cut_right(rect, 150, 10);
        const Rect place{line.x, line.middle_y() - theme().size.control / 2, line.w, theme().size.control};
        const int n = shown.attention->heads, now = std::min(state.head, n - 1);
        const std::string words = "head " + std::to_string(now + 1) + " of " + std::to_string(n);
        if (text_button("attention_head", place, words,
                        {"Each head asks another question. A click shows the next.", ""}))
            state.head = (now + 1) % n;
    }
    const auto n_places = static_cast<std::size_t>(data::places_of(shown.map->form));
    const std::size_t first = first_point(*shown.map, state.thing);
    const float wide = kToken + kMoreTokens * static_cast<float>(tokens_a_place(shown) - 1);
    const float each = std::min(wide, rect.w / static_cast<float>(n_places));
    const float* weights = attends ? weights_of(*shown.attention, state.head, state.place) : nullptr;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const std::string_view explained =
        attends ? "The deeper the colour, the more the framed position takes over from there."
                : "The line on the map joins these positions in reading order.";
    const Rect cells = cut_top(rect, kToken, 8);
    for (std::size_t i = 0; i < n_places; ++i) {
        const Rect cell{cells.x + each * static_cast<float>(i), cells.y, each, cells.h};
        const bool chosen = static_cast<int>(i) == state.place;
        if (weights != nullptr)
            list->AddRectFilled(ImVec2(cell.x, cell.y), ImVec2(cell.right(), cell.bottom()),
                                faded(theme().loss, 0.75f * weights[i]), 4);
        if (chosen) draw_box(inset(cell, 1, 1), 0, theme().architecture, 4);
        const std::string text = token_text(shown, first + i);
        const ImVec2 size = text_size(faces().bold, text);
        draw_text_at(list, ImVec2(cell.middle_x() - size.x / 2, cell.middle_y() - size.y / 2), faces().bold,
                     theme().text, text);
    }
    draw_paragraph(rect.x, rect.y, rect.w, faces().small, theme().muted, explained);
}

// What is seen, and how to read it; on a small screen the least of it.
std::string caption_of(const PlacesShown& shown, bool small) {
    const train::PlaceMap& map = *shown.map;
    std::string words = thousands(static_cast<long>(map.points.size() / 2)) + " " + place_words(shown) + " of " +
                        thousands(static_cast<long>(map.things.size())) + " things";
    if (!small)
        words += ", each at its " +
                 (map.n_channels == 1 ? std::string("one number") : std::to_string(map.n_channels) + " numbers");
    if (!small && map.n_channels > 2)
        words += ", of whose differences this plane shows " + percent_text(static_cast<double>(map.shown_share));
    words += ".";
    if (is_picture(shown)) return words;
    if (shown.same_everywhere) return words + " A token lies in one place wherever it stands.";
    words += " Colour: from the first position to the last.";
    return small ? words : words + " The same token lies elsewhere in another context.";
}

}  // namespace

float places_switch_width(const Frame& frame) {
    return switch_width("things") + kBetween + switch_width(place_words(*frame.view.places));
}

float places_switch(Frame& frame, const Rect& line) {
    Rect rest = line;
    PlacesState& state = frame.state.places;
    const bool pictures = is_picture(*frame.view.places);
    const char* words = place_words(*frame.view.places);
    const Rect things = cut_left(rest, switch_width("things"), kBetween);
    const Rect places = cut_left(rest, switch_width(words));
    if (text_button("places_off", things, "things",
                    {"Each thing is one point, with all its numbers in this layer.", "at once"},
                    state.on ? ButtonStyle::plain : ButtonStyle::strong))
        state.on = false;
    const Tip tip{pictures ? "Each patch of each picture is a point: what looks alike to this layer lies together."
                           : "Each position of each sequence is a point: what stands there, in its context.",
                  "at once"};
    if (text_button("places_on", places, words, tip, state.on ? ButtonStyle::strong : ButtonStyle::plain))
        state.on = true;
    return places.right();
}

void places_panel(Frame& frame, const Rect& rect, bool small) {
    draw_card(rect);
    const TextBounds bounds(rect, 0);
    PlacesState& state = frame.state.places;
    const PlacesShown& shown = *frame.view.places;
    Rect rest = inset(rect, small ? 10 : 14, 12);
    Rect head = cut_top(rest, theme().size.control, 6);
    const Rect close = cut_right(head, theme().size.control, 10);
    if (stroke_button("places_close", close, Stroke::cross, {"Back to the map.", "Esc"}, ButtonStyle::quiet))
        frame.actions.map.see_layer = frame.view.map.looking.seen_layer;
    places_switch(frame, head);
    const std::string caption = caption_of(shown, small);
    const float caption_height = paragraph_height(rest.w, faces().small, caption);
    const Rect note = cut_top(rest, caption_height, 8);
    draw_paragraph(note.x, note.y, note.w, faces().small, theme().muted, caption);
    const bool picture = is_picture(shown);
    const Rect below = cut_bottom(rest, picture ? kPicture : kReading, 10);
    const Plot plot{rest, *shown.map};
    draw_box(rest, to_color(map::ground(theme().dark)), theme().line, theme().size.corner);
    point_at_places(frame, plot);
    const std::size_t first = first_point(*shown.map, state.thing);
    const bool chosen = first < shown.map->points.size() / 2 && state.place < data::places_of(shown.map->form);
    ImGui::GetWindowDrawList()->PushClipRect(ImVec2(rest.x, rest.y), ImVec2(rest.right(), rest.bottom()), true);
    if (picture) {
        draw_patches(frame, plot);
    } else {
        draw_tokens(frame, plot, chosen ? token_at(shown, first + static_cast<std::size_t>(state.place)) : -1);
    }
    const bool attends = shown.attention != nullptr && !shown.attention->weights.empty();
    if (chosen) draw_thing(plot, first, state.place, !picture && !attends);
    if (chosen && attends) draw_attention(plot, first, state.place, *shown.attention, state.head);
    ImGui::GetWindowDrawList()->PopClipRect();
    if (!chosen) {
        draw_text(below, faces().small, theme().muted, theme().pointer.choose_place);
    } else if (picture) {
        picture_below(frame, below);
    } else {
        reading_below(frame, below);
    }
}

}  // namespace ui
