// Plays a lesson without a window: opens each step, applies its recorded solution, evaluates its checks. Used by tests
// and `embedscape check` in place of app and a learner. May include core .. train and lessons.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lessons/lesson.h"
#include "projection/layout.h"
#include "train/trainer.h"

namespace lessons {

// The bits kept (attribute and layer) that a step's texts refer to: they must be measured for its checks.
std::vector<train::WantedCell> wanted_cells(const Step& step);

// The state of a lesson being played: running model and desk.
class Player {
   public:
    // Opens a lesson with a seed. Errors: those of the preset Spec.
    static core::Result<Player> open(const Lesson& lesson, int seed);

    // An independent copy.
    [[nodiscard]] Player fork() const;

    // Opens a step: applies what the lesson changes for it, and trains its warm_steps. Error: its Spec is not valid.
    core::Status open_step(const Step& step);
    // Applies the recorded solution; with `wrong`, the wrong one (Step::wrong_state, wrong_desk). Both train
    // solve_steps. Errors: the Spec is not valid; trouble in training.
    core::Status solve(const Step& step, bool wrong);
    // Restores Spec and desk as they were before the last solve(); the training is not undone.
    core::Status undo_solve();
    // Measures what the step's texts refer to, then returns look(the moment).
    template <class Look>
    auto see(const Step& step, Look look) {
        const train::Snapshot shown = trainer_->snapshot();
        place_typed(desk_.typed, *trainer_, shown);
        lay_out(shown);
        const train::BitsKept kept = train::measure_cells(material_->dataset, shown, wanted_cells(step));
        const std::optional<train::Arrivals> arrivals = train::arrivals(shown, spec_);
        return look(Moment{.spec = spec_,
                           .shown = shown,
                           .material = *material_,
                           .desk = desk_,
                           .kept = &kept,
                           .steps_since = steps_since_,
                           .pinned = pinned_,
                           .seen_layer = seen_layer_,
                           .laid_out = layout_.step > 0 ? &layout_.positions : nullptr,
                           .layout_step = layout_.step,
                           .arrivals = arrivals ? &*arrivals : nullptr});
    }

   private:
    Player() = default;
    core::Status settle(const model::Spec& draft);
    // Makes the layout (t-SNE ...) of the layer on the screen, if the Spec asks for one, and steps it until it comes to
    // rest. layout_.step is 0 if it asks for none, or if no layout of these points is possible.
    void lay_out(const train::Snapshot& shown);

    std::shared_ptr<const model::Material> material_;
    std::unique_ptr<train::Trainer> trainer_;
    model::Spec spec_, before_;
    Desk desk_, desk_before_;
    long steps_since_ = 0;
    int pinned_ = -1, seen_layer_ = -1;
    projection::Layout layout_;
    std::vector<float> laid_out_rows_;                // the layer's values that `layout_` was made from
    projection::LayoutSettings laid_out_settings_{};  // and its settings
};

// Plays a lesson with one seed and finds its mistakes, one sentence each; empty if there are none. Each task must be
// undone at first, done after its recorded solution, and refused after its wrong one; the answer of a prediction must
// be one of its choices; no text may refer to a figure that does not exist. play() also returns the answers.
struct Played {
    std::vector<std::string> problems;
    std::vector<int> answers;  // for each step the choice that came true; -1 = it has no question, or no choice did
};
Played play(const Lesson& lesson, int seed);
std::vector<std::string> problems_of(const Lesson& lesson, int seed);
// Sentences about questions whose answer depends on the seed: no choice came true in nine of ten runs. Needs ten runs
// or more.
std::vector<std::string> lucky_answers(const Lesson& lesson, std::span<const Played> played);

// Result of trying a claim with several seeds.
struct ClaimReport {
    std::string says;             // the claim (Claim::says)
    int n_held = 0, n_tried = 0;  // numbers of seeds
    std::vector<int> failed{};    // the seeds for which it did not hold
    struct Figure {
        std::string name;
        double mean = 0, deviation = 0;  // over the seeds
    };
    std::vector<Figure> figures{};
    std::string trouble{};  // the first Lab::trouble (lab.h); empty = none

    // Whether it held for at least 9 of 10 seeds.
    [[nodiscard]] bool holds() const { return n_held * 10 >= n_tried * 9; }
};
ClaimReport try_claim(const Claim& claim, const std::vector<int>& seeds);

// Trials of all claims of a lesson, seed by seed; a model that several claims ask about is trained once for each seed.
class ClaimTrials {
   public:
    explicit ClaimTrials(std::span<const Claim> claims);
    void try_seed(int seed);
    [[nodiscard]] std::vector<ClaimReport> reports() const;  // of the seeds so far, a report for each claim

   private:
    std::span<const Claim> claims_;
    std::vector<ClaimReport> reports_;                          // without their figures
    std::vector<std::vector<std::vector<Measured>>> measured_;  // [claim][seed]
};
// The same for the question on other data (transfer.h): it holds for a seed if training gives the choice
// Transfer::right. Its figures are the share of seeds that gave each choice.
ClaimReport try_transfer(const Transfer& transfer, const std::vector<int>& seeds);

}  // namespace lessons
