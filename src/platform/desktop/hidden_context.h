// An OpenGL ES context without a visible window, for training on the graphics card from the command line. May include
// GLFW. Next: window.h, which shows one.
#pragma once

#include <string>

namespace platform {

// Makes a context current, until close_hidden_context(). Returns why it could not, or "".
std::string open_hidden_context();
void close_hidden_context();

}  // namespace platform
