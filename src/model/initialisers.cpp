// The table of initialisers of weights, by name.
#include "model/tables.h"

namespace model {

std::span<const InitRow> init_table() {
    using engine::Init;
    static const std::vector<InitRow> table = {
        {"auto", "what suits", "Glorot for bounded bends, He for ReLU and its kin.", true},
        {"glorot", "Glorot", "Uniform, as wide as keeps signals and gradients of one size through the layers.", false,
         Init::glorot},
        {"he", "He", "Uniform, a little wider: made for ReLU, which cuts half of the signal off.", false, Init::he},
        {"orthogonal", "orthogonal", "Directions at right angles: nothing is said twice and nothing is lost.", false,
         Init::orthogonal},
        {"large", "too large",
         "Far too large on purpose: units are stuck at their ends, and the map starts in a tangle.", false,
         Init::large},
        {"zero", "zero", "All weights 0: every unit is the same as its neighbour, and nothing can be learned.", false,
         Init::zero},
    };
    return table;
}

engine::Init init_of(const Spec& spec, engine::Init suited) {
    const InitRow* row = find_init(spec.init);
    ES_CHECK(row != nullptr, "an unknown initialiser got past validate()");
    return row->suited ? suited : row->init;
}

}  // namespace model
