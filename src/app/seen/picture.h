// The map of a session as a file: PNG or SVG, with caption, legend and the link that reproduces it. What the page, the
// window and the command line hand out is made here. May include app/experiment/session.h and what is before it; knows no files.
// Next: map/pictures/paint.h, map/pictures/svg.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/experiment/session.h"
#include "app/seen/map_layers.h"
#include "core/result.h"
#include "map/names/thing_labels.h"
#include "map/pictures/paint.h"

namespace app {

enum class PictureFormat { png, svg };
inline constexpr float kMostScale = 4;

struct PictureOptions {
    PictureFormat format = PictureFormat::png;
    float scale = 1;  // pixels of a PNG per logical pixel, 1 to kMostScale; an SVG has no pixels
    bool dark = false;
    std::string map_style;           // "chart" or "fantasy"; empty = as the Spec says
    int width = 1200, height = 900;  // logical pixels, caption and legend included, each 320 to 8192; 0 and 0: the map
                                     // has the size of what is seen, the strip stands below it
    // The map as it is on the screen: what it shows is all in the picture, with everything that lies on it and the same
    // things in view. Null: all things, and what the Spec shows on them.
    const map::Scene* live = nullptr;
    std::string address;  // of the page, up to and with "#": the link stands behind it. Empty = the command to type
};

struct Picture {
    std::vector<std::uint8_t> bytes;
    std::string name;  // to save it as: "embedscape-cars-1970-82-step-1500.svg"
};

// Everything that is painted, and the camera it is seen with. `session` has to outlive it.
struct PictureScene {
    PictureScene() = default;
    PictureScene(const PictureScene&) = delete;  // the scene points into it
    PictureScene& operator=(const PictureScene&) = delete;

    map::Scene scene;
    map::Coloring coloring;
    map::Terrain terrain;
    map::ThingLabelState things;
    MapLayers layers;
    ui::Looking looking;  // at nothing
    map::PlaceGrid grid;
    map::Overlay over;
    map::Caption caption;
};
void set_up(PictureScene& picture, Session& session, const PictureOptions& options);

// Errors: a scale or a size that cannot be; more pixels than memory should hold (kMostPixels). A sentence each.
inline constexpr long kMostPixels = 80000000;  // 4x the pixels of a large screen
core::Result<Picture> make_picture(const PictureScene& picture, const Session& session, const PictureOptions& options);
core::Result<Picture> make_picture(Session& session, const PictureOptions& options);
// The same errors, before anything is trained or painted.
core::Status check(const PictureOptions& options);

// ".png" or ".svg" at the end of a file's name, in either case; nothing for any other.
std::optional<PictureFormat> format_of(std::string_view file);

// "classify origin", and what it reached: "79.3 % right, 74.0 % balanced"; a number's or a reconstruction's accuracy is
// how much of the variance is explained.
std::string head_title(const train::HeadSnapshot& head);
std::string judged(const train::HeadSnapshot& head);
std::string short_judged(const train::HeadSnapshot& head);  // "79.3 % right"

}  // namespace app
