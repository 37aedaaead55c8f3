// The rows of the schema. The order here is the order in panels, JSON and links.
#include "engine/optimiser.h"
#include "engine/schedule.h"
#include "model/forms.h"
#include "model/material.h"
#include "model/schema.h"
#include "model/tables.h"
#include "model/view_choices.h"
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

std::vector<Choice> schedule_choices(const Spec&, const Spec&) {
    std::vector<Choice> choices;
    for (const engine::Schedule& row : engine::schedule_table()) {
        choices.push_back({std::string(row.id), std::string(row.label), std::string(row.help)});
    }
    return choices;
}

template <class Row>
std::vector<Choice> row_choices(std::span<const Row> rows) {
    std::vector<Choice> choices;
    for (const Row& row : rows) {
        choices.push_back({std::string(row.id), std::string(row.label), std::string(row.help)});
    }
    return choices;
}

std::vector<Choice> bound_choices(const Spec&, const Spec&) { return row_choices(bound_table()); }
std::vector<Choice> init_choices(const Spec&, const Spec&) { return row_choices(init_table()); }
// All kinds; those that do not fit behind the layers before it say why not.
std::vector<Choice> layer_kind_choices(const Spec& spec, const LayerSpec& layer) {
    std::vector<Choice> choices = row_choices(layer_table());
    for (std::size_t place = 0; place < spec.layers.size(); ++place) {
        if (&spec.layers[place] != &layer) continue;
        for (Choice& choice : choices) choice.why_not = why_not(spec, place, choice.id);
    }
    return choices;
}
std::vector<Choice> activation_choices(const Spec&, const LayerSpec&) { return row_choices(activation_table()); }
std::vector<Choice> pool_choices(const Spec&, const LayerSpec&) {
    return {{"max", "largest", "Of each window the largest number is kept."},
            {"average", "average", "Of each window the mean is kept."}};
}
std::vector<Choice> position_choices(const Spec&, const LayerSpec&) {
    return {{"learned", "learned", "The numbers of each place are learned like any weight."},
            {"sine", "sines", "The numbers of each place are sines and cosines of many wavelengths."}};
}
// The rows that are possible with this data set.
std::vector<Choice> loss_kind_choices(const Spec& spec, const LossSpec&) {
    std::vector<Choice> choices;
    const data::DatasetRow* dataset = dataset_row(spec);
    for (const LossRow& row : loss_table()) {
        if (dataset != nullptr && !fits(row, *dataset)) continue;
        choices.push_back({std::string(row.id), std::string(row.label), std::string(row.help)});
    }
    return choices;
}

// The attributes that a loss of this kind can have as target.
std::vector<Choice> target_choices(const Spec& spec, const LossSpec& loss) {
    std::vector<Choice> choices;
    const data::DatasetRow* row = dataset_row(spec);
    const LossRow* kind = find_loss(loss.kind);
    if (row == nullptr || kind == nullptr || kind->target == TargetKind::none) return choices;
    const data::ColumnKind wanted =
        kind->target == TargetKind::category ? data::ColumnKind::category : data::ColumnKind::number;
    for (const data::Attribute& a : row->attributes) {
        if (a.kind == wanted) choices.push_back({a.id, a.label, a.help});
    }
    return choices;
}

std::vector<Choice> game_choices(const Spec&, const LossSpec&) {
    return {
        {"log", "log", "The surer it is of something wrong, the more it counts, without limit (the first GAN)."},
        {"squares", "squares", "Squared distance from the right answer: what is far off still pulls (least squares)."}};
}

// Whether a layer or loss of this kind uses a field: its row says so. An unknown kind uses all.
template <const char* kId>
bool layer_uses(const Spec&, const LayerSpec& layer) {
    const LayerRow* row = find_layer(layer.kind);
    return row == nullptr || uses(row->fields, kId);
}
template <const char* kId>
bool loss_uses(const Spec&, const LossSpec& loss) {
    const LossRow* row = find_loss(loss.kind);
    return row == nullptr || uses(row->fields, kId);
}
constexpr char kWidth[] = "width", kActivation[] = "activation", kRate[] = "rate", kKernel[] = "kernel",
               kStride[] = "stride", kPadded[] = "padded", kPool[] = "pool", kHeads[] = "heads", kCausal[] = "causal",
               kPositions[] = "positions", kResidual[] = "residual", kNorm[] = "norm", kMlp[] = "mlp",
               kEdges[] = "edges";
constexpr char kHidden[] = "hidden", kNoise[] = "noise", kSmoothing[] = "smoothing", kBalance[] = "balance",
               kMargin[] = "margin", kTemperature[] = "temperature", kPerplexity[] = "perplexity", kMaker[] = "maker",
               kTurns[] = "turns", kGame[] = "game";

bool uses_momentum(const Spec& spec, const Spec&) { return spec.optimiser == "momentum"; }
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

std::span<const Field<LayerSpec>> layer_fields() {
    static const std::vector<Field<LayerSpec>> fields = {
        {.id = "kind",
         .label = "layer",
         .help = "What the layer computes.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::kind,
         .choices = layer_kind_choices},
        {.id = "width",
         .label = "width",
         .help = "How many numbers this layer has to say what it knows about a thing.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::width,
         .min = 1,
         .max = 64,
         .applies = layer_uses<kWidth>},
        {.id = "activation",
         .label = "activation",
         .help = "The bend after the sum: without one, many layers can do no more than one.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::activation,
         .choices = activation_choices,
         .applies = layer_uses<kActivation>},
        {.id = "rate",
         .label = "rate",
         .help = "The share of the numbers that is dropped, or the size of the noise.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::rate,
         .min = 0,
         .max = 0.9,
         .step = 0.05,
         .applies = layer_uses<kRate>},
        {.id = "kernel",
         .label = "window",
         .help = "How many pixels wide and high the window is, or how many positions of a sequence.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::kernel,
         .min = 1,
         .max = 5,
         .applies = layer_uses<kKernel>},
        {.id = "stride",
         .label = "step",
         .help = "How many pixels lie between one window and the next: above 1 the picture gets smaller.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::stride,
         .min = 1,
         .max = 5,
         .applies = layer_uses<kStride>},
        {.id = "padded",
         .label = "keeps the size",
         .help = "Puts zeros around the picture or sequence, so that windows of 1, 3 or 5 leave it as large as it is.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::padded,
         .applies = layer_uses<kPadded>},
        {.id = "pool",
         .label = "keeps",
         .help = "What is kept of each window.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::pool,
         .choices = pool_choices,
         .applies = layer_uses<kPool>},
        {.id = "heads",
         .label = "heads",
         .help = "How many questions each place or node may ask at once.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::heads,
         .min = 1,
         .max = 8,
         .applies = layer_uses<kHeads>},
        {.id = "causal",
         .label = "looks back only",
         .help = "Each place sees itself and what stands before it, as in reading.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::causal,
         .applies = layer_uses<kCausal>},
        {.id = "positions",
         .label = "places are",
         .help = "How a place says where it is.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::positions,
         .choices = position_choices,
         .applies = layer_uses<kPositions>},
        {.id = "residual",
         .label = "shortcut",
         .help = "Adds what came in to what goes out, so that nothing has to be learned anew to be kept.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::residual,
         .applies = layer_uses<kResidual>},
        {.id = "norm",
         .label = "layer norm",
         .help = "Brings the numbers of each place to one size before they are used.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::norm,
         .applies = layer_uses<kNorm>},
        {.id = "mlp",
         .label = "small net",
         .help = "Two dense layers at each place, behind the attention.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::mlp,
         .applies = layer_uses<kMlp>},
        {.id = "edges",
         .label = "edges",
         .help = "Off: each node hears itself alone, as in a net without a graph.",
         .lever = Lever::architecture,
         .change = Change::graft,
         .member = &LayerSpec::edges,
         .applies = layer_uses<kEdges>},
    };
    return fields;
}

std::span<const Field<LossSpec>> loss_fields() {
    static const std::vector<Field<LossSpec>> fields = {
        {.id = "kind",
         .label = "asks to",
         .help = "What the map is asked to be good for.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::kind,
         .choices = loss_kind_choices},
        {.id = "target",
         .label = "target",
         .help = "The attribute that has to be read off the map.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::target,
         .choices = target_choices},
        {.id = "weight",
         .label = "weight",
         .help = "How much this loss counts. At 0 its head still watches but asks for nothing.",
         .lever = Lever::loss,
         .change = Change::live,
         .member = &LossSpec::weight,
         .min = 0,
         .max = 4,
         .step = 0.01},
        {.id = "hidden",
         .label = "bent borders",
         .help = "Units between the map and the answer: 0 draws straight borders, more can bend them.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::hidden,
         .min = 0,
         .max = 32,
         .applies = loss_uses<kHidden>},
        {.id = "noise",
         .label = "wrong answers",
         .help = "Share of the things for which the loss is told the answer of another thing: a loss that asks for the "
                 "wrong.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::noise,
         .min = 0,
         .max = 1,
         .step = 0.05,
         .applies = loss_uses<kNoise>},
        {.id = "smoothing",
         .label = "label smoothing",
         .help = "Asks for a little less than certainty: borders stay soft.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::smoothing,
         .min = 0,
         .max = 0.5,
         .step = 0.01,
         .applies = loss_uses<kSmoothing>},
        {.id = "balance",
         .label = "rare counts as much",
         .help = "Each class weighs the same, however few things it has.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::balance,
         .applies = loss_uses<kBalance>},
        {.id = "margin",
         .label = "margin",
         .help = "How far apart things of two classes should lie; beyond it they are left alone.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::margin,
         .min = 0.1,
         .max = 10,
         .step = 0.1,
         .applies = loss_uses<kMargin>},
        {.id = "temperature",
         .label = "temperature",
         .help = "Low: only the nearest neighbours count. High: all things count alike.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::temperature,
         .min = 0.05,
         .max = 10,
         .step = 0.01,
         .logarithmic = true,
         .applies = loss_uses<kTemperature>},
        {.id = "perplexity",
         .label = "perplexity",
         .help = "How many neighbours each thing is to keep.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::perplexity,
         .min = 2,
         .max = 100,
         .step = 1,
         .logarithmic = true,
         .applies = loss_uses<kPerplexity>},
        {.id = "maker",
         .label = "the maker's width",
         .help = "Units in each of the two hidden layers of the net that makes things out of noise.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::maker,
         .min = 2,
         .max = 64,
         .applies = loss_uses<kMaker>},
        {.id = "turns",
         .label = "the expert's steps",
         .help = "How many steps the expert learns for each one of the forger.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::turns,
         .min = 1,
         .max = 10,
         .applies = loss_uses<kTurns>},
        {.id = "game",
         .label = "the game",
         .help = "How the expert's judgement is scored, for it and for the forger.",
         .lever = Lever::loss,
         .change = Change::graft,
         .member = &LossSpec::game,
         .choices = game_choices,
         .applies = loss_uses<kGame>},
    };
    return fields;
}

const ListField& layers_field() {
    static const ListField field = {.id = "layers",
                                    .label = "layers",
                                    .help = "What stands between the features and the map, from first to last.",
                                    .lever = Lever::architecture,
                                    .change = Change::graft,
                                    .min_items = 0,
                                    .max_items = 10};
    return field;
}

const ListField& losses_field() {
    static const ListField field = {.id = "losses",
                                    .label = "losses",
                                    .help = "What the map is asked for: it keeps that, and may forget the rest.",
                                    .lever = Lever::loss,
                                    .change = Change::graft,
                                    .min_items = 1,
                                    .max_items = 6};
    return field;
}

}  // namespace model
