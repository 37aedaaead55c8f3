// See hidden_context.h.
#include "platform/desktop/hidden_context.h"

#include <string>

#include "platform/desktop/gles_hints.h"

namespace platform {
namespace {

std::string why;

}  // namespace

std::string open_hidden_context() {
    glfwSetErrorCallback([](int, const char* text) { why = text; });
    GLFWwindow* window = nullptr;
    if (glfwInit() == GLFW_TRUE) {
        ask_for_gles(false);
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
