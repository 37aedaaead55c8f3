// See read_npy.h.
#include "data/import/read_npy.h"

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/number_text.h"
#include "core/shown_text.h"
#include "core/thousands.h"
#include "data/import/heading.h"
#include "data/import/infer_kinds.h"
#include "data/import/npy_header.h"
#include "data/import/npy_values.h"
#include "data/import/vector_columns.h"

namespace data {
namespace {

core::Error no_data(std::string sentence) { return {"data", std::move(sentence)}; }

// "60,000 x 28 x 28".
std::string shape_text(const std::vector<std::uint64_t>& shape) {
    std::string text;
    for (const std::uint64_t side : shape) {
        const bool huge = side > static_cast<std::uint64_t>(1) << 62;
        text +=
            (text.empty() ? "" : " x ") + (huge ? std::to_string(side) : core::thousands(static_cast<long long>(side)));
    }
    return text;
}

std::string bytes_text(double n) {
    constexpr double kKiB = 1024;
    if (n < kKiB) return std::to_string(static_cast<long long>(n)) + " bytes";
    for (const char* unit : {"KiB", "MiB", "GiB", "TiB"}) {
        n /= kKiB;
        if (n < kKiB) return core::figures_text(n, 3) + " " + unit;
    }
    return core::figures_text(n, 3) + " TiB";
}

// Where the values of the array lie: row `row`, place `column` of it.
struct Layout {
    std::size_t n_rows = 0, n_columns = 1;   // columns of elements
    std::size_t row_step = 0;                // in elements
    std::vector<std::size_t> column_places;  // in elements
};

// The first side counts the rows; the others lie in one row, the last one running fastest, as array.reshape(n, -1) has
// it. They have been found to fit into the file, so that nothing overflows.
Layout lay_out(const NpyHeader& header) {
    Layout layout;
    layout.n_rows = static_cast<std::size_t>(header.shape[0]);
    for (std::size_t i = 1; i < header.shape.size(); ++i) layout.n_columns *= static_cast<std::size_t>(header.shape[i]);
    layout.row_step = header.fortran_order ? 1 : layout.n_columns;
    for (std::size_t column = 0; column < layout.n_columns; ++column) {
        std::size_t place = column;
        if (header.fortran_order) {
            place = 0;
            std::size_t left = column, step = layout.n_rows * layout.n_columns;
            for (std::size_t i = header.shape.size() - 1; i > 0; --i) {
                const auto side = static_cast<std::size_t>(header.shape[i]);
                step /= side;
                place += left % side * step;
                left /= side;
            }
        }
        layout.column_places.push_back(place);
    }
    return layout;
}

core::Status problem_with_shape(const NpyHeader& header, std::size_t n_bytes) {
    if (header.shape.empty())
        return no_data("The array is a single number; it needs a row for each thing, as array.reshape(n, -1).");
    double n = 1;
    for (const std::uint64_t side : header.shape) n *= static_cast<double>(side);
    if (n == 0) return no_data("The array is empty (" + shape_text(header.shape) + "); it needs a row for each thing.");
    const double wanted = n * static_cast<double>(header.element);
    if (wanted > static_cast<double>(n_bytes)) {
        return no_data("The header of this NumPy file promises " + shape_text(header.shape) + " values of " +
                       core::counted(static_cast<long long>(header.element), "byte") + " (" + bytes_text(wanted) +
                       "), and " + bytes_text(static_cast<double>(n_bytes)) +
                       " follow: the file is cut off, or its header is wrong. Save it again.");
    }
    double n_columns = 0;
    for (const NpyField& field : header.fields) n_columns += static_cast<double>(field.n);
    const auto n_rows = static_cast<double>(header.shape[0]);
    return problem_with_room(n_rows, n / n_rows * n_columns);
}

bool is_numeric(const NpyField& field) { return field.kind == 'f' || field.kind == 'i' || field.kind == 'u'; }

class Filling {
   public:
    Filling(const NpyHeader& header, std::string_view elements)
        : header_(header), elements_(elements), layout_(lay_out(header)) {}

    void fill(Sheet& sheet) {
        for (std::size_t row = 0; row < layout_.n_rows; ++row) {
            const std::size_t n_before = sheet.cells.size(), text_before = sheet.text.size();
            if (fill_row(sheet, row)) {
                sheet.lines.push_back(static_cast<int>(row) + 1);
                ++sheet.n_rows;
                continue;
            }
            add_fault(sheet, {.line = static_cast<int>(row) + 1,
                              .column = static_cast<int>(sheet.cells.size() - n_before) + 1,
                              .reason = "the value is no text or date that can be read."});
            sheet.cells.resize(n_before);
            sheet.text.resize(text_before);
        }
    }

   private:
    bool fill_row(Sheet& sheet, std::size_t row) {
        for (const std::size_t place : layout_.column_places) {
            const char* element = elements_.data() + (row * layout_.row_step + place) * header_.element;
            for (const NpyField& field : header_.fields) {
                for (std::size_t i = 0; i < field.n; ++i) {
                    const std::size_t begin = sheet.text.size();
                    const bool good = append_value(sheet.text, field, element + field.offset + i * field.size);
                    if (!good) return false;
                    const bool is_text = field.kind == 'U' || field.kind == 'S';
                    sheet.cells.push_back(
                        {.at = static_cast<std::uint32_t>(begin),
                         .length = static_cast<std::uint32_t>(sheet.text.size() - begin) & 0x7FFFFFFFu,
                         .quoted = is_text ? 1u : 0u});
                    sheet.text += '\t';
                }
            }
        }
        sheet.text.back() = '\n';
        return true;
    }

    const NpyHeader& header_;
    std::string_view elements_;
    Layout layout_;
};

// Returns whether the columns have no names of their own.
bool make_columns(Sheet& sheet, const NpyHeader& header, std::size_t n_elements) {
    std::size_t width = 0;
    for (const NpyField& field : header.fields) width += field.n;
    sheet.columns.resize(width * n_elements);
    if (!header.has_names) {
        const bool vector = header.shape.size() > 1 && is_numeric(header.fields[0]);
        sheet.vector_dims = vector ? static_cast<int>(sheet.columns.size()) : 0;
        return true;
    }
    std::vector<std::string> names;
    for (std::size_t element = 0; element < n_elements; ++element) {
        for (const NpyField& field : header.fields) {
            for (std::size_t i = 0; i < field.n; ++i)
                names.push_back(core::printable(field.n == 1 ? field.name : field.name + " " + std::to_string(i + 1)));
        }
    }
    name_columns(sheet, names);
    return false;
}

}  // namespace

bool is_npy(std::string_view bytes) { return bytes.starts_with("\x93NUMPY"); }

core::Result<Sheet> read_npy(std::string bytes) {
    const core::Result<NpyHeader> read = read_npy_header(bytes);
    if (!read.ok()) return read.error();
    const NpyHeader& header = read.value();
    const std::string_view elements = std::string_view(bytes).substr(header.begin);
    if (core::Status problem = problem_with_shape(header, elements.size()); !problem.ok()) return problem.error();
    Sheet sheet;
    sheet.format = "npy";
    sheet.delimiter = 0;
    sheet.point_is_sure = true;
    std::size_t n = 1;
    for (std::size_t i = 1; i < header.shape.size(); ++i) n *= static_cast<std::size_t>(header.shape[i]);
    const std::size_t n_extra = elements.size() - n * static_cast<std::size_t>(header.shape[0]) * header.element;
    if (header.shape.size() > 2) {
        const std::vector<std::uint64_t> sides(header.shape.begin() + 1, header.shape.end());
        sheet.warnings.push_back("The array has " + std::to_string(header.shape.size()) + " sides (" +
                                 shape_text(header.shape) + "): the " + shape_text(sides) +
                                 " values of each thing were laid out in one row.");
    }
    if (n_extra > 0)
        sheet.warnings.push_back(core::counted(static_cast<long long>(n_extra), "byte") + " behind the array " +
                                 (n_extra == 1 ? "was" : "were") + " not read; only the first array of a file is.");
    const bool numbered = make_columns(sheet, header, n);
    Filling(header, elements).fill(sheet);
    if (sheet.n_rows == 0) {
        return no_data("No row of the array can be read. Row " + std::to_string(sheet.faults[0].line) + ", column " +
                       std::to_string(sheet.faults[0].column) + ": " + sheet.faults[0].reason);
    }
    infer_kinds(sheet, numbered);
    return sheet;
}

}  // namespace data
