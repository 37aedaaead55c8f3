// Runs one frame of the app: takes the platform's Input, returns the Output for the platform. Also starts what needs
// the graphics context, and handles its loss. May include everything but platform. Next: frame.cpp, where frame() calls
// the parts of a frame in order; rooms.h, the state.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "app/take_home/taken_file.h"
#include "core/result.h"
#include "map/view/camera.h"
#include "ui/rect.h"
#include "ui/screen_tiles.h"

namespace app {

struct Rooms;

// Input of a frame, from the platform. Sizes in logical pixels.
struct Input {
    double now_s = 0;
    float pixel_ratio = 1;
    bool prefers_dark = false;
    bool touch = false;           // the learner points with a finger
    bool reduced_motion = false;  // the system's setting: the view jumps instead of gliding
    bool spares_pixels = false;   // no graphics card: the map is drawn at half resolution while it moves
    bool visible = true;          // false: hidden or off-screen, so neither trains nor draws
    float pinch = 1;              // zoom factor of this frame, from a trackpad or two fingers
    map::Point2 pinch_at{};       // the centre of that zoom
    std::string_view alarm;       // a new sentence from the platform (lost GL context, ...); empty = none
};

// A request to record a video: `begin` records the rectangle Output::film_at of the screen from the next frame on;
// `keep` ends the recording and saves it, `drop` ends and discards it.
enum class Film { none, begin, keep, drop };

// Output of a frame: requests to the platform.
struct Output {
    std::string copy_to_clipboard;      // empty = nothing
    std::string save_name, save_bytes;  // a file to save; empty name = none
    std::vector<TakenFile> more_files;  // others to save, one after another
    bool pick_files = false;            // open the system's dialog to choose files, for App::import_files()
    int shrink_pictures = 0;            // shrink the pictures that were imported last to this side in pixels, and
                                        // import them again; 0 = no
    Film film = Film::none;
    ui::Rect film_at{};
    bool progress_changed = false;                // app.progress() differs from last frame
    bool link_changed = false;                    // app.link() differs from last frame
    bool wants_frame_soon = true;                 // false: nothing moves; wait for input
    bool dark = false;                            // the theme of panels and map
    std::array<ui::PaintedTexture, 2> painted{};  // the map of the active side, and that of the other one
};

Output frame(Rooms& rooms, const Input& input);
// A frame while the graphics context is lost: only trains. Returns whether anything trains.
bool frame_without_gl(Rooms& rooms, const Input& input);

// See App's functions of the same names (app.h).
core::Status start_gl(Rooms& rooms);
core::Status set_whole(Rooms& rooms, bool whole);
void lost_gl(Rooms& rooms);

// Shows a sentence beside the map for a while.
void tell(Rooms& rooms, std::string sentence, double now_s);

}  // namespace app
