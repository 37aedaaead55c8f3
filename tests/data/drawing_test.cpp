// data/drawing/: points as text and as a data set, the textbook's sets, formulas.
#include "data/drawing/drawing.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>

#include "data/drawing/classic_sets.h"
#include "data/drawing/formula.h"
#include "data/drawing/sine.h"

using namespace data;

namespace {

bool holds_at(std::string_view text, double x, double y) {
    const core::Result<Formula> formula = read_formula(text);
    REQUIRE(formula.ok());
    return holds(formula.value(), x, y);
}

}  // namespace

TEST_CASE("drawing: a text says its points exactly, and what is no drawing is refused with its line") {
    for (const ClassicSet& set : classic_sets()) {
        CAPTURE(set.id);
        const Drawing drawing = set.make(100, 0.3, 7);
        CHECK(drawing.points.size() == 100);
        const std::string text = drawing_text(drawing);
        CHECK(is_drawing_text(text));
        const core::Result<Drawing> read = read_drawing(text);
        REQUIRE(read.ok());
        CHECK(drawing_text(read.value()) == text);
        CHECK(drawing_text(set.make(100, 0.3, 7)) == text);
        CHECK(drawing_text(set.make(100, 0.3, 8)) != text);
    }
    const std::string head = "# drawn in Embedscape\nx,y,class\n";
    CHECK(read_drawing(head).value().points.empty());
    CHECK(read_drawing(head + "1.25,-0.50,C").value().points.at(0).label == 2);
    CHECK(read_drawing(head + "99,-99,A\n").value().points.at(0).x == kDrawnReach);
    for (const char* line : {"1,2", "1,2,", "1,2,Z", "1,2,AB", "a,2,A", ",,A", "1;2;A", "nan,1,A", "1e999,1,A", "\n"}) {
        CAPTURE(line);
        const core::Result<Drawing> read = read_drawing(head + "0.00,0.00,A\n" + line + "\n");
        REQUIRE(!read.ok());
        CHECK(read.error().sentence.find("Line 4") != std::string::npos);
    }
    CHECK(!read_drawing("x,y,class\n1,2,A\n").ok());
}

TEST_CASE("drawing: the data set has the features that it names, and gives the points back") {
    Drawing drawing;
    drawing.points = {{1.5f, -2, 0}, {-3.25f, 4, 2}, {0, 0, 1}};
    const core::Result<Dataset> made = drawing_dataset(drawing);
    REQUIRE(made.ok());
    const Table& table = made.value().table;
    CHECK(table.columns[2].numbers[1] == 3.25f * 3.25f);
    CHECK(table.columns[4].numbers[0] == -3.0f);
    CHECK(std::fabs(table.columns[5].numbers[0] - std::sin(1.5f)) < 1e-6f);
    CHECK(table.columns.back().categories == std::vector<std::string>{"A", "B", "C"});
    CHECK(drawn_features(1.5f, -2).at(4) == -3.0f);
    const Drawing back = drawing_of(made.value());
    CHECK(drawing_text(back) == drawing_text(drawing));
    CHECK(!drawing_dataset(Drawing{}).ok());
}

TEST_CASE("drawing: sine and cosine agree with the library's") {
    for (double x = -8; x <= 8; x += 0.0371) {
        CHECK(std::fabs(plain_sine(x) - std::sin(x)) < 1e-13);
        CHECK(std::fabs(plain_cosine(x) - std::cos(x)) < 1e-13);
    }
}

TEST_CASE("drawing: the sets are what they are called") {
    for (const DrawnPoint& point : classic_sets()[0].make(200, 0, 1).points)
        CHECK((std::hypot(point.x, point.y) < 3) == (point.label == 0));
    for (const DrawnPoint& point : classic_sets()[1].make(200, 0, 1).points)
        CHECK((point.x * point.y > 0) == (point.label == 0));
    for (const DrawnPoint& point : classic_sets()[4].make(200, 0, 1).points)
        CHECK((point.x + point.y > 0) == (point.label == 0));
}

TEST_CASE("drawing: formulas are read as they are meant, and what is not understood is said with its place") {
    CHECK(holds_at("x*y > 0", 2, 3));
    CHECK(!holds_at("x*y > 0", -2, 3));
    CHECK(holds_at("x^2 + y^2 < 9", 2, 2));
    CHECK(!holds_at("x^2+y^2<9", 3, 0.1));
    CHECK(holds_at("-x^2 < 0", 1, 0));  // the power binds more strongly than the sign
    CHECK(holds_at("2^-1 = 0.5", 0, 0));
    CHECK(holds_at("1 - 2 - 3 = -4 and 8/2/2 = 2", 0, 0));  // from the left
    CHECK(holds_at("sin(pi/2) > 0.99 and not x > 0 or 0 > 1", -1, 0));
    CHECK(holds_at("abs(x) + sqrt(y) >= 3", -1, 4));
    CHECK(holds_at("x", 1, 0));  // without a comparison: above 0
    CHECK(!holds_at("x", -1, 0));
    CHECK(!holds_at("log(x) > -5", -1, 0));  // no number: nowhere
    const struct {
        const char *text, *said;
    } wrong[] = {{"", "Type a formula"}, {"x +", "ends where"},  {"x > z", "Letter 5"},  {"(x", "bracket"},
                 {"x y", "Letter 3"},    {"sin x", "sin(x)"},    {"1.2.3 > x", "1.2.3"}, {"x > > 1", "Letter 5"},
                 {"x)", "Letter 2"},     {"exit()", "Letter 1"}, {"x; y", "Letter 2"}};
    for (const auto& each : wrong) {
        CAPTURE(each.text);
        const core::Result<Formula> formula = read_formula(each.text);
        REQUIRE(!formula.ok());
        CAPTURE(formula.error().sentence);
        CHECK(formula.error().sentence.find(each.said) != std::string::npos);
    }
    CHECK(!read_formula(std::string(201, 'x')).ok());
    CHECK(!read_formula(std::string(100, '(') + "x" + std::string(99, ')')).ok());
    CHECK(!read_formula(std::string(190, '-') + "x").ok());
}
