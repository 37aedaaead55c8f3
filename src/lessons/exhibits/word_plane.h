// The calculator's picture of word vectors: their projection onto a plane through the words of the sum. For king - man
// + woman the plane contains all three words and the result, so the two steps (man to woman, king to the result) are
// drawn without distortion. May include lessons/exhibits/calculator.h.
#pragma once

#include <array>
#include <vector>

#include "lessons/exhibits/calculator.h"

namespace lessons {

// A place on the plane, in the vectors' own unit: x to the right, y up.
using PlanePlace = std::array<double, 2>;

// A word in the picture.
struct PlaneWord {
    int word = -1;      // index in the word space
    PlanePlace at{};    // its projection
    double off = 0;     // its distance from the plane, in the vectors' own unit
    double cosine = 0;  // with the result
    bool term = false;  // true: a term of the sum; false: a neighbour of the result
};

struct PlaneArrow {
    PlanePlace from{}, to{};
};

struct WordPlane {
    std::vector<PlaneWord> words;  // the terms, then those nearest to the result, nearest first
    // For a - b + c: from b to c, and from a to the result. For a mean: from each term to the result. For other sums:
    // from each partial sum to the next one.
    std::vector<PlaneArrow> arrows;
    PlanePlace result{};
    bool has_result = false;  // false without terms: `result` is then that of king - man + woman
    bool exact = false;       // the sum is a - b + c: its terms and the result are all on the plane
};

// The picture: the terms and the n_near other words nearest to the result. Without terms: king, man, woman and the word
// nearest to king - man + woman, and no result. Empty if a word does not exist, or if there are fewer than three terms
// and near words together.
WordPlane word_plane(const WordSpace& space, const Calculator& desk, int n_near);

}  // namespace lessons
