// See formula.h. A parser by recursive descent, one function for each strength of binding, weakest first.
#include "data/drawing/formula.h"

#include <cmath>
#include <cstdlib>
#include <string>

#include "core/shown_text.h"

namespace data {
namespace {

struct Word {
    std::string_view text;
    char op;
};
// Operators as Formula has them: s c t e l q a: functions; m: minus before a number; < > L G E: comparisons; & | !.
constexpr Word kFunctions[] = {{"sin", 's'}, {"cos", 'c'},  {"tan", 't'}, {"exp", 'e'},
                               {"log", 'l'}, {"sqrt", 'q'}, {"abs", 'a'}};
constexpr Word kComparisons[] = {{"<=", 'L'}, {">=", 'G'}, {"==", 'E'}, {"<", '<'}, {">", '>'}, {"=", 'E'}};
constexpr int kDeepest = 60;

struct Parser {
    std::string_view text;
    std::size_t at = 0;
    int depth = 0;
    Formula formula;
    std::string problem;

    void skip_blanks() {
        while (at < text.size() && text[at] == ' ') ++at;
    }
    bool take(std::string_view sign) {
        skip_blanks();
        if (!text.substr(at).starts_with(sign)) return false;
        const bool is_word = sign[0] >= 'a' && sign[0] <= 'z';
        const std::size_t end = at + sign.size();
        if (is_word && end < text.size() && text[end] >= 'a' && text[end] <= 'z') return false;
        at = end;
        return true;
    }
    void fail(const std::string& what) {
        if (problem.empty()) problem = what;
    }
    void add(char op, double number = 0) { formula.steps.push_back({op, number}); }

    void either() {
        both();
        while (problem.empty() && (take("or") || take("||"))) {
            both();
            add('|');
        }
    }
    void both() {
        comparison();
        while (problem.empty() && (take("and") || take("&&"))) {
            comparison();
            add('&');
        }
    }
    void comparison() {
        if (take("not")) {
            comparison();
            return add('!');
        }
        sum();
        for (const Word& word : kComparisons) {
            if (!problem.empty() || !take(word.text)) continue;
            sum();
            return add(word.op);
        }
    }
    void sum() {
        product();
        while (problem.empty()) {
            const char op = take("+") ? '+' : take("-") ? '-' : 0;
            if (op == 0) return;
            product();
            add(op);
        }
    }
    void product() {
        sign();
        while (problem.empty()) {
            const char op = take("*") ? '*' : take("/") ? '/' : 0;
            if (op == 0) return;
            sign();
            add(op);
        }
    }
    void sign() {
        if (!take("-")) return power();
        if (++depth > kDeepest) return fail("It has too many signs within each other.");
        sign();
        --depth;
        add('m');
    }
    void power() {
        value();
        if (!problem.empty() || !take("^")) return;
        sign();
        add('^');
    }
    void value() {
        if (++depth > kDeepest) return fail("It has too many brackets within each other.");
        skip_blanks();
        if (take("(")) {
            either();
            if (problem.empty() && !take(")")) fail("A bracket is not closed.");
        } else if (!number() && !function()) {
            name();
        }
        --depth;
    }
    bool number() {
        if (at >= text.size() || !((text[at] >= '0' && text[at] <= '9') || text[at] == '.')) return false;
        std::size_t end = at;
        while (end < text.size() && ((text[end] >= '0' && text[end] <= '9') || text[end] == '.')) ++end;
        const std::string digits(text.substr(at, end - at));
        char* stop = nullptr;
        const double read = std::strtod(digits.c_str(), &stop);
        if (*stop != 0) fail(core::quoted(digits) + " is no number.");
        at = end;
        add('n', read);
        return true;
    }
    bool function() {
        for (const Word& word : kFunctions) {
            if (!take(word.text)) continue;
            if (!take("(")) {
                fail(std::string(word.text) + " needs a bracket behind it: " + std::string(word.text) + "(x).");
                return true;
            }
            either();
            if (problem.empty() && !take(")")) fail("A bracket is not closed.");
            add(word.op);
            return true;
        }
        return false;
    }
    void name() {
        if (take("x")) return add('x');
        if (take("y")) return add('y');
        if (take("pi")) return add('n', 3.14159265358979323846);
        if (at >= text.size()) return fail("It ends where a number, x or y is missing.");
        fail("Letter " + std::to_string(at + 1) + " is not understood: " + core::quoted(text.substr(at, 12)) +
             ". Use x, y, numbers, + - * / ^, sin cos exp sqrt abs, < > and brackets.");
    }
};

double calculated(char op, double a, double b) {
    switch (op) {
        case '+':
            return a + b;
        case '-':
            return a - b;
        case '*':
            return a * b;
        case '/':
            return a / b;
        case '^':
            return std::pow(a, b);
        case '<':
            return a < b ? 1 : 0;
        case '>':
            return a > b ? 1 : 0;
        case 'L':
            return a <= b ? 1 : 0;
        case 'G':
            return a >= b ? 1 : 0;
        case 'E':
            return a == b ? 1 : 0;
        case '&':
            return a > 0 && b > 0 ? 1 : 0;
        default:
            return a > 0 || b > 0 ? 1 : 0;
    }
}

double function_of(char op, double a) {
    switch (op) {
        case 's':
            return std::sin(a);
        case 'c':
            return std::cos(a);
        case 't':
            return std::tan(a);
        case 'e':
            return std::exp(a);
        case 'l':
            return std::log(a);
        case 'q':
            return std::sqrt(a);
        case 'a':
            return std::fabs(a);
        case 'm':
            return -a;
        default:
            return a > 0 ? 0 : 1;
    }
}

bool takes_one(char op) { return std::string_view("sctelqam!").find(op) != std::string_view::npos; }

}  // namespace

core::Result<Formula> read_formula(std::string_view text) {
    const auto wrong = [](const std::string& what) { return core::Error{"formula", what}; };
    if (text.size() > kMostFormulaLetters) return wrong("The formula has more than 200 letters.");
    if (text.find_first_not_of(' ') == std::string_view::npos) return wrong("Type a formula, such as x*y > 0.");
    Parser parser;
    parser.text = text;
    parser.either();
    parser.skip_blanks();
    if (parser.problem.empty() && parser.at < text.size())
        parser.fail("Letter " + std::to_string(parser.at + 1) +
                    " is one too many: " + core::quoted(text.substr(parser.at, 12)) + ".");
    if (!parser.problem.empty()) return wrong(parser.problem);
    return std::move(parser.formula);
}

bool holds(const Formula& formula, double x, double y) {
    std::vector<double> stack;
    for (const FormulaStep& step : formula.steps) {
        if (step.op == 'n' || step.op == 'x' || step.op == 'y') {
            stack.push_back(step.op == 'n' ? step.number : step.op == 'x' ? x : y);
            continue;
        }
        const double b = stack.back();
        if (takes_one(step.op)) {
            stack.back() = function_of(step.op, b);
            continue;
        }
        stack.pop_back();
        stack.back() = calculated(step.op, stack.back(), b);
    }
    return !stack.empty() && stack.back() > 0;
}

}  // namespace data
