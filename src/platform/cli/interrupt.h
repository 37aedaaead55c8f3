// Handles Ctrl+C and SIGTERM. The first signal is only recorded: long work checks interrupted() now and then, stops,
// and writes its results so far. The second signal ends the program at once. Includes nothing of ours.
#pragma once

#include <string>

namespace platform {

// Starts recording signals; before this call the first one ends the program. Signals that are ignored stay ignored.
void watch_for_interrupts();
// Whether a signal has been received.
bool interrupted();
// The exit code that shells expect of a program that a signal has ended: 130 after Ctrl+C, 143 after SIGTERM.
int interrupt_code();
// "Ctrl+C", "SIGTERM".
std::string interrupt_name();
// Names a file that is being written, to be removed if the program is ended at once. Empty = none. Names of 4096 bytes
// or more are ignored.
void half_written(const std::string& file);

}  // namespace platform
