#include "data/pack_table.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>

#include "data/pack.h"
#include "data/table_reader.h"

// Third-party code, compiled without our warnings. PNG only, and from memory.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-compare"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
#define STB_IMAGE_STATIC
#define STB_IMAGE_IMPLEMENTATION
#define STBI_NO_STDIO
#define STBI_NO_LINEAR
#define STBI_ONLY_PNG
#define STBI_NO_THREAD_LOCALS
#include <stb/stb_image.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace data {
namespace {

constexpr float kGround = 0.5f;  // grey, for transparent pixels

core::Error broken(const std::string& why) {
    return {"pack", "The file is no whole pack (" + why + "): it was cut or changed on its way. Fetch it again."};
}

// Empty if all is well.
std::string add_numbers(Table& table, const PackedNumbers& numbers) {
    const std::size_t n_columns = numbers.columns.size(), n_rows = static_cast<std::size_t>(table.n_rows);
    if (numbers.bytes.size() != n_rows * n_columns) return "its numbers are not one row a thing";
    for (std::size_t c = 0; c < n_columns; ++c) {
        if (find_column(table, numbers.columns[c]) != nullptr) return "two columns have one name";
        Column column{
            .id = numbers.columns[c], .kind = ColumnKind::number, .numbers = {}, .codes = {}, .categories = {}};
        column.numbers.reserve(n_rows);
        for (std::size_t row = 0; row < n_rows; ++row) {
            const auto byte = static_cast<signed char>(numbers.bytes[row * n_columns + c]);
            column.numbers.push_back(static_cast<float>(byte) * numbers.step);
        }
        table.columns.push_back(std::move(column));
    }
    return {};
}

// The pixels of a sheet are already in the order that Pictures has: one picture after the other.
// The size is looked at before anything is decoded: a small file can say that it has billions of pixels.
std::string add_sheet(Pictures& pictures, std::string_view sheet, int side, int n_rows) {
    int width = 0, height = 0, channels = 0;
    const auto* bytes = reinterpret_cast<const unsigned char*>(sheet.data());
    const auto n_bytes = static_cast<int>(sheet.size());
    if (stbi_info_from_memory(bytes, n_bytes, &width, &height, &channels) == 0) return "its pictures are no PNG";
    if (width != side || height % side != 0 || height / side > n_rows)
        return "its pictures are not one below the other";
    unsigned char* pixels = stbi_load_from_memory(bytes, n_bytes, &width, &height, &channels, 4);
    if (pixels == nullptr) return "its pictures are no PNG";
    pictures.rgba.insert(pictures.rgba.end(), pixels,
                         pixels + static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
    stbi_image_free(pixels);
    return "";
}

std::string read_sheets(Pictures& pictures, const Pack& pack, int n_rows) {
    pictures.side = pack.picture_side;
    const std::size_t wanted =
        static_cast<std::size_t>(n_rows) * static_cast<std::size_t>(pictures.side * pictures.side * 4);
    pictures.rgba.reserve(wanted);
    for (const std::string_view sheet : pack.sheets) {
        std::string problem = add_sheet(pictures, sheet, pack.picture_side, n_rows);
        if (!problem.empty()) return problem;
    }
    return pictures.rgba.size() == wanted ? "" : "its pictures are not one a thing";
}

using Rgb = std::array<float, 3>;

// Mean of the pixels of one cell, laid on the grey ground. Cells have the same number of pixels where the side is a
// multiple of the grid.
Rgb cell_colour(const Pictures& pictures, int thing, int cell_y, int cell_x) {
    const std::uint8_t* picture = pictures.of(thing);
    const int grid = picture_grid(pictures.side);
    const auto first = [&](int cell) { return cell * pictures.side / grid; };
    const auto end = [&](int cell) { return std::max(first(cell) + 1, first(cell + 1)); };
    Rgb sum{};
    int n = 0;
    for (int y = first(cell_y); y < end(cell_y); ++y) {
        for (int x = first(cell_x); x < end(cell_x); ++x) {
            const std::uint8_t* pixel = picture + (y * pictures.side + x) * 4;
            const float alpha = static_cast<float>(pixel[3]) / 255;
            for (std::size_t c = 0; c < 3; ++c)
                sum[c] += alpha * static_cast<float>(pixel[c]) / 255 + (1 - alpha) * kGround;
            ++n;
        }
    }
    for (float& channel : sum) channel /= static_cast<float>(n);
    return sum;
}

constexpr std::array<std::string_view, 5> kChannels = {"red", "green", "blue", "grey", "yellow"};

float channel_of(const Rgb& rgb, std::size_t channel) {
    if (channel < 3) return rgb[channel];
    if (channel == 3) return (rgb[0] + rgb[1] + rgb[2]) / 3;
    return std::max(0.0f, std::min(rgb[0], rgb[1]) - rgb[2]);
}

std::string add_picture_columns(Table& table, const Pictures& pictures) {
    const std::size_t first = table.columns.size();
    const int grid = picture_grid(pictures.side);
    for (const std::string_view channel : kChannels) {
        for (const std::string& id : picture_columns(channel, grid)) {
            if (find_column(table, id) != nullptr) return "two columns have one name";
            Column column;
            column.id = id;
            column.numbers.reserve(static_cast<std::size_t>(table.n_rows));
            table.columns.push_back(std::move(column));
        }
    }
    const auto n_cells = static_cast<std::size_t>(grid * grid);
    for (int thing = 0; thing < table.n_rows; ++thing) {
        for (std::size_t cell = 0; cell < n_cells; ++cell) {
            const int at = static_cast<int>(cell);
            const Rgb rgb = cell_colour(pictures, thing, at / grid, at % grid);
            for (std::size_t c = 0; c < kChannels.size(); ++c)
                table.columns[first + c * n_cells + cell].numbers.push_back(channel_of(rgb, c));
        }
    }
    return {};
}

}  // namespace

std::vector<std::string> picture_columns(std::string_view channel, int grid) {
    std::vector<std::string> ids;
    for (int y = 0; y < grid; ++y) {
        for (int x = 0; x < grid; ++x)
            ids.push_back(std::string(channel) + "_" + std::to_string(y) + "_" + std::to_string(x));
    }
    return ids;
}

core::Result<PackContents> read_pack(std::string_view file) {
    const core::Result<Pack> pack = open_pack(file);
    if (!pack.ok()) return pack.error();
    core::Result<Table> table = read_table(pack.value().table);
    if (!table.ok()) return table.error();
    PackContents contents{.table = std::move(table.value()), .pictures = {}};
    for (const PackedNumbers& numbers : pack.value().numbers) {
        const std::string problem = add_numbers(contents.table, numbers);
        if (!problem.empty()) return broken(problem);
    }
    std::string problem;
    if (!pack.value().contexts.empty()) {
        problem = read_contexts(pack.value().contexts, contents.table.n_rows, contents.contexts);
        if (!problem.empty()) return broken(problem);
    }
    if (pack.value().sheets.empty()) return contents;
    problem = read_sheets(contents.pictures, pack.value(), contents.table.n_rows);
    if (problem.empty()) problem = add_picture_columns(contents.table, contents.pictures);
    if (!problem.empty()) return broken(problem);
    return contents;
}

}  // namespace data
