// One allowed value of a text field of a Spec, with its texts for menus. Includes nothing of ours. Next: schema.h.
#pragma once

#include <string>

namespace model {

struct Choice {
    std::string id;
    std::string label;
    std::string help;
    std::string closed{};   // text of the control while its list is closed; empty: the label
    std::string why_not{};  // why it cannot be chosen here, for people; empty: it can

    [[nodiscard]] const std::string& closed_label() const { return closed.empty() ? label : closed; }
};

}  // namespace model
