// See hidden_context.h.
#include "platform/desktop/hidden_context.h"

#include <GLFW/glfw3.h>

namespace platform {
namespace {

std::string why;

}  // namespace

std::string open_hidden_context() {
    glfwSetErrorCallback([](int, const char* text) { why = text; });
    GLFWwindow* window = nullptr;
    if (glfwInit() == GLFW_TRUE) {
        glfwWindowHint(GLFW_CLIENT_API, GLFW_OPENGL_ES_API);
        glfwWindowHint(GLFW_CONTEXT_CREATION_API, GLFW_EGL_CONTEXT_API);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
        glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 0);
        glfwWindowHint(GLFW_VISIBLE, GLFW_FALSE);
        window = glfwCreateWindow(64, 64, "Embedscape", nullptr, nullptr);
    }
    if (window == nullptr) {
        glfwTerminate();
        return "There is no OpenGL ES 3 for the backend webgl (" + (why.empty() ? "no reason was given" : why) +
               "). It needs a display; --backend cpu needs none.";
    }
    glfwMakeContextCurrent(window);
    return "";
}

void close_hidden_context() { glfwTerminate(); }

}  // namespace platform
