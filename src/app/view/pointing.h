// Keeps up to date what panels show about the things that the learner points at or selects (ui::Looking): nearest
// neighbours, the selection and its summary, search results, the confusion matrix, the features decoded at a place of
// the map. May include core .. map, ui/looking.h and app. Knows no panels and no pixels. Next: ui/looking.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "map/things/neighbours.h"
#include "map/view/scene.h"
#include "ui/looking.h"

namespace app {

struct Pointing {
    ui::Looking seen;        // read by the panels
    map::Point2 found_at{};  // where the pointer was when it found the hovered thing, pixels of the map's picture
    // [N] each. hidden: 1 = hidden; own_color: palette index + 1 of the colour that the learner gave, 0 = none.
    std::vector<unsigned char> hidden, own_color;
    map::SearchIndex index;
    std::string index_of, query;                     // data set of the index; the last query
    long near_changes = -1, confusion_changes = -1;  // cache keys of neighbours, matrix: MapView::changes
    int confusion_head = -1;                         // index into Snapshot::heads; -1 = none
    std::vector<int> codes;                          // [N] true classes of the confusion matrix's head; -1 = unknown
    std::string codes_of;                            // cache key of `codes`: data set and head
};

// Clears everything; called when the data set changes.
void forget(Pointing& pointing);
// Recomputes the things' flags; call after the selection, the hidden things or the learner's colours have changed.
// `lit`: the things of the batch in slow motion.
void update_flags(Pointing& pointing, const model::Material& material, const std::vector<int>& lit);
// Input of update(): the snapshot on the screen, a grid index of its points, and the latest snapshot, which has the
// layers.
struct PointingInput {
    const train::Snapshot& seen;
    const map::PlaceGrid& grid;
    const train::Snapshot& layers;
    const model::Material& material;
    const map::RegionView& view;
    long changes;  // MapView::changes
    const train::LayerSnapshot* flattened =
        nullptr;  // the layer of more than two dimensions that is on the screen; null: none
};
// Updates whatever is out of date; called once a frame.
void update(Pointing& pointing, const PointingInput& input);
// Sets the query and finds the things and values that match it.
void search_for(Pointing& pointing, const data::Dataset& dataset, const std::string& query);
// Input of decode(); the first three as in PointingInput. The thing nearest to decoded features is looked for in
// `layers`.
struct DecodeInput {
    const train::Snapshot& seen;
    const train::Snapshot& layers;
    const model::Material& material;
    const std::vector<std::string>& features;  // ids of those that are switched on
};
// Replaces `decoded` by the predictions of all heads at `at`, in map units; only_features: only reconstructed features.
// In a layout (t-SNE ...), whose places are no points of the map, by those for the thing nearest to `at`.
void decode(const DecodeInput& input, map::Point2 at, bool only_features, std::vector<ui::Decoded>& decoded);

}  // namespace app
