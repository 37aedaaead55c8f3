// The exhibit "typed": texts that a learner types are encoded by the running model and shown on the map among the
// things, with the class that a head predicts. Only for data sets of texts (data::DatasetRow::encode_text); with other
// data sets typed texts are kept but not placed. Plain data and logic; no panels. May include core .. train. Next:
// ui/exhibits/typed.cpp, app/lesson/typed_places.h.
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
    std::string warning{};          // a warning about characters that the model does not know; empty: it knows all
    std::vector<float> features{};  // [D], standardised; empty until place_typed()
    // Set by place_typed():
    bool placed = false;
    float x = 0, y = 0;  // on the plane of the map that is shown, map units
    std::string said{};  // class predicted by the first head that predicts classes; empty if there is none
    int code = -1;       // index of that class; -1 = none
    double share = 0;    // its probability, 0..1
};

// The state of the exhibit.
struct Typed {
    std::string line;              // the text being typed
    std::string trouble;           // why the last text was refused; empty if it was not
    std::vector<TypedText> texts;  // newest last
    std::string dataset;           // id of the data set that the features belong to
};

inline constexpr std::size_t kMostTyped = 6;  // texts; one more drops the oldest
inline constexpr int kLongestTyped = 60;      // characters of a text

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
// The text that equals this one exactly, or null.
const TypedText* find_typed(const Typed& typed, std::string_view text);

// Encodes and places every text with the trainer's current weights; `shown` is the trainer's snapshot. A text is not
// placed if the data set is not one of texts, or if its place is not finite.
void place_typed(Typed& typed, train::Trainer& trainer, const train::Snapshot& shown);

// Probabilities [K] that a head predicts at the place map [dims], which has all dimensions of the map also if it is
// shown on a plane. Empty if the head does not predict classes.
std::vector<double> classes_at(const train::HeadSnapshot& head, const float* map, int dims);

}  // namespace lessons
