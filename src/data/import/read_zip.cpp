// See read_zip.h. The formats: PKWARE's APPNOTE (zip), RFC 1952 (gzip).
#include "data/import/read_zip.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/shown_text.h"
#include "data/import/inflate.h"

namespace data {
namespace {

constexpr std::string_view kLocal = "PK\x03\x04", kEntry = "PK\x01\x02", kEnd = "PK\x05\x06";
constexpr std::size_t kLocalBytes = 30, kEntryBytes = 46, kEndBytes = 22, kLongestComment = 65535;
constexpr unsigned kEncrypted = 1, kStored = 0, kDeflated = 8;

core::Error fail(const std::string& name, const std::string& what) { return {"data", core::quoted(name) + " " + what}; }

// `n` bytes, the lowest first; 0 beyond the end.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t n) {
    std::uint32_t number = 0;
    for (std::size_t i = n; i > 0; --i) {
        const std::size_t place = at + i - 1;
        number = number << 8 | (place < bytes.size() ? static_cast<unsigned char>(bytes[place]) : 0u);
    }
    return number;
}

// What the list at the end of an archive says of a file.
struct Entry {
    std::string path;
    unsigned flags = 0, method = 0;
    std::uint32_t sum = 0;
    std::size_t n_packed = 0, n_bytes = 0, at = 0;  // `at`: of its head, from the beginning of the archive
};

struct List {
    std::size_t at = 0, n_bytes = 0, n = 0;
    std::size_t base = 0;  // bytes before the archive, as of a program that unpacks itself
};

std::optional<List> find_list(std::string_view archive) {
    if (archive.size() < kEndBytes) return std::nullopt;
    const std::size_t first = archive.size() - kEndBytes - std::min(archive.size() - kEndBytes, kLongestComment);
    const std::size_t at = archive.rfind(kEnd, archive.size() - kEndBytes);
    if (at == std::string_view::npos || at < first) return std::nullopt;
    List list{.at = number_at(archive, at + 16, 4),
              .n_bytes = number_at(archive, at + 12, 4),
              .n = number_at(archive, at + 10, 2)};
    if (list.n_bytes > at || list.at > at - list.n_bytes) return std::nullopt;
    list.base = at - list.n_bytes - list.at;
    return list;
}

// Whether a part of the path begins with a point, or is what a Mac adds. "." and ".." are harmless: a path is only a name.
bool is_hidden(std::string_view path) {
    while (!path.empty()) {
        const std::size_t end = std::min(path.find('/'), path.size());
        const std::string_view part = path.substr(0, end);
        if (part == "__MACOSX" || (part.starts_with('.') && part != "." && part != "..")) return true;
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return false;
}

core::Result<std::vector<Entry>> entries_of(std::string_view archive, const std::string& name) {
    const std::optional<List> list = find_list(archive);
    if (!list) return fail(name, "is no zip archive, or its end is missing. Pack or fetch it once more.");
    if (list->n == 0xFFFF || list->at == 0xFFFFFFFF)
        return fail(name, "is a zip archive of the kind for more than 4 GB, which is not read. Give a folder instead.");
    const std::string_view entries = archive.substr(list->base + list->at, list->n_bytes);
    std::vector<Entry> found;
    for (std::size_t i = 0, at = 0; i < list->n; ++i) {
        if (at + kEntryBytes > entries.size() || entries.substr(at, 4) != kEntry)
            return fail(name, "is broken: its list of files cannot be read. Pack or fetch it once more.");
        const std::size_t n_name = number_at(entries, at + 28, 2);
        Entry entry{.path = std::string(entries.substr(at + kEntryBytes, n_name)),
                    .flags = number_at(entries, at + 8, 2),
                    .method = number_at(entries, at + 10, 2),
                    .sum = number_at(entries, at + 16, 4),
                    .n_packed = number_at(entries, at + 20, 4),
                    .n_bytes = number_at(entries, at + 24, 4),
                    .at = list->base + number_at(entries, at + 42, 4)};
        at += kEntryBytes + n_name + number_at(entries, at + 30, 2) + number_at(entries, at + 32, 2);
        std::replace(entry.path.begin(), entry.path.end(), '\\', '/');
        if (!entry.path.empty() && !entry.path.ends_with('/') && !is_hidden(entry.path))
            found.push_back(std::move(entry));
    }
    return found;
}

// The packed bytes of a file; nothing if the archive ends before.
std::optional<std::string_view> packed_bytes(std::string_view archive, const Entry& entry) {
    if (entry.at > archive.size() || archive.size() - entry.at < kLocalBytes) return std::nullopt;
    if (archive.substr(entry.at, 4) != kLocal) return std::nullopt;
    const std::size_t from =
        entry.at + kLocalBytes + number_at(archive, entry.at + 26, 2) + number_at(archive, entry.at + 28, 2);
    if (from > archive.size() || archive.size() - from < entry.n_packed) return std::nullopt;
    return archive.substr(from, entry.n_packed);
}

core::Result<std::string> unpack(std::string_view archive, const Entry& entry, const std::string& name) {
    if ((entry.flags & kEncrypted) != 0) return fail(name, "is encrypted; unpack it first.");
    if (entry.method != kStored && entry.method != kDeflated)
        return fail(name, "is packed in a way that is not read; pack it as an ordinary zip.");
    const std::optional<std::string_view> packed = packed_bytes(archive, entry);
    std::optional<std::string> bytes;
    if (packed && entry.method == kDeflated) bytes = inflate(*packed, entry.n_bytes);
    if (packed && entry.method == kStored && packed->size() == entry.n_bytes) bytes = std::string(*packed);
    if (!bytes || checksum(*bytes) != entry.sum)
        return fail(
            name, "is broken: " + core::quoted(entry.path) + " in it cannot be unpacked. Pack or fetch it once more.");
    return std::move(*bytes);
}

}  // namespace

bool is_zip(std::string_view bytes) { return bytes.starts_with(kLocal) || bytes.starts_with(kEnd); }
bool is_gzip(std::string_view bytes) { return bytes.starts_with("\x1F\x8B"); }

core::Result<std::vector<std::string>> paths_in_zip(std::string_view archive, const std::string& name) {
    const core::Result<std::vector<Entry>> entries = entries_of(archive, name);
    if (!entries.ok()) return entries.error();
    std::vector<std::string> paths;
    for (const Entry& entry : entries.value()) paths.push_back(entry.path);
    return paths;
}

core::Result<std::vector<ImportedFile>> read_zip(std::string_view archive, const std::string& name,
                                                 bool (*is_wanted)(std::string_view path)) {
    const core::Result<std::vector<Entry>> entries = entries_of(archive, name);
    if (!entries.ok()) return entries.error();
    std::uint64_t n_bytes = 0;  // told before anything is unpacked; what is unpacked is never more
    for (const Entry& entry : entries.value()) n_bytes += is_wanted(entry.path) ? entry.n_bytes : 0;
    if (n_bytes > kMostUnpacked)
        return fail(name, "holds more than " + std::to_string(kMostUnpacked >> 20) + " MiB; give a part of it.");
    std::vector<ImportedFile> files;
    for (const Entry& entry : entries.value()) {
        if (!is_wanted(entry.path)) continue;
        core::Result<std::string> bytes = unpack(archive, entry, name);
        if (!bytes.ok()) return bytes.error();
        files.push_back({entry.path, std::move(bytes.value())});
    }
    return files;
}

core::Result<std::string> read_gzip(std::string_view bytes, const std::string& name) {
    constexpr std::size_t kHead = 10, kTail = 8;
    constexpr unsigned kHasSum = 2, kHasExtra = 4, kHasName = 8, kHasComment = 16;
    const core::Error broken =
        fail(name, "cannot be unpacked here (gzip): it is broken, or several files in one. Unpack it first (gunzip).");
    if (bytes.size() < kHead + kTail || !is_gzip(bytes) || bytes[2] != 8) return broken;
    const unsigned flags = number_at(bytes, 3, 1);
    std::size_t at = kHead;
    if ((flags & kHasExtra) != 0) at += 2 + number_at(bytes, at, 2);
    for (const unsigned text : {kHasName, kHasComment}) {
        if ((flags & text) == 0) continue;
        at = bytes.find('\0', std::min(at, bytes.size()));
        if (at == std::string_view::npos) return broken;
        ++at;
    }
    if ((flags & kHasSum) != 0) at += 2;
    if (at > bytes.size() - kTail) return broken;
    const std::size_t n_bytes = number_at(bytes, bytes.size() - 4, 4);
    if (!can_hold(bytes.size(), n_bytes)) return broken;
    if (n_bytes > kMostUnpacked)
        return fail(name, "unpacked is larger than " + std::to_string(kMostUnpacked >> 20) +
                              " MiB; at most that much can be read. Take a part of its rows.");
    std::optional<std::string> unpacked = inflate(bytes.substr(at, bytes.size() - kTail - at), n_bytes);
    if (!unpacked || checksum(*unpacked) != number_at(bytes, bytes.size() - kTail, 4)) return broken;
    return std::move(*unpacked);
}

}  // namespace data
