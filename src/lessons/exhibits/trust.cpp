#include "lessons/exhibits/trust.h"

#include <cstdlib>

#include "lessons/moment.h"
#include "train/plane_view.h"

namespace lessons {
namespace {

constexpr int kLayoutSteps = 50;  // of t-SNE or UMAP, between two measurements
constexpr int kSample = 100;      // things whose neighbours are compared: some 10 ms for 2,000 words

bool sees_map(const Moment& moment) {
    return moment.seen_layer < 0 || moment.seen_layer + 1 >= static_cast<int>(moment.shown.layers.size());
}

std::string key_of(const Moment& moment) {
    std::string key = model::data_id(moment.spec) + " " + std::to_string(sees_map(moment) ? -1 : moment.seen_layer) +
                      " " + moment.spec.projection + " " + std::to_string(moment.spec.throw_number);
    for (const std::string& feature : moment.spec.features) key += " " + feature;
    return key;
}

const train::LayerSnapshot& features_of(const Moment& moment) { return moment.shown.layers.front(); }

// The result without the quality.
Trust look(const Moment& moment) {
    Trust trust{.of = key_of(moment),
                .step = moment.shown.step,
                .layout_step = moment.layout_step,
                .quality = {},
                .shown = 1,
                .places = {}};
    if (moment.laid_out != nullptr) {
        trust.places = *moment.laid_out;
        return trust;
    }
    if (sees_map(moment)) return trust;
    const train::LayerSnapshot& layer = moment.shown.layers[static_cast<std::size_t>(moment.seen_layer)];
    projection::Plane plane;
    trust.places = train::show_layer(moment.shown, moment.seen_layer, plane, train::plane_choice_of(moment.spec));
    trust.shown = static_cast<double>(projection::shown_share(plane, layer.values));
    return trust;
}

}  // namespace

std::vector<float> seen_places(const Moment& moment) {
    if (moment.laid_out != nullptr) return *moment.laid_out;
    if (sees_map(moment)) return moment.shown.points;
    const Trust& known = moment.desk.trust;
    return known.of == key_of(moment) ? known.places : look(moment).places;
}

double shown_of(const Moment& moment) {
    const Trust& known = moment.desk.trust;
    return known.of == key_of(moment) ? known.shown : look(moment).shown;
}

projection::Quality trust_of(const Moment& moment) {
    const Trust& known = moment.desk.trust;
    return known.of == key_of(moment) ? known.quality : work_out_trust(moment).quality;
}

bool is_of(const Trust& trust, const Moment& moment) { return trust.of == key_of(moment); }

bool is_stale(const Trust& trust, const Moment& moment) {
    if (trust.of != key_of(moment)) return true;
    if (moment.laid_out != nullptr) return std::abs(moment.layout_step - trust.layout_step) >= kLayoutSteps;
    const bool moves = sees_map(moment) || moment.seen_layer > 0;
    return moves && trust.step != moment.shown.step;
}

Trust work_out_trust(const Moment& moment) {
    const train::LayerSnapshot& features = features_of(moment);
    Trust trust = look(moment);
    if (moment.shown.n_points <= 2 * kTrustNeighbours) return trust;
    const bool as_it_is = sees_map(moment) && moment.laid_out == nullptr;
    const std::vector<float>& places = as_it_is ? moment.shown.points : trust.places;
    trust.quality = projection::quality_of(features.values, features.n_units, places, kTrustNeighbours, kSample);
    return trust;
}

std::vector<int> truly_near(const Moment& moment, int thing, int k) {
    const train::LayerSnapshot& features = features_of(moment);
    if (thing < 0 || thing >= moment.shown.n_points) return {};
    return projection::nearest_of(features.values, features.n_units, thing, k);
}

std::vector<int> seen_near(const Moment& moment, int thing, int k) {
    if (thing < 0 || thing >= moment.shown.n_points) return {};
    return projection::nearest_of(seen_places(moment), 2, thing, k);
}

}  // namespace lessons
