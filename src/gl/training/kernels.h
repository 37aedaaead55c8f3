// Kernels and passes. A kernel is a fragment shader function in shaders/ops/ that computes one matrix from others; a
// pass is one run of a kernel, as data: the kernel, the matrices it reads, the matrix it writes, the attributes of its
// op. The shader compiler tells which inputs a kernel really reads; from this the planner (plan.h) knows what must be
// computed first, and a pass that lacks an input of its kernel is a bug (checked). May include core, engine and gl.
// Needs a current context. Next: plan.h, shaders/ops/prelude.glsl.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"
#include "engine/op.h"
#include "gl/program.h"
#include "gl/training/places.h"
#include "gl/training/surface.h"

namespace gl {

// The inputs that a kernel may read, by their names in the shaders (u_in0 ...). The number is also the texture unit.
enum Slot { kIn0, kIn1, kIn2, kIn3, kOut, kDOut, kNote0, kNote1, kNote2, kNote3, kSlots };

struct Kernel {
    std::string file, function;
    std::vector<Define> defines;
    Program program;
    unsigned reads = 0;                // bit s: Slot s
    int step_in_block = -1, now = -1;  // uniforms for the fields of StepUniforms; -1: not used
};

// All kernels compiled so far, so that a new architecture has to compile only the kernels that are new.
struct Kernels {
    std::vector<std::unique_ptr<Kernel>> all;
    unsigned vertex_array = 0;
    int may_compile = -1;  // how many more kernels find_kernel() may compile; -1: any number
    bool waits = false;    // the last new kernel was refused, because may_compile was 0
};

// The kernel, compiled if it is new. Errors: the compiler's message; may_compile is 0 (then `waits` is set).
core::Result<Kernel*> find_kernel(Kernels& kernels, std::string_view file, std::string_view function,
                                  const std::vector<Define>& defines = {});
// Whether the shader file has a function of this name; tells which gradients and which notes an op has.
bool has_function(std::string_view file, std::string_view function);
// Whether it has a `_block` version of the function (blocks.h).
bool has_block(std::string_view file, std::string_view function);
void free_kernels(Kernels& kernels);

// One draw: a kernel with its inputs and its output.
struct Pass {
    Kernel* kernel = nullptr;
    std::array<View, kSlots> reads;  // surface -1: no input
    View target;
    engine::Attributes attributes;
    int turn = 0;  // for notes that are computed in turns (intermediates.h)
};

// Inputs that change from step to step, for kernels that use them.
struct StepUniforms {
    int step_in_block = 0;
    std::array<float, 4> now{};  // inputs of the optimiser's kernel (optimise.frag)
};

// Prepared passes: where their inputs are on the surfaces is stored in one uniform buffer on the device, so that running
// a pass sets hardly any state.
struct PassList {
    std::vector<Pass> passes;
    unsigned buffer = 0;
    int stride = 0;  // of the buffer from pass to pass, bytes
    int models = 1;  // trained at once
};

// Prepares passes. The surfaces must exist. Every kernel must get what it reads, and read nothing from the surface that it
// writes to (checked).
PassList prepare_passes(std::vector<Pass> passes, const std::vector<Surface>& surfaces, int models);
void free_passes(PassList& list);

// Sets the GL state that passes need; the caller saves and restores it (Restore, texture.h).
void begin_passes(Kernels& kernels);
void run_passes(const PassList& list, const std::vector<Surface>& surfaces, const StepUniforms& uniforms);

}  // namespace gl
