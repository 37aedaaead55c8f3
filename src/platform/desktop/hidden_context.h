// An OpenGL ES context without a visible window, for training on the graphics card from the command line. May include
// GLFW. Next: window.h, the program in a window.
#pragma once

#include <string>

namespace platform {

// Creates a context and makes it current, until close_hidden_context(). Returns why that failed, as sentences, or
// "" if it did not.
std::string open_hidden_context();
void close_hidden_context();

}  // namespace platform
