// Shader programs, compiled from the files in shaders/, with their uniforms looked up once. A uniform that was never
// set, or whose name no shader has, is a bug: the program aborts with its name, instead of drawing a black picture. May
// include core and gl.
//   Program p;  core::Status built = build_program(p, "points.vert", "points.frag", {{"kFoo", "3"}});
//   int size = uniform(p, "u_size");  use(p);  set(p, size, 4.0f);  check_all_set(p);  glDraw...
// To build several programs fast, call begin_program() for all of them first and finish_program() later: the driver
// compiles in the background until it is asked for a result.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace gl {

// A #define that is inserted after the #version line, so that a number shared by C++ and a shader is written only once.
struct Define {
    std::string name, value;
};

struct Uniform {
    std::string name;
    int location = -1;  // -1: the driver removed it, as it has no effect
    bool set = false;
};

struct Begun;  // a program whose compilation has begun; for finish_program()

struct Program {
    Program();
    Program(Program&&) noexcept;
    Program& operator=(Program&&) noexcept;
    ~Program();  // frees no GL objects: free_program() does

    unsigned id = 0;
    std::unique_ptr<Begun> begun;
    std::vector<Uniform> uniforms;  // those the driver kept, then those looked up that it removed
    std::string source;             // of both shaders, to tell a wrong name from an unused one
};

// Starts compiling. vertex, fragment: file names in shaders/; a line #include "name" in them is replaced by that file's
// text. Uniforms can be looked up at once; finish_program() must be called before the program is used.
void begin_program(Program& program, std::string_view vertex, std::string_view fragment,
                   const std::vector<Define>& defines);
// Waits until the driver has compiled. Error: the compiler's message with the source lines it is about.
core::Status finish_program(Program& program);
// begin_program() and finish_program() in one.
core::Status build_program(Program& program, std::string_view vertex, std::string_view fragment,
                           const std::vector<Define>& defines);
// build_program() from source texts instead of files: for tests and generated shaders.
core::Status build_program_from(Program& program, std::string_view vertex_source, std::string_view fragment_source,
                                const std::vector<Define>& defines);
void free_program(Program& program);

// The index of a uniform, for set(); aborts if no shader has it. Arrays are named without brackets.
int uniform(Program& program, std::string_view name);
void use(const Program& program);
// Set a uniform; the program must be in use. count: the number of array elements (floats or vectors).
void set(Program& program, int uniform, int value);
void set(Program& program, int uniform, float value);
void set(Program& program, int uniform, float x, float y);
void set(Program& program, int uniform, float x, float y, float z);
void set_vec3s(Program& program, int uniform, const float* values, int count);
void set_vec4s(Program& program, int uniform, const float* values, int count);
void set_ivec2s(Program& program, int uniform, const int* values, int count);
void set_ivec3(Program& program, int uniform, const int* value);
void set_floats(Program& program, int uniform, const float* values, int count);
// Aborts (ES_CHECK) if a uniform has not been set since the program was built, and names the first.
void check_all_set(const Program& program);
// The first uniform that was never set; empty if there is none.
std::string first_unset(const Program& program);

}  // namespace gl
