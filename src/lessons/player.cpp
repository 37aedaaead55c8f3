#include "lessons/player.h"

#include <algorithm>
#include <cmath>

#include "lessons/figures.h"
#include "model/diff.h"
#include "model/schema.h"
#include "train/plane_view.h"

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

// Whether each check holds, for the report: " yes NO".
std::string ticks(const Step& step, const Moment& moment) {
    std::string words;
    for (const Check& check : step.checks) words += check.holds(moment) ? " yes" : " NO";
    return words;
}

struct Report {
    const Lesson& lesson;
    int seed = 1;
    std::vector<std::string> problems;
    std::vector<int> answers;  // for each step what came of its question; -1 = it has none

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
    report.answers[index] = answer;
    const int n = predict.choices.empty() ? 1000 : static_cast<int>(predict.choices.size());
    if (answer < 0 || answer >= n) report.add(index, "what was to be predicted did not come true one way or another");
}

// Tries the wrong solution, and undoing it, on a copy of the player.
void try_wrong(Report& report, std::size_t index, Player player) {
    const Step& step = report.lesson.steps[index];
    if (!player.solve(step, true).ok()) report.add(index, "has a wrong solution that cannot be applied");
    if (player.see(step, [&](const Moment& moment) { return is_done(step, moment); }))
        report.add(index, "accepts its wrong solution");
    if (!player.undo_solve().ok()) report.add(index, "has a wrong solution that cannot be undone");
}

// Plays one step; false if that was not possible.
bool play_step(Report& report, std::size_t index, Player& player) {
    const Step& step = report.lesson.steps[index];
    const core::Status arrived = player.open_step(step);
    if (!arrived.ok()) {
        report.add(index, "cannot be opened: " + arrived.error().sentence);
        return false;
    }
    if (!step.checks.empty() && player.see(step, [&](const Moment& moment) { return is_done(step, moment); }))
        report.add(index, "is solved before anything was done");
    if (step.wrong_state != nullptr || step.wrong_desk != nullptr) try_wrong(report, index, player.fork());
    const core::Status solved = player.solve(step, false);
    if (!solved.ok()) {
        report.add(index, "the solution cannot be set: " + solved.error().sentence);
        return false;
    }
    player.see(step, [&](const Moment& moment) {
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

Player Player::fork() const {
    Player copy;
    copy.material_ = material_;
    copy.trainer_ = std::make_unique<train::Trainer>(trainer_->fork());
    copy.spec_ = spec_;
    copy.before_ = before_;
    copy.desk_ = desk_;
    copy.desk_before_ = desk_before_;
    copy.steps_since_ = steps_since_;
    copy.pinned_ = pinned_;
    copy.seen_layer_ = seen_layer_;
    copy.layout_ = layout_;
    copy.laid_out_rows_ = laid_out_rows_;
    copy.laid_out_settings_ = laid_out_settings_;
    return copy;
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
    if (step.arrange_desk != nullptr) step.arrange_desk(desk_);
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

void Player::lay_out(const train::Snapshot& shown) {
    const std::optional<projection::LayoutSettings> settings = train::layout_of(spec_);
    const std::size_t last = shown.layers.size() - 1;
    const std::size_t at = seen_layer_ < 0 ? last : std::min(static_cast<std::size_t>(seen_layer_), last);
    const train::LayerSnapshot& layer = shown.layers[at];
    if (!settings || layer.n_units <= 2) {
        layout_ = {};
        return;
    }
    if (layout_.step > 0 && laid_out_rows_ == layer.values && laid_out_settings_ == *settings) return;
    core::Result<projection::Layout> begun = projection::begin(layer.values, layer.n_units, *settings);
    layout_ = begun.ok() ? std::move(begun.value()) : projection::Layout{};
    while (begun.ok() && !projection::is_at_rest(layout_)) projection::steps(layout_, 10);
    laid_out_rows_ = layer.values;
    laid_out_settings_ = *settings;
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

Played play(const Lesson& lesson, int seed) {
    Report report{lesson, seed, {}, std::vector<int>(lesson.steps.size(), -1)};
    auto player = Player::open(lesson, seed);
    if (!player.ok()) {
        report.add(0, "the preset does not start: " + player.error().sentence);
        return {report.problems, report.answers};
    }
    for (std::size_t i = 0; i < lesson.steps.size(); ++i) {
        if (!play_step(report, i, player.value())) break;
    }
    return {report.problems, report.answers};
}

std::vector<std::string> problems_of(const Lesson& lesson, int seed) { return play(lesson, seed).problems; }

std::vector<std::string> lucky_answers(const Lesson& lesson, std::span<const Played> played) {
    constexpr std::size_t kFew = 10;  // fewer runs prove nothing
    std::vector<std::string> problems;
    for (std::size_t step = 0; step < lesson.steps.size() && played.size() >= kFew; ++step) {
        const Prediction& predict = lesson.steps[step].predict;
        if (predict.answer == nullptr || predict.choices.empty()) continue;
        std::vector<std::size_t> counts(predict.choices.size(), 0);
        for (const Played& one : played) {
            const auto answer = static_cast<std::size_t>(one.answers[step]);
            if (answer < counts.size()) ++counts[answer];
        }
        if (10 * *std::max_element(counts.begin(), counts.end()) >= 9 * played.size()) continue;
        std::string what = std::string(lesson.id) + ", step " + std::to_string(step + 1) + ": what comes is luck:";
        for (std::size_t i = 0; i < counts.size(); ++i) {
            what += " \"" + std::string(predict.choices[i]) + "\" " + std::to_string(counts[i]) + " times";
        }
        problems.push_back(what);
    }
    return problems;
}

namespace {

template <class Holds>
void try_one(Lab& lab, ClaimReport& report, Holds holds) {
    const bool held = holds(lab) && lab.trouble.empty();
    ++report.n_tried;
    report.n_held += held ? 1 : 0;
    if (!held) report.failed.push_back(lab.seed);
    if (report.trouble.empty()) report.trouble = lab.trouble;
}

// Mean and deviation over the seeds of what was measured with each of them.
std::vector<ClaimReport::Figure> figures_of(const std::vector<std::vector<Measured>>& by_seed) {
    std::vector<std::vector<double>> values;
    std::vector<ClaimReport::Figure> figures;
    for (const std::vector<Measured>& measured : by_seed) {
        for (std::size_t i = 0; i < measured.size(); ++i) {
            if (i >= values.size()) {
                values.emplace_back();
                figures.push_back({measured[i].name, 0, 0});
            }
            values[i].push_back(measured[i].value);
        }
    }
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto n = static_cast<double>(values[i].size());
        double sum = 0, squares = 0;
        for (const double value : values[i]) sum += value;
        for (const double value : values[i]) squares += (value - sum / n) * (value - sum / n);
        figures[i].mean = sum / n;
        figures[i].deviation = n > 1 ? std::sqrt(squares / (n - 1)) : 0;
    }
    return figures;
}

template <class Holds>
ClaimReport try_seeds(std::string says, const std::vector<int>& seeds, Holds holds) {
    ClaimReport report{.says = std::move(says)};
    std::vector<std::vector<Measured>> measured;
    for (const int seed : seeds) {
        Lab lab{.seed = seed};
        try_one(lab, report, holds);
        measured.push_back(std::move(lab.measured));
    }
    report.figures = figures_of(measured);
    return report;
}

}  // namespace

ClaimReport try_claim(const Claim& claim, const std::vector<int>& seeds) {
    return try_seeds(std::string(claim.says), seeds, claim.holds);
}

ClaimTrials::ClaimTrials(std::span<const Claim> claims) : claims_(claims), measured_(claims.size()) {
    for (const Claim& claim : claims) reports_.push_back({.says = std::string(claim.says)});
}

void ClaimTrials::try_seed(int seed) {
    FinishedRuns finished;
    for (std::size_t i = 0; i < claims_.size(); ++i) {
        Lab lab{.seed = seed, .finished = &finished};
        try_one(lab, reports_[i], claims_[i].holds);
        measured_[i].push_back(std::move(lab.measured));
    }
}

std::vector<ClaimReport> ClaimTrials::reports() const {
    std::vector<ClaimReport> reports = reports_;
    for (std::size_t i = 0; i < reports.size(); ++i) reports[i].figures = figures_of(measured_[i]);
    return reports;
}

ClaimReport try_transfer(const Transfer& transfer, const std::vector<int>& seeds) {
    std::string says = "On other data: " + std::string(transfer.question);
    says += " " + std::string(transfer.choices[transfer.right]);
    return try_seeds(std::move(says), seeds, [&](Lab& lab) {
        const Run run = train_model(lab, transfer.preset(), transfer.steps);
        if (!run.ok) return false;
        std::vector<train::WantedCell> cells;
        add_wanted_cells(transfer.why, cells);
        const train::BitsKept kept = train::measure_cells(run.material->dataset, run.shown, cells);
        const Desk desk;
        const std::optional<train::Arrivals> arrivals = train::arrivals(run.shown, run.spec);
        const int answer = transfer.answer({.spec = run.spec,
                                            .shown = run.shown,
                                            .material = *run.material,
                                            .desk = desk,
                                            .kept = &kept,
                                            .arrivals = arrivals ? &*arrivals : nullptr});
        for (std::size_t i = 0; i < transfer.choices.size(); ++i)
            note(lab, transfer.choices[i], answer == static_cast<int>(i) ? 1 : 0);
        return answer == static_cast<int>(transfer.right);
    });
}

}  // namespace lessons
