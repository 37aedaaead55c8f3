// See gpu_training.h.
#include "app/experiment/gpu_training.h"

#include "core/check.h"

namespace app {
namespace {

gl::StepsRequest request_of(const Trainers& trainers) {
    const train::Trainer& first = *trainers.front();
    gl::StepsRequest request{.program = &first.model().program,
                             .loss = first.model().total,
                             .things = first.batch_size(),
                             .models = static_cast<int>(trainers.size()),
                             .n_rows = first.material().features.n_rows,
                             .tables = {},
                             .random = first.random_inputs(),
                             .optimisers = first.optimisers(),
                             .clips = false};
    for (const model::RowSource& source : first.model().sources)
        request.tables.push_back({source.input, source.cols, source.rows.data()});
    for (const train::Trainer* trainer : trainers) {
        request.clips = request.clips || trainer->spec().clip > 0;
        request.has_rules = request.has_rules || !trainer->model().update_rules.empty();
    }
    return request;
}

// Inputs of the graph without a row for each sample: masks, weights of losses, the training flag.
void write_constants(const GpuTraining& gpu, int model, const train::Trainer& trainer) {
    const engine::Program& program = trainer.model().program;
    for (std::size_t i = 0; i < program.graph.nodes.size(); ++i) {
        const engine::Node& node = program.graph.nodes[i];
        if (node.kind != engine::NodeKind::input || node.shape.rows < 0) continue;
        const float* values = trainer.memory().values + program.places[i].value;
        gl::write_input(gpu.steps, model, {static_cast<int>(i)},
                        {values, node.shape.rows, node.shape.cols, engine::padded(node.shape.cols)});
    }
}

void write_model(GpuTraining& gpu, int model, const train::Trainer& trainer) {
    gl::write_weights(gpu.steps, model, trainer.memory().parameters,
                      trainer.slots().empty() ? nullptr : trainer.slots().data());
    const model::Spec& spec = trainer.spec();
    gl::write_settings(gpu.steps, model,
                       {.learning_rate = static_cast<float>(spec.learning_rate),
                        .momentum = static_cast<float>(spec.momentum),
                        .decay = static_cast<float>(spec.decay),
                        .clip = static_cast<float>(spec.clip)});
    gl::write_rules(gpu.steps, model, trainer.model().update_rules);
    write_constants(gpu, model, trainer);
}

void next_block(GpuTraining& gpu, const Trainers& trainers) {
    const int n = gpu.steps.most_steps;
    for (std::size_t m = 0; m < trainers.size(); ++m) {
        train::StepInputs ahead = trainers[m]->draw_step_inputs(n, gpu.issued - gpu.taken);
        if (m == 0) gl::begin_block(gpu.steps, n, std::move(ahead.factors));
        gl::write_block(gpu.steps, static_cast<int>(m),
                        {.steps = n, .order = std::move(ahead.rows), .random = std::move(ahead.random)});
    }
}

// Gives every trainer its weights from the copy.
bool take_copy(GpuTraining& gpu, const Trainers& trainers, const std::vector<float>& copy, bool with_slots) {
    bool whole = true;
    for (std::size_t m = 0; m < trainers.size(); ++m) {
        train::Trainer& trainer = *trainers[m];
        std::vector<float> parameters(static_cast<std::size_t>(trainer.model().program.n_parameters), 0.0f);
        std::vector<float> slots(with_slots ? trainer.slots().size() : 0, 0.0f);
        gl::weights_in(gpu.steps, copy, static_cast<int>(m), parameters.data(), with_slots ? slots.data() : nullptr);
        const bool is_whole =
            trainer.take_steps(gpu.reading - gpu.taken, parameters.data(), with_slots ? slots.data() : nullptr);
        whole = whole && is_whole;
    }
    gpu.taken = gpu.reading;
    return whole;
}

void end_block(const GpuTraining& gpu, const Trainers& trainers, long back) {
    if (gpu.steps.steps_in_block == 0) return;
    const long done = gpu.steps.next_in_block - back;
    for (train::Trainer* trainer : trainers) trainer->end_step_inputs(static_cast<int>(done > 0 ? done : 0));
}

}  // namespace

core::Status start_on_gpu(GpuTraining& gpu, gl::Kernels& kernels, const Trainers& trainers) {
    ES_CHECK(!gpu.is_on && !trainers.empty(), "a GPU that is free, and something to train");
    for (const train::Trainer* trainer : trainers) {
        ES_CHECK(trainer->step() == trainers.front()->step() &&
                     trainer->batch_size() == trainers.front()->batch_size() &&
                     trainer->model().program.n_parameters == trainers.front()->model().program.n_parameters,
                 "models that train together have one shape");
    }
    gpu = {};
    core::Status made = gl::make_steps(gpu.steps, kernels, request_of(trainers));
    if (!made.ok()) {
        gl::free_steps(gpu.steps);
        return made;
    }
    for (std::size_t m = 0; m < trainers.size(); ++m) write_model(gpu, static_cast<int>(m), *trainers[m]);
    gpu.steps.optimiser_step = trainers.front()->optimiser_step();
    gpu.is_on = true;
    return {};
}

core::Result<bool> prepare_gpu(gl::Kernels& kernels, const Trainers& trainers) {
    return gl::prepare_kernels(kernels, request_of(trainers));
}

void run_on_gpu(GpuTraining& gpu, gl::Kernels& kernels, const Trainers& trainers, long n) {
    ES_CHECK(gpu.is_on, "start_on_gpu() first");
    for (long left = n; left > 0;) {
        if (gpu.steps.next_in_block >= gpu.steps.steps_in_block) next_block(gpu, trainers);
        const int done = gl::run_steps(gpu.steps, kernels, static_cast<int>(left));
        gpu.issued += done;
        left -= done;
    }
}

void ask_gpu(GpuTraining& gpu, bool with_slots) {
    gl::start_reading_weights(gpu.steps, with_slots);
    gpu.reading = gpu.issued;
}

bool fetch_from_gpu(GpuTraining& gpu, const Trainers& trainers) {
    std::vector<float> copy;
    const bool with_slots = gpu.steps.reads_slots;
    return gl::finish_reading_weights(gpu.steps, copy) && take_copy(gpu, trainers, copy, with_slots);
}

void leave_gpu(GpuTraining& gpu, const Trainers& trainers) {
    if (!gpu.is_on) return;
    std::vector<float> copy;
    gl::read_all_weights(gpu.steps, copy);
    gpu.reading = gpu.issued;
    take_copy(gpu, trainers, copy, true);
    end_block(gpu, trainers, 0);
    gl::free_steps(gpu.steps);
    gpu = {};
}

void give_up_gpu(GpuTraining& gpu, const Trainers& trainers) {
    end_block(gpu, trainers, 0);
    gl::free_steps(gpu.steps);
    gpu = {};
}

void gpu_is_lost(GpuTraining& gpu, const Trainers& trainers) {
    if (!gpu.is_on) return;
    // Random draws of this block's steps that were not copied back are repeated; draws of earlier blocks are lost.
    end_block(gpu, trainers, gpu.issued - gpu.taken);
    gpu = {};
}

}  // namespace app
