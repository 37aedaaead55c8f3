// A lesson is data: text in steps, each with a task that the program checks by looking at the running model.
// One lesson is one file and one line in lesson_table.cpp. Knows no panels: ui shows it, app keeps the place in it.
// May include core .. train and lessons.
#pragma once

#include <span>
#include <string_view>

#include "train/snapshot.h"

namespace lessons {

// What a task can look at.
struct Moment {
    const model::Spec& spec;
    const train::Snapshot& shown;
    long steps_since = 0;  // training steps since the step of the lesson was opened or a lever was last pulled
};

struct Step {
    std::string_view text;               // one idea
    std::string_view task;               // what to do, in plain words; empty: nothing, read on
    std::string_view done_text;          // what it shows, said once the task is done
    bool (*done)(const Moment& moment);  // null where there is no task
    void (*solve)(model::Spec& spec);    // the recorded solution: what a learner would set; null = nothing but training
    long solve_steps = 0;                // training steps that the solution needs after that
};

struct Lesson {
    std::string_view id;  // stands in links: never changes
    std::string_view title;
    std::span<const Step> steps;
    model::Spec (*preset)();
};

std::span<const Lesson* const> lesson_table();

// True if the step asks for nothing, or if what it asks for is so.
bool is_done(const Step& step, const Moment& moment);

}  // namespace lessons
