// See trust_watch.h.
#include "app/view/trust_watch.h"

#include <algorithm>

#include "app/view/live_layout.h"
#include "projection/neighbour_graph.h"

namespace app {
namespace {

constexpr int kSample = 200;  // things, while the picture moves

void take_result(TrustWatch& watch, bool whole) {
    watch.quality = projection::quality_so_far(watch.work);
    watch.shepard = projection::shepard_so_far(watch.work);
    watch.kept_at = projection::kept_so_far(watch.work);
    watch.k = watch.work.k;
    watch.n_dims = watch.work.n_dims;
    watch.looked_at = watch.work.looked_at;
    if (whole) watch.kept_of = watch.work.kept_of;
    ++watch.version;
}

// Returns whether there is a new result.
bool measure(TrustWatch& watch, const TrustInput& input, double budget_ms) {
    const auto n = static_cast<int>(input.picture.size() / 2);
    const int k = std::min(kTrustNeighbours, (n - 1) / 2);
    if (watch.work.n > 0 && (watch.work.n != n || watch.work.n_dims != input.n_dims)) {
        const long version = watch.version;
        watch = {};
        watch.version = version + 1;
    }
    watch.busy = false;
    if (k < 1 || input.n_dims < 1 || !projection::rows_are_sound(input.cloud)) return false;
    if (!projection::rows_are_sound(input.picture)) return false;
    const auto is_stale = [&] { return watch.work.picture != input.picture || watch.work.cloud != input.cloud; };
    bool stale = watch.work.n == 0 || is_stale();
    if (stale && watch.ended) {
        watch.work = projection::begin_quality(input.cloud, input.n_dims, input.picture, k, std::max(k, kTrustFar));
        stale = false;
    } else if (watch.work.looked_at == n) {
        return false;
    }
    // The sample of a picture that has come to rest grows to all things.
    const int enough = input.moves || stale ? std::min(kSample, n) : n;
    const double end = clock_ms() + budget_ms;
    while (watch.work.looked_at < enough) {
        projection::look_at_one_more(watch.work);
        if (clock_ms() >= end) break;
    }
    watch.ended = watch.work.looked_at >= enough;
    watch.busy = !watch.ended || stale || watch.work.looked_at < n;
    if (watch.ended) take_result(watch, watch.work.looked_at == n);
    return watch.ended;
}

}  // namespace

bool measure_trust(TrustWatch& watch, const TrustInput& input, double budget_ms) {
    const bool is_new = measure(watch, input, budget_ms);
    if (!input.mistakes || watch.k <= 0) {
        watch.worst = {};
        watch.worst_of = -1;
    } else if (watch.ended && watch.worst_of != watch.version) {
        watch.worst = projection::worst_mistakes(watch.work, kMostMistakes, kMistakesOfThing);
        watch.worst_of = watch.version;
    }
    return is_new;
}

}  // namespace app
