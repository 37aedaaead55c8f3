// What the desktop program keeps between visits, in files in the user's home directory ($XDG_DATA_HOME/embedscape, or
// below ~/.local/share): the learner's progress in the lessons, and the last experiment. Includes nothing of ours.
#pragma once

#include <string>
#include <string_view>

namespace platform {

// Empty if there is none.
std::string read_progress();
// Writes it in place of the old one. Errors are ignored, here and below: no reason to stop a lesson.
void write_progress(std::string_view progress);

// The experiment that ran last: its link (which names a lesson, if one was open), and its file
// (app/take_home/experiment_file.h) with imported data and weights. Empty if there is none.
struct LastExperiment {
    std::string link, file;
};
LastExperiment read_last_experiment();
void write_last_experiment(const LastExperiment& last);

}  // namespace platform
