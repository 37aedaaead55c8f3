// Where a learner is in the lessons: which step, what was predicted, what is ticked, how far every lesson is; as text,
// so that a platform can keep it. Looks at the running model, changes nothing. May include lessons, ui.h (what panels
// show of it) and app.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lessons/lesson.h"
#include "ui/ui.h"

namespace app {

class Guide {
   public:
    Guide();
    // Shows a step of the lesson; out of range = the nearest. `step`: of training, from which a task's steps count.
    void open(const lessons::Lesson& lesson, int index, long step);
    void close() { lesson_ = nullptr; }
    [[nodiscard]] bool is_open() const { return lesson_ != nullptr; }
    [[nodiscard]] const lessons::Lesson* lesson() const { return lesson_; }
    [[nodiscard]] int index() const { return static_cast<int>(index_); }
    [[nodiscard]] const lessons::Step* step() const { return is_open() ? &lesson_->steps[index_] : nullptr; }
    // Whether the lesson itself has arranged this step before: only the first time it does.
    [[nodiscard]] bool was_here() const;
    // The step that is open.
    [[nodiscard]] bool is_done() const { return is_open() && here().done; }
    // Makes another step the one that the questions above are about, without opening it; out of range = the nearest.
    void peek(int index);
    // The first step of a lesson that is not done; the first of all where all are.
    [[nodiscard]] int first_open(const lessons::Lesson& lesson) const;

    // A lever was pulled, or the step is ready: "give it 300 steps" counts from here.
    void lever_pulled(long step) { since_ = step; }
    [[nodiscard]] long since() const { return since_; }
    // What the learner thinks will happen: a choice of the step's prediction; kNoIdea = goes on without one.
    static constexpr int kNoIdea = -2;
    void predict(int choice);
    void show_hint() { hint_ = true; }
    // Ticks the task if it is done; a tick stays. Nothing is done before its prediction. Returns true if it was set
    // now.
    bool look(const lessons::Moment& moment);
    // What panels show; nothing if no lesson is open.
    [[nodiscard]] std::optional<ui::Guide> view(const lessons::Moment& moment) const;
    // Every lesson and how far it is, in the table's order.
    [[nodiscard]] std::vector<ui::LessonEntry> list() const;

    // "three_levers:110000 yellow_cabs:1": one sign a step, 1 = done. What is not understood is left out.
    [[nodiscard]] std::string progress() const;
    void restore(std::string_view progress);

   private:
    struct Place {
        bool seen = false;  // opened before
        bool done = false;
        int chosen = -1, came_true = -1;  // of the prediction; -1 = not yet
        long took_steps = 0;              // and units and features, when it was done
        int took_units = 0, took_features = 0;
    };
    Place& here() { return places_[lesson_at_][index_]; }
    [[nodiscard]] const Place& here() const { return places_[lesson_at_][index_]; }
    // Whether what is said when the step is done speaks of bits that are not measured yet.
    [[nodiscard]] bool waits_for_figures(const lessons::Moment& moment) const;
    void view_prediction(const lessons::Moment& moment, ui::Guide& shown) const;
    void view_task(const lessons::Moment& moment, ui::Guide& shown) const;

    const lessons::Lesson* lesson_ = nullptr;
    std::size_t lesson_at_ = 0, index_ = 0;  // in the table; of its steps
    long since_ = 0;
    bool hint_ = false;
    int frames_waited_ = 0;                   // looks for figures that are not there yet
    std::vector<std::vector<Place>> places_;  // [lesson][step]
};

}  // namespace app
