// One frame, from what a platform tells to what it is asked for; and what all of it hangs on: training for a while, the
// draft that lands, what is said about it. Next: frame.cpp, which reads from top to bottom; rooms.h.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "core/result.h"
#include "map/view/camera.h"
#include "ui/screen_tiles.h"

namespace app {

struct Rooms;

// What a platform tells each frame. Sizes in logical pixels.
struct Input {
    double now_s = 0;
    float pixel_ratio = 1;
    bool prefers_dark = false;
    bool touch = false;
    bool reduced_motion = false;  // the learner's system asks for less: the view jumps instead of gliding
    bool spares_pixels = false;   // there is no graphics card: the map is coarse while it moves
    bool visible = true;          // false: hidden or off-screen, so neither trains nor draws
    float pinch = 1;              // trackpad or two fingers, this frame
    map::Point2 pinch_at{};
    std::string_view alarm;  // what the platform has to say (lost GL context, ...); empty = nothing new
};

// What a frame asks of its platform.
struct Output {
    std::string copy_to_clipboard;      // empty = nothing
    std::string save_name, save_bytes;  // a file for the learner; empty name = nothing
    bool progress_changed = false;      // of the lessons: app.progress() is other than last frame
    bool link_changed = false;          // app.link() differs from last frame
    bool wants_frame_soon = true;       // false: nothing moves; wait for input
    bool dark = false;
    std::array<ui::PaintedTexture, 2> painted{};  // the maps' pictures, as of this frame
};

Output frame(Rooms& rooms, const Input& input);
// While the graphics context is lost. False: nothing trains.
bool frame_without_gl(Rooms& rooms, const Input& input);

// GL is there, and gone. An error if the machine cannot draw the map.
core::Status start_gl(Rooms& rooms);
core::Status set_whole(Rooms& rooms, bool whole);
void lost_gl(Rooms& rooms);

// A sentence beside the map, for a while.
void tell(Rooms& rooms, std::string sentence, double now_s);

}  // namespace app
