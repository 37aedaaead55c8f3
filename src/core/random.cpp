#include "core/random.h"

#include <utility>

#include "core/check.h"
#include "core/hash.h"

namespace core {

Random random_stream(std::uint64_t seed, std::string_view purpose) {
    const std::uint64_t stream = hash_text(purpose);
    Random random{.state = 0, .increment = (stream << 1u) | 1u};
    next_u32(random);
    random.state += seed;
    next_u32(random);
    return random;
}

std::uint32_t next_u32(Random& random) {
    const std::uint64_t old = random.state;
    random.state = old * 6364136223846793005ull + random.increment;
    const auto shifted = static_cast<std::uint32_t>(((old >> 18u) ^ old) >> 27u);
    const auto turn = static_cast<std::uint32_t>(old >> 59u);
    return (shifted >> turn) | (shifted << ((32u - turn) & 31u));
}

std::uint32_t next_below(Random& random, std::uint32_t n) {
    ES_CHECK(n >= 1, "next_below needs n >= 1: there is no integer in an empty range");
    // The first (2^32 mod n) values would make the low results likelier: draw again.
    const std::uint32_t first_fair = (0u - n) % n;
    std::uint32_t drawn = next_u32(random);
    while (drawn < first_fair) drawn = next_u32(random);
    return drawn % n;
}

float next_unit(Random& random) { return static_cast<float>(next_u32(random) >> 8u) * (1.0f / 16777216.0f); }

float next_uniform(Random& random, float low, float high) { return low + (high - low) * next_unit(random); }

float next_normal(Random& random) {
    std::uint32_t sum = 0;
    for (int i = 0; i < 12; ++i) sum += next_u32(random) >> 8u;
    return static_cast<float>(sum) * (1.0f / 16777216.0f) - 6.0f;
}

void shuffle(Random& random, std::vector<int>& values) {
    for (std::size_t i = values.size(); i > 1; --i) {
        std::swap(values[i - 1], values[next_below(random, static_cast<std::uint32_t>(i))]);
    }
}

}  // namespace core
