// The things of an SVG, see svg_ground.h: symbols as point_marks.h has them, pictures on their plates as
// shaders/pictures.frag draws them. A rim is a line behind the symbol's own ink, twice as wide as what is seen of it.
#include <array>
#include <cmath>
#include <cstdint>

#include "map/pictures/paint.h"
#include "map/pictures/picture_parts.h"
#include "map/pictures/svg_ground.h"
#include "map/pictures/svg_writer.h"
#include "map/things/point_marks.h"
#include "map/things/symbols.h"

namespace map::svg {
namespace {

Rgb rgb_of(const PointMark& mark) {
    return {static_cast<float>(mark.rgba[0]) / 255, static_cast<float>(mark.rgba[1]) / 255,
            static_cast<float>(mark.rgba[2]) / 255};
}

// A symbol of this radius about a place; y down.
std::vector<Point2> outline(const Symbol& symbol, Point2 at, float radius) {
    std::vector<Point2> points = symbol_outline(symbol);
    for (Point2& p : points) p = {at.x + p.x * radius, at.y - p.y * radius};
    return points;
}

// The element of a symbol, its end left open. Symbols of the usual size are defined once.
std::string shape(const PointMark& mark, Point2 at, float radius, float usual, const std::string& key) {
    const auto index = static_cast<std::size_t>(mark.symbol);
    const Symbol& symbol = symbols()[index];
    if (symbol.kind == SymbolKind::disc) {
        return "<circle" + attribute("cx", at.x) + attribute("cy", at.y) + attribute("r", radius * symbol.scale);
    }
    if (radius == usual) {
        return "<use" + attribute("xlink:href", "#" + key + "-s" + std::to_string(index)) + attribute("x", at.x) +
               attribute("y", at.y);
    }
    return "<path" + attribute("d", path(outline(symbol, at, radius), true));
}

// The radius of the hole in a hollow symbol: its edge moved inwards by the wall. 0 where nothing is left.
float hole_radius(const PointMark& mark) {
    const Symbol& symbol = symbols()[static_cast<std::size_t>(mark.symbol)];
    const float room = -symbol_distance(symbol, 0, 0, mark.radius_px), wall = mark.radius_px - mark.hole_px;
    return mark.hole_px > 0 && room > wall ? mark.radius_px * (room - wall) / room : 0;
}

void write_mark(std::string& out, const Scene& scene, const MarkColors& colors, const PointMark& mark,
                const PointMark& usual, const std::string& key) {
    const Point2 at = to_px(scene.camera, scene.viewport, {mark.x, mark.y});
    const float reach = mark.radius_px * kMostScale + 2 * (mark.rim_px + mark.ring_px);
    const bool seen =
        at.x > -reach && at.y > -reach && at.x < scene.viewport.width + reach && at.y < scene.viewport.height + reach;
    if (!seen) return;
    const float hole = hole_radius(mark);
    const bool faded = mark.rgba[3] < 255, grouped = faded && (hole > 0 || mark.ring_px > 0);
    const std::string alpha = faded ? attribute("opacity", static_cast<float>(mark.rgba[3]) / 255) : "";
    if (grouped) out += "<g" + alpha + ">";
    if (mark.ring_px > 0) {
        out += shape(mark, at, mark.radius_px, usual.radius_px, key) + attribute("stroke", color(colors.ring)) +
               attribute("stroke-width", 2 * (mark.rim_px + mark.ring_px)) + "/>";
    }
    out += shape(mark, at, mark.radius_px, usual.radius_px, key) + attribute("fill", color(rgb_of(mark)));
    if (mark.rim_px != usual.rim_px) out += attribute("stroke-width", 2 * mark.rim_px);
    out += " class=\"thing\"" + (grouped ? "" : alpha) + "/>";
    if (hole > 0) {
        out += shape(mark, at, hole, 0, key) + attribute("fill", color(colors.hole)) + " stroke=\"none\"/>";
    }
    out += grouped ? "</g>\n" : "\n";
}

void write_marks(std::string& out, const Scene& scene, const std::vector<PointMark>& marks, const PointMark& usual,
                 const std::string& key) {
    const MarkColors colors = mark_colors(scene);
    out += "<g class=\"things\" paint-order=\"stroke\"" + attribute("stroke", color(colors.rim)) +
           attribute("stroke-width", 2 * usual.rim_px) + ">\n";
    for (const PointMark& mark : marks) write_mark(out, scene, colors, mark, usual, key);
    out += "</g>\n";
}

std::string base64(const std::vector<std::uint8_t>& bytes) {
    constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const auto byte = [&](std::size_t i) {
            return at + i < bytes.size() ? static_cast<unsigned>(bytes[at + i]) : 0U;
        };
        const unsigned three = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (std::size_t i = 0; i < 4; ++i) {
            out += at + i > bytes.size() ? '=' : kLetters[three >> (18 - 6 * i) & 63];
        }
    }
    return out;
}

void write_pictures(std::string& out, const Scene& scene) {
    if (!scene.pictures || scene.pictures->side < 1 || !scene.picture_marks || scene.picture_marks->empty()) return;
    const data::Pictures& pictures = *scene.pictures;
    out += "<g class=\"pictures\">\n";
    for (const PictureMark& mark : *scene.picture_marks) {
        const auto i = static_cast<std::size_t>(mark.thing);
        const Point2 at = picture_px(scene, mark);
        const float half = mark.size / 2, plate = half * kPlate, frame = picture_frame(scene, mark.thing);
        Picture picture{pictures.side, pictures.side, {}};
        picture.rgba.assign(pictures.of(mark.thing), pictures.of(mark.thing + 1));
        out += "<g" + (mark.alpha < 1 ? attribute("opacity", mark.alpha) : std::string()) + "><rect" +
               attribute("x", at.x - plate) + attribute("y", at.y - plate) + attribute("width", 2 * plate) +
               attribute("height", 2 * plate) + attribute("rx", half * kPlateCorner) +
               attribute("fill", color(plate_color(scene))) + attribute("stroke", color(thing_color(scene, i))) +
               attribute("stroke-width", 2 * frame) + " paint-order=\"stroke\"/><image" + attribute("x", at.x - half) +
               attribute("y", at.y - half) + attribute("width", mark.size) + attribute("height", mark.size) +
               attribute("xlink:href", "data:image/png;base64," + base64(to_png(picture))) + "/></g>\n";
    }
    out += "</g>\n";
}

}  // namespace

void write_things(std::string& out, const Scene& scene, const std::string& key) {
    std::vector<PointMark> marks;
    make_point_marks(marks, scene, 1);
    const PointMark usual = marks.empty() ? PointMark{} : marks.front();
    std::array<bool, kClassColors + 1> used{};
    for (const PointMark& mark : marks) used[static_cast<std::size_t>(mark.symbol)] = true;
    out += "<defs>";
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used[i] || symbols()[i].kind == SymbolKind::disc) continue;
        out += "<path" + attribute("id", key + "-s" + std::to_string(i)) +
               attribute("d", path(outline(symbols()[i], {0, 0}, usual.radius_px), true)) + "/>";
    }
    out += "</defs>\n";
    write_marks(out, scene, marks, usual, key);
    write_pictures(out, scene);
    marks.clear();
    add_ringed_marks(marks, scene, 1);
    if (!marks.empty()) write_marks(out, scene, marks, usual, key);
}

}  // namespace map::svg
