// Data for scripts of the page: the state of the app as JSON, regions as class ids, the map as a picture file. May
// include everything of app. Next: docs/api.md, which describes the fields.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/view/picture.h"

namespace app {

struct Rooms;

// One JSON object for window.embedscape.snapshot(), without the points.
std::string snapshot_json(const Rooms& rooms);
// One JSON object: {"choice", "runs_on", "cpu", "webgl", "why_not"}.
std::string backend_json(const Rooms& rooms);
// One JSON object for window.embedscape.bits_kept(): measures first whatever is out of date.
std::string bits_kept_json(Rooms& rooms);
// Class ids over the map's visible rectangle, [h, w], row 0 at the top.
std::vector<std::uint8_t> regions(Rooms& rooms, int w, int h);
// The map as it is on the screen, with caption and legend in a strip below it. A width and a height of 0: the map has
// its size on the screen.
core::Result<Picture> picture(Rooms& rooms, PictureOptions options);

}  // namespace app
