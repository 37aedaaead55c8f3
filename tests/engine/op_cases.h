// What each op is tested on. Every test of ops walks op_table() and looks here; an op that has no case fails.
// The cases stand in cases/, by kind of op; one op may have several. Next: op_check.h, which runs them.
// To add one: an entry in its file of cases/, a function of (width) -> inputs. Batch inputs have -T rows. What PyTorch is
// asked about the op stands in a comment at its first case; `make fixtures` asks it (fixtures/golden.py).
#pragma once

#include <span>

#include "engine/cases/activations.h"
#include "engine/cases/layers.h"
#include "engine/cases/losses.h"
#include "engine/cases/pictures.h"
#include "engine/cases/sequences.h"

namespace op_cases {

inline const std::span<const OpCase> kGroups[] = {kLayerCases, kActivationCases, kLossCases, kPictureCases,
                                                  kSequenceCases};

inline std::vector<const OpCase*> cases_of(std::string_view op) {
    std::vector<const OpCase*> found;
    for (const std::span<const OpCase> group : kGroups) {
        for (const OpCase& op_case : group) {
            if (op_case.op == op) found.push_back(&op_case);
        }
    }
    return found;
}

// The first one.
inline const OpCase* find_case(std::string_view op) {
    const std::vector<const OpCase*> found = cases_of(op);
    return found.empty() ? nullptr : found.front();
}

inline constexpr int kRows[] = {0, 1, 7, 8, 9};
inline constexpr int kWidths[] = {1, 2, 7, 8, 9, 17};

}  // namespace op_cases
