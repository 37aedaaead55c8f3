// See brought.h.
#include "platform/cli/data_files.h"

#include <filesystem>
#include <utility>

#include "core/number_text.h"
#include "core/shown_text.h"
#include "data/import/read_files.h"
#include "model/schema.h"
#include "platform/cli/files.h"

namespace platform {

std::string shown_name(const std::string& name) { return core::printable(core::shortened(name)); }

core::Result<ImportedSheet> read_data_files(const std::vector<std::string>& files) {
    std::vector<data::ImportedFile> imported;
    for (const std::string& file : files) {
        core::Result<std::string> bytes = read_data(file);
        if (!bytes.ok()) return bytes.error();
        const std::string name = file == "-" ? "standard input" : std::filesystem::path(file).filename().string();
        imported.push_back({.name = name, .bytes = std::move(bytes.value())});
    }
    const std::string name = imported.front().name;
    core::Result<data::Sheet> sheet = data::read_files(std::move(imported));
    if (!sheet.ok())  // sentences about several files name them themselves
        return core::Error{"", (files.size() == 1 ? shown_name(name) + ": " : "") + sheet.error().sentence};
    return ImportedSheet{.name = name, .sheet = std::move(sheet.value())};
}

std::vector<std::string> limits_of_few(int n_things) {
    if (n_things >= model::kFewThings || n_things < 2) return {};
    constexpr double kMostOfOthers = 0.9;  // engine/perplexity.h
    return {std::to_string(n_things) + " things are too few to hold any out: all are trained on.",
            "With " + std::to_string(n_things) + " things the perplexity of a neighbours loss is at most " +
                core::figures_text(kMostOfOthers * (n_things - 1), 3) + "."};
}

}  // namespace platform
