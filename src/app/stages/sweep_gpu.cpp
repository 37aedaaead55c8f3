// See sweep_gpu.h.
#include "app/stages/sweep_gpu.h"

#include <algorithm>

#include "train/alike.h"

namespace app {
namespace {

Trainers trainers_of(const GpuGroup& group, train::Sweep& sweep) {
    Trainers trainers;
    for (const int cell : group.cells) trainers.push_back(&*sweep.cells[static_cast<std::size_t>(cell)].trainer);
    return trainers;
}

void run_here(const GpuGroup& group, train::Sweep& sweep, long n) {
    for (const int c : group.cells) {
        train::SweepCell& cell = sweep.cells[static_cast<std::size_t>(c)];
        if (train::trains(cell)) cell.trainer->run_steps(n);
    }
}

// Trains the cells that are behind until all are level: groups on the GPU may have been some steps ahead.
void catch_up(train::Sweep& sweep) {
    long last = 0;
    for (const train::SweepCell& cell : sweep.cells) {
        if (train::trains(cell)) last = std::max(last, cell.trainer->step());
    }
    for (train::SweepCell& cell : sweep.cells) {
        if (train::trains(cell)) cell.trainer->run_steps(last - cell.trainer->step());
    }
    train::update_step(sweep);
}

}  // namespace

void start_on_gpu(SweepOnGpu& on_gpu, gl::Kernels& kernels, train::Sweep& sweep) {
    ES_CHECK(!on_gpu.is_on, "the sweep is on the card already");
    train::run_steps(sweep, 0);
    std::vector<const train::Trainer*> trainers;
    for (const train::SweepCell& cell : sweep.cells) trainers.push_back(cell.trainer ? &*cell.trainer : nullptr);
    on_gpu = {};
    for (std::vector<int>& cells : train::groups_alike(trainers)) {
        GpuGroup& group = on_gpu.groups.emplace_back();
        group.cells = std::move(cells);
        const core::Status made = start_on_gpu(group.gpu, kernels, trainers_of(group, sweep));
        if (!made.ok()) group.why_not = made.error().sentence;
        on_gpu.is_on = on_gpu.is_on || made.ok();
    }
}

void run_on_gpu(SweepOnGpu& on_gpu, gl::Kernels& kernels, train::Sweep& sweep, long n) {
    for (GpuGroup& group : on_gpu.groups) {
        if (group.gpu.is_on) run_on_gpu(group.gpu, kernels, trainers_of(group, sweep), n);
    }
    // While the GPU works.
    for (const GpuGroup& group : on_gpu.groups) {
        if (!group.gpu.is_on) run_here(group, sweep, n);
    }
}

bool fetch_from_gpu(SweepOnGpu& on_gpu, train::Sweep& sweep) {
    bool moved = false;
    for (GpuGroup& group : on_gpu.groups) {
        if (!group.gpu.is_on) continue;
        const Trainers trainers = trainers_of(group, sweep);
        const bool took = fetch_from_gpu(group.gpu, trainers);
        moved = moved || took;
        // A cell with trouble stops and the rest of its group goes on on the CPU: on the GPU a group steps as one.
        const bool broke = std::any_of(trainers.begin(), trainers.end(),
                                       [](const train::Trainer* trainer) { return trainer->trouble().has_value(); });
        if (broke) {
            leave_gpu(group.gpu, trainers);
            group.why_not = "A map of this group broke; the others go on without the card.";
        } else if (took || group.gpu.reading == group.gpu.taken) {
            ask_gpu(group.gpu, true);
        }
    }
    on_gpu.is_on =
        std::any_of(on_gpu.groups.begin(), on_gpu.groups.end(), [](const GpuGroup& group) { return group.gpu.is_on; });
    if (!on_gpu.is_on) catch_up(sweep);
    if (moved) train::update_step(sweep);
    return moved;
}

void leave_gpu(SweepOnGpu& on_gpu, train::Sweep& sweep) {
    if (!on_gpu.is_on) return;
    for (GpuGroup& group : on_gpu.groups) {
        if (group.gpu.is_on) leave_gpu(group.gpu, trainers_of(group, sweep));
    }
    on_gpu = {};
    catch_up(sweep);
}

void gpu_is_lost(SweepOnGpu& on_gpu, train::Sweep& sweep) {
    if (!on_gpu.is_on) return;
    for (GpuGroup& group : on_gpu.groups) {
        if (group.gpu.is_on) gpu_is_lost(group.gpu, trainers_of(group, sweep));
    }
    on_gpu = {};
    catch_up(sweep);
}

}  // namespace app
