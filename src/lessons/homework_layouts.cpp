#include "lessons/homework_layouts.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "core/thousands.h"
#include "lessons/exhibits/neighbourhoods.h"
#include "lessons/figures.h"
#include "lessons/laid_out.h"
#include "lessons/near.h"
#include "projection/quality.h"
#include "train/plane_view.h"

namespace lessons::homework_layouts {
namespace {

// A layer of the run by t-SNE.
std::vector<float> layout_of(const Lab& lab, const Run& run, int layer) {
    model::Spec look = run.spec;
    look.projection = "tsne";
    look.throw_number = lab.seed;
    return laid_out(run, layer, look);
}

// For the worst pair of these words: how many other words are nearer to the one than the other is.
long farthest_pet(const model::Material& material, const std::vector<float>& layout) {
    constexpr std::string_view kPets[] = {"dog", "dogs", "cat", "cats", "puppy", "puppies", "kitten", "kittens"};
    long most = 0;
    for (const std::string_view from : kPets) {
        for (const std::string_view to : kPets) {
            if (from != to) most = std::max(most, nearer_than(material, layout, 2, from, to));
        }
    }
    return most;
}

}  // namespace

double share_of_sea_near_law(const model::Material& material, const std::vector<float>& rows, int n_dims) {
    return share_beside(material, rows, n_dims, "topic", "sea", "law", kNearShown);
}

int how_many_by_tsne(const Moment& moment) {
    if (moment.spec.dataset != "speeches" || !rests_as(moment, "tsne")) return -1;
    const double times = share_of_sea_near_law(moment.material, *moment.laid_out, 2) /
                         share_of_sea_near_law(moment.material, moment.shown.points, 2);
    return !std::isfinite(times) ? -1 : times > 0.8 ? 0 : times > 0.5 ? 1 : 2;
}

int nearest_to_navigation(const Moment& moment) {
    if (moment.spec.dataset != "words" || !rests_as(moment, "tsne")) return -1;
    const auto before = [&](std::string_view name) {
        return nearer_than(moment.material, *moment.laid_out, 2, "navigation", name);
    };
    const auto nearest =
        std::min_element(kByNavigation.begin(), kByNavigation.end(),
                         [&](std::string_view a, std::string_view b) { return before(a) < before(b); });
    return static_cast<int>(nearest - kByNavigation.begin());
}

std::string by_law_text(const Moment& moment) {
    const std::vector<float>& layout = moment.laid_out != nullptr ? *moment.laid_out : moment.shown.points;
    return share_text(share_of_sea_near_law(moment.material, layout, 2));
}

std::string by_law_truly_text(const Moment& moment) {
    const train::LayerSnapshot& map = moment.shown.layers.back();
    return share_text(share_of_sea_near_law(moment.material, map.values, map.n_units));
}

std::string near_on_layout(const Moment& moment, std::string_view name, int k) {
    const int thing = thing_named(moment.material, name);
    if (moment.laid_out == nullptr || thing < 0) return "...";
    std::string names;
    for (const int one : projection::nearest_of(*moment.laid_out, 2, thing, k))
        names += (names.empty() ? "" : ", ") + moment.material.dataset.names[static_cast<std::size_t>(one)];
    return names;
}

std::string before_on_layout(const Moment& moment, std::string_view name) {
    if (moment.laid_out == nullptr) return "...";
    return core::thousands(nearer_than(moment.material, *moment.laid_out, 2, "navigation", name));
}

bool parts_sea_from_law(Lab& lab, const model::Spec& spec) {
    const Run run = train_model(lab, spec, 2000);
    const std::vector<float> layout = layout_of(lab, run, -1);
    if (layout.empty()) return false;
    const train::LayerSnapshot& map = run.shown.layers.back();
    const double flat = note(lab, "principal components", share_of_sea_near_law(*run.material, run.shown.points, 2));
    note(lab, "all ten numbers", share_of_sea_near_law(*run.material, map.values, map.n_units));
    return note(lab, "t-SNE", share_of_sea_near_law(*run.material, layout, 2)) < flat / 2;
}

bool brings_pets_together(Lab& lab, const model::Spec& spec) {
    const Run run = train_model(lab, spec, 0);
    const std::vector<float> layout = layout_of(lab, run, 0);
    if (layout.empty()) return false;
    projection::Plane plane;
    const std::vector<float> flat = train::show_layer(run.shown, 0, plane, {"pca", 1});
    note(lab, "farthest, flat", static_cast<double>(farthest_pet(*run.material, flat)));
    const double farthest = note(lab, "farthest, t-SNE", static_cast<double>(farthest_pet(*run.material, layout)));
    return farthest < 40 && nearer_than(*run.material, flat, 2, "dog", "cherry") == 0 &&
           nearer_than(*run.material, flat, 2, "dog", "sloop") == 1;
}

bool puts_gps_by_navigation(Lab& lab, const model::Spec& spec) {
    const Run run = train_model(lab, spec, 0);
    const std::vector<float> layout = layout_of(lab, run, 0);
    if (layout.empty()) return false;
    const train::LayerSnapshot& all = run.shown.layers.front();
    const auto before = [&](std::string_view name, std::string_view label) {
        return note(lab, label, static_cast<double>(nearer_than(*run.material, layout, 2, "navigation", name)));
    };
    const bool gps = before("gps", "before gps") < 1;
    const bool politics = before("politics", "before politics") > 1000;
    return before("compass", "before compass") > 10 && gps && politics &&
           nearer_than(*run.material, all.values, all.n_units, "navigation", "compass") == 1;
}

bool loses_analogies(Lab& lab, const model::Spec& spec) {
    const Run run = train_model(lab, spec, 0);
    const std::vector<float> layout = layout_of(lab, run, 0);
    if (layout.empty()) return false;
    const train::LayerSnapshot& vectors = run.shown.layers.front();
    const std::vector<Score> all = scores_of({&vectors.values, vectors.n_units}, run.material->dataset);
    const std::vector<Score> two = scores_of({&layout, 2}, run.material->dataset);
    const auto kept = [&](std::string_view id) {
        return note(lab, "layout: " + std::string(id), score_named(two, id)) / score_named(all, id);
    };
    const double topics = kept("topic"), analogies = kept("analogies");
    const double others = std::min({kept("pairs"), kept("part_of_speech"), kept("frequency")});
    return topics >= 0.9 && analogies < 0.6 && others > analogies;
}

}  // namespace lessons::homework_layouts
