// Typed texts: what a learner types is put through the running encoder and stands on the map among the things, with
// what the head says at its place. For data sets of texts (data::DatasetRow::encode_text); with others the texts wait.
// Plain data and what it means; no panels. May include core .. train. Next: ui/exhibits/typed.cpp, app/lesson/typed.h.
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

struct TypedText {
    std::string text;
    std::string trouble{};          // what the model cannot see of it: "One of its characters is new to the model."
    std::vector<float> features{};  // [D], standardised
    // Filled in by place_typed().
    bool placed = false;
    float x = 0, y = 0;  // on the map as it is shown
    std::string said{};  // the class that the first head of classes names there; empty: there is no such head
    int code = -1;
    double share = 0;  // how sure it is of it, 0..1
};

struct Typed {
    std::string line;              // as it is being typed
    std::string trouble;           // why the last one was not taken; empty if it was
    std::vector<TypedText> texts;  // newest last
    std::string dataset;           // that the features are of
};

inline constexpr std::size_t kMostTyped = 6;  // then the oldest leaves
inline constexpr int kLongestTyped = 60;      // characters

// To be tapped where there is no keyboard.
inline constexpr std::array<std::string_view, 10> kTypedExamples = {":)",
                                                                    "):",
                                                                    "=-(",
                                                                    ":-D",
                                                                    "I love my cat",
                                                                    "I hate rain",
                                                                    "not bad",
                                                                    "not good",
                                                                    "I love Mondays",
                                                                    "what a surprise"};

// Puts a text on the desk, without the blanks around it. One that is there already becomes the newest. Not taken, with
// a sentence in Typed::trouble: nothing but blanks, more than kLongestTyped characters, bytes that are no UTF-8.
bool add_typed(Typed& typed, std::string_view text);
// The newest one like this, or null.
const TypedText* find_typed(const Typed& typed, std::string_view text);

// Places every text by the trainer's weights of now; `shown` is the trainer's snapshot. No text is placed where the
// data set is not of texts.
void place_typed(Typed& typed, train::Trainer& trainer, const train::Snapshot& shown);

// Probabilities of a head of classes at a place of the whole map, [K]; of one that is not of classes nothing.
std::vector<double> classes_at(const train::HeadSnapshot& head, const float* map, int dims);

}  // namespace lessons
