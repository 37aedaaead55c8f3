// A sentence about a picture, and the stock that a decoder of sentences draws from: what it was never told it has to
// make up. Sentences are of one pattern, "two brown dogs on grey", so that reading one is the inverse of writing it.
// May include lessons/exhibits/picture.h. Knows no panels.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lessons/exhibits/picture.h"

namespace lessons {

// Indices into the lists of words below; colour and ground 0: not said.
struct Sentence {
    int count = 1, colour = 0, thing = 0, ground = 0;
    bool operator==(const Sentence&) const = default;
};
std::span<const std::string_view> count_words();   // "one", "two", "three"
std::span<const std::string_view> colour_words();  // "", "brown", "grey", "white", "black"
std::span<const std::string_view> thing_words();   // "dog", "cat", "house"
std::span<const std::string_view> ground_words();  // "", "grey", "green", "sand"

std::string written(const Sentence& sentence);
// False if a word is not known or stands where it cannot; `sentence` is then as it was.
bool read(std::string_view text, Sentence& sentence);

// What the stock has for it. Where no colour or ground is said, the stock's own.
Picture drawn_from_stock(const Sentence& sentence, int width, int height);

}  // namespace lessons
