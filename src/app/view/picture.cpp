// See picture.h.
#include "app/view/picture.h"

#include <algorithm>
#include <cmath>

#include "app/view/laid_out.h"
#include "app/view/nearest_field.h"
#include "app/view/on_scene.h"
#include "app/view/trust_words.h"
#include "core/number_text.h"
#include "core/thousands.h"
#include "map/land/fantasy.h"
#include "map/land/ornaments.h"
#include "map/names/mountains.h"
#include "map/pictures/caption.h"
#include "map/pictures/picture_parts.h"
#include "map/pictures/svg.h"
#include "map/things/ground_colors.h"
#include "model/link.h"
#include "model/strongest_loss.h"

namespace app {
namespace {

constexpr int kLeastSide = 320, kMostSide = 8192;  // logical pixels

std::string percent(double share) { return std::isnan(share) ? "-" : core::fixed_text(100 * share, 1) + " %"; }

std::string caption_of(const Session& session, const map::Scene& scene) {
    const train::Snapshot& shown = *scene.snapshot;
    const map::RegionView& view = scene.view;
    std::string text = session.material().dataset.row.label;
    if (view.head >= 0) {
        const train::HeadSnapshot& head = shown.heads[static_cast<std::size_t>(view.head)];
        const bool held_out = std::find(shown.held_out.begin(), shown.held_out.end(), 1) != shown.held_out.end();
        text += " · " + head_title(head) + ": " + accuracy_text(head) + (held_out ? " on held-out things" : "");
    }
    text += " · step\u00a0" + core::thousands(shown.step);  // no line break in between
    return text + (shown.laid_out && view.head >= 0 ? std::string(" · ") + kNearestRegions : "");
}

// How far the picture of more than two dimensions can be trusted, as far as it was measured: of layouts, and where its
// mistakes are drawn.
std::string trust_words(const Session& session, const map::Scene& scene, const TrustWatch& trust) {
    const bool lines = shows(session.running(), "mistakes");
    if (trust.k <= 0 || (!scene.snapshot->laid_out && !lines)) return "";
    const int n = scene.snapshot->n_points;
    const bool after_sentence =
        scene.snapshot->laid_out && scene.view.head >= 0;  // that regions are the nearest thing's
    std::string words = (after_sentence ? " " : " · ") + trust_sentence(trust, trust.n_dims, n);
    if (lines && trust.worst.looked_at > 0) words += " " + mistakes_sentence(trust.worst, n) + ".";
    return words;
}

// The address of the link, or the command to type; links contain no quotes, so none are escaped.
std::string link_of(const Session& session, const std::string& address) {
    const std::string link = model::to_link(session.running());
    if (!address.empty()) return address + link;
    return "embedscape train --steps " + std::to_string(session.latest().step) +
           (link.empty() ? "" : " --link '" + link + "'");
}

// Letters and digits of a label in lower case, one hyphen for everything between them.
std::string slug(std::string_view label) {
    std::string out;
    for (const char c : label) {
        const bool upper = c >= 'A' && c <= 'Z';
        const bool kept = upper || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        if (kept) out += upper ? static_cast<char>(c - 'A' + 'a') : c;
        if (!kept && !out.empty() && out.back() != '-') out += '-';
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? "map" : out;
}

// The map as the Spec asks for it, where nothing is on a screen: as a layout, or the latest snapshot on its plane.
const train::Snapshot* snapshot_without_screen(PictureScene& picture, const Session& session) {
    std::optional<LaidOut> laid_out = lay_out_whole(session);
    if (!laid_out) return &session.latest();
    if (!laid_out->refused.empty()) picture.refused = laid_out->refused + " Principal components are shown.";
    picture.laid_out = std::move(laid_out->snapshot);
    return &picture.laid_out;
}

// Measures the trust in the picture, if the caption or lines are to say something of it.
void measure_whole(PictureScene& picture, const Session& session) {
    const train::LayerSnapshot& map = session.latest().layers.back();
    const bool lines = shows(session.running(), "mistakes");
    if (map.n_units <= 2 || (!picture.scene.snapshot->laid_out && !lines)) return;
    constexpr double kLong_ms = 1e9;
    do {
        measure_trust(picture.trust, {map.values, map.n_units, picture.scene.snapshot->points, false, lines}, kLong_ms);
    } while (picture.trust.busy);
}

bool sized_by_screen(const PictureOptions& options) {
    return options.width == 0 && options.height == 0 && options.live != nullptr;
}

map::Camera fitting_all(const map::Scene& scene) {
    return map::fit(*scene.snapshot, scene.viewport, scene.terrain ? map::kFantasyMargin : map::kFitMargin);
}

// The camera of the picture: the view on the screen, or all things with the land around them.
map::Camera camera_of(const map::Scene& scene, const PictureOptions& options) {
    if (!options.live) return fitting_all(scene);
    map::Camera camera = options.live->camera;
    camera.units_per_px *= std::max(options.live->viewport.width / scene.viewport.width,
                                    options.live->viewport.height / scene.viewport.height);
    return camera;
}

// Pictures and names of things, where they fit beside the names of regions.
void place_things(PictureScene& picture, const Session& session) {
    map::Scene& scene = picture.scene;
    const data::Dataset& dataset = session.material().dataset;
    picture.things.obstacles = map::lay_out_ornaments(scene, picture.caption.title).covered;
    for (const map::Label& name : map::picture_names(scene, picture.things.obstacles)) {
        const map::Point2 size = map::picture_name_size(scene, name.text);
        picture.things.obstacles.push_back(
            {name.px.x - size.x / 2, name.px.y - size.y / 2, name.px.x + size.x / 2, name.px.y + size.y / 2});
    }
    const map::ThingLabelInput input{.snapshot = *scene.snapshot,
                                     .dataset = dataset,
                                     .camera = scene.camera,
                                     .viewport = scene.viewport,
                                     .flags = scene.flags,
                                     .hovered = -1,
                                     .pinned = scene.pinned,
                                     .closer = fitting_all(scene).units_per_px / scene.camera.units_per_px,
                                     .names = shows(session.running(), "names"),
                                     .fantasy = scene.terrain != nullptr};
    map::place_thing_labels(picture.things, input, map::overlay_text_size,
                            10);  // seconds: long enough to have faded in
    scene.pictures = &dataset.pictures;
    scene.picture_marks = &picture.things.pictures;
    for (const map::ThingLabel& label : picture.things.labels) {
        picture.over.texts.push_back({map::to_map(scene.camera, scene.viewport, label.px), 0,
                                      map::text_of(dataset, label), text_color(scene), label.strength});
    }
}

// Mountains of the fantasy map, each with two peaks before its name.
void lay_mountains(PictureScene& picture, const Session& session) {
    const map::Scene& scene = picture.scene;
    const data::Column* column =
        map::column_of_mountains(session.material().dataset, model::shown_color(session.running()));
    if (scene.terrain == nullptr || column == nullptr) return;
    map::MountainState state;
    state.obstacles = picture.things.obstacles;
    state.obstacles.insert(state.obstacles.end(), picture.things.taken.begin(), picture.things.taken.end());
    map::place_mountains(state, {*scene.snapshot, *scene.terrain, *column, scene.camera, scene.viewport},
                         map::overlay_text_size, 10);
    for (const map::MountainLabel& label : state.labels) {
        const float left = label.px.x - (map::overlay_text_size(label.name).x + map::kPeakWidth) / 2, y = label.px.y;
        const auto at = [&](float dx, float dy) {
            return map::to_map(scene.camera, scene.viewport, {left + dx, y + dy});
        };
        picture.over.line({.color = text_color(scene), .width = 1.4f},
                          {at(0, 5), at(6, -6), at(9, -1), at(11, -3), at(16, 5)});
        if (label.is_far) {
            const float width = map::overlay_text_size(label.name).x + map::kPeakWidth;
            picture.over.line({.color = text_color(scene), .alpha = 0.55f, .width = 1},
                              {at(label.summit.x < left ? -2 : width + 2, 0),
                               map::to_map(scene.camera, scene.viewport, label.summit)});
        }
        const map::Point2 middle{label.px.x + map::kPeakWidth / 2, y};
        picture.over.texts.push_back(
            {map::to_map(scene.camera, scene.viewport, middle), 0, label.name, text_color(scene), 1});
    }
}

// The layers of the Spec, without those that need a pointer or the past.
void lay_what_spec_shows(PictureScene& picture, Session& session) {
    map::update_place_grid(picture.grid, *picture.scene.snapshot);
    const ChangeWatch watch;
    const Trails trails;
    const std::vector<map::Box> obstacles = map::lay_out_ornaments(picture.scene, picture.caption.title).covered;
    draw_layers(picture.layers, picture.scene,
                {.spec = session.running(),
                 .looking = picture.looking,
                 .grid = picture.grid,
                 .watch = watch,
                 .trails = trails,
                 .trainer = session.trainer(),
                 .measure = map::overlay_text_size,
                 .obstacles = obstacles,
                 .mistakes = &picture.trust.worst,
                 .not_live = picture.scene.snapshot->laid_out});
}

void draw_layers_of(PictureScene& picture, Session& session, bool live) {
    map::Scene& scene = picture.scene;
    if (!live) lay_what_spec_shows(picture, session);
    if (scene.over) picture.over = *scene.over;
    place_things(picture, session);
    lay_mountains(picture, session);
    if (scene.band_lines && scene.field == nullptr) map::add_contour_values(picture.over, scene, text_color(scene));
    scene.over = &picture.over;
}

}  // namespace

std::string head_title(const train::HeadSnapshot& head) {
    std::string title = head.spec.kind;
    if (!head.label.empty() && head.label != head.spec.kind) title += " " + head.label;
    return title;
}

std::string accuracy_text(const train::HeadSnapshot& head) {
    if (!train::is_judged(head)) return "";
    if (!train::is_right_or_wrong(head)) return percent(head.accuracy) + " explained";
    return percent(head.accuracy) + " right, " + percent(head.balanced_accuracy) + " balanced" +
           (head.of_links ? " (links)" : "");
}

std::string short_accuracy_text(const train::HeadSnapshot& head) {
    const std::string whole = accuracy_text(head);
    return whole.substr(0, whole.find(','));
}

std::optional<PictureFormat> format_of(std::string_view file) {
    if (file.size() < 4) return std::nullopt;
    std::string ending(file.substr(file.size() - 4));
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (ending == ".png") return PictureFormat::png;
    if (ending == ".svg") return PictureFormat::svg;
    return std::nullopt;
}

core::Status check(const PictureOptions& options) {
    const bool by_screen = sized_by_screen(options);
    const auto whole = [](int side) { return side >= kLeastSide && side <= kMostSide; };
    if (!by_screen && (!whole(options.width) || !whole(options.height))) {
        return core::Error{"", "A picture of " + std::to_string(options.width) + "x" + std::to_string(options.height) +
                                   " cannot be made; each side may have 320 to 8192 logical pixels."};
    }
    if (!(options.scale >= 1 && options.scale <= kMostScale))
        return core::Error{"", "The scale of a picture has to be from 1 to 4."};
    if (options.format == PictureFormat::svg) return {};
    const double width = by_screen ? static_cast<double>(options.live->viewport.width) : options.width;
    const double height = by_screen ? static_cast<double>(options.live->viewport.height) : options.height;
    const double pixels = width * height * static_cast<double>(options.scale) * static_cast<double>(options.scale);
    if (pixels <= static_cast<double>(kMostPixels)) return {};
    return core::Error{
        "", "That picture would have " + core::thousands(std::lround(pixels / 1e6)) +
                " million pixels; choose a smaller size or scale, 80 million at most, or SVG, which has none."};
}

void set_up(PictureScene& picture, Session& session, const PictureOptions& options) {
    const model::Spec& spec = session.running();
    map::Scene& scene = picture.scene;
    const bool as_seen = options.live != nullptr && options.live->coloring != nullptr;
    picture.coloring = as_seen ? *options.live->coloring
                               : map::color_points(session.material(), model::shown_color(spec), spec.first_color);
    if (options.live) scene = *options.live;
    if (!options.live) scene.snapshot = snapshot_without_screen(picture, session);
    scene.coloring = &picture.coloring;
    scene.coloring_before = nullptr;
    scene.view = map::region_view(*scene.snapshot, spec.regions_of);
    scene.view = map::muted_beside(scene.view, *scene.snapshot, picture.coloring);
    const bool is_chart = (options.map_style.empty() ? spec.map_style : options.map_style) != "fantasy";
    const bool laid_out = scene.snapshot->laid_out, nearest = laid_out && is_chart;
    // The picture of a layer, or a layout as a fantasy map, has only things.
    if ((scene.field || laid_out) && !nearest) scene.view = {};
    scene.field = nearest && scene.view.head >= 0 ? &picture.field : nullptr;
    scene.hovered = -1;  // a picture has no pointer
    scene.terrain = nullptr;
    scene.dark = options.dark;
    scene.pixel_ratio = options.scale;
    if (!is_chart) {
        map::update_terrain(picture.terrain, *scene.snapshot);
        scene.terrain = &picture.terrain;
    }
    if (!options.live) measure_whole(picture, session);
    const TrustWatch& trust = options.live != nullptr && options.trust != nullptr ? *options.trust : picture.trust;
    picture.caption = {caption_of(session, scene) + trust_words(session, scene, trust) +
                           (picture.refused.empty() ? "" : " · " + picture.refused),
                       link_of(session, options.address), session.material().dataset.row.label};
    scene.viewport = {static_cast<float>(options.width), static_cast<float>(options.height)};
    if (sized_by_screen(options)) {
        scene.viewport = options.live->viewport;
    } else {
        // Even a small picture with a long legend keeps a pixel for the map.
        const float strip = map::strip_height(scene, picture.caption);
        scene.viewport.height = std::max(std::floor(scene.viewport.height - strip), 1.0f);
    }
    scene.camera = camera_of(scene, options);
    if (scene.field != nullptr) fill_nearest(picture.field, scene);
    draw_layers_of(picture, session, options.live != nullptr);
}

core::Result<Picture> make_picture(const PictureScene& picture, const Session& session, const PictureOptions& options) {
    if (const core::Status can_be = check(options); !can_be.ok()) return can_be.error();
    Picture file;
    file.name = "embedscape-" + slug(session.material().dataset.row.label) + "-step-" +
                std::to_string(session.latest().step) + (options.format == PictureFormat::svg ? ".svg" : ".png");
    if (options.format == PictureFormat::svg) {
        const std::string text = map::to_svg(picture.scene, picture.caption);
        file.bytes.assign(text.begin(), text.end());
    } else {
        file.bytes =
            map::to_png(map::paint(picture.scene, picture.caption), picture.caption.text + "\n" + picture.caption.link);
    }
    return file;
}

core::Result<Picture> make_picture(Session& session, const PictureOptions& options) {
    if (const core::Status can_be = check(options); !can_be.ok()) return can_be.error();
    PictureScene picture;
    set_up(picture, session, options);
    return make_picture(picture, session, options);
}

}  // namespace app
