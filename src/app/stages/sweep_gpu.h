// Trains the models (cells) of a sweep on the graphics card. Cells with the same graph, batch size and optimiser form a
// group, which trains in the same GL passes; groups that the GPU cannot train stay on the CPU. May include core .. gl
// and app. Needs a current GL context. Next: app/experiment/gpu_training.h, train/alike.h.
//
//   start_on_gpu(on_gpu, kernels, sweep);
//   each frame:  run_on_gpu(on_gpu, kernels, sweep, 20);  fetch_from_gpu(on_gpu, sweep);
//   leave_gpu(on_gpu, sweep);           // before any cell is changed or trained elsewhere
#pragma once

#include <string>
#include <vector>

#include "app/experiment/gpu_training.h"
#include "train/sweep.h"

namespace app {

struct GpuGroup {
    GpuTraining gpu;         // GPU.is_on is true if why_not is empty
    std::vector<int> cells;  // indices in Sweep::cells
    std::string why_not;     // why this group is trained on the CPU
};

struct SweepOnGpu {
    std::vector<GpuGroup> groups;
    bool is_on = false;  // at least one group is on the GPU
};

// Forms the groups and moves them to the GPU. on_gpu.is_on must be false (checked). Cells that are some steps behind
// the others are first trained until they are level.
void start_on_gpu(SweepOnGpu& on_gpu, gl::Kernels& kernels, train::Sweep& sweep);
// Trains every cell n more steps. Steps on the GPU are issued and not waited for; those on the CPU are done on return.
void run_on_gpu(SweepOnGpu& on_gpu, gl::Kernels& kernels, train::Sweep& sweep, long n);
// Copies the weights that have arrived from the GPU into the cells' trainers, and requests the next copy. Returns
// whether any cell advanced. A group with a trainer in trouble (weights that are not finite) continues on the CPU;
// is_on is false once no group is left on the GPU.
bool fetch_from_gpu(SweepOnGpu& on_gpu, train::Sweep& sweep);
// Waits for all issued steps, copies the complete state back, frees the GPU, and trains the cells that are behind
// until all are level. This function and the next one do nothing if !is_on.
void leave_gpu(SweepOnGpu& on_gpu, train::Sweep& sweep);
// Call when the context was lost: the cells continue on the CPU from the last copy that arrived. Cells that are behind
// are first trained until all are level.
void gpu_is_lost(SweepOnGpu& on_gpu, train::Sweep& sweep);

}  // namespace app
