// Numbers in JSON: NaN and infinity are none, and become null. Includes nothing of ours.
#pragma once

#include <cmath>
#include <nlohmann/json.hpp>

namespace app {

inline nlohmann::ordered_json number_or_null(double number) {
    return std::isfinite(number) ? nlohmann::ordered_json(number) : nlohmann::ordered_json(nullptr);
}

}  // namespace app
