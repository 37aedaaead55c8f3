// Seeded random streams (PCG32) and distributions. One seed gives many independent streams, each named by its purpose,
// so that drawing more numbers from one never changes another. The distributions are our own, because those of the
// standard library differ between implementations; with integer arithmetic inside, every machine gets the same bits.
// Includes nothing of ours.
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

// The stream with this seed for this purpose; the purpose is a name such as "split", "batches", "encoder.0.weight".
Random random_stream(std::uint64_t seed, std::string_view purpose);

std::uint32_t next_u32(Random& random);
// Uniform integer in [0, n), without bias. n >= 1 (checked).
std::uint32_t next_below(Random& random, std::uint32_t n);
// Uniform in [0, 1), a multiple of 2^-24, so a float holds it exactly.
float next_unit(Random& random);
// Uniform in [low, high).
float next_uniform(Random& random, float low, float high);
// Approximately normal, mean 0 and standard deviation 1: the sum of twelve uniform numbers minus 6. So the result is
// always in [-6, 6], and no logarithm is needed (its last bits differ between machines).
float next_normal(Random& random);
// Random order, by the Fisher-Yates shuffle.
void shuffle(Random& random, std::vector<int>& values);

}  // namespace core
