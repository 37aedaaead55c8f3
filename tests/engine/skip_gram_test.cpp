// The trainer of word vectors: one step against finite differences of the formula, what it learns, the noise it draws,
// and that it ends at the same bits everywhere and allocates nothing.
#include "engine/skip_gram.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "allocations.h"
#include "core/hash.h"
#include "engine/tensor.h"

namespace {

using namespace engine;

std::vector<std::int64_t> counts_of(const std::vector<std::int32_t>& text, int n_words) {
    std::vector<std::int64_t> counts(static_cast<std::size_t>(n_words), 0);
    for (const std::int32_t token : text) {
        if (token >= 0) ++counts[static_cast<std::size_t>(token)];
    }
    return counts;
}

// Sentences of 6 words, each sentence from one half of the words only.
std::vector<std::int32_t> two_topics(int n_words, int n_sentences) {
    core::Random random = core::random_stream(1, "text");
    std::vector<std::int32_t> text;
    const auto half = static_cast<std::uint32_t>(n_words / 2);
    for (int s = 0; s < n_sentences; ++s) {
        const std::uint32_t topic = core::next_below(random, 2);
        for (int i = 0; i < 6; ++i) {
            text.push_back(static_cast<std::int32_t>(topic * half + core::next_below(random, half)));
        }
        text.push_back(-1);
    }
    return text;
}

// A model whose vectors are all of size about 1.
SkipGram lively_model(int n_words, int dimensions) {
    const std::vector<std::int64_t> counts(static_cast<std::size_t>(n_words), 3);
    SkipGram model = make_skip_gram(counts, {.dimensions = dimensions});
    core::Random random = core::random_stream(5, "vectors");
    for (std::vector<float>* vectors : {&model.in_vectors, &model.out_vectors}) {
        for (int w = 0; w < n_words; ++w) {
            for (int e = 0; e < dimensions; ++e) {
                (*vectors)[static_cast<std::size_t>(w * model.stride + e)] = core::next_uniform(random, -0.7f, 0.7f);
            }
        }
    }
    return model;
}

using Doubles = std::vector<double>;

Doubles to_doubles(const std::vector<float>& x) { return {x.begin(), x.end()}; }

// Equation 4, negated: centre 0, context 1, negatives as given.
double loss_of_pair(const Doubles& in, const Doubles& out, int stride, std::span<const std::int32_t> negatives) {
    const auto score = [&](std::int32_t word) {
        double sum = 0.0;
        for (int e = 0; e < stride; ++e) {
            sum += in[static_cast<std::size_t>(e)] * out[static_cast<std::size_t>(word * stride + e)];
        }
        return sum;
    };
    double loss = std::log1p(std::exp(-score(1)));
    for (const std::int32_t negative : negatives) {
        if (negative != 1) loss += std::log1p(std::exp(score(negative)));
    }
    return loss;
}

// The largest |step - (-rate * slope)| / rate over all in- and out-vectors, after one pair.
double step_error(int dimensions, const std::array<std::int32_t, kNegatives>& negatives) {
    constexpr float kRate = 0.25f;
    constexpr double kStep = 1e-5;
    SkipGram model = lively_model(8, dimensions);
    const Doubles in = to_doubles(model.in_vectors);
    const Doubles out = to_doubles(model.out_vectors);
    train_pair(model, 0, 1, negatives, kRate);
    double worst = 0.0;
    for (const bool of_in : {true, false}) {
        Doubles moved_in = in;
        Doubles moved_out = out;
        Doubles& moved = of_in ? moved_in : moved_out;
        const Doubles& before = of_in ? in : out;
        const std::vector<float>& after = of_in ? model.in_vectors : model.out_vectors;
        for (std::size_t i = 0; i < before.size(); ++i) {
            const bool is_padding = static_cast<int>(i) % model.stride >= dimensions;
            if (is_padding) {
                if (after[i] != 0.0f) return 1e300;
                continue;
            }
            moved[i] = before[i] + kStep;
            const double above = loss_of_pair(moved_in, moved_out, model.stride, negatives);
            moved[i] = before[i] - kStep;
            const double slope = (above - loss_of_pair(moved_in, moved_out, model.stride, negatives)) / (2.0 * kStep);
            moved[i] = before[i];
            const double step = static_cast<double>(after[i]) - before[i];
            worst = std::max(worst, std::abs(step / static_cast<double>(kRate) + slope));
        }
    }
    return worst;
}

float distance_squared(const SkipGram& model, int a, int b) {
    float sum = 0.0f;
    for (int e = 0; e < model.dimensions; ++e) {
        const float d = model.in_vectors[static_cast<std::size_t>(a * model.stride + e)] -
                        model.in_vectors[static_cast<std::size_t>(b * model.stride + e)];
        sum += d * d;
    }
    return sum;
}

int nearest(const SkipGram& model, int word) {
    int best = -1;
    for (int other = 0; other < model.n_words; ++other) {
        if (other == word) continue;
        if (best < 0 || distance_squared(model, word, other) < distance_squared(model, word, best)) best = other;
    }
    return best;
}

std::uint64_t hash_of(const SkipGram& model) {
    const std::uint64_t in = core::hash_bytes(model.in_vectors.data(), model.in_vectors.size() * sizeof(float));
    return core::hash_bytes(model.out_vectors.data(), model.out_vectors.size() * sizeof(float), in);
}

}  // namespace

TEST_CASE("one pair takes a step down the gradient of its loss") {
    // Floats of size 1 round to 6e-8, which the rate of 1/4 makes 2.4e-7 of the slope; six words add up in the centre.
    constexpr double kTolerance = 2e-6;
    for (const int dimensions : {1, 2, 3, 8, 9, 17, 50}) {
        CAPTURE(dimensions);
        CHECK(step_error(dimensions, {2, 3, 4, 5, 6}) < kTolerance);
        // The centre's own out-vector among them; one that is the context is left out.
        CHECK(step_error(dimensions, {0, 1, 4, 1, 7}) < kTolerance);
    }
}

TEST_CASE("a word drawn twice is pushed away twice") {
    for (const int dimensions : {2, 9}) {
        SkipGram once = lively_model(8, dimensions);
        SkipGram twice = once;
        const std::vector<float> before = once.out_vectors;
        train_pair(once, 0, 1, {2, 1, 1, 1, 1}, 0.1f);
        train_pair(twice, 0, 1, {2, 2, 1, 1, 1}, 0.1f);
        for (int e = 0; e < dimensions; ++e) {
            const auto i = static_cast<std::size_t>(2 * once.stride + e);
            // Added to a vector of size up to 0.7 each time: 3 roundings of 3e-8.
            CHECK(std::abs((twice.out_vectors[i] - before[i]) - 2.0f * (once.out_vectors[i] - before[i])) < 2e-7f);
        }
    }
}

TEST_CASE("large scores do no harm") {
    for (const int dimensions : {2, 9}) {
        SkipGram model = lively_model(8, dimensions);
        for (float& x : model.in_vectors) x *= 1e4f;
        for (float& x : model.out_vectors) x *= 1e4f;
        train_pair(model, 0, 1, {2, 3, 4, 5, 6}, 0.025f);
        for (const std::vector<float>* vectors : {&model.in_vectors, &model.out_vectors}) {
            CHECK(std::all_of(vectors->begin(), vectors->end(), [](float x) { return std::isfinite(x); }));
        }
    }
}

TEST_CASE("noise is drawn in proportion to count^(3/4)") {
    const std::vector<std::int64_t> counts = {1, 0, 16, 81, 256, 10000};
    const SkipGram model = make_skip_gram(counts, {});
    constexpr double kWeights[] = {1, 0, 8, 27, 64, 1000};
    constexpr int kDraws = 200000;
    std::vector<int> drawn(counts.size(), 0);
    core::Random random = core::random_stream(3, "draws");
    for (int i = 0; i < kDraws; ++i) ++drawn[static_cast<std::size_t>(sample_negative(model.noise, random))];
    for (std::size_t w = 0; w < counts.size(); ++w) {
        const double p = kWeights[w] / 1100.0;
        // Five standard deviations of a binomial.
        CHECK(std::abs(drawn[w] - kDraws * p) <= 5.0 * std::sqrt(kDraws * p * (1.0 - p)));
    }
    CHECK(drawn[1] == 0);
}

TEST_CASE("words of two topics part, and the loss falls") {
    for (const int dimensions : {2, 16}) {
        CAPTURE(dimensions);
        const std::vector<std::int32_t> text = two_topics(20, 500);
        const auto size = static_cast<std::int64_t>(text.size());
        SkipGram model = make_skip_gram(counts_of(text, 20), {.dimensions = dimensions});
        const double at_first = skip_gram_loss(model, text, 0, size);
        // All out-vectors are 0, so all sigmoids are 1/2; one in 20 negatives is the context and is left out.
        CHECK(std::abs(at_first - std::log(2.0) * (1.0 + kNegatives * 0.95)) < 0.02);
        for (int epoch = 0; epoch < 30; ++epoch) train_skip_gram(model, text, 0, size, epoch < 20 ? 0.05f : 0.005f);
        // Who knows the topic and nothing else meets a word of it once as context for 2.25 times as noise (5 negatives,
        // half of them of the topic, less the context itself): the best is p = 1 / 3.25 for those and 0 for the
        // others, log 3.25 - 2.25 log(2.25 / 3.25) = 2.01.
        const double at_last = skip_gram_loss(model, text, 0, size);
        CHECK((at_last > 1.96 && at_last < 2.06));  // 3000 words do not stand exactly as often as expected
        for (int word = 0; word < 20; ++word) {
            CAPTURE(word);
            CHECK(nearest(model, word) / 10 == word / 10);
        }
    }
}

TEST_CASE("pairs stay within their window and their sentence") {
    const std::vector<std::int32_t> text = {0, 1, 2, -1, 3, -1, -1, 4, 5};
    SkipGram model = make_skip_gram(counts_of(text, 6), {.dimensions = 3, .window = 1});
    CHECK(train_skip_gram(model, text, 0, 9, 0.1f) == 6);  // 01 10 12 21, 45 54
    CHECK(train_skip_gram(model, text, 1, 2, 0.1f) == 2);  // 10 12: words beside a centre may lie outside
    CHECK(train_skip_gram(model, text, 3, 7, 0.1f) == 0);  // 3 is alone
    CHECK(train_skip_gram(model, text, 4, 4, 0.1f) == 0);
    CHECK(skip_gram_loss(model, text, 3, 7) == 0.0);
    // With a window of 2 a centre looks 1 or 2 far, as often: of three words in a row 4 pairs, or 6 at most.
    SkipGram wide = make_skip_gram(counts_of(text, 6), {.dimensions = 3, .window = 2});
    std::int64_t pairs = 0;
    for (int i = 0; i < 1000; ++i) pairs += train_skip_gram(wide, text, 0, 3, 0.1f);
    CHECK(std::abs(static_cast<double>(pairs) / 1000.0 - 5.0) < 0.15);  // deviation of the mean 0.022
}

TEST_CASE("in pieces as in one go") {
    const std::vector<std::int32_t> text = two_topics(20, 300);
    const auto size = static_cast<std::int64_t>(text.size());
    SkipGram whole = make_skip_gram(counts_of(text, 20), {.dimensions = 5});
    SkipGram pieces = whole;
    train_skip_gram(whole, text, 0, size, 0.05f);
    for (std::int64_t at = 0; at < size; at += 17) {
        train_skip_gram(pieces, text, at, std::min<std::int64_t>(at + 17, size), 0.05f);
    }
    CHECK(hash_of(whole) == hash_of(pieces));
}

TEST_CASE("subsampling leaves out frequent words only") {
    // Word 0 is half of the text, 1 .. 100 are the other half. With t = 0.02, f = 1/2 is kept with a probability of
    // sqrt(t / f) + t / f = 0.24, f = 1/200 always.
    std::vector<std::int32_t> text;
    for (int i = 0; i < 5000; ++i) {
        text.push_back(0);
        text.push_back(1 + i % 100);
    }
    const std::vector<std::int64_t> counts = counts_of(text, 101);
    SkipGram all = make_skip_gram(counts, {.dimensions = 2, .window = 1});
    SkipGram thinned = make_skip_gram(counts, {.dimensions = 2, .window = 1, .subsampling = 0.02});
    CHECK(static_cast<double>(thinned.keep_probability[0]) / 4294967295.0 == doctest::Approx(0.24));
    CHECK(thinned.keep_probability[1] == 0xFFFFFFFFu);
    CHECK(train_skip_gram(all, text, 0, 10000, 0.01f) == 19998);
    const auto pairs = static_cast<double>(train_skip_gram(thinned, text, 0, 10000, 0.01f));
    // 2 for each of the 6200 words that are kept; deviation 2 sqrt(5000 * 0.24 * 0.76) = 60.
    CHECK(std::abs(pairs - 12400.0) < 300.0);
    // Words that are kept find each other over those that are not: rare words are beside each other now.
    CHECK(train_skip_gram(thinned, text, 9999, 10000, 0.01f) == 1);
}

TEST_CASE("training word vectors does not allocate") {
    const std::vector<std::int32_t> text = two_topics(20, 300);
    for (const double subsampling : {0.0, 0.01}) {
        SkipGram model = make_skip_gram(counts_of(text, 20), {.dimensions = 9, .subsampling = subsampling});
        const long before = tests::allocations();
        train_skip_gram(model, text, 0, static_cast<std::int64_t>(text.size()), 0.05f);
        CHECK(tests::allocations() == before);
    }
}

TEST_CASE("word vectors end at the same bits on every machine") {
    // When arithmetic is changed on purpose, the new hash goes here after it is seen to be the same natively and as
    // WebAssembly.
    struct Expected {
        int dimensions;
        double subsampling;
        std::string hash;
    };
    const Expected expected[] = {{1, 0.0, "e8ead270b2a3c711"},
                                 {2, 0.0, "7bb9408e1015c222"},
                                 {2, 0.02, "a1b961ae65c158ac"},
                                 {3, 0.0, "25c8834206aa34cf"},
                                 {50, 0.0, "5abc70e6651a71c1"}};
    const std::vector<std::int32_t> text = two_topics(40, 500);
    for (const Expected& wanted : expected) {
        CAPTURE(wanted.dimensions);
        CAPTURE(wanted.subsampling);
        SkipGram model = make_skip_gram(
            counts_of(text, 40), {.dimensions = wanted.dimensions, .subsampling = wanted.subsampling, .seed = 42});
        for (int epoch = 0; epoch < 3; ++epoch) {
            train_skip_gram(model, text, 0, static_cast<std::int64_t>(text.size()), 0.05f);
        }
        CHECK(core::hash_hex(hash_of(model)) == wanted.hash);
    }
}
