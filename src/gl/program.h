// Shader programs: compiled from real files (shaders/), uniforms looked up once. A uniform that was never set, or a
// name that no shader knows, is our bug and is found at the first draw instead of as a black picture. May include core
// and gl.
//   Program p;  core::Status built = build_program(p, "points.vert", "points.frag", {{"kFoo", "3"}});
//   int size = uniform(p, "u_size");  use(p);  set(p, size, 4.0f);  check_all_set(p);  glDraw...
// Who builds several begins all of them and settles them afterwards: drivers compile behind our back until they are
// asked.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace gl {

// Becomes a #define after the #version line: how a number that C++ and a shader share is written once.
struct Define {
    std::string name, value;
};

struct Uniform {
    std::string name;
    int location = -1;  // -1: the driver found that it has no effect
    bool set = false;
};

struct Begun;  // what settle_program() has to ask about

struct Program {
    Program();
    Program(Program&&) noexcept;
    Program& operator=(Program&&) noexcept;
    ~Program();  // frees nothing of GL: free_program() does

    unsigned id = 0;
    std::unique_ptr<Begun> begun;
    std::vector<Uniform> uniforms;  // those the driver kept, then those looked up although it did not
    std::string source;             // of both shaders, to tell a wrong name from an unused one
};

// Names of shaders/. A line #include "name" of a file stands for that file's text. Its uniforms can be looked up at
// once; before it is used it must be settled.
void begin_program(Program& program, std::string_view vertex, std::string_view fragment,
                   const std::vector<Define>& defines);
// Waits for the driver. Error: what the compiler said together with the lines of source it is about.
core::Status settle_program(Program& program);
// Both in one.
core::Status build_program(Program& program, std::string_view vertex, std::string_view fragment,
                           const std::vector<Define>& defines);
// The same from text: for tests, and for shaders made on the fly.
core::Status build_program_from(Program& program, std::string_view vertex_source, std::string_view fragment_source,
                                const std::vector<Define>& defines);
void free_program(Program& program);

// Index for set(). Arrays go by their plain name.
int uniform(Program& program, std::string_view name);
void use(const Program& program);
// The program must be in use.
void set(Program& program, int uniform, int value);
void set(Program& program, int uniform, float value);
void set(Program& program, int uniform, float x, float y);
void set(Program& program, int uniform, float x, float y, float z);
void set_vec3s(Program& program, int uniform, const float* values, int count);
void set_vec4s(Program& program, int uniform, const float* values, int count);
void set_ivec2s(Program& program, int uniform, const int* values, int count);
void set_ivec3(Program& program, int uniform, const int* value);
void set_floats(Program& program, int uniform, const float* values, int count);
// Each uniform must have been set since the program was built; the check names the first that was not.
void check_all_set(const Program& program);
// The first uniform that was never set; empty if there is none.
std::string first_unset(const Program& program);

}  // namespace gl
