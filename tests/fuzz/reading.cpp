// Targets: files as people bring them, up to the data set that is made of them.
#include <cstdlib>
#include <optional>

#include "core/check.h"
#include "data/features.h"
#include "data/import/missing_words.h"
#include "data/import/own_id.h"
#include "data/import/picture_dataset.h"
#include "data/import/picture_report.h"
#include "data/import/read_files.h"
#include "data/import/sheet_dataset.h"
#include "data/import/sheet_report.h"
#include "data/import/word_choices.h"
#include "targets.h"

namespace fuzz {
namespace {

void read(std::vector<data::ImportedFile> files, std::optional<data::TextKind> text_kind = std::nullopt) {
    core::Result<data::Sheet> read = data::read_files(std::move(files), text_kind);
    if (!read.ok()) {
        ES_CHECK(!read.error().sentence.empty(), "a file is refused without a word");
        return;
    }
    data::Sheet& sheet = read.value();
    const std::size_t n_rows = static_cast<std::size_t>(sheet.n_rows);
    ES_CHECK(n_rows > 0 && sheet.lines.size() == n_rows, "rows and lines differ");
    ES_CHECK(sheet.cells.size() == n_rows * sheet.columns.size(), "rows are not equally long");
    for (const data::SheetCell& cell : sheet.cells)
        ES_CHECK(cell.at + std::size_t{cell.length} <= sheet.text.size(), "a cell lies outside of the text");
    const std::string report = data::sheet_report(sheet).dump() + data::sheet_text(sheet);
    ES_CHECK(!report.empty(), "a sheet says nothing");
    for (int i = 0; i < static_cast<int>(sheet.columns.size()) && i < 3; ++i)
        (void)data::set_kind(sheet, i, data::SheetKind::category);
    if (!sheet.text_words.empty()) {
        data::Sheet same = sheet;
        const data::TextWord word = sheet.text_words.front();
        if (data::set_thing(sheet, word.word, !word.is_thing).ok())
            ES_CHECK(data::is_thing(sheet, word.word) != word.is_thing, "a word does not come in");
        const std::string id = data::own_id(sheet);
        ES_CHECK(data::choose_as(same, id).ok() && data::own_id(same) == id, "an id makes another data set");
    }
    if (!sheet.columns.empty() && sheet.n_rows > 0) {
        const std::string word(data::value_of(sheet, sheet.cell(0, 0)));
        (void)data::set_missing(sheet, word, true);
        data::Sheet same = sheet;
        const std::string id = data::own_id(sheet);
        ES_CHECK(!data::choose_as(same, id).ok() || data::own_id(same) == id, "an id makes another data set");
        (void)data::set_missing(sheet, word, false);
    }
    sheet.leave_out_faults = true;
    const core::Result<data::ImportedDataset> made = data::sheet_dataset(sheet, "file");
    if (made.ok()) ES_CHECK(data::build_features(made.value().dataset).n_rows == sheet.n_rows, "things got lost");
}

}  // namespace

void read_table(const std::string& bytes) { read({{.name = "a.csv", .bytes = bytes}}); }
void read_json_lines(const std::string& bytes) {
    read({{.name = "a.json", .bytes = bytes}});
    read({{.name = "a.jsonl", .bytes = bytes}});
}
// Behind the mark, which a fuzzer would take long to find.
void read_npy(const std::string& bytes) {
    read({{.name = "a.npy", .bytes = bytes.starts_with("\x93NUMPY") ? bytes : "\x93NUMPY" + bytes}});
}
void read_text(const std::string& bytes) {
    read({{.name = "a.txt", .bytes = bytes}});
    read({{.name = "a.txt", .bytes = bytes}}, data::TextKind::lines);
    read({{.name = "a.txt", .bytes = bytes}}, data::TextKind::corpus);
}
void read_pictures(const std::string& bytes) {
    const std::string first = "embedscape pack 1\n";
    const core::Result<data::Dataset> made =
        data::picture_dataset(bytes.starts_with(first) ? bytes : first + bytes, "pictures");
    if (!made.ok()) return ES_CHECK(!made.error().sentence.empty(), "pictures are refused without a word");
    ES_CHECK(data::build_features(made.value()).n_rows == made.value().table.n_rows, "pictures got lost");
    ES_CHECK(!data::picture_text(made.value()).empty(), "pictures say nothing");
}
void read_vectors(const std::string& bytes) { read({{.name = "a.vec", .bytes = bytes}}); }

void read_pair(const std::string& bytes) {
    const std::size_t end = bytes.find("====\n");
    const bool two = end != std::string::npos;
    read({{.name = "a.tsv", .bytes = two ? bytes.substr(0, end) : "0.1\t0.2\n0.3\t0.4\n"},
          {.name = "b.tsv", .bytes = two ? bytes.substr(end + 5) : bytes}});
}

}  // namespace fuzz
