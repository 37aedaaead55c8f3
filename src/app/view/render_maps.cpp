// See render_maps.h.
#include "app/view/render_maps.h"

#include <algorithm>

#include "app/rooms.h"
#include "app/stages/stage.h"
#include "app/stages/two_maps.h"
#include "app/view/names_on_map.h"
#include "app/view/projected.h"
#include "app/view/shown_map.h"
#include "model/strongest_loss.h"

namespace app {
namespace {

// The head's predictions all over the picture of a layer, computed by the rest of the network; over a layout, where no
// place is a point of the map, and over a graph, where no thing is alone, those of the nearest thing.
void fill_field(Rooms& rooms, Side& side, const map::RegionView& view) {
    if (view.head < 0 || rooms.ui.map_size.width < 2) return;
    constexpr int kColumns = 112, kRows = 80;
    const bool laid_out = shows_layout(rooms, side);
    // The nearest thing is searched at each place: a coarser grid while things move.
    const int coarser = laid_out && !is_at_rest(side.layout) ? 2 : 1;
    side.field.places = map::grid_of(rooms.view.camera, rooms.ui.map_size, kColumns / coarser, kRows / coarser);
    const bool exact = !laid_out && train::has_plane_predictions(side.session.trainer().model(), rooms.view.layer);
    if (!exact) {
        const train::HeadSnapshot& head = side.on_screen().heads[static_cast<std::size_t>(view.head)];
        return train::nearest_regions(head, side.on_screen().points, side.field.places, side.field.answers);
    }
    side.session.trainer().predict_on_plane(rooms.view.layer, side.layer_plane, view.head, side.field.places,
                                            side.field.answers);
}

// Updates land and sea of the fantasy map for the snapshot on the screen.
void raise_land(Rooms& rooms, Side& s) {
    if (s.terrain_of.renew(rooms.view.changes)) map::update_terrain(s.terrain, s.on_screen());
}

// Finds events of the regions, with a camera of its own, so that moving the map is not an event.
void watch_regions(Rooms& rooms, double now_s) {
    constexpr double kEvery = 0.2;
    constexpr int kColumns = 96, kRows = 54;
    const train::Snapshot& shown = rooms.session().latest();
    if (now_s < rooms.view.regions.searched_s + kEvery || rooms.view.regions.searched_of.is_of(rooms.view.changes))
        return;
    const map::RegionView view = map::region_view(shown, rooms.session().running().regions_of);
    if (view.head < 0 || view.answer != model::Answer::classes) return;
    rooms.view.regions.searched_s = now_s;
    rooms.view.regions.searched_of.renew(rooms.view.changes);
    const train::HeadSnapshot& head = shown.heads[static_cast<std::size_t>(view.head)];
    const std::string of = rooms.session().running().dataset + "/" + head.id;
    const bool anew =
        of != rooms.view.regions.head_key ||
        (!rooms.view.regions.identity.events.empty() && rooms.view.regions.identity.events.back().step > shown.step);
    if (anew) rooms.view.regions.identity.events.clear();
    rooms.view.regions.head_key = of;
    const map::Viewport viewport{kColumns, kRows};
    map::RegionGrid grid{.ids = nullptr,
                         .columns = kColumns,
                         .rows = kRows,
                         .camera = map::fit(shown, viewport, 0),
                         .viewport = viewport};
    const auto ids = map::region_ids(shown, view, grid.camera, viewport, kColumns, kRows);
    grid.ids = ids.data();
    map::update_identity(rooms.view.regions.identity, grid, head.outputs, shown.step, anew);
}

}  // namespace

map::Scene scene_of(Rooms& rooms, Side& s, const Input& input) {
    const ui::Looking& looking = rooms.view.pointing.seen;
    map::Scene scene;
    scene.snapshot = &s.on_screen();
    scene.coloring = &s.question.coloring;
    scene.coloring_before = &s.question.coloring_before;
    scene.recolored = morphed(s.question, input.now_s);
    scene.view = region_view(s.question, s.on_screen(), input.now_s);
    scene.camera = rooms.view.camera;
    scene.viewport = rooms.ui.map_size;
    scene.pixel_ratio = input.pixel_ratio;
    scene.dark = rooms.window.theme.dark;
    if (rooms.view.fantasy) scene.terrain = &s.terrain;
    if ((shows_layer(rooms, s) || shows_layout(rooms, s)) && scene.view.head >= 0) scene.field = &s.field;
    scene.pictures = &s.session.material().dataset.pictures;
    scene.picture_marks = &s.thing_labels.pictures;
    scene.flags = &looking.flags;
    scene.hovered = looking.hovered;
    scene.pinned = looking.pinned;
    scene.highlighted = rooms.view.highlighted;
    scene.marks_version = rooms.view.changes + looking.version;  // neither ever falls, so the sum changes with each
    scene.ground_version = input.spares_pixels ? rooms.view.changes : -1;
    scene.now_s = input.now_s;
    return scene;
}

void render_maps(Rooms& rooms, const Input& input) {
    watch_regions(rooms, input.now_s);
    ui::Looking& looking = rooms.view.pointing.seen;
    if (looking.hovered >= rooms.side().on_screen().n_points) looking.hovered = -1;
    if (looking.flags.size() != rooms.session().material().dataset.names.size()) {
        update_flags(rooms.view.pointing, rooms.session().material(), {});
    }
    const map::RegionView view = map::region_view(rooms.side().on_screen(), rooms.session().running().regions_of);
    update(rooms.view.pointing, {rooms.side().on_screen(), rooms.side().grid, rooms.session().latest(),
                                 rooms.session().material(), view, rooms.view.changes, flattened(rooms)});
    count_arrivals(rooms, input.now_s);
    rooms.made.on = make_things(rooms, view, input.now_s);
    if (looking.walks) decode(decode_input(rooms), looking.marker, false, looking.decoded);
    if (rooms.view.fantasy) raise_land(rooms, rooms.side());
    if (rooms.window.gl.ready && input.visible) stage_of(rooms).draw(rooms, input);
}

bool map_changed(Rooms& rooms, const Input& input, float ghost) {
    const ui::Looking& looking = rooms.view.pointing.seen;
    const model::Spec& running = rooms.session().running();
    const bool still = every_side(rooms, [](const Side& side) { return !side.thing_labels.moving; });
    const Drawn now{rooms.view.changes,
                    looking.version,
                    rooms.view.camera,
                    rooms.ui.map_size,
                    input.pixel_ratio,
                    rooms.window.theme.dark,
                    rooms.view.fantasy,
                    looking.hovered,
                    looking.pinned,
                    rooms.view.highlighted,
                    looking.lit_truth,
                    looking.lit_said,
                    looking.walks,
                    looking.marker,
                    looking.walk_from,
                    running.regions_of,
                    running.borders_of,
                    running.grid_a,
                    running.grid_b,
                    running.shows,
                    rooms.made.on ? rooms.ui.made.time : 1,
                    rooms.made.on ? rooms.made.made_s : -1,
                    ghost,
                    rooms.sides.comparison ? rooms.view.compared : -1};
    if (still && !rooms.view.trails_fade && !is_coarse(rooms) && now == rooms.view.drawn) return false;
    rooms.view.drawn = now;
    return true;
}

void draw_side(Rooms& rooms, int index, const ui::Looking& looking, const Input& input) {
    static const ChangeWatch kNoWatch;
    static const Trails kNoTrails;
    Side& s = *rooms.sides.pair[static_cast<std::size_t>(index)];
    const bool is_active = index == rooms.sides.active;
    if (rooms.view.fantasy) raise_land(rooms, s);
    map::Scene scene = scene_of(rooms, s, input);
    if (scene.field) fill_field(rooms, s, scene.view);
    const bool slow = rooms.view.slow.on && is_active;
    draw_layers(s.layers, scene,
                {.spec = s.session.running(),
                 .looking = looking,
                 .grid = s.grid,
                 .watch = is_active ? rooms.view.watch : kNoWatch,
                 .trails = is_active ? rooms.view.trails : kNoTrails,
                 .trainer = s.session.trainer(),
                 .measure = ui::measure_thing_name,
                 .obstacles = s.thing_labels.obstacles,
                 .changes = rooms.view.changes,
                 .slow = slow ? &rooms.view.slow : nullptr,
                 .made = is_active && rooms.made.on ? &rooms.made : nullptr,
                 .made_time = rooms.ui.made.time,
                 .mistakes = is_active && flattened(rooms) != nullptr ? &s.trust.worst : nullptr,
                 .not_live = rooms.view.step >= 0 || rooms.view.layer >= 0 || slow || shows_layout(rooms, s) ||
                             is_aligned_to_a(rooms, index),
                 .now_s = input.now_s});
    if (rooms.sides.comparison) scene.glow = nullptr;  // only the differences glow, on B's map
    draw_differences_on(rooms, index, s.layers, scene);
    s.renderer.draw(scene);
}

bool is_coarse(const Rooms& rooms) {
    return !every_side(rooms, [](const Side& side) { return !side.renderer.is_coarse(); });
}

void place_names(Rooms& rooms, Side& s, const std::vector<map::Box>& covered, double seconds) {
    const map::ThingLabelInput things{.snapshot = s.on_screen(),
                                      .dataset = rooms.session().material().dataset,
                                      .camera = rooms.view.camera,
                                      .viewport = rooms.ui.map_size,
                                      .flags = &rooms.view.pointing.seen.flags,
                                      .hovered = rooms.view.pointing.seen.hovered,
                                      .pinned = rooms.view.pointing.seen.pinned,
                                      .closer = rooms.view.closer,
                                      .names = shows(rooms.session().running(), "names"),
                                      .fantasy = rooms.view.fantasy};
    const bool has_plane_predictions =
        (rooms.view.layer >= 0 || shows_layout(rooms, s)) && !s.field.answers.values.empty();
    const data::Dataset& dataset = rooms.session().material().dataset;
    std::vector<map::Box> taken = covered;
    taken.insert(taken.end(), s.layers.words.begin(), s.layers.words.end());
    app::place_names({s.labels, s.thing_labels, s.mountains},
                     {.view = map::region_view(s.on_screen(), s.session.running().regions_of),
                      .things = things,
                      .covered = taken,
                      .terrain = rooms.view.fantasy ? &s.terrain : nullptr,
                      .field = has_plane_predictions ? &s.field : nullptr,
                      .mountains = map::column_of_mountains(dataset, model::shown_color(s.session.running())),
                      .changes = rooms.view.changes},
                     seconds);
}

}  // namespace app
