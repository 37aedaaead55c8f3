// Assertions: ES_CHECK stops the program if a condition is false that no user input can make false, that is, on a bug
// of ours. A user's wrong input is a core::Error (result.h) instead; what the machine cannot do (no GPU, no file) is
// reported in words by the module concerned. The program is built without exceptions, so a failed check prints its
// sentence and aborts. Includes nothing of ours. Next: result.h.
#pragma once

#include <string_view>

namespace core {

// Prints "file:line: sentence" to stderr and aborts. Never returns.
[[noreturn]] void check_failed(const char* file, int line, std::string_view sentence);

}  // namespace core

// A macro, so that it can print the file and line and builds the sentence only when the check fails.
#define ES_CHECK(condition, sentence) \
    ((condition) ? static_cast<void>(0) : ::core::check_failed(__FILE__, __LINE__, (sentence)))
