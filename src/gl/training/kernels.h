// Kernels: fragment shaders of shaders/ops/ that work out one matrix from others, and passes, which run one. A pass is
// data: what it reads, what it writes, the attributes of its op. What a kernel really reads is asked of the compiler,
// so a plan (plan.h) knows what has to be there first, and a pass whose kernel reads what nobody gave is refused. May
// include core, engine and gl. Needs a current context. Next: plan.h, shaders/ops/prelude.glsl.
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
#include "gl/training/sheet.h"

namespace gl {

// What a kernel may read, by the names it has in the shaders (u_in0 ...). Its place is its texture unit, too.
enum Slot { kIn0, kIn1, kIn2, kIn3, kOut, kDOut, kNote0, kNote1, kNote2, kNote3, kSlots };

struct Kernel {
    std::string file, function;
    std::vector<Define> defines;
    Program program;
    unsigned reads = 0;                // bit s: Slot s
    int step_in_block = -1, now = -1;  // uniforms of a Moment; -1: it does not ask
};

// All that were compiled, each once: a new architecture finds most of its kernels here.
struct Kernels {
    std::vector<std::unique_ptr<Kernel>> all;
    unsigned vertex_array = 0;
    int may_compile = -1;  // so many more at most before find_kernel() says "not yet"; -1: any number
    bool waits = false;    // it has said so
};

// Errors: what the driver's compiler says.
core::Result<Kernel*> find_kernel(Kernels& kernels, std::string_view file, std::string_view function,
                                  const std::vector<Define>& defines = {});
// Whether the file has a function of this name: which gradients an op has, and which notes.
bool has_function(std::string_view file, std::string_view function);
// Whether it has one that works out four rows at once (blocks.h).
bool has_block(std::string_view file, std::string_view function);
void free_kernels(Kernels& kernels);

struct Pass {
    Kernel* kernel = nullptr;
    std::array<View, kSlots> reads;  // sheet -1: not given
    View target;
    engine::Attributes attributes;
    int turn = 0;  // of a note that is worked out in turns (notes.h)
};

// What changes from step to step, for kernels that ask.
struct Moment {
    int step_in_block = 0;
    std::array<float, 4> now{};  // what the optimiser wants to know (optimise.frag)
};

// Passes made ready: their places stand in one buffer of the device, so that running one sets hardly anything.
struct PassList {
    std::vector<Pass> passes;
    unsigned buffer = 0;
    int stride = 0;  // bytes
    int models = 1;
};

// Sizes of sheets have to be known. Checks that every kernel gets what it reads, and never what it writes.
PassList ready_passes(std::vector<Pass> passes, const std::vector<Sheet>& sheets, int models);
void free_passes(PassList& list);

// GL's state for passes; whoever calls keeps a Restore (texture.h) around it.
void begin_passes(Kernels& kernels);
void run_passes(const PassList& list, const std::vector<Sheet>& sheets, const Moment& moment);

}  // namespace gl
