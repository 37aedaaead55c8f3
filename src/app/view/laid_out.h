// The map of a session as the layout (t-SNE, UMAP, MDS) that its Spec asks for, computed at once until it rests: for
// pictures that are made without a screen. The same bits as on the screen after the Spec was opened by a link. May
// include train and app. Next: live_layout.h.
#pragma once

#include <optional>
#include <string>

#include "app/experiment/session.h"

namespace app {

struct LaidOut {
    train::Snapshot snapshot;  // the latest one, with the things at the layout's places
    std::string refused;       // why there can be no layout, in a sentence; then the things are on the principal plane
};

// None if the Spec asks for no layout, or the map has no more than two dimensions.
std::optional<LaidOut> lay_out_whole(const Session& session);

}  // namespace app
