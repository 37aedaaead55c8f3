// See data_files.h.
#include "platform/cli/data_files.h"

#include <filesystem>
#include <utility>

#include "core/number_text.h"
#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/missing_words.h"
#include "data/import/picture_dataset.h"
#include "data/import/picture_report.h"
#include "data/import/read_files.h"
#include "data/import/text_kind.h"
#include "data/import/word_choices.h"
#include "model/schema.h"
#include "platform/cli/files.h"
#include "platform/cli/picture_files.h"
#include "platform/cli/unpack.h"

namespace platform {

namespace {

// Reads the files as the kind that the learner names; if they would be read so anyway, the id is that without a choice.
core::Result<data::Sheet> read_as(std::vector<data::ImportedFile> files, const std::string& text_as) {
    if (text_as.empty()) return data::read_files(std::move(files));
    const data::TextKind kind = text_as == "corpus"  ? data::TextKind::corpus
                                : text_as == "lines" ? data::TextKind::lines
                                                     : data::TextKind::table;
    core::Result<data::Sheet> sheet = data::read_files(files);
    if (!sheet.ok()) {
        sheet = data::read_text_as(std::move(files), kind);
    } else if (!sheet.value().is_plain_text || sheet.value().text_kind != kind) {
        if (core::Status taken = data::take_text_as(sheet.value(), kind); !taken.ok()) return taken.error();
    }
    return sheet;
}

// The bytes of a file, unpacked.
core::Result<data::ImportedFile> read_file(const std::string& file) {
    core::Result<std::string> bytes = read_data(file);
    if (!bytes.ok()) return bytes.error();
    const std::string name = file == "-" ? "standard input" : std::filesystem::path(file).filename().string();
    return unpacked({.name = name, .bytes = std::move(bytes.value())});
}

core::Status choose_words(data::Sheet& sheet, const DataArguments& arguments) {
    std::vector<data::WordChoice> things;
    for (const std::string& word : arguments.words) things.push_back({word, true});
    for (const std::string& word : arguments.no_words) things.push_back({word, false});
    if (core::Status chosen = data::set_things(sheet, things); !chosen.ok()) return chosen;
    for (const std::string& word : arguments.missing)
        if (core::Status chosen = data::set_missing(sheet, word, true); !chosen.ok()) return chosen;
    for (const std::string& word : arguments.values)
        if (core::Status chosen = data::set_missing(sheet, word, false); !chosen.ok()) return chosen;
    return {};
}

}  // namespace

std::string shown_name(const std::string& name) { return core::printable(core::shortened(name)); }

core::Result<ImportedSheet> read_data_files(const DataArguments& arguments) {
    const std::vector<std::string>& files = arguments.files;
    std::vector<data::ImportedFile> imported;
    for (const std::string& file : files) {
        core::Result<data::ImportedFile> read = read_file(file);
        if (!read.ok()) return read.error();
        imported.push_back(std::move(read.value()));
    }
    const std::string name = imported.front().name;
    core::Result<data::Sheet> sheet = read_as(std::move(imported), arguments.text_as);
    if (!sheet.ok())  // sentences about several files name them themselves
        return core::Error{"", (files.size() == 1 ? shown_name(name) + ": " : "") + sheet.error().sentence};
    if (const core::Status chosen = choose_words(sheet.value(), arguments); !chosen.ok())
        return core::Error{"", shown_name(name) + ": " + chosen.sentence()};
    return ImportedSheet{.name = name, .sheet = std::move(sheet.value())};
}

core::Result<data::Dataset> read_data_pictures(const DataArguments& arguments, std::vector<std::string>& refused) {
    if (!arguments.target.empty())
        return core::Error{"",
                           "Pictures have no columns to choose from: what is asked for is the folder that a picture "
                           "lies in. Leave out --target."};
    if (!arguments.missing.empty() || !arguments.values.empty() || !arguments.words.empty() ||
        !arguments.no_words.empty() || !arguments.text_as.empty()) {
        return core::Error{
            "", "Pictures have no words: leave out --missing, --not-missing, --word, --not-word and --text-as."};
    }
    core::Result<PackedPictures> packed = pack_pictures(arguments.files, arguments.side);
    if (!packed.ok()) return packed.error();
    refused = std::move(packed.value().refused);
    if (!refused.empty() && !arguments.leave_out) {
        return core::Error{"", core::counted(static_cast<long>(refused.size()), "picture") + " cannot be read. " +
                                   refused.front() + " --leave-out trains without " +
                                   (refused.size() == 1 ? "it." : "them.")};
    }
    return data::picture_dataset(packed.value().pack, packed.value().name);
}

core::Result<std::vector<data::ImportedFile>> read_dropped(const std::vector<std::string>& files) {
    if (are_pictures(files)) {
        core::Result<PackedPictures> packed = pack_pictures(files, data::kPictureSide);
        if (!packed.ok()) return packed.error();
        return std::vector<data::ImportedFile>{{packed.value().name, std::move(packed.value().pack)}};
    }
    std::vector<data::ImportedFile> read;
    for (const std::string& name : files) {
        core::Result<data::ImportedFile> file = read_file(name);
        if (!file.ok()) return file.error();
        read.push_back(std::move(file.value()));
    }
    return read;
}

std::vector<std::string> limits_of_few(int n_things) {
    if (n_things >= model::kFewThings || n_things < 2) return {};
    constexpr double kMostOfOthers = 0.9;  // engine/perplexity.h
    return {std::to_string(n_things) + " things are too few to hold any out: all are trained on.",
            "With " + std::to_string(n_things) + " things the perplexity of a neighbours loss is at most " +
                core::figures_text(kMostOfOthers * (n_things - 1), 3) + "."};
}

}  // namespace platform
