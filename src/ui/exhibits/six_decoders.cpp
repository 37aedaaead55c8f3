// The exhibit "six decoders": four numbers, read as a colour, a text, a place on earth, a sound, a date and a place on
// the trained map. The decoding is in lessons/exhibits/six_decoders.h. See exhibits.h.
#include "lessons/exhibits/six_decoders.h"

#include <imgui.h>

#include <cmath>
#include <cstdio>
#include <optional>

#include "ui/exhibits/exhibit_rows.h"
#include "ui/exhibits/stage_parts.h"

namespace ui::exhibits {
namespace {

using lessons::FourNumbers;
using lessons::Reading;

constexpr float kPi2 = 6.2831853f;
constexpr float kHead = 22;  // height of a number's figure

ImDrawList* list() { return ImGui::GetWindowDrawList(); }

// Numbers of any size on one slider: equal steps are equal factors, both sides of 0.
constexpr double kLargest = 2100;
double to_slide(double value) { return std::copysign(std::log1p(std::fabs(value)) / std::log1p(kLargest), value); }
double from_slide(double at) {
    const double value = std::copysign(std::expm1(std::fabs(at) * std::log1p(kLargest)), at);
    const double unit = std::fabs(value) < 2 ? 0.01 : std::fabs(value) < 50 ? 0.1 : 1;
    return std::round(value / unit) * unit;
}

std::string plain(double value) {
    char text[40];
    std::snprintf(text, sizeof text, "%.7g", value);
    return text;
}

void number_cell(lessons::SixDecoders& desk, std::size_t i, Rect rect) {
    ImGui::PushID(static_cast<int>(i));
    Rect head = cut_top(rect, kHead);
    double& value = desk.list[i];
    const NumberRange range{.min = -1e6, .max = 1e6, .step = 1e-4};
    const bool typed = number_field("value", {head.x, head.y, head.w, head.h}, value, range,
                                    {"One of the four numbers. Click to type another.", "at once"}, plain(value));
    rect.y -= theme().size.slider_rise;
    double at = to_slide(value);
    const bool slid = slider("slide", rect, at, {.min = -1, .max = 1, .step = 0.001}, theme().features,
                             {"One of the four numbers: small ones in the middle, large ones outside.", "at once"});
    if (slid) value = from_slide(at);
    desk.changed = desk.changed || typed || slid;
    ImGui::PopID();
}

struct Example {
    const char* label;
    FourNumbers list;
};
constexpr std::array kExamples = {
    Example{"the list", lessons::kTheList}, Example{"0.9, 0.5, 0.1, 1", {0.9, 0.5, 0.1, 1}},
    Example{"68, 111, 103, 115", {68, 111, 103, 115}}, Example{"48.86, 2.35, 35, 0", {48.86, 2.35, 35, 0}},
    Example{"1969, 7, 20, 20.3", {1969, 7, 20, 20.3}}};

void numbers(Stage& stage, lessons::SixDecoders& desk) {
    const bool wide = stage.width() > 520;
    const float gap = 16;
    const float height = kHead - theme().size.slider_rise + theme().size.slider;
    for (std::size_t first = 0; first < 4; first += wide ? 4 : 2) {
        Rect line = stage.row(height);
        const float n = wide ? 4 : 2;
        const float each = (line.w - gap * (n - 1)) / n;
        for (std::size_t i = first; i < first + (wide ? 4 : 2); ++i) number_cell(desk, i, cut_left(line, each, gap));
    }
    stage.space(6);
    std::array<std::string_view, kExamples.size()> labels;
    for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = kExamples[i].label;
    const Rect line = stage.row(chips_height(stage.width(), labels));
    Chips chips(line.x, line.y, line.w);
    for (const Example& example : kExamples) {
        if (chips.chip(example.label, example.label, desk.list == example.list,
                       {"Puts these four numbers.", "at once"})) {
            desk.changed = desk.changed || desk.list != example.list;
            desk.list = example.list;
        }
    }
}

// Four small squares: numbers that are used as they are, changed to fit, and not used.
void fit_signs(const Rect& rect, const Reading& reading) {
    float x = rect.right() - 4 * 11;
    for (int i = 0; i < 4; ++i) {
        const Rect square{x, rect.middle_y() - 4, 8, 8};
        if (i < reading.taken) {
            draw_box(square, theme().good, 0, 2);
        } else if (i < reading.taken + reading.bent) {
            draw_box(square, theme().features, 0, 2);
        } else {
            draw_box(square, theme().track, 0, 2);
        }
        x += 11;
    }
}

constexpr std::string_view kGuessFirst = "Taken as they are, or bent? Guess first.";

// A tile: name, picture, what it says, what became of the numbers. Returns where the picture goes.
Rect tile(const Rect& rect, std::string_view name, const Reading& reading, bool hides) {
    draw_box(rect, mix(theme().card, theme().ground, 0.6f), theme().line, 8);
    Rect rest = inset(rect, 10, 8);
    Rect head = cut_top(rest, 18, 5);
    draw_text({head.x, head.y, head.w - 50, head.h}, faces().bold, theme().text, name);
    if (!hides) fit_signs(head, reading);
    const std::string_view reason = hides ? kGuessFirst : std::string_view(reading.why);
    const float why = paragraph_height(rest.w, faces().small, reason);
    const float says = reading.says.empty() ? 0 : paragraph_height(rest.w, faces().text, reading.says);
    draw_paragraph(rest.x, rest.bottom() - why, rest.w, faces().small, theme().muted, reason);
    draw_paragraph(rest.x, rest.bottom() - why - says - 2, rest.w, faces().text, theme().text, reading.says);
    cut_bottom(rest, why + says + 7);
    return rest;
}

void colour_picture(const Rect& rect, const lessons::ColourReading& reading) {
    const auto share = [&](std::size_t i) { return static_cast<float>(reading.shares[i]); };
    const float side = 9;
    // Chequers show how clear it is.
    for (float y = rect.y; y < rect.bottom(); y += side) {
        for (float x = rect.x; x < rect.right(); x += side) {
            const bool odd = (static_cast<int>((x - rect.x) / side) + static_cast<int>((y - rect.y) / side)) % 2 != 0;
            if (odd) continue;
            list()->AddRectFilled({x, y}, {std::min(x + side, rect.right()), std::min(y + side, rect.bottom())},
                                  theme().track);
        }
    }
    draw_box(rect, ImGui::ColorConvertFloat4ToU32({share(0), share(1), share(2), share(3)}), theme().line, 5);
}

bool is_drawn(lessons::Code code) {
    const bool control = code < 32 || (code >= 127 && code < 160);
    return !control && code <= 0xFFFF && faces().name.font->FindGlyphNoFallback(static_cast<ImWchar>(code)) != nullptr;
}

// The text with a dot for each character that our fonts lack.
std::string readable(const std::vector<lessons::Code>& codes) {
    std::string text;
    for (const lessons::Code code : codes) text += is_drawn(code) ? lessons::text_of({code}) : "·";
    return text;
}

void text_picture(const Rect& rect, const lessons::TextReading& reading) {
    Rect rest = rect;
    const float each = (rect.w - 3 * 6) / 4;
    for (const lessons::Code code : reading.codes) {
        const Rect cell = cut_left(rest, each, 6);
        draw_box(cell, theme().card, theme().line, 5);
        const bool drawn = is_drawn(code);
        const std::string sign = drawn ? lessons::text_of({code}) : std::to_string(code);
        const bool small = !drawn;
        draw_text(inset(cell, 1, 0), small ? faces().figure : faces().name, small ? theme().muted : theme().text, sign,
                  Align::centre);
    }
}

// The title of an axis, or a key, on the lower edge of a picture that keeps the rest.
Rect titled(Rect rect, std::string_view words, Align align = Align::left) {
    draw_text(cut_bottom(rect, 14, 2), faces().small, theme().muted, words, align);
    return rect;
}

void place_picture(const Rect& whole, const lessons::PlaceReading& reading) {
    const Rect rect = titled(whole, whole.w > 200 ? "180° W to 180° E, 90° N to 90° S" : "180° W to 180° E");
    const float cell = std::min(rect.w / lessons::kLandColumns, rect.h / lessons::kLandRows);
    const Rect map{rect.middle_x() - cell * lessons::kLandColumns / 2, rect.middle_y() - cell * lessons::kLandRows / 2,
                   cell * lessons::kLandColumns, cell * lessons::kLandRows};
    draw_box(map, mix(theme().card, theme().architecture, 0.13f), 0, 3);
    const ImU32 ink = mix(theme().card, theme().good, 0.55f);
    for (int row = 0; row < lessons::kLandRows; ++row) {
        for (int column = 0; column < lessons::kLandColumns;) {
            if (!lessons::is_land(column, row)) {
                ++column;
                continue;
            }
            int end = column;
            while (end < lessons::kLandColumns && lessons::is_land(end, row)) ++end;
            const float y = map.y + cell * static_cast<float>(row);
            list()->AddRectFilled({map.x + cell * static_cast<float>(column), y},
                                  {map.x + cell * static_cast<float>(end), y + cell + 0.3f}, ink);
            column = end;
        }
    }
    for (int line = 1; line < 6; ++line) {
        const float x = map.x + map.w * static_cast<float>(line) / 6, y = map.y + map.h * static_cast<float>(line) / 6;
        list()->AddLine({x, map.y}, {x, map.bottom()}, faded(theme().line, 0.8f));
        list()->AddLine({map.x, y}, {map.right(), y}, faded(theme().line, 0.8f));
    }
    const ImVec2 at(map.x + map.w * static_cast<float>((reading.longitude + 180) / 360),
                    map.y + map.h * static_cast<float>((90 - reading.latitude) / 180));
    list()->AddCircleFilled(at, 4, theme().loss);
    list()->AddCircle(at, 7.5f, theme().loss, 0, 1.8f);
}

// The first hundredth of a second.
void sound_picture(const Rect& whole, const lessons::SoundReading& reading) {
    const Rect rect = titled(whole, "air pressure over 0.01 s");
    const float middle = rect.middle_y(), half = rect.h / 2 - 2;
    list()->AddLine({rect.x, middle}, {rect.right(), middle}, theme().line);
    const double waves = reading.hertz * 0.01;
    if (waves > 60) {  // too fine to draw: its envelope
        const float reach = half * static_cast<float>(std::sqrt(reading.loudness));
        list()->AddRectFilled({rect.x, middle - reach}, {rect.right(), middle + reach},
                              faded(theme().architecture, 0.6f));
        return;
    }
    constexpr int kPoints = 240;
    // Drawn higher than it is, by the root, so that a quiet tone is seen at all.
    const float reach = half * static_cast<float>(std::sqrt(reading.loudness));
    ImVec2 points[kPoints];
    for (int i = 0; i < kPoints; ++i) {
        const float share = static_cast<float>(i) / (kPoints - 1);
        const float turn = static_cast<float>(waves) * share + static_cast<float>(reading.phase / 360);
        points[i] = {rect.x + rect.w * share, middle - reach * std::sin(kPi2 * turn)};
    }
    list()->AddPolyline(points, kPoints, theme().architecture, 0, 1.8f);
}

// A month's sheet with the day ringed.
void date_picture(const Rect& rect, const lessons::DateReading& reading) {
    const long first = lessons::day_number(reading.year, reading.month, 1);
    const long next = reading.month == 12 ? lessons::day_number(reading.year + 1, 1, 1)
                                          : lessons::day_number(reading.year, reading.month + 1, 1);
    const int start = static_cast<int>(((first % 7) + 7) % 7);  // 1 January of year 1 was a Monday
    const float w = std::min(rect.w / 7, 30.0f), h = rect.h / 6;
    const float x0 = rect.middle_x() - w * 3.5f;
    for (int day = 1; day <= static_cast<int>(next - first); ++day) {
        const int cell = start + day - 1;
        const Rect place{x0 + w * static_cast<float>(cell % 7), rect.y + h * static_cast<float>(cell / 7), w, h};
        const bool is_it = day == reading.day;
        if (is_it) draw_box(inset(place, 1, 0), theme().loss, 0, 4);
        const bool dots = h < 11;
        const ImVec2 middle(place.middle_x(), place.middle_y());
        if (dots) {
            list()->AddCircleFilled(middle, is_it ? 3.0f : 1.6f, is_it ? theme().loss : theme().faint);
            continue;
        }
        const std::string number = std::to_string(day);
        const Face face{faces().figure.font, std::min(faces().figure.size, h + 1)};
        const ImVec2 size = text_size(face, number);
        draw_text_at(list(), {middle.x - size.x / 2, middle.y - size.y / 2}, face, is_it ? theme().card : theme().muted,
                     number);
    }
}

// The things as dots; the place as a ring, at the rim with an arrow where it lies far outside.
void map_picture_of(Frame& frame, const Rect& whole, const FourNumbers& numbers) {
    const Rect rect =
        whole.w > 200 ? titled(whole, "dots: cars · ring or arrow: the list") : titled(whole, "dots: cars");
    const train::Snapshot& shown = frame.view.latest;
    draw_box(rect, mix(theme().card, theme().ground, 0.2f), theme().line, 5);
    if (shown.points.size() < 2) return;
    const map::Bounds bounds = map::bounds_of(shown);
    const float span_x = std::max(bounds.high.x - bounds.low.x, 1e-6f),
                span_y = std::max(bounds.high.y - bounds.low.y, 1e-6f);
    const Rect area = inset(rect, 16, 10);
    const float scale = std::min(area.w / span_x, area.h / span_y);
    const auto at = [&](float x, float y) {
        return ImVec2(area.middle_x() + (x - (bounds.low.x + bounds.high.x) / 2) * scale,
                      area.middle_y() - (y - (bounds.low.y + bounds.high.y) / 2) * scale);
    };
    const map::Coloring& coloring = frame.view.map.coloring;
    for (std::size_t i = 0; 2 * i + 1 < shown.points.size(); ++i) {
        const int index = i < coloring.index.size() ? coloring.index[i] : map::kOthers;
        const ImVec2 p = at(shown.points[2 * i], shown.points[2 * i + 1]);
        if (!rect.contains(p.x, p.y)) continue;
        list()->AddCircleFilled(p, 1.7f, ui::to_color(map::class_color(index, theme().dark), 0.8f));
    }
    ImVec2 p = at(static_cast<float>(numbers[0]), static_cast<float>(numbers[1]));
    if (inset(rect, 4, 4).contains(p.x, p.y)) {
        list()->AddCircleFilled(p, 4, theme().loss);
        list()->AddCircle(p, 7.5f, theme().loss, 0, 1.8f);
        return;
    }
    const float dx = p.x - rect.middle_x(), dy = p.y - rect.middle_y();
    const float most = std::max(std::fabs(dx) / (rect.w / 2 - 6), std::fabs(dy) / (rect.h / 2 - 6));
    p = {rect.middle_x() + dx / most, rect.middle_y() + dy / most};
    draw_arrow({p.x - 22 * dx / std::hypot(dx, dy), p.y - 22 * dy / std::hypot(dx, dy)}, p, theme().loss, 2);
}

void decoder_tile(Frame& frame, lessons::Decoder decoder, const Rect& rect) {
    const FourNumbers& numbers = frame.state.desk.decoders.list;
    const std::string_view name = lessons::decoder_name(decoder);
    // What became of the numbers is what the lesson asks: not told before it is answered.
    const std::optional<Guide>& guide = frame.view.lesson.guide;
    const bool hides = guide && !guide->question.empty() && guide->chosen == -1 && !guide->done;
    if (decoder == lessons::Decoder::colour) {
        const auto reading = lessons::read_colour(numbers);
        colour_picture(tile(rect, name, reading, hides), reading);
    } else if (decoder == lessons::Decoder::text) {
        auto reading = lessons::read_text(numbers);
        reading.says = readable(reading.codes);
        text_picture(tile(rect, name, reading, hides), reading);
    } else if (decoder == lessons::Decoder::place) {
        const auto reading = lessons::read_place(numbers);
        place_picture(tile(rect, name, reading, hides), reading);
    } else if (decoder == lessons::Decoder::sound) {
        const auto reading = lessons::read_sound(numbers);
        sound_picture(tile(rect, name, reading, hides), reading);
    } else if (decoder == lessons::Decoder::date) {
        const auto reading = lessons::read_date(numbers);
        date_picture(tile(rect, name, reading, hides), reading);
    } else {
        const auto reading = lessons::read_on_map(numbers, frame.view.latest);
        map_picture_of(frame, tile(rect, "the trained map", reading, hides), numbers);
    }
}

}  // namespace

void six_decoders_stage(Frame& frame, const Rect& place) {
    lessons::SixDecoders& desk = frame.state.desk.decoders;
    Stage stage("decoders", place, "One list, six keys", "green: taken as it is · orange: bent");
    numbers(stage, desk);
    stage.space(10);
    const bool wide = stage.width() > 520;
    const int per_line = wide ? 3 : 2, lines = wide ? 2 : 3;
    const float gap = 8;
    const float each = (stage.width() - gap * static_cast<float>(per_line - 1)) / static_cast<float>(per_line);
    Rect area = stage.rest(static_cast<float>(lines) * (wide ? 178.0f : 190.0f));
    const float height = (area.h - gap * static_cast<float>(lines - 1)) / static_cast<float>(lines);
    Rect line = cut_top(area, height, gap);
    for (int i = 0; i < lessons::kDecoders; ++i) {
        if (i > 0 && i % per_line == 0) line = cut_top(area, height, gap);
        decoder_tile(frame, static_cast<lessons::Decoder>(i), cut_left(line, each, gap));
    }
}

}  // namespace ui::exhibits
