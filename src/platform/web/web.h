// The program in a web page: one App, one canvas, and frames only while something changes. Browser events are collected
// in web/page/*.js and arrive through the functions in input.cpp; scripts of the page call those in api.cpp. May
// include everything. Next: main.cpp (start, frame, lost context).
#pragma once

#include <map>
#include <string>
#include <vector>

#include "app/app.h"
#include "ui/context.h"
#include "ui/partial_draw.h"
#include "ui/screen_tiles.h"

namespace platform {

struct Web {
    ui::Context ui_context;
    app::App app;
    bool started = false;  // es_start() succeeded
    bool gl_alive = false;
    bool laid_out = false;  // the first frame, which only computes the layout and is not drawn, has been run
    bool link_untold = false, progress_untold = false;  // changed in that frame; the page is told with the next one
    bool first_map_shown = false;                       // from here on frames are requested
    bool visible = true;        // the tab is not hidden and the canvas not scrolled out of sight
    bool frame_asked = false;   // a frame was requested from the browser
    bool prefers_dark = false;  // theme that the browser prefers
    bool touch = false;         // the last pointer was a finger
    bool reduced_motion = false;
    float width = 0, height = 0;  // of the canvas, logical pixels
    float pixel_ratio = 1;
    // Collected until the next frame:
    float pinch = 1;          // factor by which to zoom
    map::Point2 pinch_at{};   // its centre, logical pixels
    std::string alarm;        // a sentence to show in the next frame; empty = none
    std::vector<int> clicks;  // click counts of presses that ImGui has not seen yet: 1, 2 (double) ...; 0 = unknown
    int frames_owed = 0;      // frames still to draw after an event: ImGui needs a few
    // State of the last frame, to notice changes:
    float fonts_ratio = 0;     // pixel_ratio for which the fonts were made
    bool fonts_serif = false;  // and whether the serif fonts of the fantasy map were among them
    bool fonts_on_gpu = false;
    int cursor = -1;                   // ImGuiMouseCursor that the page shows
    bool typing = false;               // a text field has the keyboard
    float typing_x = 0, typing_y = 0;  // where its text cursor is
    int theme = -1;                    // that the page was told: 0 light, 1 dark, -1 none yet
    double drawn_s = 0;                // when it was drawn, seconds since the page was opened
    // Without a graphics card: the canvas keeps the last frame, and only what changes is drawn over it.
    bool keeps_screen = false;
    ui::ScreenTiles tiles;
    ui::PartialDraw part;
    std::vector<ui::PixelRect> stale_rects;
    std::string link_unseen;  // the last link that the page was given while the graphics context was lost
    bool exact = false;       // draw this frame at full resolution
    double hands_s = -1;      // when a pointer or key was used last, as drawn_s; -1 = never
    std::string problem;      // the last error reported to the page; empty = none
    std::string wanted_file;  // the file that the page was asked to fetch
};

Web& web();

// Files that the page has fetched, by the names for data::packed_file(). Kept for the lifetime of the page, because
// going back to a data set reads its file again.
std::map<std::string, std::string, std::less<>>& packs();

// Asks the page to fetch the file that the program waits for; asks once for each file.
void ask_for_file();

// Call after ImGui::NewFrame(): matches a press that ImGui saw just now with the browser's click count.
void count_clicks();

// Requests frames until ImGui is at rest again.
void wake();
// Draws now, so that a screenshot or a resize sees the present state. False if nothing can be drawn now.
bool draw_now();

}  // namespace platform
