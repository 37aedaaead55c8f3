// Checks for our own bugs: what must be true whatever a learner does.
// A learner's wrong choice is a core::Error (result.h), a missing ability of the machine is a report
// of the room that needs it; neither comes here. The program is built without exceptions, so a failed
// check prints its sentence and aborts. Includes nothing of ours.
#pragma once

#include <string_view>

namespace core {

// Prints "file:line: sentence" to stderr and aborts. Never returns.
[[noreturn]] void check_failed(const char* file, int line, std::string_view sentence);

}  // namespace core

// A macro only because it must name the place and must not build its message when all is well.
#define ES_CHECK(condition, sentence) \
    ((condition) ? static_cast<void>(0) : ::core::check_failed(__FILE__, __LINE__, (sentence)))
