// See ask.h.
#include "gl/ask.h"

#include <algorithm>

#include "gl/gles.h"

namespace gl {

#ifdef __EMSCRIPTEN__

void ask(unsigned name, int* values) {
    switch (name) {
        case GL_BLEND_SRC_RGB:
        case GL_BLEND_SRC_ALPHA:
            *values = GL_ONE;
            return;
        case GL_BLEND_DST_RGB:
        case GL_BLEND_DST_ALPHA:
            *values = GL_ZERO;
            return;
        case GL_BLEND_EQUATION_RGB:
        case GL_BLEND_EQUATION_ALPHA:
            *values = GL_FUNC_ADD;
            return;
        case GL_SCISSOR_BOX:
            std::fill(values, values + 4, 0);
            return;
        default:
            glGetIntegerv(name, values);  // the browser answers these without waiting for the GPU
    }
}

void ask_clear_color(float* values) { std::fill(values, values + 4, 0.0f); }

#else

void ask(unsigned name, int* values) { glGetIntegerv(name, values); }
void ask_clear_color(float* values) { glGetFloatv(GL_COLOR_CLEAR_VALUE, values); }

#endif

}  // namespace gl

void es_gl_ask(unsigned name, int* values) { gl::ask(name, values); }
