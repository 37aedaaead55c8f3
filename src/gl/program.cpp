// See program.h.
#include "gl/program.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "core/check.h"
#include "gl/embedded.h"
#include "gl/gles.h"

namespace gl {

// A shader's file and its included files, in the order of the numbers that #line gives them.
struct Part {
    std::string name;
    std::string_view source;
};

struct Begun {
    unsigned shaders[2] = {0, 0};  // vertex shader, fragment shader
    std::vector<Part> parts[2];
};

namespace {

// The name in a line #include "name"; empty for any other line.
std::string_view included(std::string_view line) {
    constexpr std::string_view kBefore = "#include \"";
    if (line.substr(0, kBefore.size()) != kBefore) return {};
    line.remove_prefix(kBefore.size());
    return line.substr(0, line.find('"'));
}

// The source with defines after the #version line, which must stay first, and included files in place of their #include
// lines; #line directives keep each file's own line numbers.
std::string assembled(std::vector<Part>& parts, const std::vector<Define>& defines) {
    std::string_view rest = parts[0].source;
    std::string text;
    for (int line = 1; !rest.empty(); ++line) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view words = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        const std::string next = "#line " + std::to_string(line + 1) + " 0\n";
        if (const std::string_view name = included(words); !name.empty()) {
            const std::string_view source = embedded_shader(name);
            ES_CHECK(!source.empty(), "a shader includes a file that is not in shaders/");
            text += "#line 1 " + std::to_string(parts.size()) + '\n' + std::string(source) + '\n' + next;
            parts.push_back({std::string(name), source});
            continue;
        }
        text += std::string(words) + '\n';
        if (line > 1) continue;
        for (const Define& define : defines) text += "#define " + define.name + ' ' + define.value + '\n';
        text += next;
    }
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

struct Place {
    std::size_t part = 0;
    int line = 0;  // 0 = none found
};

// Finds file number and line in a compiler message: "0:12(3)", "0(12)" or "ERROR: 0:12:".
Place place_in(std::string_view message) {
    const auto digit = [&](std::size_t i) { return std::isdigit(static_cast<unsigned char>(message[i])) != 0; };
    for (std::size_t i = 0; i + 2 < message.size(); ++i) {
        const bool starts = digit(i) && (i == 0 || !digit(i - 1));
        if (starts && (message[i + 1] == ':' || message[i + 1] == '(') && digit(i + 2)) {
            return {static_cast<std::size_t>(message[i] - '0'), std::atoi(message.data() + i + 2)};
        }
    }
    return {};
}

// The compiler's message, with the source line it is about under each of its lines.
std::string explained(const std::vector<Part>& parts, std::string_view log) {
    std::string text = parts[0].name + " does not compile:";
    while (!log.empty() && log.front() != '\0') {
        const std::string message(log.substr(0, log.find('\n')));
        log.remove_prefix(std::min(message.size() + 1, log.size()));
        if (message.empty()) continue;
        text += "\n  " + message;
        const Place place = place_in(message);
        if (place.line <= 0 || place.part >= parts.size()) continue;
        const Part& part = parts[place.part];
        text += "\n    line " + std::to_string(place.line) + (place.part > 0 ? " of " + part.name : "") +
                " is: " + line_of(part.source, place.line);
    }
    return text;
}

// Asks the driver for nothing, since that would wait for it.
void compile(unsigned shader, std::vector<Part>& parts, const std::vector<Define>& defines, std::string& whole) {
    const std::string text = assembled(parts, defines);
    whole += text;
    const char* words = text.c_str();
    glShaderSource(shader, 1, &words, nullptr);
    glCompileShader(shader);
}

// The compiler's message about a shader; empty if it compiled.
std::string words_about(unsigned shader, const std::vector<Part>& parts) {
    GLint ok = 0;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &ok);
    if (ok != 0) return "";
    std::string log(4096, '\0');
    glGetShaderInfoLog(shader, static_cast<GLsizei>(log.size()), nullptr, log.data());
    return explained(parts, log.c_str());
}

std::string why_not_linked(const Program& program) {
    const Begun& begun = *program.begun;
    for (const int i : {0, 1}) {
        if (std::string words = words_about(begun.shaders[i], begun.parts[i]); !words.empty()) return words;
    }
    std::string log(4096, '\0');
    glGetProgramInfoLog(program.id, static_cast<GLsizei>(log.size()), nullptr, log.data());
    return begun.parts[0][0].name + " and " + begun.parts[1][0].name + " do not link: " + log.c_str();
}

// Makes the list of uniforms: those of the driver, and those that were looked up before the driver was asked.
void list_uniforms(Program& program) {
    std::vector<Uniform> asked = std::move(program.uniforms);
    program.uniforms.clear();
    GLint count = 0;
    glGetProgramiv(program.id, GL_ACTIVE_UNIFORMS, &count);
    for (GLint i = 0; i < count; ++i) {
        char name[128] = {};
        GLint size = 0;
        GLenum type = 0;
        glGetActiveUniform(program.id, static_cast<GLuint>(i), sizeof name, nullptr, &size, &type, name);
        std::string plain = name;
        plain = plain.substr(0, plain.find('['));  // arrays are listed as "u_colors[0]"
        const int location = glGetUniformLocation(program.id, name);
        const auto same = std::find_if(asked.begin(), asked.end(), [&](const Uniform& u) { return u.name == plain; });
        if (same == asked.end()) {
            program.uniforms.push_back({plain, location, false});
        } else {
            *same = {plain, location, false};
        }
    }
    // First those whose indices were returned already.
    asked.insert(asked.end(), std::make_move_iterator(program.uniforms.begin()),
                 std::make_move_iterator(program.uniforms.end()));
    program.uniforms = std::move(asked);
}

void begin(Program& program, Part vertex, Part fragment, const std::vector<Define>& defines) {
    free_program(program);
    program.id = glCreateProgram();
    program.begun = std::make_unique<Begun>();
    Begun& begun = *program.begun;
    begun.parts[0] = {std::move(vertex)};
    begun.parts[1] = {std::move(fragment)};
    for (const int i : {0, 1}) {
        begun.shaders[i] = glCreateShader(i == 0 ? GL_VERTEX_SHADER : GL_FRAGMENT_SHADER);
        compile(begun.shaders[i], begun.parts[i], defines, program.source);
        glAttachShader(program.id, begun.shaders[i]);
    }
    glLinkProgram(program.id);
}

// Marks a uniform as set and returns its location; -1 (which GL ignores) if the driver removed it.
int mark(Program& program, int uniform) {
    ES_CHECK(uniform >= 0 && uniform < static_cast<int>(program.uniforms.size()), "a uniform of another program");
    Uniform& u = program.uniforms[static_cast<std::size_t>(uniform)];
    u.set = true;
    return u.location;
}

}  // namespace

Program::Program() = default;
Program::Program(Program&&) noexcept = default;
Program& Program::operator=(Program&&) noexcept = default;
Program::~Program() = default;

void begin_program(Program& program, std::string_view vertex, std::string_view fragment,
                   const std::vector<Define>& defines) {
    const std::string_view vertex_source = embedded_shader(vertex);
    const std::string_view fragment_source = embedded_shader(fragment);
    ES_CHECK(!vertex_source.empty() && !fragment_source.empty(), "a shader's file is not in shaders/");
    begin(program, {std::string(vertex), vertex_source}, {std::string(fragment), fragment_source}, defines);
}

core::Status finish_program(Program& program) {
    ES_CHECK(program.begun != nullptr, "a program is finished once, after it was begun");
    GLint ok = 0;
    glGetProgramiv(program.id, GL_LINK_STATUS, &ok);
    core::Status linked = ok != 0 ? core::Status() : core::Error{"", why_not_linked(program)};
    for (const unsigned shader : program.begun->shaders) {
        glDetachShader(program.id, shader);
        glDeleteShader(shader);
    }
    program.begun.reset();
    if (linked.ok()) {
        list_uniforms(program);
    } else {
        free_program(program);
    }
    return linked;
}

core::Status build_program(Program& program, std::string_view vertex, std::string_view fragment,
                           const std::vector<Define>& defines) {
    begin_program(program, vertex, fragment, defines);
    return finish_program(program);
}

core::Status build_program_from(Program& program, std::string_view vertex_source, std::string_view fragment_source,
                                const std::vector<Define>& defines) {
    begin(program, {"the vertex shader", vertex_source}, {"the fragment shader", fragment_source}, defines);
    return finish_program(program);
}

void free_program(Program& program) {
    if (program.begun != nullptr) {
        for (const unsigned shader : program.begun->shaders) glDeleteShader(shader);
    }
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
void set_vec4s(Program& program, int uniform, const float* values, int count) {
    glUniform4fv(mark(program, uniform), count, values);
}
void set_ivec2s(Program& program, int uniform, const int* values, int count) {
    glUniform2iv(mark(program, uniform), count, values);
}
void set_ivec3(Program& program, int uniform, const int* value) { glUniform3iv(mark(program, uniform), 1, value); }
void set_floats(Program& program, int uniform, const float* values, int count) {
    glUniform1fv(mark(program, uniform), count, values);
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
