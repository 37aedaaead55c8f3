// Data for scripts of the page: the app's state as JSON, the regions as class ids, the map as the bytes of a PNG or SVG
// file. May include everything of app. Next: docs/api.md, which describes the fields.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "app/view/picture.h"

namespace app {

struct Rooms;

// One JSON object for window.embedscape.snapshot(), without the points.
std::string snapshot_json(const Rooms& rooms);
// Where training runs (CPU or graphics card), and why. One JSON object: {"choice", "runs_on", "cpu", "webgl",
// "why_not"}.
std::string backend_json(const Rooms& rooms);
// One JSON object for window.embedscape.bits_kept(). First runs every probe whose result is out of date, which takes
// some tenths of a second.
std::string bits_kept_json(Rooms& rooms);
// The index of the predicted class (255: that one or a higher one) at each of w x h points of the map's visible
// rectangle, [h, w], row 0 at the top. If the head predicts a number: its band, 0 to 7. All 0 if no head is shown.
std::vector<std::uint8_t> regions(Rooms& rooms, int w, int h);
// A picture file of the map as it is on the screen, with caption and legend in a strip below. Width and height 0: the
// map keeps its size on the screen. Error: a size or scale is out of range.
core::Result<Picture> picture(Rooms& rooms, PictureOptions options);

}  // namespace app
