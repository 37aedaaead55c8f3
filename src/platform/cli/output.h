// The program's output: reports on standard output, error messages on standard error. If not all of it could be
// written, the program ends with an error code. Control characters in it are escaped (core/shown_text.h). May include
// core.
#pragma once

#include <string_view>

namespace platform {

// Exit codes.
inline constexpr int kFailed = 1;      // training or writing failed
inline constexpr int kWrongInput = 2;  // wrong input: nothing was done

// Call before anything else. Afterwards a closed pipe is an ordinary write error instead of ending the program, and no
// file that is opened later gets the number of a closed standard stream.
void start_output();
// Writes a report to standard output, with its line breaks; adds none.
void print(std::string_view text);
// Writes "embedscape: " and the sentence to standard error, on a line of its own.
void complain(std::string_view sentence);
// Flushes standard output. False if any output could not be written: work whose only result is printed can stop.
bool flush_output();
// The exit code to end with: `code`, or kFailed and an error message if not all output could be written.
int end_output(int code);

}  // namespace platform
