// See kernels.h.
#include "gl/training/kernels.h"

#include <algorithm>
#include <cstring>

#include "core/check.h"
#include "gl/embedded.h"
#include "gl/gles.h"

namespace gl {
namespace {

constexpr const char* kSlotNames[kSlots] = {"u_in0",   "u_in1",   "u_in2",   "u_in3",   "u_out",
                                            "u_d_out", "u_note0", "u_note1", "u_note2", "u_note3"};
constexpr int kPlaces = kSlots + 1;  // all slots, and the target

// The uniform block `Places` of prelude.glsl, in the layout std140.
struct Block {
    int place[kPlaces][12] = {};  // x, y, tile width and height; rows, cols, tiles a row, 0; surface width and height
    int ints[8] = {};             // six attributes, the turn, 0
    float floats[4] = {};
};

void write_place(const View& view, const std::vector<Surface>& surfaces, int (&place)[12]) {
    const Texture texture = view.surface < 0 ? Texture{} : surfaces[static_cast<std::size_t>(view.surface)].texture;
    const int numbers[12] = {view.x,
                             view.y,
                             view.tiles.width,
                             view.tiles.height,
                             view.rows,
                             view.cols,
                             view.tiles.per_row,
                             0,
                             texture.width,
                             texture.height,
                             0,
                             0};
    std::copy_n(numbers, 12, place);
}

Block block_of(const Pass& pass, const std::vector<Surface>& surfaces) {
    Block block;
    for (int s = 0; s < kSlots; ++s) write_place(pass.reads[static_cast<std::size_t>(s)], surfaces, block.place[s]);
    write_place(pass.target, surfaces, block.place[kSlots]);
    std::copy(pass.attributes.ints.begin(), pass.attributes.ints.end(), block.ints);
    block.ints[6] = pass.turn;
    std::copy(pass.attributes.floats.begin(), pass.attributes.floats.end(), block.floats);
    return block;
}

bool is_active(const Program& program, std::string_view name) {
    return std::any_of(program.uniforms.begin(), program.uniforms.end(),
                       [&](const Uniform& uniform) { return uniform.name == name; });
}

core::Status compile(Kernel& kernel) {
    std::vector<Define> defines = kernel.defines;
    defines.push_back({"ES_FUNCTION", kernel.function});
    if (core::Status built = build_program(kernel.program, "ops/pass.vert", kernel.file, defines); !built.ok())
        return built;
    use(kernel.program);
    for (int s = 0; s < kSlots; ++s) {
        if (!is_active(kernel.program, kSlotNames[s])) continue;
        kernel.reads |= 1u << s;
        set(kernel.program, uniform(kernel.program, kSlotNames[s]), s);
    }
    if (is_active(kernel.program, "u_step_in_block")) kernel.step_in_block = uniform(kernel.program, "u_step_in_block");
    if (is_active(kernel.program, "u_now")) kernel.now = uniform(kernel.program, "u_now");
    const unsigned block = glGetUniformBlockIndex(kernel.program.id, "Places");
    ES_CHECK(block != GL_INVALID_INDEX, "a kernel includes ops/prelude.glsl and has its block Places");
    glUniformBlockBinding(kernel.program.id, block, 0);
    return {};
}

bool same_defines(const std::vector<Define>& a, const std::vector<Define>& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const Define& x, const Define& y) { return x.name == y.name && x.value == y.value; });
}

void check_pass(const Pass& pass) {
    for (int s = 0; s < kSlots; ++s) {
        if (((pass.kernel->reads >> s) & 1u) == 0) continue;
        const View& view = pass.reads[static_cast<std::size_t>(s)];
        const std::string what = pass.kernel->file + ' ' + pass.kernel->function + ": " + kSlotNames[s];
        ES_CHECK(view.surface >= 0, what + " was never set before drawing");
        ES_CHECK(view.surface != pass.target.surface, what + " lies on the surface that is drawn into");
    }
}

bool stands_in(std::string_view file, const std::string& words) {
    const std::string_view source = embedded_shader(file);
    ES_CHECK(!source.empty(), "a kernel's file is not in shaders/");
    return source.find(words) != std::string_view::npos;
}

}  // namespace

bool has_function(std::string_view file, std::string_view function) {
    return stands_in(file, "vec4 " + std::string(function) + "(");
}

bool has_block(std::string_view file, std::string_view function) {
    return stands_in(file, "mat4 " + std::string(function) + "_block(");
}

core::Result<Kernel*> find_kernel(Kernels& kernels, std::string_view file, std::string_view function,
                                  const std::vector<Define>& defines) {
    for (const std::unique_ptr<Kernel>& kernel : kernels.all) {
        const bool same = kernel->file == file && kernel->function == function;
        if (same && same_defines(kernel->defines, defines)) return kernel.get();
    }
    kernels.waits = kernels.may_compile == 0;
    if (kernels.waits) return core::Error{"backend", "The graphics card gets ready."};
    if (kernels.may_compile > 0) --kernels.may_compile;
    auto kernel = std::make_unique<Kernel>();
    kernel->file = file;
    kernel->function = function;
    kernel->defines = defines;
    std::string error = compile(*kernel).sentence();
    if (!error.empty()) return core::Error{"backend", std::move(error)};
    kernels.all.push_back(std::move(kernel));
    return kernels.all.back().get();
}

void free_kernels(Kernels& kernels) {
    for (const std::unique_ptr<Kernel>& kernel : kernels.all) free_program(kernel->program);
    if (kernels.vertex_array != 0) glDeleteVertexArrays(1, &kernels.vertex_array);
    kernels = {};
}

PassList prepare_passes(std::vector<Pass> passes, const std::vector<Surface>& surfaces, int models) {
    PassList list;
    list.models = models;
    GLint alignment = 256;
    glGetIntegerv(GL_UNIFORM_BUFFER_OFFSET_ALIGNMENT, &alignment);
    list.stride = (static_cast<int>(sizeof(Block)) + alignment - 1) / alignment * alignment;
    std::vector<char> bytes(passes.size() * static_cast<std::size_t>(list.stride));
    for (std::size_t i = 0; i < passes.size(); ++i) {
        check_pass(passes[i]);
        const Block block = block_of(passes[i], surfaces);
        std::memcpy(bytes.data() + i * static_cast<std::size_t>(list.stride), &block, sizeof block);
    }
    list.passes = std::move(passes);
    glGenBuffers(1, &list.buffer);
    glBindBuffer(GL_UNIFORM_BUFFER, list.buffer);
    glBufferData(GL_UNIFORM_BUFFER, static_cast<GLsizeiptr>(bytes.size()), bytes.data(), GL_STATIC_DRAW);
    glBindBuffer(GL_UNIFORM_BUFFER, 0);
    return list;
}

void free_passes(PassList& list) {
    if (list.buffer != 0) glDeleteBuffers(1, &list.buffer);
    list = {};
}

void begin_passes(Kernels& kernels) {
    if (kernels.vertex_array == 0) glGenVertexArrays(1, &kernels.vertex_array);
    glBindVertexArray(kernels.vertex_array);
    for (const int what : {GL_BLEND, GL_SCISSOR_TEST, GL_DEPTH_TEST, GL_CULL_FACE})
        glDisable(static_cast<GLenum>(what));
}

void run_passes(const PassList& list, const std::vector<Surface>& surfaces, const StepUniforms& uniforms) {
    for (std::size_t i = 0; i < list.passes.size(); ++i) {
        const Pass& pass = list.passes[i];
        Kernel& kernel = *pass.kernel;
        use(kernel.program);
        for (int s = 0; s < kSlots; ++s) {
            if (((kernel.reads >> s) & 1u) == 0) continue;
            const View& view = pass.reads[static_cast<std::size_t>(s)];
            bind_texture(surfaces[static_cast<std::size_t>(view.surface)].texture, s);
        }
        if (kernel.step_in_block >= 0) set(kernel.program, kernel.step_in_block, uniforms.step_in_block);
        if (kernel.now >= 0) set_vec4s(kernel.program, kernel.now, uniforms.now.data(), 1);
        const Surface& target = surfaces[static_cast<std::size_t>(pass.target.surface)];
        glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
        glViewport(0, 0, target.texture.width, target.texture.height);
        glBindBufferRange(GL_UNIFORM_BUFFER, 0, list.buffer, static_cast<GLintptr>(i) * list.stride, sizeof(Block));
        glDrawArrays(GL_TRIANGLES, 0, 6 * list.models);
    }
}

}  // namespace gl
