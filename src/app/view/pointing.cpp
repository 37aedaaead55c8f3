// See pointing.h.
#include "app/view/pointing.h"

#include <algorithm>

#include "app/view/trust_watch.h"
#include "data/features.h"

namespace app {
namespace {

constexpr int kNeighbours = 6;
constexpr int kMostHits = 8;
constexpr int kMostFeatureRows = 20000;  // above: the search for the nearest by features takes longer than a frame

// Finds neighbours by the numbers of the layer on screen (or of the map) if it has more than two, else by the features.
// Past snapshots do not keep the layers, so there it is by the features, too.
void find_by_numbers(ui::Looking& looking, const train::Snapshot& layers, int thing) {
    const auto n = static_cast<int>(layers.layers.size());
    looking.near_numbers.clear();
    looking.is_flattened = false;
    if (n == 0 || layers.n_points > kMostFeatureRows) return;
    const bool past = looking.seen_step >= 0;
    const int seen = !past && looking.seen_layer >= 0 && looking.seen_layer < n ? looking.seen_layer : n - 1;
    const int units = layers.layers[static_cast<std::size_t>(seen)].n_units;
    const bool flattened = !past && units > 2;
    map::nearest_in_layer(layers, flattened ? seen : 0, thing, kNeighbours, looking.near_numbers);
    looking.is_flattened = flattened;
    const std::string all = std::to_string(units) + " numbers";
    looking.near_by = !flattened || seen == 0 ? "by all features"
                      : seen + 1 == n         ? "by the map's " + all
                                              : "by its " + all;
}

void find_neighbours(Pointing& pointing, const PointingInput& input) {
    const train::Snapshot& seen = input.seen;
    const train::Snapshot& layers = input.layers;
    ui::Looking& looking = pointing.seen;
    const int thing = looking.pinned >= 0 ? looking.pinned : looking.hovered;
    if (thing == looking.near_of && input.changes == pointing.near_changes) return;
    looking.near_of = thing;
    pointing.near_changes = input.changes;
    looking.near_map.clear();
    looking.near_numbers.clear();
    looking.has_mistakes = input.flattened != nullptr;
    looking.mistakes = {};
    if (thing < 0 || thing >= seen.n_points) return;
    const auto at = static_cast<std::size_t>(thing) * 2;
    map::nearest_on_map(input.grid, {seen.points[at], seen.points[at + 1]}, kNeighbours, thing, looking.near_map);
    if (looking.has_mistakes) {
        looking.mistakes = projection::mistakes_of(input.flattened->values, input.flattened->n_units, seen.points,
                                                   thing, kTrustNeighbours, kTrustFar);
    }
    find_by_numbers(looking, layers, thing);
}

void confuse(Pointing& pointing, const train::Snapshot& layers, const model::Material& material,
             const map::RegionView& view, long changes) {
    train::Confusion& confusion = pointing.seen.confusion;
    const bool classes =
        view.head >= 0 && view.head < static_cast<int>(layers.heads.size()) && view.answer == model::Answer::classes;
    if (!classes) {
        confusion = {};
        pointing.confusion_changes = -1;
        return;
    }
    if (changes == pointing.confusion_changes && view.head == pointing.confusion_head) return;
    const train::HeadSnapshot& head = layers.heads[static_cast<std::size_t>(view.head)];
    const std::string key = material.dataset.row.id + "/" + head.id;
    if (key != pointing.codes_of) {
        pointing.codes_of = key;
        pointing.codes.clear();
        const data::Attribute* attribute = data::find_attribute(material.dataset.row, head.spec.target);
        if (attribute != nullptr) pointing.codes = data::build_target(material.dataset, *attribute).codes;
    }
    if (pointing.codes.size() != layers.held_out.size()) {
        confusion = {};
        return;
    }
    const bool held_out =
        std::find(layers.held_out.begin(), layers.held_out.end(), train::kHeldOut) != layers.held_out.end();
    pointing.seen.confusion_held_out = held_out;
    train::count_confusion(head, pointing.codes, layers.held_out, held_out ? train::Part::held_out : train::Part::all,
                           confusion);
    pointing.confusion_changes = changes;
    pointing.confusion_head = view.head;
}

}  // namespace

void forget(Pointing& pointing) {
    const long version = pointing.seen.version;
    pointing = {};
    pointing.seen.version = version + 1;
}

void update_flags(Pointing& pointing, const model::Material& material, const std::vector<int>& lit) {
    ui::Looking& looking = pointing.seen;
    const std::size_t n = material.dataset.names.size();
    pointing.hidden.resize(n, 0);
    pointing.own_color.resize(n, 0);
    looking.flags.assign(n, 0);
    looking.n_hidden = 0;
    const bool some = looking.selection.count > 0 || !lit.empty();
    for (std::size_t i = 0; i < n; ++i) {
        unsigned flags = static_cast<unsigned>(pointing.own_color[i]) << map::kOwnColorShift;
        if (pointing.hidden[i] != 0) {
            flags |= map::kHidden;
            ++looking.n_hidden;
        }
        if (looking.selection.has(static_cast<int>(i))) {
            flags |= map::kPicked;
        } else if (some) {
            flags |= map::kQuiet;
        }
        looking.flags[i] = static_cast<unsigned char>(flags);
    }
    for (const int thing : lit) {
        unsigned char& flags = looking.flags[static_cast<std::size_t>(thing)];
        flags = static_cast<unsigned char>((flags | map::kLit) & ~map::kQuiet);
    }
    map::summarise(material, looking.selection, looking.summary);
    ++looking.version;
}

void update(Pointing& pointing, const PointingInput& input) {
    if (pointing.index_of != input.material.dataset.row.id) {
        map::build_search(pointing.index, input.material.dataset);
        pointing.index_of = input.material.dataset.row.id;
    }
    find_neighbours(pointing, input);
    confuse(pointing, input.layers, input.material, input.view, input.changes);
}

void search_for(Pointing& pointing, const data::Dataset& dataset, const std::string& query) {
    if (pointing.index_of != dataset.row.id) {
        map::build_search(pointing.index, dataset);
        pointing.index_of = dataset.row.id;
    }
    pointing.seen.query = query;
    map::search(pointing.index, query, kMostHits, pointing.seen.hits);
}

void decode(const DecodeInput& input, map::Point2 at, bool only_features, std::vector<ui::Decoded>& decoded) {
    decoded.clear();
    std::vector<bool> on;
    for (const train::HeadSnapshot& head : input.seen.heads) {
        const bool features = head.answer == model::Answer::features;
        if (head.answer == model::Answer::none || head.layers.empty() || (only_features && !features)) continue;
        decoded.push_back(
            {head.label, head.answer, map::answer_in_picture(input.seen, head, at), head.outputs, {}, -1});
        if (!features) continue;
        ui::Decoded& row = decoded.back();
        if (on.empty()) on = map::columns_on(input.material.features, input.material.dataset.row, input.features);
        row.picture = map::decoded_picture(head, row.values, on, input.material.dataset.pictures.side);
        if (!input.layers.layers.empty()) {
            row.nearest = map::nearest_to_decoded(head, row.values, on, input.layers.layers.front());
        }
    }
}

}  // namespace app
