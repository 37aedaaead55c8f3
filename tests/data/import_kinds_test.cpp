// data/import/read_files.h: what becomes of JSON, NumPy arrays and vectors as data sets, bounds, and files that were
// damaged anywhere.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/exact_number.h"
#include "core/random.h"
#include "data/features.h"
#include "data/import/read_files.h"
#include "data/import/read_sheet.h"
#include "data/import/sheet_dataset.h"
#include "data/import/sheet_report.h"

namespace data {
std::string_view import_file(std::string_view name);  // generated: the files of tests/data/import/
}

using namespace data;

namespace {

core::Result<Sheet> read_one(std::string name, std::string bytes) {
    return read_files({{.name = std::move(name), .bytes = std::move(bytes)}});
}

Sheet corpus_sheet(const std::vector<std::string>& names) {
    std::vector<ImportedFile> files;
    for (const std::string& name : names) files.push_back({.name = name, .bytes = std::string(import_file(name))});
    core::Result<Sheet> sheet = read_files(std::move(files));
    if (!sheet.ok()) MESSAGE(sheet.error().sentence);
    REQUIRE(sheet.ok());
    return std::move(sheet.value());
}

ImportedDataset dataset_of(Sheet sheet) {
    sheet.leave_out_faults = true;
    core::Result<ImportedDataset> made = sheet_dataset(sheet, "t");
    if (!made.ok()) MESSAGE(made.error().sentence);
    REQUIRE(made.ok());
    return std::move(made.value());
}

// An npy file of version 1.
std::string npy(const std::string& header, const std::string& elements) {
    std::string bytes("\x93NUMPY\x01\0", 8);
    bytes += static_cast<char>(header.size() & 255);
    bytes += static_cast<char>(header.size() >> 8);
    return bytes + header + elements;
}

// What must hold of whatever could be read.
void check_whole(const core::Result<Sheet>& read) {
    if (!read.ok()) {
        CHECK(!read.error().sentence.empty());
        return;
    }
    const Sheet& sheet = read.value();
    CHECK(sheet.n_rows > 0);
    CHECK(sheet.vector_dims <= static_cast<int>(sheet.columns.size()));
    CHECK(sheet.cells.size() == static_cast<std::size_t>(sheet.n_rows) * sheet.columns.size());
    CHECK(sheet.lines.size() == static_cast<std::size_t>(sheet.n_rows));
    for (const SheetCell& cell : sheet.cells) REQUIRE(cell.at + std::size_t{cell.length} <= sheet.text.size());
    CHECK(core::Json::parse(sheet_report(sheet).dump()).has_value());
    Sheet agreed = sheet;
    agreed.leave_out_faults = true;
    const auto made = sheet_dataset(agreed, "t");
    if (made.ok()) CHECK(build_features(made.value().dataset).n_rows == sheet.n_rows);
}

}  // namespace

TEST_CASE("a vector is one group of features, and words name the things") {
    const ImportedDataset made = dataset_of(corpus_sheet({"glove.txt"}));
    const DatasetRow& row = made.dataset.row;
    REQUIRE(row.groups.size() == 1);
    CHECK(row.groups[0].id == "vector");
    CHECK(row.groups[0].columns.size() == 4);
    CHECK(row.losses[0].kind == "reconstruct");
    CHECK(made.dataset.names == std::vector<std::string>{"the", ",", "NA", "1999", "null"});
    CHECK(row.attributes.size() == 3);  // something has to colour the map
    CHECK(row.card.count == "5 rows, 1 column, a vector of 4 numbers.");
}

TEST_CASE("labels beside vectors are asked for, and are no features") {
    Sheet sheet = corpus_sheet({"vectors.npy", "labels.npy"});
    CHECK(set_kind(sheet, 0, SheetKind::category).ok());
    const ImportedDataset made = dataset_of(std::move(sheet));
    const DatasetRow& row = made.dataset.row;
    REQUIRE(row.groups.size() == 2);
    CHECK(row.groups[0].id == "vector");
    CHECK(row.groups[0].on_by_default);
    CHECK_FALSE(row.groups[1].on_by_default);
    CHECK(row.losses[0].kind == "classify");
    CHECK(row.losses[0].target == "label");
    CHECK(row.attributes.size() == 1);
}

TEST_CASE("a word that is a space is a thing with a name") {
    const auto read = read_one("a.vec", "3 2\na 0.5 0.25\n  0.125 1\nb c -1 2\n");
    REQUIRE(read.ok());
    CHECK(read.value().n_rows == 3);
    CHECK(dataset_of(read.value()).dataset.names == std::vector<std::string>{"a", "\" \"", "b c"});
}

TEST_CASE("numbers of an array come out as they went in") {
    const Sheet sheet = corpus_sheet({"float32.npy"});
    const Dataset made = dataset_of(sheet).dataset;
    REQUIRE(made.table.columns.size() == 2);
    CHECK(made.table.columns[0].numbers == std::vector<float>{0.1f, 3.5f, 1e20f});
    CHECK(made.table.columns[1].numbers == std::vector<float>{-2.0f, 1e-8f, 7.0f});
    std::string text;
    core::append_exact(text, 1.0 / 3);
    core::append_exact(text += ' ', 0.1f);
    core::append_exact(text += ' ', -7.0);
    CHECK(text == "0.3333333333333333 0.1 -7");
}

TEST_CASE("the bounds of tables hold for every kind of file") {
    const std::string tall =
        npy("{'descr': '|i1', 'fortran_order': False, 'shape': (200001,)}", std::string(200001, 1));
    const auto refused = read_one("a.npy", tall);
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().sentence.find("more than 200,000 rows") != std::string::npos);
    std::string names = "[", rows;
    for (int i = 0; i <= kMaxColumns; ++i) names += (i > 0 ? ",{\"n" : "{\"n") + std::to_string(i) + "\":1}";
    const auto wide = read_one("a.json", names + "]");
    REQUIRE_FALSE(wide.ok());
    CHECK(wide.error().sentence.find("2,000 different names") != std::string::npos);
    for (int i = 0; i <= kMaxRows; ++i) rows += "{\"a\":1}\n";
    CHECK_FALSE(read_one("a.jsonl", rows).ok());
    CHECK_FALSE(read_files({}).ok());
}

TEST_CASE("files that were damaged anywhere give a sheet or a sentence") {
    core::Random random = core::random_stream(1, "damage");
    const auto below = [&](std::size_t n) {
        return n == 0 ? 0 : static_cast<std::size_t>(core::next_uniform(random, 0, static_cast<float>(n) - 0.01f));
    };
    const std::string odd = std::string("\0\xFF\"\\{}[],:'\n\t 0.9-eNu(", 23);
    for (const char* name :
         {"nested.jsonl", "list.json", "wrapped.json", "columns-by-key.json", "named-rows.json", "lists.json",
          "vector.jsonl", "escapes.jsonl", "structured.npy", "fortran-three.npy", "letters.npy", "days.npy",
          "float16.npy", "glove.txt", "fasttext.vec", "numbers-as-words.vec", "vectors.tsv"}) {
        CAPTURE(name);
        for (int round = 0; round < 60; ++round) {
            std::string bytes(import_file(name));
            for (std::size_t i = below(4) + 1; i > 0 && !bytes.empty(); --i) {
                const std::size_t at = below(bytes.size());
                const std::size_t kind = below(4);
                if (kind == 0) bytes[at] = odd[below(odd.size())];
                if (kind == 1) bytes.erase(at, below(20));
                if (kind == 2) bytes.insert(at, bytes.substr(below(bytes.size()), below(30)));
                if (kind == 3) bytes[at] = static_cast<char>(below(256));
            }
            check_whole(read_one(name, bytes));
            check_whole(read_files(
                {{.name = "v", .bytes = std::string(import_file("vectors.tsv"))}, {.name = name, .bytes = bytes}}));
        }
    }
}
