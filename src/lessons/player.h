// Plays a lesson without a window: opens each step, does what its recorded solution says, asks its checks. What the app
// does with a learner's hands, tests and `embedscape check` do with this. May include core .. train and lessons.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "lessons/lesson.h"
#include "train/trainer.h"

namespace lessons {

// The cells of bits kept that a step's texts speak of: what has to be measured for its checks.
std::vector<train::WantedCell> wanted_cells(const Step& step);

// A learner's table: what runs, and what lies on the desk.
class Player {
   public:
    // Errors: what the preset cannot be.
    static core::Result<Player> open(const Lesson& lesson, int seed);

    // What the lesson itself does when this step is opened.
    core::Status arrive(const Step& step);
    // What the recorded solution does; `spoiled`: what Step::wrong_state does instead, and as many steps.
    core::Status solve(const Step& step, bool spoiled);
    // The Spec and the desk as they were before the last solve().
    core::Status take_back();
    // Measures what the step's texts speak of, then lets `look` see the moment.
    template <class Look>
    auto see(const Step& step, Look look) {
        const train::Snapshot shown = trainer_->snapshot();
        place_typed(desk_.typed, *trainer_, shown);
        const train::BitsKept kept = train::measure_cells(material_->dataset, shown, wanted_cells(step));
        return look(Moment{.spec = spec_,
                           .shown = shown,
                           .material = *material_,
                           .desk = desk_,
                           .kept = &kept,
                           .steps_since = steps_since_,
                           .pinned = pinned_,
                           .seen_layer = seen_layer_});
    }

   private:
    Player() = default;
    core::Status settle(const model::Spec& draft);

    std::shared_ptr<const model::Material> material_;
    std::unique_ptr<train::Trainer> trainer_;
    model::Spec spec_, before_;
    Desk desk_, desk_before_;
    long steps_since_ = 0;
    int pinned_ = -1, seen_layer_ = -1;
};

// What is wrong with a lesson, one sentence each; empty: nothing. Plays it with one seed: each task must be open at
// first, done by its recorded solution, refused where it is spoiled; predictions have to come true as one of their
// choices; no text may speak of a figure that nobody knows.
std::vector<std::string> problems_of(const Lesson& lesson, int seed);

// How a claim did on some seeds.
struct ClaimReport {
    std::string_view says;
    int n_held = 0, n_tried = 0;
    std::vector<int> failed{};  // seeds
    struct Figure {
        std::string name;
        double mean = 0, deviation = 0;
    };
    std::vector<Figure> figures{};
    std::string trouble{};  // the first

    // For at least 9 of 10.
    [[nodiscard]] bool holds() const { return n_held * 10 >= n_tried * 9; }
};
ClaimReport try_claim(const Claim& claim, const std::vector<int>& seeds);

}  // namespace lessons
