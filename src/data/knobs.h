// The knobs of a data set that the program makes: how many things, how much noise, which random numbers. At their usual
// values the data set is as it is shipped, to the bit. May include data. Next: dataset.h, data_sets/eight.cpp.
#pragma once

#include <cstdint>
#include <string>

namespace data {

struct DatasetRow;

struct Knobs {
    double size = 1;   // how many things, as a multiple of what the data set has by itself
    double noise = 1;  // how much noise, likewise
    int seed = 0;      // which random numbers; 0: those of the data set as it is shipped
    int modulus = 13;  // of sums
    bool operator==(const Knobs&) const = default;
};

// Which of them a data set has.
struct KnobSet {
    bool size = false, noise = false, seed = false, modulus = false;
};

// n things, times the size; at least `least`.
int dialled(const Knobs& knobs, int n, int least = 1);
// The seed of the data set's random stream: `seed` of the set as it is shipped.
std::uint64_t dialled_seed(const Knobs& knobs, std::uint64_t seed);

// The knobs that the data set has; the others at their usual values.
Knobs usable(const DatasetRow& row, Knobs knobs);
// The id of the data set with its knobs so: "eight~2~0.5~0~13".
std::string dialled_id(const std::string& id, const Knobs& knobs);
// The row with its knobs so: that id, and what its card says of it. At their usual values the row as it is.
DatasetRow dialled_row(const DatasetRow& row, const Knobs& knobs);

}  // namespace data
