// Implementation, in the order in which a program is used: compile, make_memory, initialise, forward, backward, hash.
#include "engine/program.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "core/check.h"
#include "core/hash.h"
#include "core/random.h"
#include "engine/fused_layer.h"
#include "engine/initialise.h"
#include "engine/lanes.h"

namespace engine {
namespace {

constexpr long kLine = 16;    // floats in a cache line
constexpr long kPage = 1024;  // floats in a page

long room_for(Shape shape, int max_rows) { return static_cast<long>(rows_of(shape, max_rows)) * padded(shape.cols); }

// Reserves memory behind what is reserved already. Large blocks start at varying cache lines of a page: a batch that is
// much smaller than max_rows only uses the start of each block, and if all blocks started at the same line of a page,
// they would evict each other from the cache.
long take(long& taken, long room, long n_blocks) {
    long start = (taken + kLine - 1) / kLine * kLine;
    if (room >= kPage / 2) start += (n_blocks * 7 * kLine - start % kPage + kPage * 7 * n_blocks) % kPage;
    taken = start + room;
    return start;
}

long scratch_of(const Graph& graph, const Node& node, int max_rows) {
    if (node.op->scratch == nullptr) return 0;
    std::array<Shape, kMaxInputs> shapes{};
    const auto n = static_cast<std::size_t>(node.op->n_inputs);
    for (std::size_t i = 0; i < n; ++i) shapes[i] = shape_of(graph, node.in[i]);
    return node.op->scratch({shapes.data(), n}, node.attributes, max_rows);
}

constexpr std::uintptr_t kAlignment = 64;

template <class T>
T* aligned_start(std::vector<T>& store) {
    const auto address = reinterpret_cast<std::uintptr_t>(store.data());
    return store.data() + (kAlignment - address % kAlignment) % kAlignment / sizeof(T);
}

template <class T>
T* make_store(std::vector<T>& store, long n) {
    store.assign(static_cast<std::size_t>(n) + kAlignment / sizeof(T), T{0});
    return aligned_start(store);
}

// Copies a store. The aligned beginning may lie elsewhere in the copy, so the numbers are moved to it.
template <class T>
T* copy_store(std::vector<T>& store, const std::vector<T>& from, const T* start) {
    if (start == nullptr) return nullptr;
    store.assign(from.size(), T{0});
    T* const to = aligned_start(store);
    std::copy_n(start, from.size() - kAlignment / sizeof(T), to);
    return to;
}

template <class T>
PlannedCall<T> plan_call(const Program& program, Memory<T>& memory, int index, int rows, bool is_backward) {
    const Node& node = program.graph.nodes[static_cast<std::size_t>(index)];
    PlannedCall<T> planned;
    if constexpr (std::is_same_v<T, float>) {
        planned.kernel = is_backward ? node.op->backward_cpu : node.op->forward_cpu;
    } else {
        planned.kernel = is_backward ? node.op->backward_reference : node.op->forward_reference;
    }
    Call<T>& call = planned.call;
    for (std::size_t i = 0; i < static_cast<std::size_t>(node.op->n_inputs); ++i) {
        const Matrix<T> in = value_of(program, memory, node.in[i], rows);
        call.in[i] = {in.data, in.rows, in.cols, in.stride};
        if (is_backward) call.d_in[i] = gradient_of(program, memory, node.in[i], rows);
    }
    call.out = value_of(program, memory, {index}, rows);
    if (is_backward) {
        const Matrix<T> d_out = gradient_of(program, memory, {index}, rows);
        call.d_out = {d_out.data, d_out.rows, d_out.cols, d_out.stride};
    }
    call.attributes = &node.attributes;
    call.scratch = memory.scratch;
    return planned;
}

// The chain whose last node is this one, or null. Its other nodes are left out of the plan (is_inside_chain).
const Chain* chain_ending_at(const Program& program, int index) {
    for (const Chain& chain : program.chains) {
        if (index == chain.last) return &chain;
    }
    return nullptr;
}
bool is_inside_chain(const Program& program, int index) {
    for (const Chain& chain : program.chains) {
        if (index == chain.first || (index == chain.bias && index != chain.last)) return true;
    }
    return false;
}

// A chain as one call of its fused kernel; fused_layer.h says which arguments that reads.
PlannedCall<float> plan_layer(const Program& program, Memory<float>& memory, const Chain& chain, int rows,
                              bool is_backward) {
    PlannedCall<float> planned = plan_call(program, memory, chain.last, rows, is_backward);
    const Node& first = program.graph.nodes[static_cast<std::size_t>(chain.first)];
    const FusedLayer layer = fused_layer(*first.op, *program.graph.nodes[static_cast<std::size_t>(chain.last)].op);
    planned.kernel = is_backward ? layer.backward : layer.forward;
    Call<float>& call = planned.call;
    call.attributes = &first.attributes;
    for (std::size_t i = 0; i < chain.in.size(); ++i) {
        const Matrix<float> in = value_of(program, memory, chain.in[i], rows);
        call.in[i] = {in.data, in.rows, in.cols, in.stride};
        if (is_backward) call.d_in[i] = gradient_of(program, memory, chain.in[i], rows);
    }
    if (is_backward) call.d_in[3] = gradient_of(program, memory, {chain.first}, rows);
    return planned;
}

// Whether an op's forward may cache results in the gradient of its first input: no other op writes that gradient.
bool may_cache_for_backward(const Program& program, const Node& node) {
    if (program.fuse == Fuse::nothing || !node.op->caches_for_backward) return false;
    int uses = 0;
    for (const Node& other : program.graph.nodes) {
        if (other.kind != NodeKind::op) continue;
        for (int k = 0; k < other.op->n_inputs; ++k) {
            uses += other.in[static_cast<std::size_t>(k)] == node.in[0] ? 1 : 0;
        }
    }
    return uses == 1 && program.places[static_cast<std::size_t>(node.in[0].index)].gradient >= 0 &&
           program.graph.nodes[static_cast<std::size_t>(node.in[0].index)].kind == NodeKind::op;
}

// One op, or the fused layer that ends with it. Reference kernels (double) are never fused.
template <class T>
PlannedCall<T> plan_one(const Program& program, Memory<T>& memory, int index, int rows, bool is_backward) {
    if constexpr (std::is_same_v<T, float>) {
        const Chain* chain = chain_ending_at(program, index);
        if (chain != nullptr) return plan_layer(program, memory, *chain, rows, is_backward);
        const Node& node = program.graph.nodes[static_cast<std::size_t>(index)];
        if (!is_backward && may_cache_for_backward(program, node)) {
            PlannedCall<float> planned = plan_call(program, memory, index, rows, false);
            planned.call.d_in[0] = gradient_of(program, memory, node.in[0], rows);
            planned.call.store_mask = 1u;
            return planned;
        }
    }
    return plan_call(program, memory, index, rows, is_backward);
}
template <class T>
bool is_planned(const Program& program, int index) {
    return program.graph.nodes[static_cast<std::size_t>(index)].kind == NodeKind::op &&
           (!std::is_same_v<T, float> || !is_inside_chain(program, index));
}

template <class T>
void plan_forward(const Program& program, Memory<T>& memory, int rows) {
    ES_CHECK(rows >= 0 && rows <= program.max_rows, "a batch must have 0 to max_rows rows");
    ES_CHECK(memory.values != nullptr, "a Program runs in memory that make_memory has made for it");
    Plan<T>& plan = memory.plan;
    plan.nodes = program.graph.nodes.data();
    plan.rows = rows;
    plan.loss = -1;
    plan.forward.clear();
    for (int i = 0; i < static_cast<int>(program.graph.nodes.size()); ++i) {
        if (is_planned<T>(program, i)) plan.forward.push_back(plan_one(program, memory, i, rows, false));
    }
}

// Sets reached[i] = 1 for every node i that the loss depends on, from the loss back to the inputs.
void reach(const Graph& graph, Value loss, std::vector<char>& reached) {
    std::fill(reached.begin(), reached.end(), char{0});
    reached[static_cast<std::size_t>(loss.index)] = 1;
    for (auto i = static_cast<std::size_t>(loss.index) + 1; i-- > 0;) {
        const Node& node = graph.nodes[i];
        if (reached[i] == 0 || node.kind != NodeKind::op) continue;
        for (int k = 0; k < node.op->n_inputs; ++k) {
            reached[static_cast<std::size_t>(node.in[static_cast<std::size_t>(k)].index)] = 1;
        }
    }
}

// Ops add to gradients, which therefore have to be cleared first; a fused layer stores those that nothing has written
// yet.
template <class T>
void plan_one_backward(const Program& program, Memory<T>& memory, int index, int rows) {
    Plan<T>& plan = memory.plan;
    const Node& node = program.graph.nodes[static_cast<std::size_t>(index)];
    const Chain* chain = std::is_same_v<T, float> ? chain_ending_at(program, index) : nullptr;
    PlannedCall<T> planned = plan_one(program, memory, index, rows, true);
    const int n_inputs = chain != nullptr ? static_cast<int>(chain->in.size()) : node.op->n_inputs;
    for (int k = 0; k < n_inputs; ++k) {
        const auto i = static_cast<std::size_t>(k);
        const Value in = chain != nullptr ? chain->in[i] : node.in[i];
        Gradient& written = plan.written[static_cast<std::size_t>(in.index)];
        if (written != Gradient::untouched) continue;
        const bool overwrites =
            chain != nullptr || (k == 0 && std::is_same_v<T, float> && may_cache_for_backward(program, node));
        written = overwrites ? Gradient::overwritten : Gradient::added_to;
        if (overwrites) planned.call.store_mask |= 1u << k;
    }
    plan.backward.push_back(planned);
}

template <class T>
void plan_backward(const Program& program, Memory<T>& memory, int rows, Value loss) {
    ES_CHECK(shape_of(program.graph, loss) == (Shape{1, 1}), "a loss is one number: its shape must be [1, 1]");
    Plan<T>& plan = memory.plan;
    plan.loss = loss.index;
    plan.backward.clear();
    plan.gradients.clear();
    reach(program.graph, loss, plan.reached);
    std::fill(plan.written.begin(), plan.written.end(), Gradient::untouched);
    for (int i = static_cast<int>(program.graph.nodes.size()); i-- > 0;) {
        const auto index = static_cast<std::size_t>(i);
        const Node& node = program.graph.nodes[index];
        if (!node.wants_gradient || (node.kind == NodeKind::op && !is_planned<T>(program, i))) continue;
        // All readers of this value have been planned by now.
        if (plan.written[index] != Gradient::overwritten)
            plan.gradients.push_back(gradient_of(program, memory, {i}, rows));
        if (node.kind == NodeKind::op && plan.reached[index] != 0) plan_one_backward(program, memory, i, rows);
    }
}

}  // namespace

Program compile(Graph graph, int max_rows, Fuse fuse) {
    ES_CHECK(max_rows >= 1, "max_rows must be at least 1");
    Program program;
    program.max_rows = max_rows;
    long n_blocks = 0;
    for (const Node& node : graph.nodes) {
        Place place;
        const long room = room_for(node.shape, max_rows);
        if (node.kind == NodeKind::parameter) {
            place.value = place.gradient = program.n_parameters;
            program.n_parameters += room;
        } else {
            place.value = take(program.n_values, room, n_blocks++);
            if (node.wants_gradient) place.gradient = take(program.n_gradients, room, n_blocks++);
        }
        if (node.kind == NodeKind::op) {
            program.n_scratch = std::max(program.n_scratch, scratch_of(graph, node, max_rows));
        }
        program.places.push_back(place);
    }
    program.fuse = fuse;
    if (fuse == Fuse::layers) program.chains = find_chains(graph);
    program.graph = std::move(graph);
    return program;
}

template <class T>
Memory<T>::Memory(const Memory& other)
    : values(copy_store(values_store, other.values_store, other.values)),
      parameters(copy_store(parameters_store, other.parameters_store, other.parameters)),
      d_values(copy_store(d_values_store, other.d_values_store, other.d_values)),
      d_parameters(copy_store(d_parameters_store, other.d_parameters_store, other.d_parameters)),
      scratch(copy_store(scratch_store, other.scratch_store, other.scratch)) {
    plan.forward.reserve(other.plan.forward.capacity());
    plan.backward.reserve(other.plan.backward.capacity());
    plan.gradients.reserve(other.plan.gradients.capacity());
    plan.reached.resize(other.plan.reached.size());
    plan.written.resize(other.plan.written.size());
}

template <class T>
void write_constants(const Program& program, Memory<T>& memory) {
    for (int i = 0; i < static_cast<int>(program.graph.nodes.size()); ++i) {
        const std::vector<float>& values = program.graph.nodes[static_cast<std::size_t>(i)].constant;
        if (values.empty()) continue;
        const Matrix<T> to = value_of(program, memory, {i}, 0);
        for (int r = 0; r < to.rows; ++r) {
            for (int c = 0; c < to.cols; ++c)
                to.at(r, c) = static_cast<T>(values[static_cast<std::size_t>(r * to.cols + c)]);
        }
    }
}

template <class T>
Memory<T> make_memory(const Program& program) {
    Memory<T> memory;
    memory.values = make_store(memory.values_store, program.n_values);
    memory.parameters = make_store(memory.parameters_store, program.n_parameters);
    memory.d_values = make_store(memory.d_values_store, program.n_gradients);
    memory.d_parameters = make_store(memory.d_parameters_store, program.n_parameters);
    memory.scratch = make_store(memory.scratch_store, program.n_scratch);
    memory.plan.forward.reserve(program.graph.nodes.size());
    memory.plan.backward.reserve(program.graph.nodes.size());
    memory.plan.gradients.reserve(program.graph.nodes.size());
    memory.plan.reached.resize(program.graph.nodes.size());
    memory.plan.written.resize(program.graph.nodes.size());
    write_constants(program, memory);
    return memory;
}

void initialise(const Program& program, Memory<float>& memory, std::uint64_t seed) {
    for (int i = 0; i < static_cast<int>(program.graph.nodes.size()); ++i) {
        const Node& node = program.graph.nodes[static_cast<std::size_t>(i)];
        if (node.kind != NodeKind::parameter) continue;
        core::Random random = core::random_stream(seed, node.name);
        initialise_parameter(value_of(program, memory, {i}, 0), node.init, random);
    }
}

template <class T>
Matrix<T> value_of(const Program& program, Memory<T>& memory, Value value, int rows) {
    const Shape shape = shape_of(program.graph, value);
    ES_CHECK(rows <= program.max_rows, "more rows than the program was compiled for");
    const auto i = static_cast<std::size_t>(value.index);
    T* base = program.graph.nodes[i].kind == NodeKind::parameter ? memory.parameters : memory.values;
    return {base + program.places[i].value, rows_of(shape, rows), shape.cols, padded(shape.cols)};
}

template <class T>
Matrix<T> gradient_of(const Program& program, Memory<T>& memory, Value value, int rows) {
    const Shape shape = shape_of(program.graph, value);
    ES_CHECK(rows <= program.max_rows, "more rows than the program was compiled for");
    const auto i = static_cast<std::size_t>(value.index);
    T* base = program.graph.nodes[i].kind == NodeKind::parameter ? memory.d_parameters : memory.d_values;
    T* data = program.places[i].gradient < 0 ? nullptr : base + program.places[i].gradient;
    return {data, rows_of(shape, rows), shape.cols, padded(shape.cols)};
}

template <class T>
void forward(const Program& program, Memory<T>& memory, int rows) {
    Plan<T>& plan = memory.plan;
    if (plan.rows != rows || plan.nodes != program.graph.nodes.data()) plan_forward(program, memory, rows);
    for (const PlannedCall<T>& planned : plan.forward) planned.kernel(planned.call);
}

template <class T>
void backward(const Program& program, Memory<T>& memory, int rows, Value loss) {
    Plan<T>& plan = memory.plan;
    ES_CHECK(plan.rows == rows && plan.nodes == program.graph.nodes.data(),
             "backward needs a forward of the same rows");
    if (plan.loss != loss.index) plan_backward(program, memory, rows, loss);
    for (const Matrix<T>& gradient : plan.gradients) {
        std::fill_n(gradient.data, static_cast<long>(gradient.rows) * gradient.stride, T{0});
    }
    const Matrix<T> d_loss = gradient_of(program, memory, loss, rows);
    if (d_loss.data == nullptr) return;
    d_loss.at(0, 0) = T{1};
    for (const PlannedCall<T>& planned : plan.backward) planned.kernel(planned.call);
}

template <class T>
void forward_between(const Program& program, Memory<T>& memory, Value from, Value to, int rows) {
    ES_CHECK(rows >= 0 && rows <= program.max_rows, "a batch must have 0 to max_rows rows");
    const Graph& graph = program.graph;
    for (const Value end : {from, to}) {
        ES_CHECK((!std::is_same_v<T, float>) || !is_inside_chain(program, end.index), "a value within a fused layer");
    }
    memory.plan.rows = -1;  // its values no longer come from one forward
    std::vector<char> needed(graph.nodes.size());
    reach(graph, to, needed);
    std::vector<char> changed(graph.nodes.size(), char{0});
    changed[static_cast<std::size_t>(from.index)] = 1;
    for (int i = from.index + 1; i <= to.index; ++i) {
        const auto index = static_cast<std::size_t>(i);
        const Node& node = graph.nodes[index];
        for (int k = 0; node.kind == NodeKind::op && k < node.op->n_inputs; ++k) {
            const auto in = static_cast<std::size_t>(node.in[static_cast<std::size_t>(k)].index);
            if (changed[in] != 0) changed[index] = 1;
        }
        if (changed[index] == 0 || needed[index] == 0 || !is_planned<T>(program, i)) continue;
        const PlannedCall<T> planned = plan_one(program, memory, i, rows, false);
        planned.kernel(planned.call);
    }
}

std::uint64_t hash_parameters(const Program& program, const Memory<float>& memory) {
    std::uint64_t hash = core::kHashStart;
    for (std::size_t i = 0; i < program.graph.nodes.size(); ++i) {
        const Node& node = program.graph.nodes[i];
        if (node.kind != NodeKind::parameter) continue;
        for (int r = 0; r < node.shape.rows; ++r) {
            const float* row =
                memory.parameters + program.places[i].value + static_cast<long>(r) * padded(node.shape.cols);
            for (int c = 0; c < node.shape.cols; ++c) {
                const auto bits = __builtin_bit_cast(std::uint32_t, row[c]);
                const unsigned char bytes[4] = {static_cast<unsigned char>(bits), static_cast<unsigned char>(bits >> 8),
                                                static_cast<unsigned char>(bits >> 16),
                                                static_cast<unsigned char>(bits >> 24)};
                hash = core::hash_bytes(bytes, 4, hash);
            }
        }
    }
    return hash;
}

bool all_finite(const Program& program, const Memory<float>& memory) {
    // x - x is 0 for a finite x and nan otherwise, so one sum tells whether all are finite.
    f32x8 sum{};
    for (long i = 0; i < program.n_parameters; i += kLanes) {
        const f32x8 x = load(memory.parameters + i);
        sum += x - x;
    }
    return sum_of_lanes(sum) == 0.0f;
}

template Memory<float>::Memory(const Memory<float>&);
template Memory<double>::Memory(const Memory<double>&);
template Memory<float> make_memory(const Program&);
template Memory<double> make_memory(const Program&);
template Matrix<float> value_of(const Program&, Memory<float>&, Value, int);
template Matrix<double> value_of(const Program&, Memory<double>&, Value, int);
template Matrix<float> gradient_of(const Program&, Memory<float>&, Value, int);
template Matrix<double> gradient_of(const Program&, Memory<double>&, Value, int);
template void forward(const Program&, Memory<float>&, int);
template void forward(const Program&, Memory<double>&, int);
template void backward(const Program&, Memory<float>&, int, Value);
template void backward(const Program&, Memory<double>&, int, Value);
template void forward_between(const Program&, Memory<float>&, Value, Value, int);
template void forward_between(const Program&, Memory<double>&, Value, Value, int);

}  // namespace engine
