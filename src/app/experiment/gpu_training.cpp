// See card_training.h.
#include "app/experiment/card_training.h"

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
                             .optimiser = &first.optimiser(),
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
void write_constants(const CardTraining& card, int model, const train::Trainer& trainer) {
    const engine::Program& program = trainer.model().program;
    for (std::size_t i = 0; i < program.graph.nodes.size(); ++i) {
        const engine::Node& node = program.graph.nodes[i];
        if (node.kind != engine::NodeKind::input || node.shape.rows < 0) continue;
        const float* values = trainer.memory().values + program.places[i].value;
        gl::write_input(card.steps, model, {static_cast<int>(i)},
                        {values, node.shape.rows, node.shape.cols, engine::padded(node.shape.cols)});
    }
}

void write_model(CardTraining& card, int model, const train::Trainer& trainer) {
    gl::write_weights(card.steps, model, trainer.memory().parameters,
                      trainer.slots().empty() ? nullptr : trainer.slots().data());
    const model::Spec& spec = trainer.spec();
    gl::write_settings(card.steps, model,
                       {.learning_rate = static_cast<float>(spec.learning_rate),
                        .momentum = static_cast<float>(spec.momentum),
                        .decay = static_cast<float>(spec.decay),
                        .clip = static_cast<float>(spec.clip)});
    gl::write_rules(card.steps, model, trainer.model().update_rules);
    write_constants(card, model, trainer);
}

void next_block(CardTraining& card, const Trainers& trainers) {
    const int n = card.steps.most_steps;
    for (std::size_t m = 0; m < trainers.size(); ++m) {
        train::StepInputs ahead = trainers[m]->draw_step_inputs(n, card.issued - card.taken);
        if (m == 0) gl::begin_block(card.steps, n, std::move(ahead.factors));
        gl::write_block(card.steps, static_cast<int>(m),
                        {.steps = n, .order = std::move(ahead.rows), .random = std::move(ahead.random)});
    }
}

// Gives every trainer its weights from the copy.
bool take_copy(CardTraining& card, const Trainers& trainers, const std::vector<float>& copy, bool with_slots) {
    bool whole = true;
    for (std::size_t m = 0; m < trainers.size(); ++m) {
        train::Trainer& trainer = *trainers[m];
        std::vector<float> parameters(static_cast<std::size_t>(trainer.model().program.n_parameters), 0.0f);
        std::vector<float> slots(with_slots ? trainer.slots().size() : 0, 0.0f);
        gl::weights_in(card.steps, copy, static_cast<int>(m), parameters.data(), with_slots ? slots.data() : nullptr);
        const bool is_whole =
            trainer.take_steps(card.reading - card.taken, parameters.data(), with_slots ? slots.data() : nullptr);
        whole = whole && is_whole;
    }
    card.taken = card.reading;
    return whole;
}

void end_block(const CardTraining& card, const Trainers& trainers, long back) {
    if (card.steps.steps_in_block == 0) return;
    const long done = card.steps.next_in_block - back;
    for (train::Trainer* trainer : trainers) trainer->end_step_inputs(static_cast<int>(done > 0 ? done : 0));
}

}  // namespace

core::Status start_on_card(CardTraining& card, gl::Kernels& kernels, const Trainers& trainers) {
    ES_CHECK(!card.is_on && !trainers.empty(), "a card that is free, and something to train");
    for (const train::Trainer* trainer : trainers) {
        ES_CHECK(trainer->step() == trainers.front()->step() &&
                     trainer->batch_size() == trainers.front()->batch_size() &&
                     trainer->model().program.n_parameters == trainers.front()->model().program.n_parameters,
                 "models that train together have one shape");
    }
    card = {};
    core::Status made = gl::make_steps(card.steps, kernels, request_of(trainers));
    if (!made.ok()) {
        gl::free_steps(card.steps);
        return made;
    }
    for (std::size_t m = 0; m < trainers.size(); ++m) write_model(card, static_cast<int>(m), *trainers[m]);
    card.steps.optimiser_step = trainers.front()->optimiser_step();
    card.is_on = true;
    return {};
}

core::Result<bool> prepare_card(gl::Kernels& kernels, const Trainers& trainers) {
    return gl::prepare_kernels(kernels, request_of(trainers));
}

void run_on_card(CardTraining& card, gl::Kernels& kernels, const Trainers& trainers, long n) {
    ES_CHECK(card.is_on, "start_on_card() first");
    for (long left = n; left > 0;) {
        if (card.steps.next_in_block >= card.steps.steps_in_block) next_block(card, trainers);
        const int done = gl::run_steps(card.steps, kernels, static_cast<int>(left));
        card.issued += done;
        left -= done;
    }
}

void ask_card(CardTraining& card, bool with_slots) {
    gl::start_reading_weights(card.steps, with_slots);
    card.reading = card.issued;
}

bool fetch_from_card(CardTraining& card, const Trainers& trainers) {
    std::vector<float> copy;
    const bool with_slots = card.steps.reads_slots;
    return gl::finish_reading_weights(card.steps, copy) && take_copy(card, trainers, copy, with_slots);
}

void leave_card(CardTraining& card, const Trainers& trainers) {
    if (!card.is_on) return;
    std::vector<float> copy;
    gl::read_all_weights(card.steps, copy);
    card.reading = card.issued;
    take_copy(card, trainers, copy, true);
    end_block(card, trainers, 0);
    gl::free_steps(card.steps);
    card = {};
}

void give_up_card(CardTraining& card, const Trainers& trainers) {
    end_block(card, trainers, 0);
    gl::free_steps(card.steps);
    card = {};
}

void card_is_lost(CardTraining& card, const Trainers& trainers) {
    if (!card.is_on) return;
    // Random draws of this block's steps that were not copied back are repeated; draws of earlier blocks are lost.
    end_block(card, trainers, card.issued - card.taken);
    card = {};
}

}  // namespace app
