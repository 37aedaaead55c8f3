// Mouse and keys from GLFW to Dear ImGui. GLFW counts window coordinates, which are pixels on X11 and points elsewhere;
// our panels count logical pixels: places are scaled on their way. May include GLFW and Dear ImGui, nothing of ours.
#pragma once

struct GLFWwindow;

namespace platform {

// After ImGui_ImplGlfw_InitForOpenGL(window, false).
void connect_input(GLFWwindow* window);
// Logical pixels per window coordinate from now on.
void set_mouse_scale(float scale);
// Once a frame after ImGui_ImplGlfw_NewFrame(), which asks GLFW itself while the pointer is outside the window.
void correct_mouse(GLFWwindow* window);
// True once after any input since the last call: something may have to be drawn.
bool take_input_happened();

}  // namespace platform
