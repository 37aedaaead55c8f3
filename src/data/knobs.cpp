// See knobs.h.
#include "data/knobs.h"

#include <algorithm>
#include <cmath>

#include "data/dataset.h"

namespace data {
namespace {

// "2", "0.5", "1.25": two digits behind the point, and none that are 0.
std::string factor_text(double factor) {
    const long hundredths = std::lround(100 * factor);
    std::string text = std::to_string(hundredths / 100);
    const long rest = hundredths % 100;
    if (rest == 0) return text;
    text += "." + std::to_string(rest / 10);
    return rest % 10 == 0 ? text : text + std::to_string(rest % 10);
}

// "2 times as many things, 0.5 times as much noise, draw 3"
std::string words_of(const Knobs& knobs) {
    const Knobs usual;
    std::string words;
    const auto add = [&](const std::string& what) { words += (words.empty() ? "" : ", ") + what; };
    if (knobs.size != usual.size) add(factor_text(knobs.size) + " times as many things");
    if (knobs.noise != usual.noise) add(factor_text(knobs.noise) + " times as much noise");
    if (knobs.seed != usual.seed) add("draw " + std::to_string(knobs.seed));
    if (knobs.modulus != usual.modulus) add("modulo " + std::to_string(knobs.modulus));
    return words;
}

}  // namespace

int dialled(const Knobs& knobs, int n, int least) {
    return std::max(least, static_cast<int>(std::lround(knobs.size * static_cast<double>(n))));
}

std::uint64_t dialled_seed(const Knobs& knobs, std::uint64_t seed) {
    // Far from the seeds of other data sets.
    return seed + 1000000ull * static_cast<std::uint64_t>(knobs.seed);
}

Knobs usable(const DatasetRow& row, Knobs knobs) {
    const Knobs usual;
    if (!row.knobs.size) knobs.size = usual.size;
    if (!row.knobs.noise) knobs.noise = usual.noise;
    if (!row.knobs.seed) knobs.seed = usual.seed;
    if (!row.knobs.modulus) knobs.modulus = usual.modulus;
    return knobs;
}

std::string dialled_id(const std::string& id, const Knobs& knobs) {
    return id + "~" + factor_text(knobs.size) + "~" + factor_text(knobs.noise) + "~" + std::to_string(knobs.seed) +
           "~" + std::to_string(knobs.modulus);
}

DatasetRow dialled_row(const DatasetRow& row, const Knobs& knobs) {
    DatasetRow made = row;
    if (knobs == Knobs{}) return made;
    made.id = dialled_id(row.id, knobs);
    made.card.count = "Dialled: " + words_of(knobs) + ". As it is shipped: " + made.card.count;
    if (made.dial != nullptr) made.dial(made, knobs);
    return made;
}

}  // namespace data
