// A lesson is data: text in steps, each with something to predict, something to do that the program checks by looking
// at the running model, and claims that tests run. One lesson is one file, its declaration in lesson_rows.h and its
// line in lesson_table.cpp. Knows no panels: ui shows it, app keeps the place in it. May include core .. train and
// lessons. Next: moment.h (what checks may look at), figures.h (live numbers in texts), lab.h (what claims run in).
//
// Texts may hold figures in braces, which are the running model's: "The map keeps {bits:colour:map} of colour."
#pragma once

#include <span>
#include <string_view>

#include "lessons/lab.h"
#include "lessons/moment.h"

namespace lessons {

// Asked before the step's task can be done; told right or wrong when all its checks are ticked (at once if it has
// none).
struct Prediction {
    std::string_view question;
    std::span<const std::string_view>
        choices;  // 2 to 5, short; empty: the regions of the map, chosen by a click on one
    // Which choice came true, or -1 while it cannot be told; a region's is the index of the shown head's output.
    int (*answer)(const Moment& moment) = nullptr;
    std::string_view right, wrong;  // what to say then; figures allowed
};

// One line of a task, ticked while it is so.
struct Check {
    std::string_view text;  // plain words with a figure: "1.5 bits of colour in the map: {bits:colour:map}"
    bool (*holds)(const Moment& moment) = nullptr;
};

// What it took whoever wrote the lesson; 0 = does not count. Shown beside what it took the learner.
struct Par {
    long steps = 0;
    int units = 0;     // of the encoder's layers and the map, in all
    int features = 0;  // groups that are on
};

struct Step {
    std::string_view text;        // one idea, at most 400 characters
    std::string_view watch = {};  // "Watch the border between bus and truck."
    Prediction predict = {};
    std::string_view task = {};          // what to do, in plain words; empty: nothing, read on
    std::span<const Check> checks = {};  // all have to hold, at the same time; none where there is no task
    std::string_view done_text = {};     // what it showed, said once the task is done
    std::string_view hint = {};          // shown when asked for, and offered after a while
    Par par = {};
    // Many maps at once that a button of the step starts, as links have them (app/stages/sweep_link.h); empty: none.
    std::string_view maps = {};
    std::string_view exhibit = {};  // a row of ui's exhibit table; empty = none: the map alone
    // Set by the lesson itself when the step is first opened; null = goes on from what the learner made.
    void (*arrange)(model::Spec& spec) = nullptr;
    long warm_steps = 0;  // training done at once after that, as fast as it goes: the map is interesting within 2 s
    int see_layer = -1;   // shown large when the step is opened: 0 = features; -1 = the map
    // The recorded solution: what a learner would set and do; null = nothing but training.
    void (*solve)(model::Spec& spec) = nullptr;
    void (*solve_desk)(Desk& desk) = nullptr;
    int solve_pin = -1;         // the thing that is pinned by then
    int see_layer_solved = -1;  // the layer that is seen large by then
    long solve_steps = 0;
    // A state near the solution that the checks must refuse (after solve_steps); null where there is none.
    void (*wrong_state)(model::Spec& spec) = nullptr;
    void (*wrong_desk)(Desk& desk) = nullptr;  // likewise, of what is made with exhibits
};

// A sentence about numbers that has to hold for at least 9 of 10 seeds.
struct Claim {
    std::string_view says;
    bool (*holds)(Lab& lab) = nullptr;
};

// Which panels show while the lesson is open; the others would only distract.
struct Levers {
    bool features = true, architecture = true, loss = true, training = false;
};

struct Lesson {
    std::string_view id;  // stands in links: never changes
    std::string_view title;
    std::string_view about;  // one line in the list of lessons: what one can do afterwards
    int minutes = 4;         // at most 5
    Levers levers = {};
    std::span<const Step> steps;
    std::span<const Claim> claims = {};
    std::span<const Figure> figures = {};  // its own, beside those of figures.h
    std::span<const Figure> ledger = {};   // columns of the ledger, where a step has the exhibit "ledger"
    model::Spec (*preset)() = nullptr;
    long warm_steps = 0;  // as Step::warm_steps, when the lesson is opened
};

std::span<const Lesson* const> lesson_table();
// Null if there is none.
const Lesson* find_lesson(std::string_view id);

// True if the step asks for nothing, or if all its checks hold.
bool is_done(const Step& step, const Moment& moment);

}  // namespace lessons
