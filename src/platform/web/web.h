// The program inside a page: one App, one canvas, and frames that come only while something moves.
// Events of the browser are gathered in web/page/*.js and arrive through the functions of input.cpp; scripts of the
// page arrive through api.cpp. Next: main.cpp (start, frame, lost context).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/app.h"
#include "ui/partial_draw.h"
#include "ui/screen_tiles.h"

namespace platform {

struct Web {
    app::App app;
    bool started = false;  // es_start() went well
    bool gl_alive = false;
    bool first_map_shown = false;
    bool visible = true;        // neither a hidden tab nor scrolled out of sight
    bool frame_asked = false;   // the browser owes us a frame
    bool prefers_dark = false;  // what the browser asks for
    bool touch = false;         // the last pointer was a finger
    bool reduced_motion = false;
    float width = 0, height = 0;  // of the canvas, logical pixels
    float pixel_ratio = 1;
    // gathered until the next frame
    float pinch = 1;
    map::Point2 pinch_at{};
    std::string alarm;
    std::vector<int> clicks;  // of presses that ImGui has not seen yet: 1, 2 (double click) ...; 0 = nobody counted
    int frames_owed = 0;      // ImGui needs a few to come to rest after an event
    // as it was in the last frame, to notice changes
    float fonts_ratio = 0;
    bool fonts_serif = false;
    bool fonts_on_card = false;
    int cursor = -1;
    bool typing = false;  // a text field has the keyboard; where its text cursor is
    float typing_x = 0, typing_y = 0;
    int theme = -1;
    double drawn_s = 0;
    // Without a graphics card: the canvas keeps what was drawn, and only what changes is drawn over it.
    bool keeps_screen = false;
    ui::ScreenTiles tiles;
    ui::PartialDraw part;
    std::vector<ui::PixelRect> stale_rects;
    bool exact = false;   // this frame is looked at closely: as sharp as at rest
    double hands_s = -1;  // when a pointer or key was used last
    std::string problem;
    std::string wanted_file;  // the page was asked for it
};

Web& web();

// Files that the page has fetched, by the name that data::packed_file() is asked for. Kept as long as the page: going
// back to a data set reads its file again.
std::map<std::string, std::string, std::less<>>& packs();

// Asks the page for the file that the program waits for, once each time.
void ask_for_file();

// After ImGui::NewFrame(): a press that it saw just now is the click that the browser counted.
void count_clicks();

// Something happened: frames until ImGui is at rest again.
void wake();
// Draws at once, so that a screenshot or a resize sees the present state. False if nothing can be drawn now.
bool draw_now();

}  // namespace platform
