// See python_ops.h.
#include "app/take_home/python_ops.h"

#include <algorithm>

#include "app/take_home/cells.h"

namespace app {
namespace {

// `text`: inputs are $0 to $3, ints[0] to ints[5] are %0 to %5, floats[0] is %f; %t are the rows that each thing has in
// the first input, %c the columns of the output.
struct Row {
    std::string_view op, text;
    int n_read = 1;
    Binding binding = Binding::call;
};

constexpr Row kRows[] = {
    {"dense", "$0 @ $1", 2, Binding::product},
    {"bias", "$0 + $1", 2, Binding::sum},
    {"scale_columns", "$0 * $1", 2, Binding::product},
    {"add", "$0 + $1", 2, Binding::sum},
    {"multiply", "$0 * $1", 2, Binding::product},
    {"relu", "relu($0)"},
    {"leaky_relu", "leaky_relu($0)"},
    {"tanh", "tanh($0)"},
    {"gelu", "gelu($0)"},
    {"sigmoid", "sigmoid($0)"},
    {"sine", "sine($0)"},
    {"softplus", "softplus($0)"},
    {"layer_norm", "layer_norm($0, $1, $2)", 3},
    {"weigh", "$0 * $1", 2, Binding::product},
    {"concatenate", "concatenate($0, $1)", 2},
    {"stop_gradient", "stop_gradient($0)"},
    {"dropout", "dropout($0, %f, $1)", 2},
    {"gaussian_noise", "gaussian_noise($0, %f, $1)", 2},
    {"reparameterise", "reparameterise($0, $1, $2)", 3},
    {"reverse_gradient", "reverse_gradient($0, %f)"},
    {"sphere", "sphere($0)"},
    {"quantise", "quantise($0, %0)"},
    {"rearrange", "rearrange($0, $1)", 2},
    {"conv2d", "conv2d($0, $1, %0, %1, %2, %3, %4)", 2},
    {"max_pool", "max_pool($0, %0, %1, %2, %3)"},
    {"average_pool", "average_pool($0, %0, %1, %2, %3)"},
    {"upsample", "upsample($0, %0, %1, %2)"},
    {"flatten", "reshaped($0, %c)"},
    {"unflatten", "reshaped($0, %c)"},
    {"mean_of_rows", "mean_of_rows($0, %t)"},
    {"max_of_rows", "max_of_rows($0, %t)"},
    {"last_row", "last_row($0, %t)"},
    {"lstm", "lstm($0, $1, $2, $3, %0)", 4},
    {"gru", "gru($0, $1, $2, $3, %0)", 4},
    {"attention", "attention($0, $1, $2, %0, %1, %2)", 3},
    {"embedding_lookup", "embedding_lookup($0, $1)", 2},
    {"graph_convolution", "graph_convolution($0, $1)", 2},
    {"graph_attention", "graph_attention($0, $1, $2, $3, %0)", 4},
    {"softmax_cross_entropy", "softmax_cross_entropy($0, $1, $2, %f)", 3},
    {"mean_squared_error", "mean_squared_error($0, $1, $2)", 3},
    {"huber", "huber($0, $1, $2, %f)", 3},
    {"binary_cross_entropy", "binary_cross_entropy($0, $1, $2)", 3},
    {"contrastive", "contrastive($0, $1, $2, %f)", 3},
    {"triplet", "triplet($0, $1, $2, %f)", 3},
    {"info_nce", "info_nce($0, $1, $2, %f)", 3},
    {"centre", "centre($0, $1, $2, $3)", 4},
    {"neighbours", "neighbours($0, $1, $2)", 3},
    {"links", "links($0, $1, $2, $3)", 4},
    {"kl_to_gaussian", "kl_to_gaussian($0, $1)", 2},
    {"mean_absolute", "mean_absolute($0)"},
    {"mean_square", "mean_square($0)"},
    {"mean_product", "mean_product($0, $1, $2)", 3},
};

const Row* find(const engine::Node& node) {
    const auto found =
        std::find_if(std::begin(kRows), std::end(kRows), [&](const Row& row) { return row.op == node.op->name; });
    return found == std::end(kRows) ? nullptr : found;
}

// An operand, in brackets if it binds more weakly than the operator, or as tightly and stands on the right.
std::string operand(const PythonText& in, Binding outer, bool right) {
    const bool bracket = outer != Binding::call && (in.binding < outer || (right && in.binding == outer));
    return bracket ? "(" + in.text + ")" : in.text;
}

// The number that "%" and this letter stand for.
std::string number_of(char what, const engine::Node& node, engine::Shape x) {
    if (what == 'f') return exact_text(node.attributes.floats[0]);
    if (what == 't') return std::to_string(engine::rows_a_thing(x));
    if (what == 'c') return std::to_string(node.shape.cols);
    return std::to_string(node.attributes.ints[static_cast<std::size_t>(what - '0')]);
}

}  // namespace

int inputs_in_python(const engine::Node& node) {
    const Row* row = find(node);
    return row == nullptr ? node.op->n_inputs : row->n_read;
}

PythonText python_of(const engine::Node& node, engine::Shape x, const std::vector<PythonText>& in) {
    const Row* row = find(node);
    if (row == nullptr) return {};
    PythonText out{"", row->binding};
    for (std::size_t i = 0; i < row->text.size(); ++i) {
        const char c = row->text[i];
        if (c != '$' && c != '%') {
            out.text += c;
            continue;
        }
        const char what = row->text[++i];
        if (c == '$') {
            const auto k = static_cast<std::size_t>(what - '0');
            out.text += operand(in[k], row->binding, k > 0);
        } else {
            out.text += number_of(what, node, x);
        }
    }
    return out;
}

}  // namespace app
