// Queries of OpenGL state that never wait. A browser answers some glGet calls only after everything drawn so far is
// done, which costs milliseconds per frame. On the web these functions therefore return the state of a new context; all
// our code leaves the context in that state between draws. Natively they ask OpenGL. May include gl. Next: texture.h
// (Restore), cmake/vendor.cmake (Dear ImGui's backend calls this, too).
#pragma once

namespace gl {

// Like glGetIntegerv().
void ask(unsigned name, int* values);
// Like glGetFloatv(GL_COLOR_CLEAR_VALUE): red, green, blue, alpha.
void ask_clear_color(float* values);

}  // namespace gl

// The C name under which Dear ImGui's backend calls ask() in the web build.
extern "C" void es_gl_ask(unsigned name, int* values);
