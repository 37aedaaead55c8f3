// See picture.h.
#include "app/picture.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/thousands.h"
#include "map/caption.h"
#include "map/fantasy.h"
#include "map/picture_parts.h"
#include "map/svg.h"
#include "model/link.h"

namespace app {
namespace {

constexpr int kLeastSide = 320, kMostSide = 8192;  // logical pixels

std::string percent(double share) {
    if (std::isnan(share)) return "-";
    char text[32];
    std::snprintf(text, sizeof text, "%.1f %%", 100 * share);
    return text;
}

std::string caption_of(const Session& session, const map::RegionView& view) {
    const train::Snapshot& shown = session.shown();
    std::string text = session.material().dataset.row.label;
    if (view.head >= 0) {
        const train::HeadSnapshot& head = shown.heads[static_cast<std::size_t>(view.head)];
        const bool held_out = std::find(shown.held_out.begin(), shown.held_out.end(), 1) != shown.held_out.end();
        text += " · " + head_title(head) + ": " + judged(head) + (held_out ? " on held-out things" : "");
    }
    return text + " · step\u00a0" + core::thousands(shown.step);  // never apart
}

// An address, or what to type: a link's text has no quotes in it.
std::string link_of(const Session& session, const std::string& address) {
    const std::string link = model::to_link(session.running());
    if (!address.empty()) return address + link;
    return "embedscape train --steps " + std::to_string(session.shown().step) +
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

bool sized_by_screen(const PictureOptions& options) {
    return options.width == 0 && options.height == 0 && options.seen.has_value();
}

// All of what is seen, or of all things with the land round them.
map::Camera camera_of(const Session& session, const map::Scene& scene, const PictureOptions& options) {
    if (!options.seen) {
        const float margin = scene.terrain ? map::kFantasyMargin : map::kFitMargin;
        return map::fit(session.shown(), scene.viewport, margin);
    }
    map::Camera camera = options.seen->camera;
    camera.units_per_px *= std::max(options.seen->viewport.width / scene.viewport.width,
                                    options.seen->viewport.height / scene.viewport.height);
    return camera;
}

void lay_over(PictureScene& picture, const PictureOptions& options) {
    map::Scene& scene = picture.scene;
    scene.under = options.under;
    if (options.over) picture.over = *options.over;
    const map::Rgb ink = scene.terrain ? map::fantasy_colors(scene.dark).ink : map::word_color(scene.dark);
    map::add_contour_values(picture.over, scene, ink);
    scene.over = &picture.over;
}

}  // namespace

std::string head_title(const train::HeadSnapshot& head) {
    std::string title = head.spec.kind;
    if (!head.label.empty() && head.label != head.spec.kind) title += " " + head.label;
    return title;
}

std::string judged(const train::HeadSnapshot& head) {
    if (head.answer == model::Answer::none) return "";
    if (head.answer != model::Answer::classes) return percent(head.accuracy) + " explained";
    return percent(head.accuracy) + " right, " + percent(head.balanced_accuracy) + " balanced";
}

std::optional<PictureFormat> format_of(std::string_view file) {
    if (file.size() < 4) return std::nullopt;
    std::string ending(file.substr(file.size() - 4));
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    if (ending == ".png") return PictureFormat::png;
    if (ending == ".svg") return PictureFormat::svg;
    return std::nullopt;
}

std::string problem_with(const PictureOptions& options) {
    const bool by_screen = sized_by_screen(options);
    const auto whole = [](int side) { return side >= kLeastSide && side <= kMostSide; };
    if (!by_screen && (!whole(options.width) || !whole(options.height))) {
        return "A picture of " + std::to_string(options.width) + "x" + std::to_string(options.height) +
               " cannot be made; each side may have 320 to 8192 logical pixels.";
    }
    if (!(options.scale >= 1 && options.scale <= kMostScale)) return "The scale of a picture has to be from 1 to 4.";
    if (options.format == PictureFormat::svg) return "";
    const double width = by_screen ? static_cast<double>(options.seen->viewport.width) : options.width;
    const double height = by_screen ? static_cast<double>(options.seen->viewport.height) : options.height;
    const double pixels = width * height * static_cast<double>(options.scale) * static_cast<double>(options.scale);
    if (pixels <= static_cast<double>(kMostPixels)) return "";
    return "That picture would have " + core::thousands(std::lround(pixels / 1e6)) +
           " million pixels; choose a smaller size or scale, 80 million at most, or SVG, which has none.";
}

void set_up(PictureScene& picture, const Session& session, const PictureOptions& options) {
    const model::Spec& spec = session.running();
    map::Scene& scene = picture.scene;
    picture.coloring = map::color_points(session.material(), spec.color_by);
    scene.snapshot = &session.shown();
    scene.coloring = &picture.coloring;
    scene.view = map::region_view(session.shown(), spec.regions_of);
    scene.dark = options.dark;
    scene.pixel_ratio = options.scale;
    if ((options.map_style.empty() ? spec.map_style : options.map_style) == "fantasy") {
        map::update_terrain(picture.terrain, session.shown());
        scene.terrain = &picture.terrain;
    }
    picture.caption = {caption_of(session, scene.view), link_of(session, options.address),
                       session.material().dataset.row.label};
    scene.viewport = {static_cast<float>(options.width), static_cast<float>(options.height)};
    if (sized_by_screen(options)) {
        scene.viewport = options.seen->viewport;
    } else {
        // Small pictures with a long legend still show a map.
        const float strip = map::strip_height(scene, picture.caption);
        scene.viewport.height = std::max(std::floor(scene.viewport.height - strip), 1.0f);
    }
    scene.camera = camera_of(session, scene, options);
    lay_over(picture, options);
}

core::Result<Picture> make_picture(const PictureScene& picture, const Session& session, const PictureOptions& options) {
    const std::string problem = problem_with(options);
    if (!problem.empty()) return core::Error{"", problem};
    Picture file;
    file.name = "embedscape-" + slug(session.material().dataset.row.label) + "-step-" +
                std::to_string(session.shown().step) + (options.format == PictureFormat::svg ? ".svg" : ".png");
    if (options.format == PictureFormat::svg) {
        const std::string text = map::to_svg(picture.scene, picture.caption);
        file.bytes.assign(text.begin(), text.end());
    } else {
        file.bytes = map::to_png(map::paint(picture.scene, picture.caption));
    }
    return file;
}

core::Result<Picture> make_picture(const Session& session, const PictureOptions& options) {
    const std::string problem = problem_with(options);
    if (!problem.empty()) return core::Error{"", problem};
    PictureScene picture;
    set_up(picture, session, options);
    return make_picture(picture, session, options);
}

}  // namespace app
