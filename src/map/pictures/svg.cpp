// See svg.h. Back to front as paint.cpp; what both lay out is in picture_parts.h, ornaments.h and caption.h.
#include "map/pictures/svg.h"

#include <cmath>
#include <cstddef>

#include "core/check.h"
#include "core/hash.h"
#include "map/land/fantasy.h"
#include "map/land/ornaments.h"
#include "map/names/country_names.h"
#include "map/pictures/caption.h"
#include "map/pictures/picture_parts.h"
#include "map/pictures/svg_ground.h"
#include "map/pictures/svg_writer.h"

namespace map {
namespace {

using svg::attribute;
using svg::number;

std::string circle(Point2 at, float radius) {
    return "<circle" + attribute("cx", at.x) + attribute("cy", at.y) + attribute("r", radius);
}

std::string line_style(const Stroke& stroke) {
    std::string style =
        " fill=\"none\"" + attribute("stroke", svg::color(stroke.color)) + attribute("stroke-width", stroke.width);
    if (stroke.dash > 0) {
        // Round ends make a dash longer by its width.
        style += attribute("stroke-dasharray", number(std::max(stroke.dash - stroke.width, 0.1f)) + " " +
                                                   number(stroke.gap + stroke.width));
    }
    return style;
}

void write_stroke(std::string& out, const Scene& scene, const Overlay& overlay, const Stroke& stroke) {
    std::vector<Point2> way = stroke_path(scene, overlay, stroke);
    const std::vector<Point2> head = arrow_head(way, stroke);
    if (way.size() < 2) return;
    const std::string d = attribute("d", svg::path(way, stroke.closed));
    const std::string corners = head.empty() ? "" : attribute("d", svg::path(head, true));
    if (stroke.alpha < 1) out += "<g" + attribute("opacity", stroke.alpha) + ">";
    if (stroke.rim > 0) {
        const std::string rim = attribute("stroke", svg::color(rim_color(scene)));
        out += "<path fill=\"none\"" + rim + attribute("stroke-width", stroke.width + 2 * stroke.rim) + d + "/>";
        if (!head.empty())
            out += "<path fill=\"none\"" + rim + attribute("stroke-width", 2 * stroke.rim) + corners + "/>";
    }
    out += "<path" + line_style(stroke) + d + "/>";
    if (!head.empty()) out += "<path" + attribute("fill", svg::color(stroke.color)) + corners + "/>";
    out += stroke.alpha < 1 ? "</g>\n" : "\n";
}

void write_overlay(std::string& out, const Scene& scene, const Overlay* overlay) {
    if (!overlay || overlay->empty()) return;
    out += "<g class=\"overlay\" stroke-linecap=\"round\" stroke-linejoin=\"round\">\n";
    for (const Stroke& stroke : overlay->strokes) write_stroke(out, scene, *overlay, stroke);
    out += "</g>\n<g class=\"overlay-words\">\n";
    for (const OverlayText& text : overlay->texts) {
        const Point2 px = to_px(scene.camera, scene.viewport, text.at);
        if (!(std::abs(px.x) < 1e6f && std::abs(px.y) < 1e6f)) continue;
        svg::Words words;
        words.turn = upright(text.turn);
        // The middle of its letters lies on the place.
        const float down = kOverlayTextSize * 0.36f;
        words.at = {px.x + std::sin(words.turn) * down, px.y + std::cos(words.turn) * down};
        words.size = kOverlayTextSize;
        words.color = text.color;
        words.alpha = text.alpha;
        words.halo = rim_color(scene);
        words.halo_alpha = 0.8f * text.alpha;
        words.halo_width = kHaloWidth;
        svg::write_words(out, words, text.text);
    }
    out += "</g>\n";
}

void write_names(std::string& out, const Scene& scene, const std::vector<Box>& obstacles) {
    out += "<g class=\"names\">\n";
    const float scale = name_scale(scene);
    for (const Label& label : picture_names(scene, obstacles)) {
        svg::Words words;
        words.halo = rim_color(scene);
        words.halo_width = kHaloWidth * scale;
        words.alpha = label.strength;
        if (scene.terrain) {
            words.font = Font::serif;
            words.size = kCountrySize * scale;
            words.spacing = kCountrySpacing * scale;
            words.firm = true;
            words.color = fantasy_colors(scene.dark).ink;
            words.halo_alpha = kCountryHalo * label.strength;
            words.at = {label.px.x + words.spacing / 2, label.px.y + words.size * 0.33f};
        } else {
            words.font = Font::bold;
            words.size = kNameSize * scale;
            words.color = word_color(scene.dark);
            words.halo_alpha = kNameHalo * label.strength;
            words.at = {label.px.x, label.px.y + words.size * 0.36f};
        }
        svg::write_words(out, words, scene.terrain ? capitals(label.text) : label.text);
    }
    out += "</g>\n";
}

void write_ornaments(std::string& out, const Ornaments& ornaments) {
    if (ornaments.shapes.empty()) return;
    out += "<g class=\"ornaments\" stroke-linejoin=\"round\" stroke-linecap=\"round\">\n";
    for (const Shape& shape : ornaments.shapes) {
        const auto first = ornaments.points.begin() + static_cast<std::ptrdiff_t>(shape.first);
        const std::vector<Point2> points(first, first + static_cast<std::ptrdiff_t>(shape.count));
        out += "<path" + attribute("fill", shape.fill_alpha > 0 ? svg::color(shape.fill) : "none");
        if (shape.fill_alpha > 0 && shape.fill_alpha < 1) out += attribute("fill-opacity", shape.fill_alpha);
        if (shape.line_alpha > 0) {
            out += attribute("stroke", svg::color(shape.line)) + attribute("stroke-width", shape.line_width) +
                   attribute("stroke-opacity", shape.line_alpha);
        }
        out += attribute("d", svg::path(points, shape.closed)) + "/>\n";
    }
    for (const ShapeWords& shape : ornaments.words) {
        svg::Words words;
        words.at = {shape.at.x + shape.spacing / 2, shape.at.y};
        words.font = Font::serif;
        words.size = shape.size;
        words.spacing = shape.spacing;
        words.firm = shape.firm;
        words.color = ornaments.ink;
        svg::write_words(out, words, shape.text);
    }
    out += "</g>\n";
}

void write_ramp(std::string& out, const Scene& scene, const StripItem& item, float y, const std::string& key) {
    const std::string id = key + (item.mark == Mark::point_ramp ? "-dots" : "-land-ramp");
    out += "<linearGradient" + attribute("id", id) + ">";
    constexpr int kStops = 2 * kRampStops - 1;
    for (int i = 0; i < kStops; ++i) {
        const float t = static_cast<float>(i) / (kStops - 1);
        out += "<stop" + attribute("offset", t) +
               attribute("stop-color", svg::color(strip_ramp_color(scene, item.mark, t))) + "/>";
    }
    out += "</linearGradient><rect" + attribute("x", item.x) + attribute("y", y - kRampHeight) +
           attribute("width", kRampWidth) + attribute("height", kRampHeight) + attribute("fill", "url(#" + id + ")") +
           "/>\n";
}

void write_strip(std::string& out, const Scene& scene, const Strip& strip, const Caption& caption,
                 const std::string& key) {
    const float top = scene.viewport.height, width = scene.viewport.width;
    const Rgb paper = ground(scene.dark);
    out += "<g class=\"strip\">\n<rect" + attribute("y", top) + attribute("width", width) +
           attribute("height", strip.height) + attribute("fill", svg::color(paper)) + "/>\n<rect" +
           attribute("y", top) + attribute("width", width) + " height=\"1\"" +
           attribute("fill", svg::color(mix(paper, border(scene.dark), 0.3f))) + "/>\n";
    const bool goes = caption.link.rfind("https://", 0) == 0 || caption.link.rfind("http://", 0) == 0;
    for (const StripItem& item : strip.items) {
        const float y = top + item.y;
        const Point2 at{item.x + 5, y - 4.5f};
        if (item.mark == Mark::dot) {
            out += "<path" + attribute("fill", svg::color(class_color(item.palette_index, scene.dark))) +
                   attribute("d", svg::path(legend_symbol(item.palette_index, at), true)) + "/>\n";
            continue;
        }
        if (item.mark == Mark::line) {
            out += "<path" + attribute("stroke", svg::color(item.color)) + attribute("stroke-width", kBorderWidth) +
                   attribute("d", svg::path({{item.x, at.y}, {item.x + kLegendLine, at.y}}, false)) + "/>\n";
            continue;
        }
        if (item.mark == Mark::ring) {
            out += circle(at, 5) + attribute("fill", svg::color(class_color(item.palette_index, scene.dark))) + "/>";
            if (item.mark == Mark::ring) out += circle(at, 2.8f) + attribute("fill", svg::color(paper)) + "/>";
            out += "\n";
            continue;
        }
        if (item.mark != Mark::words) {
            write_ramp(out, scene, item, y, key);
            continue;
        }
        svg::Words words;
        words.at = {item.x, y};
        words.anchor = "start";
        words.font = item.font;
        words.size = item.size;
        words.color = item.quiet ? quiet_color(scene.dark) : word_color(scene.dark);
        words.length = text_width(item.font, item.size, item.words);
        if (item.link && goes) out += "<a" + attribute("xlink:href", caption.link) + ">";
        svg::write_words(out, words, item.words);
        if (item.link && goes) out += "</a>\n";
    }
    out += "</g>\n";
}

// A hash of what makes two pictures differ, for ids that stay different where both stand in one page.
std::string key_of(const Scene& scene, const Caption& caption) {
    const std::string all = caption.text + caption.link + (scene.dark ? "dark" : "") +
                            (scene.terrain ? "fantasy" : "") + number(scene.viewport.width) + number(scene.camera.x) +
                            number(scene.camera.y);
    return "m" + core::hash_hex(core::hash_text(all)).substr(0, 8);
}

}  // namespace

std::string to_svg(const Scene& scene, const Caption& caption) {
    ES_CHECK(scene.snapshot && scene.coloring, "to_svg() needs a snapshot and a coloring");
    ES_CHECK(scene.viewport.width >= 1 && scene.viewport.height >= 1, "to_svg() needs a map of at least one pixel");
    const Strip strip = lay_out_strip(scene, caption);
    const std::string key = key_of(scene, caption);
    const float width = scene.viewport.width, height = scene.viewport.height + strip.height;
    std::string out =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\"" +
        attribute("width", width) + attribute("height", height) +
        attribute("viewBox", "0 0 " + number(width) + " " + number(height)) + " role=\"img\">\n<title>" +
        svg::escaped(caption.text) + "</title>\n<desc>" + svg::escaped(caption.link) + "</desc>\n";
    out += "<rect" + attribute("width", width) + attribute("height", height) +
           attribute("fill", svg::color(ground(scene.dark))) + "/>\n";
    out += "<clipPath" + attribute("id", key + "-map") + "><rect" + attribute("width", width) +
           attribute("height", scene.viewport.height) + "/></clipPath>\n<g class=\"map\"" +
           attribute("clip-path", "url(#" + key + "-map)") + ">\n";
    if (scene.terrain) {
        svg::write_fantasy(out, scene, key);
    } else {
        svg::write_chart(out, scene);
    }
    svg::write_lines(out, scene);
    write_overlay(out, scene, scene.under);
    svg::write_things(out, scene, key);
    write_overlay(out, scene, scene.over);
    const Ornaments ornaments = lay_out_ornaments(scene, caption.title);
    write_names(out, scene, ornaments.covered);
    write_ornaments(out, ornaments);
    out += "</g>\n";
    write_strip(out, scene, strip, caption, key);
    return out + "</svg>\n";
}

}  // namespace map
