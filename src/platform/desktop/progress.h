// Stores the learner's progress in the lessons in a file in the user's home directory. Includes nothing of ours.
#pragma once

#include <string>

namespace platform {

// Reads the progress from $XDG_DATA_HOME/embedscape/lessons, or below ~/.local/share; empty if there is none.
std::string read_progress();
// Writes it in place of the old one. Errors are ignored: no reason to stop a lesson.
void write_progress(const std::string& progress);

}  // namespace platform
