// See closest.h.
#include "platform/cli/closest.h"

#include <algorithm>

namespace platform {
namespace {

// Optimal string alignment distance (Damerau 1964), by rows of the table of all beginnings of both.
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::vector<std::size_t>> of(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
    for (std::size_t i = 0; i <= a.size(); ++i) {
        for (std::size_t k = 0; k <= b.size(); ++k) {
            if (i == 0 || k == 0) {
                of[i][k] = i + k;
                continue;
            }
            const std::size_t change = a[i - 1] == b[k - 1] ? 0 : 1;
            of[i][k] = std::min({of[i - 1][k] + 1, of[i][k - 1] + 1, of[i - 1][k - 1] + change});
            const bool swapped = i > 1 && k > 1 && a[i - 1] == b[k - 2] && a[i - 2] == b[k - 1];
            if (swapped) of[i][k] = std::min(of[i][k], of[i - 2][k - 2] + 1);
        }
    }
    return of[a.size()][b.size()];
}

}  // namespace

std::string closest(std::string_view typed, const std::vector<std::string>& known) {
    constexpr std::size_t kLongest = 40;  // a longer word is no typing error
    std::string best;
    std::size_t least = kLongest;
    if (typed.empty() || typed.size() > kLongest) return best;
    for (const std::string& word : known) {
        const std::size_t far = distance(typed, word);
        if (far * 3 > word.size() || far >= least) continue;
        least = far;
        best = word;
    }
    return best;
}

}  // namespace platform
