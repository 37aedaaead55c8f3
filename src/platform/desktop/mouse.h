// Mouse and keys from GLFW to Dear ImGui. GLFW uses window coordinates (pixels on X11, points on other systems), our
// panels logical pixels, so positions are scaled. May include GLFW and Dear ImGui, nothing of ours.
#pragma once

struct GLFWwindow;

namespace platform {

// After ImGui_ImplGlfw_InitForOpenGL(window, false).
void connect_input(GLFWwindow* window);
// Logical pixels per window coordinate from now on.
void set_mouse_scale(float scale);
// Call once a frame after ImGui_ImplGlfw_NewFrame(), which polls GLFW by itself while the pointer is outside the
// window.
void correct_mouse(GLFWwindow* window);
// Whether there was any input since the last call: something may have to be drawn.
bool take_input_happened();

}  // namespace platform
