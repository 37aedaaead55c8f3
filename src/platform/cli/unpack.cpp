// See unpack.h.
#include "platform/cli/unpack.h"

#include <string>
#include <utility>
#include <vector>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/read_zip.h"

namespace platform {
namespace {

bool ends_with(const std::string& name, std::string_view ending) {
    if (name.size() < ending.size()) return false;
    for (std::size_t i = 0; i < ending.size(); ++i) {
        const char c = name[name.size() - ending.size() + i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c) != ending[i]) return false;
    }
    return true;
}

core::Result<data::ImportedFile> only_file_in(const data::ImportedFile& archive) {
    constexpr std::size_t kMostNamed = 3;
    const core::Result<std::vector<std::string>> paths = data::paths_in_zip(archive.bytes, archive.name);
    if (!paths.ok()) return paths.error();
    if (paths.value().size() != 1) {
        std::string names;
        for (std::size_t i = 0; i < paths.value().size() && i < kMostNamed; ++i)
            names += (i == 0 ? ": " : ", ") + core::quoted(paths.value()[i]);
        const bool more = paths.value().size() > kMostNamed;
        return core::Error{"", core::quoted(archive.name) + " holds " +
                                   core::counted(static_cast<long>(paths.value().size()), "file") + names +
                                   (more ? " ..." : "") + "; unpack it, and give the one with the data."};
    }
    core::Result<std::vector<data::ImportedFile>> files =
        data::read_zip(archive.bytes, archive.name, [](std::string_view) { return true; });
    if (!files.ok()) return files.error();
    data::ImportedFile& file = files.value().front();
    return data::ImportedFile{file.name.substr(file.name.rfind('/') + 1), std::move(file.bytes)};
}

}  // namespace

core::Result<data::ImportedFile> unpacked(data::ImportedFile file) {
    if (data::is_gzip(file.bytes)) {
        core::Result<std::string> bytes = data::read_gzip(file.bytes, file.name);
        if (!bytes.ok()) return bytes.error();
        const bool is_named_so = ends_with(file.name, ".gz");
        return data::ImportedFile{is_named_so ? file.name.substr(0, file.name.size() - 3) : file.name,
                                  std::move(bytes.value())};
    }
    if (data::is_zip(file.bytes) && ends_with(file.name, ".zip")) return only_file_in(file);
    return file;
}

}  // namespace platform
