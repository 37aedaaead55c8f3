// The program in a desktop window, with GLFW, OpenGL ES 3 through EGL, and Dear ImGui. Owns the window and the main
// loop; app::App does the rest. May include everything. Next: window.cpp, mouse.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "data/brought_file.h"

namespace platform {

struct WindowArguments {
    std::string link;  // the link to open, as it stands after "#" in the page's address; empty = the default
    int width = 1440, height = 900;  // of the window, before it is scaled for the monitor
    std::string screenshot;          // for tests: after `frames` frames writes this PNG and closes
    int frames = 60;
    // Reads files that were dropped on the window. Must be set, as must `write` for a screenshot.
    core::Result<std::vector<data::ImportedFile>> (*read)(const std::vector<std::string>& files) = nullptr;
    // Writes the screenshot. Returns "", or what went wrong.
    std::string (*write)(const std::string& file, std::string_view bytes) = nullptr;
};

// Runs until the window is closed. Returns a sentence if the window could not be opened or the screenshot could not be
// written, else "".
std::string run_window(const WindowArguments& arguments);

}  // namespace platform
