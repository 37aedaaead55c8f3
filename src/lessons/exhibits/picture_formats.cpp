// See picture_formats.h.
#include "lessons/exhibits/picture_formats.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>

#include "data/embedded.h"

namespace lessons {
namespace {

constexpr int kWidth = 48, kHeight = 32;

// The colour that the decoder takes each name for. The first ones are the most frequent in the picture.
struct Named {
    std::string_view name;
    Rgb8 colour;
};
constexpr std::array<Named, kMostNames> kNames = {{{"grey", {128, 128, 128}},
                                                   {"brown", {150, 96, 58}},
                                                   {"light grey", {200, 200, 200}},
                                                   {"pink", {250, 190, 180}},
                                                   {"dark grey", {72, 72, 72}},
                                                   {"tan", {210, 165, 125}},
                                                   {"blue grey", {112, 128, 144}},
                                                   {"dark red", {110, 30, 20}}}};

std::size_t as_index(int i) { return static_cast<std::size_t>(i); }
int columns_of(const PictureFormat& key) { return kGrids[as_index(key.grid)]; }
int rows_of(const PictureFormat& key) { return columns_of(key) * 2 / 3; }
int colours_of(const PictureFormat& key) {
    const int n = kColourCounts[as_index(key.colours)];
    return key.format == Format::names ? std::min(n, kMostNames) : n;
}
// Bits of an index into a palette.
int bits_of_index(int n_colours) {
    int bits = 0;
    while ((1 << bits) < n_colours) ++bits;
    return std::max(bits, 1);
}

Picture blank(int width, int height) {
    return {width, height, std::vector<Rgb8>(as_index(width) * as_index(height), Rgb8{0, 0, 0})};
}

// Reads a PPM file as the build writes it: "P6 48 32 255\n" and the pixels.
bool read_ppm(std::string_view file, Picture& picture) {
    const std::string head = "P6 " + std::to_string(kWidth) + " " + std::to_string(kHeight) + " 255\n";
    if (file.substr(0, head.size()) != head || file.size() != head.size() + as_index(kWidth * kHeight) * 3)
        return false;
    picture = blank(kWidth, kHeight);
    std::memcpy(picture.pixels.data(), file.data() + head.size(), file.size() - head.size());
    return true;
}

// One line of names a row: "grey, grey, light grey".
std::string as_names(const Picture& cells, int n) {
    std::vector<Rgb8> colours;
    for (int i = 0; i < n; ++i) colours.push_back(named_colour(i));
    std::string text;
    for (int y = 0; y < cells.height; ++y) {
        for (int x = 0; x < cells.width; ++x) {
            if (x > 0) text += ", ";
            text += colour_name(nearest_colour(colours, cells.at(x, y)));
        }
        text += '\n';
    }
    return text;
}

bool from_names(std::string_view text, Picture& cells) {
    std::size_t i = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(",\n"), text.size());
        const std::string_view name = text.substr(0, end);
        const auto* found =
            std::find_if(kNames.begin(), kNames.end(), [&](const Named& named) { return named.name == name; });
        if (found == kNames.end() || i == cells.pixels.size()) return false;
        cells.pixels[i++] = found->colour;
        const bool comma = end < text.size() && text[end] == ',';
        text.remove_prefix(std::min(end + (comma ? 2 : 1), text.size()));
    }
    return i == cells.pixels.size();
}

// The palette, three bytes a colour; then an index for each cell in as few bits as possible, highest bit first.
std::string as_codes(const Picture& cells, int n) {
    std::vector<Rgb8> colours = palette_of(cells, n);
    std::string bytes;
    for (int i = 0; i < n; ++i) {
        const Rgb8 colour = i < static_cast<int>(colours.size()) ? colours[as_index(i)] : Rgb8{0, 0, 0};
        for (const unsigned char channel : colour) bytes += static_cast<char>(channel);
    }
    const int bits = bits_of_index(n);
    unsigned kept = 0;
    int n_kept = 0;
    for (const Rgb8& cell : cells.pixels) {
        kept = (kept << bits) | static_cast<unsigned>(nearest_colour(colours, cell));
        n_kept += bits;
        while (n_kept >= 8) bytes += static_cast<char>((kept >> (n_kept -= 8)) & 0xFF);
    }
    if (n_kept > 0) bytes += static_cast<char>((kept << (8 - n_kept)) & 0xFF);
    return bytes;
}

bool from_codes(std::string_view bytes, int n, Picture& cells) {
    const int bits = bits_of_index(n);
    const std::size_t n_bytes = (cells.pixels.size() * as_index(bits) + 7) / 8;
    if (bytes.size() != as_index(n) * 3 + n_bytes) return false;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    for (std::size_t i = 0; i < cells.pixels.size(); ++i) {
        std::size_t index = 0;
        for (int b = 0; b < bits; ++b) {
            const std::size_t at = i * as_index(bits) + as_index(b);
            index = index * 2 + ((byte(as_index(n) * 3 + at / 8) >> (7 - at % 8)) & 1u);
        }
        cells.pixels[i] = {byte(index * 3), byte(index * 3 + 1), byte(index * 3 + 2)};
    }
    return true;
}

// IEEE 754, 32 bits, lowest byte first.
std::string as_floats(const Picture& cells) {
    std::string bytes;
    for (const Rgb8& cell : cells.pixels) {
        for (const unsigned char channel : cell) {
            const float value = static_cast<float>(channel) / 255.0f;
            std::uint32_t word = 0;
            std::memcpy(&word, &value, sizeof word);
            for (int i = 0; i < 4; ++i) bytes += static_cast<char>((word >> (8 * i)) & 0xFF);
        }
    }
    return bytes;
}

bool from_floats(std::string_view bytes, Picture& cells) {
    if (bytes.size() != cells.pixels.size() * 12) return false;
    for (std::size_t i = 0; i < cells.pixels.size() * 3; ++i) {
        std::uint32_t word = 0;
        for (std::size_t b = 0; b < 4; ++b) {
            word |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[i * 4 + b])) << (8 * b);
        }
        float value = 0;
        std::memcpy(&value, &word, sizeof value);
        const float level = std::isfinite(value) ? std::clamp(value, 0.0f, 1.0f) * 255 : 0;
        cells.pixels[i / 3][i % 3] = static_cast<unsigned char>(std::lround(level));
    }
    return true;
}

}  // namespace

const Picture& two_dogs() {
    static const Picture picture = [] {
        Picture drawn;
        if (!read_ppm(data::drawn_file("two_dogs/two_dogs.ppm"), drawn)) {
            drawn = drawn_from_stock({1, 0, 0, 1}, kWidth, kHeight);
        }
        return drawn;
    }();
    return picture;
}

Picture averaged(const Picture& picture, int columns, int rows) {
    Picture cells = blank(columns, rows);
    const int w = picture.width / columns, h = picture.height / rows;
    for (int y = 0; y < rows; ++y) {
        for (int x = 0; x < columns; ++x) {
            for (std::size_t c = 0; c < 3; ++c) {
                int sum = 0;
                for (int i = 0; i < w * h; ++i) sum += picture.at(x * w + i % w, y * h + i / w)[c];
                cells.at(x, y)[c] = static_cast<unsigned char>((sum + w * h / 2) / (w * h));
            }
        }
    }
    return cells;
}

Picture enlarged(const Picture& picture, int width, int height) {
    Picture large = blank(width, height);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            large.at(x, y) = picture.at(x * picture.width / width, y * picture.height / height);
        }
    }
    return large;
}

std::string_view colour_name(int index) { return kNames[as_index(index)].name; }
Rgb8 named_colour(int index) { return kNames[as_index(index)].colour; }

std::string encoded(const Picture& picture, const PictureFormat& key) {
    if (key.format == Format::sentence) return written(key.sentence);
    const Picture cells = averaged(picture, columns_of(key), rows_of(key));
    if (key.format == Format::names) return as_names(cells, colours_of(key));
    return key.format == Format::codes ? as_codes(cells, colours_of(key)) : as_floats(cells);
}

Picture decoded(std::string_view bytes, const PictureFormat& key, int width, int height) {
    if (key.format == Format::sentence) {
        Sentence sentence;
        return read(bytes, sentence) ? drawn_from_stock(sentence, width, height) : blank(width, height);
    }
    Picture cells = blank(columns_of(key), rows_of(key));
    bool fits = false;
    if (key.format == Format::names) fits = from_names(bytes, cells);
    if (key.format == Format::codes) fits = from_codes(bytes, colours_of(key), cells);
    if (key.format == Format::floats) fits = from_floats(bytes, cells);
    return fits ? enlarged(cells, width, height) : blank(width, height);
}

double loss_between(const Picture& a, const Picture& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i) {
        for (std::size_t c = 0; c < 3; ++c) sum += std::abs(int{a.pixels[i][c]} - int{b.pixels[i][c]});
    }
    return sum / (255.0 * 3 * static_cast<double>(a.pixels.size()));
}

RateDistortion rate_distortion_of(const PictureFormat& key) {
    const std::string bytes = encoded(two_dogs(), key);
    const Picture back = decoded(bytes, key, two_dogs().width, two_dogs().height);
    return {key, static_cast<int>(bytes.size()), loss_between(two_dogs(), back)};
}

const std::vector<RateDistortion>& all_rate_distortions() {
    static const std::vector<RateDistortion> results = [] {
        std::vector<RateDistortion> all = {rate_distortion_of({.format = Format::sentence})};
        for (int grid = 0; grid < static_cast<int>(kGrids.size()); ++grid) {
            for (int colours = 0; colours < static_cast<int>(kColourCounts.size()); ++colours) {
                if (kColourCounts[as_index(colours)] <= kMostNames) {
                    all.push_back(rate_distortion_of({.format = Format::names, .grid = grid, .colours = colours}));
                }
                all.push_back(rate_distortion_of({.format = Format::codes, .grid = grid, .colours = colours}));
            }
            all.push_back(rate_distortion_of({.format = Format::floats, .grid = grid}));
        }
        return all;
    }();
    return results;
}

}  // namespace lessons
