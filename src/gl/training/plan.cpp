// See plan.h.
#include "gl/training/plan.h"

#include <algorithm>
#include <set>

#include "core/check.h"
#include "engine/fuse.h"
#include "engine/ops.h"
#include "gl/training/blocks.h"
#include "gl/training/intermediates.h"

namespace gl {
namespace {

using engine::Graph;
using engine::Node;
using engine::NodeKind;
using engine::Shape;
using engine::Value;

constexpr std::string_view kLayerFile = "ops/layer.frag";
constexpr std::string_view kSumFile = "ops/sum.frag";
constexpr int kMostTerms = 4;  // that one pass adds up

const Node& node_of(const Graph& graph, int i) { return graph.nodes[static_cast<std::size_t>(i)]; }

// A dense layer is one unit. Convolutions run op by op.
bool is_whole_layer(const Graph& graph, const engine::Chain& chain) {
    return node_of(graph, chain.first).op == &engine::ops::dense;
}

Unit layer_unit(const Graph& graph, const engine::Chain& chain) {
    const engine::Op* last = node_of(graph, chain.last).op;
    const char* activation = last == &engine::ops::tanh ? "1" : last == &engine::ops::relu ? "2" : "0";
    Unit unit;
    unit.file = kLayerFile;
    unit.defines = {{"ES_ACTIVATION", activation}};
    unit.name = "layer";
    unit.out = chain.last;
    unit.in = {chain.in.begin(), chain.in.end()};
    unit.is_layer = true;
    return unit;
}

Unit op_unit(const Graph& graph, int i) {
    const Node& node = node_of(graph, i);
    Unit unit;
    unit.file = node.op->shader;
    unit.name = node.op->name;
    unit.out = i;
    unit.in.assign(node.in.begin(), node.in.begin() + node.op->n_inputs);
    unit.attributes = node.attributes;
    return unit;
}

// One reader of a value: its unit, and as which input. Each contributes to the value's gradient.
struct Reader {
    int unit = 0;
    int input = 0;
};

class Planner {
   public:
    Planner(Machine& machine, Kernels& kernels)
        : machine_(machine), kernels_(kernels), units_(units_of(machine.graph)) {
        const auto n = machine.graph.nodes.size();
        producer_.assign(n, -1);
        readers_.resize(n);
        reached_.assign(n, 0);
        for (std::size_t u = 0; u < units_.size(); ++u) producer_[at(units_[u].out)] = static_cast<int>(u);
        if (machine.loss.index >= 0) reach();
    }

    bool need(const Content& content) {
        if (!error_.empty()) return false;
        if (made_.count(content) != 0) return true;
        switch (content.kind) {
            case Content::Kind::value:
                return need_value(content);
            case Content::Kind::gradient:
                return need_gradient(content);
            case Content::Kind::part:
                return need_part(content);
            case Content::Kind::note:
                return need_note(content);
        }
        return false;
    }

    [[nodiscard]] bool is_reached(int node) const { return reached_[at(node)] != 0; }
    std::vector<Pass> passes;
    [[nodiscard]] const std::string& error() const { return error_; }

   private:
    static std::size_t at(int i) { return static_cast<std::size_t>(i); }
    [[nodiscard]] const Graph& graph() const { return machine_.graph; }
    [[nodiscard]] Shape shape(int node) const { return node_of(graph(), node).shape; }

    // Marks the nodes that the loss depends on, and collects their readers.
    void reach() {
        reached_[at(machine_.loss.index)] = 1;
        for (std::size_t u = units_.size(); u-- > 0;) {
            const Unit& unit = units_[u];
            if (reached_[at(unit.out)] == 0) continue;
            for (std::size_t k = 0; k < unit.in.size(); ++k) {
                const int in = unit.in[k].index;
                reached_[at(in)] = 1;
                const bool has_gradient = has_function(unit.file, "backward_" + std::to_string(k));
                if (node_of(graph(), in).wants_gradient && has_gradient)
                    readers_[at(in)].push_back({static_cast<int>(u), static_cast<int>(k)});
            }
        }
    }

    bool fail(const core::Error& error) {
        error_ = error.sentence;
        return false;
    }

    // Makes a view for it, unless it has one.
    bool ensure_matrix(const Content& content, Shape shape) {
        if (machine_.views.count(content) != 0) return true;
        const core::Result<View> made = make_matrix(machine_, engine::rows_of(shape, machine_.things), shape.cols);
        if (!made.ok()) return fail(made.error());
        machine_.views[content] = made.value();
        return true;
    }

    Kernel* kernel(const Unit& unit, const std::string& function, bool in_blocks = false) {
        std::vector<Define> defines = unit.defines;
        if (in_blocks) defines.push_back({"ES_BLOCK", "1"});
        const core::Result<Kernel*> found =
            find_kernel(kernels_, unit.file, in_blocks ? function + "_block" : function, defines);
        if (found.ok()) return found.value();
        fail(found.error());
        return nullptr;
    }

    // The content of an input slot of this unit's kernel; false if the unit has none in that slot.
    static bool content_of(const Unit& unit, int slot, Content& content) {
        if (slot <= kIn3) {
            const auto k = static_cast<std::size_t>(slot - kIn0);
            if (k >= unit.in.size()) return false;
            content = {Content::Kind::value, unit.in[k].index, 0};
        } else if (slot == kOut) {
            content = {Content::Kind::value, unit.out, 0};
        } else if (slot == kDOut) {
            content = {Content::Kind::gradient, unit.out, 0};
        } else {
            content = {Content::Kind::note, unit.out, slot - kNote0};
        }
        return true;
    }

    bool add_pass(const Unit& unit, const std::string& function, const View& target) {
        if (!works_in_blocks(machine_, unit, function, target)) return add_one_pass(unit, function, target, false);
        const core::Result<BlockViews> rows = make_block_matrices(machine_, target.rows, target.cols);
        if (!rows.ok()) return fail(rows.error());
        if (!add_one_pass(unit, function, rows.value()[0], true)) return false;
        return add_own_pass(kBlocksFile, "bring_together", {}, rows.value(), target);
    }

    // Plans everything that the function reads, then adds its pass.
    bool add_one_pass(const Unit& unit, const std::string& function, const View& target, bool in_blocks) {
        Pass pass;
        pass.kernel = kernel(unit, function, in_blocks);
        if (pass.kernel == nullptr) return false;
        pass.attributes = unit.attributes;
        pass.target = target;
        for (int slot = 0; slot < kSlots; ++slot) {
            Content content;
            if (!content_of(unit, slot, content)) continue;
            if (((pass.kernel->reads >> slot) & 1u) != 0) {
                if (!need(content)) return false;
                pass.reads[at(slot)] = machine_.views.at(content);
            } else if (content.kind == Content::Kind::value) {
                // Not read, but the kernel may ask for its shape.
                const Shape its = shape(content.node);
                pass.reads[at(slot)].rows = engine::rows_of(its, machine_.things);
                pass.reads[at(slot)].cols = its.cols;
            }
        }
        passes.push_back(pass);
        return true;
    }

    bool need_value(const Content& content) {
        const int u = producer_[at(content.node)];
        if (u < 0) {  // an input, a parameter, or a value inside a fused layer
            ES_CHECK(machine_.views.count(content) != 0, "a value within a fused layer");
            return true;
        }
        if (!ensure_matrix(content, shape(content.node))) return false;
        if (!add_pass(units_[at(u)], "forward", machine_.views.at(content))) return false;
        made_.insert(content);
        return true;
    }

    bool need_note(const Content& content) {
        const Unit& unit = units_[at(producer_[at(content.node)])];
        if (const Turns turns = turns_of(unit.name, content.index, unit.attributes); turns.count > 0)
            return need_turns(unit, turns);
        std::vector<Shape> shapes;
        for (const Value in : unit.in) shapes.push_back(shape(in.index));
        Shape its = note_shape(unit.name, unit.file, content.index, shapes, unit.attributes);
        its.cols = engine::rows_of({its.cols, 1}, machine_.things);  // as many as things: pairs of them
        if (!ensure_matrix(content, its)) return false;
        const std::string function = "note_" + std::to_string(content.index);
        if (!add_pass(unit, function, machine_.views.at(content))) return false;
        made_.insert(content);
        return true;
    }

    // Everything that these notes read, except each other, must be there before the first turn.
    bool need_turns(const Unit& unit, const Turns& turns) {
        std::vector<Shape> shapes;
        for (const Value in : unit.in) shapes.push_back(shape(in.index));
        for (int i = turns.first; i <= turns.last; ++i) {
            const Kernel* reader = kernel(unit, "note_" + std::to_string(i));
            if (reader == nullptr) return false;
            for (int slot = 0; slot < kSlots; ++slot) {
                const bool among_them = slot >= kNote0 + turns.first && slot <= kNote0 + turns.last;
                Content content;
                if (among_them || ((reader->reads >> slot) & 1u) == 0 || !content_of(unit, slot, content)) continue;
                if (!need(content)) return false;
            }
            const Shape its = note_shape(unit.name, unit.file, i, shapes, unit.attributes);
            if (!ensure_matrix({Content::Kind::note, unit.out, i}, its)) return false;
        }
        for (int i = turns.first; i <= turns.last; ++i) made_.insert({Content::Kind::note, unit.out, i});
        for (int turn = 0; turn < turns.count; ++turn) {
            for (int i = turns.first; i <= turns.last; ++i) {
                View part = machine_.views.at({Content::Kind::note, unit.out, i});
                part.rows /= turns.count;
                part.y += turn * part.rows;
                if (!add_pass(unit, "note_" + std::to_string(i), part)) return false;
                passes.back().turn = turn;
            }
        }
        return true;
    }

    // Whether the gradient of the layer's bias lies directly below that of its weights, so that one pass computes both.
    [[nodiscard]] bool bias_follows(const Unit& unit) const {
        if (!unit.is_layer) return false;
        const auto weight = machine_.views.find({Content::Kind::gradient, unit.in[1].index, 0});
        const auto bias = machine_.views.find({Content::Kind::gradient, unit.in[2].index, 0});
        if (weight == machine_.views.end() || bias == machine_.views.end()) return false;
        const View& w = weight->second;
        const View& b = bias->second;
        return w.surface == b.surface && w.x == b.x && b.y == w.y + w.rows &&
               readers_[at(unit.in[1].index)].size() == 1 && readers_[at(unit.in[2].index)].size() == 1;
    }

    bool need_backward(const Reader& reader, View target) {
        const Unit& unit = units_[at(reader.unit)];
        if (bias_follows(unit) && reader.input == 2) return need({Content::Kind::gradient, unit.in[1].index, 0});
        if (bias_follows(unit) && reader.input == 1) ++target.rows;
        return add_pass(unit, "backward_" + std::to_string(reader.input), target);
    }

    bool need_part(const Content& content) {
        if (!ensure_matrix(content, shape(content.node))) return false;
        if (!need_backward(readers_[at(content.node)][at(content.index)], machine_.views.at(content))) return false;
        made_.insert(content);
        return true;
    }

    bool need_gradient(const Content& content) {
        if (!ensure_matrix(content, shape(content.node))) return false;  // all 0 if nothing reads the value
        if (content.node == machine_.loss.index) return true;            // given: where backpropagation starts
        const std::vector<Reader>& readers = readers_[at(content.node)];
        if (readers.size() == 1 && !need_backward(readers[0], machine_.views.at(content))) return false;
        if (readers.size() > 1 && !add_up(content, readers.size())) return false;
        made_.insert(content);
        return true;
    }

    // Sums the parts of a gradient, four at a time: a chain of sums, of which the last is the gradient.
    bool add_up(const Content& content, std::size_t n_parts) {
        std::vector<Content> terms;
        for (std::size_t i = 0; i < n_parts; ++i) {
            terms.push_back({Content::Kind::part, content.node, static_cast<int>(i)});
            if (!need(terms.back())) return false;
        }
        int n_sums = 0;
        while (terms.size() > 1) {
            const std::size_t n = std::min<std::size_t>(terms.size(), kMostTerms);
            Content sum = content;
            // Intermediate sums are stored as parts, numbered after the real ones.
            if (n < terms.size()) sum = {Content::Kind::part, content.node, static_cast<int>(n_parts) + n_sums++};
            if (!ensure_matrix(sum, shape(content.node)) || !add_sum(terms, n, machine_.views.at(sum))) return false;
            terms.erase(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(n));
            terms.insert(terms.begin(), sum);
        }
        return true;
    }

    bool add_sum(const std::vector<Content>& terms, std::size_t n, const View& target) {
        std::vector<View> reads;
        for (std::size_t i = 0; i < n; ++i) reads.push_back(machine_.views.at(terms[i]));
        return add_own_pass(kSumFile, "forward", {{"ES_TERMS", std::to_string(n)}}, reads, target);
    }

    // Adds a pass whose kernel belongs to no op.
    bool add_own_pass(std::string_view file, std::string_view function, const std::vector<Define>& defines,
                      std::span<const View> reads, const View& target) {
        const core::Result<Kernel*> found = find_kernel(kernels_, file, function, defines);
        if (!found.ok()) return fail(found.error());
        Pass pass;
        pass.kernel = found.value();
        pass.target = target;
        std::copy(reads.begin(), reads.end(), pass.reads.begin());
        passes.push_back(pass);
        return true;
    }

    Machine& machine_;
    Kernels& kernels_;
    std::vector<Unit> units_;
    std::vector<int> producer_;  // unit that makes a node's value, -1: none
    std::vector<std::vector<Reader>> readers_;
    std::vector<char> reached_;
    std::set<Content> made_;
    std::string error_;
};

}  // namespace

std::vector<Unit> units_of(const Graph& graph) {
    std::vector<char> within(graph.nodes.size(), 0);
    std::vector<const engine::Chain*> ends(graph.nodes.size(), nullptr);
    const std::vector<engine::Chain> chains = engine::find_chains(graph);
    for (const engine::Chain& chain : chains) {
        if (!is_whole_layer(graph, chain)) continue;
        for (const int i : {chain.first, chain.bias}) within[static_cast<std::size_t>(i)] = 1;
        ends[static_cast<std::size_t>(chain.last)] = &chain;
    }
    std::vector<Unit> units;
    for (int i = 0; i < static_cast<int>(graph.nodes.size()); ++i) {
        const auto at = static_cast<std::size_t>(i);
        if (ends[at] != nullptr) {
            units.push_back(layer_unit(graph, *ends[at]));
        } else if (within[at] == 0 && graph.nodes[at].kind == NodeKind::op) {
            units.push_back(op_unit(graph, i));
        }
    }
    return units;
}

core::Result<View> make_matrix(Machine& machine, int rows, int cols) {
    const core::Result<Sizes> sizes = arrange_tiles(texels_of(cols), rows, machine.models, machine.max_side);
    if (!sizes.ok()) return sizes.error();
    Surface surface;
    if (!machine.only_kernels && !make_surface(surface, sizes.value().width, sizes.value().height))
        return core::Error{"backend", "The graphics card cannot draw into textures of 32-bit floats of this size."};
    machine.surfaces.push_back(surface);
    return View{static_cast<int>(machine.surfaces.size()) - 1, 0, 0, sizes.value().tiles, rows, cols};
}

core::Result<std::vector<Pass>> plan_passes(Machine& machine, Kernels& kernels, const Request& request) {
    Planner planner(machine, kernels);
    for (int i = 0; i < static_cast<int>(machine.graph.nodes.size()); ++i) {
        const Node& node = node_of(machine.graph, i);
        const bool wanted = node.kind != NodeKind::op && node.wants_gradient;
        if (wanted && machine.loss.index >= 0 && planner.is_reached(i)) planner.need({Content::Kind::gradient, i, 0});
    }
    for (const Value value : request.values) planner.need({Content::Kind::value, value.index, 0});
    if (!planner.error().empty()) return core::Error{"backend", planner.error()};
    return std::move(planner.passes);
}

}  // namespace gl
