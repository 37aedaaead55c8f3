// How a pair is vectorised: all six scores (context and negatives) stand in the lanes of one vector, so one sigmoid
// (exact to maths.h's exp) serves them all. With more than two dimensions vectors are read along E and the six sums of
// lanes are made together; with one or two, which would leave most lanes empty, the six words are in the lanes from the
// beginning.
#include "engine/skip_gram.h"

#include <algorithm>
#include <cmath>

#include "core/check.h"
#include "engine/maths.h"

namespace engine {
namespace {

constexpr int kTargets = 1 + kNegatives;
// Tokens that are subsampled at a time.
constexpr int kChunk = 1024;

// count^(3/4) by square roots, which give the same bits on every machine.
double noise_weight(std::int64_t count) {
    const double root = std::sqrt(static_cast<double>(count));
    return root * std::sqrt(root);
}

std::uint32_t to_limit(double probability) {
    return static_cast<std::uint32_t>(std::min(std::max(probability, 0.0), 1.0) * 4294967295.0);
}

// Vose's method (1991): a column whose word has less than its share is filled up with a word that has more.
std::vector<AliasColumn> alias_table(std::span<const std::int64_t> counts) {
    const std::size_t n_words = counts.size();
    double sum = 0.0;
    for (const std::int64_t count : counts) sum += noise_weight(count);
    std::vector<double> share(n_words);  // 1 on average
    std::vector<std::int32_t> less, more;
    for (std::size_t w = 0; w < n_words; ++w) {
        share[w] = noise_weight(counts[w]) / sum * static_cast<double>(n_words);
        (share[w] < 1.0 ? less : more).push_back(static_cast<std::int32_t>(w));
    }
    std::vector<AliasColumn> noise(n_words);
    // Columns left over at the end have a share of 1, up to rounding.
    for (std::size_t w = 0; w < n_words; ++w) noise[w] = {0xFFFFFFFFu, static_cast<std::int32_t>(w)};
    while (!less.empty() && !more.empty()) {
        const auto low = static_cast<std::size_t>(less.back());
        const auto high = static_cast<std::size_t>(more.back());
        less.pop_back();
        noise[low] = {to_limit(share[low]), static_cast<std::int32_t>(high)};
        share[high] -= 1.0 - share[low];
        if (share[high] < 1.0) {
            less.push_back(more.back());
            more.pop_back();
        }
    }
    return noise;
}

// As in the word2vec program: (sqrt(f / t) + 1) t / f for a word of frequency f.
std::vector<std::uint32_t> make_keep_probability(std::span<const std::int64_t> counts, double subsampling) {
    double total = 0.0;
    for (const std::int64_t count : counts) total += static_cast<double>(count);
    std::vector<std::uint32_t> keep;
    for (const std::int64_t count : counts) {
        const double ratio = subsampling * total / std::max(static_cast<double>(count), 1.0);
        keep.push_back(to_limit(std::sqrt(ratio) + ratio));
    }
    return keep;
}

// The words of a pair: the context word first, then the negatives.
struct Pair {
    float* in;
    float* out[kTargets];
    // 1 for a negative; 0 for one that equals the context word and is skipped.
    std::int32_t counts[kLanes];
};

ES_INLINE Pair pair_of(SkipGram& model, std::int32_t centre, std::int32_t context, const std::int32_t* negatives) {
    const std::int64_t stride = model.stride;
    Pair pair;
    pair.in = model.in_vectors.data() + centre * stride;
    pair.out[0] = model.out_vectors.data() + context * stride;
    pair.counts[0] = -1;
    for (int k = 0; k < kNegatives; ++k) {
        pair.out[k + 1] = model.out_vectors.data() + negatives[k] * stride;
        pair.counts[k + 1] = negatives[k] == context ? 0 : -1;
    }
    pair.counts[6] = pair.counts[7] = 0;
    return pair;
}

// Step of each word's vector along c: rate (label - sigmoid(score)), where label is 1 for the context word, else 0.
ES_INLINE f32x8 steps_of(const f32x8& scores, const std::int32_t* counts, float rate) {
    const i32x8 mask{counts[0], counts[1], counts[2], counts[3], counts[4], counts[5], 0, 0};
    const f32x8 label{1.0f};
    const f32x8 step = splat(rate) * (label - 1.0f / (1.0f + engine::exp(-scores)));
    return select(mask, step, f32x8{});
}

// Sum over the lanes of each x[k], in lane k of the result.
ES_INLINE f32x8 sums_of_six(const f32x8 (&x)[kTargets]) {
    f32x8 two[3];
    ES_UNROLL for (int i = 0; i < 3; ++i) {
        const f32x8 a = x[2 * i];
        const f32x8 b = x[2 * i + 1];
        two[i] = __builtin_shufflevector(a, b, 0, 1, 8, 9, 4, 5, 12, 13) +
                 __builtin_shufflevector(a, b, 2, 3, 10, 11, 6, 7, 14, 15);
    }
    const f32x8 four = __builtin_shufflevector(two[0], two[1], 0, 2, 8, 10, 4, 6, 12, 14) +
                       __builtin_shufflevector(two[0], two[1], 1, 3, 9, 11, 5, 7, 13, 15);
    const f32x8 rest = __builtin_shufflevector(two[2], two[2], 0, 2, 0, 2, 4, 6, 4, 6) +
                       __builtin_shufflevector(two[2], two[2], 1, 3, 1, 3, 5, 7, 5, 7);
    return __builtin_shufflevector(four, rest, 0, 1, 2, 3, 8, 9, 10, 11) +
           __builtin_shufflevector(four, rest, 4, 5, 6, 7, 12, 13, 14, 15);
}

// More than two dimensions: lanes are dimensions.
struct Along {
    ES_INLINE static void train(const Pair& pair, int stride, float rate) {
        f32x8 sum[kTargets]{};
        // the products c . o and c . m_k: eight dimensions from e on at a time, each target k
        for (int e = 0; e < stride; e += kLanes) {
            const f32x8 in = load(pair.in + e);
            ES_UNROLL for (int k = 0; k < kTargets; ++k) sum[k] += in * load(pair.out[k] + e);
        }
        const f32x8 steps = steps_of(sums_of_six(sum), pair.counts, rate);
        f32x8 step[kTargets];
        ES_UNROLL for (int k = 0; k < kTargets; ++k) step[k] = splat(steps[k]);
        // the updates: eight dimensions from e on at a time, each target k
        for (int e = 0; e < stride; e += kLanes) {
            const f32x8 in = load(pair.in + e);
            f32x8 d{};
            ES_UNROLL for (int k = 0; k < kTargets; ++k) {
                const f32x8 out = load(pair.out[k] + e);
                d += step[k] * out;
                store(pair.out[k] + e, out + step[k] * in);
            }
            store(pair.in + e, in + d);
        }
    }
};

// One or two dimensions: lane k is word k.
struct Across {
    ES_INLINE static void train(const Pair& pair, int, float rate) {
        float* const* o = pair.out;
        const f32x8 x{o[0][0], o[1][0], o[2][0], o[3][0], o[4][0], o[5][0], 0.0f, 0.0f};
        const f32x8 y{o[0][1], o[1][1], o[2][1], o[3][1], o[4][1], o[5][1], 0.0f, 0.0f};
        const float in_x = pair.in[0];
        const float in_y = pair.in[1];
        const f32x8 step = steps_of(splat(in_x) * x + splat(in_y) * y, pair.counts, rate);
        float d_x[kLanes];
        float d_y[kLanes];
        store(d_x, step * splat(in_x));
        store(d_y, step * splat(in_y));
        // One after the other, because a word may have been sampled twice.
        for (int k = 0; k < kTargets; ++k) {
            o[k][0] += d_x[k];
            o[k][1] += d_y[k];
        }
        pair.in[0] = in_x + sum_of_lanes(step * x);
        pair.in[1] = in_y + sum_of_lanes(step * y);
    }
};

// The text and the range of it whose words are centres.
struct Stretch {
    const std::int32_t* tokens;
    std::int64_t size, begin, end;
};

ES_INLINE int below(core::Random& random, int n) {
    return static_cast<int>((static_cast<std::uint64_t>(core::next_u32(random)) * static_cast<std::uint64_t>(n)) >>
                            32u);
}

ES_INLINE std::int32_t draw(const AliasColumn* noise, std::size_t n_words, core::Random& random) {
    // The integer part of a random number in [0, V) chooses the column, its fraction chooses between the column's two
    // words.
    const std::uint64_t drawn = core::next_u32(random) * static_cast<std::uint64_t>(n_words);
    const auto column = static_cast<std::int32_t>(drawn >> 32u);
    const AliasColumn& found = noise[column];
    // A mask instead of a branch, which no processor could predict.
    const std::int32_t own = -static_cast<std::int32_t>(static_cast<std::uint32_t>(drawn) <= found.limit);
    return found.other ^ ((column ^ found.other) & own);
}

template <class Way>
ES_INLINE std::int64_t train_loops(SkipGram& model, const Stretch& text, float rate) {
    std::int64_t pairs = 0;
    core::Random random = model.random;
    // each centre i, each side of it, each context word at distance `far`
    for (std::int64_t i = text.begin; i < text.end; ++i) {
        const std::int32_t centre = text.tokens[i];
        if (centre < 0) continue;
        const int reach = model.window - below(random, model.window);
        for (int side = -1; side <= 1; side += 2) {
            for (int far = 1; far <= reach; ++far) {
                const std::int64_t j = i + side * far;
                if (j < 0 || j >= text.size || text.tokens[j] < 0) break;
                std::int32_t negatives[kNegatives];
                for (std::int32_t& negative : negatives) {
                    negative = draw(model.noise.data(), model.noise.size(), random);
                }
                Way::train(pair_of(model, centre, text.tokens[j], negatives), model.stride, rate);
                ++pairs;
            }
        }
    }
    model.random = random;
    return pairs;
}

ES_CLONES std::int64_t skip_gram_along(SkipGram& model, const Stretch& text, float rate) {
    return train_loops<Along>(model, text, rate);
}
ES_CLONES std::int64_t skip_gram_across(SkipGram& model, const Stretch& text, float rate) {
    return train_loops<Across>(model, text, rate);
}
ES_CLONES void skip_gram_pair_along(const Pair& pair, int stride, float rate) { Along::train(pair, stride, rate); }
ES_CLONES void skip_gram_pair_across(const Pair& pair, int stride, float rate) { Across::train(pair, stride, rate); }

std::int64_t train_stretch(SkipGram& model, const Stretch& text, float rate) {
    return model.dimensions <= 2 ? skip_gram_across(model, text, rate) : skip_gram_along(model, text, rate);
}

bool is_kept(SkipGram& model, std::int32_t token) {
    return token < 0 || core::next_u32(model.random) <= model.keep_probability[static_cast<std::size_t>(token)];
}

// Trains on the subsampled words of [begin, end) as centres, with up to `window` subsampled words before and after.
std::int64_t train_thinned(SkipGram& model, const Stretch& text, float rate) {
    std::int32_t* subsampled = model.subsampled.data();
    std::int64_t size = 0;
    for (std::int64_t i = text.begin; i-- > 0 && size < model.window && text.tokens[i] >= 0;) {
        if (is_kept(model, text.tokens[i])) subsampled[size++] = text.tokens[i];
    }
    std::reverse(subsampled, subsampled + size);
    Stretch thinned{subsampled, 0, size, 0};
    for (std::int64_t i = text.begin; i < text.end; ++i) {
        if (is_kept(model, text.tokens[i])) subsampled[size++] = text.tokens[i];
    }
    thinned.end = size;
    for (std::int64_t i = text.end; i < text.size && size < thinned.end + model.window && text.tokens[i] >= 0; ++i) {
        if (is_kept(model, text.tokens[i])) subsampled[size++] = text.tokens[i];
    }
    thinned.size = size;
    return train_stretch(model, thinned, rate);
}

double softplus(float z) {
    return static_cast<double>(std::max(z, 0.0f) + engine::log(1.0f + engine::exp(-std::abs(z))));
}

float score_of(const SkipGram& model, std::int32_t centre, std::int32_t other) {
    const float* in = model.in_vectors.data() + static_cast<std::int64_t>(centre) * model.stride;
    const float* out = model.out_vectors.data() + static_cast<std::int64_t>(other) * model.stride;
    float sum = 0.0f;
    for (int e = 0; e < model.dimensions; ++e) sum += in[e] * out[e];
    return sum;
}

}  // namespace

std::int32_t sample_negative(std::span<const AliasColumn> noise, core::Random& random) {
    return draw(noise.data(), noise.size(), random);
}

std::vector<AliasColumn> make_alias_table(std::span<const std::int64_t> counts) { return alias_table(counts); }

SkipGram make_skip_gram(std::span<const std::int64_t> counts, const SkipGramOptions& options) {
    ES_CHECK(options.dimensions >= 1 && options.window >= 1, "word vectors need a dimension and a window");
    ES_CHECK(std::any_of(counts.begin(), counts.end(), [](std::int64_t count) { return count > 0; }),
             "word vectors need a word that occurs");
    SkipGram model;
    model.n_words = static_cast<int>(counts.size());
    model.dimensions = options.dimensions;
    model.stride = padded(options.dimensions);
    model.window = options.window;
    model.noise = alias_table(counts);
    if (options.subsampling > 0.0) {
        model.keep_probability = make_keep_probability(counts, options.subsampling);
        model.subsampled.resize(static_cast<std::size_t>(kChunk + 2 * options.window));
    }
    const std::size_t size = counts.size() * static_cast<std::size_t>(model.stride);
    model.in_vectors.resize(size, 0.0f);
    model.out_vectors.resize(size, 0.0f);
    core::Random random = core::random_stream(options.seed, "skip_gram.in");
    const float half = 0.5f / static_cast<float>(options.dimensions);
    for (int w = 0; w < model.n_words; ++w) {
        float* in = model.in_vectors.data() + static_cast<std::int64_t>(w) * model.stride;
        for (int e = 0; e < model.dimensions; ++e) in[e] = core::next_uniform(random, -half, half);
    }
    model.random = core::random_stream(options.seed, "skip_gram.pairs");
    return model;
}

std::int64_t train_skip_gram(SkipGram& model, std::span<const std::int32_t> tokens, std::int64_t begin,
                             std::int64_t end, float learning_rate) {
    const auto size = static_cast<std::int64_t>(tokens.size());
    ES_CHECK(begin >= 0 && begin <= end && end <= size, "the centres must be a part of the text");
    if (model.keep_probability.empty()) return train_stretch(model, {tokens.data(), size, begin, end}, learning_rate);
    std::int64_t pairs = 0;
    for (std::int64_t from = begin; from < end; from += kChunk) {
        pairs += train_thinned(model, {tokens.data(), size, from, std::min(from + kChunk, end)}, learning_rate);
    }
    return pairs;
}

void train_pair(SkipGram& model, std::int32_t centre, std::int32_t context,
                const std::array<std::int32_t, kNegatives>& negatives, float learning_rate) {
    const Pair pair = pair_of(model, centre, context, negatives.data());
    (model.dimensions <= 2 ? skip_gram_pair_across : skip_gram_pair_along)(pair, model.stride, learning_rate);
}

double skip_gram_loss(const SkipGram& model, std::span<const std::int32_t> tokens, std::int64_t begin,
                      std::int64_t end) {
    const auto size = static_cast<std::int64_t>(tokens.size());
    ES_CHECK(begin >= 0 && begin <= end && end <= size, "the centres must be a part of the text");
    core::Random random = core::random_stream(0, "skip_gram.loss");
    double loss = 0.0;
    std::int64_t pairs = 0;
    const std::int32_t* text = tokens.data();
    for (std::int64_t i = begin; i < end; ++i) {
        if (text[i] < 0) continue;
        for (const int side : {-1, 1}) {
            for (int far = 1; far <= model.window; ++far) {
                const std::int64_t j = i + side * far;
                if (j < 0 || j >= size || text[j] < 0) break;
                loss += softplus(-score_of(model, text[i], text[j]));
                for (int k = 0; k < kNegatives; ++k) {
                    const std::int32_t negative = sample_negative(model.noise, random);
                    if (negative != text[j]) loss += softplus(score_of(model, text[i], negative));
                }
                ++pairs;
            }
        }
    }
    return pairs == 0 ? 0.0 : loss / static_cast<double>(pairs);
}

}  // namespace engine
