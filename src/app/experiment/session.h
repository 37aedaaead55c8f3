// A session: a running experiment, which is the Spec that runs, its trainer, its latest snapshot, its loss curves and
// its undo history. It is the only code that applies a change of the Spec to a trainer. Knows no window, picture or
// panel; command line, page and tests all use it. May include core .. train and app. Next: model/diff.h,
// train/trainer.h.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "model/diff.h"
#include "train/hints.h"
#include "train/history.h"
#include "train/trainer.h"

namespace app {

// The effect of a change, with a sentence about it for the learner.
struct Applied {
    model::Change depth = model::Change::look;
    bool changed = false;                 // false: the draft equals the running Spec
    std::string sentence;                 // "You switched weight off. The map moves on from step 420."
    std::optional<model::Spec> before{};  // the Spec before this change, or before the first one of the same edit
};

// The sentence about a change: "You switched weight off."; empty if only the view has changed.
std::string what_changed(const model::Diff& diff);

class Session {
   public:
    // Starts the default Spec, which cannot fail (checked).
    Session();
    Session(Session&&) = default;
    Session& operator=(Session&&) = default;
    // An independent copy: further training gives the same bits in both.
    [[nodiscard]] Session fork() const;

    // Makes `draft` the running Spec and keeps as much of the trained model as the depth of the change allows (look,
    // live, graft, anew: model/diff.h). On an error, here and below, the old model trains on, and problem() is that
    // error until the next attempt.
    // Consecutive changes of the same fields until end_edit() are one edit: one sentence describes it as a whole, and
    // one undo() undoes it.
    core::Result<Applied> change_to(const model::Spec& draft);
    void end_edit() { last_edit_.clear(); }
    // Replaces trainer, Spec and loss curves by those of a trainer that other code has trained (a cell of a sweep, an
    // experiment's file). One undo() goes back to the old Spec, not to the old weights.
    void take(train::Trainer trainer, std::shared_ptr<const model::Material> material, train::History history = {});
    // Replaces trainer, Spec and loss curves by copies of another session's; further training gives the same bits in
    // both. One undo() goes back to the old Spec.
    void go_on_as(const Session& other);
    // Copies the fields that only change the view (theme, colours, layers on the map), where they are valid here.
    // Cannot be undone.
    void copy_view_fields(const model::Spec& other);
    // Starts again from random weights; with this seed, or with the running one if there is none.
    core::Status reset(std::optional<int> seed);
    // Go back to the Spec before the last edit, and forward again. False: there is none, or an error (problem()).
    bool undo();
    bool redo();
    // Starts this Spec from its own random weights, whatever runs now, so that a link gives the same bits everywhere.
    // Clears the undo history.
    core::Status open(const model::Spec& spec);
    // The Spec that undo() goes back to; null: none.
    [[nodiscard]] const model::Spec* before() const { return can_undo() ? &undo_[undo_at_ - 1] : nullptr; }
    [[nodiscard]] bool can_undo() const { return undo_at_ > 0; }
    [[nodiscard]] bool can_redo() const { return undo_at_ + 1 < undo_.size(); }

    // Train as many steps as fit into the budget, at most max_steps; exactly n steps. Return the steps done, which are
    // fewer after trouble.
    long run_for(double budget_ms, long max_steps);
    long run_steps(long n);
    // Updates snapshot and curves after trainer() was trained by other code.
    void update_snapshot() { refresh(); }
    // One step, recorded in detail for slow motion; the same bits as run_steps(1).
    train::SlowStep slow_step();

    // The Spec of the trainer. The reference is valid until the next change.
    [[nodiscard]] const model::Spec& running() const { return trainer_->spec(); }
    // Why the last attempt to change the Spec failed; none if it succeeded.
    [[nodiscard]] const std::optional<core::Error>& problem() const { return problem_; }
    // The latest snapshot.
    [[nodiscard]] const train::Snapshot& latest() const { return latest_; }
    [[nodiscard]] const train::History& history() const { return history_; }
    // Why the model trains on but does not learn (train/hints.h), as of latest(); none if it learns.
    [[nodiscard]] const std::optional<train::Hint>& hint() const { return hint_; }
    [[nodiscard]] const model::Material& material() const { return *material_; }
    [[nodiscard]] train::Trainer& trainer() { return *trainer_; }
    [[nodiscard]] const train::Trainer& trainer() const { return *trainer_; }
    // Sets the function that copies the weights back from the graphics card (backend.h) and then calls
    // set_on_gpu(nullptr); it is called before anything is done to the trainer here. Null: the trainer is not there.
    void set_on_gpu(std::function<void()> return_to_cpu) { copy_back_ = std::move(return_to_cpu); }
    // Whether training may rest: the map has hardly moved for kCalmWindows windows of steps, or kLongEnough steps are
    // done.
    [[nodiscard]] bool is_calm() const {
        return rest_.calm_windows >= kCalmWindows || latest_.step - rest_.first_step >= kLongEnough;
    }
    // Makes is_calm() false and begins its measurement again, so that training continues.
    void wake();

   private:
    // Mean places of the points over windows of kWindowSteps steps: their difference is drift without batch noise.
    struct Rest {
        std::vector<float> sum, before;
        long first_step = 0, window_start = 0, n_sums = 0;
        int calm_windows = 0;
    };
    struct Empty {};
    explicit Session(Empty) {}

    static constexpr int kCalmWindows = 3;
    static constexpr long kWindowSteps = 1000;
    static constexpr long kLongEnough = 20000;

    void copy_back() const;
    core::Status remember_problem(core::Status status);
    core::Status start(const model::Spec& spec);
    core::Status apply(const model::Spec& draft, model::Change depth);
    core::Status go_on_with_points(const model::Spec& spec);
    // Adds the change to the undo history. Returns whether it continues the last edit.
    // `is_stroke`: drawn points moved; those of one stroke are one edit.
    bool remember(const model::Diff& diff, bool is_stroke = false);
    bool go_to(std::size_t at);  // applies undo_[at]
    void refresh();
    void watch_rest();

    std::shared_ptr<const model::Material> material_;
    std::unique_ptr<train::Trainer> trainer_;
    train::Snapshot latest_;
    train::History history_;
    std::optional<train::Hint> hint_;
    std::optional<core::Error> problem_;
    std::vector<model::Spec> undo_;  // undo_[undo_at_] is the running Spec
    std::size_t undo_at_ = 0;
    std::string last_edit_;  // paths of the fields changed last; empty: the next change is an edit of its own
    Rest rest_;
    std::function<void()> copy_back_;
};

}  // namespace app
