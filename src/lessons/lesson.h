// Lessons as data. A lesson is a list of steps, each with a text, something to predict and a task whose checks look at
// the running model; and claims, which are training experiments that tests run. One lesson is one file and its name in
// the list of lesson_rows.h. Knows no panels: ui shows lessons, app keeps track of the open step. May include core ..
// train and lessons. Next: moment.h (what checks can look at), figures.h (numbers in texts), lab.h (experiments).
//
// Texts may contain figures of the running model in braces: "The map keeps {bits:colour:map} of colour."
#pragma once

#include <span>
#include <string_view>

#include "lessons/lab.h"
#include "lessons/moment.h"
#include "lessons/transfer.h"

namespace lessons {

// A question that the learner answers before the step's task. The lesson says whether the answer was right once all
// checks of the task hold (at once if there are none).
struct Prediction {
    std::string_view question;
    std::span<const std::string_view> choices;  // 2 to 5, short; empty: the learner clicks a region of the map
    // The index of the right choice, or -1 while it is not known; for a region, the index of the shown head's output.
    int (*answer)(const Moment& moment) = nullptr;
    std::string_view right, wrong;  // shown after a right or a wrong answer; may contain figures
};

// One condition of a task, ticked while it holds.
struct Check {
    std::string_view text;  // plain words with a figure: "1.5 bits of colour in the map: {bits:colour:map}"
    bool (*holds)(const Moment& moment) = nullptr;
};

// The cost at which the author of the lesson solved the task; 0 = not counted. Shown beside the learner's own cost.
struct Par {
    long steps = 0;
    int units = 0;     // of the encoder's layers and the map, in all
    int features = 0;  // groups that are on
};

// One step of a lesson.
struct Step {
    std::string_view text;        // one idea, at most 400 characters
    std::string_view watch = {};  // "Watch the border between bus and truck."
    Prediction predict = {};
    std::string_view task = {};          // what to do, in plain words; empty: nothing, read on
    std::span<const Check> checks = {};  // all must hold at the same time; empty if there is no task
    std::string_view done_text = {};     // shown once the task is done: what it demonstrated
    std::string_view hint = {};          // shown on request, and offered after a while
    Par par = {};
    // A sweep that a button of the step starts, as text of a link (app/stages/sweep_link.h); empty: none.
    std::string_view maps = {};
    std::string_view exhibit = {};  // id in ui's table of exhibits; empty = only the map
    // What the lesson changes in the Spec when the step is first opened; null = nothing, the learner's present Spec is
    // kept.
    void (*arrange)(model::Spec& spec) = nullptr;
    // Sets the desk when the step begins, whatever its state was, so that the step looks the same however the learner
    // came to it; null = the desk stays as it is.
    void (*arrange_desk)(Desk& desk) = nullptr;
    long warm_steps = 0;      // training steps done at once after `arrange`, so that the map is interesting within 2 s
    int see_layer = -1;       // layer shown in the map's place when the step is opened: 0 = features; -1 = the map
    bool see_places = false;  // its points are that layer's pixels or positions (train/place_map.h), not things
    // `arrange` is called only after the learner has answered the question, because it would give the answer away.
    bool waits_for_guess = false;
    // The recorded solution, as changes of Spec and desk; null = no change, only training.
    void (*solve)(model::Spec& spec) = nullptr;
    void (*solve_desk)(Desk& desk) = nullptr;
    int solve_pin = -1;         // the thing that is pinned in the solution; -1 = none
    int see_layer_solved = -1;  // the layer that is shown in the map's place in the solution; -1 = as in see_layer
    long solve_steps = 0;       // training steps after these changes
    // A wrong solution that the checks must refuse (after solve_steps); null if there is none.
    void (*wrong_state)(model::Spec& spec) = nullptr;
    void (*wrong_desk)(Desk& desk) = nullptr;  // the same for the desk
};

// An experiment whose statement has to hold for at least 9 of 10 seeds.
struct Claim {
    std::string_view says;
    bool (*holds)(Lab& lab) = nullptr;
};

// Which panels are shown while the lesson is open; the others would distract.
struct Levers {
    bool features = true, architecture = true, loss = true, training = false;
};

struct Lesson {
    std::string_view id;  // stands in links: never changes
    std::string_view title;
    std::string_view about;  // one line in the list of lessons: what one can do after it
    int minutes = 4;         // at most 5
    Levers levers = {};
    std::span<const Step> steps;
    std::span<const Claim> claims = {};
    std::span<const Figure> figures = {};  // of its own, besides those of figures.h
    std::span<const Figure> ledger = {};   // columns of the ledger, if a step has the exhibit "ledger"
    model::Spec (*preset)() = nullptr;
    long warm_steps = 0;  // like Step::warm_steps, when the lesson is opened
    // The question on other data, asked before the lesson; lesson_table() adds a last step that asks it again. Null =
    // none.
    const Transfer* transfer = nullptr;
};

std::span<const Lesson* const> lesson_table();
// The lesson with this id, or null.
const Lesson* find_lesson(std::string_view id);

// True if the step asks for nothing, or if all its checks hold.
bool is_done(const Step& step, const Moment& moment);

}  // namespace lessons
