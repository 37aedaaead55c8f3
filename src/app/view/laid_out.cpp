// See laid_out.h.
#include "app/view/laid_out.h"

#include <utility>

#include "app/view/live_layout.h"
#include "train/plane_view.h"

namespace app {

std::optional<LaidOut> lay_out_whole(const Session& session) {
    const std::optional<projection::LayoutSettings> settings = train::layout_of(session.running());
    const train::Snapshot& latest = session.latest();
    if (!settings || latest.dims <= 2) return {};
    LiveLayout live;
    const LayoutInput input{.shown = latest,
                            .layer = static_cast<int>(latest.layers.size()) - 1,
                            .key = "map",
                            .settings = *settings,
                            .start = [&] { return latest.points; }};
    constexpr double kLong_ms = 1e9;
    do {
        move_on(live, input, kLong_ms);
    } while (!is_at_rest(live));
    LaidOut out{latest, live.refused};
    if (live.places.size() != latest.points.size()) return out;
    out.snapshot.points = std::move(live.places);
    out.snapshot.depth.clear();
    out.snapshot.laid_out = true;
    return out;
}

}  // namespace app
