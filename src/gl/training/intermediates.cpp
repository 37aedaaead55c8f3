// See intermediates.h.
#include "gl/training/intermediates.h"

#include <string>

#include "core/check.h"
#include "engine/ops.h"
#include "gl/embedded.h"
#include "gl/training/places.h"

namespace gl {
namespace {

using engine::Attributes;
using engine::Shape;

struct Row {
    std::string_view of;  // an op, or a file that kernels include
    int note = 0;
    Shape (*shape)(std::span<const Shape> inputs, const Attributes& attributes) = nullptr;
};

Shape one_number(std::span<const Shape>, const Attributes&) { return {1, 1}; }
Shape two_a_row(std::span<const Shape> in, const Attributes&) { return {in[0].rows, 2}; }
Shape one_a_row(std::span<const Shape> in, const Attributes&) { return {in[0].rows, 1}; }
Shape three_a_row(std::span<const Shape> in, const Attributes&) { return {in[0].rows, 3}; }
Shape four_a_row(std::span<const Shape> in, const Attributes&) { return {in[0].rows, 4}; }
Shape two_numbers(std::span<const Shape>, const Attributes&) { return {1, 2}; }
Shape four_numbers(std::span<const Shape>, const Attributes&) { return {1, 4}; }
Shape as_product(std::span<const Shape> in, const Attributes&) { return {in[0].rows, in[1].cols}; }
Shape pairs(std::span<const Shape> in, const Attributes&) { return {in[0].rows, in[0].rows}; }
// Two numbers for each row of input k.
template <std::size_t k>
Shape two_a_row_of(std::span<const Shape> in, const Attributes&) {
    return {in[k].rows, 2};
}

// Partial sums of the gradient of a convolution's weights, side by side: so many are summed in parallel.
constexpr int kConvolutionParts = 16;
Shape weight_parts(std::span<const Shape> in, const Attributes&) {
    return {in[1].rows, kConvolutionParts * 4 * texels_of(in[1].cols)};
}
Shape as_max_pool(std::span<const Shape> in, const Attributes& attributes) {
    return engine::ops::max_pool.shape(in, attributes).value();
}
Shape one_row_a_thing(std::span<const Shape> in, const Attributes&) { return {engine::kBatchRows, in[0].cols}; }
// For graph_attention: two numbers of each head, behind the texel with the node's lists of edges.
Shape lists_and_two_a_head(std::span<const Shape> in, const Attributes& attributes) {
    return {in[0].rows, 4 + 2 * attributes.ints[0]};
}
// For attention: each head starts at a whole texel.
Shape positions(std::span<const Shape> in, const Attributes& attributes) {
    return {in[0].rows, attributes.ints[0] * 4 * texels_of(attributes.ints[2])};
}
Shape two_a_head(std::span<const Shape> in, const Attributes& attributes) {
    return {in[0].rows, 2 * attributes.ints[0]};
}
// For lstm and gru: four gates and one state for each unit; one or two states.
Shape gates_and_state(std::span<const Shape> in, const Attributes&) {
    return {in[0].rows, in[3].cols + 4 * texels_of(in[2].rows)};
}
Shape one_state(std::span<const Shape> in, const Attributes&) { return {in[0].rows, in[2].rows}; }
Shape two_states(std::span<const Shape> in, const Attributes&) { return {in[0].rows, 8 * texels_of(in[2].rows)}; }

constexpr Row kRows[] = {
    {"layer", 0, as_product},                    // gradient before the activation
    {"softmax_cross_entropy", 0, two_a_row},     // largest logit, sum of exponentials
    {"softmax_cross_entropy", 1, one_number},    // sum of weights
    {"mean_squared_error", 0, one_number},       // sum of weights
    {"ops/weighted_mean.glsl", 0, two_a_row},    // for each row: sums of w and of w e
    {"ops/weighted_mean.glsl", 1, two_numbers},  // the same over all rows
    {"ops/mean.glsl", 0, one_a_row},             // sum of a row
    {"centre", 0, two_a_row},                    // w, l
    {"centre", 1, two_numbers},                  // sums of w and of w l
    {"skip_gram", 0, two_a_row_of<1>},           // slope and loss of a product with a context
    {"skip_gram", 1, two_a_row_of<2>},           // the same with a negative
    {"skip_gram", 2, one_a_row},                 // loss of a centre
    {"links", 0, four_a_row},                    // pairs of each kind and their losses
    {"links", 1, two_a_row},                     // their slopes
    {"links", 2, four_numbers},                  // sums of note 0
    {"contrastive", 0, two_a_row},               // takes part, sum of losses
    {"info_nce", 0, four_a_row},                 // largest s, sum of exponentials, mean s of the class, its size
    {"triplet", 0, pairs},                       // distances; negative: of another class
    {"triplet", 1, pairs},                       // pulls
    {"triplet", 2, two_a_row},                   // triplets of an anchor, sum of their losses
    {"neighbours", 0, pairs},                    // squared distances of the features
    {"neighbours", 1, three_a_row},              // smallest of them, sum of exponentials, sum of k
    {"neighbours", 2, one_a_row},                // loss
    {"layer_norm", 0, two_a_row},
    {"layer_norm", 1, two_a_row},
    {"attention", 0, positions},   // logits
    {"attention", 1, two_a_head},  // largest, sum of exponentials
    {"attention", 2, positions},   // gradient of the logits
    {"graph_convolution", 0, two_a_row},
    {"graph_convolution", 1, two_a_row_of<1>},
    {"graph_attention", 0, lists_and_two_a_head},
    {"graph_attention", 1, two_a_row_of<3>},
    {"graph_attention", 2, two_a_head},  // largest, sum of exponentials
    {"graph_attention", 3, two_a_head},  // gradients
    {"conv2d", 0, weight_parts},
    {"max_pool", 0, as_max_pool},
    {"max_of_rows", 0, one_row_a_thing},
    {"lstm", 0, gates_and_state},
    {"lstm", 1, two_states},
    {"lstm", 2, gates_and_state},  // gradients
    {"lstm", 3, two_states},       // gradients
    {"gru", 0, gates_and_state},
    {"gru", 1, two_states},
    {"gru", 2, gates_and_state},  // gradients
    {"gru", 3, one_state},        // gradient
};

struct TurnsRow {
    std::string_view op;
    int first = 0, last = 0;
    std::size_t count = 0;  // which of Attributes::ints says how many
};

constexpr TurnsRow kTurns[] = {{"lstm", 0, 1, 0}, {"lstm", 2, 3, 0}, {"gru", 0, 1, 0}, {"gru", 2, 3, 0}};

bool includes(std::string_view kernel_file, std::string_view file) {
    return embedded_shader(kernel_file).find("#include \"" + std::string(file) + '"') != std::string_view::npos;
}

}  // namespace

Turns turns_of(std::string_view op, int note, const Attributes& attributes) {
    for (const TurnsRow& row : kTurns) {
        if (row.op == op && note >= row.first && note <= row.last)
            return {row.first, row.last, attributes.ints[row.count]};
    }
    return {};
}

Shape note_shape(std::string_view op, std::string_view file, int note, std::span<const Shape> inputs,
                 const Attributes& attributes) {
    for (const Row& row : kRows) {
        if (row.note == note && (row.of == op || includes(file, row.of))) return row.shape(inputs, attributes);
    }
    ES_CHECK(false, "no shape is known of note " + std::to_string(note) + " of " + std::string(op));
    return {};
}

}  // namespace gl
