// See flow.h.
#include "app/view/flow.h"

#include <algorithm>
#include <cmath>

#include "app/rooms.h"
#include "app/view/shown_map.h"
#include "data/features.h"
#include "data/typed.h"
#include "map/heads/decoded.h"
#include "map/heads/regions.h"
#include "train/plane_view.h"

namespace app {
namespace {

constexpr double kRunSeconds = 2.5;
constexpr int kDialSteps = 100;  // from the least value to the largest

// The column of the table behind a column of the feature matrix, where it holds numbers; else null.
const data::Column* number_column(const model::Material& material, const data::FeatureSpan& span, int column) {
    const data::FeatureGroup& group = material.dataset.row.groups[static_cast<std::size_t>(span.group)];
    if (span.count != static_cast<int>(group.columns.size())) return nullptr;
    const data::Column* found =
        data::find_column(material.dataset.table, group.columns[static_cast<std::size_t>(column - span.first)]);
    return found != nullptr && found->kind == data::ColumnKind::number && !found->numbers.empty() ? found : nullptr;
}

// Means of neighbouring values, so few that their bars can be told apart.
std::vector<float> thinned(const std::vector<float>& values) {
    const std::size_t n = std::min(values.size(), ui::kMostFlowUnits);
    std::vector<float> means(n, 0.0f), counts(n, 0.0f);
    for (std::size_t i = 0; i < values.size(); ++i) {
        means[i * n / values.size()] += values[i];
        counts[i * n / values.size()] += 1;
    }
    for (std::size_t i = 0; i < n; ++i) means[i] /= counts[i];
    return means;
}

std::vector<float> features_of(const model::Material& material, int thing) {
    const auto d = static_cast<std::size_t>(material.features.n_columns);
    const auto first = material.features.values.begin() + static_cast<long>(static_cast<std::size_t>(thing) * d);
    return {first, first + static_cast<long>(d)};
}

ui::FlowFeature feature_of(const model::Material& material, const data::FeatureSpan& span, int column,
                           const data::Column& numbers, float standard) {
    const data::FeatureMatrix& matrix = material.features;
    const auto at = static_cast<std::size_t>(column);
    const data::FeatureGroup& group = material.dataset.row.groups[static_cast<std::size_t>(span.group)];
    ui::FlowFeature feature{.label = span.count == 1 ? group.label : matrix.labels[at],
                            .unit = span.count == 1 ? group.unit : "",
                            .column = column,
                            .standard = standard};
    const double mean = static_cast<double>(matrix.mean[at]), scale = static_cast<double>(matrix.scale[at]);
    feature.value = static_cast<double>(standard) * scale + mean;
    feature.least = INFINITY;
    feature.most = -INFINITY;
    bool whole = true;
    for (const float number : numbers.numbers) {
        if (!std::isfinite(number)) continue;
        feature.least = std::min(feature.least, static_cast<double>(number));
        feature.most = std::max(feature.most, static_cast<double>(number));
        whole = whole && number == std::floor(number);
    }
    const double step = (feature.most - feature.least) / kDialSteps;
    feature.step = whole ? std::max(1.0, std::floor(step)) : step;
    return feature;
}

// How a new thing is made: with dials if at least half of the input numbers can have one.
ui::Making making_of(const data::Dataset& dataset, std::size_t n_dials, std::size_t n_features) {
    if (data::can_be_typed(dataset.row)) return ui::Making::typed;
    if (data::can_be_painted(dataset)) return ui::Making::painted;
    const bool dials = n_dials > 0 && 2 * n_dials >= n_features && dataset.pictures.side == 0;
    return dials ? ui::Making::dialled : ui::Making::none;
}

void take_features(const Rooms& rooms, const std::vector<float>& features, ui::Flow& flow) {
    const model::Material& material = rooms.session().material();
    const std::vector<bool> on =
        map::columns_on(material.features, material.dataset.row, rooms.session().running().features);
    flow.features.clear();
    flow.all_features.clear();
    bool all_listed = true;
    for (const data::FeatureSpan& span : material.features.spans) {
        for (int column = span.first; column < span.first + span.count; ++column) {
            const auto at = static_cast<std::size_t>(column);
            if (!on[at]) continue;
            flow.all_features.push_back(std::clamp(features[at] / 2, -1.0f, 1.0f));
            const data::Column* numbers = number_column(material, span, column);
            if (numbers == nullptr || flow.features.size() >= ui::kMostFlowFeatures) {
                all_listed = false;
                continue;
            }
            flow.features.push_back(feature_of(material, span, column, *numbers, features[at]));
        }
    }
    flow.n_features = flow.all_features.size();
    // A new thing is not in the graph, so layers that read a thing's neighbours cannot compute it.
    const bool alone = rooms.session().trainer().reads_alone();
    flow.making = alone ? making_of(material.dataset, flow.features.size(), flow.n_features) : ui::Making::none;
    const bool lists = flow.making == ui::Making::dialled;
    if (!lists) flow.features.clear();
    flow.all_features = all_listed && lists ? std::vector<float>{} : thinned(flow.all_features);
}

// The largest absolute activation of this layer over all things.
float most_of(const train::LayerSnapshot& layer) {
    float most = 1e-6f;
    for (const float value : layer.values) most = std::max(most, std::abs(value));
    return most;
}

// A thing's activations in each layer of the snapshot.
std::vector<std::vector<float>> values_of(const train::Snapshot& shown, int thing) {
    std::vector<std::vector<float>> values;
    for (const train::LayerSnapshot& layer : shown.layers) {
        const auto first = layer.values.begin() + static_cast<long>(thing) * layer.n_units;
        values.emplace_back(first, first + layer.n_units);
    }
    return values;
}

// Where the picture on the screen has a thing with these numbers in each layer: one that is known has a place of its own,
// a new one lies on the plane or, in a layout, near its nearest things.
void place_on_screen(Rooms& rooms, const std::vector<std::vector<float>>& values, int thing, ui::Flow& flow) {
    const Side& side = rooms.side();
    const train::Snapshot& seen = side.on_screen();
    const auto layer = shows_layer(rooms, side) ? static_cast<std::size_t>(rooms.view.layer) : values.size() - 1;
    flow.has_place = layer < values.size();
    if (!flow.has_place) return;
    if (thing >= 0) {
        const auto at = 2 * static_cast<std::size_t>(thing);
        flow.at = {seen.points[at], seen.points[at + 1]};
        return;
    }
    if (!seen.laid_out) {
        const std::vector<float> at = train::places_on(seen.plane, values[layer]);
        flow.at = {at[0], at[1]};
        return;
    }
    const std::optional<std::array<float, 2>> at = place_of_new(side.layout, values[layer]);
    flow.has_place = at.has_value();
    if (at) flow.at = {(*at)[0], (*at)[1]};
}

// thing: -1 for one that is not among the data.
void take_layers(Rooms& rooms, const std::vector<float>& features, int thing, ui::Flow& flow) {
    const train::Snapshot& shown = rooms.session().latest();
    train::Trainer& trainer = rooms.session().trainer();
    const bool known = thing >= 0 && !trainer.reads_alone();
    const std::vector<std::vector<float>> values = known ? values_of(shown, thing) : trainer.activations(features);
    flow.layers.clear();
    for (std::size_t i = 1; i + 1 < values.size() && i < shown.layers.size(); ++i) {
        const float most = most_of(shown.layers[i]);
        ui::FlowLayer& layer = flow.layers.emplace_back();
        layer.label = shown.layers[i].label;
        for (const float value : values[i]) layer.units.push_back(std::clamp(value / most, -1.0f, 1.0f));
        layer.units = thinned(layer.units);
    }
    flow.place = values.back();
    place_on_screen(rooms, values, thing, flow);
}

void take_answer(const Rooms& rooms, ui::Flow& flow) {
    const train::Snapshot& shown = rooms.session().latest();
    const map::RegionView region = map::region_view(shown, rooms.session().running().regions_of);
    flow.outputs.clear();
    flow.answer.clear();
    flow.heaps.clear();
    flow.said = -1;
    if (region.head < 0 || region.answer == model::Answer::features) return;
    const train::HeadSnapshot& head = shown.heads[static_cast<std::size_t>(region.head)];
    flow.question = head.label;
    flow.answer = map::answer_in_full(head, flow.place);
    if (region.answer != model::Answer::classes) return;
    flow.outputs = head.outputs;
    flow.heaps.assign(head.outputs.size(), 0);
    const std::size_t k = head.outputs.size();
    for (std::size_t i = 0; (i + 1) * k <= head.predictions.size(); ++i) {
        const float* said = head.predictions.data() + i * k;
        ++flow.heaps[static_cast<std::size_t>(std::max_element(said, said + k) - said)];
    }
    flow.said = static_cast<int>(std::max_element(flow.answer.begin(), flow.answer.end()) - flow.answer.begin());
}

std::string name_of_new(const FlowWatch& watch, ui::Making making) {
    if (making == ui::Making::painted) return "your picture";
    if (making != ui::Making::typed) return "a new thing";
    return watch.typed.empty() ? "a new text" : watch.typed;
}

void find_flow(Rooms& rooms, FlowWatch& watch) {
    const model::Material& material = rooms.session().material();
    ui::Flow& flow = watch.shown;
    flow.is_new = watch.thing < 0;
    const std::vector<float> features = flow.is_new ? watch.made : features_of(material, watch.thing);
    take_features(rooms, features, flow);
    flow.name =
        flow.is_new ? name_of_new(watch, flow.making) : material.dataset.names[static_cast<std::size_t>(watch.thing)];
    flow.example = material.dataset.row.typed_example;
    flow.trouble = flow.is_new ? watch.trouble : "";
    flow.painting = flow.is_new && flow.making == ui::Making::painted ? &watch.painting : nullptr;
    take_layers(rooms, features, watch.thing, flow);
    take_answer(rooms, flow);
}

}  // namespace

bool has_flow(const Rooms& rooms) {
    const bool made = !rooms.flow.made.empty() && rooms.flow.made_of == rooms.session().material().dataset.row.id;
    return (made || rooms.view.pointing.seen.pinned >= 0) && !rooms.sides.comparison && !rooms.many.open;
}

void show_flow(Rooms& rooms, ui::View& view, const Input& input) {
    FlowWatch& watch = rooms.flow;
    if (watch.made_of != rooms.session().material().dataset.row.id) watch.made.clear();
    const int thing = watch.made.empty() ? rooms.view.pointing.seen.pinned : -1;
    if (thing >= rooms.session().latest().n_points) return;
    if (!watch.on || thing != watch.thing) {
        watch.since_s = input.now_s;
        watch.stale = true;
    }
    watch.on = true;
    watch.thing = thing;
    if (watch.stale || watch.changes != rooms.view.changes) find_flow(rooms, watch);
    watch.stale = false;
    watch.changes = rooms.view.changes;
    const double run = (input.now_s - watch.since_s) / kRunSeconds;
    watch.shown.pulse = input.reduced_motion ? 1 : static_cast<float>(std::clamp(run, 0.0, 1.0));
    if (watch.shown.pulse < 1) rooms.clock.active_s = input.now_s;  // frames go on
    view.flow = &watch.shown;
}

namespace {

// A new thing, at first a copy of thing `like`.
void make_new(FlowWatch& watch, const model::Material& material, int like) {
    watch.made_of = material.dataset.row.id;
    watch.made = features_of(material, like);
    watch.typed = material.dataset.names[static_cast<std::size_t>(like)];
    watch.painting = {};
    watch.trouble.clear();
    if (!data::can_be_painted(material.dataset)) return;
    watch.painting = data::painting_of(material.dataset, like);
    watch.made = data::features_of_painting(material.dataset, material.features, watch.painting);
}

// A text that is no thing of this data set leaves the last one where it is, and says why.
void type(FlowWatch& watch, const model::Material& material, const std::string& text) {
    core::Result<std::vector<float>> made = data::features_of_typed(material.dataset, material.features, text);
    watch.trouble = made.ok() ? "" : made.error().sentence;
    if (!made.ok()) return;
    watch.typed = text;
    watch.made = std::move(made.value());
}

// A new thing of this text where none was; the pinned one gives way.
void begin_typed(Rooms& rooms, const std::string& text) {
    FlowWatch& watch = rooms.flow;
    const model::Material& material = rooms.session().material();
    if (!data::can_be_typed(material.dataset.row) || !rooms.session().trainer().reads_alone()) return;
    type(watch, material, text);
    if (!watch.trouble.empty()) {
        tell(rooms, watch.trouble, rooms.clock.last_s);
        watch.trouble.clear();
        return;
    }
    watch.made_of = material.dataset.row.id;
    watch.stale = true;
    watch.since_s = rooms.clock.last_s;
    rooms.view.pointing.seen.pinned = -1;
}

void dial(FlowWatch& watch, const model::Material& material, const ui::FlowActions::Dialled& set) {
    const auto at = static_cast<std::size_t>(set.column);
    const double mean = static_cast<double>(material.features.mean[at]);
    watch.made[at] = static_cast<float>((set.value - mean) / static_cast<double>(material.features.scale[at]));
}

void paint(FlowWatch& watch, const model::Material& material, const ui::FlowActions& actions) {
    if (actions.blank) watch.painting = data::blank_painting(material.dataset);
    for (const ui::FlowActions::Dab& dab : actions.dabs) {
        if (dab.cell < 0 || static_cast<std::size_t>(dab.cell) >= watch.painting.cells.size()) continue;
        std::array<float, 3>& cell = watch.painting.cells[static_cast<std::size_t>(dab.cell)];
        for (std::size_t c = 0; c < 3; ++c) cell[c] += (dab.color[c] - cell[c]) * dab.strength;
    }
    watch.made = data::features_of_painting(material.dataset, material.features, watch.painting);
}

}  // namespace

void apply_flow_actions(Rooms& rooms, const ui::FlowActions& actions) {
    FlowWatch& watch = rooms.flow;
    const model::Material& material = rooms.session().material();
    if (actions.again) watch.since_s = rooms.clock.last_s;
    if (actions.stop) watch.made.clear();
    if (actions.begin_typed) begin_typed(rooms, *actions.begin_typed);
    int& pinned = rooms.view.pointing.seen.pinned;
    if (actions.make && pinned >= 0) {
        make_new(watch, material, pinned);
        pinned = -1;
    }
    if (watch.made.empty() || watch.made_of != material.dataset.row.id) return;
    const bool paints = actions.blank || !actions.dabs.empty();
    if (!actions.set && !actions.typed && !paints) return;
    if (actions.set) dial(watch, material, *actions.set);
    if (actions.typed && data::can_be_typed(material.dataset.row)) type(watch, material, *actions.typed);
    if (paints && watch.painting.side > 0) paint(watch, material, actions);
    watch.stale = true;
    rooms.clock.active_s = rooms.clock.last_s;
}

}  // namespace app
