// See notes.h.
#include "gl/training/notes.h"

#include <string>

#include "core/check.h"

namespace gl {
namespace {

using engine::Attributes;
using engine::Shape;

struct Row {
    std::string_view op;
    int note = 0;
    Shape (*shape)(std::span<const Shape> inputs, const Attributes& attributes) = nullptr;
};

Shape one_number(std::span<const Shape>, const Attributes&) { return {1, 1}; }
Shape two_a_row(std::span<const Shape> in, const Attributes&) { return {in[0].rows, 2}; }
Shape one_a_row(std::span<const Shape> in, const Attributes&) { return {in[0].rows, 1}; }
Shape three_a_row(std::span<const Shape> in, const Attributes&) { return {in[0].rows, 3}; }
Shape four_a_row(std::span<const Shape> in, const Attributes&) { return {in[0].rows, 4}; }
Shape two_numbers(std::span<const Shape>, const Attributes&) { return {1, 2}; }
Shape pairs(std::span<const Shape> in, const Attributes&) { return {in[0].rows, in[0].rows}; }
// For each row of input k.
template <std::size_t k>
Shape two_a_row_of(std::span<const Shape> in, const Attributes&) {
    return {in[k].rows, 2};
}

constexpr Row kRows[] = {
    {"softmax_cross_entropy", 0, two_a_row},   // largest logit, sum of exponentials
    {"softmax_cross_entropy", 1, one_number},  // sum of weights
    {"mean_squared_error", 0, one_number},     // sum of weights
    {"huber", 0, two_a_row},                   // sums of w and of w e of a row
    {"huber", 1, two_numbers},                 // the same of all
    {"binary_cross_entropy", 0, two_a_row},    // like huber
    {"binary_cross_entropy", 1, two_numbers},  // like huber
    {"mean_absolute", 0, one_a_row},           // sum of a row
    {"mean_square", 0, one_a_row},             // sum of a row
    {"kl_to_gaussian", 0, one_a_row},          // sum of a row
    {"centre", 0, two_a_row},                  // w, l
    {"centre", 1, two_numbers},                // sums of w and of w l
    {"skip_gram", 0, two_a_row_of<1>},         // slope and loss of a product with a context
    {"skip_gram", 1, two_a_row_of<2>},         // the same with a negative
    {"skip_gram", 2, one_a_row},               // loss of a centre
    {"contrastive", 0, two_a_row},             // takes part, sum of losses
    {"info_nce", 0, four_a_row},               // largest s, sum of exponentials, mean s of the class, its size
    {"triplet", 0, pairs},                     // distances, with a sign
    {"triplet", 1, pairs},                     // pulls
    {"triplet", 2, two_a_row},                 // triplets of an anchor, sum of their losses
    {"neighbours", 0, pairs},                  // squared distances of the features
    {"neighbours", 1, three_a_row},            // smallest of them, sum of exponentials, sum of k
    {"neighbours", 2, one_a_row},              // loss
};

}  // namespace

Shape note_shape(std::string_view op, int note, std::span<const Shape> inputs, const Attributes& attributes) {
    for (const Row& row : kRows) {
        if (row.op == op && row.note == note) return row.shape(inputs, attributes);
    }
    ES_CHECK(false, "no shape is known of note " + std::to_string(note) + " of " + std::string(op));
    return {};
}

}  // namespace gl
