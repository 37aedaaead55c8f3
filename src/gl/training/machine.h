// A graph on the graphics card: a sheet for each of its matrices, and the passes that work out its gradients. Several
// models of one shape run in the same passes, each on tiles of its own. Nothing is read back unless it is asked for.
// Knows neither batches nor optimisers (steps.h). May include core, engine and gl. Needs a current context.
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

struct Request {
    const engine::Graph* graph = nullptr;
    int things = 1;  // rows of the batch
    int models = 1;
    engine::Value loss;                       // what gradients are of: [1, 1] or, in tests, of any shape (write_seed)
    std::vector<engine::Value> values;        // wanted beside the gradients of all parameters
    bool only_kernels = false;                // compile what is needed and make no sheets: nothing can be run (steps.h)
    std::vector<engine::Value> side_by_side;  // batch inputs that lie on one sheet, in this order (steps.h)
};

// What lies on a sheet: a node's value, its gradient, the part of a gradient that one reader of the value gives, a
// note.
struct Content {
    enum class Kind { value, gradient, part, note };
    Kind kind = Kind::value;
    int node = 0;   // of a note: the op's
    int index = 0;  // of a part: which reader; of a note: which
    bool operator<(const Content& other) const {
        return std::tie(kind, node, index) < std::tie(other.kind, other.node, other.index);
    }
};

struct Machine {
    engine::Graph graph;
    int things = 1, models = 1;
    int max_side = 0;
    bool only_kernels = false;
    engine::Value loss;
    std::vector<Sheet> sheets;
    int parameters = -1, d_parameters = -1, together = -1;  // their sheets; together: of Request::side_by_side
    std::map<Content, View> views;
    PassList passes;
};

// Errors: what the driver refuses (a sentence for the learner). Ops without a kernel are refused the same way.
core::Status make_machine(Machine& machine, Kernels& kernels, const Request& request);
void free_machine(Machine& machine);
// The first op of the graph that has no kernel; empty if all have.
std::string op_without_kernel(const engine::Graph& graph);

// Uploads. Rows as the view has them: things * T for a value of the batch.
void write_value(const Machine& machine, int model, engine::Value value, const engine::Matrix<const float>& from);
// The gradient of Request::loss by itself, 1 unless this is called.
void write_seed(const Machine& machine, int model, const engine::Matrix<const float>& from);
void run(const Machine& machine, Kernels& kernels);
// These wait. The matrix has the view's shape; its padding is left alone.
void read_value(const Machine& machine, int model, engine::Value value, const engine::Matrix<float>& to);
void read_gradient(const Machine& machine, int model, engine::Value value, const engine::Matrix<float>& to);

// All parameters, padding included, as one matrix.
View parameters_view(const Machine& machine);
const View& view_of(const Machine& machine, const Content& content);
void write_view(const Machine& machine, const View& view, int model, const engine::Matrix<const float>& from);
void read_view(const Machine& machine, const View& view, int model, const engine::Matrix<float>& to);

}  // namespace gl
