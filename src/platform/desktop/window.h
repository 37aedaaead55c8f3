// The program in a window of the desktop: GLFW, OpenGL ES 3 through EGL, Dear ImGui. Owns the window and the loop; what
// is in it is app::App's. May include everything. Next: window.cpp, mouse.h.
#pragma once

#include <string>

namespace platform {

struct WindowArguments {
    std::string link;  // fragment to open; empty = the default
    int width = 1440, height = 900;
    std::string screenshot;  // for tests: after `frames` frames writes this PNG and closes
    int frames = 60;
};

// Runs until the window is closed. Returns a sentence if no window could be opened or the screenshot not be written,
// else an empty string.
std::string run_window(const WindowArguments& arguments);

}  // namespace platform
