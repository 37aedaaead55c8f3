// See read_corpus.h.
#include "data/import/read_corpus.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <unordered_map>
#include <utility>
#include <vector>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/encodings.h"
#include "data/import/infer_kinds.h"
#include "data/import/own_id.h"
#include "data/import/text_kind.h"
#include "data/text_words.h"
#include "engine/maths.h"

namespace data {
namespace {

constexpr int kWindow = 5;                // things to each side of a word that stand beside it
constexpr int kMostContexts = 24;         // kept of each word
constexpr double kSubsampling = 2e-3;     // as word2vec thins frequent words; of the words that are things
constexpr std::size_t kLongestWord = 48;  // bytes

core::Error no_corpus(std::string sentence) { return {"data", std::move(sentence)}; }
std::string count(long long n) { return core::thousands(n); }

// A distinct word of the text.
struct CorpusWord {
    std::string text;
    int n = 0, n_letters = 0;
    std::size_t at = 0;               // where it stands first, in bytes
    long last = -1;                   // its last occurrence, counted in words, as are the following
    double sum = 0, gap_squares = 0;  // of its occurrences; of the distances between them
};

struct Corpus {
    std::vector<CorpusWord> words;
    std::vector<int> said;            // the text as indices of `words`
    std::vector<int> things;          // indices of the words that become things, most frequent first
    std::vector<int> thing_of;        // for each word its index in `things`; -1: none
    std::vector<std::string> common;  // examples of words that were left out because they stand everywhere
    int n_common = 0;
    int least = 2;  // how often a word has to occur
};

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

// Whether the word is spread evenly over the text, or is very frequent and not clearly concentrated somewhere.
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

void choose_things(Corpus& corpus) {
    const auto n_said = static_cast<long>(corpus.said.size());
    corpus.least = n_said >= 20000 ? 5 : n_said >= 3000 ? 3 : 2;
    std::vector<int> order(corpus.words.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = static_cast<int>(i);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) {
        return corpus.words[static_cast<std::size_t>(a)].n > corpus.words[static_cast<std::size_t>(b)].n;
    });
    corpus.thing_of.assign(corpus.words.size(), -1);
    for (const int i : order) {
        const CorpusWord& word = corpus.words[static_cast<std::size_t>(i)];
        if (word.n < corpus.least || corpus.things.size() == static_cast<std::size_t>(kMostCorpusWords)) break;
        if (is_short(word)) continue;
        if (is_common(word, n_said)) {
            ++corpus.n_common;
            if (corpus.common.size() < 3) corpus.common.push_back(core::quoted(word.text));
            continue;
        }
        corpus.thing_of[static_cast<std::size_t>(i)] = static_cast<int>(corpus.things.size());
        corpus.things.push_back(i);
    }
}

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

void say_what_was_read(Sheet& sheet, const Corpus& corpus) {
    sheet.warnings.push_back("The text has " + count(static_cast<long long>(corpus.said.size())) + " words, " +
                             count(static_cast<long long>(corpus.words.size())) + " different ones. The " +
                             count(sheet.n_rows) + " most frequent ones are things, if they have three letters and " +
                             "occur " + count(corpus.least) + " times or more.");
    if (corpus.n_common == 0) return;
    std::string examples;
    for (const std::string& word : corpus.common) examples += (examples.empty() ? "" : ", ") + word;
    const bool one = corpus.n_common == 1;
    sheet.warnings.push_back(core::counted(corpus.n_common, "word") +
                             (one ? " that stands evenly all over the text was left out ("
                                  : " that stand evenly all over the text were left out (") +
                             examples + (corpus.n_common > 3 ? " ...): " : "): ") + (one ? "it keeps" : "they keep") +
                             " company with all others.");
}

}  // namespace

core::Result<Sheet> read_corpus(std::string bytes) {
    if (bytes.size() > kMostCorpusBytes) {
        return no_corpus("The text has " + count(static_cast<long long>(bytes.size() >> 20)) + " MiB; at most " +
                         count(static_cast<long long>(kMostCorpusBytes >> 20)) +
                         " MiB can be read as running text. Take a part of it.");
    }
    core::Result<Decoded> decoded = decode(std::move(bytes));
    if (!decoded.ok()) return decoded.error();
    const std::string text = std::move(decoded.value().text);
    Corpus corpus = corpus_of(text);
    choose_things(corpus);
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
    name_columns_of(sheet);
    fill_rows(sheet, corpus, text);
    infer_kinds(sheet, false);
    say_columns(sheet);
    say_what_was_read(sheet, corpus);
    sheet.contexts = contexts_of(corpus);
    return sheet;
}

}  // namespace data
