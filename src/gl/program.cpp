// See program.h.
#include "gl/program.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>

#include "core/check.h"
#include "gl/embedded.h"
#include "gl/gles.h"

namespace gl {
namespace {

// #version must stay the first line; the defines follow it, and #line keeps the file's own numbers.
std::string with_defines(std::string_view source, const std::vector<Define>& defines) {
    const std::size_t end = std::min(source.find('\n'), source.size());
    std::string text(source.substr(0, end));
    for (const Define& define : defines) text += "\n#define " + define.name + ' ' + define.value;
    text += "\n#line 2";
    text += source.substr(end);
    return text;
}

std::string line_of(std::string_view source, int number) {
    for (int line = 1; line < number; ++line) {
        const std::size_t end = source.find('\n');
        if (end == std::string_view::npos) return "";
        source.remove_prefix(end + 1);
    }
    return std::string(source.substr(0, source.find('\n')));
}

// Compilers word a place as "0:12(3)", "0(12)" or "ERROR: 0:12:": the number after the first "0:" or "0(".
int place_in(std::string_view message) {
    for (std::size_t i = 0; i + 2 < message.size(); ++i) {
        const bool place = message[i] == '0' && (message[i + 1] == ':' || message[i + 1] == '(');
        if (place && std::isdigit(static_cast<unsigned char>(message[i + 2]))) {
            return std::atoi(message.data() + i + 2);
        }
    }
    return 0;
}

// Each line of the compiler's words, with the line of source under it.
std::string explained(std::string_view name, std::string_view source, std::string_view log) {
    std::string text = std::string(name) + " does not compile:";
    while (!log.empty() && log.front() != '\0') {
        const std::string message(log.substr(0, log.find('\n')));
        log.remove_prefix(std::min(message.size() + 1, log.size()));
        if (message.empty()) continue;
        text += "\n  " + message;
        const int line = place_in(message);
        if (line > 0) text += "\n    line " + std::to_string(line) + " is: " + line_of(source, line);
    }
    return text;
}

std::string compile(unsigned shader, std::string_view name, std::string_view source,
                    const std::vector<Define>& defines) {
    const std::string text = with_defines(source, defines);
    const char* words = text.c_str();
    glShaderSource(shader, 1, &words, nullptr);
    glCompileShader(shader);
    GLint ok = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
    if (ok != 0) return "";
    std::string log(4096, '\0');
    glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), nullptr, log.data());
    return explained(name, source, log.c_str());
}

std::string link(unsigned program, std::string_view vertex, std::string_view fragment) {
    glLinkProgram(program);
    GLint ok = 0;
    glGetProgramiv(program, GL_LINK_STATUS, &ok);
    if (ok != 0) return "";
    std::string log(4096, '\0');
    glGetProgramInfoLog(program, static_cast<GLsizei>(log.size()), nullptr, log.data());
    return std::string(vertex) + " and " + std::string(fragment) + " do not link: " + log.c_str();
}

void list_uniforms(Program& program) {
    GLint count = 0;
    glGetProgramiv(program.id, GL_ACTIVE_UNIFORMS, &count);
    for (GLint i = 0; i < count; ++i) {
        char name[128] = {};
        GLint size = 0;
        GLenum type = 0;
        glGetActiveUniform(program.id, static_cast<GLuint>(i), sizeof name, nullptr, &size, &type, name);
        std::string plain = name;
        plain = plain.substr(0, plain.find('['));  // arrays are listed as "u_colors[0]"
        program.uniforms.push_back({plain, glGetUniformLocation(program.id, name), false});
    }
}

std::string build(Program& program, std::string_view vertex, std::string_view fragment, std::string_view vertex_source,
                  std::string_view fragment_source, const std::vector<Define>& defines) {
    free_program(program);
    const unsigned shaders[2] = {glCreateShader(GL_VERTEX_SHADER), glCreateShader(GL_FRAGMENT_SHADER)};
    std::string error = compile(shaders[0], vertex, vertex_source, defines);
    if (error.empty()) error = compile(shaders[1], fragment, fragment_source, defines);
    program.id = glCreateProgram();
    if (error.empty()) {
        for (const unsigned shader : shaders) glAttachShader(program.id, shader);
        error = link(program.id, vertex, fragment);
        for (const unsigned shader : shaders) glDetachShader(program.id, shader);
    }
    for (const unsigned shader : shaders) glDeleteShader(shader);
    if (!error.empty()) {
        free_program(program);
        return error;
    }
    program.source = std::string(vertex_source) + std::string(fragment_source);
    list_uniforms(program);
    return "";
}

// Marks a uniform as set and says where it is; -1 (GL ignores it) if the driver dropped it.
int mark(Program& program, int uniform) {
    ES_CHECK(uniform >= 0 && uniform < static_cast<int>(program.uniforms.size()), "a uniform of another program");
    Uniform& u = program.uniforms[static_cast<std::size_t>(uniform)];
    u.set = true;
    return u.location;
}

}  // namespace

std::string build_program(Program& program, std::string_view vertex, std::string_view fragment,
                          const std::vector<Define>& defines) {
    const std::string_view vertex_source = embedded_shader(vertex);
    const std::string_view fragment_source = embedded_shader(fragment);
    ES_CHECK(!vertex_source.empty() && !fragment_source.empty(), "a shader's file is not in shaders/");
    return build(program, vertex, fragment, vertex_source, fragment_source, defines);
}

std::string build_program_from(Program& program, std::string_view vertex_source, std::string_view fragment_source,
                               const std::vector<Define>& defines) {
    return build(program, "the vertex shader", "the fragment shader", vertex_source, fragment_source, defines);
}

void free_program(Program& program) {
    if (program.id != 0) glDeleteProgram(program.id);
    program = {};
}

int uniform(Program& program, std::string_view name) {
    for (std::size_t i = 0; i < program.uniforms.size(); ++i) {
        if (program.uniforms[i].name == name) return static_cast<int>(i);
    }
    ES_CHECK(program.source.find(name) != std::string::npos, "no shader has a uniform \"" + std::string(name) + '"');
    program.uniforms.push_back({std::string(name), -1, true});
    return static_cast<int>(program.uniforms.size()) - 1;
}

void use(const Program& program) { glUseProgram(program.id); }

void set(Program& program, int uniform, int value) { glUniform1i(mark(program, uniform), value); }
void set(Program& program, int uniform, float value) { glUniform1f(mark(program, uniform), value); }
void set(Program& program, int uniform, float x, float y) { glUniform2f(mark(program, uniform), x, y); }
void set(Program& program, int uniform, float x, float y, float z) { glUniform3f(mark(program, uniform), x, y, z); }
void set_vec3s(Program& program, int uniform, const float* values, int count) {
    glUniform3fv(mark(program, uniform), count, values);
}

std::string first_unset(const Program& program) {
    for (const Uniform& u : program.uniforms) {
        if (!u.set) return u.name;
    }
    return "";
}

void check_all_set(const Program& program) {
    for (const Uniform& u : program.uniforms) {
        ES_CHECK(u.set, "uniform " + u.name + " was never set before drawing");
    }
}

}  // namespace gl
