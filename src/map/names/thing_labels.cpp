// See thing_labels.h.
#include "map/names/thing_labels.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace map {
namespace {

constexpr std::size_t kMostLabels = 220, kMostLooked = 5000;
constexpr double kLookEvery = 0.5, kLookEveryMoving = 0.06;  // seconds
constexpr double kFadeIn = 0.3, kFadeOut = 0.12;
constexpr float kGap = 7, kGapStaying = -4;  // pixels between two of them
constexpr float kGapToOthers = 2, kGapToTowns = 3;
constexpr float kCell = 8;                // pixels, of the grid that counts things
constexpr float kAbove = 9, kBeside = 7;  // from a dot to the middle or the beginning of its words, pixels
constexpr unsigned char kSides = 8;       // of a town where its name may stand: right, left, above, below, then slanted
constexpr unsigned char kPlaces = 2 * kSides;  // at its dot and, where there is no room, a little farther away
constexpr float kFarther = 15;                 // pixels
constexpr std::size_t kFirstTowns = 6;         // towns that no lesser one may keep from being named
constexpr float kPictureSide = 25, kLargestPicture = 60;
constexpr float kMostCovered = 0.22f;  // of a picture by the others, in each direction

bool overlap(const Box& a, const Box& b, float gap) {
    return a.left < b.right + gap && b.left < a.right + gap && a.top < b.bottom + gap && b.top < a.bottom + gap;
}

// Text is ordered by importance already (words: by frequency); others are spread evenly over the data set, behind its
// towns.
void make_order(ThingLabelState& state, const data::Dataset& dataset) {
    const std::size_t n = dataset.names.size();
    state.order.resize(n);
    for (std::size_t i = 0; i < n; ++i) state.order[i] = static_cast<int>(i);
    if (dataset.row.mark == data::Mark::name) return;
    const auto key = [](int i) { return static_cast<std::uint32_t>(i) * 2654435769u; };
    std::sort(state.order.begin(), state.order.end(), [&](int a, int b) { return key(a) < key(b); });
    state.town_at.assign(n, -1);
    for (std::size_t town = dataset.towns.size(); town-- > 0;) {
        const int thing = dataset.towns[town].thing;
        state.town_at[static_cast<std::size_t>(thing)] = static_cast<int>(town);
        const auto at = std::find(state.order.begin(), state.order.end(), thing);
        std::rotate(state.order.begin(), at, at + 1);
    }
}

struct Places {
    const ThingLabelInput& input;

    [[nodiscard]] Point2 of(int thing) const {
        const auto at = static_cast<std::size_t>(thing) * 2;
        return to_px(input.camera, input.viewport, {input.snapshot.points[at], input.snapshot.points[at + 1]});
    }
    [[nodiscard]] bool sees(Point2 px) const {
        return px.x >= 0 && px.y >= 0 && px.x < input.viewport.width && px.y < input.viewport.height;
    }
    [[nodiscard]] bool holds(const Box& box) const {
        return box.left >= 2 && box.top >= 2 && box.right <= input.viewport.width - 2 &&
               box.bottom <= input.viewport.height - 2;
    }
};

struct CrowdGrid {
    std::vector<unsigned char>& cells;
    int columns = 0, rows = 0;

    void count(const Places& places, int n) {
        columns = static_cast<int>(places.input.viewport.width / kCell) + 1;
        rows = static_cast<int>(places.input.viewport.height / kCell) + 1;
        cells.assign(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), 0);
        for (int i = 0; i < n; ++i) {
            const Point2 px = places.of(i);
            if (!places.sees(px)) continue;
            unsigned char& cell = cells[index(px.x, px.y)];
            if (cell < 255) ++cell;
        }
    }
    [[nodiscard]] std::size_t index(float x, float y) const {
        const int column = std::clamp(static_cast<int>(x / kCell), 0, columns - 1);
        const int row = std::clamp(static_cast<int>(y / kCell), 0, rows - 1);
        return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(column);
    }
    [[nodiscard]] bool is_empty(const Box& box) const {
        for (float y = box.top; y < box.bottom + kCell; y += kCell) {
            for (float x = box.left; x < box.right + kCell; x += kCell) {
                if (cells[index(std::min(x, box.right), std::min(y, box.bottom))] > 0) return false;
            }
        }
        return true;
    }
};

Box box_about(Point2 centre, float w, float h) {
    return {centre.x - w / 2, centre.y - h / 2, centre.x + w / 2, centre.y + h / 2};
}

// Whether names are those of towns now.
bool shows_towns(const ThingLabelInput& input) {
    return input.fantasy && input.closer < kNamesFrom && !input.dataset.towns.empty();
}

Box town_box(Point2 px, Point2 size, unsigned char place) {
    const unsigned char side = place % kSides;
    const float beside = kBeside + (place < kSides ? 0 : kFarther);
    const float x = beside + size.x / 2, y = beside + size.y / 2;
    const float slant = y * 0.8f;
    const Point2 from[kSides] = {{x, 0}, {-x, 0}, {0, -y}, {0, y}, {x, -slant}, {x, slant}, {-x, -slant}, {-x, slant}};
    return box_about({px.x + from[side].x, px.y + from[side].y}, size.x, size.y);
}

// Where the name of a thing would be.
Box label_box(const ThingLabelInput& input, Point2 px, Point2 size) {
    if (input.dataset.row.mark == data::Mark::name) return box_about({px.x, px.y - kAbove}, size.x, size.y);
    const float beside =
        input.dataset.row.mark == data::Mark::picture ? picture_side(input.closer, input.viewport) / 2 + 5 : kBeside;
    return {px.x + beside, px.y - size.y / 2, px.x + beside + size.x, px.y + size.y / 2};
}

// Obstacles are never touched; things may overlap each other by -`gap` if gap < 0.
bool is_free(const ThingLabelState& state, const Box& box, float gap) {
    const auto hits = [&](const Box& other) { return overlap(box, other, gap); };
    const auto covers = [&](const Box& other) { return overlap(box, other, kGapToOthers); };
    return std::none_of(state.taken.begin(), state.taken.end(), hits) &&
           std::none_of(state.obstacles.begin(), state.obstacles.end(), covers);
}

// Tries to show a town's name; true if it fits. It stays on its side while it can, and covers other things if it must.
bool try_town(ThingLabelState& state, const ThingLabelInput& input, const Places& places, const CrowdGrid& crowd,
              MeasureText measure, int thing, bool stays) {
    const auto i = static_cast<std::size_t>(thing);
    const Point2 px = places.of(thing);
    if (state.town_at[i] < 0 || !places.sees(px)) return false;
    const Point2 size = measure(input.dataset.towns[static_cast<std::size_t>(state.town_at[i])].name);
    for (const bool covers : {false, true}) {
        for (unsigned char turn = 0; turn <= kPlaces; ++turn) {
            // Where it is, then near its dot, then farther.
            const auto side = turn == 0 ? state.beside[i] : static_cast<unsigned char>(turn - 1);
            const Box box = town_box(px, size, side);
            if (!places.holds(box) || !is_free(state, box, stays ? kGapStaying : kGapToTowns)) continue;
            if (!covers && !crowd.is_empty(box)) continue;
            state.beside[i] = side;
            state.taken.push_back(box);
            return true;
        }
    }
    return false;
}

// Tries to show one thing; true if it fits.
bool try_label(ThingLabelState& state, const ThingLabelInput& input, const Places& places, const CrowdGrid& crowd,
               MeasureText measure, int thing, bool stays) {
    const Point2 px = places.of(thing);
    if (!places.sees(px)) return false;
    const Box box = label_box(input, px, measure(input.dataset.names[static_cast<std::size_t>(thing)]));
    const bool must = thing == input.pinned;
    if (!places.holds(box)) return false;
    if (!must && !is_free(state, box, stays ? kGapStaying : kGap)) return false;
    const bool covers = input.dataset.row.mark != data::Mark::name && !crowd.is_empty(box);
    if (!must && covers) return false;
    state.taken.push_back(box);
    return true;
}

bool try_picture(ThingLabelState& state, const ThingLabelInput& input, const Places& places, int thing) {
    const Point2 px = places.of(thing);
    if (!places.sees(px)) return false;
    const float side = picture_side(input.closer, input.viewport);
    if (!is_free(state, box_about(px, side, side), -side * kMostCovered)) return false;
    state.taken.push_back(box_about(px, side, side));
    return true;
}

// Those shown now come first, so that they stay.
void choose(ThingLabelState& state, const ThingLabelInput& input, MeasureText measure) {
    const Places places{input};
    CrowdGrid crowd{state.crowd};
    const bool pictures = input.dataset.row.mark == data::Mark::picture && input.dataset.pictures.side > 0;
    if (!pictures && input.dataset.row.mark == data::Mark::symbol) crowd.count(places, input.snapshot.n_points);
    state.taken.clear();
    const bool towns = shows_towns(input);
    std::vector<unsigned char>& wanted = state.wanted;
    // The one that is pinned has its name however many others there are.
    if (!pictures && input.pinned >= 0 && static_cast<std::size_t>(input.pinned) < wanted.size()) {
        const bool shown = try_label(state, input, places, crowd, measure, input.pinned, true);
        wanted[static_cast<std::size_t>(input.pinned)] = shown ? 2 | 4 : 2;
    }
    std::size_t looked = 0;
    enum class Turn { first, stays, comes };
    for (const Turn turn : {Turn::first, Turn::stays, Turn::comes}) {
        for (const int thing : state.order) {
            const auto i = static_cast<std::size_t>(thing);
            const bool stays = (wanted[i] & 1) != 0;
            const bool leads = towns && state.town_at[i] >= 0 && state.town_at[i] < static_cast<int>(kFirstTowns);
            if ((turn == Turn::first && !leads) || (turn == Turn::stays && !stays) || (wanted[i] & 2) != 0) continue;
            wanted[i] = 2;  // looked at
            if (state.taken.size() >= kMostLabels && !pictures) continue;
            if (++looked > kMostLooked) continue;
            if (input.flags && i < input.flags->size() && ((*input.flags)[i] & (kHidden | kQuiet)) != 0) continue;
            const bool shown = pictures ? try_picture(state, input, places, thing)
                               : towns  ? try_town(state, input, places, crowd, measure, thing, stays)
                                        : try_label(state, input, places, crowd, measure, thing, stays);
            if (shown) wanted[i] |= 4;
        }
    }
    for (unsigned char& w : wanted) w = (w & 4) != 0 ? 1 : 0;
}

void write(ThingLabelState& state, const ThingLabelInput& input, MeasureText measure, double seconds) {
    const auto fade_in = static_cast<float>(seconds / kFadeIn), fade_out = static_cast<float>(seconds / kFadeOut);
    const Places places{input};
    state.labels.clear();
    state.pictures.clear();
    state.moving = false;
    const bool pictures = input.dataset.row.mark == data::Mark::picture && input.dataset.pictures.side > 0;
    const float side = picture_side(input.closer, input.viewport);
    const bool towns = shows_towns(input);
    for (std::size_t i = 0; i < state.strength.size(); ++i) {
        float& strength = state.strength[i];
        const bool wanted = state.wanted[i] != 0;
        if (!wanted && strength <= 0) continue;
        strength = std::clamp(strength + (wanted ? fade_in : -fade_out), 0.0f, 1.0f);
        state.moving = state.moving || (wanted ? strength < 1 : strength > 0);
        const Point2 px = places.of(static_cast<int>(i));
        if (strength <= 0 || !places.sees(px)) continue;
        if (pictures) {
            state.pictures.push_back({static_cast<int>(i), side, strength});
            continue;
        }
        ThingLabel label{static_cast<int>(i), {}, strength, towns ? state.town_at[i] : -1};
        if (towns && label.town < 0) continue;
        const Point2 size = measure(text_of(input.dataset, label));
        const Box box = towns ? town_box(px, size, state.beside[i]) : label_box(input, px, size);
        label.px = {(box.left + box.right) / 2, (box.top + box.bottom) / 2};
        state.labels.push_back(label);
    }
}

float sum_of(const std::vector<Box>& boxes) {
    float sum = 0, weight = 1;
    for (const Box& box : boxes) sum += (weight += 0.37f) * (box.left + 1.7f * box.top + 2.3f * box.right + box.bottom);
    return sum;
}

}  // namespace

const std::string& text_of(const data::Dataset& dataset, const ThingLabel& label) {
    return label.town < 0 ? dataset.names[static_cast<std::size_t>(label.thing)]
                          : dataset.towns[static_cast<std::size_t>(label.town)].name;
}

float picture_side(float closer, const Viewport& viewport) {
    const float room = std::clamp(std::min(viewport.width, viewport.height) / 440, 0.8f, 1.3f);
    return std::min(kPictureSide * room * std::sqrt(std::max(closer, 0.5f)), kLargestPicture);
}

void place_thing_labels(ThingLabelState& state, const ThingLabelInput& input, MeasureText measure, double seconds) {
    const std::size_t n = input.dataset.names.size();
    const bool fits = input.snapshot.points.size() == 2 * n && input.viewport.width >= 1 && input.viewport.height >= 1;
    if (state.data_set != input.dataset.row.id || state.order.size() != n) {
        state.data_set = input.dataset.row.id;
        state.strength.assign(n, 0.0f);
        state.wanted.assign(n, 0);
        state.beside.assign(n, 0);
        state.since_s = 1e9;
        make_order(state, input.dataset);
    }
    state.since_s += seconds;
    const bool moved = input.camera != state.seen_camera;
    const bool symbols = input.dataset.row.mark == data::Mark::symbol;
    if (!fits || !input.names || (symbols && input.closer < kNamesFrom && !shows_towns(input))) {
        std::fill(state.wanted.begin(), state.wanted.end(), static_cast<unsigned char>(0));
        state.since_s = 1e9;
        if (!fits) std::fill(state.strength.begin(), state.strength.end(), 0.0f);
    } else if (state.since_s >= (moved ? kLookEveryMoving : kLookEvery)) {
        choose(state, input, measure);
        state.seen_camera = input.camera;
        state.obstacles_sum = sum_of(state.obstacles);
        state.since_s = 0;
    }
    if (fits) write(state, input, measure, seconds);
    const bool waits = state.since_s < 1e8 && (moved || sum_of(state.obstacles) != state.obstacles_sum);
    state.moving = state.moving || (fits && input.names && waits);
}

}  // namespace map
