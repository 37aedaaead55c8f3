// See read_corpus.h.
#include "data/import/read_corpus.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <utility>
#include <vector>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/corpus_words.h"
#include "data/import/encodings.h"
#include "data/import/infer_kinds.h"
#include "data/import/own_id.h"
#include "data/import/text_kind.h"
#include "engine/maths.h"

namespace data {
namespace {

constexpr int kWindow = 5;             // things to each side of a word that stand beside it
constexpr int kMostContexts = 24;      // kept of each word
constexpr double kSubsampling = 2e-3;  // as word2vec thins frequent words; of the words that are things

core::Error no_corpus(std::string sentence) { return {"data", std::move(sentence)}; }
std::string count(long long n) { return core::thousands(n); }

// How often two things stand beside each other, both ways: [N, N]. Words that are no things do not count in between.
std::vector<float> pairs_of(const Corpus& corpus) {
    const std::size_t n = corpus.things.size();
    std::vector<float> pairs(n * n, 0.0f);
    std::vector<std::size_t> before;  // the last things, oldest first
    for (const int word : corpus.said) {
        const int thing = corpus.thing_of[static_cast<std::size_t>(word)];
        if (thing < 0) continue;
        const auto b = static_cast<std::size_t>(thing);
        for (const std::size_t a : before) {
            if (a == b) continue;
            ++pairs[a * n + b];
            ++pairs[b * n + a];
        }
        before.push_back(b);
        if (before.size() > static_cast<std::size_t>(kWindow)) before.erase(before.begin());
    }
    return pairs;
}

// Thins the pairs of frequent words: each occurrence is kept with probability min(1, sqrt(t / share)), Mikolov et al.
// 2013, section 2.3. Returns that probability of each thing.
std::vector<double> thin(const Corpus& corpus, std::vector<float>& pairs) {
    const std::size_t n = corpus.things.size();
    double total = 0;
    for (const int i : corpus.things) total += corpus.words[static_cast<std::size_t>(i)].n;
    std::vector<double> keep;
    for (const int i : corpus.things)
        keep.push_back(std::min(1.0, std::sqrt(kSubsampling * total / corpus.words[static_cast<std::size_t>(i)].n)));
    for (std::size_t a = 0; a < n; ++a)
        for (std::size_t b = 0; b < n; ++b)
            pairs[a * n + b] = static_cast<float>(static_cast<double>(pairs[a * n + b]) * keep[a] * keep[b]);
    return keep;
}

struct Company {
    int other = 0;
    float n = 0, shared = 0;  // count of the pair; count times pointwise mutual information
};

// The strongest contexts of each thing. `sums`: of each line of `pairs`.
std::vector<Company> company_of(const std::vector<float>& pairs, const std::vector<double>& sums, double all,
                                std::size_t a) {
    const std::size_t n = sums.size();
    std::vector<Company> company;
    for (std::size_t b = 0; b < n; ++b) {
        const float often = pairs[a * n + b];
        if (!(often > 0)) continue;
        const float lift = engine::log(static_cast<float>(static_cast<double>(often) * all / (sums[a] * sums[b])));
        if (lift > 0) company.push_back({static_cast<int>(b), often, often * lift});
    }
    std::stable_sort(company.begin(), company.end(),
                     [](const Company& x, const Company& y) { return x.shared > y.shared; });
    if (company.size() > static_cast<std::size_t>(kMostContexts))
        company.resize(static_cast<std::size_t>(kMostContexts));
    return company;
}

Contexts contexts_of(const Corpus& corpus) {
    std::vector<float> pairs = pairs_of(corpus);
    const std::vector<double> keep = thin(corpus, pairs);
    const std::size_t n = corpus.things.size();
    std::vector<double> sums(n, 0.0);
    double all = 0;
    for (std::size_t i = 0; i < pairs.size(); ++i) sums[i / n] += static_cast<double>(pairs[i]);
    for (const double sum : sums) all += sum;
    Contexts contexts;
    contexts.first.push_back(0);
    for (std::size_t a = 0; a < n; ++a) {
        const std::vector<Company> company = company_of(pairs, sums, all, a);
        float most = 1e-6f;
        for (const Company& each : company) most = std::max(most, each.n);
        for (const Company& each : company) {
            contexts.other.push_back(each.other);
            contexts.weight.push_back(std::max(1, static_cast<int>(std::lround(255.0f * each.n / most))));
        }
        contexts.first.push_back(static_cast<int>(contexts.other.size()));
        const double thinned = corpus.words[static_cast<std::size_t>(corpus.things[a])].n * keep[a];
        contexts.counts.push_back(std::max<std::int64_t>(1, std::llround(thinned)));
    }
    return contexts;
}

std::string three_digits(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.3f", value);
    return text;
}

void add_cell(Sheet& sheet, const std::string& value) {
    sheet.cells.push_back({.at = static_cast<std::uint32_t>(sheet.text.size()),
                           .length = static_cast<std::uint32_t>(value.size()) & 0x7FFFFFFFu});
    sheet.text += value + "\n";
}

void name_columns_of(Sheet& sheet) {
    constexpr const char* kNames[] = {"word", "count", "frequency", "place in the text"};
    for (const char* name : kNames) {
        SheetColumn column;
        column.name = name;
        sheet.columns.push_back(std::move(column));
    }
}

void say_columns(Sheet& sheet) {
    constexpr const char* kWhys[] = {"Each of these words is a thing.", "How often it stands in the text.",
                                     "The logarithm (base 10) of that.",
                                     "Where it stands on average: 0 = at the beginning, 1 = at the end."};
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        SheetColumn& column = sheet.columns[i];
        column.why = kWhys[i];
        column.warnings.clear();
        if (i == 0) continue;
        if (column.kind != SheetKind::ignored) column.kind = SheetKind::number;
    }
    SheetColumn& word = sheet.columns.front();
    word.kind = SheetKind::id;
    word.n_missing = 0;  // "null" is a word here
    word.n_distinct = sheet.n_rows;
    word.missing_words.clear();
}

// The rows of the sheet: one for each thing, with its values behind each other as a new text.
void fill_rows(Sheet& sheet, const Corpus& corpus, const std::string& text) {
    const double last = std::max<double>(1, static_cast<double>(corpus.said.size()) - 1);
    const float log_10 = engine::log(10.0f);
    for (const int i : corpus.things) {
        const CorpusWord& word = corpus.words[static_cast<std::size_t>(i)];
        add_cell(sheet, word.text);
        add_cell(sheet, std::to_string(word.n));
        add_cell(sheet, three_digits(static_cast<double>(engine::log(static_cast<float>(word.n)) / log_10)));
        add_cell(sheet, three_digits(word.sum / word.n / last));
        const auto begin = text.begin(), end = begin + static_cast<std::ptrdiff_t>(word.at);
        sheet.lines.push_back(1 + static_cast<int>(std::count(begin, end, '\n')));
    }
    sheet.n_rows = static_cast<int>(corpus.things.size());
}

// "2 words"; with the verb that follows.
std::string words_that(int n, std::string_view one, std::string_view many) {
    return core::counted(n, "word") + " " + std::string(n == 1 ? one : many);
}

void say_what_was_read(Sheet& sheet, const Corpus& corpus) {
    constexpr std::size_t kMostExamples = 3;
    sheet.warnings.push_back("The text has " + count(static_cast<long long>(corpus.said.size())) + " words, " +
                             count(static_cast<long long>(corpus.words.size())) + " different ones. The " +
                             count(sheet.n_rows) + " most frequent ones are things, if they have three letters and " +
                             "occur " + count(corpus.least) + " times or more.");
    const int n_common = corpus.n_left_out[static_cast<std::size_t>(LeftOut::everywhere)];
    std::string examples;
    std::size_t n_examples = 0;
    for (const TextWord& word : corpus.text_words)
        if (!word.is_chosen && word.left_out == LeftOut::everywhere && n_examples++ < kMostExamples)
            examples += (examples.empty() ? "" : ", ") + core::quoted(word.word);
    if (n_common > 0)
        sheet.warnings.push_back(words_that(n_common, "that stands evenly all over the text was left out (",
                                            "that stand evenly all over the text were left out (") +
                                 examples + (n_common > 3 ? " ...): " : "): ") +
                                 (n_common == 1 ? "it keeps" : "they keep") + " company with all others.");
    int n_in = 0, n_out = 0;
    for (const WordChoice& choice : sheet.word_choices) ++(choice.is_thing ? n_in : n_out);
    if (n_in > 0) sheet.warnings.push_back(words_that(n_in, "is a thing", "are things") + " because you chose so.");
    if (n_out > 0) sheet.warnings.push_back(words_that(n_out, "is", "are") + " left out because you chose so.");
}

}  // namespace

core::Result<Sheet> read_corpus(std::string bytes, const std::vector<WordChoice>& choices) {
    if (bytes.size() > kMostCorpusBytes) {
        return no_corpus("The text has " + count(static_cast<long long>(bytes.size() >> 20)) + " MiB; at most " +
                         count(static_cast<long long>(kMostCorpusBytes >> 20)) +
                         " MiB can be read as running text. Take a part of it.");
    }
    core::Result<Decoded> decoded = decode(std::move(bytes));
    if (!decoded.ok()) return decoded.error();
    const std::string text = std::move(decoded.value().text);
    Corpus corpus = corpus_of(text);
    if (core::Status chosen = choose_things(corpus, choices); !chosen.ok()) return chosen.error();
    if (corpus.things.size() < static_cast<std::size_t>(kFewestCorpusWords)) {
        return no_corpus("The text has " + core::counted(static_cast<long long>(corpus.said.size()), "word") +
                         ", and " + count(static_cast<long long>(corpus.things.size())) + " of them occur " +
                         count(corpus.least) + " times or more without standing everywhere; a map of words needs " +
                         count(kFewestCorpusWords) +
                         ". Bring a longer text, or things of which each has a line of its own.");
    }
    Sheet sheet = sheet_of_text(TextKind::corpus, decoded.value().encoding);
    sheet.point_is_sure = true;
    sheet.text_id = id_of_text(text);
    sheet.word_choices = corpus.choices;
    sheet.text_words = corpus.text_words;
    sheet.n_left_out = corpus.n_left_out;
    sheet.fewest_occurrences = corpus.least;
    name_columns_of(sheet);
    fill_rows(sheet, corpus, text);
    infer_kinds(sheet, false);
    say_columns(sheet);
    say_what_was_read(sheet, corpus);
    sheet.contexts = contexts_of(corpus);
    return sheet;
}

}  // namespace data
