// Sentences as a lossy picture format: a sentence about a picture, and the stock of drawings from which its decoder
// draws a picture again. Whatever the sentence does not say, the decoder makes up. All sentences have one pattern, "two
// brown dogs on grey", so that read() is the inverse of written(). May include lessons/exhibits/picture.h. Knows no
// panels.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "lessons/exhibits/picture.h"

namespace lessons {

// Indices into the lists of words below, count 0 = "one"; colour and ground 0: not mentioned.
struct Sentence {
    int count = 1, colour = 0, thing = 0, ground = 0;
    bool operator==(const Sentence&) const = default;
};
std::span<const std::string_view> count_words();   // "one", "two", "three"
std::span<const std::string_view> colour_words();  // "", "brown", "grey", "white", "black"
std::span<const std::string_view> thing_words();   // "dog", "cat", "house"
std::span<const std::string_view> ground_words();  // "", "grey", "green", "sand"

std::string written(const Sentence& sentence);
// Parses a sentence; false if a word is unknown or misplaced, then `sentence` is unchanged.
bool read(std::string_view text, Sentence& sentence);

// Decodes a sentence into a picture. If colour or ground is not mentioned, the drawing has a fixed one.
Picture drawn_from_stock(const Sentence& sentence, int width, int height);

}  // namespace lessons
