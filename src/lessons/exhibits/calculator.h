// The exhibit "calculator": vector arithmetic with words. Words are vectors, so they can be added, subtracted and
// averaged; the result is shown as the words nearest to it. The vectors are the columns of the feature groups that are
// on by default. May include data/dataset.h, projection/turn.h and lessons/exhibits. Knows no panels and no data set by
// name.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"
#include "projection/turn.h"

namespace lessons {

// One word of the sum, with its sign.
struct Term {
    std::string word;
    bool minus = false;
    bool operator==(const Term&) const = default;
};

// A word that the learner has dragged to another place.
struct MovedWord {
    std::string word;
    std::vector<double> at;  // [dims]
};

// The number of analogies (see Analogy) for which the expected word is the nearest to the result.
struct Tally {
    int right = 0;             // if the terms themselves are left out
    int right_with_terms = 0;  // if they are not
    int of = 0;                // analogies tried
};

// The view straight from above: shows the plane of the first two axes.
inline constexpr projection::Turn kFlat = {1, 0, 0, 0, 1, 0, 0, 0, 1};

// The state of the exhibit.
struct Calculator {
    std::vector<Term> terms;
    bool mean = false;      // the mean instead of the sum
    bool minus = false;     // the next word is subtracted
    bool leave_out = true;  // the terms themselves are left out of the answers
    bool third = false;     // use the third axis, too
    projection::Turn turn = kFlat;
    double turned = 0;  // radians by which the learner has rotated the view in all
    std::vector<MovedWord> moved;
    std::string query;   // the words that begin with this are listed
    bool tried = false;  // all analogies were tried
    Tally tally;         // their result
};

// Words as points. Points into the data set and to Calculator::moved, which must outlive it.
struct WordSpace {
    const std::vector<std::string>* names = nullptr;
    std::vector<const std::vector<float>*> columns;  // [dims], each [N]
    std::vector<std::string> axes;                   // [dims] labels
    std::span<const MovedWord> moved;

    [[nodiscard]] int dims() const { return static_cast<int>(columns.size()); }
    [[nodiscard]] int size() const { return names == nullptr ? 0 : static_cast<int>(names->size()); }
    // With up to three axes nearness is Euclidean distance; with more it is the cosine.
    [[nodiscard]] bool is_plane() const { return dims() <= 3; }
};
// The words as the exhibit shows them. With up to three axes: moved words at their new places; the third only if used.
WordSpace word_space(const data::Dataset& dataset, const Calculator& desk);
// All axes, no words moved.
WordSpace word_space(const data::Dataset& dataset);

// Index of a word, -1 if there is none; the first whose name is the same apart from capitals.
int find_word(const WordSpace& space, std::string_view word);
std::vector<double> place_of_word(const WordSpace& space, int word);  // [dims]

// The sum or mean of the terms; empty without terms, or if a word does not exist.
std::vector<double> result_of(const WordSpace& space, const Calculator& desk);
// The partial sums after 1, 2 ... terms; then, with desk.mean and several terms, the mean. Empty like result_of().
std::vector<std::vector<double>> way_of(const WordSpace& space, const Calculator& desk);

struct NearWord {
    int word = -1;
    double value = 0;  // Euclidean distance for up to three axes, else cosine
};
// The k words nearest to the place `to` [dims], without those in `but`. Nearest first, equal ones in order of index.
std::vector<NearWord> nearest_words(const WordSpace& space, const std::vector<double>& to, int k,
                                    std::span<const Term> but);
// The nearest word of the exhibit's result; "" if there is none.
std::string answer_of(const data::Dataset& dataset, const Calculator& desk);

// "king − man + woman"; a mean: "(king + queen) / 2".
std::string formula_of(const Calculator& desk);
// The terms of a - b + c.
std::vector<Term> sum_of(std::string_view a, std::string_view b, std::string_view c);

// An analogy: a is to b as `expected` is to c, so a - b + c should be nearest to `expected`. There are 40, chosen
// before they were tried.
struct Analogy {
    std::string_view a, b, c, expected;
};
std::span<const Analogy> analogies();
// The analogy that the terms form, or null.
const Analogy* analogy_of(const std::vector<Term>& terms);
// Tries all analogies but those with a word that does not exist: none while the words are still being fetched.
Tally tally_of(const WordSpace& space);

}  // namespace lessons
