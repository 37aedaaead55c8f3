// Floating-point numbers as text: a decimal text, nearly always the shortest, that parses back to exactly the same
// number, for files and links. Includes nothing of ours. For rounded numbers that people read see number_text.h.
#pragma once

#include <string>

namespace core {

// Appends the text: "0.1", "-2", "1e+20", "NaN", "inf", "-inf".
void append_exact(std::string& out, float number);
void append_exact(std::string& out, double number);

}  // namespace core
