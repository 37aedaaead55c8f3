// GLFW hints that request the kind of OpenGL context that windows and hidden contexts need: ES 3.0 through EGL, the
// equivalent of WebGL2. Includes nothing of ours. Next: window.cpp, hidden_context.h.
#pragma once

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>

namespace platform {

// Call after glfwInit() and before glfwCreateWindow().
inline void ask_for_gles(bool visible) {
    glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_ES_API);
    glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
    glfwWindowHint(GLFW_VISIBLE, visible ? GLFW_TRUE : GLFW_FALSE);
}

}  // namespace platform
