// The plane of words, which a third axis turns into a space. See calculator_parts.h.
#include <imgui.h>

#include <cmath>

#include "ui/exhibits/calculator_parts.h"

namespace ui::exhibits {
namespace {

using lessons::Calculator;
using lessons::WordSpace;

constexpr float kTurnPerPx = 0.01f;
constexpr float kDragFrom = 5;                  // pixels; less is a press
constexpr double kSnap = 0.05;                  // a dragged word's coordinates are multiples of it
constexpr double kMiddle[3] = {0, 0.45, 0.45};  // of the space, that it turns about
constexpr double kStretch[3] = {0.8, 1.5, 1.5};

ImDrawList* list() { return ImGui::GetWindowDrawList(); }

// Where a place of the words is on the screen.
struct Sight {
    Rect area;
    bool space = false;
    double low[2] = {-1.3, -0.38}, high[2] = {1.3, 1.12};  // of the plane
    projection::Turn turn = lessons::kFlat;
    float scale = 1;

    [[nodiscard]] ImVec2 at(const std::vector<double>& p, float* depth = nullptr) const {
        if (space) {
            double c[3] = {0, 0, 0}, seen[3] = {0, 0, 0};
            for (std::size_t d = 0; d < 3; ++d) c[d] = (p[d] - kMiddle[d]) * kStretch[d];
            for (std::size_t axis = 0; axis < 3; ++axis) {
                for (std::size_t d = 0; d < 3; ++d) seen[axis] += static_cast<double>(turn[axis * 3 + d]) * c[d];
            }
            if (depth != nullptr) *depth = static_cast<float>(seen[2]);
            return {area.middle_x() + scale * static_cast<float>(seen[0]),
                    area.middle_y() - scale * static_cast<float>(seen[1])};
        }
        const double x = (p[0] - low[0]) / (high[0] - low[0]), y = (p[1] - low[1]) / (high[1] - low[1]);
        return {area.x + area.w * static_cast<float>(x), area.bottom() - area.h * static_cast<float>(y)};
    }
    [[nodiscard]] double x_of(float px) const {
        return low[0] + static_cast<double>((px - area.x) / area.w) * (high[0] - low[0]);
    }
    [[nodiscard]] double y_of(float py) const {
        return low[1] + static_cast<double>((area.bottom() - py) / area.h) * (high[1] - low[1]);
    }
};

struct Name {
    int word = -1;
    Rect rect;
    bool shown = true;
};

struct Drawn {
    WordSpace space;
    Sight sight;
    std::vector<std::vector<double>> way;
    std::vector<std::vector<double>> means;  // the places that a mean is of; empty: a sum
    std::vector<ImVec2> dots;                // [N]
    std::vector<float> depths;               // [N]
    std::vector<Name> names;                 // [N]
    std::vector<int> rank;                   // [N]: 2 a term, 1 an answer, 0 others
};

const std::string& name_of(const Drawn& drawn, int word) {
    return (*drawn.space.names)[static_cast<std::size_t>(word)];
}

bool overlaps(const Rect& a, const Rect& b) {
    return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom();
}

Sight sight_of(const Rect& rect, const Calculator& desk, const std::vector<std::vector<double>>& way) {
    Sight sight;
    sight.space = desk.third;
    sight.turn = desk.turn;
    sight.area = inset(rect, 8, 8);
    if (sight.space) {
        sight.scale = std::min(rect.w / 2.9f, rect.h / 2.6f);
        return sight;
    }
    cut_bottom(sight.area, 16);
    for (const std::vector<double>& p : way) {
        for (std::size_t d = 0; d < 2; ++d) {
            sight.low[d] = std::min(sight.low[d], p[d] - 0.25);
            sight.high[d] = std::max(sight.high[d], p[d] + 0.15);
        }
    }
    // The words at the foot of the plane need their room, however high the sum is.
    const double foot = std::min(rect.w < 450 ? 76.0 : 126.0, static_cast<double>(sight.area.h) * 0.4);
    sight.low[1] = std::min(sight.low[1], -foot * sight.high[1] / (static_cast<double>(sight.area.h) - foot));
    return sight;
}

// Words whose dots are at one place, the more important ones first.
std::vector<std::vector<std::size_t>> groups_of(const Drawn& drawn) {
    std::vector<std::vector<std::size_t>> groups;
    for (std::size_t i = 0; i < drawn.dots.size(); ++i) {
        const auto found = std::find_if(groups.begin(), groups.end(), [&](const std::vector<std::size_t>& group) {
            const ImVec2 at = drawn.dots[group[0]];
            return std::fabs(drawn.dots[i].x - at.x) < 2 && std::fabs(drawn.dots[i].y - at.y) < 2;
        });
        if (found == groups.end()) {
            groups.push_back({i});
        } else {
            found->push_back(i);
        }
    }
    for (std::vector<std::size_t>& group : groups) {
        std::stable_sort(group.begin(), group.end(),
                         [&](std::size_t a, std::size_t b) { return drawn.rank[a] > drawn.rank[b]; });
    }
    return groups;
}

// Lays the names of a group into lines of at most `most` pixels, at most so many; returns the block's size.
Rect place_lines(Drawn& drawn, const std::vector<std::size_t>& group, float most, int n_lines) {
    const float line = faces().small.size + 1;
    float x = 0, y = 0, widest = 0;
    for (const std::size_t i : group) {
        const float w = text_width(faces().small, name_of(drawn, static_cast<int>(i))) + 7;
        if (x > 0 && x + w > most && (n_lines > 4 || w <= most + 6)) {
            x = 0;
            y += line;
        }
        const bool shown = y < line * (static_cast<float>(n_lines) - 0.5f) && (n_lines > 4 || w <= most + 6);
        drawn.names[i] = {static_cast<int>(i), {x, y, w, line}, shown};
        if (shown) x += w;
        if (shown) widest = std::max(widest, x);
    }
    return {0, 0, widest, std::min(y + line, line * static_cast<float>(n_lines))};
}

// Words at one place stand in a block beside their dot, which goes down until it covers no other. Where there is little
// room, those that would have to go far have no name; it shows while they are touched, and in the space.
void place_blocks(Drawn& drawn) {
    const Rect& area = drawn.sight.area;
    const bool narrow = area.w < 450;
    std::vector<std::vector<std::size_t>> groups = groups_of(drawn);
    std::stable_sort(groups.begin(), groups.end(), [&](const auto& a, const auto& b) {
        if (narrow) return drawn.rank[a[0]] > drawn.rank[b[0]];
        return drawn.dots[a[0]].y < drawn.dots[b[0]].y;
    });
    std::vector<Rect> taken;
    for (const std::vector<std::size_t>& group : groups) {
        const ImVec2 dot = drawn.dots[group[0]];
        const bool leftward = dot.x > area.x + area.w * 0.62f;
        Rect block = place_lines(drawn, group,
                                 narrow && group.size() > 2 ? area.w * 0.19f
                                 : narrow                   ? 90.0f
                                                            : std::max(70.0f, area.w * 0.17f),
                                 narrow ? 4 : 9);
        block.x = std::clamp(leftward ? dot.x - 6 - block.w : dot.x + 9, area.x - 4,
                             std::max(area.x, area.right() - block.w + 4));
        const float top = dot.y - (faces().small.size + 1) / 2;
        bool free = false;
        for (int tries = 0; tries < (narrow ? 7 : 60) && !free; ++tries) {
            // Down, or in a narrow place down and up in turn.
            const float step = narrow ? (tries % 2 == 0 ? 1.0f : -1.0f) * static_cast<float>((tries + 1) / 2) * 2.5f
                                      : static_cast<float>(tries) * 3;
            block.y = top + step;
            free = std::none_of(taken.begin(), taken.end(), [&](const Rect& r) { return overlaps(r, block); });
        }
        if (free) taken.push_back(block);
        for (const std::size_t i : group) {
            drawn.names[i].rect.x += block.x;
            drawn.names[i].rect.y += block.y;
            drawn.names[i].shown = drawn.names[i].shown && (free || !narrow);
        }
    }
}

// In the space a name stands beside its dot if there is room: terms first, then answers, then what is in front.
void place_freely(Drawn& drawn) {
    const auto n = drawn.dots.size();
    std::vector<std::size_t> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return drawn.rank[a] != drawn.rank[b] ? drawn.rank[a] > drawn.rank[b] : drawn.depths[a] > drawn.depths[b];
    });
    std::vector<Rect> taken;
    for (const std::size_t i : order) {
        const float w = text_width(faces().small, name_of(drawn, static_cast<int>(i))) + 6;
        const float h = faces().small.size;
        const ImVec2 p = drawn.dots[i];
        const Rect places[] = {{p.x + 6, p.y - h / 2, w, h},
                               {p.x - 6 - w, p.y - h / 2, w, h},
                               {p.x - w / 2, p.y - h - 5, w, h},
                               {p.x - w / 2, p.y + 5, w, h}};
        drawn.names[i] = {static_cast<int>(i), places[0], false};
        for (const Rect& place : places) {
            const bool inside = place.x > drawn.sight.area.x - 6 && place.right() < drawn.sight.area.right() + 6;
            if (!inside || std::any_of(taken.begin(), taken.end(), [&](const Rect& r) { return overlaps(r, place); })) {
                continue;
            }
            drawn.names[i] = {static_cast<int>(i), place, true};
            taken.push_back(place);
            break;
        }
    }
}

void axis_name(ImVec2 at, const std::string& text, Align align) {
    const ImVec2 size = text_size(faces().small, text);
    const float x = align == Align::left ? at.x : align == Align::right ? at.x - size.x : at.x - size.x / 2;
    draw_text_at(list(), {x, at.y - size.y / 2}, faces().small, theme().muted, text);
}

void draw_plane_axes(const Drawn& drawn, const Rect& rect) {
    const Sight& sight = drawn.sight;
    const ImVec2 zero = sight.at({0, 0});
    list()->AddLine({sight.area.x, zero.y}, {sight.area.right(), zero.y}, theme().line, 1.5f);
    list()->AddLine({zero.x, sight.area.y}, {zero.x, sight.area.bottom()}, theme().line, 1.5f);
    for (const double x : {-1.0, 1.0}) {
        const ImVec2 p = sight.at({x, 0});
        list()->AddLine({p.x, sight.area.y}, {p.x, sight.area.bottom()}, faded(theme().line, 0.7f));
    }
    const ImVec2 one = sight.at({0, 1});
    list()->AddLine({sight.area.x, one.y}, {sight.area.right(), one.y}, faded(theme().line, 0.7f));
    const float y = rect.bottom() - 12;
    axis_name({sight.at({-1, 0}).x, y}, "−1", Align::centre);
    axis_name({zero.x, y}, drawn.space.axes[0], Align::centre);
    axis_name({sight.at({1, 0}).x, y}, "1", Align::centre);
    axis_name({zero.x + 6, rect.y + 9}, drawn.space.axes[1], Align::left);
    axis_name({rect.x + 6, one.y - 9}, "1", Align::left);
    axis_name({rect.x + 6, zero.y - 9}, "0", Align::left);
}

// The corners' box and the names of its axes.
void draw_box_axes(const Drawn& drawn) {
    const double low[3] = {-1, 0, 0}, high[3] = {1, 1, 1};
    for (int corner = 0; corner < 8; ++corner) {
        for (int d = 0; d < 3; ++d) {
            if ((corner >> d) & 1) continue;
            std::vector<double> a(3), b(3);
            for (int k = 0; k < 3; ++k) {
                a[static_cast<std::size_t>(k)] = ((corner >> k) & 1) != 0 ? high[k] : low[k];
                b[static_cast<std::size_t>(k)] = k == d ? high[k] : a[static_cast<std::size_t>(k)];
            }
            list()->AddLine(drawn.sight.at(a), drawn.sight.at(b), theme().line, corner == 0 ? 1.6f : 1.0f);
            if (corner != 0) continue;
            ImVec2 end = drawn.sight.at(b);
            const ImVec2 start = drawn.sight.at(a);
            end.x += end.x > start.x + 4 ? 8.0f : end.x < start.x - 4 ? -8.0f : 0.0f;
            end.y += end.y > start.y + 4 ? 9.0f : end.y < start.y - 4 ? -9.0f : 0.0f;
            axis_name(end, drawn.space.axes[static_cast<std::size_t>(d)], Align::centre);
        }
    }
}

void draw_words(const Drawn& drawn, int hovered) {
    for (std::size_t i = 0; i < drawn.dots.size(); ++i) {
        const int rank = drawn.rank[i];
        const ImU32 ink = rank == 2 ? theme().architecture : rank == 1 ? theme().features : theme().faint;
        const float nearer = drawn.sight.space ? 1 + 0.35f * drawn.depths[i] : 1;
        list()->AddCircleFilled(drawn.dots[i], (rank > 0 ? 4.5f : 3.0f) * nearer, ink);
    }
    for (const Name& name : drawn.names) {
        const int rank = drawn.rank[static_cast<std::size_t>(name.word)];
        if (!name.shown && name.word != hovered) continue;
        const ImU32 ink = rank == 2 ? theme().architecture : rank == 1 ? theme().features : theme().text;
        const bool lit = name.word == hovered;
        if (!drawn.way.empty() && !lit) {  // so that no arrow strikes a name through
            draw_box({name.rect.x - 1, name.rect.y, name.rect.w - 4, name.rect.h},
                     faded(mix(theme().card, theme().ground, 0.55f), 0.85f), 0, 3);
        }
        if (lit) draw_box({name.rect.x - 3, name.rect.y - 1, name.rect.w, name.rect.h + 2}, theme().track, 0, 4);
        draw_text_at(list(), {name.rect.x, name.rect.y}, faces().small,
                     rank > 0 || lit ? ink : mix(theme().muted, theme().text, 0.35f), name_of(drawn, name.word));
    }
}

void draw_way(const Drawn& drawn, const Calculator& desk) {
    if (drawn.way.empty()) return;
    for (const std::vector<double>& place : drawn.means) {
        draw_arrow(drawn.sight.at(place), drawn.sight.at(drawn.way[0]), faded(theme().architecture, 0.85f), 2);
    }
    ImVec2 from = drawn.sight.at(std::vector<double>(drawn.way[0].size(), 0.0));
    for (std::size_t i = 0; i < drawn.way.size(); ++i) {
        const ImVec2 to = drawn.sight.at(drawn.way[i]);
        const bool mean = !drawn.means.empty();
        const ImU32 ink = mean ? theme().features : desk.terms[i].minus ? theme().loss : theme().architecture;
        if (drawn.means.empty()) draw_arrow(from, to, faded(ink, 0.85f), 2);
        from = to;
    }
    list()->AddCircle(from, 9, theme().features, 0, 2.2f);
    list()->AddCircleFilled(from, 3.5f, theme().features);
}

// The word under the pointer: its name, else its dot.
int word_at(const Drawn& drawn, ImVec2 pointer) {
    const float more = theme().size.word_margin;
    for (const Name& name : drawn.names) {
        const Rect r = inset(name.rect, -more, -more);
        if (name.shown && r.contains(pointer.x, pointer.y)) return name.word;
    }
    float nearest = theme().size.word_reach;
    int found = -1;
    for (std::size_t i = 0; i < drawn.dots.size(); ++i) {
        const float distance = std::hypot(pointer.x - drawn.dots[i].x, pointer.y - drawn.dots[i].y);
        if (distance >= nearest) continue;
        nearest = distance;
        found = static_cast<int>(i);
    }
    return found;
}

void move_word(const Drawn& drawn, Calculator& desk, const data::Dataset& dataset, int word, ImVec2 pointer) {
    const auto snapped = [](double value, double low, double high) {
        return std::clamp(std::round(value / kSnap) * kSnap, low, high);
    };
    const WordSpace whole = lessons::word_space(dataset);
    const std::string& name = name_of(drawn, word);
    auto found = std::find_if(desk.moved.begin(), desk.moved.end(),
                              [&](const lessons::MovedWord& moved) { return moved.word == name; });
    if (found == desk.moved.end()) {
        desk.moved.push_back({name, lessons::place_of_word(whole, word)});
        found = desk.moved.end() - 1;
    }
    found->at[0] = snapped(drawn.sight.x_of(pointer.x), -1.25, 1.25);
    found->at[1] = snapped(drawn.sight.y_of(pointer.y), -0.2, 1.1);
}

// Presses and drags; returns the word under the pointer.
int apply_pointer(const Drawn& drawn, Calculator& desk, const data::Dataset& dataset, const Rect& rect) {
    const Press press = press_area("plane", rect, {});
    const bool active = ImGui::IsItemActive();
    const ImVec2 pointer = ImGui::GetMousePos();
    const int under = press.hovered || active ? word_at(drawn, pointer) : -1;
    ImGuiStorage* storage = ImGui::GetStateStorage();
    const ImGuiID held_id = ImGui::GetID("held"), dragged_id = ImGui::GetID("dragged");
    if (ImGui::IsItemActivated()) {
        storage->SetInt(held_id, under);
        storage->SetBool(dragged_id, false);
    }
    const int held = storage->GetInt(held_id, -1);
    if (active) {
        const ImVec2 moved = ImGui::GetMouseDragDelta(0, 0);
        if (std::hypot(moved.x, moved.y) > kDragFrom) storage->SetBool(dragged_id, true);
        if (storage->GetBool(dragged_id)) {
            const ImVec2 by = ImGui::GetIO().MouseDelta;
            if (desk.third) {
                desk.turn = projection::turned(desk.turn, by.x * kTurnPerPx, -by.y * kTurnPerPx);
                desk.turned += static_cast<double>(std::hypot(by.x, by.y) * kTurnPerPx);
            } else if (held >= 0) {
                move_word(drawn, desk, dataset, held, pointer);
            }
        }
    }
    if (press.clicked && held >= 0 && !storage->GetBool(dragged_id)) add_term(desk, name_of(drawn, held));
    return active && held >= 0 && !desk.third ? held : under;
}

}  // namespace

void draw_word_plane(const Rect& rect, const data::Dataset& dataset, Calculator& desk) {
    Drawn drawn;
    drawn.space = lessons::word_space(dataset, desk);
    drawn.way = lessons::way_of(drawn.space, desk);
    if (desk.mean && drawn.way.size() > 1) {  // a mean shows its words instead of a path
        for (const lessons::Term& term : desk.terms) {
            std::vector<double> at = lessons::place_of_word(drawn.space, lessons::find_word(drawn.space, term.word));
            for (double& value : at) value = term.minus ? -value : value;
            drawn.means.push_back(std::move(at));
        }
        drawn.way.erase(drawn.way.begin(), drawn.way.end() - 1);
    }
    drawn.sight = sight_of(rect, desk, drawn.way);
    const auto n = static_cast<std::size_t>(drawn.space.size());
    drawn.dots.resize(n);
    drawn.depths.assign(n, 0.0f);
    drawn.names.resize(n);
    drawn.rank.assign(n, 0);
    for (std::size_t i = 0; i < n; ++i) {
        drawn.dots[i] = drawn.sight.at(lessons::place_of_word(drawn.space, static_cast<int>(i)), &drawn.depths[i]);
    }
    const std::span<const lessons::Term> but =
        desk.leave_out ? std::span<const lessons::Term>(desk.terms) : std::span<const lessons::Term>();
    for (const lessons::NearWord& near :
         lessons::nearest_words(drawn.space, lessons::result_of(drawn.space, desk), 1, but)) {
        drawn.rank[static_cast<std::size_t>(near.word)] = 1;
    }
    for (const lessons::Term& term : desk.terms) {
        const int word = lessons::find_word(drawn.space, term.word);
        if (word >= 0 && drawn.rank[static_cast<std::size_t>(word)] == 0)
            drawn.rank[static_cast<std::size_t>(word)] = 2;
    }
    draw_box(rect, mix(theme().card, theme().ground, 0.55f), theme().line, 8);
    list()->PushClipRect({rect.x, rect.y}, {rect.right(), rect.bottom()}, true);
    desk.third ? place_freely(drawn) : place_blocks(drawn);
    const int hovered = apply_pointer(drawn, desk, dataset, rect);
    desk.third ? draw_box_axes(drawn) : draw_plane_axes(drawn, rect);
    draw_way(drawn, desk);
    draw_words(drawn, hovered);
    list()->PopClipRect();
}

}  // namespace ui::exhibits
