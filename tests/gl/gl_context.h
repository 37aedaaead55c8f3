// A hidden window with an OpenGL ES 3.0 context by EGL, as the desktop has it, for the time of a test. Needs a display:
// the tests run under xvfb-run. Next: the *_test.cpp beside it.
#pragma once

#include <doctest/doctest.h>

#include "gl/gles.h"
#include "platform/desktop/gles_hints.h"

namespace gl_test {

class Context {
   public:
    Context() {
        REQUIRE(glfwInit() == GLFW_TRUE);
        platform::ask_for_gles(false);
        window_ = glfwCreateWindow(64, 64, "test", nullptr, nullptr);
        REQUIRE(window_ != nullptr);
        glfwMakeContextCurrent(window_);
    }
    ~Context() {
        // An error that no test asked for is a bug of what the test called.
        CHECK(glGetError() == GL_NO_ERROR);
        glfwDestroyWindow(window_);
    }
    Context(const Context&) = delete;
    Context& operator=(const Context&) = delete;

   private:
    GLFWwindow* window_ = nullptr;
};

}  // namespace gl_test
