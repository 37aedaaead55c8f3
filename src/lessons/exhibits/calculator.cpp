// See calculator.h.
#include "lessons/exhibits/calculator.h"

#include <algorithm>
#include <cmath>

namespace lessons {
namespace {

constexpr std::array kAnalogies = {
    // he and she
    Analogy{"king", "man", "woman", "queen"},
    Analogy{"prince", "man", "woman", "princess"},
    Analogy{"father", "man", "woman", "mother"},
    Analogy{"son", "man", "woman", "daughter"},
    Analogy{"brother", "man", "woman", "sister"},
    Analogy{"husband", "man", "woman", "wife"},
    Analogy{"uncle", "man", "woman", "aunt"},
    Analogy{"actor", "man", "woman", "actress"},
    Analogy{"duke", "man", "woman", "duchess"},
    Analogy{"dad", "man", "woman", "mom"},
    Analogy{"lord", "man", "woman", "lady"},
    Analogy{"boy", "man", "woman", "girl"},
    // capitals
    Analogy{"paris", "france", "germany", "berlin"},
    Analogy{"paris", "france", "italy", "rome"},
    Analogy{"paris", "france", "russia", "moscow"},
    Analogy{"paris", "france", "japan", "tokyo"},
    Analogy{"paris", "france", "spain", "madrid"},
    Analogy{"paris", "france", "iraq", "baghdad"},
    Analogy{"paris", "france", "egypt", "cairo"},
    Analogy{"paris", "france", "greece", "athens"},
    Analogy{"paris", "france", "austria", "vienna"},
    Analogy{"paris", "france", "china", "beijing"},
    Analogy{"paris", "france", "thailand", "bangkok"},
    Analogy{"paris", "france", "england", "london"},
    // one and many
    Analogy{"dogs", "dog", "cat", "cats"},
    Analogy{"dogs", "dog", "horse", "horses"},
    Analogy{"dogs", "dog", "bird", "birds"},
    Analogy{"dogs", "dog", "cow", "cows"},
    Analogy{"dogs", "dog", "boy", "boys"},
    Analogy{"dogs", "dog", "girl", "girls"},
    Analogy{"dogs", "dog", "car", "cars"},
    Analogy{"dogs", "dog", "truck", "trucks"},
    // young animals, makers of cars, and two that go farther
    Analogy{"puppy", "dog", "cat", "kitten"},
    Analogy{"calf", "cow", "sheep", "lamb"},
    Analogy{"bmw", "germany", "japan", "toyota"},
    Analogy{"bmw", "germany", "france", "renault"},
    Analogy{"bmw", "germany", "italy", "fiat"},
    Analogy{"bmw", "germany", "sweden", "volvo"},
    Analogy{"moon", "night", "day", "sun"},
    Analogy{"ship", "sea", "road", "car"},
};

bool same_but_for_capitals(std::string_view a, std::string_view b) {
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
               const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
               return lower(x) == lower(y);
           });
}

// The number to sort words by, smallest first: distance, or minus the cosine. Moved words count at their new places.
std::vector<double> distances(const WordSpace& space, const std::vector<double>& to) {
    const auto n = static_cast<std::size_t>(space.size());
    std::vector<double> squares(n, 0.0), dots(n, 0.0), apart(n, 0.0);
    double length = 0;
    for (std::size_t d = 0; d < to.size(); ++d) {
        const std::vector<float>& column = *space.columns[d];
        length += to[d] * to[d];
        for (std::size_t i = 0; i < n; ++i) {
            const auto value = static_cast<double>(column[i]);
            squares[i] += value * value;
            dots[i] += value * to[d];
            apart[i] += (value - to[d]) * (value - to[d]);
        }
    }
    std::vector<double> values(n);
    for (std::size_t i = 0; i < n; ++i) {
        const double lengths = std::sqrt(squares[i] * length);
        values[i] = space.is_plane() ? std::sqrt(apart[i]) : lengths > 0 ? -dots[i] / lengths : 0.0;
    }
    for (const MovedWord& moved : space.moved) {
        const int word = find_word(space, moved.word);
        if (word < 0 || !space.is_plane()) continue;
        double sum = 0;
        const std::vector<double> at = place_of_word(space, word);
        for (std::size_t d = 0; d < to.size(); ++d) sum += (at[d] - to[d]) * (at[d] - to[d]);
        values[static_cast<std::size_t>(word)] = std::sqrt(sum);
    }
    return values;
}

}  // namespace

WordSpace word_space(const data::Dataset& dataset) {
    WordSpace space;
    space.names = &dataset.names;
    for (const data::FeatureGroup& group : dataset.row.groups) {
        if (!group.on_by_default) continue;
        for (const std::string& id : group.columns) {
            const data::Column* column = data::find_column(dataset.table, id);
            if (column == nullptr || column->kind != data::ColumnKind::number) continue;
            space.columns.push_back(&column->numbers);
            space.axes.push_back(group.columns.size() == 1 ? group.label : id);
        }
    }
    return space;
}

WordSpace word_space(const data::Dataset& dataset, const Calculator& desk) {
    WordSpace space = word_space(dataset);
    if (!space.is_plane()) return space;
    space.moved = desk.moved;
    if (!desk.third && space.dims() == 3) {
        space.columns.pop_back();
        space.axes.pop_back();
    }
    return space;
}

int find_word(const WordSpace& space, std::string_view word) {
    if (space.names == nullptr) return -1;
    for (std::size_t i = 0; i < space.names->size(); ++i) {
        if (same_but_for_capitals((*space.names)[i], word)) return static_cast<int>(i);
    }
    return -1;
}

std::vector<double> place_of_word(const WordSpace& space, int word) {
    std::vector<double> at;
    for (const std::vector<float>* column : space.columns) {
        at.push_back(static_cast<double>((*column)[static_cast<std::size_t>(word)]));
    }
    for (const MovedWord& moved : space.moved) {
        if (moved.word != (*space.names)[static_cast<std::size_t>(word)]) continue;
        for (std::size_t d = 0; d < at.size() && d < moved.at.size(); ++d) at[d] = moved.at[d];
    }
    return at;
}

std::vector<std::vector<double>> way_of(const WordSpace& space, const Calculator& desk) {
    std::vector<std::vector<double>> way;
    for (const Term& term : desk.terms) {
        const int word = find_word(space, term.word);
        if (word < 0) return {};
        std::vector<double> at = place_of_word(space, word);
        for (std::size_t d = 0; d < at.size(); ++d) {
            at[d] = (term.minus ? -at[d] : at[d]) + (way.empty() ? 0.0 : way.back()[d]);
        }
        way.push_back(std::move(at));
    }
    if (desk.mean && way.size() > 1) {
        std::vector<double> mean = way.back();
        for (double& value : mean) value /= static_cast<double>(desk.terms.size());
        way.push_back(std::move(mean));
    }
    return way;
}

std::vector<double> result_of(const WordSpace& space, const Calculator& desk) {
    const std::vector<std::vector<double>> way = way_of(space, desk);
    return way.empty() ? std::vector<double>() : way.back();
}

std::vector<NearWord> nearest_words(const WordSpace& space, const std::vector<double>& to, int k,
                                    std::span<const Term> but) {
    if (to.size() != space.columns.size() || space.size() == 0) return {};
    const std::vector<double> values = distances(space, to);
    std::vector<int> order;
    for (int i = 0; i < space.size(); ++i) {
        const std::string& name = (*space.names)[static_cast<std::size_t>(i)];
        const bool is_term = std::any_of(but.begin(), but.end(),
                                         [&](const Term& term) { return same_but_for_capitals(term.word, name); });
        if (!is_term) order.push_back(i);
    }
    const auto n = static_cast<long>(std::min(order.size(), static_cast<std::size_t>(std::max(k, 0))));
    std::partial_sort(order.begin(), order.begin() + n, order.end(), [&](int a, int b) {
        const double va = values[static_cast<std::size_t>(a)], vb = values[static_cast<std::size_t>(b)];
        // Differences of the size of rounding errors count as equal.
        return std::fabs(va - vb) > 1e-9 ? va < vb : a < b;
    });
    std::vector<NearWord> nearest;
    for (long i = 0; i < n; ++i) {
        const double value = values[static_cast<std::size_t>(order[static_cast<std::size_t>(i)])];
        nearest.push_back({order[static_cast<std::size_t>(i)], space.is_plane() ? value : -value});
    }
    return nearest;
}

std::string answer_of(const data::Dataset& dataset, const Calculator& desk) {
    const WordSpace space = word_space(dataset, desk);
    const std::span<const Term> but = desk.leave_out ? std::span<const Term>(desk.terms) : std::span<const Term>();
    const std::vector<NearWord> nearest = nearest_words(space, result_of(space, desk), 1, but);
    return nearest.empty() ? "" : (*space.names)[static_cast<std::size_t>(nearest[0].word)];
}

std::string formula_of(const Calculator& desk) {
    std::string text;
    for (const Term& term : desk.terms) {
        if (text.empty()) {
            text = (term.minus ? "−" : "") + term.word;
        } else {
            text += (term.minus ? " − " : " + ") + term.word;
        }
    }
    return desk.mean && desk.terms.size() > 1 ? "(" + text + ") / " + std::to_string(desk.terms.size()) : text;
}

std::vector<Term> sum_of(std::string_view a, std::string_view b, std::string_view c) {
    return {{std::string(a), false}, {std::string(b), true}, {std::string(c), false}};
}

std::span<const Analogy> analogies() { return kAnalogies; }

const Analogy* analogy_of(const std::vector<Term>& terms) {
    for (const Analogy& analogy : kAnalogies) {
        std::vector<Term> sum = sum_of(analogy.a, analogy.b, analogy.c);
        if (std::is_permutation(sum.begin(), sum.end(), terms.begin(), terms.end())) return &analogy;
    }
    return nullptr;
}

Tally tally_of(const WordSpace& space) {
    Tally tally;
    for (const Analogy& analogy : kAnalogies) {
        Calculator desk;
        desk.terms = sum_of(analogy.a, analogy.b, analogy.c);
        const std::vector<double> result = result_of(space, desk);
        const int expected = find_word(space, analogy.expected);
        if (result.empty() || expected < 0) continue;
        ++tally.of;
        tally.right += nearest_words(space, result, 1, desk.terms)[0].word == expected ? 1 : 0;
        tally.right_with_terms += nearest_words(space, result, 1, {})[0].word == expected ? 1 : 0;
    }
    return tally;
}

}  // namespace lessons
