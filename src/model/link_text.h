// What a link says when it comes out of a chat, a mail or the address bar: a whole address, percent-encoded in places or
// twice, "&amp;" for "&", a bracket and a full stop behind it, parameters of those who count clicks. Finds the pairs in
// it and knows nothing of what they mean. May include core. Next: link.h.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace model {

struct LinkPair {
    std::string name;
    std::string value;  // still percent-encoded
};

struct LinkText {
    std::vector<LinkPair> pairs;     // each name once
    std::string json;                // instead of pairs: the text is a Spec as JSON
    std::vector<core::Error> wrong;  // said twice, or without a value
};

LinkText read_link_text(std::string_view text);
// The pairs as a link again.
std::string joined(const std::vector<LinkPair>& pairs);

// Percent-encoding, once. What is no proper escape stays as it is.
std::string unescaped(std::string_view text);
// A value as whoever wrote it meant it: decoded until nothing is encoded, without what was glued to it, without blanks
// beside commas and colons.
std::string mended_value(std::string_view value);
// At most 40 characters, for a sentence.
std::string shortened(std::string_view text);

}  // namespace model
