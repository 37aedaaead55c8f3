// A running experiment: running Spec, draft, trainer, loss curves, undo. The one place that applies a change.
// Knows no window, picture or panel: command line, page and tests use it as it is.
// May include core .. train and app. Next: app.h, the frame.
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

// What a change did, for the sentence under the map.
struct Applied {
    model::Change depth = model::Change::look;
    bool changed = false;  // false: the draft equals what runs, or it was refused
    std::string sentence;  // "You switched weight off. The map carries on from step 420."
};

// "You switched weight off."; empty for changes of looks alone.
std::string what_changed(const model::Diff& diff);

class Session {
   public:
    // The default Spec always starts: failing is our bug.
    Session();
    Session(Session&&) = default;
    Session& operator=(Session&&) = default;
    // A second session that goes on from here, to the same bits: what is done to one leaves the other alone.
    [[nodiscard]] Session fork() const;

    // Makes the draft run, as shallowly as its diff allows. On an error here and below the old model trains on, and
    // problem() is that error until something else was tried.
    core::Result<Applied> settle(const model::Spec& draft);
    // Goes on with a trainer that has come this far elsewhere, and with its Spec: one step back in undo().
    void take(train::Trainer trainer, std::shared_ptr<const model::Material> material);
    // Goes on from where another session stands, to the same bits, with its curves; as take() else.
    void go_on_as(const Session& other);
    // Another's way of looking at the map (theme, colours, what lies on it), where it makes sense here; no step back.
    void look_like(const model::Spec& other);
    // Starts again from random weights; with the running seed or another.
    core::Status reset(std::optional<int> seed);
    bool undo();
    bool redo();
    // Starts this Spec from its own random weights, whatever runs now: what a link opens has the same bits everywhere.
    // Nothing before it can be undone.
    core::Status open(const model::Spec& spec);
    // What undo() goes back to; null: nothing.
    [[nodiscard]] const model::Spec* before() const { return can_undo() ? &undo_[undo_at_ - 1] : nullptr; }
    [[nodiscard]] bool can_undo() const { return undo_at_ > 0; }
    [[nodiscard]] bool can_redo() const { return undo_at_ + 1 < undo_.size(); }

    long run_for(double budget_ms, long max_steps);
    long run_steps(long n);
    // After trainer() was run by somebody else.
    void look() { refresh(); }
    // One step with everything that there is to see around it; the same bits as run_steps(1).
    train::SlowStep slow_step();

    // As the trainer has it. The reference lasts until the next change.
    [[nodiscard]] const model::Spec& running() const { return trainer_->spec(); }
    [[nodiscard]] const std::optional<core::Error>& problem() const { return problem_; }
    [[nodiscard]] const train::Snapshot& shown() const { return shown_; }
    [[nodiscard]] const train::History& history() const { return history_; }
    // Why it trains on but does not learn, as of shown().
    [[nodiscard]] const std::optional<train::Hint>& hint() const { return hint_; }
    [[nodiscard]] const model::Material& material() const { return *material_; }
    [[nodiscard]] train::Trainer& trainer() { return *trainer_; }
    [[nodiscard]] const train::Trainer& trainer() const { return *trainer_; }
    // While the trainer's steps are done on the graphics card (backend.h): what copies the weights back. Called before
    // anything is done to the trainer here. Null: steps are done here.
    void set_on_card(std::function<void()> return_to_cpu) { copy_back_ = std::move(return_to_cpu); }
    // True when the map has not moved worth seeing for a while, or has had more steps than anyone watches: it may rest.
    [[nodiscard]] bool settled() const {
        return rest_.calm_windows >= kCalmWindows || shown_.step - rest_.first_step >= kLongEnough;
    }
    // Forgets that: somebody wants to see more steps.
    void wake();

   private:
    // Averages of the points over a window of steps: noise of the batches averages out, drift stays.
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
    void remember(const model::Diff& diff);
    bool go_to(std::size_t at);  // of undo_
    void refresh();
    void watch_rest();

    std::shared_ptr<const model::Material> material_;
    std::unique_ptr<train::Trainer> trainer_;
    train::Snapshot shown_;
    train::History history_;
    std::optional<train::Hint> hint_;
    std::optional<core::Error> problem_;
    std::vector<model::Spec> undo_;  // undo_[undo_at_] is what runs
    std::size_t undo_at_ = 0;
    std::string last_edit_;  // paths of the last change: dragging one slider is one step back
    Rest rest_;
    std::function<void()> copy_back_;
};

}  // namespace app
