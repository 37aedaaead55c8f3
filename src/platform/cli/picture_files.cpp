// See picture_files.h.
#include "platform/cli/picture_files.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>
#include <utility>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "map/pictures/paint.h"
#include "platform/cli/files.h"

// Third-party code, compiled without our warnings. From memory only.
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
#define STBI_ONLY_JPEG
#define STBI_ONLY_GIF
#define STBI_ONLY_BMP
#include <stb/stb_image.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif

namespace platform {
namespace {

namespace fs = std::filesystem;

constexpr int kMostPictures = 5000, kSheetPictures = 1000;  // as page/pictures.js
constexpr double kMostPixels = 50e6;                        // of one picture before it is shrunk
constexpr std::uintmax_t kMostBytes = std::uintmax_t{256} << 20;

std::string ending_of(const fs::path& path) {
    std::string ending = path.extension().string();
    for (char& c : ending) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    return ending;
}

bool is_picture(const fs::path& path) {
    constexpr std::array kEndings = {".png", ".jpg", ".jpeg", ".gif", ".bmp", ".webp", ".avif"};
    const std::string ending = ending_of(path);
    return std::any_of(kEndings.begin(), kEndings.end(), [&](const char* each) { return ending == each; });
}

bool is_hidden(const fs::path& path) { return path.filename().string().starts_with('.'); }

bool is_folder(const std::string& name) {
    std::error_code error;
    return fs::is_directory(name, error);
}

// Pictures below a folder, hidden ones left out. No links to folders are followed.
void add_below(std::vector<fs::path>& paths, const std::string& folder) {
    std::error_code error;
    for (auto at = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
         at != fs::recursive_directory_iterator(); at.increment(error)) {
        if (error) return;
        if (is_hidden(at->path())) {
            at.disable_recursion_pending();
        } else if (at->is_regular_file(error) && is_picture(at->path())) {
            paths.push_back(at->path());
        }
    }
}

struct Pixels {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

// Mean of the pixels that fall into one of the shrunk picture, weighted by their opacity.
void shrink_pixel(const Pixels& from, double left, double top, double scale, std::uint8_t* to) {
    const auto range = [](double begin, double end, int most) {
        const int first = std::clamp(static_cast<int>(begin), 0, most - 1);
        return std::pair(first, std::clamp(static_cast<int>(std::ceil(end)), first + 1, most));
    };
    const auto [x0, x1] = range(left, left + scale, from.width);
    const auto [y0, y1] = range(top, top + scale, from.height);
    double sum[4] = {}, n = 0;
    for (int y = y0; y < y1; ++y) {
        for (int x = x0; x < x1; ++x, ++n) {
            const std::uint8_t* pixel =
                from.rgba.data() +
                (static_cast<std::size_t>(y) * static_cast<std::size_t>(from.width) + static_cast<std::size_t>(x)) * 4;
            for (int c = 0; c < 3; ++c) sum[c] += pixel[c] * pixel[3];
            sum[3] += pixel[3];
        }
    }
    for (int c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>(sum[3] > 0 ? sum[c] / sum[3] + 0.5 : 0);
    to[3] = static_cast<std::uint8_t>(sum[3] / n + 0.5);
}

// The whole picture in the middle of a square, whose rest is transparent.
void shrink(const Pixels& from, int side, std::uint8_t* to) {
    const double scale = static_cast<double>(std::max(from.width, from.height)) / side;
    const int width = std::clamp(static_cast<int>(from.width / scale + 0.5), 1, side);
    const int height = std::clamp(static_cast<int>(from.height / scale + 0.5), 1, side);
    const int left = (side - width) / 2, top = (side - height) / 2;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            shrink_pixel(from, x * scale, y * scale, scale, to + ((top + y) * side + left + x) * 4);
}

core::Result<Pixels> decode(const fs::path& path) {
    const auto fail = [&](const std::string& why) {
        return core::Error{"", core::quoted(path.filename().string()) + " " + why};
    };
    const std::string ending = ending_of(path);
    if (ending == ".webp" || ending == ".avif")
        return fail("is " + ending.substr(1) + ", which the command line does not read; save it as PNG.");
    std::error_code error;
    if (fs::file_size(path, error) > kMostBytes || error) return fail("cannot be read, or is larger than 256 MiB.");
    std::ifstream in(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
    const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
    const auto size = static_cast<int>(bytes.size());
    Pixels pixels;
    int channels = 0;
    if (stbi_info_from_memory(data, size, &pixels.width, &pixels.height, &channels) == 0)
        return fail("is no picture that can be read (PNG, JPEG, GIF or BMP).");
    if (static_cast<double>(pixels.width) * pixels.height > kMostPixels)
        return fail("has " + core::thousands(pixels.width) + " x " + core::thousands(pixels.height) +
                    " pixels; at most 50 million can be read. Make it smaller.");
    unsigned char* decoded = stbi_load_from_memory(data, size, &pixels.width, &pixels.height, &channels, 4);
    if (decoded == nullptr) return fail("is broken: it cannot be decoded.");
    pixels.rgba.assign(decoded,
                       decoded + static_cast<std::size_t>(pixels.width) * static_cast<std::size_t>(pixels.height) * 4);
    stbi_image_free(decoded);
    return pixels;
}

std::string cell(const std::string& text) {
    std::string quoted = "\":";
    for (const char c : text) quoted += c == '"' ? "\"\"" : c == '\n' || c == '\r' ? " " : std::string(1, c);
    return quoted + "\"";
}

std::string section(const std::string& head, const std::string& content) {
    return head + " " + std::to_string(content.size()) + "\n" + content;
}

// The pack's sections "pictures": at most kSheetPictures in each, one below the other.
std::string sheets_of(const std::vector<std::uint8_t>& rgba, int side, std::size_t n) {
    const std::size_t each = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 4;
    std::string sections;
    for (std::size_t first = 0; first < n; first += kSheetPictures) {
        const std::size_t count = std::min<std::size_t>(kSheetPictures, n - first);
        const auto begin = rgba.begin() + static_cast<std::ptrdiff_t>(first * each);
        const map::Picture sheet{
            side, side * static_cast<int>(count), {begin, begin + static_cast<std::ptrdiff_t>(count * each)}};
        const std::vector<std::uint8_t> png = map::to_png(sheet);
        sections += section("pictures " + std::to_string(side),
                            std::string(reinterpret_cast<const char*>(png.data()), png.size()));
    }
    return sections;
}

core::Result<std::vector<fs::path>> find_pictures(const std::vector<std::string>& names) {
    std::vector<fs::path> paths;
    for (const std::string& name : names) {
        if (is_folder(name)) {
            add_below(paths, name);
        } else if (is_file(name)) {
            paths.emplace_back(name);
        } else {
            return core::Error{"", core::quoted(name) + " is not there; give a picture or a folder of pictures."};
        }
    }
    if (paths.size() > static_cast<std::size_t>(kMostPictures)) {
        return core::Error{"", core::thousands(static_cast<long>(paths.size())) + " pictures are too many; at most " +
                                   core::thousands(kMostPictures) + " can be read at once. Give a part of them."};
    }
    std::sort(paths.begin(), paths.end());
    return paths;
}

std::string name_of(const std::vector<std::string>& names) {
    if (names.size() > 1) return std::to_string(names.size()) + " pictures";
    const fs::path path = fs::path(names.front()).lexically_normal();
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

}  // namespace

bool are_pictures(const std::vector<std::string>& names) {
    return std::any_of(names.begin(), names.end(),
                       [](const std::string& name) { return is_folder(name) || is_picture(name); });
}

core::Result<PackedPictures> pack_pictures(const std::vector<std::string>& names, int side) {
    const core::Result<std::vector<fs::path>> found = find_pictures(names);
    if (!found.ok()) return found.error();
    std::set<std::string> folders;
    const auto folder_of = [](const fs::path& path) { return path.parent_path().filename().string(); };
    for (const fs::path& path : found.value()) folders.insert(folder_of(path));
    PackedPictures packed{.name = name_of(names), .pack = {}, .refused = {}};
    std::string table = "name,class\n";
    std::vector<std::uint8_t> rgba;
    std::size_t n = 0;
    const std::size_t each = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 4;
    for (const fs::path& path : found.value()) {
        const core::Result<Pixels> pixels = decode(path);
        if (!pixels.ok()) {
            packed.refused.push_back(pixels.error().sentence);
            continue;
        }
        rgba.resize(++n * each, 0);
        shrink(pixels.value(), side, rgba.data() + (n - 1) * each);
        table += cell(path.stem().string()) + "," + cell(folders.size() > 1 ? folder_of(path) : "") + "\n";
    }
    if (n < 2) {
        if (!packed.refused.empty()) return core::Error{"", "Hardly a picture can be read: " + packed.refused.front()};
        return core::Error{"", found.value().empty()
                                   ? "There are no pictures in " + core::quoted(packed.name) + " (PNG, JPEG, GIF, BMP)."
                                   : "This is 1 picture; a map needs at least 2. Give some more, or a folder."};
    }
    packed.pack = "embedscape pack 1\n" + section("table", table) + sheets_of(rgba, side, n);
    return packed;
}

}  // namespace platform
