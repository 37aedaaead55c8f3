// Passes mouse and keyboard input from GLFW to Dear ImGui. GLFW uses window coordinates (pixels on X11, points on other
// systems), our panels logical pixels, so positions are scaled. May include GLFW and Dear ImGui, nothing of ours.
#pragma once

#include <string>
#include <vector>

struct GLFWwindow;

namespace platform {

// Call after ImGui_ImplGlfw_InitForOpenGL(window, false).
void connect_input(GLFWwindow* window);
// Sets the number of logical pixels per window coordinate.
void set_mouse_scale(float scale);
// Call once a frame after ImGui_ImplGlfw_NewFrame(): passes on the pointer's place again, scaled, because that function
// passes it on unscaled while the pointer is outside the window.
void correct_mouse(GLFWwindow* window);
// Names of the files that were dropped on the window since the last call.
std::vector<std::string> take_dropped_files();
// Whether there was any input since the last call: something may have to be drawn.
bool take_input_happened();

}  // namespace platform
