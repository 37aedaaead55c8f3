// A calculator of concepts: words are vectors, so they can be added, subtracted and averaged, and the result can be
// asked for its nearest words. The exhibit "calculator". May include data/dataset.h, projection/turn.h and
// lessons/exhibits. Knows no panels and no data set by name: the vectors are the columns of the feature groups that are
// on by default.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"
#include "projection/turn.h"

namespace lessons {

struct Term {
    std::string word;
    bool minus = false;
    bool operator==(const Term&) const = default;
};

// A word that the learner has dragged somewhere else.
struct MovedWord {
    std::string word;
    std::vector<double> at;  // [dims]
};

// How many sums of the list below came out.
struct Tally {
    int right = 0, right_with_terms = 0, of = 0;
};

// Straight from above: the plane of the first two axes.
inline constexpr projection::Turn kFlat = {1, 0, 0, 0, 1, 0, 0, 0, 1};

// What lies on the desk.
struct Calculator {
    std::vector<Term> terms;
    bool mean = false;      // the sum divided by the number of terms: average, of two the midpoint
    bool minus = false;     // the next word is taken off
    bool leave_out = true;  // the terms themselves are no answers
    bool third = false;     // the third axis counts, and the plane becomes a space
    projection::Turn turn = kFlat;
    double turned = 0;  // radians that the learner has turned it in all
    std::vector<MovedWord> moved;
    std::string query;   // letters that the listed words begin with
    bool tried = false;  // the list of sums was tried
    Tally tally;         // what came of it
};

// Words as points: views into the data set, which must outlive it.
struct WordSpace {
    const std::vector<std::string>* names = nullptr;
    std::vector<const std::vector<float>*> columns;  // [dims], each [N]
    std::vector<std::string> axes;                   // [dims] labels
    std::span<const MovedWord> moved;

    [[nodiscard]] int dims() const { return static_cast<int>(columns.size()); }
    [[nodiscard]] int size() const { return names == nullptr ? 0 : static_cast<int>(names->size()); }
    // Few axes are seen as a space, where distance counts; of many only the direction does (cosine).
    [[nodiscard]] bool is_plane() const { return dims() <= 3; }
};
// As the desk has it: with the words where they were dragged, and without the third axis unless it counts.
WordSpace word_space(const data::Dataset& dataset, const Calculator& desk);
// All axes, nothing moved.
WordSpace word_space(const data::Dataset& dataset);

// Index of a word, -1 if it is not there; the first whose name is the same but for capitals.
int find_word(const WordSpace& space, std::string_view word);
std::vector<double> place_of_word(const WordSpace& space, int word);  // [dims]

// Sum of the terms, or their mean; empty without terms, or where a word is not in the space.
std::vector<double> result_of(const WordSpace& space, const Calculator& desk);
// The way there: the sums after 0 (the first term), 1, ... terms; the mean last where it is asked for.
std::vector<std::vector<double>> way_of(const WordSpace& space, const Calculator& desk);

struct NearWord {
    int word = -1;
    double value = 0;  // Euclidean distance of a plane or space, else cosine
};
// The k nearest words, nearest first, ties by number; without `but`.
std::vector<NearWord> nearest_words(const WordSpace& space, const std::vector<double>& to, int k,
                                    std::span<const Term> but);
// The nearest word of the desk's result, by its own switches; "" where there is none.
std::string answer_of(const data::Dataset& dataset, const Calculator& desk);

// "king - man + woman", "mean of king and queen".
std::string formula_of(const Calculator& desk);
// a - b + c as terms.
std::vector<Term> sum_of(std::string_view a, std::string_view b, std::string_view c);

// a is to b as `expected` is to c: a - b + c should be nearest to it. 40 of them, chosen before they were tried.
struct Analogy {
    std::string_view a, b, c, expected;
};
std::span<const Analogy> analogies();
// What the terms spell, if it is one of these; else null.
const Analogy* analogy_of(const std::vector<Term>& terms);
// Sums with a word that is not there count as wrong.
Tally tally_of(const WordSpace& space);

}  // namespace lessons
