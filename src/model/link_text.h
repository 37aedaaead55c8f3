// Splits the text of a link into pairs of name and value, without interpreting them. Tolerates what chats, mails and
// the address bar do to links: a whole address instead of its fragment, percent-encoding in places or twice, "&amp;"
// for "&", a bracket and a full stop after it, tracking parameters. May include core. Next: link.h.
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
    std::vector<LinkPair> pairs;     // each name once: the last value counts
    std::string json;                // not empty: the text is a Spec as JSON, and there are no pairs
    std::vector<core::Error> wrong;  // names that occur twice (Error::field is the name); names without a value,
                                     // except those that may stand alone ("gallery"), whose value is empty
};

LinkText read_link_text(std::string_view text);
// The inverse: the pairs as the text of a link.
std::string joined(const std::vector<LinkPair>& pairs);

// Decodes percent-encoding, once. Invalid escapes stay as they are.
std::string unescaped(std::string_view text);
// A repaired value: percent-decoded until nothing is encoded, without punctuation added around it, without blanks
// beside commas and colons.
std::string mended_value(std::string_view value);
// The text cut to at most 40 characters, for use in a sentence.
std::string shortened(std::string_view text);

}  // namespace model
