// See blocks.h.
#include "gl/training/blocks.h"

#include <string>

namespace gl {
namespace {

// Products with fewer multiplications are not blocked: there the pass that interleaves the rows and, on a real card,
// the smaller number of fragments at work cost as much as the fetches that are saved. In software GL, 300,000
// multiplications take 0.7 of the time in blocks (all passes counted), 6 million a third. Decided for one model however
// many train, so that a model gets the same order of sums, and the same bits, alone and together with others.
constexpr double kWorth = 100'000;
constexpr int kFewestTerms = 16;  // with fewer terms a sum, starting a fragment costs more than its work

// The number of terms in each sum of the matrix: of x W, d W^T and x^T d.
int n_terms(const Machine& machine, const Unit& unit, std::string_view function) {
    const auto shape = [&](engine::Value value) { return engine::shape_of(machine.graph, value); };
    if (function == "forward") return shape(unit.in[1]).rows;
    if (function == "backward_0") return shape(unit.in[1]).cols;
    return engine::rows_of(shape(unit.in[0]), machine.things);
}

}  // namespace

bool works_in_blocks(const Machine& machine, const Unit& unit, std::string_view function, const View& target) {
    if (!has_block(unit.file, function)) return false;
    const int terms = n_terms(machine, unit, function);
    return terms >= kFewestTerms && static_cast<double>(target.rows) * target.cols * terms >= kWorth;
}

core::Result<BlockViews> make_block_matrices(Machine& machine, int rows, int cols) {
    BlockViews views;
    std::vector<const Surface*> others;
    for (View& view : views) {
        const core::Result<View> made = make_matrix(machine, (rows + kBlockRows - 1) / kBlockRows, cols);
        if (!made.ok()) return made.error();
        view = made.value();
    }
    if (machine.only_kernels) return views;
    const auto surface = [&](const View& view) { return &machine.surfaces[static_cast<std::size_t>(view.surface)]; };
    for (std::size_t i = 1; i < views.size(); ++i) others.push_back(surface(views[i]));
    if (!draw_together(*surface(views[0]), others)) return core::Error{"backend", std::string(kNotTogether)};
    return views;
}

}  // namespace gl
