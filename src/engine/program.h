// A graph with all its memory planned, and the two ways to run it: Memory<float> runs the fast loops, Memory<double>
// the plain ones (the truth). All memory is taken once, in make_memory; a step allocates nothing.
// May include core and engine. Next: optimiser.h.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/fuse.h"

namespace engine {

// Where each node's value lives: an offset into `values` or (parameters) `parameters`; its gradient at the same offset
// of `d_values` / `d_parameters`. A value that no gradient flows through has no room in d_values.
struct Place {
    long value = 0;
    long gradient = -1;
};

// Fused layers give the same bits as the ops one by one, sooner. Of what stands inside of a layer (between a dense op
// and its activation) they keep no value and no gradient; Memory<double> keeps all.
enum class Fuse { layers, nothing };

struct Program {
    Graph graph;
    int max_rows = 0;
    std::vector<Place> places;  // one a node
    Fuse fuse = Fuse::layers;
    std::vector<Chain> chains;                                            // run as one by Memory<float>
    long n_values = 0, n_gradients = 0, n_parameters = 0, n_scratch = 0;  // elements, padding included
};

// max_rows >= 1: the largest batch that will be run.
Program compile(Graph graph, int max_rows, Fuse fuse = Fuse::layers);

// One op with all its views worked out, for the rows of the last batch.
template <class T>
struct PlannedCall {
    Kernel<T> kernel = nullptr;
    Call<T> call;
};

enum class Gradient : char { untouched, overwritten, added_to };  // by the first call of backward that writes it

// What forward and backward walk. Made anew only when rows or loss change, in room that make_memory took.
template <class T>
struct Plan {
    const Node* nodes = nullptr;
    int rows = -1;
    int loss = -1;
    std::vector<PlannedCall<T>> forward;
    std::vector<PlannedCall<T>> backward;  // of the ops that `loss` depends on, last first
    std::vector<Matrix<T>> gradients;      // to be cleared before each backward
    std::vector<char> reached;             // one a node: 1 if `loss` depends on it
    std::vector<Gradient> written;         // one a node
};

// Aligned to 64 bytes at element 0 of each array. The pointers lead into its own store, so a copy gets a store and
// pointers of its own; it plans anew, as a plan leads into the graph of one Program.
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
Memory<T> make_memory(const Program& program);  // all zero

// Parameters from their initialisers; same seed, same bits.
void initialise(const Program& program, Memory<float>& memory, std::uint64_t seed);

// Views. `rows` is the number of things in the batch; it must be <= max_rows and is ignored for values of fixed rows.
template <class T>
Matrix<T> value_of(const Program& program, Memory<T>& memory, Value value, int rows);
template <class T>
Matrix<T> gradient_of(const Program& program, Memory<T>& memory, Value value, int rows);  // data null if none

// Runs every op in order. rows >= 0.
template <class T>
void forward(const Program& program, Memory<T>& memory, int rows);
// After forward: gradients of `loss` [1, 1] by every value and parameter; earlier gradients are cleared first.
template <class T>
void backward(const Program& program, Memory<T>& memory, int rows, Value loss);

// Runs only the ops between two values: those that depend on `from` and that `to` depends on. `from` has been written
// to by hand (another place of the map, another layer's values). What else they read must be there: inputs that are one
// for the whole batch, or values of the last forward of these rows. A backward needs a whole forward again. Neither
// value may stand within a fused layer (checked); layers of a Model, its map and what its heads say never do.
template <class T>
void forward_between(const Program& program, Memory<T>& memory, Value from, Value to, int rows);

// FNV-1a over the float bits (little endian) of all parameters without padding, in the order of the graph.
std::uint64_t hash_parameters(const Program& program, const Memory<float>& memory);
// True if every parameter is finite.
bool all_finite(const Program& program, const Memory<float>& memory);

}  // namespace engine
