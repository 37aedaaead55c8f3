// The schema's rows for the fields of the Spec itself, except those of the view (view_fields.cpp). The order here is the
// order in panels, JSON and links. Next: layer_fields.cpp, loss_fields.cpp.
#include "engine/optimiser.h"
#include "engine/schedule.h"
#include "model/material.h"
#include "model/row_choices.h"
#include "model/schema.h"
#include "model/tables.h"
#include "model/view_fields.h"

namespace model {
namespace {

std::vector<Choice> dataset_choices(const Spec& spec, const Spec&) {
    std::vector<Choice> choices;
    if (spec.imported) {
        const data::DatasetRow& own = spec.imported->dataset.row;
        choices.push_back({own.id, own.label, own.help});
    }
    for (const data::DatasetEntry& entry : data::dataset_entries()) {
        choices.push_back({std::string(entry.id), std::string(entry.label), std::string(entry.help)});
    }
    return choices;
}

std::vector<Choice> feature_choices(const Spec& spec, const Spec&) {
    std::vector<Choice> choices;
    const data::DatasetRow* row = dataset_row(spec);
    if (row == nullptr) return choices;
    for (const data::FeatureGroup& group : row->groups) choices.push_back({group.id, group.label, group.help});
    return choices;
}

std::vector<Choice> optimiser_choices(const Spec&, const Spec&) {
    std::vector<Choice> choices;
    for (const engine::Optimiser* row : engine::optimiser_table()) {
        choices.push_back({std::string(row->id), std::string(row->label), std::string(row->help)});
    }
    return choices;
}

std::vector<Choice> schedule_choices(const Spec&, const Spec&) { return row_choices(engine::schedule_table()); }
std::vector<Choice> bound_choices(const Spec&, const Spec&) { return row_choices(bound_table()); }
std::vector<Choice> init_choices(const Spec&, const Spec&) { return row_choices(init_table()); }

// Whether the data set has a knob.
template <bool data::KnobSet::*kKnob>
bool has_knob(const Spec& spec, const Spec&) {
    const data::DatasetRow* row = dataset_row(spec);
    return row != nullptr && row->knobs.*kKnob;
}

bool uses_momentum(const Spec& spec, const Spec&) {
    return spec.optimiser == "momentum" ||
           std::any_of(spec.losses.begin(), spec.losses.end(),
                       [](const LossSpec& loss) { return loss.maker_optimiser == "momentum"; });
}
bool uses_horizon(const Spec& spec, const Spec&) { return spec.schedule != "constant"; }
bool uses_batch(const Spec& spec, const Spec&) { return !spec.full_batch; }

}  // namespace

// All fields except those of the view.
static std::vector<Field<Spec>> learning_fields() {
    return {
        {.id = "dataset",
         .label = "data",
         .help = "Which things are put on the map.",
         .lever = Lever::data,
         .change = Change::anew,
         .member = &Spec::dataset,
         .choices = dataset_choices},
        {.id = "data_size",
         .label = "things",
         .help = "How many things are made: 1 is as the data are shipped, 2 twice as many.",
         .lever = Lever::data,
         .change = Change::anew,
         .member = &Spec::data_size,
         .min = 0.1,
         .max = 4,
         .step = 0.1,
         .logarithmic = true,
         .applies = has_knob<&data::KnobSet::size>},
        {.id = "data_noise",
         .label = "noise",
         .help = "How much of the data is chance: 1 is as they are shipped, 0 none.",
         .lever = Lever::data,
         .change = Change::anew,
         .member = &Spec::data_noise,
         .min = 0,
         .max = 4,
         .step = 0.1,
         .applies = has_knob<&data::KnobSet::noise>},
        {.id = "data_seed",
         .label = "draw",
         .help = "Which random numbers the data are made of: 0 is as they are shipped, others are made alike.",
         .lever = Lever::data,
         .change = Change::anew,
         .member = &Spec::data_seed,
         .min = 0,
         .max = 999,
         .applies = has_knob<&data::KnobSet::seed>},
        {.id = "modulus",
         .label = "modulo",
         .help = "At which number the sums begin at 0 again: the hours of the clock.",
         .lever = Lever::data,
         .change = Change::anew,
         .member = &Spec::modulus,
         .min = 3,
         .max = 31,
         .applies = has_knob<&data::KnobSet::modulus>},
        {.id = "features",
         .label = "features",
         .help = "What the model is told about each thing. The map can hold only what comes in here.",
         .lever = Lever::features,
         .change = Change::live,
         .member = &Spec::features,
         .choices = feature_choices},
        {.id = "map_dims",
         .label = "map",
         .help = "Dimensions of the map, the narrowest layer: everything a head wants to know has to pass through it.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &Spec::map_dims,
         .min = 1,
         .max = 64},
        {.id = "bound",
         .label = "limits",
         .help = "What keeps the map within limits.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &Spec::map_bound,
         .choices = bound_choices},
        {.id = "bits",
         .label = "bits",
         .help = "How many bits the map may hold of each thing, shared out among its dimensions; 0 = no limit.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &Spec::map_bits,
         .min = 0,
         .max = 16},
        {.id = "optimiser",
         .label = "optimiser",
         .help = "How a gradient becomes a step of the weights.",
         .lever = Lever::training,
         .change = Change::live,
         .member = &Spec::optimiser,
         .choices = optimiser_choices},
        {.id = "lr",
         .label = "learning rate",
         .help = "How far the weights move in one step. Too small crawls, too large jumps about or breaks.",
         .lever = Lever::training,
         .change = Change::live,
         .member = &Spec::learning_rate,
         .min = 1e-5,
         .max = 10,
         .step = 1e-5,
         .logarithmic = true},
        {.id = "schedule",
         .label = "schedule",
         .help = "How the learning rate changes over the steps.",
         .lever = Lever::training,
         .change = Change::live,
         .member = &Spec::schedule,
         .choices = schedule_choices},
        {.id = "horizon",
         .label = "over steps",
         .help = "How many steps the schedule is made for.",
         .lever = Lever::training,
         .change = Change::live,
         .member = &Spec::horizon,
         .min = 10,
         .max = 100000,
         .logarithmic = true,
         .applies = uses_horizon},
        {.id = "clip",
         .label = "longest gradient",
         .help = "A longer one is cut to this length, so that no single step can break the map; 0 cuts none.",
         .lever = Lever::training,
         .change = Change::live,
         .member = &Spec::clip,
         .min = 0,
         .max = 10,
         .step = 0.01},
        {.id = "momentum",
         .label = "momentum",
         .help = "How much of the last step goes into the next one. Only the momentum optimiser uses it.",
         .lever = Lever::training,
         .change = Change::live,
         .member = &Spec::momentum,
         .min = 0,
         .max = 0.99,
         .step = 0.01,
         .applies = uses_momentum},
        {.id = "decay",
         .label = "weight decay",
         .help = "Pulls every weight towards 0 a little in each step: borders stay simple and little is memorised.",
         .lever = Lever::training,
         .change = Change::live,
         .member = &Spec::decay,
         .min = 0,
         .max = 1,
         .step = 0.01},
        {.id = "batch",
         .label = "batch size",
         .help = "How many things are looked at before each step. Small batches wobble, large ones are steady.",
         .lever = Lever::training,
         .change = Change::live,
         .member = &Spec::batch,
         .min = 1,
         .max = kMaxBatch,
         .logarithmic = true,
         .applies = uses_batch},
        {.id = "full_batch",
         .label = "all at once",
         .help = "Looks at every thing before each step: no wobble at all, but slow steps.",
         .lever = Lever::training,
         .change = Change::graft,
         .member = &Spec::full_batch},
        {.id = "init",
         .label = "weights start",
         .help = "How large the random weights are before the first step.",
         .lever = Lever::training,
         .change = Change::anew,
         .member = &Spec::init,
         .choices = init_choices},
        {.id = "held_out",
         .label = "held out",
         .help = "Share of the things that training never sees: they show whether the map has learned or memorised.",
         .lever = Lever::training,
         .change = Change::anew,
         .member = &Spec::held_out,
         .min = 0,
         .max = 0.9,
         .step = 0.05},
        {.id = "test",
         .label = "test set",
         .help = "Share of the things kept for one last look, when nothing is changed any more.",
         .lever = Lever::training,
         .change = Change::anew,
         .member = &Spec::tested,
         .min = 0,
         .max = 0.5,
         .step = 0.05},
        {.id = "seed",
         .label = "seed",
         .help = "Where the random numbers start: weights, batches, and which things are held out.",
         .lever = Lever::training,
         .change = Change::anew,
         .member = &Spec::seed,
         .min = 0,
         .max = 999999},
    };
}

std::span<const Field<Spec>> spec_fields() {
    static const std::vector<Field<Spec>> fields = [] {
        std::vector<Field<Spec>> all = learning_fields();
        const std::vector<Field<Spec>> view = view_fields();
        all.insert(all.end(), view.begin(), view.end());
        return all;
    }();
    return fields;
}

}  // namespace model
