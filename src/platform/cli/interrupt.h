// Handles Ctrl+C, SIGTERM and SIGHUP. The first signal is only recorded: long work checks interrupted() now and then,
// stops, and writes its results so far. The second signal ends the program at once. Includes nothing of ours.
#pragma once

#include <string>

namespace platform {

// Starts recording signals; before this call the first one ends the program. Signals that are ignored stay ignored.
void watch_for_interrupts();
// Whether a signal has been received.
bool interrupted();
// The exit code that shells expect after a signal, 128 + its number: 130 for Ctrl+C, 143 for SIGTERM, 129 for SIGHUP.
int interrupt_code();
// "Ctrl+C", "SIGTERM", "SIGHUP". Call these two only if interrupted().
std::string interrupt_name();
// Names a file that is being written, to be removed if the program is ended at once. Empty = none. Names of 4096 bytes
// or more are ignored.
void half_written(const std::string& file);

}  // namespace platform
