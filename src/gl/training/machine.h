// A computation graph on the graphics card: its matrices, stored on surfaces (float textures, surface.h), and the passes
// that compute its values and gradients. Several models of one architecture run in the same passes, each on its own
// tile of every surface. Nothing is read back unless asked for. Knows no batches and no optimisers (steps.h). May include
// core, engine and gl. Needs a current context.
//
//   Machine machine;  auto made = make_machine(machine, kernels, {.graph = &graph, .things = 64, .loss = loss});
//   write_value(machine, 0, x, batch);  run(machine);  read_gradient(machine, 0, w, to);
#pragma once

#include <map>
#include <span>
#include <tuple>
#include <vector>

#include "core/result.h"
#include "engine/graph.h"
#include "gl/training/kernels.h"

namespace gl {

// What to compute: gradients of `loss` with respect to all parameters, and the nodes in `values`.
struct Request {
    const engine::Graph* graph = nullptr;
    int things = 1;  // in a batch
    int models = 1;
    engine::Value loss;                        // [1, 1]; in tests of any shape (write_seed)
    std::vector<engine::Value> values;         // nodes whose values are wanted, too
    bool only_kernels = false;                 // only compile the kernels, make no surfaces (steps.h)
    std::vector<engine::Value> share_surface;  // batch inputs that share one surface, in this order (steps.h)
};

// Identifies a matrix on a surface: the value of a node, its gradient, a part of its gradient (from one of the nodes that
// read its value), or a note: an intermediate result of an op (intermediates.h).
struct Content {
    enum class Kind { value, gradient, part, note };
    Kind kind = Kind::value;
    int node = 0;   // for a note: the op's node
    int index = 0;  // for a part: which reader; for a note: its number
    bool operator<(const Content& other) const {
        return std::tie(kind, node, index) < std::tie(other.kind, other.node, other.index);
    }
};

struct Machine {
    engine::Graph graph;
    int things = 1, models = 1;
    int max_side = 0;  // the driver's largest texture, texels a side
    bool only_kernels = false;
    engine::Value loss;
    std::vector<Surface> surfaces;
    // Indices of surfaces: of all parameters, of their gradients, of Request::share_surface; -1 = none.
    int parameters = -1, d_parameters = -1, shared_surface = -1;
    std::map<Content, View> views;
    PassList passes;
};

// Makes surfaces and passes. Errors: what the driver refuses, and ops without a kernel, as sentences for the user.
core::Status make_machine(Machine& machine, Kernels& kernels, const Request& request);
void free_machine(Machine& machine);
// Name of the first op in the graph that has no kernel; empty if all have one.
std::string op_without_kernel(const engine::Graph& graph);

// Uploads a value of one model (an index). The matrix has the view's shape (checked); a value of the batch has
// `things` * T rows, T for each thing (engine::rows_a_thing).
void write_value(const Machine& machine, int model, engine::Value value, const engine::Matrix<const float>& from);
// Sets the gradient at Request::loss itself, where backpropagation starts; 1 unless this is called.
void write_seed(const Machine& machine, int model, const engine::Matrix<const float>& from);
void run(const Machine& machine, Kernels& kernels);
// Reads back from the graphics card; waits until all passes are done. The matrix has the view's shape; its padding is
// not written.
void read_value(const Machine& machine, int model, engine::Value value, const engine::Matrix<float>& to);
void read_gradient(const Machine& machine, int model, engine::Value value, const engine::Matrix<float>& to);

// All parameters, padding included, as one matrix. view_of() aborts if the machine has no such matrix.
View parameters_view(const Machine& machine);
const View& view_of(const Machine& machine, const Content& content);
void write_view(const Machine& machine, const View& view, int model, const engine::Matrix<const float>& from);
void read_view(const Machine& machine, const View& view, int model, const engine::Matrix<float>& to);

}  // namespace gl
