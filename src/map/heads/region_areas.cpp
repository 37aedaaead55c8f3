// See region_areas.h.
#include "map/heads/region_areas.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include "map/heads/head_plane.h"

namespace map {
namespace {

constexpr float kCell = 3;           // pixels: narrower areas have gaps
constexpr float kTolerance = 0.08f;  // pixels: tolerance of outlines
constexpr float kSure = 18;          // scaled leads are clamped to this: larger ones are equally sure

// The grid: corners over the picture, row 0 at its lower edge.
struct Grid {
    int columns = 0, rows = 0;
    float step_x = 0, step_y = 0;  // pixels
    float height = 0;              // of the picture
    float units_per_px = 1;
    Point2 middle{};  // of the grid

    [[nodiscard]] std::size_t size() const {
        return static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows);
    }
    // Map units from the camera's centre.
    [[nodiscard]] Point2 offset(Point2 at) const {
        return {(at.x - middle.x) * step_x * units_per_px, (at.y - middle.y) * step_y * units_per_px};
    }
    void to_pixels(IsoLines& lines) const {
        for (Point2& at : lines.points) at = {at.x * step_x, height - at.y * step_y};
    }
};

Grid grid_of(const Camera& camera, const Viewport& viewport) {
    Grid grid;
    grid.columns = std::max(2, static_cast<int>(std::ceil(viewport.width / kCell)) + 1);
    grid.rows = std::max(2, static_cast<int>(std::ceil(viewport.height / kCell)) + 1);
    grid.step_x = viewport.width / static_cast<float>(grid.columns - 1);
    grid.step_y = viewport.height / static_cast<float>(grid.rows - 1);
    grid.height = viewport.height;
    grid.units_per_px = camera.units_per_px;
    grid.middle = {static_cast<float>(grid.columns - 1) / 2, static_cast<float>(grid.rows - 1) / 2};
    return grid;
}

// What is asked all over the picture: a head on its plane, or the field of a picture that is no plane. Places are map
// units from the camera's centre.
struct Asked {
    const HeadPlane* plane = nullptr;
    const AnswerField* field = nullptr;
    Point2 centre{};

    [[nodiscard]] int n_outputs() const { return field != nullptr ? field->answers.k : plane->n_outputs; }
    void outputs(Point2 d, float* out) const {
        if (field == nullptr) return plane_outputs(*plane, d.x, d.y, out);
        field_outputs(*field, x_of(d), y_of(d), out);
    }
    [[nodiscard]] float output(int k, Point2 d) const {
        return field == nullptr ? plane_output(*plane, k, d.x, d.y) : field_output(*field, k, x_of(d), y_of(d));
    }

   private:
    [[nodiscard]] double x_of(Point2 d) const { return static_cast<double>(centre.x) + static_cast<double>(d.x); }
    [[nodiscard]] double y_of(Point2 d) const { return static_cast<double>(centre.y) + static_cast<double>(d.y); }
};

// Logits of a class head at the corners of the grid.
struct Answers {
    const Asked& asked;
    const Grid& grid;
    std::vector<float> logits;   // [corners, K]
    std::vector<float> log_sum;  // [corners] of exponentials
    std::vector<int> best;       // [corners]
    std::vector<float> scratch;  // [K]

    [[nodiscard]] std::size_t outputs() const { return static_cast<std::size_t>(asked.n_outputs()); }
    [[nodiscard]] const float* at(std::size_t corner) const { return logits.data() + corner * outputs(); }
};

// The highest logit of the other classes.
int rival_of(const float* logits, int n, int k) {
    int rival = k == 0 ? 1 : 0;
    for (int j = 0; j < n; ++j) {
        if (j != k && logits[j] > logits[rival]) rival = j;
    }
    return rival;
}

void ask(Answers& a) {
    const std::size_t n = a.outputs();
    a.logits.resize(a.grid.size() * n);
    a.scratch.resize(n);
    for (int y = 0; y < a.grid.rows; ++y) {
        for (int x = 0; x < a.grid.columns; ++x) {
            const Point2 d = a.grid.offset({static_cast<float>(x), static_cast<float>(y)});
            float* out = a.logits.data() + a.best.size() * n;
            a.asked.outputs(d, out);
            const float* highest = std::max_element(out, out + n);
            float sum = 0;
            for (std::size_t k = 0; k < n; ++k) sum += std::exp(out[k] - *highest);
            a.best.push_back(static_cast<int>(highest - out));
            a.log_sum.push_back(*highest + std::log(sum));
        }
    }
}

// The lead of class k at a corner of the grid, in logits; and the class next to it.
float lead(Answers& a, int k, Point2 at, int* rival) {
    const Point2 d = a.grid.offset(at);
    a.asked.outputs(d, a.scratch.data());
    *rival = rival_of(a.scratch.data(), a.asked.n_outputs(), k);
    return a.scratch[static_cast<std::size_t>(k)] - a.scratch[static_cast<std::size_t>(*rival)];
}

bool whole(float x) { return x == std::floor(x); }

// Moves a crossing along its grid edge to where the lead is exactly 0. Twenty halvings are exact to a millionth of a
// cell and cannot fail.
Point2 moved_to_border(Answers& a, int k, Point2 at, int* rival) {
    if (whole(at.x) && whole(at.y)) {
        lead(a, k, at, rival);
        return at;
    }
    Point2 low{std::floor(at.x), std::floor(at.y)}, high{std::ceil(at.x), std::ceil(at.y)};
    if (lead(a, k, low, rival) < 0) std::swap(low, high);
    for (int i = 0; i < 20; ++i) {
        at = {(low.x + high.x) / 2, (low.y + high.y) / 2};
        (lead(a, k, at, rival) >= 0 ? low : high) = at;
    }
    return at;
}

// The corner where three classes have equal logits, from a place nearby: Newton's method with finite differences. False
// if it is not within a cell.
bool meeting(Answers& a, int k, int j, int l, Point2& at) {
    const Point2 start = at;
    const auto gaps = [&](Point2 place) {
        const Point2 d = a.grid.offset(place);
        a.asked.outputs(d, a.scratch.data());
        const float own = a.scratch[static_cast<std::size_t>(k)];
        return Point2{own - a.scratch[static_cast<std::size_t>(j)], own - a.scratch[static_cast<std::size_t>(l)]};
    };
    constexpr float kStep = 0.05f;  // of a cell
    for (int i = 0; i < 6; ++i) {
        const Point2 f = gaps(at);
        const Point2 right = gaps({at.x + kStep, at.y}), up = gaps({at.x, at.y + kStep});
        const float a_x = (right.x - f.x) / kStep, a_y = (up.x - f.x) / kStep;
        const float b_x = (right.y - f.y) / kStep, b_y = (up.y - f.y) / kStep;
        const float determinant = a_x * b_y - a_y * b_x;
        if (!(std::abs(determinant) > 1e-12f)) return false;
        at.x -= (f.x * b_y - f.y * a_y) / determinant;
        at.y -= (f.y * a_x - f.x * b_x) / determinant;
        if (!(std::hypot(at.x - start.x, at.y - start.y) < 1.5f)) return false;
    }
    return true;
}

constexpr int kEdge = -1;  // the neighbour along the edge of the picture

// A closed outline as points, and for each the class on the other side of the segment that starts there.
struct Ring {
    std::vector<Point2> places;
    std::vector<int> neighbours;
};

Ring ring_of(Answers& a, int k, const std::vector<float>& field, const IsoLines& lines, const IsoLines::Line& line) {
    const auto on_rim = [&](Point2 at) {
        if (!whole(at.x) || !whole(at.y)) return false;
        const int x = static_cast<int>(at.x), y = static_cast<int>(at.y);
        if (x > 0 && y > 0 && x + 1 < a.grid.columns && y + 1 < a.grid.rows) return false;
        return field[static_cast<std::size_t>(y) * static_cast<std::size_t>(a.grid.columns) +
                     static_cast<std::size_t>(x)] >= 0;
    };
    std::vector<int> rivals(line.count, kEdge);
    std::vector<Point2> exact(line.count);
    for (std::size_t i = 0; i < line.count; ++i) {
        const Point2 at = lines.points[line.first + i];
        exact[i] = on_rim(at) ? at : moved_to_border(a, k, at, &rivals[i]);
    }
    Ring ring;
    for (std::size_t i = 0; i < line.count; ++i) {
        const std::size_t next = (i + 1) % line.count;
        const bool rim = rivals[i] == kEdge || rivals[next] == kEdge;
        ring.places.push_back(exact[i]);
        ring.neighbours.push_back(rim ? kEdge : rivals[i]);
        if (rim || rivals[i] == rivals[next]) continue;
        Point2 corner{(exact[i].x + exact[next].x) / 2, (exact[i].y + exact[next].y) / 2};
        if (!meeting(a, k, rivals[i], rivals[next], corner)) {
            corner = {(exact[i].x + exact[next].x) / 2, (exact[i].y + exact[next].y) / 2};
        }
        ring.places.push_back(corner);
        ring.neighbours.push_back(rivals[next]);
    }
    return ring;
}

void append(IsoLines& to, const std::vector<Point2>& places, bool closed) {
    to.lines.push_back({to.points.size(), places.size(), closed});
    to.points.insert(to.points.end(), places.begin(), places.end());
}

// Cuts the outline where the neighbouring class changes. Each piece is simplified separately, so that both areas keep
// the same points; pieces with a higher class beyond become borders.
void add_ring(RegionAreas& out, RegionArea& area, const Ring& ring, const Grid& grid) {
    const std::size_t n = ring.places.size();
    std::size_t start = 0;
    while (start < n && ring.neighbours[start] == ring.neighbours[(start + n - 1) % n]) ++start;
    const bool one = start == n;  // an island
    if (one) start = 0;
    IsoLines pieces;
    std::vector<int> beyond;
    std::vector<Point2> piece;
    for (std::size_t i = 0; i < n; ++i) {
        const std::size_t at = (start + i) % n;
        piece.push_back(ring.places[at]);
        if (i + 1 < n && ring.neighbours[(at + 1) % n] == ring.neighbours[at]) continue;
        if (!one) piece.push_back(ring.places[(at + 1) % n]);
        append(pieces, piece, one);
        beyond.push_back(ring.neighbours[at]);
        piece.clear();
    }
    grid.to_pixels(pieces);
    simplify(pieces, kTolerance);
    for (std::size_t i = 0; i < pieces.lines.size(); ++i) {
        const IsoLines::Line& line = pieces.lines[i];
        const auto first = pieces.points.begin() + static_cast<std::ptrdiff_t>(line.first);
        const auto end = first + static_cast<std::ptrdiff_t>(line.count);
        // The last place of a piece is the first one of the next.
        piece.insert(piece.end(), first, one ? end : end - 1);
        if (beyond[i] <= area.output) continue;
        append(out.borders, {first, end}, line.closed);
        out.border_output.push_back(area.output);
    }
    append(area.outline, piece, true);
}

void add_shades(RegionAreas& out, const Answers& a, int k, IsoLines& lines) {
    // On a scale that is linear in the lead of two classes: 2 atanh(p - q).
    const auto scaled = [](float margin) {
        return std::clamp(std::log((1 + margin) / std::max(1 - margin, 1e-9f)), -kSure, kSure);
    };
    std::vector<float> field(a.grid.size());
    for (std::size_t i = 0; i < field.size(); ++i) {
        const float* logits = a.at(i);
        const int other = a.best[i] == k ? rival_of(logits, a.asked.n_outputs(), k) : a.best[i];
        const auto share = [&](int j) { return std::exp(logits[j] - a.log_sum[i]); };
        field[i] = scaled(share(k) - share(other));
    }
    for (int step = 1; step < kShades; ++step) {
        // Borders between steps lie half way between their shades.
        const float part = static_cast<float>(step) / kShades;
        ShadeArea shade{k, kShadeAtBorder + (1 - kShadeAtBorder) * (part + 0.5f / kShades), {}};
        iso_areas(field, a.grid.columns, a.grid.rows, scaled(part * part), lines);  // the inverse of region_shade()
        if (lines.lines.empty()) continue;
        shade.outline.points = lines.points;
        shade.outline.lines = lines.lines;
        a.grid.to_pixels(shade.outline);
        simplify(shade.outline, kTolerance * 2);
        out.shades.push_back(std::move(shade));
    }
}

void class_areas(RegionAreas& out, const Asked& asked, const Grid& grid) {
    Answers a{asked, grid, {}, {}, {}, {}};
    IsoLines lines;
    ask(a);
    for (int k = 0; k < asked.n_outputs(); ++k) {
        if (std::find(a.best.begin(), a.best.end(), k) == a.best.end()) continue;
        std::vector<float> field(grid.size(), 1);
        for (std::size_t i = 0; asked.n_outputs() > 1 && i < field.size(); ++i) {
            field[i] = a.at(i)[k] - a.at(i)[rival_of(a.at(i), asked.n_outputs(), k)];
        }
        iso_areas(field, grid.columns, grid.rows, 0, lines);
        RegionArea area{k, {}};
        for (const IsoLines::Line& line : lines.lines) {
            add_ring(out, area, ring_of(a, k, field, lines, line), grid);
        }
        if (area.outline.lines.empty()) continue;
        out.areas.push_back(std::move(area));
        if (asked.n_outputs() > 1) add_shades(out, a, k, lines);
    }
}

void number_areas(RegionAreas& out, const Asked& asked, int output, const Range& range, const Grid& grid, int bands) {
    std::vector<float> field;
    for (int y = 0; y < grid.rows; ++y) {
        for (int x = 0; x < grid.columns; ++x) {
            const Point2 d = grid.offset({static_cast<float>(x), static_cast<float>(y)});
            field.push_back(asked.output(output, d));
        }
    }
    IsoLines lines;
    const float lowest = -std::numeric_limits<float>::max();
    for (int band = 0; band < bands; ++band) {
        const float part = static_cast<float>(band) / static_cast<float>(bands);
        const float level = band == 0 ? lowest : range.low + (range.high - range.low) * part;
        iso_areas(field, grid.columns, grid.rows, level, lines);
        if (lines.lines.empty()) continue;
        RegionArea area{band, {}};
        area.outline.points = lines.points;
        area.outline.lines = lines.lines;
        grid.to_pixels(area.outline);
        simplify(area.outline, kTolerance);
        out.areas.push_back(std::move(area));
        if (band == 0) continue;
        isolines(field, grid.columns, grid.rows, level, lines);
        grid.to_pixels(lines);
        simplify(lines, kTolerance);
        for (const IsoLines::Line& line : lines.lines) {
            const auto first = lines.points.begin() + static_cast<std::ptrdiff_t>(line.first);
            append(out.borders, {first, first + static_cast<std::ptrdiff_t>(line.count)}, line.closed);
            out.border_output.push_back(band);
        }
    }
}

// Makes the head's plane for this view; false if there is nothing to draw.
bool make_plane(HeadPlane& plane, const train::HeadSnapshot& head, const Camera& camera, const Viewport& viewport) {
    if (head.layers.empty() || !(viewport.width >= 1 && viewport.height >= 1)) return false;
    make_head_plane(plane, head, static_cast<double>(camera.x), static_cast<double>(camera.y));
    return plane.n_outputs > 0;
}

}  // namespace

float least_shade() { return kShadeAtBorder + (1 - kShadeAtBorder) * 0.5f / kShades; }

RegionAreas region_areas(const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                         const Viewport& viewport, int bands, const AnswerField* field) {
    RegionAreas out;
    if (view.head < 0 || view.head >= static_cast<int>(snapshot.heads.size())) return out;
    const train::HeadSnapshot& head = snapshot.heads[static_cast<std::size_t>(view.head)];
    HeadPlane plane;
    if (field == nullptr && !make_plane(plane, head, camera, viewport)) return out;
    const Asked asked{.plane = &plane, .field = field, .centre = {camera.x, camera.y}};
    const Grid grid = grid_of(camera, viewport);
    if (view.answer == model::Answer::classes) {
        class_areas(out, asked, grid);
    } else {
        const Range range = field != nullptr ? range_of_predictions(head, view.output)
                                             : number_range(snapshot, plane, view.output, camera);
        number_areas(out, asked, view.output, range, grid, bands);
    }
    return out;
}

IsoLines border_lines(const BorderLines& lines, const Camera& camera, const Viewport& viewport) {
    RegionAreas out;
    HeadPlane plane;
    if (!lines.head || !make_plane(plane, *lines.head, camera, viewport)) return {};
    const Asked asked{.plane = &plane, .field = nullptr, .centre = {camera.x, camera.y}};
    const Grid grid = grid_of(camera, viewport);
    if (lines.output < 0) {
        class_areas(out, asked, grid);
    } else {
        number_areas(out, asked, lines.output, lines.range, grid, kBands);
    }
    return std::move(out.borders);
}

}  // namespace map
