// See made.h.
#include "train/made.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/check.h"
#include "core/random.h"
#include "engine/maths.h"
#include "model/model.h"
#include "model/strongest_loss.h"

namespace train {
namespace {

std::vector<float> run_layer(const DenseWeights& layer, const std::vector<float>& rows) {
    const auto n_in = static_cast<std::size_t>(layer.n_in), n_out = static_cast<std::size_t>(layer.n_out);
    ES_CHECK(n_in > 0 && rows.size() % n_in == 0, "a layer gets rows of its own width");
    const std::size_t n = rows.size() / n_in;
    std::vector<float> out;
    out.reserve(n * n_out);
    for (std::size_t r = 0; r < n; ++r) out.insert(out.end(), layer.bias.begin(), layer.bias.end());
    for (std::size_t r = 0; r < n; ++r) {
        float* to = out.data() + r * n_out;
        for (std::size_t i = 0; i < n_in; ++i) {
            const float x = rows[r * n_in + i];
            const float* weight = layer.weight.data() + i * n_out;
            for (std::size_t k = 0; k < n_out; ++k) to[k] += x * weight[k];
        }
        for (std::size_t k = 0; layer.tanh && k < n_out; ++k) to[k] = engine::tanh(to[k]);
    }
    return out;
}

// Mean squared distance of each class's things from their middle, and the middles.
struct Middles {
    std::vector<double> at;      // [K, D]
    std::vector<double> spread;  // [K]
    std::vector<int> count;      // [K]
};

double squared_distance(const float* x, const double* middle, std::size_t d) {
    double sum = 0;
    for (std::size_t c = 0; c < d; ++c) {
        const double by = static_cast<double>(x[c]) - middle[c];
        sum += by * by;
    }
    return sum;
}

Middles middles_of(const std::vector<float>& things, std::span<const int> codes, std::size_t k, std::size_t d) {
    Middles middles{std::vector<double>(k * d, 0.0), std::vector<double>(k, 0.0), std::vector<int>(k, 0)};
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i] < 0) continue;
        const auto code = static_cast<std::size_t>(codes[i]);
        ++middles.count[code];
        for (std::size_t c = 0; c < d; ++c) middles.at[code * d + c] += static_cast<double>(things[i * d + c]);
    }
    for (std::size_t code = 0; code < k; ++code) {
        for (std::size_t c = 0; c < d; ++c) middles.at[code * d + c] /= std::max(middles.count[code], 1);
    }
    for (std::size_t i = 0; i < codes.size(); ++i) {
        if (codes[i] < 0) continue;
        const auto code = static_cast<std::size_t>(codes[i]);
        middles.spread[code] += squared_distance(&things[i * d], &middles.at[code * d], d) / middles.count[code];
    }
    return middles;
}

}  // namespace

std::vector<float> run_layers(std::span<const DenseWeights> layers, const std::vector<float>& rows) {
    std::vector<float> values = rows;
    for (const DenseWeights& layer : layers) values = run_layer(layer, values);
    return values;
}

std::vector<DenseWeights> layers_on_map(const HeadSnapshot& head) {
    std::vector<DenseWeights> layers = head.layers;
    if (!layers.empty() && head.on_map.n_in > 0) layers.front() = head.on_map;
    return layers;
}

std::vector<float> noise_rows(int n, int dims, std::uint64_t seed) {
    core::Random random = core::random_stream(seed, "noise to make things of");
    std::vector<float> noise(static_cast<std::size_t>(n) * static_cast<std::size_t>(dims));
    for (float& x : noise) x = core::next_normal(random);
    return noise;
}

const HeadSnapshot* maker_of(const Snapshot& snapshot, std::string_view kind) {
    for (const HeadSnapshot& head : snapshot.heads) {
        if (head.spec.kind == kind && !head.maker.empty()) return &head;
    }
    return nullptr;
}

std::vector<float> forged(const HeadSnapshot& gan, const std::vector<float>& noise, const std::vector<float>& mask) {
    std::vector<float> made = run_layers(gan.maker, noise);
    ES_CHECK(!mask.empty() && made.size() % mask.size() == 0, "a mask has a number for each feature");
    for (std::size_t i = 0; i < made.size(); ++i) made[i] *= mask[i % mask.size()];
    return made;
}

std::vector<float> moved_by_pull(const std::vector<float>& made, const std::vector<float>& pull, int n_columns,
                                 double reach) {
    ES_CHECK(made.size() == pull.size() && n_columns > 0, "each made thing has a pull");
    double sum = 0;
    for (const float x : pull) sum += static_cast<double>(x) * static_cast<double>(x);
    const double mean = std::sqrt(sum / std::max<double>(1, static_cast<double>(pull.size()) / n_columns));
    const auto factor = static_cast<float>(mean > 0 && std::isfinite(mean) ? reach / mean : 0);
    std::vector<float> moved = made;
    for (std::size_t i = 0; i < moved.size(); ++i) moved[i] += factor * pull[i];
    return moved;
}

ModeCoverage mode_coverage(const std::vector<float>& things, std::span<const int> codes, int n_classes,
                           const std::vector<float>& made, int n_columns) {
    constexpr double kReach = 4, kQuarter = 0.25;
    const auto k = static_cast<std::size_t>(n_classes), d = static_cast<std::size_t>(n_columns);
    const Middles middles = middles_of(things, codes, k, d);
    ModeCoverage coverage{.within = std::vector<int>(k, 0)};
    const std::size_t n = made.size() / d;
    for (std::size_t i = 0; i < n; ++i) {
        std::size_t nearest = 0;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t code = 0; code < k; ++code) {
            const double far = squared_distance(&made[i * d], &middles.at[code * d], d);
            if (middles.count[code] == 0 || far >= least) continue;
            least = far;
            nearest = code;
        }
        if (least <= kReach * kReach * middles.spread[nearest]) {
            ++coverage.within[nearest];
        } else {
            ++coverage.between;
        }
    }
    for (const int within : coverage.within) {
        if (within > 0 && within >= kQuarter * static_cast<double>(n) / static_cast<double>(k)) ++coverage.found;
    }
    return coverage;
}

std::vector<std::vector<float>> flow_of(const HeadSnapshot& flow, const std::vector<float>& noise, int steps) {
    ES_CHECK(!flow.maker.empty() && steps > 0, "a flow has a net, and takes at least one step");
    const auto dims = static_cast<std::size_t>(flow.maker.back().n_out);
    const std::size_t n = noise.size() / dims;
    const auto velocity = [&](const std::vector<float>& at, float t) {
        std::vector<float> seen;
        seen.reserve(n * (dims + 1));
        for (std::size_t i = 0; i < n; ++i) {
            seen.insert(seen.end(), &at[i * dims], &at[i * dims] + dims);
            seen.push_back(t);
        }
        return run_layers(flow.maker, seen);
    };
    const auto moved = [](std::vector<float> at, const std::vector<float>& by, float dt) {
        for (std::size_t i = 0; i < at.size(); ++i) at[i] += dt * by[i];
        return at;
    };
    std::vector<std::vector<float>> places = {noise};
    const float dt = 1.0f / static_cast<float>(steps);
    for (int step = 0; step < steps; ++step) {
        const float t = static_cast<float>(step) * dt;
        const std::vector<float>& at = places.back();
        const std::vector<float> half = moved(at, velocity(at, t), dt / 2);
        places.push_back(moved(at, velocity(half, t + dt / 2), dt));
    }
    return places;
}

double share_under_noise(const Snapshot& snapshot) {
    const auto dims = static_cast<std::size_t>(snapshot.dims);
    const auto lengths = [dims](const std::vector<float>& places) {
        std::vector<double> squares(places.size() / dims, 0.0);
        for (std::size_t i = 0; i < squares.size() * dims; ++i)
            squares[i / dims] += static_cast<double>(places[i]) * static_cast<double>(places[i]);
        return squares;
    };
    std::vector<double> noise = lengths(noise_rows(kMadeCounted, snapshot.dims, 1));
    std::sort(noise.begin(), noise.end());
    const double reach = noise[noise.size() * 95 / 100];
    const std::vector<double> things = lengths(snapshot.layers.back().values);
    const auto within = std::count_if(things.begin(), things.end(), [&](double square) { return square <= reach; });
    return static_cast<double>(within) / static_cast<double>(std::max<std::size_t>(things.size(), 1));
}

std::vector<double> shares_of(const HeadSnapshot& head, const std::vector<float>& places) {
    const std::size_t k = head.outputs.size();
    std::vector<double> shares(k, 0.0);
    const std::vector<float> said = run_layers(layers_on_map(head), places);
    const std::size_t n = k > 0 ? said.size() / k : 0;
    for (std::size_t i = 0; i < n; ++i) {
        const float* logits = said.data() + i * k;
        shares[static_cast<std::size_t>(std::max_element(logits, logits + k) - logits)] += 1.0 / static_cast<double>(n);
    }
    return shares;
}

std::optional<ForgerCoverage> forger_coverage(const Snapshot& snapshot, const model::Material& material,
                                              const model::Spec& spec) {
    const HeadSnapshot* gan = maker_of(snapshot, "gan");
    const data::Attribute* attribute = data::find_attribute(material.dataset.row, model::shown_color(spec));
    if (gan == nullptr || attribute == nullptr || attribute->kind != data::ColumnKind::category) return std::nullopt;
    const data::Target target = data::build_target(material.dataset, *attribute);
    const std::vector<float> noise = noise_rows(kMadeThings, model::kNoiseDims, static_cast<std::uint64_t>(spec.seed));
    const std::vector<float> made = forged(*gan, noise, model::feature_mask(spec, material));
    const LayerSnapshot& features = snapshot.layers.front();
    return ForgerCoverage{
        mode_coverage(features.values, target.codes, static_cast<int>(target.classes.size()), made, features.n_units),
        target.classes};
}

std::optional<Arrivals> arrivals(const Snapshot& snapshot, const model::Spec& spec) {
    const HeadSnapshot* flow = maker_of(snapshot, "flow");
    const auto names_classes = [](const HeadSnapshot& head) {
        return head.answer == model::Answer::classes && head.maker.empty();
    };
    const auto named = std::find_if(snapshot.heads.begin(), snapshot.heads.end(), names_classes);
    if (flow == nullptr || named == snapshot.heads.end()) return std::nullopt;
    const std::vector<float> noise = noise_rows(kMadeCounted, snapshot.dims, static_cast<std::uint64_t>(spec.seed));
    Arrivals arrivals{.classes = named->outputs,
                      .arrived = shares_of(*named, flow_of(*flow, noise, kFlowSteps).back()),
                      .in_data = shares_of(*named, snapshot.layers.back().values)};
    for (std::size_t k = 0; k < arrivals.arrived.size(); ++k)
        arrivals.farthest = std::max(arrivals.farthest, std::abs(arrivals.arrived[k] - arrivals.in_data[k]));
    return arrivals;
}

}  // namespace train
