// See contours.h.
#include "map/heads/contours.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "core/number_text.h"
#include "core/thousands.h"

namespace map {
namespace {

constexpr double kBeyond = 0.25;      // share of the things' range, added on either side
constexpr float kStraight = 0.985f;   // least ratio of chord to length of the piece under a value
constexpr float kPadding = 4;         // pixels on each side of a value
constexpr float kEvery = 12;          // pixels between candidate places
constexpr float kLeastLength = 2.5f;  // shortest line with a value, in widths of the value
constexpr float kApart = 24;          // pixels between values
constexpr float kNear = 60;           // pixels: a value farther from its line than this is dropped
constexpr float kStay = 0.5f;         // share of the best score that lets a value stay where it is
constexpr float kUpright = 1.40f;     // radians: steeper values do not flip
constexpr float kMostTurn = 1.75f;    // radians
constexpr float kCrowd = 0.5f;        // penalty for each thing under a value
constexpr float kHalfTurn = 3.14159265f;
constexpr std::size_t kMostValues = 40;
constexpr double kMostMultiple = 1e9;

using Piece = ContourState::Piece;

// A candidate place for a value.
struct Place {
    float middle = 0;  // along the line, pixels
    Point2 at{};       // pixels
    float turn = 0;
    float score = -1;
};

struct Frame {
    const Camera& camera;
    const Viewport& viewport;
    Point2 size{};    // of the value at hand, pixels
    double step = 1;  // between lines, in the head's standardised units
};

// Lowest and highest value to draw: in the things' range and in sight, standardised.
bool find_range(const ContourState& state, const train::HeadSnapshot& head, int output, double& low, double& high) {
    const std::size_t k = head.outputs.size();
    bool any = false;
    for (auto i = static_cast<std::size_t>(output); i < head.predictions.size(); i += k) {
        const auto value = static_cast<double>(head.predictions[i]);
        if (!std::isfinite(value)) continue;
        low = any ? std::min(low, value) : value;
        high = any ? std::max(high, value) : value;
        any = true;
    }
    if (!any || !(high > low)) return false;
    const double room = kBeyond * (high - low);
    double least = 0, most = 0;
    any = false;
    for (const float value : state.grid.values) {
        if (!std::isfinite(value)) continue;
        least = any ? std::min(least, static_cast<double>(value)) : static_cast<double>(value);
        most = any ? std::max(most, static_cast<double>(value)) : static_cast<double>(value);
        any = true;
    }
    low = std::max(low - room, least);
    high = std::min(high + room, most);
    return any && high > low;
}

void add_pieces(ContourState& state, double multiple, const Frame& frame) {
    for (const IsoLines::Line& line : state.lines.lines) {
        Piece piece;
        piece.multiple = multiple;
        piece.first = state.pixels.size();
        piece.closed = line.closed;
        const std::size_t steps = line.closed ? line.count + 1 : line.count;
        for (std::size_t i = 0; i < steps; ++i) {
            const Point2 at = state.lines.points[line.first + i % line.count];
            const Point2 px{frame.viewport.width / 2 + at.x / frame.camera.units_per_px,
                            frame.viewport.height / 2 - at.y / frame.camera.units_per_px};
            if (i > 0) piece.length += std::hypot(px.x - state.pixels.back().x, px.y - state.pixels.back().y);
            state.pixels.push_back(px);
            state.along.push_back(piece.length);
        }
        piece.count = steps;
        if (piece.length > 0) state.pieces.push_back(piece);
    }
}

// The pixel at this length along a piece.
Point2 pixel_at(const ContourState& state, const Piece& piece, float along) {
    const float* from = state.along.data() + piece.first;
    const float* end = from + piece.count;
    const float* next = std::upper_bound(from + 1, end - 1, along);
    const auto i = piece.first + static_cast<std::size_t>(next - from);
    const float gap = state.along[i] - state.along[i - 1];
    const float t = gap > 0 ? std::clamp((along - state.along[i - 1]) / gap, 0.0f, 1.0f) : 0;
    const Point2 a = state.pixels[i - 1], b = state.pixels[i];
    return {a.x + (b.x - a.x) * t, a.y + (b.y - a.y) * t};
}

// The position along a piece that is nearest to a pixel, and its distance.
float nearest_along(const ContourState& state, const Piece& piece, Point2 px, float& distance) {
    float best = 0;
    distance = 1e30f;
    for (std::size_t i = piece.first + 1; i < piece.first + piece.count; ++i) {
        const Point2 a = state.pixels[i - 1], b = state.pixels[i];
        const float x = b.x - a.x, y = b.y - a.y, square = x * x + y * y;
        const float t = square > 0 ? std::clamp(((px.x - a.x) * x + (px.y - a.y) * y) / square, 0.0f, 1.0f) : 0;
        const float away = std::hypot(a.x + x * t - px.x, a.y + y * t - px.y);
        if (away >= distance) continue;
        distance = away;
        best = state.along[i - 1] + (state.along[i] - state.along[i - 1]) * t;
    }
    return best;
}

// Calls visit() with the centres of the circles that cover a value.
template <class Visit>
void visit_circles(const Place& place, Point2 size, Visit visit) {
    const float radius = size.y / 2, half = std::max(0.0f, size.x / 2 - radius);
    const int n = 1 + static_cast<int>(std::ceil(2 * half / std::max(size.y, 1.0f)));
    for (int i = 0; i < n; ++i) {
        const float t = n == 1 ? 0 : half * (2 * static_cast<float>(i) / static_cast<float>(n - 1) - 1);
        visit(ContourState::Circle{{place.at.x + t * std::cos(place.turn), place.at.y - t * std::sin(place.turn)},
                                   radius});
    }
}

bool meets(const ContourState::Circle& circle, const Box& box) {
    const float x = circle.middle.x - std::clamp(circle.middle.x, box.left, box.right);
    const float y = circle.middle.y - std::clamp(circle.middle.y, box.top, box.bottom);
    return x * x + y * y < circle.radius * circle.radius;
}

bool is_free(const ContourState& state, const Place& place, const Frame& frame) {
    bool free = true;
    visit_circles(place, frame.size, [&](const ContourState::Circle& circle) {
        const float edge = circle.radius + kPadding;
        const Point2 at = circle.middle;
        free = free && at.x >= edge && at.y >= edge && at.x <= frame.viewport.width - edge &&
               at.y <= frame.viewport.height - edge;
        for (const ContourState::Circle& other : state.taken) {
            const float reach = circle.radius + other.radius + kApart;
            free = free && std::hypot(at.x - other.middle.x, at.y - other.middle.y) >= reach;
        }
        for (const Box& box : state.obstacles) free = free && !meets(circle, box);
    });
    return free;
}

float things_under(ContourState& state, const Place& place, const Frame& frame) {
    if (state.things == nullptr) return 0;
    std::size_t n = 0;
    visit_circles(place, frame.size, [&](const ContourState::Circle& circle) {
        const float r = circle.radius;
        const Point2 low = to_map(frame.camera, frame.viewport, {circle.middle.x - r, circle.middle.y + r});
        const Point2 high = to_map(frame.camera, frame.viewport, {circle.middle.x + r, circle.middle.y - r});
        things_in_box(*state.things, low, high, state.under);
        n += state.under.size();
    });
    return static_cast<float>(n);
}

// The place of a value written around this point of the piece, with its score; score < 0: impossible there.
Place score_place(ContourState& state, const Piece& piece, float middle, const Frame& frame) {
    Place place;
    const float half = frame.size.x / 2 + kPadding;
    if (piece.length < kLeastLength * frame.size.x) return place;
    if (middle - half < 0 || middle + half > piece.length) return place;
    const Point2 a = pixel_at(state, piece, middle - half), b = pixel_at(state, piece, middle + half);
    const float straight = std::hypot(b.x - a.x, b.y - a.y) / (2 * half);
    if (straight < kStraight) return place;
    const Point2 on_line = pixel_at(state, piece, middle);
    // Between the middle of the chord and the line, so that both ends are about as far from the line as the middle.
    place.at = {(on_line.x + (a.x + b.x) / 2) / 2, (on_line.y + (a.y + b.y) / 2) / 2};
    place.middle = middle;
    place.turn = std::atan2(a.y - b.y, b.x - a.x);
    if (place.turn > kHalfTurn / 2) place.turn -= kHalfTurn;
    if (place.turn <= -kHalfTurn / 2) place.turn += kHalfTurn;
    if (!is_free(state, place, frame)) return place;
    // The neighbouring lines are a step up and down the slope: they must not run through the value.
    const Point2 offset{(on_line.x - frame.viewport.width / 2) * frame.camera.units_per_px,
                        (frame.viewport.height / 2 - on_line.y) * frame.camera.units_per_px};
    const PlaneAnswer slope = plane_number(state.plane, state.output, offset.x, offset.y);
    const float steepness = std::hypot(slope.gap_dx, slope.gap_dy) * frame.camera.units_per_px;
    const float room = static_cast<float>(frame.step) / steepness / frame.size.y;  // in heights of the value
    if (!(room > 1)) return place;
    const float level = 1 - std::abs(place.turn) / kHalfTurn;  // reads more easily
    const float bend = (straight - kStraight) / (1 - kStraight);
    place.score = (0.3f + bend) * level * std::min(room, 4.0f) / (1 + kCrowd * things_under(state, place, frame));
    return place;
}

Place best_place(ContourState& state, const Piece& piece, const Frame& frame) {
    Place best;
    for (float middle = kEvery / 2; middle < piece.length; middle += kEvery) {
        const Place place = score_place(state, piece, middle, frame);
        if (place.score > best.score) best = place;
    }
    return best;
}

void put(ContourState& state, Piece& piece, Place place, const Frame& frame) {
    visit_circles(place, frame.size, [&](const ContourState::Circle& circle) { state.taken.push_back(circle); });
    // A steep value does not flip while its line passes the vertical.
    if (piece.value >= 0 && std::abs(place.turn) > kUpright) {
        const float before = state.old[static_cast<std::size_t>(piece.value)].turn;
        if (before * place.turn < 0 && std::abs(before) > kUpright) {
            const float other = place.turn > 0 ? place.turn - kHalfTurn : place.turn + kHalfTurn;
            if (std::abs(other) < kMostTurn) place.turn = other;
        }
    }
    piece.gap_from = place.middle - frame.size.x / 2 - kPadding;
    piece.gap_to = place.middle + frame.size.x / 2 + kPadding;
    state.values.push_back({piece.multiple, to_map(frame.camera, frame.viewport, place.at), place.turn});
}

// Assigns each value of the last frame to the nearest piece of its line, if that is near.
void find_old_values(ContourState& state, const Frame& frame) {
    for (std::size_t v = 0; v < state.old.size(); ++v) {
        const Point2 px = to_px(frame.camera, frame.viewport, state.old[v].at);
        Piece* nearest = nullptr;
        float least = kNear;
        for (Piece& piece : state.pieces) {
            if (piece.multiple != state.old[v].multiple || piece.value >= 0) continue;
            float distance = 0;
            nearest_along(state, piece, px, distance);
            if (distance >= least) continue;
            least = distance;
            nearest = &piece;
        }
        if (nearest != nullptr) nearest->value = static_cast<int>(v);
    }
}

// Values that are placed already first, then by length of the line.
void place_values(ContourState& state, Frame frame, double own_step, const std::string& unit, MeasureText measure) {
    std::swap(state.old, state.values);
    state.values.clear();
    state.taken.clear();
    find_old_values(state, frame);
    state.order.clear();
    for (std::size_t i = 0; i < state.pieces.size(); ++i) state.order.push_back(i);
    std::sort(state.order.begin(), state.order.end(), [&](std::size_t a, std::size_t b) {
        const Piece &one = state.pieces[a], &other = state.pieces[b];
        if ((one.value >= 0) != (other.value >= 0)) return one.value >= 0;
        return one.length != other.length ? one.length > other.length : a < b;
    });
    for (const std::size_t i : state.order) {
        if (state.values.size() >= kMostValues) break;
        Piece& piece = state.pieces[i];
        frame.size = measure(contour_text(piece.multiple, own_step) + (unit.empty() ? "" : " " + unit));
        Place place = best_place(state, piece, frame);
        if (piece.value >= 0) {
            float distance = 0;
            const Point2 px = to_px(frame.camera, frame.viewport, state.old[static_cast<std::size_t>(piece.value)].at);
            const Place stay = score_place(state, piece, nearest_along(state, piece, px, distance), frame);
            if (stay.score > 0 && stay.score >= kStay * place.score) place = stay;
        }
        if (place.score > 0) put(state, piece, place, frame);
    }
}

// Adds the line without the gap for its value.
void draw_piece(const ContourState& state, const Piece& piece, const Frame& frame, const Stroke& style,
                Overlay& overlay) {
    const bool has_gap = piece.gap_to > piece.gap_from;
    const auto add = [&](Point2 px) { overlay.add(to_map(frame.camera, frame.viewport, px)); };
    Stroke& stroke = overlay.begin(style);
    stroke.closed = piece.closed && !has_gap;
    // A closed piece repeats its first point; a closed stroke does not.
    const std::size_t count = stroke.closed ? piece.count - 1 : piece.count;
    bool in_gap = false;
    for (std::size_t i = piece.first; i < piece.first + count; ++i) {
        const float along = state.along[i];
        if (has_gap && !in_gap && along > piece.gap_from &&
            (i == piece.first || state.along[i - 1] <= piece.gap_from)) {
            if (i > piece.first) add(pixel_at(state, piece, piece.gap_from));
            in_gap = true;
        }
        if (in_gap && along >= piece.gap_to) {
            overlay.begin(style);
            add(pixel_at(state, piece, piece.gap_to));
            in_gap = false;
        }
        if (!in_gap) add(state.pixels[i]);
    }
}

}  // namespace

double contour_step(double low, double high, int wanted, double before) {
    const double width = high - low;
    if (!(width > 0) || !std::isfinite(width) || wanted < 1) return 0;
    const double count = before > 0 ? width / before : 0;
    if (count >= 0.5 * wanted && count <= 1.8 * wanted) return before;
    const double rough = width / wanted;
    const double ten = std::pow(10.0, std::floor(std::log10(rough)));
    // The limits are the geometric means of neighbouring steps.
    const double digits = rough / ten;
    return ten * (digits < std::sqrt(2.0) ? 1 : digits < std::sqrt(10.0) ? 2 : digits < std::sqrt(50.0) ? 5 : 10);
}

std::string contour_text(double multiple, double step) {
    const double value = multiple == 0 ? 0 : multiple * step;
    const double finest = std::floor(std::log10(step) + 1e-9);  // the power of ten that tells neighbours apart
    if (core::is_large(value)) {
        const double figures = std::floor(std::log10(std::abs(value)) + 1e-9) - finest + 1;
        return core::power_text(value, static_cast<int>(std::clamp(figures, 1.0, 9.0)));
    }
    if (std::abs(value) >= 1e4 && step >= 1) return core::thousands(std::lround(value));
    return core::fixed_text(value, static_cast<int>(std::clamp(-finest, 0.0, 9.0)));
}

void draw_contours(ContourState& state, const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                   const Viewport& viewport, const ContourStyle& style, MeasureText measure, Overlay& overlay) {
    state.pieces.clear();
    state.pixels.clear();
    state.along.clear();
    const bool has_head = view.head >= 0 && view.head < static_cast<int>(snapshot.heads.size());
    const bool has_number = view.answer == model::Answer::number || view.answer == model::Answer::features;
    if (!has_head || !has_number || viewport.width < 1 || viewport.height < 1) {
        state.values.clear();
        state.step = 0;
        return;
    }
    const train::HeadSnapshot& head = snapshot.heads[static_cast<std::size_t>(view.head)];
    const auto k = static_cast<std::size_t>(view.output);
    if (head.layers.empty() || k >= head.outputs.size()) return;
    if (state.head != head.id || state.output != view.output) {
        state.head = head.id;
        state.output = view.output;
        state.step = 0;
        state.values.clear();
    }
    make_head_plane(state.plane, head, static_cast<double>(camera.x), static_cast<double>(camera.y));
    fill_view_grid(state.grid, state.plane, view.output, camera, viewport);
    const double scale = k < head.scale.size() ? static_cast<double>(head.scale[k]) : 1;
    const double mean = k < head.mean.size() ? static_cast<double>(head.mean[k]) : 0;
    double low = 0, high = 0;
    if (!(scale > 0) || !find_range(state, head, view.output, low, high)) return;
    low = low * scale + mean;
    high = high * scale + mean;
    const double step = contour_step(low, high, kContourLines, state.step);
    if (step != state.step) state.values.clear();
    state.step = step;
    const Frame frame{camera, viewport, {}, step / scale};
    // A line beyond a billion steps from 0 lies where floats cannot tell it from the next one.
    if (!(std::max(std::abs(low), std::abs(high)) / step < kMostMultiple)) return;
    for (double multiple = std::ceil(low / step); multiple * step <= high; ++multiple) {
        const auto level = static_cast<float>((multiple * step - mean) / scale);
        view_lines(state.grid, state.plane, view.output, level, state.lines);
        add_pieces(state, multiple, frame);
    }
    place_values(state, frame, step, style.unit, measure);
    for (const Piece& piece : state.pieces) draw_piece(state, piece, frame, style.line, overlay);
    for (const ContourValue& value : state.values) {
        overlay.texts.push_back({value.at, value.turn,
                                 contour_text(value.multiple, step) + (style.unit.empty() ? "" : " " + style.unit),
                                 style.text, style.text_alpha});
    }
}

}  // namespace map
