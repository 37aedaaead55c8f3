// See caption.h.
#include "map/pictures/caption.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/number_text.h"
#include "map/land/fantasy.h"
#include "map/pictures/picture_parts.h"
#include "map/things/ground_colors.h"
#include "map/things/symbols.h"

namespace map {
namespace {

constexpr float kMargin = 20;
constexpr float kLine = 24;  // from line to line
constexpr float kCaptionSize = 15;
constexpr float kWordSize = 13;
constexpr float kMarkWidth = 16;  // a dot and the gap behind it
constexpr float kGap = 20;        // between entries
constexpr float kLegendRadius = 4.6f;
constexpr float kLinkSize = 10.5f;
constexpr float kLinkLine = 16;

std::string figure(float value) { return core::figures_text(static_cast<double>(value), 4); }

// Lays entries side by side and breaks the line where the next one does not fit.
struct Pen {
    Strip& strip;
    float width;
    float x = kMargin;
    float y = 0;

    // An entry: its parts stay together.
    void entry(std::vector<StripItem> parts, float gap) {
        float wide = 0;
        for (const StripItem& part : parts) wide += width_of(part);
        if (x > kMargin && x + wide > width - kMargin) next_line();
        for (StripItem& part : parts) {
            part.x = x;
            part.y = y;
            x += width_of(part);
            strip.items.push_back(std::move(part));
        }
        x += gap;
    }
    void next_line() {
        x = kMargin;
        y += kLine;
    }
    static float width_of(const StripItem& part) {
        if (part.mark == Mark::words) return text_width(part.font, part.size, part.words);
        if (part.mark == Mark::line) return kLegendLine + 6;
        return part.mark == Mark::dot || part.mark == Mark::ring ? kMarkWidth : kRampWidth;
    }
};

StripItem words(std::string text, bool quiet = false, Font font = Font::text) {
    StripItem item;
    item.words = std::move(text);
    item.quiet = quiet;
    item.font = font;
    item.size = kWordSize;
    return item;
}

StripItem mark(Mark kind, int palette_index = 0) {
    StripItem item;
    item.mark = kind;
    item.palette_index = palette_index;
    return item;
}

void lay_out_caption(Pen& pen, const std::string& caption) {
    // Broken between words; a first word that is too long is cut off.
    std::string line;
    std::size_t at = 0;
    const float room = pen.width - 2 * kMargin;
    const auto end_line = [&] {
        StripItem item = words(fitting(Font::bold, kCaptionSize, line, room), false, Font::bold);
        item.size = kCaptionSize;
        pen.entry({item}, 0);
        pen.next_line();
        line.clear();
    };
    while (at < caption.size()) {
        const std::size_t space = std::min(caption.find(' ', at), caption.size());
        const std::string word = caption.substr(at, space - at);
        const std::string longer = line.empty() ? word : line + ' ' + word;
        if (!line.empty() && text_width(Font::bold, kCaptionSize, longer) > room) {
            end_line();
            line = word;
        } else {
            line = longer;
        }
        at = space + 1;
    }
    if (!line.empty()) end_line();
}

std::string with_unit(const std::string& label, const std::string& unit) {
    return unit.empty() ? label : label + " (" + unit + ")";
}

void lay_out_points(Pen& pen, const Coloring& coloring, float room) {
    if (!coloring.label.empty()) {
        pen.entry({words("Dots: " + with_unit(coloring.label, coloring.numeric ? coloring.unit : ""), true)}, 14);
    }
    if (coloring.numeric) {
        pen.entry({words(figure(coloring.low) + "  ", false, Font::mono), mark(Mark::point_ramp),
                   words("  " + figure(coloring.high), false, Font::mono)},
                  kGap);
    }
    for (const LegendEntry& entry : coloring.legend) {
        const std::string label = fitting(Font::text, kWordSize, entry.label, room / 2);
        pen.entry({mark(Mark::dot, entry.palette_index), words(label + " "), words(std::to_string(entry.count), true)},
                  kGap);
    }
}

// What the ground's colours mean; classes have their names on the map itself.
void lay_out_regions(Pen& pen, const Scene& scene) {
    const auto at = static_cast<std::size_t>(std::max(scene.view.head, 0));
    if (scene.view.head < 0 || at >= scene.snapshot->heads.size()) return;
    const train::HeadSnapshot& head = scene.snapshot->heads[at];
    if (scene.view.answer == model::Answer::classes) {
        if (!head.label.empty()) {
            pen.entry({words("Ground: the map's answer for " + head.label + ", pale where it is unsure", true)}, kGap);
        }
        return;
    }
    const auto k = static_cast<std::size_t>(scene.view.output);
    const Range range = range_shown(scene);
    const float scale = k < head.scale.size() ? head.scale[k] : 1;
    const float mean = k < head.mean.size() ? head.mean[k] : 0;
    const std::string label =
        head.answer == model::Answer::features && k < head.outputs.size() ? head.outputs[k] : head.label;
    const bool same = scene.coloring->attribute == head.spec.target;
    pen.next_line();
    pen.entry({words("Ground: the map's answer for " + with_unit(label, same ? scene.coloring->unit : ""), true)}, 14);
    pen.entry({words(figure(range.low * scale + mean) + "  ", false, Font::mono), mark(Mark::region_ramp),
               words("  " + figure(range.high * scale + mean), false, Font::mono)},
              kGap);
}

// Borders of heads that do not fill the map.
void lay_out_lines(Pen& pen, const Scene& scene) {
    if (!scene.lines) return;
    const auto at = static_cast<std::size_t>(std::max(scene.view.head, 0));
    const auto& heads = scene.snapshot->heads;
    const std::string& fills = at < heads.size() ? heads[at].id : std::string();
    for (const BorderLines& lines : *scene.lines) {
        if (!lines.head || lines.head->id == fills || lines.head->label.empty()) continue;  // its own, some steps ago
        StripItem line = mark(Mark::line);
        line.color = lines.color;
        pen.entry({line, words((lines.output < 0 ? "borders of " : "contours of ") + lines.head->label, true)}, kGap);
    }
}

// In one line or two, broken behind a sign if that leaves no large gap; what is longer is cut in the middle.
void lay_out_link(Pen& pen, const std::string& link) {
    const float room = pen.width - 2 * kMargin;
    const auto fits = static_cast<std::size_t>(std::max(8.0f, room / text_width(Font::mono, kLinkSize, "0")));
    std::string rest = link;
    const bool cut = rest.size() > 2 * fits;
    if (cut) rest = rest.substr(0, fits + fits / 2) + "…" + rest.substr(rest.size() - fits / 2 + 2);
    pen.next_line();
    while (!rest.empty()) {
        std::size_t end = rest.size();
        if (text_width(Font::mono, kLinkSize, rest) > room) {
            end = std::min(fits, rest.size() - 1);
            const std::size_t sign = rest.find_last_of("&,", end - 1);
            if (!cut && sign != std::string::npos && sign >= end * 4 / 5) end = sign + 1;
            while (end > 1 && (static_cast<unsigned char>(rest[end]) & 0xC0) == 0x80) --end;
        }
        StripItem item = words(rest.substr(0, end), true, Font::mono);
        item.size = kLinkSize;
        item.link = true;
        pen.entry({item}, 0);
        rest.erase(0, end);
        pen.x = kMargin;
        if (!rest.empty()) pen.y += kLinkLine;
    }
}

void paint_ramp(Picture& picture, const Scene& scene, const StripItem& item, float top) {
    const float ratio = scene.pixel_ratio;
    const float y = (top + item.y - kRampHeight) * ratio;
    const int columns = static_cast<int>(std::lround(kRampWidth * ratio));
    for (int i = 0; i < columns; ++i) {
        const float t = (static_cast<float>(i) + 0.5f) / static_cast<float>(columns);
        fill_rectangle(picture, {std::round(item.x * ratio) + static_cast<float>(i), y, 1, kRampHeight * ratio},
                       strip_ramp_color(scene, item.mark, t));
    }
}

}  // namespace

Rgb quiet_color(bool dark) { return mix(ground(dark), word_color(dark), 0.62f); }

Rgb word_color(bool dark) { return dark ? Rgb{0.91f, 0.92f, 0.93f} : Rgb{0.13f, 0.14f, 0.16f}; }

Rgb strip_ramp_color(const Scene& scene, Mark ramp, float t) {
    if (ramp == Mark::point_ramp) return ramp_color(t, scene.dark);
    if (!scene.terrain) return ramp_at(ground_colors(shown_head(scene), scene.view, scene.dark).ramp, t);
    return ramp_at(fantasy_colors(scene.dark, shown_head(scene), scene.view).ramp, t);
}

std::vector<Point2> legend_symbol(int palette_index, Point2 middle) {
    std::vector<Point2> outline = symbol_outline(symbols()[static_cast<std::size_t>(symbol_index(palette_index))]);
    for (Point2& at : outline) at = {middle.x + at.x * kLegendRadius, middle.y - at.y * kLegendRadius};
    return outline;
}

Strip lay_out_strip(const Scene& scene, const Caption& caption) {
    Strip strip;
    Pen pen{strip, scene.viewport.width};
    pen.y = 29;
    lay_out_caption(pen, caption.text);
    lay_out_points(pen, *scene.coloring, scene.viewport.width - 2 * kMargin);
    const auto& held_out = scene.snapshot->held_out;
    if (std::find(held_out.begin(), held_out.end(), 1) != held_out.end()) {
        pen.entry({mark(Mark::ring, kOthers), words("held out of training", true)}, kGap);
    }
    if (!scene.coloring->note.empty()) pen.entry({words(scene.coloring->note, true)}, kGap);
    lay_out_regions(pen, scene);
    lay_out_lines(pen, scene);
    if (!caption.link.empty()) lay_out_link(pen, caption.link);
    strip.height = std::ceil(pen.y + 17);
    return strip;
}

void paint_strip(Picture& picture, const Scene& scene, const Strip& strip, float top) {
    const float ratio = scene.pixel_ratio;
    const Rgb ground_color = ground(scene.dark);
    const auto width = static_cast<float>(picture.width);
    fill_rectangle(picture, {0, top * ratio, width, strip.height * ratio + 1}, ground_color);
    fill_rectangle(picture, {0, top * ratio, width, std::max(1.0f, std::round(ratio))},
                   mix(ground_color, border(scene.dark), 0.3f));
    for (const StripItem& item : strip.items) {
        if (item.mark == Mark::words) {
            const Rgb color = item.quiet ? quiet_color(scene.dark) : word_color(scene.dark);
            blend_ink(picture,
                      text_ink(item.font, item.size * ratio, item.words, item.x * ratio, (top + item.y) * ratio),
                      color);
        } else if (item.mark == Mark::dot) {
            std::vector<Point2> outline = legend_symbol(item.palette_index, {item.x + 5, top + item.y - 4.5f});
            for (Point2& at : outline) at = {at.x * ratio, at.y * ratio};
            fill_polygon(picture, outline, class_color(item.palette_index, scene.dark));
        } else if (item.mark == Mark::line) {
            const float y = (top + item.y - 4.5f) * ratio, x = item.x * ratio;
            stroke_line(picture, {{x, y}, {x + kLegendLine * ratio, y}}, {kBorderWidth * ratio}, item.color);
        } else if (item.mark == Mark::ring) {
            const float x = (item.x + 5) * ratio;
            const float y = (top + item.y - 4.5f) * ratio;
            fill_disc(picture, x, y, 5 * ratio, class_color(item.palette_index, scene.dark));
            fill_disc(picture, x, y, 2.8f * ratio, ground_color);
        } else {
            paint_ramp(picture, scene, item, top);
        }
    }
}

}  // namespace map
