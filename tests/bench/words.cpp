// Skip-gram over a text of 2,000 words by Zipf's law, lines of 1,000: what tests/bench/peers/gensim_peer.py trains on.
#include <memory>

#include "core/random.h"
#include "engine/skip_gram.h"
#include "workload.h"

namespace bench {
namespace {

constexpr int kWords = 2000;
constexpr int kTokens = 100000;
constexpr int kPortion = 5000;  // tokens a call

struct Text {
    std::vector<std::int32_t> tokens;
    std::vector<std::int64_t> counts;
    engine::SkipGram model;
    std::int64_t next = 0;
};

Workload words(int dimensions) {
    auto text = std::make_shared<Text>();
    std::vector<double> up_to(kWords);
    double sum = 0.0;
    for (int w = 0; w < kWords; ++w) up_to[static_cast<std::size_t>(w)] = sum += 1.0 / (w + 1);
    text->counts.assign(kWords, 1);
    core::Random random = core::random_stream(1, "words");
    for (int i = 0; i < kTokens; ++i) {
        const double at = static_cast<double>(core::next_unit(random)) * sum;
        int word = 0;
        while (word + 1 < kWords && up_to[static_cast<std::size_t>(word)] < at) ++word;
        if (i % 1000 == 999) word = -1;
        text->tokens.push_back(word);
        if (word >= 0) ++text->counts[static_cast<std::size_t>(word)];
    }
    text->model = engine::make_skip_gram(text->counts, {.dimensions = dimensions});
    return {.per_call = kPortion, .call = [text] {
                engine::train_skip_gram(text->model, text->tokens, text->next, text->next + kPortion, 0.025f);
                text->next = (text->next + kPortion) % kTokens;
            }};
}

}  // namespace

Workload make_w7_2() { return words(2); }
Workload make_w7_50() { return words(50); }

}  // namespace bench
