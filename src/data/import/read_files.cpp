// See read_files.h.
#include "data/import/read_files.h"

#include <optional>
#include <utility>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/encodings.h"
#include "data/import/read_corpus.h"
#include "data/import/read_json.h"
#include "data/import/read_lines.h"
#include "data/import/read_npy.h"
#include "data/import/read_pair.h"
#include "data/import/read_sheet.h"
#include "data/import/read_vectors.h"
#include "data/import/text_kind.h"
#include "data/text_words.h"

namespace data {
namespace {

constexpr std::size_t kLook = 1u << 16;  // bytes of a file's beginning

core::Error no_data(std::string sentence) { return {"data", std::move(sentence)}; }

// "a.csv, b.csv and c.csv"
std::string names_of(const std::vector<ImportedFile>& files) {
    std::string names;
    for (std::size_t i = 0; i < files.size(); ++i) {
        names += i == 0 ? "" : i + 1 == files.size() ? " and " : ", ";
        names += core::quoted(files[i].name);
    }
    return names;
}

// The beginning of a text in UTF-8, for a look at it; `kept` holds it where it had to be decoded.
std::string_view beginning(const std::string& bytes, std::string& kept) {
    if (!bytes.starts_with("\xFF\xFE") && !bytes.starts_with("\xFE\xFF")) return bytes;
    core::Result<Decoded> decoded = decode(bytes.substr(0, kLook));
    if (decoded.ok()) kept = std::move(decoded.value().text);
    return kept;
}

// Reads a file of another kind than a text table; nothing if it is a text table.
std::optional<core::Result<Sheet>> read_other(ImportedFile& file, std::optional<TextKind> text_kind) {
    if (text_kind == TextKind::table) return std::nullopt;
    if (text_kind == TextKind::lines) return read_lines(std::move(file.bytes));
    if (text_kind == TextKind::corpus) return read_corpus(std::move(file.bytes));
    if (is_npy(file.bytes)) return read_npy(std::move(file.bytes));
    std::string kept;
    const std::string_view look = beginning(file.bytes, kept);
    if (looks_like_json(look, file.name)) return read_json(std::move(file.bytes), file.name);
    if (find_vectors(look, file.name).dims > 0) return read_vectors(std::move(file.bytes), file.name);
    const TextKind found = find_text_kind(look, file.name);
    if (found == TextKind::lines) return read_lines(std::move(file.bytes));
    if (found == TextKind::corpus) return read_corpus(std::move(file.bytes));
    return std::nullopt;
}

// Why the files cannot be read, as far as their number and sizes say; "" if they may be.
std::string problem_with(const std::vector<ImportedFile>& files) {
    if (files.empty()) return "No file was brought; choose one.";
    for (const ImportedFile& file : files) {
        if (std::string large = problem_with_size(static_cast<double>(file.bytes.size())); !large.empty())
            return files.size() == 1 ? large : core::quoted(file.name) + ": " + large;
    }
    if (files.size() <= 2) return "";
    return names_of(files) +
           " cannot be read together; bring one table, or vectors and the labels that stand beside them.";
}

KeptFiles kept_of(const std::vector<ImportedFile>& files) {
    std::size_t n_bytes = 0;
    for (const ImportedFile& file : files) n_bytes += file.bytes.size();
    return n_bytes <= kMostKeptBytes ? std::make_shared<const std::vector<ImportedFile>>(files) : nullptr;
}

}  // namespace

FilesReading::FilesReading(std::vector<ImportedFile> files, std::optional<TextKind> text_kind)
    : files_(std::move(files)), text_kind_(text_kind) {}

bool FilesReading::advance() {
    if (sheet_) {
        if (sheet_->advance()) return true;
        result_ = sheet_->result();
        if (result_->ok()) result_->value().is_plain_text = true;
        sheet_.reset();
    } else if (std::string problem = problem_with(files_); !problem.empty()) {
        result_ = no_data(std::move(problem));
    } else {
        kept_ = kept_of(files_);
        result_ = files_.size() == 1 ? read_other(files_[0], text_kind_)
                                     : read_pair(std::move(files_[0]), std::move(files_[1]));
        if (!result_) sheet_.emplace(std::move(files_[0].bytes));
    }
    if (!result_) return true;
    if (result_->ok()) result_->value().files = kept_;
    return false;
}

double FilesReading::share() const { return result_ ? 1 : sheet_ ? sheet_->share() : 0; }

core::Result<Sheet> FilesReading::result() { return std::move(*result_); }

KeptFiles FilesReading::text_file() const {
    if (kept_ == nullptr || kept_->size() != 1) return nullptr;
    const ImportedFile& file = kept_->front();
    const core::Result<Decoded> text = decode(file.bytes.substr(0, kLook));
    const bool has_words = text.ok() && TextWords(text.value().text).next();
    return has_words && !looks_like_json(text.value().text, file.name) ? kept_ : nullptr;
}

core::Result<Sheet> read_files(std::vector<ImportedFile> files, std::optional<TextKind> text_kind) {
    FilesReading reading(std::move(files), text_kind);
    while (reading.advance()) {
    }
    return reading.result();
}

}  // namespace data
