// Ctrl+C and SIGTERM: the first one asks for an end, and whoever works looks now and then whether it came, stops and
// writes what is there; the second one ends the program at once. Includes nothing of ours.
#pragma once

#include <string>

namespace platform {

// From here on. Before, and where nobody looks, the first one ends the program. What is to be ignored stays ignored.
void watch_for_interrupts();
bool interrupted();
// 130 after Ctrl+C, 143 after SIGTERM: what shells expect of a program that a signal has ended.
int interrupt_code();
// "Ctrl+C", "SIGTERM".
std::string interrupt_name();
// A file that is half written: gone if the program is ended at once. Empty = none. Names that are too long are not kept.
void half_written(const std::string& file);

}  // namespace platform
