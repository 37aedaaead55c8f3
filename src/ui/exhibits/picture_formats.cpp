// One picture as a sentence, as names of colours, as codes and as floats, and drawn back from each. See exhibits.h.
#include "lessons/exhibits/picture_formats.h"

#include <imgui.h>

#include <cmath>
#include <cstring>

#include "ui/exhibits/exhibit_rows.h"
#include "ui/exhibits/stage_parts.h"

namespace ui::exhibits {
namespace {

using lessons::Format;
using lessons::PictureFormat;
using lessons::RateDistortion;

constexpr std::array<std::string_view, lessons::kFormats> kFormatNames = {"a sentence", "names of colours", "codes",
                                                                          "RGB floats"};
constexpr std::array<std::string_view, lessons::kFormats> kShortNames = {"sentence", "names", "codes", "floats"};
constexpr std::array<std::string_view, 4> kGridNames = {"6 × 4", "12 × 8", "24 × 16", "48 × 32"};
constexpr std::array<std::string_view, 5> kColourNames = {"2", "4", "8", "16", "32"};

std::size_t as_index(int i) { return static_cast<std::size_t>(i); }

ImU32 color_of(Format format) {
    const Theme& l = theme();
    return format == Format::sentence ? l.features
           : format == Format::names  ? l.loss
           : format == Format::codes  ? l.architecture
                                      : l.good;
}

// The bytes as people read them: words, whole numbers, floats.
std::string shown_bytes(const std::string& bytes, Format format) {
    constexpr std::size_t kMost = 600;  // signs; no box shows more
    if (format == Format::sentence || format == Format::names) {
        std::string text = bytes.substr(0, kMost);
        std::replace(text.begin(), text.end(), '\n', ' ');
        return text;
    }
    std::string text;
    const std::size_t stride = format == Format::floats ? 4 : 1;
    for (std::size_t i = 0; i + stride <= bytes.size() && text.size() < kMost; i += stride) {
        if (stride == 1) {
            text += std::to_string(static_cast<unsigned char>(bytes[i])) + " ";
            continue;
        }
        float value = 0;
        std::memcpy(&value, bytes.data() + i, sizeof value);
        text += number_label(static_cast<double>(value), 0.001) + " ";
    }
    return text;
}

// As many lines of it as the box has room for.
void list_box(const Rect& rect, const std::string& bytes, Format format) {
    draw_box(rect, mix(theme().card, theme().ground, 0.8f), theme().line, 6);
    const Face& face = format == Format::sentence ? faces().text : faces().small;
    std::string text = shown_bytes(bytes, format);
    const Rect inside = inset(rect, 9, 7);
    if (paragraph_height(inside.w, face, text) > inside.h + 2) {
        // Whole words, as many as fit.
        std::size_t low = 0, high = text.size();
        while (low + 1 < high) {
            const std::size_t middle = (low + high) / 2;
            const std::string tried = text.substr(0, middle) + " …";
            (paragraph_height(inside.w, face, tried) <= inside.h + 2 ? low : high) = middle;
        }
        text = text.substr(0, text.rfind(' ', low)) + " …";
    }
    draw_paragraph(inside.x, inside.y, inside.w, face, theme().text, text);
}

void captioned(Rect rect, const lessons::Picture& picture, std::string_view caption) {
    const Rect words = cut_bottom(rect, 20);
    const Rect place = draw_picture(rect, picture);
    draw_text({rect.x, place.bottom() + 2, rect.w, words.h}, faces().small, theme().muted, caption, Align::centre);
}

// Original, list, and what the decoder draws from it.
void pictures(Stage& stage, const PictureFormat& key, const std::string& bytes) {
    const lessons::Picture back = lessons::decoded(bytes, key, lessons::two_dogs().width, lessons::two_dogs().height);
    const std::string caption = "from " + thousands(static_cast<long>(bytes.size())) + " bytes";
    const bool wide = stage.width() > 560;
    const float gap = wide ? 22.0f : 10.0f;
    const float each = (stage.width() - gap * (wide ? 2.0f : 1.0f)) / (wide ? 3.0f : 2.0f);
    Rect line = stage.row(std::round(each * 2 / 3) + 22);
    captioned(cut_left(line, each, gap), lessons::two_dogs(), "the picture");
    if (wide) {
        Rect list = cut_left(line, each, gap);
        const ImU32 ink = theme().faint;
        const float y = list.y + (list.h - 22) / 2;
        draw_arrow({list.x - gap + 4, y}, {list.x - 4, y}, ink, 1.5f);
        draw_arrow({list.right() + 4, y}, {list.right() + gap - 4, y}, ink, 1.5f);
        cut_bottom(list, 22);
        list_box(list, bytes, key.format);
    }
    captioned(line, back, caption);
    if (wide) return;
    stage.space(4);
    list_box(stage.row(key.format == Format::sentence ? 34.0f : 52.0f), bytes, key.format);
}

void format_chips(Stage& stage, PictureFormat& key) {
    const bool wide = stage.width() > 470;
    const std::array<std::string_view, lessons::kFormats>& names = wide ? kFormatNames : kShortNames;
    const Rect line = stage.row(chips_height(stage.width(), names));
    Chips chips(line.x, line.y, line.w);
    for (int i = 0; i < lessons::kFormats; ++i) {
        const auto format = static_cast<Format>(i);
        if (chips.chip(kShortNames[as_index(i)].data(), names[as_index(i)], key.format == format,
                       {"Writes the same picture in this format, and draws it back.", "at once"})) {
            key.format = format;
        }
    }
}

void word_chips(Chips& chips, std::span<const std::string_view> words, int& chosen, std::string_view none) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string_view label = words[i].empty() ? none : words[i];
        const std::string id = std::string(label) + std::string(none);
        if (chips.chip(id.c_str(), label, chosen == static_cast<int>(i), {"A word of the sentence.", "at once"})) {
            chosen = static_cast<int>(i);
        }
    }
}

void sentence_chips(Stage& stage, lessons::Sentence& sentence) {
    struct Part {
        std::span<const std::string_view> words;
        int* chosen;
        std::string_view none;
    };
    const std::array<Part, 4> parts = {
        Part{lessons::count_words(), &sentence.count, ""}, Part{lessons::colour_words(), &sentence.colour, "any"},
        Part{lessons::thing_words(), &sentence.thing, ""}, Part{lessons::ground_words(), &sentence.ground, "anywhere"}};
    const bool wide = stage.width() > 700;  // two parts in a line
    for (std::size_t i = 0; i < parts.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        std::vector<std::string_view> labels(parts[i].words.begin(), parts[i].words.end());
        if (labels[0].empty()) labels[0] = parts[i].none;
        const std::string_view lead = i == 3 ? "on" : "";
        Rect line = stage.row(chips_height(stage.width(), labels, lead));
        if (wide && i % 2 == 1) cut_left(line, line.w / 3);
        Chips chips(line.x, line.y, line.w);
        if (!lead.empty()) chips.label(lead);
        word_chips(chips, parts[i].words, *parts[i].chosen, parts[i].none);
        stage.space(wide && i % 2 == 0 ? -line.h : 5);
        ImGui::PopID();
    }
}

void number_chips(Stage& stage, std::string_view lead, std::span<const std::string_view> labels, int n, int& chosen,
                  const Tip& tip) {
    const Rect line = stage.row(chips_height(stage.width(), labels, lead));
    Chips chips(line.x, line.y, line.w);
    chips.label(lead);
    for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
        if (chips.chip(labels[as_index(i)].data(), labels[as_index(i)], std::min(chosen, n - 1) == i, tip, i < n)) {
            chosen = i;
        }
    }
    stage.space(6);
}

std::string what_is_lost(const PictureFormat& key, double loss) {
    if (key.format == Format::sentence) {
        return "Kept: what there is. Made up by the decoder, from its stock: which dogs, where, how large.";
    }
    if (loss == 0) return "Nothing is lost.";
    if (key.format == Format::names) return "Kept: what colour each cell is called. Lost: every shade without a name.";
    if (key.format == Format::codes) return "Kept: a few colours, and which of them each cell has. Lost: the others.";
    return "Kept: the mean colour of each cell. Lost: what is smaller than a cell.";
}

// What the dots of the chart are, after the title of its upright axis.
void chart_key(Rect line) {
    draw_text(cut_left(line, text_width(faces().small, "lost") + 2, 16), faces().small, theme().text, "lost");
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (int i = 0; i < lessons::kFormats; ++i) {
        const Rect dot = cut_left(line, 8, 4);
        list->AddCircleFilled({dot.middle_x(), dot.middle_y()}, 3.2f, color_of(static_cast<Format>(i)));
        const std::string_view name = kShortNames[as_index(i)];
        draw_text(cut_left(line, text_width(faces().small, name) + 1, 10), faces().small, theme().muted, name);
    }
    constexpr std::string_view kThis = "the one above";
    const float width = text_width(faces().small, kThis);
    if (line.w < width + 18) return;
    const Rect ring = cut_left(line, 14, 4);
    list->AddCircle({ring.middle_x(), ring.middle_y()}, 5.5f, theme().muted, 0, 1.8f);
    draw_text(cut_left(line, width + 1), faces().small, theme().muted, kThis);
}

// Bytes (logarithmic) against loss: every setting a dot, this one a ring. A press on a dot sets it.
void chart(const Rect& rect, PictureFormat& key, const RateDistortion& now) {
    Rect area = rect;
    chart_key(cut_top(area, 16, 5));
    draw_text(cut_bottom(area, 15), faces().small, theme().text, "bytes of the list", Align::centre);
    const Rect below = cut_bottom(area, 18);
    const Rect beside = cut_left(area, 34);
    ImDrawList* list = ImGui::GetWindowDrawList();
    const double least = std::log(7.0), most = std::log(30000.0);
    const double highest = 0.16;
    const auto at = [&](int bytes, double loss) {
        const double x = (std::log(static_cast<double>(bytes)) - least) / (most - least);
        const double y = std::min(loss / highest, 1.0);
        return ImVec2(area.x + area.w * static_cast<float>(x),
                      area.bottom() - 5 - (area.h - 12) * static_cast<float>(y));
    };
    for (const int bytes : {10, 100, 1000, 10000}) {
        const ImVec2 p = at(bytes, 0);
        list->AddLine({p.x, area.y}, {p.x, area.bottom()}, theme().line);
        draw_text({p.x - 30, below.y, 60, 18}, faces().small, theme().muted, thousands(bytes) + " B", Align::centre);
    }
    for (const double loss : {0.0, 0.05, 0.1, 0.15}) {
        const ImVec2 p = at(10, loss);
        list->AddLine({area.x, p.y}, {area.right(), p.y}, theme().line);
        draw_text({beside.x, p.y - 8, 30, 16}, faces().small, theme().muted, percent_text(loss), Align::right);
    }
    const Press press = press_area("chart", area, {"Every setting: bytes to the right, loss upwards.", "press one"});
    const ImVec2 pointer = ImGui::GetMousePos();
    float nearest = theme().size.setting_reach;
    const RateDistortion* hit = nullptr;
    for (const RateDistortion& result : lessons::all_rate_distortions()) {
        const ImVec2 p = at(result.bytes, result.loss);
        list->AddCircleFilled(p, 3.2f, faded(color_of(result.key.format), 0.75f));
        const float distance = std::hypot(pointer.x - p.x, pointer.y - p.y);
        if (distance < nearest) {
            nearest = distance;
            hit = &result;
        }
    }
    const ImVec2 p = at(now.bytes, now.loss);
    list->AddCircleFilled(p, 4.5f, color_of(key.format));
    list->AddCircle(p, 8, color_of(key.format), 0, 2);
    if (press.hovered && hit != nullptr) list->AddCircle(at(hit->bytes, hit->loss), 6, theme().muted, 0, 1.2f);
    if (press.clicked && hit != nullptr) {
        const lessons::Sentence kept = key.sentence;
        key = hit->key;
        key.sentence = kept;
    }
}

}  // namespace

void picture_formats_stage(Frame& frame, const Rect& place) {
    PictureFormat& key = frame.state.desk.picture;
    Stage stage("formats", place, place.w < 480 ? "" : "One picture, four formats", "");
    format_chips(stage, key);
    stage.space(9);
    const std::string bytes = lessons::encoded(lessons::two_dogs(), key);
    pictures(stage, key, bytes);
    stage.space(7);
    const RateDistortion now = lessons::rate_distortion_of(key);
    Rect line = stage.row(22);
    draw_text(cut_left(line, 92), faces().mono, theme().text, thousands(now.bytes) + " B");
    draw_text(line, faces().mono, theme().text, number_label(now.loss * 100, 0.1) + " % lost");
    stage.paragraph(faces().small, theme().muted, what_is_lost(key, now.loss));
    stage.space(7);
    if (key.format == Format::sentence) {
        sentence_chips(stage, key.sentence);
    } else {
        number_chips(stage, "cells", kGridNames, 4, key.grid, {"Into how many cells the picture is cut.", "at once"});
        const bool names = key.format == Format::names;
        if (key.format != Format::floats) {
            number_chips(stage, names ? "names" : "colours", kColourNames, names ? 3 : 5, key.colours,
                         {"How many there are to choose from.", "at once"});
        }
    }
    chart(stage.rest(theme().size.chart), key, now);
}

}  // namespace ui::exhibits
