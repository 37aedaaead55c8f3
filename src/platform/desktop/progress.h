// How far the lessons are, in a file of the learner's own, from start to start. Includes nothing of ours.
#pragma once

#include <string>

namespace platform {

// $XDG_DATA_HOME/embedscape/lessons, or below ~/.local/share. Empty where there is none, or no home.
std::string kept_progress();
// What cannot be written is not kept: no reason to stop a lesson.
void keep_progress(const std::string& progress);

}  // namespace platform
