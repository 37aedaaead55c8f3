// See trust_words.h.
#include "app/view/trust_words.h"

#include "core/number_text.h"
#include "core/thousands.h"

namespace app {
namespace {

// "the worst 100 of 2,310", "12", "none"
std::string count_of(const std::vector<std::array<int, 2>>& drawn, long all) {
    const auto n = static_cast<long>(drawn.size());
    if (n < all) return "the worst " + core::thousands(n) + " of " + core::thousands(all);
    return all == 0 ? "none" : core::thousands(all);
}

}  // namespace

std::string trust_sentence(const TrustWatch& trust, int n_dims, int n_things) {
    const double kept = trust.quality.kept * trust.k;
    std::string sentence = core::fixed_text(kept, 1) + " of " + std::to_string(trust.k) +
                           " neighbours here are neighbours in all " + std::to_string(n_dims) +
                           " dimensions, too; trustworthiness " + core::fixed_text(trust.quality.trustworthiness, 3) +
                           ", continuity " + core::fixed_text(trust.quality.continuity, 3) +
                           ", Shepard's correlation " + core::fixed_text(trust.shepard, 2);
    if (trust.looked_at < n_things) sentence += " (of " + core::thousands(trust.looked_at) + " things, while it moves)";
    return sentence + ".";
}

std::string mistakes_sentence(const projection::WorstMistakes& worst, int n_things) {
    if (worst.looked_at <= 0) return "";
    std::string words = "Solid red: false neighbours (near here, far in truth), " +
                        count_of(worst.false_ones, worst.n_false) + "; dashed: torn ones (near in truth, far here), " +
                        count_of(worst.torn, worst.n_torn);
    if (worst.looked_at < n_things) words += " (of " + core::thousands(worst.looked_at) + " things, while it moves)";
    return words;
}

}  // namespace app
