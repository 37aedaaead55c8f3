// See python_net.h. A value that is used once stands inside the expression that uses it; others get a line and a name.
#include "app/take_home/python_net.h"

#include <algorithm>
#include <map>

#include "app/take_home/cells.h"
#include "app/take_home/python_ops.h"
#include "core/json.h"
#include "model/tables.h"

namespace app {
namespace {

constexpr const char* kFunctions = R"({draw}def encode(w, features, drawn=None{thing}):
    """Standardised features [N, D] -> values by name; "place" is the embedding. drawn: dropout and noise, by draw().{thing help}"""
{encoding}    return {{named}}


def answers(w, place):
    """What each head says of these places: logits of classes, or standardised numbers."""
{head lines}    return {
{said}    }


def loss(w, batch, drawn=None):
    """The sum of all losses by their weights, and each by itself."""
    h = encode(w, batch["features"], drawn{thing of batch})
    said = answers(w, h["place"])
{loss lines}    losses = {
{losses}    }
    return {total}, losses
)";

// The lines of a noise that only training has are those with "step is not None".
constexpr const char* kDraw = R"(def draw(rng, n, step=None):
    """The random numbers of a batch of n things, in the order of Embedscape. step: of training; None: of an evaluation."""
    drawn = {}
{lines}    return drawn


)";

std::string quoted_python(const std::string& text) {
    return core::Json(text).dump();
}  // a JSON string is a Python string, too

// Of a net that reads the things as nodes of a graph, encode() is asked for some of them.
constexpr const char* kThingHelp = R"(
    A graph has all its nodes at once; `thing` [N, 1] says which of them to give, None: all.)";
constexpr const char* kAllThings = R"(    thing = DATA["thing"] if thing is None else thing
)";

constexpr const char* kNothingDrawn = "    drawn = drawn or {}\n";

// The values that a function of the script begins with, as Python texts by node.
using Known = std::map<int, std::string>;

// Writes the lines of one function.
class Lines {
   public:
    Lines(const engine::Graph& graph, const std::vector<int>& uses, Known known)
        : graph_(graph), uses_(uses), known_(std::move(known)) {}

    // The expression of a value, after the lines that it needs.
    PythonText text(int index) {
        if (const auto found = known_.find(index); found != known_.end()) return {found->second, Binding::call};
        const engine::Node& node = node_of(index);
        if (node.kind == engine::NodeKind::parameter) return {"w[" + quoted_python(node.name) + "]", Binding::call};
        if (node.kind == engine::NodeKind::input) return {"batch[" + quoted_python(node.name) + "]", Binding::call};
        PythonText made = compute(index);
        if (uses_[static_cast<std::size_t>(index)] < 2) return made;
        return {assign(index, "x" + std::to_string(index), made.text), Binding::call};
    }
    // Assigns a value to a variable of this name.
    void name(int index, const std::string& name) {
        if (!known_.contains(index)) assign(index, name, compute(index).text);
    }

    std::string lines;
    std::string lacking;  // the first op that has no expression

   private:
    [[nodiscard]] const engine::Node& node_of(int index) const { return graph_.nodes[static_cast<std::size_t>(index)]; }
    PythonText compute(int index) {
        const engine::Node& node = node_of(index);
        std::vector<PythonText> in;
        for (int k = 0; k < inputs_in_python(node); ++k) in.push_back(text(node.in[static_cast<std::size_t>(k)].index));
        PythonText made = python_of(node, engine::shape_of(graph_, node.in[0]), in);
        if (made.text.empty() && lacking.empty()) lacking = node.op->name;
        return made;
    }
    std::string assign(int index, const std::string& name, const std::string& value) {
        lines += "    " + name + " = " + value + "\n";
        known_[index] = name;
        return name;
    }

    const engine::Graph& graph_;
    const std::vector<int>& uses_;
    Known known_;
};

// How often each node is read, in Python.
std::vector<int> uses_of(const engine::Graph& graph) {
    std::vector<int> uses(graph.nodes.size(), 0);
    for (const engine::Node& node : graph.nodes) {
        if (node.kind != engine::NodeKind::op) continue;
        for (int k = 0; k < inputs_in_python(node); ++k)
            ++uses[static_cast<std::size_t>(node.in[static_cast<std::size_t>(k)].index)];
    }
    return uses;
}

// The values of the encoder that have a name, in order; the map is "place".
std::vector<std::pair<int, std::string>> encoder_names(const model::Model& model) {
    std::vector<std::pair<int, std::string>> names;
    for (std::size_t i = 0; i + 1 < model.layers.size(); ++i)
        names.emplace_back(model.layers[i].index, "layer" + std::to_string(i));
    if (model.map_mean.index >= 0) names.emplace_back(model.map_mean.index, "place_mean");
    if (model.log_variance.index >= 0) names.emplace_back(model.log_variance.index, "place_log_variance");
    names.emplace_back(model.map.index, "place");
    return names;
}

core::Error cannot(const std::string& op, const std::string& where) {
    return {"", "The script cannot express the part " + op + " of " + where +
                    "; take the model as safetensors, or leave that part out."};
}

// The style with the name in the place of {}.
std::string with_name(std::string style, const std::string& name) {
    return style.replace(style.find("{}"), 2, quoted_python(name));
}

// The constants of the graph.
Known constants_of(const engine::Graph& graph, const std::string& style) {
    Known known;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        if (graph.nodes[i].constant.empty()) continue;
        known[static_cast<int>(i)] = with_name(style, graph.nodes[i].name);
    }
    return known;
}

// Whether the loss needs things that are sampled from the contexts for each batch, which the scripts do not have.
bool is_sampled(const model::Model& model, const model::Head& head) {
    return std::any_of(model.sampled_inputs.begin(), model.sampled_inputs.end(),
                       [&](const model::SampledInput& sampled) {
                           return engine::depends_on(model.program.graph, head.loss, sampled.input);
                       });
}

// How the random numbers are read: those that an evaluation lacks may be None.
void add_noise_inputs(const model::Model& model, const PythonStyle& style, Known& known) {
    for (const model::NoiseInput& noise : model.noise) {
        const std::string& name = model.program.graph.nodes[static_cast<std::size_t>(noise.input.index)].name;
        known[noise.input.index] = with_name(noise.in_evaluation ? style.drawn : "drawn.get({})", name);
    }
}

// "(n * 12, 8)"
std::string shape_text(engine::Shape shape) {
    const std::string rows = shape.rows > 0     ? std::to_string(shape.rows)
                             : shape.rows == -1 ? "n"
                                                : "n * " + std::to_string(-shape.rows);
    return "(" + rows + ", " + std::to_string(shape.cols) + ")";
}

std::string drawing_of(const model::NoiseInput& noise, engine::Shape shape) {
    using Kind = model::NoiseInput::Kind;
    switch (noise.kind) {
        case Kind::uniform:
            return "rng.uniform(" + shape_text(shape) + ")";
        case Kind::normal:
            return "rng.normal(" + shape_text(shape) + ")";
        case Kind::mask:
            return "rng.mask(" + shape_text(shape) + ", " + exact_text(noise.share) + ")";
        case Kind::turn:
            break;
    }
    return "float((step or 0) % " + std::to_string(noise.every) + " == 0)";
}

// The function draw(); empty if nothing is random.
std::string draw_function(const model::Model& model) {
    if (model.noise.empty()) return "";
    std::string lines;
    for (const model::NoiseInput& noise : model.noise) {
        const engine::Node& node = model.program.graph.nodes[static_cast<std::size_t>(noise.input.index)];
        if (!noise.in_evaluation) lines += "    if step is not None:\n    ";
        lines += "    drawn[" + quoted_python(node.name) + "] = " + drawing_of(noise, node.shape) + "\n";
    }
    std::string text = kDraw;
    return text.replace(text.find("{lines}"), std::string_view("{lines}").size(), lines);
}

std::string where_text(const model::Head& head) {
    const model::LossRow* row = model::find_loss(head.spec.kind);
    return "the loss \"" + (row == nullptr ? head.id : std::string(row->label)) + "\"";
}

}  // namespace

core::Result<std::string> python_net(const model::Model& model, const model::Spec& spec, const PythonStyle& style) {
    const engine::Graph& graph = model.program.graph;
    const std::vector<int> uses = uses_of(graph);
    const auto names = encoder_names(model);
    Known everywhere = constants_of(graph, style.constant);
    everywhere[model.feature_mask.index] = "FEATURE_MASK";
    add_noise_inputs(model, style, everywhere);
    const bool of_nodes = model.thing_index.index >= 0;

    Known known = everywhere;
    known[model.features.index] = "features";
    if (of_nodes) known[model.thing_index.index] = "thing";
    Lines encoder(graph, uses, known);
    std::string returned;
    for (const auto& [index, name] : names) {
        encoder.name(index, name);
        returned += (returned.empty() ? "" : ", ") + ("\"" + name + "\": " + name);
    }
    if (!encoder.lacking.empty()) return cannot(encoder.lacking, "the encoder");

    Known from_place = everywhere, from_all = everywhere;
    from_place[model.map.index] = "place";
    for (const auto& [index, name] : names) from_all[index] = "h[\"" + name + "\"]";
    Lines head_lines(graph, uses, from_place);
    std::string said;
    for (const model::Head& head : model.heads) {
        if (head.answer == model::Answer::none) continue;
        said += "        " + quoted_python(head.id) + ": " + head_lines.text(head.output.index).text + ",\n";
        from_all[head.output.index] = "said[" + quoted_python(head.id) + "]";
    }
    std::string losses, total;
    Lines loss_lines(graph, uses, from_all);
    for (std::size_t i = 0; i < model.heads.size(); ++i) {
        const model::Head& head = model.heads[i];
        if (is_sampled(model, head)) return cannot("\"drawn from contexts\"", where_text(head));
        losses += "        " + quoted_python(head.id) + ": " + loss_lines.text(head.loss.index).text + ",\n";
        if (!loss_lines.lacking.empty()) return cannot(loss_lines.lacking, where_text(head));
        total += (i > 0 ? " + " : "") + ("losses[" + quoted_python(head.id) + "] * ") +
                 exact_text(static_cast<float>(spec.losses[i].weight));
    }
    std::string text = kFunctions;
    const std::string begin =
        style.before_encoding + (model.noise.empty() ? "" : kNothingDrawn) + (of_nodes ? kAllThings : "");
    for (const auto& [mark, by] : {std::pair{"{draw}", draw_function(model)},
                                   {"{thing}", std::string(of_nodes ? ", thing=None" : "")},
                                   {"{thing help}", of_nodes ? kThingHelp : ""},
                                   {"{thing of batch}", of_nodes ? ", batch[\"thing\"]" : ""},
                                   {"{encoding}", begin + encoder.lines},
                                   {"{named}", returned},
                                   {"{head lines}", head_lines.lines},
                                   {"{said}", said},
                                   {"{loss lines}", loss_lines.lines},
                                   {"{losses}", losses},
                                   {"{total}", total}}) {
        text.replace(text.find(mark), std::string_view(mark).size(), by);
    }
    return text;
}

}  // namespace app
