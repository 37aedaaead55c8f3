// See read_pair.h.
#include "data/import/read_pair.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/encodings.h"
#include "data/import/heading.h"
#include "data/import/infer_kinds.h"
#include "data/import/npy_header.h"
#include "data/import/number_lines.h"
#include "data/import/read_json.h"
#include "data/import/read_npy.h"
#include "data/import/read_sheet.h"
#include "data/import/vector_columns.h"

namespace data {
namespace {

core::Error no_data(std::string sentence) { return {"data", std::move(sentence)}; }
core::Error of_file(const std::string& name, const core::Error& error) {
    return no_data(core::quoted(name) + ": " + error.sentence);
}

// Whether a file can be the vectors of the pair.
struct Candidate {
    int width = 0;            // numbers of a line; 0: these are no vectors
    bool has_header = false;  // then it is rather the labels
};

Candidate candidate_of(const ImportedFile& file) {
    Candidate candidate;
    if (is_npy(file.bytes)) {
        const core::Result<NpyHeader> header = read_npy_header(file.bytes);
        const bool matrix = header.ok() && header.value().shape.size() > 1 && !header.value().has_names;
        if (matrix) candidate.width = static_cast<int>(std::min<std::uint64_t>(header.value().shape[1], 1u << 30));
        return candidate;
    }
    candidate.width = numbers_of_lines(file.bytes, candidate.has_header);
    return candidate;
}

bool name_says_labels(std::string_view name) {
    for (const std::string_view part : {"label", "meta", "name", "target", "class", "y."})
        if (name.find(part) != std::string_view::npos) return true;
    return false;
}

std::string fault_text(const Sheet& sheet) {
    const SheetFault& fault = sheet.faults.front();
    return "line " + std::to_string(fault.line) + ", column " + std::to_string(fault.column) + ": " + fault.reason +
           " Correct it: were it left out, all labels behind it would belong to other vectors.";
}

core::Result<Sheet> read_the_vectors(ImportedFile file) {
    core::Result<Sheet> read =
        is_npy(file.bytes) ? read_npy(std::move(file.bytes)) : read_number_lines(std::move(file.bytes));
    if (!read.ok()) return of_file(file.name, read.error());
    if (read.value().n_faults > 0) return no_data(core::quoted(file.name) + ", " + fault_text(read.value()));
    return read;
}

struct Lines {
    std::vector<std::string_view> all;
    bool tabs = false;
};

// Empty lines at the end are none; within, they are labels that are missing.
Lines lines_of(std::string_view text) {
    Lines lines;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        lines.all.push_back(line);
        lines.tabs = lines.tabs || line.find('\t') != std::string_view::npos;
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    while (!lines.all.empty() && without_outer_spaces(lines.all.back()).empty()) lines.all.pop_back();
    return lines;
}

std::vector<SheetCell> cells_of(const Sheet& sheet, std::string_view line, bool tabs) {
    std::vector<SheetCell> cells;
    while (true) {
        const std::size_t end = tabs ? line.find('\t') : std::string_view::npos;
        const std::string_view cell = line.substr(0, end);
        cells.push_back({.at = static_cast<std::uint32_t>(cell.data() - sheet.text.data()),
                         .length = static_cast<std::uint32_t>(cell.size()) & 0x7FFFFFFFu,
                         .quoted = 0});
        if (end == std::string_view::npos) return cells;
        line.remove_prefix(end + 1);
    }
}

std::string counts_text(const std::string& vectors, long n_vectors, const std::string& labels, long n_labels) {
    return core::quoted(vectors) + " has " + core::counted(n_vectors, "vector") + ", and " + core::quoted(labels) +
           " " + core::counted(n_labels, "line");
}

// The table beside the vectors, before the kinds of its columns are inferred.
struct Labels {
    Sheet sheet;
    bool numbered = false;
};

void add_line(Labels& labels, std::string_view line, int number, bool tabs) {
    Sheet& sheet = labels.sheet;
    std::vector<SheetCell> cells = cells_of(sheet, line, tabs);
    const std::size_t width = sheet.columns.size();
    if (cells.size() == 1 && without_outer_spaces(line).empty()) cells.resize(width);
    if (cells.size() != width) {
        add_fault(sheet, {.line = number,
                          .column = static_cast<int>(std::min(cells.size(), width)) + 1,
                          .reason = "the line has " + core::counted(static_cast<long>(cells.size()), "value") +
                                    ", and the first one " + core::thousands(static_cast<long>(width)) + "."});
        return;
    }
    sheet.cells.insert(sheet.cells.end(), cells.begin(), cells.end());
    sheet.lines.push_back(number);
    ++sheet.n_rows;
}

// Labels a line each, or columns with tabs between them, without quotes.
core::Result<Labels> read_lines(ImportedFile file, const std::string& vectors, int n_vectors) {
    core::Result<Decoded> decoded = decode(std::move(file.bytes));
    if (!decoded.ok()) return of_file(file.name, decoded.error());
    Labels labels;
    Sheet& sheet = labels.sheet;
    sheet.text = std::move(decoded.value().text);
    sheet.encoding = decoded.value().encoding;
    if (!decoded.value().broken.empty())
        return no_data(core::quoted(file.name) + " holds bytes that are no UTF-8; save it as UTF-8 again.");
    const Lines lines = lines_of(sheet.text);
    const auto n = static_cast<long>(lines.all.size());
    const bool heading = n == n_vectors + 1L;
    if (n != n_vectors && !heading)
        return no_data(counts_text(vectors, n_vectors, file.name, n) +
                       "; each vector needs a line, and a heading may stand above them.");
    sheet.delimiter = lines.tabs ? '\t' : '\0';
    const std::vector<SheetCell> first = cells_of(sheet, lines.all[0], lines.tabs);
    sheet.columns.resize(first.size());
    if (core::Status problem = problem_with_room(static_cast<double>(n), static_cast<double>(first.size()));
        !problem.ok())
        return problem.error();
    for (std::size_t i = heading ? 1 : 0; i < lines.all.size(); ++i)
        add_line(labels, lines.all[i], static_cast<int>(i) + 1, lines.tabs);
    if (sheet.n_faults > 0) return no_data(core::quoted(file.name) + ", " + fault_text(sheet));
    if (heading) {
        std::vector<std::string> names;
        for (const SheetCell& cell : first) names.emplace_back(value_of(sheet, cell));
        name_columns(sheet, names);
        sheet.header_line = 1;
        sheet.warnings.push_back(core::quoted(file.name) +
                                 " has one line more than there are vectors: its first line was read as a heading.");
        return labels;
    }
    if (first.size() > 1) {
        Sheet below = sheet;
        below.cells.erase(below.cells.begin(), below.cells.begin() + static_cast<std::ptrdiff_t>(first.size()));
        --below.n_rows;
        if (names_columns(below, first))
            return no_data(counts_text(vectors, n_vectors, file.name, n) +
                           ", of which the first one is a heading: one label is missing, and nobody can say which.");
        labels.numbered = true;
        return labels;
    }
    name_columns(sheet, {"label"});
    return labels;
}

core::Result<Labels> read_labels(ImportedFile file, const std::string& vectors, int n_vectors) {
    const bool json = looks_like_json(file.bytes, file.name), npy = is_npy(file.bytes);
    const bool quoted_csv = file.name.ends_with(".csv") && file.bytes.find_first_of(",;\"") != std::string::npos;
    if (!json && !npy && !quoted_csv) return read_lines(std::move(file), vectors, n_vectors);
    core::Result<Sheet> read = json  ? read_json(std::move(file.bytes), file.name)
                               : npy ? read_npy(std::move(file.bytes))
                                     : read_sheet(std::move(file.bytes));
    if (!read.ok()) return of_file(file.name, read.error());
    Labels labels{.sheet = std::move(read.value()), .numbered = false};
    if (labels.sheet.n_faults > 0) return no_data(core::quoted(file.name) + ", " + fault_text(labels.sheet));
    if (labels.sheet.n_rows != n_vectors) {
        return no_data(core::quoted(vectors) + " has " + core::counted(n_vectors, "vector") + ", and " +
                       core::quoted(file.name) + " " + core::counted(labels.sheet.n_rows, "row") +
                       (labels.sheet.header_line > 0 ? " below its heading" : "") + "; they have to be equally many.");
    }
    if (labels.sheet.columns.size() == 1 && labels.sheet.header_line == 0) labels.sheet.columns[0].name = "label";
    return labels;
}

// The columns of the labels, and behind them the vector.
Sheet join(Sheet labels, Sheet vectors) {
    const std::size_t n_labels = labels.columns.size(), n_vector = vectors.columns.size();
    const auto shift = static_cast<std::uint32_t>(labels.text.size());
    for (SheetCell& cell : vectors.cells) cell.at += shift;
    labels.text += vectors.text;
    std::vector<SheetCell> cells;
    cells.reserve(labels.cells.size() + vectors.cells.size());
    for (std::size_t row = 0; row < static_cast<std::size_t>(vectors.n_rows); ++row) {
        const auto a = labels.cells.begin() + static_cast<std::ptrdiff_t>(row * n_labels);
        const auto b = vectors.cells.begin() + static_cast<std::ptrdiff_t>(row * n_vector);
        cells.insert(cells.end(), a, a + static_cast<std::ptrdiff_t>(n_labels));
        cells.insert(cells.end(), b, b + static_cast<std::ptrdiff_t>(n_vector));
    }
    labels.cells = std::move(cells);
    labels.lines = std::move(vectors.lines);
    labels.columns.resize(n_labels + n_vector);
    labels.vector_dims = static_cast<int>(n_vector);
    labels.format = vectors.format.empty() ? "projector pair" : vectors.format + " and labels";
    labels.warnings.insert(labels.warnings.begin(), vectors.warnings.begin(), vectors.warnings.end());
    return labels;
}

}  // namespace

core::Result<Sheet> read_pair(ImportedFile one, ImportedFile other) {
    const Candidate a = candidate_of(one), b = candidate_of(other);
    const std::string both = core::quoted(one.name) + " and " + core::quoted(other.name);
    if (a.width == 0 && b.width == 0) {
        return no_data(both +
                       " do not belong together: neither holds only numbers, as the vectors of a pair do. Bring "
                       "one table at a time.");
    }
    if (a.width > 1 && b.width > 1 && !a.has_header && !b.has_header)
        return no_data(both + " do not belong together: both hold vectors. Bring one of them, with its labels.");
    bool first = a.width > b.width;
    if (a.width > 0 && b.width > 0 && a.has_header != b.has_header) first = b.has_header;
    if (a.width == b.width && a.has_header == b.has_header) first = !name_says_labels(one.name);
    if (!first) std::swap(one, other);
    const std::string name = one.name;
    core::Result<Sheet> vectors = read_the_vectors(std::move(one));
    if (!vectors.ok()) return vectors.error();
    core::Result<Labels> labels = read_labels(std::move(other), name, vectors.value().n_rows);
    if (!labels.ok()) return labels.error();
    if (labels.value().sheet.vector_dims > 0)
        return no_data(both + " do not belong together: both hold vectors. Bring one of them, with its labels.");
    Sheet& beside = labels.value().sheet;
    if (beside.format.empty()) infer_kinds(beside, labels.value().numbered);
    if (core::Status problem = problem_with_room(
            beside.n_rows, static_cast<double>(beside.columns.size() + vectors.value().columns.size()));
        !problem.ok())
        return problem.error();
    Sheet sheet = join(std::move(beside), std::move(vectors.value()));
    finish_vector(sheet);
    return sheet;
}

}  // namespace data
