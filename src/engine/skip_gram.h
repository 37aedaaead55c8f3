// A trainer of word vectors: skip-gram with negative sampling (Mikolov et al. 2013, Distributed Representations of
// Words and Phrases and their Compositionality). One step of gradient descent for each pair of a centre word and a
// context word near it in the text:
//   l = -log sigmoid(c . o) - sum_k log sigmoid(-c . m_k)                                (equation 4)
//   c: in-vector of the centre, o: out-vector of the context word, m_k: out-vectors of the negatives (sampled words)
// Not a Program of ops: a step touches only 7 vectors of a whole vocabulary, so only those are read and written. The op
// with the same loss, for models in a graph, is ops/skip_gram.cpp. Same seed, same bits on every CPU build. May include
// core and engine. Next: skip_gram.cpp.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "core/random.h"
#include "engine/tensor.h"

namespace engine {

// Negative samples for each pair. With the context word they fill six of the eight lanes of a vector.
inline constexpr int kNegatives = 5;

struct SkipGramOptions {
    int dimensions = 2;        // E >= 1
    int window = 5;            // >= 1; each centre's window is sampled uniformly from 1 .. window, as in word2vec
    double subsampling = 0.0;  // threshold t of section 2.3, such as 1e-3, used as in word2vec; 0: no word is dropped
    std::uint64_t seed = 1;
};

// One column of Walker's alias table (1977) of the noise distribution. A random column is drawn, then 32 random bits:
// they mean the column's own word if they are at most `limit`, else the word `other`.
struct AliasColumn {
    std::uint32_t limit = 0;
    std::int32_t other = 0;
};

// The model and its random stream. A copy continues exactly as the original would.
struct SkipGram {
    int n_words = 0;  // V
    int dimensions = 0;
    int stride = 0;  // padded(E)
    int window = 0;
    // [V, padded(E)], padding 0. In-vectors are the word vectors.
    std::vector<float> in_vectors, out_vectors;
    std::vector<AliasColumn> noise;  // [V], alias table: word w has a probability in proportion to count(w)^(3/4)
    std::vector<std::uint32_t>
        keep_probability;  // [V], probability that subsampling keeps a word, times 2^32 - 1; empty: it keeps all
    std::vector<std::int32_t> subsampled;  // buffer for the words that subsampling kept
    core::Random random;
};

// A new model. counts[w]: how often word w occurs in the text, >= 0 and not all 0 (checked, as are the options).
// In-vectors start uniform in [-1/2, 1/2) / E, out-vectors at 0, as in word2vec.
SkipGram make_skip_gram(std::span<const std::int64_t> counts, const SkipGramOptions& options);

// Trains on every token of [begin, end) as a centre, once; context words may lie outside that range, anywhere in
// tokens.
//  tokens    words 0 .. V - 1; a negative token ends a sentence: both words of a pair are in the same sentence
//  Returns   the number of pairs. Does not allocate. Lowering the learning rate over time is up to the caller
//  Errors    a range outside tokens (ES_CHECK); word indices are not checked
std::int64_t train_skip_gram(SkipGram& model, std::span<const std::int32_t> tokens, std::int64_t begin,
                             std::int64_t end, float learning_rate);

// Trains on one pair. A negative that equals the context word is skipped; one that was sampled twice counts twice.
void train_pair(SkipGram& model, std::int32_t centre, std::int32_t context,
                const std::array<std::int32_t, kNegatives>& negatives, float learning_rate);

// Mean of l over all pairs in [begin, end) (full windows, no subsampling). The negatives are the same at every call, so
// losses can be compared. 0 if there is no pair. Errors as in train_skip_gram().
double skip_gram_loss(const SkipGram& model, std::span<const std::int32_t> tokens, std::int64_t begin,
                      std::int64_t end);

// The alias table of the noise distribution, count^(3/4); counts as in make_skip_gram().
std::vector<AliasColumn> make_alias_table(std::span<const std::int64_t> counts);
// Draws a word from the noise distribution.
std::int32_t sample_negative(std::span<const AliasColumn> noise, core::Random& random);

}  // namespace engine
