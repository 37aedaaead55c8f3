// The table of lessons, in menu order. A lesson that has a question on other data (transfer.h) ends with it: its
// last step is made here. May include core .. train and lessons. Knows no single lesson but by the list of
// lesson_rows.h.
#include <algorithm>
#include <array>
#include <iterator>
#include <utility>
#include <vector>

#include "lessons/lesson_rows.h"

namespace lessons {
namespace {

#define ES_ADDRESS(name) &rows::name,
constexpr const Lesson* kRows[] = {ES_LESSONS(ES_ADDRESS)};
#undef ES_ADDRESS

constexpr int kOtherSeed = 100;  // what the question's seed is more than the lesson's

void arrange(const Transfer& transfer, model::Spec& spec) {
    model::Spec asked = transfer.preset();
    asked.seed = spec.seed + kOtherSeed;
    asked.theme = spec.theme;
    spec = std::move(asked);
}

bool is_trained(const Transfer& transfer, const Moment& m) {
    return m.shown.step >= transfer.steps && m.spec.dataset == transfer.preset().dataset;
}

// For each lesson of the list, functions without a state, as Step wants them. Only those of lessons with a question are
// called.
template <std::size_t kAt>
constexpr Check kTrained[] = {{"it has trained for long enough: {steps} steps",
                               [](const Moment& m) { return is_trained(*kRows[kAt]->transfer, m); }}};

struct OfRow {
    void (*arrange)(model::Spec& spec);
    std::span<const Check> checks;
};
template <std::size_t... kAll>
constexpr std::array<OfRow, sizeof...(kAll)> of_rows(std::index_sequence<kAll...>) {
    return {OfRow{[](model::Spec& spec) { arrange(*kRows[kAll]->transfer, spec); }, kTrained<kAll>}...};
}
constexpr std::array kOfRows = of_rows(std::make_index_sequence<std::size(kRows)>());

Step last_step(const Transfer& transfer, const OfRow& of_row) {
    return {
        .text =
            "A last question, about other data, as before the lesson. Answer it first. Then a network is trained on "
            "it from random weights, and you see what comes of it.",
        .predict = {.question = transfer.question,
                    .choices = transfer.choices,
                    .answer = transfer.answer,
                    .right = transfer.why,
                    .wrong = transfer.why},
        .task = "Let it train.",
        .checks = of_row.checks,
        .done_text =
            "These data were not in the lesson. Training has given the answer, and from other random weights it mostly "
            "gives the same one.",
        .hint = "It trains by itself once you have answered. The play button at the top starts it again.",
        .arrange = of_row.arrange,
        .waits_for_guess = true,
        .solve = [](model::Spec&) {},
        .solve_steps = transfer.steps};
}

// The lesson with its last step, whose memory is in `steps`.
Lesson with_last_step(const Lesson& lesson, const OfRow& of_row, std::vector<Step>& steps) {
    Lesson whole = lesson;
    if (lesson.transfer == nullptr) return whole;
    steps.assign(lesson.steps.begin(), lesson.steps.end());
    steps.push_back(last_step(*lesson.transfer, of_row));
    whole.steps = steps;
    return whole;
}

struct Table {
    std::vector<std::vector<Step>> steps;
    std::vector<Lesson> lessons;
    std::vector<const Lesson*> rows;
};

Table whole_table() {
    Table table;
    table.steps.resize(std::size(kRows));
    table.lessons.reserve(std::size(kRows));
    for (std::size_t i = 0; i < std::size(kRows); ++i) {
        table.lessons.push_back(with_last_step(*kRows[i], kOfRows[i], table.steps[i]));
        table.rows.push_back(&table.lessons.back());
    }
    return table;
}

}  // namespace

std::span<const Lesson* const> lesson_table() {
    static const Table table = whole_table();
    return table.rows;
}

const Lesson* find_lesson(std::string_view id) {
    for (const Lesson* lesson : lesson_table()) {
        if (lesson->id == id) return lesson;
    }
    return nullptr;
}

bool is_done(const Step& step, const Moment& moment) {
    return std::all_of(step.checks.begin(), step.checks.end(), [&](const Check& check) { return check.holds(moment); });
}

}  // namespace lessons
