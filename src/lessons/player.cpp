#include "lessons/player.h"

#include <algorithm>
#include <cmath>

#include "lessons/figures.h"
#include "model/diff.h"
#include "model/schema.h"

namespace lessons {
namespace {

void add_texts(const Step& step, std::vector<std::string_view>& texts) {
    texts.insert(texts.end(), {step.text, step.watch, step.task, step.done_text, step.hint, step.predict.question,
                               step.predict.right, step.predict.wrong});
    for (const Check& check : step.checks) texts.push_back(check.text);
}

std::string first_unknown(std::string_view text, const Moment& moment, std::span<const Figure> own) {
    const std::string filled = with_figures(text, moment, own);
    const std::size_t open = filled.find('{');
    return open == std::string::npos ? "" : filled.substr(open, filled.find('}', open) - open + 1);
}

// How many checks hold, for the report: "ticks 0 of 2".
std::string ticks(const Step& step, const Moment& moment) {
    std::string words;
    for (const Check& check : step.checks) words += check.holds(moment) ? " yes" : " NO";
    return words;
}

struct Report {
    const Lesson& lesson;
    int seed = 1;
    std::vector<std::string> problems;

    void add(std::size_t step, const std::string& what) {
        problems.push_back(std::string(lesson.id) + ", step " + std::to_string(step + 1) + ", seed " +
                           std::to_string(seed) + ": " + what);
    }
};

void look_at_texts(Report& report, std::size_t index, const Moment& moment) {
    std::vector<std::string_view> texts;
    add_texts(report.lesson.steps[index], texts);
    for (const std::string_view text : texts) {
        const std::string unknown = first_unknown(text, moment, report.lesson.figures);
        if (!unknown.empty()) report.add(index, "nobody knows the figure " + unknown);
    }
}

void look_at_prediction(Report& report, std::size_t index, const Moment& moment) {
    const Prediction& predict = report.lesson.steps[index].predict;
    if (predict.answer == nullptr) return;
    const int answer = predict.answer(moment);
    const int n = predict.choices.empty() ? 1000 : static_cast<int>(predict.choices.size());
    if (answer < 0 || answer >= n) report.add(index, "what was to be predicted did not come true one way or another");
}

bool has_wrong_solution(const Step& step) { return step.wrong_state != nullptr || step.wrong_desk != nullptr; }

// Plays one step; false if that was not possible. `wrong_player`: a second player that tries the wrong solutions; it
// plays along as long as there are more of them.
bool play_step(Report& report, std::size_t index, Player& right_player, Player* wrong_player) {
    const std::span<const Step> left = report.lesson.steps.subspan(index);
    const Step& step = left.front();
    if (std::none_of(left.begin(), left.end(), has_wrong_solution)) wrong_player = nullptr;
    const auto is_done_now = [&](const Moment& moment) { return is_done(step, moment); };
    for (Player* player : {&right_player, wrong_player}) {
        if (player == nullptr) continue;
        const core::Status arrived = player->open_step(step);
        if (!arrived.ok()) {
            report.add(index, "cannot be opened: " + arrived.error().sentence);
            return false;
        }
    }
    if (!step.checks.empty() && right_player.see(step, is_done_now))
        report.add(index, "is solved before anything was done");
    if (wrong_player != nullptr && has_wrong_solution(step)) {
        if (!wrong_player->solve(step, true).ok()) report.add(index, "has a wrong solution that cannot be applied");
        if (wrong_player->see(step, is_done_now)) report.add(index, "accepts its wrong solution");
        if (!wrong_player->undo_solve().ok()) report.add(index, "has a wrong solution that cannot be undone");
        if (std::none_of(left.begin() + 1, left.end(), has_wrong_solution)) wrong_player = nullptr;
    }
    for (Player* player : {&right_player, wrong_player}) {
        if (player == nullptr) continue;
        const core::Status solved = player->solve(step, false);
        if (!solved.ok()) {
            report.add(index, "the solution cannot be set: " + solved.error().sentence);
            return false;
        }
    }
    right_player.see(step, [&](const Moment& moment) {
        if (!is_done(step, moment)) report.add(index, "the recorded solution does not solve it:" + ticks(step, moment));
        look_at_prediction(report, index, moment);
        look_at_texts(report, index, moment);
        return true;
    });
    return true;
}

}  // namespace

core::Result<Player> Player::open(const Lesson& lesson, int seed) {
    Player player;
    model::Spec spec = lesson.preset();
    spec.seed = seed;
    player.spec_.dataset.clear();
    const core::Status opened = player.settle(spec);
    if (!opened.ok()) return opened.error();
    player.trainer_->run_steps(lesson.warm_steps);
    return player;
}

core::Status Player::settle(const model::Spec& draft) {
    if (core::Status valid = model::validate(draft); !valid.ok()) return valid;
    const model::Spec wanted = model::normalised(draft);
    const model::Change depth = trainer_ ? model::diff(spec_, wanted).depth : model::Change::anew;
    if (depth == model::Change::anew) {
        auto material = model::load_material(wanted.dataset);
        if (!material.ok()) return material.error();
        auto trainer = train::Trainer::start(wanted, material.value());
        if (!trainer.ok()) return trainer.error();
        material_ = material.value();
        trainer_ = std::make_unique<train::Trainer>(std::move(trainer.value()));
    } else if (depth == model::Change::graft) {
        const core::Status grafted = trainer_->graft(wanted);
        if (!grafted.ok()) return grafted.error();
    } else {
        trainer_->set_live(wanted);
    }
    spec_ = wanted;
    steps_since_ = 0;
    return {};
}

core::Status Player::open_step(const Step& step) {
    if (step.arrange != nullptr) {
        model::Spec draft = spec_;
        step.arrange(draft);
        const core::Status arranged = settle(draft);
        if (!arranged.ok()) return arranged.error();
    }
    trainer_->run_steps(step.warm_steps);
    steps_since_ = 0;
    seen_layer_ = step.see_layer;
    return {};
}

core::Status Player::solve(const Step& step, bool wrong) {
    const auto change = wrong ? step.wrong_state : step.solve;
    before_ = spec_;
    desk_before_ = desk_;
    if (change != nullptr) {
        model::Spec draft = spec_;
        change(draft);
        const core::Status set = settle(draft);
        if (!set.ok()) return set.error();
    }
    const auto change_desk = wrong ? step.wrong_desk : step.solve_desk;
    if (change_desk != nullptr) change_desk(desk_);
    if (!wrong && step.solve_pin >= 0) pinned_ = step.solve_pin;
    if (!wrong && step.see_layer_solved >= 0) seen_layer_ = step.see_layer_solved;
    const long done = trainer_->run_steps(step.solve_steps);
    steps_since_ += done;
    if (done < step.solve_steps) return core::Error{"", trainer_->trouble()->sentence};
    return {};
}

core::Status Player::undo_solve() {
    desk_ = desk_before_;
    return settle(before_);
}

std::vector<train::WantedCell> wanted_cells(const Step& step) {
    std::vector<std::string_view> texts;
    add_texts(step, texts);
    std::vector<train::WantedCell> cells;
    for (const std::string_view text : texts) add_wanted_cells(text, cells);
    return cells;
}

std::vector<std::string> problems_of(const Lesson& lesson, int seed) {
    Report report{lesson, seed, {}};
    auto right_player = Player::open(lesson, seed);
    if (!right_player.ok()) {
        report.add(0, "the preset does not start: " + right_player.error().sentence);
        return report.problems;
    }
    auto wrong_player = Player::open(lesson, seed);
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
        if (!play_step(report, i, right_player.value(), &wrong_player.value())) break;
    }
    return report.problems;
}

ClaimReport try_claim(const Claim& claim, const std::vector<int>& seeds) {
    ClaimReport report{.says = claim.says};
    std::vector<std::vector<double>> values;
    for (const int seed : seeds) {
        Lab lab{.seed = seed};
        const bool held = claim.holds(lab) && lab.trouble.empty();
        ++report.n_tried;
        report.n_held += held ? 1 : 0;
        if (!held) report.failed.push_back(seed);
        if (report.trouble.empty()) report.trouble = lab.trouble;
        for (std::size_t i = 0; i < lab.measured.size(); ++i) {
            if (i >= values.size()) {
                values.emplace_back();
                report.figures.push_back({lab.measured[i].name, 0, 0});
            }
            values[i].push_back(lab.measured[i].value);
        }
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto n = static_cast<double>(values[i].size());
        double sum = 0, squares = 0;
        for (const double value : values[i]) sum += value;
        for (const double value : values[i]) squares += (value - sum / n) * (value - sum / n);
        report.figures[i].mean = sum / n;
        report.figures[i].deviation = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
    }
    return report;
}

}  // namespace lessons
