// The list of all ops by name, in the order of the reference page. To add an op, write ops/<name>.cpp, a line here, a
// case in tests/engine/cases/ and a kernel in shaders/ops/ (the tests fail if one of these is missing). Includes
// nothing of ours. Next: ops.h.
#pragma once

// The formula and the shapes of an op are in its file; the letters of sizes (N, D, H ...) are defined in tensor.h.
#define ES_OPS(X)            \
    X(dense)                 \
    X(bias)                  \
    X(scale_columns)         \
    X(add)                   \
    X(relu)                  \
    X(tanh)                  \
    X(softmax_cross_entropy) \
    X(mean_squared_error)    \
    X(weigh)                 \
    X(layer_norm)            \
    X(attention)             \
    X(lstm)                  \
    X(gru)                   \
    X(last_row)              \
    X(graph_convolution)     \
    X(graph_attention)       \
    X(skip_gram)             \
    X(links)                 \
    X(conv2d)                \
    X(max_pool)              \
    X(average_pool)          \
    X(upsample)              \
    X(flatten)               \
    X(unflatten)             \
    X(concatenate)           \
    X(mean_of_rows)          \
    X(max_of_rows)           \
    X(rearrange)             \
    X(embedding_lookup)      \
    X(multiply)              \
    X(leaky_relu)            \
    X(gelu)                  \
    X(sigmoid)               \
    X(sine)                  \
    X(softplus)              \
    X(dropout)               \
    X(gaussian_noise)        \
    X(reparameterise)        \
    X(reverse_gradient)      \
    X(stop_gradient)         \
    X(quantise)              \
    X(sphere)                \
    X(huber)                 \
    X(mean_product)          \
    X(binary_cross_entropy)  \
    X(contrastive)           \
    X(triplet)               \
    X(info_nce)              \
    X(centre)                \
    X(neighbours)            \
    X(kl_to_gaussian)        \
    X(mean_absolute)         \
    X(mean_square)
