// See map_layers.h.
#include "app/view/map_layers.h"

#include <algorithm>
#include <cmath>

#include "app/view/links_on_map.h"
#include "app/view/loadings_on_map.h"
#include "data/features.h"
#include "map/heads/bent_grid.h"
#include "map/land/fantasy.h"
#include "map/pictures/caption.h"
#include "map/things/class_colors.h"
#include "map/things/point_marks.h"
#include "projection/turn.h"
#include "train/feature_grid.h"
#include "train/plane_view.h"

namespace app {
namespace {

constexpr int kMostArrows = 400;     // things that have arrows; more of them would hide the map
constexpr float kLongestArrow = 46;  // logical pixels, of the strongest pull
constexpr float kShortestArrow = 2;
constexpr std::size_t kMostSprings = 90;
constexpr int kMostSprung = 100;  // things

map::Rgb ink(const map::Scene& scene) {
    return scene.terrain ? map::fantasy_colors(scene.dark).ink : map::border(scene.dark);
}

map::Rgb words(const map::Scene& scene) {
    return scene.terrain ? map::fantasy_colors(scene.dark).ink : map::word_color(scene.dark);
}

map::Point2 place(const train::Snapshot& snapshot, int thing) {
    const auto at = static_cast<std::size_t>(thing) * 2;
    return {snapshot.points[at], snapshot.points[at + 1]};
}

bool is_seen(const map::Scene& scene, map::Point2 at) {
    const map::Point2 px = map::to_px(scene.camera, scene.viewport, at);
    return px.x > -20 && px.y > -20 && px.x < scene.viewport.width + 20 && px.y < scene.viewport.height + 20;
}

void add_density(MapLayers& layers, const map::Scene& scene, long changes) {
    if (layers.density_of.renew(changes)) map::update_density(layers.density, *scene.snapshot, 0.7f);
    static const std::vector<float> shares = {0.9f, 0.7f, 0.5f, 0.3f};
    map::density_contours(layers.density, shares, {.color = ink(scene), .alpha = 0.75f, .width = 1.2f}, layers.under);
}

// In a picture of more than two dimensions: solid red lines to false neighbours, dashed ones to torn neighbours, and thin
// ones to those that are near both here and in truth.
void add_mistakes(MapLayers& layers, const map::Scene& scene, const ui::Looking& looking) {
    const map::Point2 from = place(*scene.snapshot, looking.near_of);
    const std::vector<int>& made = looking.mistakes.made;
    for (const map::Neighbour& near : looking.near_map) {
        if (std::find(made.begin(), made.end(), near.thing) != made.end()) continue;
        layers.over.line({.color = ink(scene), .alpha = 0.9f, .width = 1.4f, .rim = 1},
                         {from, place(*scene.snapshot, near.thing)});
    }
    for (const int thing : looking.mistakes.torn) {
        layers.over.line(
            {.color = map::torn_neighbour(scene.dark), .alpha = 0.95f, .width = 1.8f, .dash = 5, .gap = 4, .rim = 1},
            {from, place(*scene.snapshot, thing)});
    }
    for (const int thing : made) {
        layers.over.line({.color = map::false_neighbour(scene.dark), .alpha = 0.95f, .width = 2.2f, .rim = 1.2f},
                         {from, place(*scene.snapshot, thing)});
    }
}

// Lines from the thing in focus to its nearest neighbours: solid for those on the map, dashed for those by numbers. The
// solid ones are short, so they lie over the things: below pictures and names nothing would be seen of them.
void add_neighbours(MapLayers& layers, const map::Scene& scene, const ui::Looking& looking) {
    if (looking.near_of < 0 || looking.near_of >= scene.snapshot->n_points) return;
    const map::Point2 from = place(*scene.snapshot, looking.near_of);
    const map::Rgb color = ink(scene);
    if (looking.flat) return add_mistakes(layers, scene, looking);
    for (const map::Neighbour& near : looking.near_numbers) {
        layers.over.line({.color = color, .alpha = 0.85f, .width = 1.3f, .dash = 3, .gap = 3},
                         {from, place(*scene.snapshot, near.thing)});
    }
    for (const map::Neighbour& near : looking.near_map) {
        layers.over.line({.color = color, .alpha = 0.95f, .width = 2, .rim = 1.2f},
                         {from, place(*scene.snapshot, near.thing)});
    }
}

// Whether a thing has an arrow: the selected ones, or every stride-th, the same ones in every frame.
bool has_arrow(const map::Scene& scene, const LayerInput& input, int thing, int stride) {
    const auto i = static_cast<std::size_t>(thing);
    const unsigned char flags = scene.flags_of(i);
    if ((flags & (map::kHidden | map::kQuiet)) != 0) return false;
    if (input.looking.selection.count > 0) return true;
    return thing % stride == 0;
}

float longest_pull(const train::Pull& pull, std::vector<float>& lengths) {
    // The 95th percentile, because a few outliers would make all other arrows invisible.
    lengths.clear();
    for (const train::LossPull& loss : pull.losses) {
        if (!loss.acts) continue;
        for (std::size_t i = 0; i + 1 < loss.shown.size(); i += 2) {
            lengths.push_back(std::hypot(loss.shown[i], loss.shown[i + 1]) * static_cast<float>(loss.weight));
        }
    }
    if (lengths.empty()) return 0;
    const std::size_t at = lengths.size() * 95 / 100;
    std::nth_element(lengths.begin(), lengths.begin() + static_cast<std::ptrdiff_t>(at), lengths.end());
    return lengths[at];
}

void add_arrows(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    if (layers.pull_of.renew(input.changes)) {
        layers.pull = input.trainer.pull(scene.snapshot->plane);
        layers.longest_pull = longest_pull(layers.pull, layers.pull_lengths);
    }
    const float longest = layers.longest_pull;
    if (!(longest > 0)) return;
    const float units = kLongestArrow * scene.camera.units_per_px / longest;
    const int n = scene.snapshot->n_points, stride = n / kMostArrows + 1;
    for (int thing = 0; thing < n; ++thing) {
        const map::Point2 from = place(*scene.snapshot, thing);
        if (!has_arrow(scene, input, thing, stride) || !is_seen(scene, from)) continue;
        for (std::size_t k = 0; k < layers.pull.losses.size(); ++k) {
            const train::LossPull& loss = layers.pull.losses[k];
            if (!loss.acts || loss.shown.size() < static_cast<std::size_t>(n) * 2) continue;
            const auto at = static_cast<std::size_t>(thing) * 2;
            const float scale = static_cast<float>(loss.weight) * units;
            map::Point2 by{loss.shown[at] * scale, loss.shown[at + 1] * scale};
            const float px = std::hypot(by.x, by.y) / scene.camera.units_per_px;
            if (px < kShortestArrow) continue;
            const float shrink = std::min(1.0f, 1.4f * kLongestArrow / px);
            layers.over.line({.color = loss_color(static_cast<int>(k), scene.dark),
                              .alpha = 0.95f,
                              .width = 1.5f,
                              .arrow = std::clamp(px * 0.4f, 3.0f, 7.0f),
                              .rim = 0.7f},
                             {from, {from.x + by.x * shrink, from.y + by.y * shrink}});
        }
    }
}

// The things whose springs are shown: the selection, the neighbourhood of the thing in focus, or an even sample.
std::vector<int> sprung_things(const map::Scene& scene, const ui::Looking& looking) {
    std::vector<int> things;
    const int n = scene.snapshot->n_points;
    const bool some = looking.selection.count > 0;
    const int stride = some ? 1 : n / kMostSprung + 1;
    for (int i = 0; i < n && static_cast<int>(things.size()) < kMostSprung; ++i) {
        if ((scene.flags_of(static_cast<std::size_t>(i)) & map::kHidden) != 0) continue;
        if (some ? looking.selection.has(i) : i % stride == 0) things.push_back(i);
    }
    return things;
}

void add_springs(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    if (layers.springs_of.renew({input.changes, input.looking.version})) {
        layers.springs.clear();
        const std::vector<int> things = sprung_things(scene, input.looking);
        for (std::size_t loss = 0; loss < input.spec.losses.size() && !things.empty(); ++loss) {
            const auto found = input.trainer.springs(static_cast<int>(loss), things, kMostSprings);
            layers.springs.insert(layers.springs.end(), found.begin(), found.end());
        }
    }
    float strongest = 0;
    for (const train::Spring& spring : layers.springs) strongest = std::max(strongest, std::abs(spring.strength));
    for (const train::Spring& spring : layers.springs) {
        const float share = std::abs(spring.strength) / std::max(strongest, 1e-20f);
        const bool pulls = spring.strength > 0;
        // Green: attraction. Red and dashed: repulsion.
        const map::Rgb color = pulls ? map::Rgb{0.1f, 0.5f, 0.35f} : map::Rgb{0.78f, 0.2f, 0.25f};
        layers.under.line({.color = map::mix(color, {1, 1, 1}, scene.dark ? 0.35f : 0.0f),
                           .alpha = 0.3f + 0.5f * share,
                           .width = 0.7f + 1.3f * share,
                           .dash = pulls ? 0.0f : 5.0f,
                           .gap = 4},
                          {place(*scene.snapshot, spring.a), place(*scene.snapshot, spring.b)});
    }
}

// Contours of the number that the head predicts, labelled in its unit.
void add_contours(MapLayers& layers, map::Scene& scene, const LayerInput& input) {
    if (scene.view.head < 0 || scene.view.answer == model::Answer::classes) return;
    const train::HeadSnapshot& head = scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)];
    const data::Attribute* attribute = data::find_attribute(input.trainer.material().dataset.row, head.spec.target);
    const map::Rgb color = ink(scene);
    layers.contours.obstacles = input.obstacles;
    layers.contours.things = &input.grid;
    map::draw_contours(layers.contours, *scene.snapshot, scene.view, scene.camera, scene.viewport,
                       {.line = {.color = color, .alpha = 0.5f, .width = 1},
                        .text = words(scene),
                        .text_alpha = 1,
                        .unit = attribute != nullptr ? attribute->unit : ""},
                       input.measure, layers.under);
    scene.band_lines = false;
}

// The name of each cluster at its centre.
void add_clusters(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    // Names change slowly: a few updates a second are enough.
    if (layers.clusters_changes < 0 || input.changes >= layers.clusters_changes + 8 || input.not_live) {
        map::update_clusters(layers.clusters, *scene.snapshot, input.trainer.material());
        layers.clusters_changes = input.changes;
    }
    for (const map::Cluster& cluster : layers.clusters.clusters) {
        if (cluster.name.empty()) continue;
        layers.over.texts.push_back({.at = cluster.middle, .turn = 0, .text = cluster.name, .color = words(scene)});
    }
}

void ring(map::Overlay& to, const map::Scene& scene, map::Point2 at, float radius_px, const map::Stroke& style) {
    constexpr int kCorners = 40;
    const float radius = radius_px * scene.camera.units_per_px;
    to.begin(style);
    to.strokes.back().closed = true;
    for (int k = 0; k < kCorners; ++k) {
        const float turn = 6.2831853f * static_cast<float>(k) / kCorners;
        to.add({at.x + radius * std::cos(turn), at.y + radius * std::sin(turn)});
    }
}

// True classes for the head that is shown; empty without one that has classes.
const std::vector<int>& truth_of(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    const bool asked = scene.view.head >= 0 && scene.view.answer == model::Answer::classes;
    const std::string target =
        asked ? scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)].spec.target : "";
    const data::Dataset& dataset = input.trainer.material().dataset;
    if (!layers.truth_of.renew({&dataset, target})) return layers.truth;
    const data::Attribute* attribute = data::find_attribute(dataset.row, target);
    layers.truth = attribute != nullptr ? data::build_target(dataset, *attribute).codes : std::vector<int>();
    return layers.truth;
}

// Strong in the colour that the ground of this answer has: of its class, or a muted one.
map::Rgb heap_color(const map::Scene& scene, int answer) {
    const train::HeadSnapshot& head = scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)];
    if (scene.view.muted)
        return map::mix(map::muted_class_color(static_cast<int>(map::class_slot(head, answer)), scene.dark), ink(scene),
                        0.35f);
    return map::class_color(map::class_index(head, answer), scene.dark);
}

// Crowds of things with pictures: fans in a ring of their answer's colour, with how many there are and how many of them
// are wrong; wrong ones that are shown have a ring of their own.
void add_heaps(MapLayers& layers, map::Scene& scene, const LayerInput& input) {
    map::make_heaps(input.grid, scene, layers.crowds, truth_of(layers, scene, input), layers.heaps);
    layers.pictures.clear();
    for (const map::PictureMark& mark : *scene.picture_marks) {
        const auto thing = static_cast<std::size_t>(mark.thing);
        const bool heaped = thing < layers.crowds.taken.size() && layers.crowds.taken[thing] != 0;
        if (!heaped || mark.thing == scene.pinned || mark.thing == scene.hovered) layers.pictures.push_back(mark);
    }
    layers.pictures.insert(layers.pictures.begin(), layers.heaps.pictures.begin(), layers.heaps.pictures.end());
    scene.picture_marks = &layers.pictures;
    for (const map::Heap& heap : layers.heaps.heaps) {
        if (!is_seen(scene, heap.at)) continue;
        const bool answered = heap.answer >= 0 && scene.view.head >= 0;
        // In the colour of its ground.
        const map::Rgb color = answered ? heap_color(scene, heap.answer) : ink(scene);
        ring(layers.under, scene, heap.at, heap.radius_px, {.color = color, .width = 3, .rim = 1.5f});
        const float units = scene.camera.units_per_px;
        for (std::size_t k = heap.first; k < heap.first + heap.shown; ++k) {
            const map::PictureMark& mark = layers.heaps.pictures[k];
            const map::Point2 home = place(*scene.snapshot, mark.thing);
            if (!mark.wrong) continue;
            ring(layers.over, scene, {home.x + mark.shift.x * units, home.y + mark.shift.y * units}, mark.size * 0.74f,
                 {.color = ink(scene), .width = 2, .rim = 1.5f});
        }
        std::string count = std::to_string(heap.count);
        if (heap.wrong > 0) count += ", " + std::to_string(heap.wrong) + " wrong";
        layers.over.texts.push_back({.at = {heap.at.x, heap.at.y + (heap.radius_px + 11) * units},
                                     .turn = 0,
                                     .text = count,
                                     .color = words(scene)});
    }
}

// How many lie on one spot, beside it, with a ring that grows with the number.
void add_crowds(MapLayers& layers, map::Scene& scene, const LayerInput& input) {
    constexpr std::size_t kMost = 40;
    const bool pictured = scene.pictures != nullptr && scene.pictures->side > 0 && scene.picture_marks != nullptr;
    if (layers.crowds_of.renew({input.changes, scene.camera}))
        map::find_crowds(input.grid, scene.camera, layers.crowds);
    if (pictured && !layers.crowds.crowds.empty()) return add_heaps(layers, scene, input);
    for (std::size_t i = 0; i < std::min(kMost, layers.crowds.crowds.size()); ++i) {
        const map::Crowd& crowd = layers.crowds.crowds[i];
        if (!is_seen(scene, crowd.at)) continue;
        const float px = 5 + 1.5f * std::log2(static_cast<float>(crowd.count));
        ring(layers.under, scene, crowd.at, px, {.color = ink(scene), .alpha = 0.8f, .width = 1.5f, .rim = 1});
        const float away = (px + 9) * scene.camera.units_per_px;
        const map::Point2 beside{crowd.at.x + away, crowd.at.y + 0.5f * away};
        const auto near = [&](const map::OverlayText& other) {
            return std::abs(other.at.x - beside.x) < 22 * scene.camera.units_per_px &&
                   std::abs(other.at.y - beside.y) < 13 * scene.camera.units_per_px;
        };
        // A larger crowd has its figure there: two figures on each other say nothing.
        if (std::any_of(layers.over.texts.begin(), layers.over.texts.end(), near)) continue;
        layers.over.texts.push_back(
            {.at = beside, .turn = 0, .text = std::to_string(crowd.count), .color = words(scene)});
    }
}

// The columns that the learner chose, and for "auto" the first ones that are switched on, numbers before categories.
train::FeatureGridRequest grid_request(const LayerInput& input) {
    const model::Material& material = input.trainer.material();
    const auto& groups = material.dataset.row.groups;
    std::vector<int> columns;
    const auto add = [&](const auto& wanted) {
        for (const data::FeatureSpan& span : material.features.spans) {
            const bool known = std::find(columns.begin(), columns.end(), span.first) != columns.end();
            if (!known && wanted(groups[static_cast<std::size_t>(span.group)])) columns.push_back(span.first);
        }
    };
    for (const std::string& chosen : {input.spec.grid_a, input.spec.grid_b}) {
        if (chosen != "auto") add([&](const data::FeatureGroup& group) { return group.id == chosen; });
    }
    for (const bool numbers : {true, false}) {
        add([&](const data::FeatureGroup& group) {
            const auto& on = input.spec.features;
            const data::Column* column = data::find_column(material.dataset.table, group.columns.front());
            return std::find(on.begin(), on.end(), group.id) != on.end() && column != nullptr &&
                   (column->kind == data::ColumnKind::number) == numbers;
        });
    }
    train::FeatureGridRequest request;
    if (columns.size() < 2) {
        request.column_b = material.features.n_columns > 1 ? 1 : 0;
        return request;
    }
    request.column_a = columns[0];
    request.column_b = columns[1];
    request.thing = input.looking.pinned;
    return request;
}

void add_grid(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    if (!input.trainer.reads_alone()) return;
    const train::FeatureGridRequest request = grid_request(input);
    if (request.column_a == request.column_b) return;
    const std::string of =
        std::to_string(request.column_a) + "/" + std::to_string(request.column_b) + "/" + std::to_string(request.thing);
    if (layers.grid_of.renew({input.changes, of}))
        layers.grid = train::feature_grid(input.trainer, request, scene.snapshot->plane);
    const map::Rgb lift = scene.dark ? map::Rgb{1, 1, 1} : map::Rgb{0, 0, 0};
    map::feature_grid_overlay(layers.grid,
                              {.a = map::mix({0.8f, 0.42f, 0.08f}, lift, 0.15f),
                               .b = map::mix({0.35f, 0.25f, 0.75f}, lift, 0.15f),
                               .alpha = 0.8f,
                               .width = 1.1f,
                               .arrow = 9,
                               .text = words(scene)},
                              layers.under);
}

// A box around a map of three dimensions, with a grid on three of its sides, which shows how the map is turned.
void add_planes(MapLayers& layers, const map::Scene& scene, const std::vector<float>& places) {
    const projection::Plane& plane = scene.snapshot->plane;
    if (plane.n_dims != 3 || places.size() < 6) return;
    float low[3], high[3];
    for (std::size_t d = 0; d < 3; ++d) {
        low[d] = 1e30f;
        high[d] = -1e30f;
        for (std::size_t i = d; i < places.size(); i += 3) {
            low[d] = std::min(low[d], places[i]);
            high[d] = std::max(high[d], places[i]);
        }
        const float margin = 0.05f * (high[d] - low[d]);
        low[d] -= margin;
        high[d] += margin;
    }
    constexpr int kLines = 5;
    const auto line = [&](std::size_t along, std::size_t across, std::size_t fixed, float share, float at, bool edge) {
        std::vector<float> ends(6);
        for (std::size_t end = 0; end < 2; ++end) {
            ends[end * 3 + along] = end == 0 ? low[along] : high[along];
            ends[end * 3 + across] = low[across] + share * (high[across] - low[across]);
            ends[end * 3 + fixed] = at;
        }
        const std::vector<float> seen = train::places_on(plane, ends);
        layers.under.line({.color = ink(scene), .alpha = edge ? 0.55f : 0.16f, .width = edge ? 1.2f : 0.8f},
                          {{seen[0], seen[1]}, {seen[2], seen[3]}});
    };
    // Of two opposite sides the one that is farther from the eye: its normal points less towards the eye.
    const projection::Turn eye = projection::turn_of(plane);
    for (std::size_t fixed = 0; fixed < 3; ++fixed) {
        const float at = eye[6 + fixed] > 0 ? low[fixed] : high[fixed];
        const std::size_t u = (fixed + 1) % 3, v = (fixed + 2) % 3;
        for (int i = 0; i < kLines; ++i) {
            const float share = static_cast<float>(i) / (kLines - 1);
            const bool edge = i == 0 || i == kLines - 1;
            line(u, v, fixed, share, at, edge);
            line(v, u, fixed, share, at, edge);
        }
    }
}

void add_lit_border(MapLayers& layers, const map::Scene& scene, const ui::Looking& looking) {
    if (looking.lit_truth < 0 || looking.lit_said < 0 || looking.lit_truth == looking.lit_said) return;
    if (scene.view.head < 0 || scene.view.answer != model::Answer::classes) return;
    const map::Rgb bright = scene.dark ? map::Rgb{1, 0.86f, 0.35f} : map::Rgb{0.78f, 0.13f, 0.34f};
    map::border_between(layers.border, scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)],
                        looking.lit_truth, looking.lit_said, scene.camera, scene.viewport,
                        {.color = bright, .width = 4, .rim = 1.5f}, layers.under);
}

void add_walk(MapLayers& layers, const map::Scene& scene, const ui::Looking& looking) {
    if (!looking.walks) return;
    const map::Rgb color = ink(scene);
    if (std::hypot(looking.marker.x - looking.walk_from.x, looking.marker.y - looking.walk_from.y) >
        4 * scene.camera.units_per_px) {
        layers.over.line({.color = color, .width = 2, .dash = 6, .gap = 4, .rim = 1.2f},
                         {looking.walk_from, looking.marker});
    }
    const float r = 9 * scene.camera.units_per_px;
    layers.over.begin({.color = color, .width = 2.4f, .rim = 1.4f, .closed = true});
    for (int i = 0; i < 24; ++i) {
        const float angle = 6.2831853f * static_cast<float>(i) / 24;
        layers.over.add({looking.marker.x + r * std::cos(angle), looking.marker.y + r * std::sin(angle)});
    }
}

void add_second_borders(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    if (input.spec.borders_of == "none") return;
    const map::RegionView view = map::region_view(*scene.snapshot, input.spec.borders_of);
    const bool same = view.head == scene.view.head && view.output == scene.view.output;
    if (view.head < 0 || same) return;
    map::BorderLines lines;
    lines.head = &scene.snapshot->heads[static_cast<std::size_t>(view.head)];
    lines.color = scene.dark ? map::Rgb{1, 0.6f, 0.86f} : map::Rgb{0.62f, 0.1f, 0.42f};
    if (view.answer != model::Answer::classes) {
        lines.output = view.output;
        if (layers.range_of.renew({input.changes, view.head, view.output}))
            layers.range = map::number_range(*scene.snapshot, view);
        lines.range = layers.range;
    }
    layers.lines.push_back(lines);
}

void add_ghost(MapLayers& layers, const map::Scene& scene, const LayerInput& input) {
    const float strength = strength_of(input.watch, input.now_s);
    if (strength <= 0) return;
    map::BorderLines lines;
    lines.head = &input.watch.before.heads.front();
    lines.color = ink(scene);
    lines.alpha = 0.4f * strength;
    if (input.watch.view.answer != model::Answer::classes) {
        lines.output = input.watch.view.output;
        lines.range = input.watch.range;
    }
    layers.lines.push_back(lines);
    layers.glow = input.watch.glow;
    layers.glow.alpha = 0.55f * strength;
}

}  // namespace

bool shows(const model::Spec& spec, const char* id) {
    return std::find(spec.shows.begin(), spec.shows.end(), id) != spec.shows.end();
}

map::Rgb loss_color(int loss, bool dark) {
    // Unlike the colours of classes.
    static constexpr map::Rgb kInks[] = {
        {0.62f, 0.1f, 0.42f}, {0.13f, 0.16f, 0.55f}, {0.5f, 0.28f, 0.02f}, {0.02f, 0.4f, 0.42f}, {0.33f, 0.33f, 0.33f}};
    const map::Rgb ink = kInks[static_cast<std::size_t>(loss) % std::size(kInks)];
    return dark ? map::mix(ink, {1, 1, 1}, 0.6f) : ink;
}

void draw_layers(MapLayers& layers, map::Scene& scene, const LayerInput& input) {
    layers.under.clear();
    layers.over.clear();
    layers.lines.clear();
    layers.words.clear();
    layers.glow.alpha = 0;
    const ui::Looking& looking = input.looking;
    if (shows(input.spec, "density")) add_density(layers, scene, input.changes);
    if (shows(input.spec, "contours") && !scene.field) add_contours(layers, scene, input);
    if (shows(input.spec, "links")) add_links(layers, scene, input);
    if (!scene.field) add_lit_border(layers, scene, looking);
    if (!scene.field) add_second_borders(layers, scene, input);
    if (!input.not_live) {
        if (shows(input.spec, "ghost")) add_ghost(layers, scene, input);
        if (shows(input.spec, "trails")) add_trails(input.trails, scene, layers.under);
        if (looking.turns) add_planes(layers, scene, scene.snapshot->layers.back().values);
        if (shows(input.spec, "grid")) add_grid(layers, scene, input);
        if (shows(input.spec, "springs")) add_springs(layers, scene, input);
        if (shows(input.spec, "arrows")) add_arrows(layers, scene, input);
    }
    if (input.made != nullptr && shows(input.spec, "made")) add_made(*input.made, input.made_time, scene, layers.over);
    if (shows(input.spec, "clusters")) add_clusters(layers, scene, input);
    if (shows(input.spec, "loadings")) add_loadings(layers, scene, input);
    add_crowds(layers, scene, input);
    add_neighbours(layers, scene, looking);
    add_walk(layers, scene, looking);
    if (input.slow) add_slow_motion(*input.slow, scene, layers.over);
    scene.under = &layers.under;
    scene.over = &layers.over;
    scene.lines = &layers.lines;
    scene.glow = layers.glow.alpha > 0 ? &layers.glow : nullptr;
}

}  // namespace app
