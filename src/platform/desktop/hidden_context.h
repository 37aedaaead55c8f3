// OpenGL ES without anything to see: a context on a window that is never shown, for work on the graphics card from the
// command line. May include GLFW. Next: window.h, which shows one.
#pragma once

#include <string>

namespace platform {

// Makes a context current until close_hidden_context(). Empty, or why there is none.
std::string open_hidden_context();
void close_hidden_context();

}  // namespace platform
