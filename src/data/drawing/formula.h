// Formulas of x and y that divide the plane into two classes, as a learner types them: "x*y > 0", "x^2 + y^2 < 9",
// "sin(x) > y and x > 0". Parsed to a list of stack operations, then evaluated at any place. May include core. Next:
// app/drawing_board.h.
#pragma once

#include <string_view>
#include <vector>

#include "core/result.h"

namespace data {

// One operation on a stack of numbers.
struct FormulaStep {
    char op = 'n';  // n: push `number`; x, y: push the coordinate; else an operator or a function, see formula.cpp
    double number = 0;
};

// The operations in the order of their execution (reverse Polish notation). Made by read_formula().
struct Formula {
    std::vector<FormulaStep> steps;
};

// Parses a formula of numbers, x, y, pi; + - * / ^ (x^y^z is x^(y^z)); sin cos tan (radians) exp log (natural) sqrt
// abs; < > <= >= = ==; and (&&), or (||), not; brackets. Error (field "formula"): the part that is not understood, with
// its position; an empty formula; brackets or signs nested too deeply; more than kMostFormulaLetters bytes.
core::Result<Formula> read_formula(std::string_view text);
inline constexpr std::size_t kMostFormulaLetters = 200;

// Whether the formula is true at (x, y): its value is above 0. A comparison has the value 1 or 0. NaN counts as false.
bool holds(const Formula& formula, double x, double y);

}  // namespace data
