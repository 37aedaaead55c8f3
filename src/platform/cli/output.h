// What the program says: reports on standard output, complaints on standard error. Whether all of it arrived decides how
// the program ends. What comes from data or arguments commands no terminal (core/shown_text.h). May include core.
#pragma once

#include <string_view>

namespace platform {

inline constexpr int kFailed = 1;      // training or writing
inline constexpr int kWrongInput = 2;  // nothing was done

// Before anything else: a reader that has gone is an error like any other, and no file that is opened later takes the
// place of a standard stream that is closed.
void start_output();
void print(std::string_view text);
// "embedscape: " and the sentence, on a line of its own.
void complain(std::string_view sentence);
// What is printed arrives now. False once something did not: work that only prints can end.
bool flush_output();
// The code to end with: the given one, or 1 and a complaint if not all arrived.
int end_output(int code);

}  // namespace platform
