// Stores the learner's progress in the lessons in a file in their home directory. Includes nothing of ours.
#pragma once

#include <string>

namespace platform {

// Reads the progress from $XDG_DATA_HOME/embedscape/lessons, or below ~/.local/share; empty if there is none.
std::string kept_progress();
// Writes it. Errors are ignored: no reason to stop a lesson.
void keep_progress(const std::string& progress);

}  // namespace platform
