// The table of all optimisers, made from the list in optimiser_list.h. See optimiser.h.
#include "engine/optimiser.h"
#include "engine/optimiser_rows.h"

namespace engine {
namespace {

#define ES_ADDRESS(name) &optimisers::name,
constexpr const Optimiser* kOptimisers[] = {ES_OPTIMISERS(ES_ADDRESS)};
#undef ES_ADDRESS

}  // namespace

std::span<const Optimiser* const> optimiser_table() { return kOptimisers; }

const Optimiser* find_optimiser(std::string_view id) {
    for (const Optimiser* optimiser : kOptimisers) {
        if (optimiser->id == id) return optimiser;
    }
    return nullptr;
}

}  // namespace engine
