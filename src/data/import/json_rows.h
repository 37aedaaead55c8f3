// Collects rows while JSON is parsed: the names of all members found so far, and for each row a cell for each name that
// it has; at the end it writes them into a sheet. May include sheet.h and json_walk.h. Next: read_json.cpp, which finds
// the rows.
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/result.h"
#include "data/import/json_walk.h"
#include "data/import/sheet.h"

namespace data {

class JsonRows {
   public:
    // `sheet` must have its text already; broken: as in Decoded (encodings.h).
    JsonRows(Sheet& sheet, std::vector<std::uint32_t> broken) : sheet_(sheet), broken_(std::move(broken)) {}

    // Takes a value as one row: the members of an object, the items of a list, or the value alone. Returns false on a
    // syntax error, which the caller handles through `walk`; the row is then dropped. A row that parses but cannot be
    // used is recorded as a fault of the sheet.
    bool take_row(JsonWalk& walk);
    // For JSON that is stored by columns: takes the value of one name for a row that exists. Returns false on a
    // syntax error.
    bool take_value_of(JsonWalk& walk, int row, const std::string& name);
    // Adds the text [at, at + n) of the file, without quotes, as a cell of the row that take_row() took last.
    void add_to_last_row(const std::string& name, std::size_t at, std::size_t n);
    void drop_last_row() { rows_.pop_back(); }

    // Adds a name before any row has it, so that its column comes first.
    void expect(const std::string& name) { index_of(name); }
    [[nodiscard]] int n_rows() const { return static_cast<int>(rows_.size()); }
    void add_empty_row(int line);
    // Line and column, from 1, of a byte's position in the text; line_of() is fast if positions come in ascending
    // order.
    int line_of(std::size_t at);
    [[nodiscard]] int column_of(std::size_t at) const;

    // Call after the last row: writes columns, cells and lines into the sheet. Errors: more rows, columns or cells than
    // allowed; no rows.
    core::Status fill_sheet();
    // Whether there are too many rows or names already, so that reading on is pointless.
    [[nodiscard]] bool is_full() const;

   private:
    struct Cell {
        int column = 0;
        int n_numbers = -1;  // if it is a list of numbers; else -1
        SheetCell at;
        bool has_escapes = false;
    };
    struct Row {
        std::vector<Cell> cells;
        int line = 0;
        bool left_out = false;  // has a list that is longer or shorter than most
    };
    struct Name {
        std::string text;
        int last_row = -1;                           // number of the last row with this name
        int n_cells = 0, n_values = 0, n_lists = 0;  // all; not empty; lists of numbers
        int list_size = 0;                           // length of most of its lists; 0: its lists stay texts
        int first_column = -1;                       // in the sheet; -1: it has none
    };

    // The parts of take_row(). path: the names from the row down to the value, "size.width".
    bool take(JsonWalk& walk, Row& row, std::string& path);
    bool take_members(JsonWalk& walk, Row& row, std::string& path);
    bool take_items(JsonWalk& walk, Row& row);
    bool take_list(JsonWalk& walk, Cell& cell);
    void add(JsonWalk& walk, Row& row, const std::string& path, Cell cell);
    int index_of(const std::string& name);
    bool is_broken(std::size_t begin, std::size_t end);
    void finish(Row row, std::size_t begin, std::size_t end);
    // The parts of fill_sheet(), explained in json_rows.cpp.
    void count_cells();
    void forget_empty_parents();
    void find_list_sizes();
    void leave_out_ragged(const Name& name, int index);
    int lay_out_columns();
    void fill_cells(const Row& row, std::size_t first_cell);
    void fill_list(const Cell& cell, std::size_t first_cell);
    [[nodiscard]] std::vector<std::string> names_of_columns() const;
    void take_heading(std::vector<std::string>& names);
    void undo_all_escapes();

    Sheet& sheet_;
    std::vector<std::uint32_t> broken_;
    std::size_t next_broken_ = 0;
    std::vector<Name> names_;
    std::unordered_map<std::string, int> index_;
    std::vector<Row> rows_;
    std::size_t counted_to_ = 0;  // position in the text up to which line_of() has counted lines
    int line_ = 1;                // the line of counted_to_
    int row_number_ = 0;          // counts rows that cannot be used, too
    std::string row_problem_;     // why the current row, though valid JSON, cannot be used; empty if it can
    std::size_t row_problem_at_ = 0;
    bool unnamed_ = false;  // rows are lists or single values, without names
};

}  // namespace data
