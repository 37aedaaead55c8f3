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
#include "data/import/read_zip.h"
#include "map/pictures/paint.h"
#include "platform/cli/decode_picture.h"
#include "platform/cli/files.h"

namespace platform {
namespace {

namespace fs = std::filesystem;

constexpr int kMostPictures = 5000, kSheetPictures = 1000;  // as page/pictures.js
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

// By its ending: a workbook is an archive, too.
bool is_archive(const std::string& name) { return ending_of(name) == ".zip"; }

// Whether an archive has pictures, or cannot be read: then that is said where pictures are.
bool has_pictures(const std::string& name) {
    const core::Result<std::string> archive = read_data(name);
    if (!archive.ok()) return false;
    const core::Result<std::vector<std::string>> paths = data::paths_in_zip(archive.value(), name);
    return !paths.ok() || std::any_of(paths.value().begin(), paths.value().end(),
                                      [](const std::string& path) { return is_picture(fs::path(path)); });
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

// A picture that was named, or is below a folder or in an archive that was.
struct Found {
    std::string path;   // within the archive, if it is from one
    std::string bytes;  // of one from an archive; others are read when it is their turn
    bool is_read = false;
};

core::Result<Pixels> decode(const Found& found) {
    const std::string name = core::quoted(fs::path(found.path).filename().string());
    std::string bytes;
    if (!found.is_read) {
        std::error_code error;
        if (fs::file_size(found.path, error) > kMostBytes || error)
            return core::Error{"", name + " cannot be read, or is larger than 256 MiB."};
        std::ifstream in(found.path, std::ios::binary);
        bytes.assign(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
    }
    core::Result<Pixels> pixels = decode_picture(found.is_read ? found.bytes : bytes);
    if (!pixels.ok()) return core::Error{"", name + " " + pixels.error().sentence};
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

// The pictures in a zip archive. Those that lie in no folder of it are in one that has the archive's name.
core::Status add_from_archive(std::vector<Found>& all, const std::string& name) {
    const core::Result<std::string> archive = read_data(name);
    if (!archive.ok()) return archive.error();
    const fs::path path(name);
    core::Result<std::vector<data::ImportedFile>> files = data::read_zip(
        archive.value(), path.filename().string(), [](std::string_view each) { return is_picture(fs::path(each)); });
    if (!files.ok()) return files.error();
    for (data::ImportedFile& file : files.value())
        all.push_back({path.stem().string() + "/" + file.name, std::move(file.bytes), true});
    return {};
}

core::Result<std::vector<Found>> find_pictures(const std::vector<std::string>& names) {
    std::vector<Found> all;
    for (const std::string& name : names) {
        if (is_folder(name)) {
            std::vector<fs::path> paths;
            add_below(paths, name);
            for (const fs::path& path : paths) all.push_back({path.string(), "", false});
        } else if (!is_file(name)) {
            return core::Error{"",
                               core::quoted(name) + " is not there; give a picture, a folder or a zip of pictures."};
        } else if (is_archive(name)) {
            if (const core::Status added = add_from_archive(all, name); !added.ok()) return added.error();
        } else {
            all.push_back({name, "", false});
        }
    }
    if (all.size() > static_cast<std::size_t>(kMostPictures)) {
        return core::Error{"", core::thousands(static_cast<long>(all.size())) + " pictures are too many; at most " +
                                   core::thousands(kMostPictures) + " can be read at once. Give a part of them."};
    }
    std::sort(all.begin(), all.end(), [](const Found& a, const Found& b) { return a.path < b.path; });
    return all;
}

// The folder in which a picture lies is its class.
std::string folder_of(const Found& found) {
    const std::string folder = fs::path(found.path).parent_path().filename().string();
    return folder == "." || folder == ".." ? "" : folder;
}

std::string name_of(const std::vector<std::string>& names, std::size_t n_pictures) {
    if (names.size() > 1) return std::to_string(n_pictures) + " pictures";
    const fs::path path = fs::path(names.front()).lexically_normal();
    if (is_archive(names.front())) return path.stem().string();
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

}  // namespace

bool are_pictures(const std::vector<std::string>& names) {
    return std::any_of(names.begin(), names.end(), [](const std::string& name) {
        return is_folder(name) || is_picture(name) || (is_archive(name) && has_pictures(name));
    });
}

core::Result<PackedPictures> pack_pictures(const std::vector<std::string>& names, int side) {
    const core::Result<std::vector<Found>> found = find_pictures(names);
    if (!found.ok()) return found.error();
    std::set<std::string> folders;
    for (const Found& picture : found.value()) folders.insert(folder_of(picture));
    PackedPictures packed{.name = name_of(names, found.value().size()), .pack = {}, .refused = {}};
    std::string table = "name,class\n";
    std::vector<std::uint8_t> rgba;
    std::size_t n = 0;
    const std::size_t each = static_cast<std::size_t>(side) * static_cast<std::size_t>(side) * 4;
    for (const Found& picture : found.value()) {
        const core::Result<Pixels> pixels = decode(picture);
        if (!pixels.ok()) {
            packed.refused.push_back(pixels.error().sentence);
            continue;
        }
        rgba.resize(++n * each, 0);
        shrink(pixels.value(), side, rgba.data() + (n - 1) * each);
        table += cell(fs::path(picture.path).stem().string()) + "," +
                 cell(folders.size() > 1 ? folder_of(picture) : "") + "\n";
    }
    if (n < 2) {
        if (!packed.refused.empty()) return core::Error{"", "Hardly a picture can be read: " + packed.refused.front()};
        return core::Error{"",
                           found.value().empty()
                               ? "There are no pictures in " + core::quoted(packed.name) + " (" + picture_kinds() + ")."
                               : "This is 1 picture; a map needs at least 2. Give some more, or a folder."};
    }
    packed.pack = "embedscape pack 1\n" + section("table", table) + sheets_of(rgba, side, n);
    return packed;
}

}  // namespace platform
