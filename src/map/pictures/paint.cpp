// See paint.h. From back to front: regions (region_picture.cpp), lines under the points, points, lines over them, names
// and ornaments, the strip with caption and legend. The points are those of point_marks.h, whose twin is
// shaders/points.frag; the rest is laid out in picture_parts.h, whose other reader is svg.cpp.
#include "map/pictures/paint.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "core/check.h"
#include "map/heads/region_areas.h"
#include "map/land/fantasy.h"
#include "map/land/ornaments.h"
#include "map/names/country_names.h"
#include "map/pictures/caption.h"
#include "map/pictures/picture_parts.h"
#include "map/things/point_marks.h"
#include "map/things/symbols.h"

namespace map {
namespace {

constexpr int kStripPixels = 1 << 20;  // regions are coloured so many pixels at a time: colours are large

std::uint8_t to_byte(float value) {
    return static_cast<std::uint8_t>(std::lround(std::clamp(value, 0.0f, 1.0f) * 255));
}

void paint_regions(Picture& picture, const Scene& scene, int height) {
    const int strip = std::max(1, kStripPixels / picture.width);
    std::size_t at = 0;
    for (int first = 0; first < height; first += strip) {
        const PictureRows rows{first, strip};
        const std::vector<Rgb> colors =
            scene.terrain ? fantasy_picture(*scene.snapshot, scene.view, *scene.terrain, scene.camera, scene.viewport,
                                            picture.width, height, scene.dark, rows, scene.band_lines)
                          : region_colors(*scene.snapshot, scene.view, scene.camera, scene.viewport, picture.width,
                                          height, scene.pixel_ratio, scene.dark, rows, scene.band_lines, scene.field);
        for (const Rgb& color : colors) {
            picture.rgba[at] = to_byte(color.r);
            picture.rgba[at + 1] = to_byte(color.g);
            picture.rgba[at + 2] = to_byte(color.b);
            picture.rgba[at + 3] = 255;
            at += 4;
        }
    }
}

// How much of a pixel at distance d from an edge lies inside of it, the edge moved out by `by`.
float inside(float d, float by) { return std::clamp(by + 0.5f - d, 0.0f, 1.0f); }

// Line by line what points.frag does.
void paint_point(Picture& picture, const Scene& scene, const MarkColors& colors, const PointMark& mark) {
    const Point2 at = to_px(scene.camera, scene.viewport, {mark.x, mark.y});
    const float x = at.x * scene.pixel_ratio;
    const float y = at.y * scene.pixel_ratio;
    const Symbol& symbol = symbols()[static_cast<std::size_t>(mark.symbol)];
    const float reach = mark.radius_px * kMostScale + 2 * (mark.rim_px + mark.ring_px) + 1;
    const bool seen = x > -reach && y > -reach && x < static_cast<float>(picture.width) + reach &&
                      y < scene.viewport.height * scene.pixel_ratio + reach;
    if (!seen) return;
    const Rgb full = {static_cast<float>(mark.rgba[0]) / 255, static_cast<float>(mark.rgba[1]) / 255,
                      static_cast<float>(mark.rgba[2]) / 255};
    const float strength = static_cast<float>(mark.rgba[3]) / 255;
    const auto end_x = static_cast<int>(std::ceil(x + reach));
    const auto end_y = static_cast<int>(std::ceil(y + reach));
    for (auto row = static_cast<int>(std::floor(y - reach)); row < end_y; ++row) {
        for (auto column = static_cast<int>(std::floor(x - reach)); column < end_x; ++column) {
            const float d = symbol_distance(symbol, static_cast<float>(column) + 0.5f - x,
                                            y - static_cast<float>(row) - 0.5f, mark.radius_px);
            const float rim = inside(d, mark.rim_px);
            const float ring = mark.ring_px > 0 ? inside(d, mark.rim_px + mark.ring_px) : 0;
            Rgb color = mix(colors.ring, colors.rim, rim);
            color = mix(color, full, inside(d, 0));
            if (mark.hole_px > 0) color = mix(color, colors.hole, inside(d, mark.hole_px - mark.radius_px));
            blend_pixel(picture, column, row, color, std::max(rim, ring) * strength);
        }
    }
}

void scale(std::vector<Point2>& points, float ratio) {
    for (Point2& at : points) at = {at.x * ratio, at.y * ratio};
}

// A place of a thing's picture, 0..1 from its left and its top, straight between the middles of its pixels;
// premultiplied.
std::array<float, 4> texel(const data::Pictures& pictures, int thing, float x, float y) {
    const int side = pictures.side;
    const std::uint8_t* from = pictures.of(thing);
    const float column = x * static_cast<float>(side) - 0.5f, row = y * static_cast<float>(side) - 0.5f;
    const float left = std::floor(column), top = std::floor(row);
    std::array<float, 4> sum{};
    for (const int down : {0, 1}) {
        for (const int right : {0, 1}) {
            const int cx = static_cast<int>(left) + right, cy = static_cast<int>(top) + down;
            if (cx < 0 || cy < 0 || cx >= side || cy >= side) continue;
            const float share =
                (right != 0 ? column - left : 1 - column + left) * (down != 0 ? row - top : 1 - row + top);
            const std::uint8_t* at = from + static_cast<std::ptrdiff_t>(cy * side + cx) * 4;
            const float alpha = static_cast<float>(at[3]) / 255;
            for (std::size_t c = 0; c < 3; ++c) sum[c] += share * alpha * static_cast<float>(at[c]) / 255;
            sum[3] += share * alpha;
        }
    }
    return sum;
}

// Line by line what pictures.frag does. Lengths are halves of the picture's side.
void paint_thing_picture(Picture& picture, const Scene& scene, const PictureMark& mark) {
    const auto i = static_cast<std::size_t>(mark.thing);
    const Point2 at = picture_px(scene, mark);
    const float half = mark.size / 2 * scene.pixel_ratio, x = at.x * scene.pixel_ratio, y = at.y * scene.pixel_ratio;
    if (!(std::abs(x) < 1e6f && std::abs(y) < 1e6f)) return;
    const float frame_width = picture_frame(scene, mark.thing) * scene.pixel_ratio / half;
    const float reach = half * (kPlate + frame_width) + 1;
    const Rgb plate_ink = plate_color(scene), frame_ink = thing_color(scene, i);
    const auto inside = [&](float u, float v, float half_side) {
        const float qx = std::abs(u) - half_side + kPlateCorner, qy = std::abs(v) - half_side + kPlateCorner;
        const float distance = std::hypot(std::max(qx, 0.0f), std::max(qy, 0.0f)) + std::min(std::max(qx, qy), 0.0f);
        return std::clamp(0.5f - (distance - kPlateCorner) * half, 0.0f, 1.0f);
    };
    for (auto row = static_cast<int>(std::floor(y - reach)); row < static_cast<int>(std::ceil(y + reach)); ++row) {
        for (auto column = static_cast<int>(std::floor(x - reach)); column < static_cast<int>(std::ceil(x + reach));
             ++column) {
            const float u = (static_cast<float>(column) + 0.5f - x) / half,
                        v = (static_cast<float>(row) + 0.5f - y) / half;
            const float plate = inside(u, v, kPlate);
            Rgb color = mix(frame_ink, plate_ink, plate);
            if (std::abs(u) <= 1 && std::abs(v) <= 1) {
                const auto [r, g, b, a] = texel(*scene.pictures, mark.thing, u / 2 + 0.5f, v / 2 + 0.5f);
                const float left = 1 - a * plate;
                color = {color.r * left + r * plate, color.g * left + g * plate, color.b * left + b * plate};
            }
            blend_pixel(picture, column, row, color, inside(u, v, kPlate + frame_width) * mark.alpha);
        }
    }
}

void paint_points(Picture& picture, const Scene& scene) {
    std::vector<PointMark> marks;
    make_point_marks(marks, scene, scene.pixel_ratio);
    const MarkColors colors = mark_colors(scene);
    for (const PointMark& mark : marks) paint_point(picture, scene, colors, mark);
    if (scene.pictures && scene.pictures->side > 0 && scene.picture_marks) {
        for (const PictureMark& mark : *scene.picture_marks) paint_thing_picture(picture, scene, mark);
    }
    marks.clear();
    add_ringed_marks(marks, scene, scene.pixel_ratio);
    for (const PointMark& mark : marks) paint_point(picture, scene, colors, mark);
}

void paint_lines(Picture& picture, const Scene& scene) {
    if (!scene.lines) return;
    for (const BorderLines& lines : *scene.lines) {
        const IsoLines borders = border_lines(lines, scene.camera, scene.viewport);
        for (const IsoLines::Line& line : borders.lines) {
            const auto first = borders.points.begin() + static_cast<std::ptrdiff_t>(line.first);
            std::vector<Point2> way(first, first + static_cast<std::ptrdiff_t>(line.count));
            scale(way, scene.pixel_ratio);
            const float width = lines.output < 0 ? kBorderWidth : kContourWidth;
            stroke_line(picture, way, {width * scene.pixel_ratio, 0, 0, line.closed}, lines.color, lines.alpha);
        }
    }
}

void paint_stroke(Picture& picture, const Scene& scene, const Overlay& overlay, const Stroke& stroke) {
    const float ratio = scene.pixel_ratio;
    std::vector<Point2> path = stroke_path(scene, overlay, stroke);
    std::vector<Point2> head = arrow_head(path, stroke);
    scale(path, ratio);
    scale(head, ratio);
    LineStyle style{stroke.width * ratio, stroke.dash * ratio, stroke.gap * ratio, stroke.closed};
    if (stroke.rim > 0) {
        LineStyle rim{(stroke.width + 2 * stroke.rim) * ratio, 0, 0, stroke.closed};
        stroke_line(picture, path, rim, rim_color(scene), stroke.alpha);
        rim.width = 2 * stroke.rim * ratio;
        rim.closed = true;
        stroke_line(picture, head, rim, rim_color(scene), stroke.alpha);
    }
    stroke_line(picture, path, style, stroke.color, stroke.alpha);
    fill_polygon(picture, head, stroke.color, stroke.alpha);
}

void paint_overlay_text(Picture& picture, const Scene& scene, const OverlayText& words) {
    const float ratio = scene.pixel_ratio, size = kOverlayTextSize * ratio;
    const Point2 px = to_px(scene.camera, scene.viewport, words.at);
    if (!(std::abs(px.x) < 1e6f && std::abs(px.y) < 1e6f)) return;
    const float width = text_width(Font::text, size, words.text);
    const float turn = upright(words.turn);
    const Point2 middle{px.x * ratio, px.y * ratio};
    Ink ink = text_ink(Font::text, size, words.text, middle.x - width / 2, middle.y + size * 0.36f);
    if (turn != 0) {
        const Point2 of_ink{static_cast<float>(ink.x) + static_cast<float>(ink.width) / 2 - middle.x,
                            static_cast<float>(ink.y) + static_cast<float>(ink.height) / 2 - middle.y};
        const float c = std::cos(turn), s = std::sin(turn);
        ink = turned(ink, {middle.x + c * of_ink.x + s * of_ink.y, middle.y - s * of_ink.x + c * of_ink.y}, turn);
    }
    blend_ink(picture, fattened(ink, kHaloWidth * ratio), rim_color(scene), 0.8f * words.alpha);
    blend_ink(picture, ink, words.color, words.alpha);
}

void paint_overlay(Picture& picture, const Scene& scene, const Overlay* overlay) {
    if (!overlay) return;
    for (const Stroke& stroke : overlay->strokes) paint_stroke(picture, scene, *overlay, stroke);
    for (const OverlayText& words : overlay->texts) paint_overlay_text(picture, scene, words);
}

void paint_country_name(Picture& picture, const Scene& scene, const Label& label) {
    const FantasyColors colors = fantasy_colors(scene.dark);
    const float scale = name_scale(scene) * scene.pixel_ratio;
    const float size = kCountrySize * scale, spacing = kCountrySpacing * scale;
    const std::string text = capitals(label.text);
    const float x = label.px.x * scene.pixel_ratio - text_width(Font::serif, size, text, spacing) / 2;
    const float y = label.px.y * scene.pixel_ratio + size * 0.33f;
    const Ink thin = text_ink(Font::serif, size, text, x, y, spacing);
    blend_ink(picture, fattened(thin, kHaloWidth * scale), rim_color(scene), kCountryHalo * label.strength);
    // Written twice, a little apart, because the font is thin.
    blend_ink(picture, thin, colors.ink, label.strength);
    blend_ink(picture, text_ink(Font::serif, size, text, x + kFirm * scene.pixel_ratio, y, spacing), colors.ink,
              label.strength);
}

void paint_names(Picture& picture, const Scene& scene, const std::vector<Box>& obstacles) {
    const float ratio = scene.pixel_ratio, scale = name_scale(scene) * ratio;
    for (const Label& label : picture_names(scene, obstacles)) {
        if (scene.terrain) {
            paint_country_name(picture, scene, label);
            continue;
        }
        const float size = kNameSize * scale;
        const float x = label.px.x * ratio - text_width(Font::bold, size, label.text) / 2;
        const Ink ink = text_ink(Font::bold, size, label.text, x, label.px.y * ratio + size * 0.36f);
        blend_ink(picture, fattened(ink, kHaloWidth * scale), ground(scene.dark), kNameHalo * label.strength);
        blend_ink(picture, ink, word_color(scene.dark), label.strength);
    }
}

void paint_ornaments(Picture& picture, const Scene& scene, const Ornaments& ornaments) {
    const float ratio = scene.pixel_ratio;
    for (const Shape& shape : ornaments.shapes) {
        const auto first = ornaments.points.begin() + static_cast<std::ptrdiff_t>(shape.first);
        std::vector<Point2> points(first, first + static_cast<std::ptrdiff_t>(shape.count));
        scale(points, ratio);
        if (shape.fill_alpha > 0) fill_polygon(picture, points, shape.fill, shape.fill_alpha);
        const LineStyle style{shape.line_width * ratio, 0, 0, shape.closed};
        if (shape.line_alpha > 0) stroke_line(picture, points, style, shape.line, shape.line_alpha);
    }
    for (const ShapeWords& words : ornaments.words) {
        const float size = words.size * ratio, spacing = words.spacing * ratio;
        const float x = words.at.x * ratio - text_width(Font::serif, size, words.text, spacing) / 2;
        for (const float apart : {0.0f, kFirm}) {
            if (apart > 0 && !words.firm) continue;
            blend_ink(picture, text_ink(Font::serif, size, words.text, x + apart * ratio, words.at.y * ratio, spacing),
                      ornaments.ink);
        }
    }
}

// The map, with room for a strip of this height below it.
Picture paint_above(const Scene& scene, const std::string& title, float strip_height) {
    ES_CHECK(scene.snapshot && scene.coloring, "a picture needs a snapshot and a coloring");
    ES_CHECK(scene.viewport.width >= 1 && scene.viewport.height >= 1 && scene.pixel_ratio > 0,
             "a picture needs a map of at least one pixel");
    const auto pixels = [&](float logical) { return static_cast<int>(std::lround(logical * scene.pixel_ratio)); };
    Picture picture;
    picture.width = pixels(scene.viewport.width);
    picture.height = pixels(scene.viewport.height + strip_height);
    picture.rgba.assign(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4, 0);
    paint_regions(picture, scene, pixels(scene.viewport.height));
    paint_lines(picture, scene);
    paint_overlay(picture, scene, scene.under);
    paint_points(picture, scene);
    paint_overlay(picture, scene, scene.over);
    const Ornaments ornaments = lay_out_ornaments(scene, title);
    paint_names(picture, scene, ornaments.covered);
    paint_ornaments(picture, scene, ornaments);
    return picture;
}

}  // namespace

float strip_height(const Scene& scene, const Caption& caption) { return lay_out_strip(scene, caption).height; }

Picture paint(const Scene& scene, const Caption& caption) {
    const Strip strip = lay_out_strip(scene, caption);
    Picture picture = paint_above(scene, caption.title, strip.height);
    // Last: it covers what hangs over the map's lower edge.
    paint_strip(picture, scene, strip, scene.viewport.height);
    return picture;
}

Picture paint_map(const Scene& scene) { return paint_above(scene, "", 0); }

}  // namespace map
