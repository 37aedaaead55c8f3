// See ornaments.h.
#include "map/land/ornaments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "core/thousands.h"
#include "map/land/fantasy.h"
#include "map/names/country_names.h"

namespace map {
namespace {

constexpr float kLeastWidth = 420, kLeastHeight = 300;  // of a map with ornaments
constexpr float kInset = 14, kGap = 6;
constexpr float kCompass = 34;  // radius of its longest point
constexpr float kSize = 15;     // of words
constexpr float kTitleSpacing = 2.2f;
constexpr float kCoast = 24;  // round things, which ornaments rather leave free
constexpr float kTurn = 6.28318531f;

struct Pen {
    Ornaments& out;

    Shape& shape(const std::vector<Point2>& points, bool closed = true) {
        Shape shape;
        shape.first = out.points.size();
        shape.count = points.size();
        shape.closed = closed;
        out.points.insert(out.points.end(), points.begin(), points.end());
        return out.shapes.emplace_back(shape);
    }
    void fill(const std::vector<Point2>& points, Rgb color, float alpha) {
        Shape& to = shape(points);
        to.fill = color;
        to.fill_alpha = alpha;
    }
    void line(const std::vector<Point2>& points, Rgb color, float alpha, float width, bool closed = true) {
        Shape& to = shape(points, closed);
        to.line = color;
        to.line_alpha = alpha;
        to.line_width = width;
    }
};

// Part of a circle, from one angle to another; y down, so angles run clockwise.
void add_arc(std::vector<Point2>& points, Point2 centre, float radius, float from, float to, int parts) {
    for (int i = 0; i <= parts; ++i) {
        const float angle = from + (to - from) * static_cast<float>(i) / static_cast<float>(parts);
        points.push_back({centre.x + std::cos(angle) * radius, centre.y + std::sin(angle) * radius});
    }
}

std::vector<Point2> circle(Point2 centre, float radius) {
    std::vector<Point2> points;
    add_arc(points, centre, radius, 0, kTurn, 48);
    points.pop_back();
    return points;
}

// A rectangle whose corners are cut out by quarter circles.
std::vector<Point2> sheet(const Box& box, float inset, float cut) {
    const float left = box.left + inset, top = box.top + inset, right = box.right - inset, bottom = box.bottom - inset;
    std::vector<Point2> points;
    add_arc(points, {left, top}, cut, kTurn / 4, 0, 8);
    add_arc(points, {right, top}, cut, kTurn / 2, kTurn / 4, 8);
    add_arc(points, {right, bottom}, cut, kTurn * 0.75f, kTurn / 2, 8);
    add_arc(points, {left, bottom}, cut, kTurn, kTurn * 0.75f, 8);
    return points;
}

int things_under(const Scene& scene, const Box& box) {
    int count = 0;
    for (int i = 0; i < scene.snapshot->n_points; ++i) {
        const auto first = static_cast<std::size_t>(i) * 2;
        const Point2 px =
            to_px(scene.camera, scene.viewport, {scene.snapshot->points[first], scene.snapshot->points[first + 1]});
        const bool in = px.x > box.left - kCoast && px.x < box.right + kCoast && px.y > box.top - kCoast &&
                        px.y < box.bottom + kCoast;
        count += in ? 1 : 0;
    }
    return count;
}

// The first of these places with the fewest things under it; false if all are taken.
bool choose_place(const Scene& scene, const Ornaments& taken, float w, float h, Box& place) {
    const float right = scene.viewport.width - kInset - w, low = scene.viewport.height - kInset - h;
    const float middle = (scene.viewport.height - h) / 2;
    const std::array<Point2, 6> corners = {Point2{right, low},  {kInset, kInset}, {right, kInset},
                                           Point2{kInset, low}, {kInset, middle}, {right, middle}};
    int fewest = -1;
    for (const Point2& at : corners) {
        const Box box{at.x, at.y, at.x + w, at.y + h};
        const bool free = std::none_of(taken.covered.begin(), taken.covered.end(), [&](const Box& other) {
            return box.left < other.right + kGap && other.left < box.right + kGap && box.top < other.bottom + kGap &&
                   other.top < box.bottom + kGap;
        });
        if (!free) continue;
        const int count = things_under(scene, box);
        if (fewest >= 0 && count >= fewest) continue;
        fewest = count;
        place = box;
    }
    return fewest >= 0;
}

// Eight points, each half dark and half light, on two rings; north has its letter.
void draw_compass(Pen& pen, Point2 at, const FantasyColors& colors, bool dark) {
    const Rgb ink = colors.ink, paper = dark ? colors.deep : colors.lit;
    pen.fill(circle(at, kCompass * 0.66f), paper, 0.55f);
    pen.line(circle(at, kCompass * 0.66f), ink, 0.85f, 1.1f);
    pen.line(circle(at, kCompass * 0.58f), ink, 0.5f, 0.8f);
    for (const bool slanted : {true, false}) {
        const float reach = kCompass * (slanted ? 0.52f : 0.94f), waist = kCompass * (slanted ? 0.13f : 0.16f);
        for (int i = 0; i < 4; ++i) {
            const float angle = kTurn / 4 * (static_cast<float>(i) + (slanted ? 0.5f : 0) - 1);
            const auto corner = [&](float turn, float length) {
                return Point2{at.x + std::cos(angle + turn) * length, at.y + std::sin(angle + turn) * length};
            };
            const Point2 tip = corner(0, reach), left = corner(-kTurn / 8, waist), right = corner(kTurn / 8, waist);
            pen.fill({tip, left, at}, paper, 1);
            pen.fill({tip, at, right}, ink, 1);
            pen.line({left, tip, right}, ink, 1, 1, false);
        }
    }
    pen.fill(circle(at, kCompass * 0.07f), paper, 1);
    pen.line(circle(at, kCompass * 0.07f), ink, 1, 1);
    pen.out.words.push_back({{at.x, at.y - kCompass - 1}, "N", kSize, 0, true});
}

std::string facts(const train::Snapshot& shown) {
    const double loss =
        static_cast<double>(std::isfinite(shown.loss_held_out) ? shown.loss_held_out : shown.loss_train);
    char text[32];
    std::snprintf(text, sizeof text, "loss %.2f", loss);
    return std::string(text) + " · step " + core::thousands(shown.step);
}

// The text about what the land's colours mean.
std::string subject(const Scene& scene) {
    const auto& heads = scene.snapshot->heads;
    if (scene.view.head < 0 || scene.view.head >= static_cast<int>(heads.size())) return "";
    const train::HeadSnapshot& head = heads[static_cast<std::size_t>(scene.view.head)];
    if (head.answer == model::Answer::classes) return "countries: " + head.label;
    const auto k = static_cast<std::size_t>(scene.view.output);
    const bool feature = head.answer == model::Answer::features && k < head.outputs.size();
    return "tints: " + (feature ? head.outputs[k] : head.label);
}

void draw_cartouche(Pen& pen, const Scene& scene, const std::string& name, const FantasyColors& colors) {
    const std::string title = capitals(name), of = subject(scene), figures = facts(*scene.snapshot);
    const float words = std::max({text_width(Font::serif, kSize, title, kTitleSpacing),
                                  text_width(Font::serif, kSize, of), text_width(Font::serif, kSize, figures)});
    const float line = kSize + 3, w = std::ceil(words) + 36, h = line * (of.empty() ? 2 : 3) + 19;
    Box box;
    if (w > scene.viewport.width / 2 || !choose_place(scene, pen.out, w, h, box)) return;
    pen.fill(sheet(box, 0, 8), colors.paper, 1);
    pen.line(sheet(box, 0, 8), colors.ink, 1, 1.4f);
    pen.line(sheet(box, 3.5f, 7), colors.ink, 0.55f, 0.9f);
    pen.out.covered.push_back(box);
    const float middle = (box.left + box.right) / 2;
    float y = box.top + 9 + kSize * 0.8f;
    pen.out.words.push_back({{middle, y}, title, kSize, kTitleSpacing, true});
    for (const std::string& below : {of, figures}) {
        if (below.empty()) continue;
        y += line;
        pen.out.words.push_back({{middle, y}, below, kSize, 0, false});
    }
}

}  // namespace

Ornaments lay_out_ornaments(const Scene& scene, const std::string& title) {
    Ornaments out;
    if (!scene.terrain || scene.viewport.width < kLeastWidth || scene.viewport.height < kLeastHeight) return out;
    const FantasyColors colors = fantasy_colors(scene.dark);
    out.ink = colors.ink;
    Pen pen{out};
    if (!title.empty()) draw_cartouche(pen, scene, title, colors);
    Box place;
    if (!choose_place(scene, out, 2 * kCompass, 2 * kCompass + kSize, place)) return out;
    draw_compass(pen, {(place.left + place.right) / 2, place.bottom - kCompass}, colors, scene.dark);
    out.covered.push_back(place);
    return out;
}

}  // namespace map
