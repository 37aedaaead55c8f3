// The exhibit "typed": texts that a learner types are encoded by the running model and shown on the map among the
// things, with the head's prediction. Only for data sets of texts (data::DatasetRow::encode_text); with other data sets
// typed texts are kept but not placed. Plain data and logic; no panels. May include core .. train. Next:
// ui/exhibits/typed.cpp, app/lesson/typed.h.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"
#include "train/snapshot.h"

namespace train {
class Trainer;
}

namespace lessons {

// One typed text, its features, and its place on the map.
struct TypedText {
    std::string text;
    std::string trouble{};          // a sentence about characters that the model does not know; empty if there are none
    std::vector<float> features{};  // [D], standardised
    // Set by place_typed():
    bool placed = false;
    float x = 0, y = 0;  // on the map as it is shown
    std::string said{};  // class predicted by the first classifying head; empty if there is none
    int code = -1;       // index of that class; -1 = none
    double share = 0;    // its probability
};

// The state of the exhibit.
struct Typed {
    std::string line;              // the text being typed
    std::string trouble;           // why the last text was refused; empty if it was not
    std::vector<TypedText> texts;  // newest last
    std::string dataset;           // id of the data set that the features belong to
};

inline constexpr std::size_t kMostTyped = 6;  // then the oldest is dropped
inline constexpr int kLongestTyped = 60;      // characters

// Examples to tap where there is no keyboard.
inline constexpr std::array<std::string_view, 10> kTypedExamples = {":)",
                                                                    "):",
                                                                    ":~(",
                                                                    ":-D",
                                                                    "I love my cat",
                                                                    "I hate rain",
                                                                    "not bad",
                                                                    "not good",
                                                                    "I love Mondays",
                                                                    "what a surprise"};

// Adds a text, without the blanks around it; a text that is there already becomes the newest. False, with a sentence in
// Typed::trouble, if it is blank, longer than kLongestTyped characters, or not UTF-8.
bool add_typed(Typed& typed, std::string_view text);
// The newest text equal to this one, or null.
const TypedText* find_typed(const Typed& typed, std::string_view text);

// Places every text with the trainer's current weights; `shown` is the trainer's snapshot. Texts are not placed if the
// data set is not one of texts, or if the result is not finite.
void place_typed(Typed& typed, train::Trainer& trainer, const train::Snapshot& shown);

// Probabilities [K] of a classifying head at a place of the map in all its dimensions; empty for other heads.
std::vector<double> classes_at(const train::HeadSnapshot& head, const float* map, int dims);

}  // namespace lessons
