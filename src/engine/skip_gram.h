// A trainer of word vectors: skip-gram with negative sampling (Mikolov et al. 2013, Distributed Representations of
// Words and Phrases and their Compositionality). One step of gradient descent for each pair of a word and a word beside
// it:
//   l = -log sigmoid(c . o) - sum_k log sigmoid(-c . m_k)                                (equation 4)
//   c: in-vector of the word (the centre), o: out-vector of the word beside it, m_k: out-vectors of drawn words
// It is no program of ops: a step touches 7 vectors of a whole vocabulary, so only those are read and written. The op
// of the same loss, for everything else, is ops/skip_gram.cpp. Same seed, same bits on every CPU build. May include
// core and engine. Next: skip_gram.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/random.h"
#include "engine/tensor.h"

namespace engine {

// Words drawn for each pair. With the word itself they are six of the eight lanes.
inline constexpr int kNegatives = 5;

struct SkipGramOptions {
    int dimensions = 2;        // E >= 1
    int window = 5;            // >= 1; each centre looks 1 .. window words far, drawn evenly, as word2vec does
    double subsampling = 0.0;  // t of section 2.3, such as 1e-3; 0: every word is kept
    std::uint64_t seed = 1;
};

// One column of Walker's alias table (1977): this word below the limit, else the other one.
struct NoiseColumn {
    std::uint32_t limit = 0;
    std::int32_t other = 0;
};

// Plain data; may be copied, and goes on from where the original was.
struct SkipGram {
    int n_words = 0;  // V
    int dimensions = 0;
    int stride = 0;  // padded(E)
    int window = 0;
    // [V, padded(E)], padding 0. In-vectors are the word vectors.
    std::vector<float> in_vectors, out_vectors;
    std::vector<NoiseColumn> noise;   // [V]: words in proportion to count^(3/4)
    std::vector<std::uint32_t> keep;  // [V], probability of being kept times 2^32 - 1; empty: all are
    std::vector<std::int32_t> kept;   // room for the words that were kept
    core::Random random;
};

// counts[w]: how often word w stands in the text, >= 0 and not all 0. In-vectors uniform in [-1/2, 1/2) / E,
// out-vectors 0, as word2vec starts.
SkipGram make_skip_gram(std::span<const std::int64_t> counts, const SkipGramOptions& options);

// Every token of [begin, end) is a centre once; the words beside it may lie outside of that, anywhere in tokens.
// tokens    words 0 .. V - 1; a negative one ends a sentence, and no pair reaches over it
// Gives the number of pairs. Does not allocate. The decay of the learning rate is the caller's.
// Errors    check on a range outside of tokens; words are not checked
std::int64_t train_skip_gram(SkipGram& model, std::span<const std::int32_t> tokens, std::int64_t begin,
                             std::int64_t end, float learning_rate);

// One pair: what train_skip_gram does for each. A negative that is the context itself is left out; one that was drawn
// twice is pushed away twice.
void train_pair(SkipGram& model, std::int32_t centre, std::int32_t context,
                const std::array<std::int32_t, kNegatives>& negatives, float learning_rate);

// Mean of l over the pairs that train_skip_gram might meet (whole windows, no subsampling), with negatives that are the
// same at every call: two losses can be compared. 0 if there is no pair.
double skip_gram_loss(const SkipGram& model, std::span<const std::int32_t> tokens, std::int64_t begin,
                      std::int64_t end);

// Walker's alias table of words in proportion to count^(3/4); counts as above.
std::vector<NoiseColumn> make_noise(std::span<const std::int64_t> counts);
// A word in proportion to count^(3/4).
std::int32_t draw_noise(std::span<const NoiseColumn> noise, core::Random& random);

}  // namespace engine
