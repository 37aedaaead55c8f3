// See machine.h.
#include "gl/training/machine.h"

#include <algorithm>

#include "core/check.h"
#include "gl/gles.h"
#include "gl/training/plan.h"

namespace gl {
namespace {

using engine::Node;
using engine::NodeKind;
using engine::Value;

// All parameters lie on one surface, one below the other, so that the optimiser is one pass; their gradients on another.
core::Status place_parameters(Machine& machine) {
    int width = 0, height = 0;
    for (const Node& node : machine.graph.nodes) {
        if (node.kind != NodeKind::parameter) continue;
        width = std::max(width, texels_of(node.shape.cols));
        height += node.shape.rows;
    }
    for (int* surface : {&machine.parameters, &machine.d_parameters}) {
        const core::Result<View> all = make_matrix(machine, height, 4 * width);
        if (!all.ok()) return all.error();
        *surface = all.value().surface;
        const bool gradients = surface == &machine.d_parameters;
        int y = 0;
        for (std::size_t i = 0; i < machine.graph.nodes.size(); ++i) {
            const Node& node = machine.graph.nodes[i];
            if (node.kind != NodeKind::parameter) continue;
            const auto kind = gradients ? Content::Kind::gradient : Content::Kind::value;
            machine.views[{kind, static_cast<int>(i), 0}] = {*surface,       0, y, all.value().tiles, node.shape.rows,
                                                             node.shape.cols};
            y += node.shape.rows;
        }
    }
    return {};
}

core::Status place_together(Machine& machine, const std::vector<Value>& inputs) {
    if (inputs.empty()) return {};
    int width = 0;
    for (const Value input : inputs) width += texels_of(engine::shape_of(machine.graph, input).cols);
    const core::Result<View> all = make_matrix(machine, machine.things, 4 * width);
    if (!all.ok()) return all.error();
    machine.shared_surface = all.value().surface;
    int x = 0;
    for (const Value input : inputs) {
        const int cols = engine::shape_of(machine.graph, input).cols;
        machine.views[{Content::Kind::value, input.index, 0}] = {machine.shared_surface, x,   0, all.value().tiles,
                                                                 machine.things,         cols};
        x += texels_of(cols);
    }
    return {};
}

core::Status place_inputs(Machine& machine, const std::vector<Value>& shared_surface) {
    core::Status placed = place_together(machine, shared_surface);
    if (!placed.ok()) return placed;
    for (std::size_t i = 0; i < machine.graph.nodes.size(); ++i) {
        const Node& node = machine.graph.nodes[i];
        const Content content{Content::Kind::value, static_cast<int>(i), 0};
        if (node.kind != NodeKind::input || machine.views.count(content) != 0) continue;
        const core::Result<View> matrix =
            make_matrix(machine, engine::rows_of(node.shape, machine.things), node.shape.cols);
        if (!matrix.ok()) return matrix.error();
        machine.views[content] = matrix.value();
    }
    return {};
}

core::Status place_seed(Machine& machine) {
    if (machine.loss.index < 0) return {};
    const engine::Shape shape = engine::shape_of(machine.graph, machine.loss);
    const core::Result<View> matrix = make_matrix(machine, engine::rows_of(shape, machine.things), shape.cols);
    if (!matrix.ok()) return matrix.error();
    machine.views[{Content::Kind::gradient, machine.loss.index, 0}] = matrix.value();
    if (shape != engine::Shape{1, 1} || machine.only_kernels) return {};
    const float one = 1.0f;
    for (int m = 0; m < machine.models; ++m) write_seed(machine, m, {&one, 1, 1, 1});
    return {};
}

}  // namespace

std::string op_without_kernel(const engine::Graph& graph) {
    for (const Unit& unit : units_of(graph)) {
        if (unit.file.empty()) return std::string(unit.name);
    }
    return "";
}

core::Status make_machine(Machine& machine, Kernels& kernels, const Request& request) {
    free_machine(machine);
    machine.graph = *request.graph;
    machine.things = request.things;
    machine.models = request.models;
    machine.loss = request.loss;
    machine.only_kernels = request.only_kernels;
    if (const std::string op = op_without_kernel(machine.graph); !op.empty())
        return core::Error{"backend", "The graphics card has no kernel for \"" + op + "\"."};
    const Restore restore;
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &machine.max_side);
    core::Status placed = place_parameters(machine);
    if (placed.ok()) placed = place_inputs(machine, request.share_surface);
    if (placed.ok()) placed = place_seed(machine);
    if (!placed.ok()) return placed;
    core::Result<std::vector<Pass>> passes = plan_passes(machine, kernels, request);
    if (!passes.ok()) return passes.error();
    if (machine.only_kernels) return {};
    machine.passes = prepare_passes(std::move(passes.value()), machine.surfaces, machine.models);
    return {};
}

void free_machine(Machine& machine) {
    for (Surface& surface : machine.surfaces) free_surface(surface);
    free_passes(machine.passes);
    machine = {};
}

View parameters_view(const Machine& machine) {
    View all;
    for (std::size_t i = 0; i < machine.graph.nodes.size(); ++i) {
        const Node& node = machine.graph.nodes[i];
        if (node.kind != NodeKind::parameter) continue;
        all.tiles = view_of(machine, {Content::Kind::value, static_cast<int>(i), 0}).tiles;
        all.rows += node.shape.rows;
    }
    all.surface = machine.parameters;
    all.cols = 4 * all.tiles.width;
    return all;
}

const View& view_of(const Machine& machine, const Content& content) {
    const auto found = machine.views.find(content);
    ES_CHECK(found != machine.views.end(), "what is asked for was not planned");
    return found->second;
}

void write_view(const Machine& machine, const View& view, int model, const engine::Matrix<const float>& from) {
    ES_CHECK(from.rows == view.rows && from.cols == view.cols, "a matrix of another shape");
    const int width = texels_of(view.cols);
    std::vector<float> texels(static_cast<std::size_t>(view.rows) * static_cast<std::size_t>(width) * 4, 0.0f);
    for (int r = 0; r < view.rows; ++r)
        std::copy_n(from.row(r), view.cols, texels.data() + static_cast<long>(r) * width * 4);
    if (texels.empty()) return;
    const Surface& surface = machine.surfaces[static_cast<std::size_t>(view.surface)];
    write_texels(surface, x_of(view, model), y_of(view, model), width, view.rows, texels.data());
}

void read_view(const Machine& machine, const View& view, int model, const engine::Matrix<float>& to) {
    ES_CHECK(to.rows == view.rows && to.cols == view.cols, "a matrix of another shape");
    const Restore restore;
    const int width = texels_of(view.cols);
    std::vector<float> texels(static_cast<std::size_t>(view.rows) * static_cast<std::size_t>(width) * 4);
    if (texels.empty()) return;
    const Surface& surface = machine.surfaces[static_cast<std::size_t>(view.surface)];
    read_texels(surface, x_of(view, model), y_of(view, model), width, view.rows, texels.data());
    for (int r = 0; r < view.rows; ++r)
        std::copy_n(texels.data() + static_cast<long>(r) * width * 4, view.cols, to.row(r));
}

void write_value(const Machine& machine, int model, Value value, const engine::Matrix<const float>& from) {
    write_view(machine, view_of(machine, {Content::Kind::value, value.index, 0}), model, from);
}

void write_seed(const Machine& machine, int model, const engine::Matrix<const float>& from) {
    write_view(machine, view_of(machine, {Content::Kind::gradient, machine.loss.index, 0}), model, from);
}

void run(const Machine& machine, Kernels& kernels) {
    const Restore restore;
    begin_passes(kernels);
    run_passes(machine.passes, machine.surfaces, {});
}

void read_value(const Machine& machine, int model, Value value, const engine::Matrix<float>& to) {
    read_view(machine, view_of(machine, {Content::Kind::value, value.index, 0}), model, to);
}

void read_gradient(const Machine& machine, int model, Value value, const engine::Matrix<float>& to) {
    read_view(machine, view_of(machine, {Content::Kind::gradient, value.index, 0}), model, to);
}

}  // namespace gl
