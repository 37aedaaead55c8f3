// See map_layers.h.
#include "app/view/map_layers.h"

#include <algorithm>
#include <cmath>

#include "app/view/crowds_on_map.h"
#include "app/view/forces_on_map.h"
#include "app/view/links_on_map.h"
#include "app/view/loadings_on_map.h"
#include "app/view/mistakes_on_map.h"
#include "app/view/on_scene.h"
#include "data/features.h"
#include "map/heads/bent_grid.h"
#include "projection/turn.h"
#include "train/feature_grid.h"
#include "train/plane_view.h"

namespace app {
namespace {

void add_density(MapLayers& layers, const map::Scene& scene, long changes) {
    if (layers.density_of.renew(changes)) map::update_density(layers.density, *scene.snapshot, 0.7f);
    static const std::vector<float> shares = {0.9f, 0.7f, 0.5f, 0.3f};
    map::density_contours(layers.density, shares, {.color = line_color(scene), .alpha = 0.75f, .width = 1.2f},
                          layers.under);
}

// In a picture of more than two dimensions: solid red lines to false neighbours, dashed ones to torn neighbours, and thin
// ones to those that are near both here and in truth.
void add_mistakes(MapLayers& layers, const map::Scene& scene, const ui::Looking& looking) {
    const map::Point2 from = place_of(scene, looking.near_of);
    const std::vector<int>& made = looking.mistakes.false_ones;
    for (const map::Neighbour& near : looking.near_map) {
        if (std::find(made.begin(), made.end(), near.thing) != made.end()) continue;
        layers.over.line({.color = line_color(scene), .alpha = 0.9f, .width = 1.4f, .rim = 1},
                         {from, place_of(scene, near.thing)});
    }
    for (const int thing : looking.mistakes.torn) {
        layers.over.line(
            {.color = map::torn_neighbour(scene.dark), .alpha = 0.95f, .width = 1.8f, .dash = 5, .gap = 4, .rim = 1},
            {from, place_of(scene, thing)});
    }
    for (const int thing : made) {
        layers.over.line({.color = map::false_neighbour(scene.dark), .alpha = 0.95f, .width = 2.2f, .rim = 1.2f},
                         {from, place_of(scene, thing)});
    }
}

// Lines from the thing in focus to its nearest neighbours: solid for those on the map, dashed for those by numbers. The
// solid ones are short, so they lie over the things: below pictures and names nothing would be seen of them.
void add_neighbours(MapLayers& layers, const map::Scene& scene, const ui::Looking& looking) {
    if (looking.near_of < 0 || looking.near_of >= scene.snapshot->n_points) return;
    const map::Point2 from = place_of(scene, looking.near_of);
    const map::Rgb color = line_color(scene);
    if (looking.has_mistakes) return add_mistakes(layers, scene, looking);
    for (const map::Neighbour& near : looking.near_numbers) {
        layers.over.line({.color = color, .alpha = 0.85f, .width = 1.3f, .dash = 3, .gap = 3},
                         {from, place_of(scene, near.thing)});
    }
    for (const map::Neighbour& near : looking.near_map) {
        layers.over.line({.color = color, .alpha = 0.95f, .width = 2, .rim = 1.2f},
                         {from, place_of(scene, near.thing)});
    }
}

// Contours of the number that the head predicts, labelled in its unit.
void add_contours(MapLayers& layers, map::Scene& scene, const LayerInput& input) {
    if (scene.view.head < 0 || scene.view.answer == model::Answer::classes) return;
    const train::HeadSnapshot& head = scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)];
    const data::Attribute* attribute = data::find_attribute(input.trainer.material().dataset.row, head.spec.target);
    const map::Rgb color = line_color(scene);
    layers.contours.obstacles = input.obstacles;
    layers.contours.things = &input.grid;
    map::draw_contours(layers.contours, *scene.snapshot, scene.view, scene.camera, scene.viewport,
                       {.line = {.color = color, .alpha = 0.5f, .width = 1},
                        .text = text_color(scene),
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
        layers.over.texts.push_back(
            {.at = cluster.middle, .turn = 0, .text = cluster.name, .color = text_color(scene)});
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
                               .text = text_color(scene)},
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
        layers.under.line({.color = line_color(scene), .alpha = edge ? 0.55f : 0.16f, .width = edge ? 1.2f : 0.8f},
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
    const map::Rgb color = line_color(scene);
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
    lines.color = line_color(scene);
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
    if (shows(input.spec, "trails") && (!input.not_live || scene.snapshot->laid_out))
        add_trails(input.trails, scene, layers.under);
    if (!input.not_live) {
        if (shows(input.spec, "ghost")) add_ghost(layers, scene, input);
        if (looking.turns) add_planes(layers, scene, scene.snapshot->layers.back().values);
        if (shows(input.spec, "grid")) add_grid(layers, scene, input);
        if (shows(input.spec, "springs")) add_springs(layers, scene, input);
        if (shows(input.spec, "arrows")) add_force_arrows(layers, scene, input);
    }
    if (input.made != nullptr && shows(input.spec, "made")) add_made(*input.made, input.made_time, scene, layers.over);
    if (shows(input.spec, "clusters")) add_clusters(layers, scene, input);
    if (shows(input.spec, "loadings")) add_loadings(layers, scene, input);
    if (shows(input.spec, "mistakes")) add_worst_mistakes(layers, scene, input);
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
