// See mouse.h.
#include "platform/desktop/mouse.h"

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>

#include <utility>

namespace platform {
namespace {

// GLFW's callbacks carry no user data but the window's, and there is one window.
float mouse_scale = 1;
bool input_happened = false;
std::vector<std::string> dropped_files;

}  // namespace

void connect_input(GLFWwindow* window) {
    glfwSetCursorPosCallback(window, [](GLFWwindow* from, double x, double y) {
        input_happened = true;
        ImGui_ImplGlfw_CursorPosCallback(from, x * static_cast<double>(mouse_scale),
                                         y * static_cast<double>(mouse_scale));
    });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* from, int entered) {
        input_happened = true;
        ImGui_ImplGlfw_CursorEnterCallback(from, entered);
    });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* from, int button, int action, int mods) {
        input_happened = true;
        ImGui_ImplGlfw_MouseButtonCallback(from, button, action, mods);
    });
    glfwSetScrollCallback(window, [](GLFWwindow* from, double x, double y) {
        input_happened = true;
        ImGui_ImplGlfw_ScrollCallback(from, x, y);
    });
    glfwSetKeyCallback(window, [](GLFWwindow* from, int key, int scancode, int action, int mods) {
        input_happened = true;
        ImGui_ImplGlfw_KeyCallback(from, key, scancode, action, mods);
    });
    glfwSetCharCallback(window, [](GLFWwindow* from, unsigned code) {
        input_happened = true;
        ImGui_ImplGlfw_CharCallback(from, code);
    });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* from, int focused) {
        input_happened = true;
        ImGui_ImplGlfw_WindowFocusCallback(from, focused);
    });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow*) { input_happened = true; });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow*, int, int) { input_happened = true; });
    glfwSetDropCallback(window, [](GLFWwindow*, int n, const char** names) {
        input_happened = true;
        dropped_files.assign(names, names + n);
    });
    glfwSetWindowIconifyCallback(window, [](GLFWwindow*, int) { input_happened = true; });
}

void set_mouse_scale(float scale) { mouse_scale = scale; }

void correct_mouse(GLFWwindow* window) {
    if (mouse_scale == 1 || glfwGetWindowAttrib(window, GLFW_FOCUSED) == 0) return;
    double x = 0;
    double y = 0;
    glfwGetCursorPos(window, &x, &y);
    ImGui::GetIO().AddMousePosEvent(static_cast<float>(x) * mouse_scale, static_cast<float>(y) * mouse_scale);
}

std::vector<std::string> take_dropped_files() { return std::exchange(dropped_files, {}); }

bool take_input_happened() {
    const bool happened = input_happened;
    input_happened = false;
    return happened;
}

}  // namespace platform
