// Where a learner is in a lesson: which step, and whether its task is done. Looks at the running model, changes
// nothing. May include lessons, ui.h (what panels show of it) and app.
#pragma once

#include <optional>
#include <vector>

#include "lessons/lesson.h"
#include "ui/ui.h"

namespace app {

class Guide {
   public:
    void open(const lessons::Lesson& lesson, long step);
    void close() { lesson_ = nullptr; }
    [[nodiscard]] bool is_open() const { return lesson_ != nullptr; }
    // Shows another step of the lesson; out of range = the nearest.
    void go_to(int index, long step);
    // A lever was pulled: "give it 300 steps" counts from here.
    void lever_pulled(long step) { since_ = step; }
    // Ticks the task if it is done; a tick stays. Returns true if it was set now.
    bool look(const model::Spec& spec, const train::Snapshot& shown);
    // What panels show; nothing if no lesson is open.
    [[nodiscard]] std::optional<ui::Guide> view() const;

   private:
    const lessons::Lesson* lesson_ = nullptr;
    std::size_t index_ = 0;
    long since_ = 0;
    std::vector<bool> done_;
};

}  // namespace app
