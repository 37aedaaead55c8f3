// The map of a session as the bytes of a PNG or SVG file, with caption, legend and the link that reproduces it; for
// page, desktop window and command line. May include core .. map, app/experiment/session.h and map_layers.h; writes no
// files. Next: map/pictures/paint.h, map/pictures/svg.h.
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
                                     // has its size on the screen, with the caption below it
    // The map as it is on the screen: the picture has the same view and the same layers. Null: a view of all things,
    // with the layers that the Spec's `shows` lists.
    const map::Scene* live = nullptr;
    std::string address;  // the page's address up to "#", before the link. Empty = the caption has a command to type
};

struct Picture {
    std::vector<std::uint8_t> bytes;
    std::string name;  // proposed file name: "embedscape-cars-1970-82-step-1500.svg"
};

// Everything that is painted, with the camera. The session must outlive it.
struct PictureScene {
    PictureScene() = default;
    PictureScene(const PictureScene&) = delete;  // the scene points to the other members
    PictureScene& operator=(const PictureScene&) = delete;

    map::Scene scene;
    map::Coloring coloring;
    map::Terrain terrain;
    map::ThingLabelState things;
    MapLayers layers;
    ui::Looking looking;  // empty: a picture has no pointer
    map::PlaceGrid grid;
    map::Overlay over;
    map::Caption caption;
};
void set_up(PictureScene& picture, Session& session, const PictureOptions& options);

// Errors: a scale or a size out of range; more than kMostPixels pixels.
inline constexpr long kMostPixels = 80000000;  // 4x the pixels of a large screen
core::Result<Picture> make_picture(const PictureScene& picture, const Session& session, const PictureOptions& options);
core::Result<Picture> make_picture(Session& session, const PictureOptions& options);
// Finds the same errors without a picture, before anything is trained or painted.
core::Status check(const PictureOptions& options);

// The format of a file name that ends in ".png" or ".svg", in upper or lower case; nothing for any other.
std::optional<PictureFormat> format_of(std::string_view file);

// A head's title, "classify origin", and its accuracy in words, "79.3 % right, 74.0 % balanced". For numbers and
// reconstructions the accuracy is the share of the variance that is explained.
std::string head_title(const train::HeadSnapshot& head);
std::string judged(const train::HeadSnapshot& head);
std::string short_judged(const train::HeadSnapshot& head);  // "79.3 % right"

}  // namespace app
