// Planning and running a computation graph. A Program is a graph with all its memory planned. It runs in two
// precisions: Memory<float> with the CPU kernels, Memory<double> with the reference kernels, against which the CPU
// kernels are tested. All memory is allocated once, in make_memory(); a training step allocates nothing. May include
// core and engine. Next: optimiser.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/fuse.h"

namespace engine {

// Where a node's matrices begin, in elements: its value in Memory::values (a parameter's: in Memory::parameters), its
// gradient in d_values (d_parameters). gradient -1: no gradient flows through the node.
struct Place {
    long value = 0;
    long gradient = -1;
};

// Whether layers run fused (fuse.h), which is faster and gives the same bits. Values and gradients inside a fused layer
// (between its first op and its activation) are then not stored; Memory<double> always stores all of them.
enum class Fuse { layers, nothing };

// A graph, the offsets of each node's value and gradient, and the sizes of the arrays that hold them.
struct Program {
    Graph graph;
    int max_rows = 0;
    std::vector<Place> places;  // one for each node
    Fuse fuse = Fuse::layers;
    std::vector<Chain> chains;                                            // the fused layers
    long n_values = 0, n_gradients = 0, n_parameters = 0, n_scratch = 0;  // elements, padding included
};

// Plans the memory of a graph. max_rows >= 1: the largest batch that will be run.
Program compile(Graph graph, int max_rows, Fuse fuse = Fuse::layers);

// A kernel with all its arguments, for the number of rows of the last batch.
template <class T>
struct PlannedCall {
    Kernel<T> kernel = nullptr;
    Call<T> call;
};

// How the first backward kernel that writes a node's gradient changes the memory there: not at all (no kernel has
// written it), by overwriting it, or by adding to it.
enum class Gradient : char { untouched, overwritten, added_to };

// The kernels of forward and backward in the order in which they are called. Planned again only when the number of rows
// or the loss changes, in memory that make_memory has reserved.
template <class T>
struct Plan {
    const Node* nodes = nullptr;  // of the graph that was planned
    int rows = -1;                // of the last batch; -1: no valid plan
    int loss = -1;                // index of the node whose gradients `backward` computes; -1: no valid plan
    std::vector<PlannedCall<T>> forward;
    std::vector<PlannedCall<T>> backward;  // ops that `loss` depends on, in reverse order
    std::vector<Matrix<T>> gradients;      // the gradients that must be set to 0 before each backward
    std::vector<char> reached;             // for each node: 1 if `loss` depends on it
    std::vector<Gradient> written;         // for each node
};

// All arrays of a running program. Each pointer points into the *_store vector of its name, at the first element
// aligned to 64 bytes. A copy has its own arrays and pointers, and an empty plan, because a plan points into the
// arrays and the Program.
template <class T>
struct Memory {
    Memory() = default;
    explicit Memory(const Memory& other);
    Memory(Memory&&) = default;
    Memory& operator=(Memory&&) = default;

    std::vector<T> values_store, parameters_store, d_values_store, d_parameters_store, scratch_store;
    T* values = nullptr;
    T* parameters = nullptr;
    T* d_values = nullptr;
    T* d_parameters = nullptr;
    T* scratch = nullptr;
    Plan<T> plan;
};
template <class T>
Memory<T> make_memory(const Program& program);  // all 0, except the constants of the graph

// Sets all parameters with their initialisers. The same seed gives the same bits.
void initialise(const Program& program, Memory<float>& memory, std::uint64_t seed);

// Views of a node's value and gradient. rows: the number of things in the batch, <= max_rows; without effect on values
// with a fixed number of rows, such as parameters.
template <class T>
Matrix<T> value_of(const Program& program, Memory<T>& memory, Value value, int rows);
template <class T>
Matrix<T> gradient_of(const Program& program, Memory<T>& memory, Value value, int rows);  // data null if none

// Runs every op in order. rows >= 0.
template <class T>
void forward(const Program& program, Memory<T>& memory, int rows);
// Backpropagation: the gradients of `loss` [1, 1] with respect to every value and parameter it depends on. Run forward
// with the same rows first. Earlier gradients are discarded.
template <class T>
void backward(const Program& program, Memory<T>& memory, int rows, Value loss);

// Forward from an intermediate value: runs only the ops that depend on `from` and that `to` depends on. The caller has
// written the value of `from`, for example other places on the map. Other inputs of those ops must be the same for the
// whole batch, or have their values from the last forward with the same rows. Run forward again before the next
// backward. Neither node may lie inside a fused layer (checked); the layers of a Model, its map and the outputs of its
// heads never do.
template <class T>
void forward_between(const Program& program, Memory<T>& memory, Value from, Value to, int rows);

// A fingerprint of the weights: FNV-1a over the float bits (little endian) of all parameters without padding, in the
// order of the graph.
std::uint64_t hash_parameters(const Program& program, const Memory<float>& memory);
// True if every parameter is finite.
bool all_finite(const Program& program, const Memory<float>& memory);

}  // namespace engine
