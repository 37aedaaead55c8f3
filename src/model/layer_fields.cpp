// The schema's rows for the fields of a layer, and for the list of layers. The order here is the order in panels, JSON
// and links. Next: schema.h.
#include "model/forms.h"
#include "model/row_choices.h"
#include "model/schema.h"
#include "model/tables.h"

namespace model {
namespace {

// All kinds; those that do not fit behind the layers before it say why not.
std::vector<Choice> layer_kind_choices(const Spec& spec, const LayerSpec& layer) {
    std::vector<Choice> choices = row_choices(layer_table());
    for (std::size_t place = 0; place < spec.layers.size(); ++place) {
        if (&spec.layers[place] == &layer) add_why_not(spec, place, choices);
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

// Whether a layer of this kind uses a field: its row says so. An unknown kind uses all.
template <const char* kId>
bool layer_uses(const Spec&, const LayerSpec& layer) {
    const LayerRow* row = find_layer(layer.kind);
    return row == nullptr || uses(row->fields, kId);
}
constexpr char kWidth[] = "width", kActivation[] = "activation", kRate[] = "rate", kKernel[] = "kernel",
               kStride[] = "stride", kPadded[] = "padded", kPool[] = "pool", kHeads[] = "heads", kCausal[] = "causal",
               kPositions[] = "positions", kResidual[] = "residual", kNorm[] = "norm", kMlp[] = "mlp",
               kEdges[] = "edges";

}  // namespace

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

}  // namespace model
