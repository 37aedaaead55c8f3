// One picture in four formats, each a list of bytes and a key to read it with; what it costs and what is lost. The
// exhibit "picture_formats". May include data/embedded.h and lessons/exhibits. Knows no panels.
//
// The key is the setting: format, grid and number of colours. It is not in the bytes, and without it they say nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lessons/exhibits/picture.h"
#include "lessons/exhibits/stock.h"

namespace lessons {

enum class Format { sentence, names, codes, floats };
inline constexpr int kFormats = 4;

struct PictureFormat {
    Format format = Format::sentence;
    int grid = 3;     // index into kGrids
    int colours = 3;  // index into kColourCounts; names at most kMostNames of them
    Sentence sentence = {1, 0, 0, 1};
};

// Columns; rows are two thirds of them.
inline constexpr std::array<int, 4> kGrids = {6, 12, 24, 48};
inline constexpr std::array<int, 5> kColourCounts = {2, 4, 8, 16, 32};
inline constexpr int kMostNames = 8;

// Two dogs on slate grey, 48 x 32: what the build has drawn, else from stock. Made once.
const Picture& two_dogs();

// The picture averaged onto a grid that divides it; and each cell as a block of pixels again.
Picture averaged(const Picture& picture, int columns, int rows);
Picture enlarged(const Picture& picture, int width, int height);

// At most n colours for the picture: median cut (Heckbert 1982), then 8 rounds of k-means (Lloyd 1982). No colours more
// than the picture has: then it is kept exactly.
std::vector<Rgb8> palette_of(const Picture& picture, int n);
// Index of the nearest colour, by squared distance; the first among equals.
int nearest_colour(const std::vector<Rgb8>& colours, const Rgb8& colour);

// The names that a cell can have and what the decoder takes them for: the first n of a fixed list.
std::string_view colour_name(int index);
Rgb8 named_colour(int index);

// The picture as bytes, and back to `width` x `height` pixels. Bytes that the key does not fit give a black picture.
std::string encoded(const Picture& picture, const PictureFormat& key);
Picture decoded(std::string_view bytes, const PictureFormat& key, int width, int height);

// Mean absolute difference of red, green and blue, 0 to 1. Of two pictures of one size.
double loss_between(const Picture& a, const Picture& b);

// How the two dogs fare.
struct Fare {
    PictureFormat key;
    int bytes = 0;
    double loss = 0;
};
Fare fare_of(const PictureFormat& key);
// Of every grid and number of colours, and of the sentence "two dogs on grey". Made once.
const std::vector<Fare>& all_fares();

}  // namespace lessons
