// See corpus_words.h.
#include "data/import/corpus_words.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <unordered_map>
#include <utility>

#include "core/shown_text.h"
#include "data/text_words.h"

namespace data {
namespace {

constexpr std::size_t kLongestWord = 48;  // bytes
constexpr int kMostExamplesOf = 12;       // words that are listed of each reason to leave them out

// Whether the word stands evenly all over the text, or is so frequent that only a crowd of its own would excuse it.
bool is_common(const CorpusWord& word, long n_said) {
    constexpr int kFewest = 30;  // occurrences: fewer do not show it
    constexpr double kEven = 1.25, kCrowded = 2;
    constexpr long kOneOf = 400;
    if (word.n < kFewest) return false;
    const auto rest = static_cast<double>(n_said - word.last);
    const double n_gaps = word.n + 1, mean = static_cast<double>(n_said + 1) / n_gaps;
    const double variance = (word.gap_squares + rest * rest) / n_gaps - mean * mean;
    const double spread = std::sqrt(std::max(0.0, variance)) / mean;
    return spread < kEven || (word.n * kOneOf > n_said && spread < kCrowded);
}

// Words of two letters say little in languages with an alphabet of some thirty letters, and much in others.
bool is_short(const CorpusWord& word) {
    const auto first = static_cast<unsigned char>(word.text[0]);
    return word.n_letters < (first < 0xE3 ? 3 : 1);
}

// Why the word is no thing; nothing: it is one. `n_things`: that are things without having been chosen.
std::optional<LeftOut> why_left_out(const CorpusWord& word, const Corpus& corpus, int n_things) {
    if (word.n < corpus.least) return LeftOut::rare;
    if (n_things == kMostCorpusWords) return LeftOut::many;
    if (is_short(word)) return LeftOut::small;
    if (is_common(word, static_cast<long>(corpus.said.size()))) return LeftOut::everywhere;
    return std::nullopt;
}

// For each word what was chosen: 0 nothing, 1 a thing, 2 left out. Error: a word is not in the text.
core::Result<std::vector<char>> chosen_of(const Corpus& corpus, const std::vector<WordChoice>& choices) {
    std::vector<char> chosen(corpus.words.size(), 0);
    if (choices.size() > static_cast<std::size_t>(kMostWordChoices))
        return core::Error{"data", "At most " + std::to_string(kMostWordChoices) + " words can be chosen; these are " +
                                       std::to_string(choices.size()) + "."};
    for (const WordChoice& choice : choices) {
        const auto found = std::find_if(corpus.words.begin(), corpus.words.end(),
                                        [&](const CorpusWord& word) { return word.text == choice.word; });
        if (found == corpus.words.end())
            return core::Error{"data", "The text has no word " + core::quoted(choice.word) +
                                           "; choose one that stands in it, whole and without digits."};
        chosen[static_cast<std::size_t>(found - corpus.words.begin())] = choice.is_thing ? 1 : 2;
    }
    return chosen;
}

// Notes what was decided about a word, as the sheet tells it.
void note(Corpus& corpus, const CorpusWord& word, std::optional<LeftOut> why, bool is_thing, bool is_chosen) {
    if (why && !is_chosen && corpus.n_left_out[static_cast<std::size_t>(*why)]++ >= kMostExamplesOf) return;
    if (!why && !is_chosen) return;
    corpus.text_words.push_back({.word = word.text,
                                 .n = word.n,
                                 .left_out = why.value_or(LeftOut::everywhere),
                                 .is_thing = is_thing,
                                 .is_chosen = is_chosen});
    if (is_chosen) corpus.choices.push_back({word.text, is_thing});
}

}  // namespace

Corpus corpus_of(std::string_view text) {
    Corpus corpus;
    std::unordered_map<std::string, int> index;
    for (TextWords reader(text); reader.next();) {
        if (reader.word().size() > kLongestWord) continue;
        const auto [found, is_new] = index.emplace(reader.word(), static_cast<int>(corpus.words.size()));
        if (is_new) corpus.words.push_back({.text = reader.word(), .n_letters = reader.n_letters(), .at = reader.at()});
        CorpusWord& word = corpus.words[static_cast<std::size_t>(found->second)];
        const auto here = static_cast<long>(corpus.said.size());
        const auto gap = static_cast<double>(here - word.last);
        word.gap_squares += gap * gap;
        word.sum += static_cast<double>(here);
        word.last = here;
        ++word.n;
        corpus.said.push_back(found->second);
    }
    return corpus;
}

core::Status choose_things(Corpus& corpus, const std::vector<WordChoice>& choices) {
    const core::Result<std::vector<char>> chosen = chosen_of(corpus, choices);
    if (!chosen.ok()) return chosen.error();
    const auto n_said = static_cast<long>(corpus.said.size());
    corpus.least = n_said >= 20000 ? 5 : n_said >= 3000 ? 3 : 2;
    std::vector<int> order(corpus.words.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return corpus.words[static_cast<std::size_t>(a)].n > corpus.words[static_cast<std::size_t>(b)].n;
    });
    corpus.thing_of.assign(corpus.words.size(), -1);
    int n_unchosen = 0;
    for (const int i : order) {
        const auto at = static_cast<std::size_t>(i);
        const std::optional<LeftOut> why = why_left_out(corpus.words[at], corpus, n_unchosen);
        const bool would_be = !why.has_value();
        const bool is_thing = chosen.value()[at] == 0 ? would_be : chosen.value()[at] == 1;
        note(corpus, corpus.words[at], why, is_thing, is_thing != would_be);
        if (!is_thing) continue;
        n_unchosen += would_be ? 1 : 0;
        corpus.thing_of[at] = static_cast<int>(corpus.things.size());
        corpus.things.push_back(i);
    }
    return {};
}

}  // namespace data
