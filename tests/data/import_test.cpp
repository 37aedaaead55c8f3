// data/import/: numbers and dates as people write them, a change of mind, bounds, and the data set that comes out.
#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "core/random.h"
#include "data/features.h"
#include "data/import/numerals.h"
#include "data/import/read_sheet.h"
#include "data/import/sheet_dataset.h"

using namespace data;

namespace {

Sheet read(std::string text) {
    core::Result<Sheet> sheet = read_sheet(std::move(text));
    if (!sheet.ok()) MESSAGE(sheet.error().sentence);
    REQUIRE(sheet.ok());
    return std::move(sheet.value());
}

std::string problem(std::string text) {
    const core::Result<Sheet> sheet = read_sheet(std::move(text));
    CHECK_FALSE(sheet.ok());
    return sheet.ok() ? "" : sheet.error().sentence;
}

bool says(const std::string& sentence, std::string_view part) { return sentence.find(part) != std::string::npos; }

// Numbers, a group of two, and a name.
std::string small_table() { return "name,x,y,side\na,1,2,left\nb,2,3,right\nc,3,5,left\nd,4,4,right\n"; }

}  // namespace

TEST_CASE("one text is a number with a point, with a comma, with both or not at all") {
    struct Case {
        std::string_view text;
        double point, comma;  // NaN = no number
    };
    const double none = std::nan("");
    const Case cases[] = {{"12.5", 12.5, none},
                          {"12,5", none, 12.5},
                          {"1,234", 1234, 1.234},
                          {"1.234", 1.234, 1234},
                          {"1,234.5", 1234.5, none},
                          {"1.234,5", none, 1234.5},
                          {"-7", -7, -7},
                          {"(7)", -7, -7},
                          {"7-", -7, -7},
                          {"$-7", -7, -7},
                          {"7 %", 7, 7},
                          {"1 000", 1000, 1000},
                          {"1 00", none, none},
                          {"1,23", none, 1.23},
                          {"--7", none, none},
                          {"(-7)", none, none},
                          {".5", 0.5, none},
                          {"1e3", 1000, 1000},
                          {"1e", none, none},
                          {"", none, none},
                          {"e5", none, none},
                          {"12a", none, none},
                          {"0x10", none, none},
                          {"1,2,3", none, none},
                          {"0.352", 0.352, none},
                          {"1'000.5", 1000.5, none},
                          {"5 kr", 5, 5}};
    for (const Case& of : cases) {
        CAPTURE(of.text);
        const Numeral numeral = read_numeral(of.text);
        CHECK(numeral.point == !std::isnan(of.point));
        CHECK(numeral.comma == !std::isnan(of.comma));
        if (numeral.point) CHECK(numeral.as_point == of.point);
        if (numeral.comma) CHECK(numeral.as_comma == of.comma);
    }
}

TEST_CASE("days are counted as calendars do") {
    const auto days = [](std::string_view text, DateOrder order) {
        const auto parts = read_date(text);
        return parts ? days_since_1970(*parts, order).value_or(std::nan("")) : std::nan("");
    };
    CHECK(days("1970-01-01", DateOrder::year_first) == 0);
    CHECK(days("2000-03-01", DateOrder::year_first) == 11017);
    CHECK(days("1.3.2000", DateOrder::day_first) == 11017);
    CHECK(days("3/1/2000", DateOrder::month_first) == 11017);
    CHECK(days("1 Mar 2000", DateOrder::day_first) == 11017);
    CHECK(days("Mar 1, 2000 6:00 PM", DateOrder::day_first) == 11017.75);
    CHECK(days("1969-12-31", DateOrder::year_first) == -1);
    CHECK(std::isnan(days("30.2.2024", DateOrder::day_first)));
    CHECK(std::isnan(days("29.2.2023", DateOrder::day_first)));
    CHECK(std::isnan(days("1.2.3", DateOrder::day_first)));
    CHECK(civil_day(11017).year == 2000);
    CHECK(civil_day(11017).month == 3);
    CHECK(civil_day(11016).day == 29);
}

TEST_CASE("a column can be taken for something else, unless no value fits") {
    Sheet sheet = read(small_table());
    CHECK(sheet.columns[1].kind == SheetKind::number);
    CHECK(set_kind(sheet, 1, SheetKind::category).ok());
    CHECK(sheet.columns[1].n_distinct == 4);
    CHECK(says(sheet.columns[1].why, "You chose it"));
    const core::Status refused = set_kind(sheet, 3, SheetKind::number);
    REQUIRE_FALSE(refused.ok());
    CHECK(says(refused.sentence(), "\"side\""));
    CHECK(sheet.columns[3].kind == SheetKind::category);
    Sheet dates = read("when,n\n03/04/2024,1\n05/06/2024,2\n07/08/2024,4\n");
    CHECK(dates.columns[0].order_is_open);
    const double day_first = dates.columns[0].least;
    CHECK(set_date_order(dates, 0, DateOrder::month_first).ok());
    CHECK_FALSE(dates.columns[0].order_is_open);
    CHECK(dates.columns[0].least == day_first - 31 + 1);  // 4 March, where it was 3 April
    CHECK_FALSE(set_date_order(dates, 1, DateOrder::day_first).ok());
}

TEST_CASE("a sheet becomes a data set with features, attributes and a target") {
    const core::Result<ImportedDataset> made = sheet_dataset(read(small_table()), "small.csv");
    REQUIRE(made.ok());
    const Dataset& dataset = made.value().dataset;
    CHECK(dataset.names == std::vector<std::string>{"a", "b", "c", "d"});
    REQUIRE(dataset.row.groups.size() == 3);
    CHECK(dataset.row.groups[0].on_by_default);
    CHECK_FALSE(dataset.row.groups[2].on_by_default);  // what is asked for is not given away
    REQUIRE(dataset.row.losses.size() == 1);
    CHECK(dataset.row.losses[0].kind == "classify");
    CHECK(dataset.row.losses[0].target == "side");
    CHECK(dataset.row.color_by == "side");
    CHECK(build_features(dataset).n_columns == 4);
    // The same table has the same id, another reading of it another one.
    Sheet other = read(small_table());
    CHECK(sheet_dataset(other, "x").value().dataset.row.id == dataset.row.id);
    CHECK(set_kind(other, 1, SheetKind::category).ok());
    CHECK(sheet_dataset(other, "x").value().dataset.row.id != dataset.row.id);
}

TEST_CASE("without a category what is there is reconstructed; a category alone, too") {
    const auto made = sheet_dataset(read("x,y\n1,2\n2,3\n4,4\n"), "t");
    REQUIRE(made.ok());
    CHECK(made.value().dataset.row.losses[0].kind == "reconstruct");
    CHECK(made.value().dataset.row.color_by == "x");
    CHECK(made.value().dataset.names[2] == "row 3");
    const auto alone = sheet_dataset(read("name,c\na,x\nb,y\nc,x\nd,y\n"), "t");
    REQUIRE(alone.ok());
    CHECK(alone.value().dataset.row.losses[0].kind == "reconstruct");
    CHECK(alone.value().dataset.row.groups[0].on_by_default);
}

TEST_CASE("classes without a colour of their own become one") {
    std::string text = "town,x\n";
    for (int town = 0; town < 14; ++town)
        for (int i = 0; i < 20 - town; ++i) text += "t" + std::to_string(town) + "," + std::to_string(i * town) + "\n";
    const auto made = sheet_dataset(read(text), "t");
    REQUIRE(made.ok());
    const Column* column = find_column(made.value().dataset.table, "town");
    REQUIRE(column != nullptr);
    CHECK(column->categories.size() == kMostClasses + 1);
    CHECK(column->categories.front() == "t0");
    CHECK(column->categories.back() == "other");
    REQUIRE(made.value().notes.size() == 1);
    CHECK(says(made.value().notes[0], "14 different values"));
    CHECK(says(made.value().notes[0], "rarest 4 (34 rows)"));
}

TEST_CASE("lines that cannot be read are left out only if somebody says so") {
    Sheet sheet = read("a,b\n1,2\n3\n4,5\n6,7\n");
    const auto refused = sheet_dataset(sheet, "t");
    REQUIRE_FALSE(refused.ok());
    CHECK(says(refused.error().sentence, "Line 3, column 2"));
    sheet.leave_out_faults = true;
    CHECK(sheet_dataset(sheet, "t").ok());
}

TEST_CASE("too much of something is a sentence") {
    CHECK(problem_with_size(1000).empty());
    CHECK(says(problem_with_size(10.0 * (1 << 30)), "10 GiB"));
    std::string wide = "c0";
    for (int i = 1; i <= kMaxColumns; ++i) wide += ",c" + std::to_string(i);
    std::string row = "1";
    for (int i = 1; i <= kMaxColumns; ++i) row += ",2";
    CHECK(says(problem(wide + "\n" + row + "\n" + row + "\n"), "2,001 columns"));
    std::string tall = "a,b\n";
    for (int i = 0; i <= kMaxRows; ++i) tall += "1,2\n";
    CHECK(says(problem(tall), "more than 200,000 rows"));
    std::string quotes = "a,b\n";
    for (int i = 0; i < 3000; ++i) quotes += "\"x\" y,1\n";
    CHECK(says(problem(quotes), "closing quote"));
}

TEST_CASE("many numbers are one group, and many names are no classes") {
    std::string text = "name";
    for (int i = 0; i < 60; ++i) text += ",p" + std::to_string(i);
    for (int row = 0; row < 3000; ++row) {
        text += "\nthing " + std::to_string(row % 1500);
        for (int i = 0; i < 60; ++i) text += "," + std::to_string((row * 7 + i * i) % 91);
    }
    const Sheet sheet = read(text);
    CHECK(sheet.columns[0].kind == SheetKind::id);  // 1,500 different ones
    const auto made = sheet_dataset(sheet, "t");
    REQUIRE(made.ok());
    REQUIRE(made.value().dataset.row.groups.size() == 1);
    CHECK(made.value().dataset.row.groups[0].columns.size() == 60);
}

TEST_CASE("any bytes give a sheet or a sentence") {
    core::Random random = core::random_stream(1, "import");
    const std::string letters = "1234567890.,;\t|\"'\n\r# -abcNA?%$()\xC3\xA9\xFF/:eE+";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        const int n = static_cast<int>(core::next_uniform(random, 0, 120));
        for (int i = 0; i < n; ++i)
            text += letters[static_cast<std::size_t>(
                core::next_uniform(random, 0, static_cast<float>(letters.size()) - 0.01f))];
        const core::Result<Sheet> sheet = read_sheet(text);
        if (!sheet.ok()) {
            CHECK(!sheet.error().sentence.empty());
            continue;
        }
        const Sheet& of = sheet.value();
        CHECK(of.cells.size() == static_cast<std::size_t>(of.n_rows) * of.columns.size());
        Sheet agreed = of;
        agreed.leave_out_faults = true;
        const auto made = sheet_dataset(agreed, "t");
        if (made.ok()) CHECK(build_features(made.value().dataset).n_rows == of.n_rows);
    }
}
