// The exhibit "picture_formats": one picture in four formats, each a list of bytes and a key to decode them, with its
// size and its error. The key is the setting: format, grid and number of colours. It is not in the bytes, and without
// it they mean nothing. May include data/embedded.h and lessons/exhibits. Knows no panels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lessons/exhibits/picture.h"
#include "lessons/exhibits/stock.h"

namespace lessons {

// A sentence about the picture; the name of the colour of each cell; a palette and an index for each cell; three floats
// for each cell.
enum class Format { sentence, names, codes, floats };
inline constexpr int kFormats = 4;

struct PictureFormat {
    Format format = Format::sentence;
    int grid = 3;                      // index into kGrids
    int colours = 3;                   // index into kColourCounts; names at most kMostNames of them
    Sentence sentence = {1, 0, 0, 1};  // "two dogs on grey"
};

// Columns of the grid; rows are two thirds of them.
inline constexpr std::array<int, 4> kGrids = {6, 12, 24, 48};
inline constexpr std::array<int, 5> kColourCounts = {2, 4, 8, 16, 32};
inline constexpr int kMostNames = 8;

// The picture: two dogs on slate grey, 48 x 32, rendered by the build, else drawn from stock (stock.h). Loaded once.
const Picture& two_dogs();

// The mean colour of each cell of a grid, whose size must divide the picture's; and the cells enlarged to a picture.
Picture averaged(const Picture& picture, int columns, int rows);
Picture enlarged(const Picture& picture, int width, int height);

// A palette of at most n colours: median cut (Heckbert 1982), then 8 rounds of k-means (Lloyd 1982). If the picture has
// at most n colours, exactly those.
std::vector<Rgb8> palette_of(const Picture& picture, int n);
// Index of the nearest colour, by squared distance; the first among equals.
int nearest_colour(const std::vector<Rgb8>& colours, const Rgb8& colour);

// A name in the fixed list of kMostNames colour names, and the colour that the decoder draws for it.
std::string_view colour_name(int index);
Rgb8 named_colour(int index);

// Encodes the picture (as a sentence: key.sentence, whatever the picture); decodes bytes to `width` x `height` pixels.
// Bytes that do not fit the key give a black picture.
std::string encoded(const Picture& picture, const PictureFormat& key);
Picture decoded(std::string_view bytes, const PictureFormat& key, int width, int height);

// The error, 0 to 1: mean absolute difference of the channels (red, green, blue) of two pictures of the same size.
double loss_between(const Picture& a, const Picture& b);

// Rate and distortion, that is, size and error, of the picture of two dogs with one key.
struct RateDistortion {
    PictureFormat key;
    int bytes = 0;
    double loss = 0;
};
RateDistortion rate_distortion_of(const PictureFormat& key);
// The sizes and errors of all keys: every grid and number of colours, and the sentence "two dogs on grey". Computed
// once.
const std::vector<RateDistortion>& all_rate_distortions();

}  // namespace lessons
