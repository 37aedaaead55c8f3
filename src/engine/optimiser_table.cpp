// The order here is the order in the menu. To add an optimiser: one file in optimisers/, one line in optimiser_rows.h,
// one line here.
#include "engine/optimiser.h"
#include "engine/optimiser_rows.h"

namespace engine {
namespace {

constexpr const Optimiser* kOptimisers[] = {
    &optimisers::sgd,
    &optimisers::momentum,
    &optimisers::adam,
};

}  // namespace

std::span<const Optimiser* const> optimiser_table() { return kOptimisers; }

const Optimiser* find_optimiser(std::string_view id) {
    for (const Optimiser* optimiser : kOptimisers) {
        if (optimiser->id == id) return optimiser;
    }
    return nullptr;
}

}  // namespace engine
