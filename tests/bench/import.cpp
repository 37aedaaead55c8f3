// A table of 100,000 rows and 20 columns from text to data set: encoding, separator, kinds of columns from all rows,
// features. The peers (peers/csv.mjs) make the same text and are checked for the same sum.
#include <cmath>
#include <cstdio>
#include <string>

#include "core/check.h"
#include "data/import/read_files.h"
#include "data/import/sheet_dataset.h"
#include "workload.h"

namespace bench {
namespace {

constexpr int kRows = 100000;
constexpr int kDecimals = 13, kWholes = 3;  // columns; beside them two categories, a name and a day
// The sum of the first column, in hundredths: peers/csv.mjs has the same.
constexpr double kSum = 2502956855;

// The numbers of peers/csv.mjs.
class Numbers {
   public:
    unsigned below(unsigned n) {
        state_ = state_ * 1664525u + 1013904223u;
        return (state_ >> 8) % n;
    }

   private:
    unsigned state_ = 1;
};

std::string table_text() {
    Numbers numbers;
    std::string text = "name";
    for (int i = 0; i < kDecimals; ++i) text += ",x" + std::to_string(i);
    for (int i = 0; i < kWholes; ++i) text += ",n" + std::to_string(i);
    text += ",side,town,day\n";
    char cell[32];
    for (int row = 0; row < kRows; ++row) {
        text += "thing " + std::to_string(row);
        for (int i = 0; i < kDecimals; ++i) {
            const unsigned n = numbers.below(50000);
            std::snprintf(cell, sizeof cell, ",%u.%02u", n / 100, n % 100);
            text += cell;
        }
        for (int i = 0; i < kWholes; ++i) text += "," + std::to_string(numbers.below(1000));
        text += numbers.below(2) == 0 ? ",left" : ",right";
        text += ",town " + std::to_string(numbers.below(9));
        const unsigned month = numbers.below(12) + 1, day = numbers.below(28) + 1;
        std::snprintf(cell, sizeof cell, ",2024-%02u-%02u\n", month, day);
        text += cell;
    }
    return text;
}

void check(const data::Sheet& sheet, const data::ImportedDataset& made) {
    const data::Table& table = made.dataset.table;
    ES_CHECK(sheet.n_rows == kRows && sheet.columns.size() == 20 && sheet.n_faults == 0,
             "not all of the table was read");
    double sum = 0;
    for (const float number : table.columns.at(0).numbers) sum += std::round(static_cast<double>(number) * 100);
    ES_CHECK(sum == kSum, "the table was read wrong: " + std::to_string(sum));
}

}  // namespace

Workload make_import_100k() {
    return {.per_call = kRows, .call = [text = table_text(), checked = false]() mutable {
                const core::Result<data::Sheet> sheet = data::read_files({{.name = "table.csv", .bytes = text}});
                ES_CHECK(sheet.ok(), "the table cannot be read");
                const core::Result<data::ImportedDataset> made = data::sheet_dataset(sheet.value(), "table.csv");
                ES_CHECK(made.ok(), "the table makes no data set");
                if (!checked) check(sheet.value(), made.value());
                checked = true;
            }};
}

}  // namespace bench
