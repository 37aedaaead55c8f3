// What scripts of a page are told, as text and plain numbers; and the picture that they can have. May include
// everything of app. Next: docs/api.md, which says what stands in it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/seen/picture.h"

namespace app {

struct Rooms;

// One JSON object for window.embedscape.snapshot(), without the points.
std::string snapshot_json(const Rooms& rooms);
// One JSON object: {"choice", "runs_on", "cpu", "webgl", "why_not"}.
std::string backend_json(const Rooms& rooms);
// One JSON object for window.embedscape.bits_kept(): measures first what is not of this step yet.
std::string bits_kept_json(Rooms& rooms);
// Class ids over the map's visible rectangle, [h, w], row 0 at the top.
std::vector<std::uint8_t> regions(Rooms& rooms, int w, int h);
// The map as it is seen now, with a strip below it; a width and a height of 0 are those of the screen's map.
core::Result<Picture> picture(Rooms& rooms, PictureOptions options);

}  // namespace app
