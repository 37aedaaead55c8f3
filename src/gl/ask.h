// Questions about GL's state that cost nothing. A browser answers some of them only when everything drawn so far is
// done: several milliseconds a frame of waiting. There the answer is a promise instead: between our own drawing, GL is
// in its neutral state (what a fresh context has), because whoever draws leaves it so. Natively GL itself is asked.
// May include gl. Next: texture.h (Restore), cmake/vendor.cmake (Dear ImGui's backend asks here, too).
#pragma once

namespace gl {

// As glGetIntegerv().
void ask(unsigned name, int* values);
// Red, green, blue, alpha.
void ask_clear_color(float* values);

}  // namespace gl

// Under this name Dear ImGui's backend finds it in the web build.
extern "C" void es_gl_ask(unsigned name, int* values);
