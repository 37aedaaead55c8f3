// Makes a picture file (PNG or SVG) of a session's map, with caption, legend and the link that reproduces it. Used by
// the page, the desktop window and the command line. Returns bytes; writes no files. Error: a size or scale out of
// range. May include core .. map, app/experiment/session.h and map_layers.h. Next: map/pictures/paint.h,
// map/pictures/svg.h.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/experiment/session.h"
#include "app/view/map_layers.h"
#include "app/view/trust_watch.h"
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
    // The scene on the screen, if the picture is to have the same view and layers. Null: a view of all things, with the
    // layers that the Spec's `shows` lists; a layout (t-SNE ...) that the Spec asks for is computed until it rests.
    const map::Scene* live = nullptr;
    const TrustWatch* trust = nullptr;  // what was measured of `live`; null: nothing
    // The page's address up to "#", for the link in the caption. Empty: the caption has the command "embedscape train"
    // that makes the same map.
    std::string address;
};

struct Picture {
    std::vector<std::uint8_t> bytes;
    std::string name;  // proposed file name: "embedscape-cars-1970-82-step-1500.svg"
};

// The scene that is painted, and everything that it points to. The session must outlive it.
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
    map::AnswerField field;    // of a layout (nearest_field.h)
    train::Snapshot laid_out;  // the map as a layout, if no scene is on a screen and the Spec asks for one
    std::string refused;       // why there is no layout although the Spec asks for one; empty: there is, or it does not
    TrustWatch trust;          // of a picture of more than two dimensions, if no scene is on a screen
    map::Caption caption;
};
// Fills in the scene, with its camera, for make_picture() to paint.
void set_up(PictureScene& picture, Session& session, const PictureOptions& options);

// Paints the picture; without a PictureScene: sets one up first. Errors (field ""): a scale or a size out of range;
// more than kMostPixels pixels (PNG).
inline constexpr long kMostPixels = 80000000;  // 4x the pixels of a large screen
core::Result<Picture> make_picture(const PictureScene& picture, const Session& session, const PictureOptions& options);
core::Result<Picture> make_picture(Session& session, const PictureOptions& options);
// Checks the options for the same errors, before anything is trained or painted.
core::Status check(const PictureOptions& options);

// The format that a file name asks for by its ending, ".png" or ".svg" in upper or lower case; nothing for any other.
std::optional<PictureFormat> format_of(std::string_view file);

// Texts about a head: its title, "classify origin"; its accuracy, "79.3 % right, 74.0 % balanced" (for numbers and
// reconstructions the share of variance explained; empty if it predicts nothing); the short form, "79.3 % right".
std::string head_title(const train::HeadSnapshot& head);
std::string accuracy_text(const train::HeadSnapshot& head);
std::string short_accuracy_text(const train::HeadSnapshot& head);

}  // namespace app
