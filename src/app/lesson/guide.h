// The learner's progress in the lessons: the open lesson and step, predictions, which steps are done. It can be
// converted to text, so that a platform can store it. Reads the running model (lessons::Moment), changes nothing. May
// include lessons, ui/ui.h (for what panels show of it) and app. Next: lessons/lesson.h.
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
    // Opens a step of the lesson; an index out of range means the nearest one. step: the model's present training step,
    // from which the steps of training that a task asks for are counted (since()).
    void open(const lessons::Lesson& lesson, int index, long step);
    void close() { lesson_ = nullptr; }
    [[nodiscard]] bool is_open() const { return lesson_ != nullptr; }
    [[nodiscard]] const lessons::Lesson* lesson() const { return lesson_; }
    [[nodiscard]] int index() const { return static_cast<int>(index_); }
    [[nodiscard]] const lessons::Step* step() const { return is_open() ? &lesson_->steps[index_] : nullptr; }
    // Whether this step was open before: a step changes the Spec only the first time.
    [[nodiscard]] bool was_here() const;
    // Whether the open step is done.
    [[nodiscard]] bool is_done() const { return is_open() && here().done; }
    // Makes another step the present one without marking it as seen, so that was_here() can be asked about it; an index
    // out of range means the nearest one.
    void peek(int index);
    // Index of the first step of a lesson that is not done; 0 if all are.
    [[nodiscard]] int first_not_done(const lessons::Lesson& lesson) const;

    // Call when the Spec was changed, or when the warm-up of a lesson's step is over (app/experiment/pace.h): the steps
    // of training that a task asks for ("train for 300 steps") are counted from training step `step` on (since()).
    void lever_pulled(long step) { since_ = step; }
    [[nodiscard]] long since() const { return since_; }
    // The learner's answer to the step's prediction: index of a choice; kNoIdea = "no idea", an answer, too. The first
    // answer counts; later ones, and those to a step that is done, are ignored.
    static constexpr int kNoIdea = -2;
    void predict(int choice);
    // Whether Step::arrange waits until the step's question is answered.
    [[nodiscard]] bool waits_for_guess() const;
    // Whether a step's question was answered, now or before.
    [[nodiscard]] bool has_guessed(const lessons::Lesson& lesson, int index) const;
    // A lesson's last step is its transfer question: the lesson's idea applied to other data (lessons/transfer.h). The
    // same question is asked before the lesson, too, once for each learner: ask_before() asks it, unless it was
    // answered or skipped already. It is then shown in place of the step. answer_before() stores the learner's answer;
    // opening a step skips the question.
    void ask_before();
    [[nodiscard]] bool asks_before() const { return is_open() && asking_; }
    void answer_before(int choice);
    void show_hint() { hint_ = true; }
    // Marks the step as done, for good, if its task is done. A step with a prediction is not done before the learner
    // has answered it. Returns whether the step was marked by this call.
    bool mark_if_done(const lessons::Moment& moment);
    // The panel's text and state; nothing if no lesson is open.
    [[nodiscard]] std::optional<ui::Guide> view(const lessons::Moment& moment) const;
    // The list of all lessons with their progress, in the table's order.
    [[nodiscard]] std::vector<ui::LessonEntry> list() const;

    // The progress as text: "three_levers:110000 three_levers?0,1,1 yellow_cabs:1". ':' is followed by one character
    // for each step, 1 = done; '?' by the answers to the transfer question: the learner's before and after the lesson,
    // and the right one, as training showed it. restore() skips parts that it does not understand.
    [[nodiscard]] std::string progress() const;
    void restore(std::string_view progress);

   private:
    // The progress in one step.
    struct StepProgress {
        bool seen = false;  // was open before
        bool done = false;
        int chosen = -1, came_true = -1;  // choices of the prediction: the learner's, the right one; -1 = not yet
        long took_steps = 0;              // cost of the learner's solution: steps, units, features
        int took_units = 0, took_features = 0;
    };
    // The answers to the transfer question: the learner's before and after the lesson, and the right one, as training
    // showed it. kNoIdea = skipped, -1 = not asked or not known.
    struct TransferAnswers {
        int before = -1, after = -1, came_true = -1;
    };
    void restore_steps(std::size_t lesson, std::string_view signs);
    void restore_answers(std::size_t lesson, std::string_view numbers);
    StepProgress& here() { return step_progress_[lesson_at_][index_]; }
    [[nodiscard]] const StepProgress& here() const { return step_progress_[lesson_at_][index_]; }
    // Whether the texts shown when the step is done contain bits kept that are not measured yet.
    [[nodiscard]] bool waits_for_figures(const lessons::Moment& moment) const;
    [[nodiscard]] bool is_transfer_step() const;
    void view_before(ui::Guide& shown) const;
    void view_prediction(const lessons::Moment& moment, ui::Guide& shown) const;
    void view_task(const lessons::Moment& moment, ui::Guide& shown) const;

    const lessons::Lesson* lesson_ = nullptr;
    std::size_t lesson_at_ = 0, index_ = 0;  // indices: of the lesson in the table of lessons, of the step
    long since_ = 0;
    bool hint_ = false, asking_ = false;
    int frames_waited_ = 0;  // frames spent waiting for bits kept that are not measured yet
    std::vector<std::vector<StepProgress>> step_progress_;  // [lesson][step]
    std::vector<TransferAnswers> transfer_answers_;         // [lesson]
};

}  // namespace app
