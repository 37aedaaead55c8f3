// Seeded random streams with distributions of our own: those of the standard library differ between machines.
// One seed gives many independent streams, one a purpose, so that using more of one never shifts another.
// Integers only inside; the same bits everywhere. Includes nothing of ours.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace core {

// PCG32 (O'Neill 2014, PCG: A Family of Simple Fast Space-Efficient Statistically Good Algorithms, XSH-RR 64/32).
struct Random {
    std::uint64_t state = 0;
    std::uint64_t increment = 1;
};

// The stream of this seed for this purpose ("split", "batches", "encoder.0.weight").
Random random_stream(std::uint64_t seed, std::string_view purpose);

std::uint32_t next_u32(Random& random);
// Uniform integer in [0, n), without bias. n >= 1.
std::uint32_t next_below(Random& random, std::uint32_t n);
// Uniform in [0, 1): 24 random bits, so every value is exact in a float.
float next_unit(Random& random);
// Uniform in [low, high).
float next_uniform(Random& random, float low, float high);
// Near normal, mean 0 and deviation 1: the sum of twelve uniform numbers less 6, so it never leaves [-6, 6] and needs
// no logarithm, which differs from machine to machine.
float next_normal(Random& random);
// Fisher-Yates.
void shuffle(Random& random, std::vector<int>& values);

}  // namespace core
