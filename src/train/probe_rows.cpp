// See probe_rows.h.
#include "train/probe_rows.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "core/random.h"

namespace train {
namespace {

// The evaluated things are spread evenly over a shuffled order, so a data set sorted by class is split evenly.
ProbeSplit own_split(std::vector<int> things) {
    core::Random random = core::random_stream(1, "probe split");
    core::shuffle(random, things);
    ProbeSplit split;
    split.own = true;
    for (std::size_t i = 0; i < things.size(); ++i) (i % 5 == 4 ? split.evaluated : split.train).push_back(things[i]);
    std::sort(split.train.begin(), split.train.end());
    std::sort(split.evaluated.begin(), split.evaluated.end());
    return split;
}

// Codes without gaps for the classes that training things have; -1 for the others.
std::vector<int> present_classes(const std::vector<int>& codes, const std::vector<int>& train, ProbeRows& rows) {
    int n_codes = 0;
    for (const int thing : train) n_codes = std::max(n_codes, codes[static_cast<std::size_t>(thing)] + 1);
    std::vector<int> counts(static_cast<std::size_t>(n_codes), 0);
    for (const int thing : train) ++counts[static_cast<std::size_t>(codes[static_cast<std::size_t>(thing)])];
    std::vector<int> renamed(counts.size(), -1);
    for (std::size_t code = 0; code < counts.size(); ++code) {
        if (counts[code] == 0) continue;
        renamed[code] = rows.n_classes++;
        rows.shares.push_back(static_cast<double>(counts[code]) / static_cast<double>(train.size()));
    }
    return renamed;
}

struct Scale {
    double mean = 0, deviation = 0;  // deviation 0: constant
};

Scale scale_of(const LayerSnapshot& layer, std::size_t unit, const std::vector<int>& things) {
    const auto n_units = static_cast<std::size_t>(layer.n_units);
    const auto value = [&](int thing) {
        return static_cast<double>(layer.values[static_cast<std::size_t>(thing) * n_units + unit]);
    };
    Scale scale;
    bool varies = false;
    for (const int thing : things) {
        scale.mean += value(thing);
        varies = varies || value(thing) != value(things.front());
    }
    if (!varies) return scale;
    scale.mean /= static_cast<double>(things.size());
    for (const int thing : things) scale.deviation += (value(thing) - scale.mean) * (value(thing) - scale.mean);
    scale.deviation = std::sqrt(scale.deviation / static_cast<double>(things.size()));
    return scale;
}

void append_unit(std::vector<double>& to, const LayerSnapshot& layer, std::size_t unit, const std::vector<int>& things,
                 const Scale& scale) {
    const auto n_units = static_cast<std::size_t>(layer.n_units);
    for (const int thing : things) {
        const double value = static_cast<double>(layer.values[static_cast<std::size_t>(thing) * n_units + unit]);
        to.push_back((value - scale.mean) / scale.deviation);
    }
}

bool all_finite(const LayerSnapshot& layer, const std::vector<int>& things) {
    const auto n_units = static_cast<std::size_t>(layer.n_units);
    for (const int thing : things) {
        const float* row = layer.values.data() + static_cast<std::size_t>(thing) * n_units;
        if (!std::all_of(row, row + n_units, [](float x) { return std::isfinite(x); })) return false;
    }
    return true;
}

}  // namespace

ProbeSplit probe_split(const std::vector<int>& codes, const std::vector<unsigned char>& splits) {
    ProbeSplit split;
    std::vector<int> all;
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const unsigned char part = i < splits.size() ? splits[i] : static_cast<unsigned char>(kTrain);
        if (codes[i] < 0 || part == kTest) continue;
        all.push_back(static_cast<int>(i));
        (part == kHeldOut ? split.evaluated : split.train).push_back(static_cast<int>(i));
    }
    return static_cast<int>(split.evaluated.size()) < kLeastHeldOut ? own_split(std::move(all)) : split;
}

ProbeRows probe_rows(const LayerSnapshot& layer, const std::vector<int>& codes, const ProbeSplit& split) {
    ProbeRows rows;
    const std::vector<int> renamed = present_classes(codes, split.train, rows);
    for (const int thing : split.train) {
        rows.train_codes.push_back(renamed[static_cast<std::size_t>(codes[static_cast<std::size_t>(thing)])]);
    }
    for (const int thing : split.evaluated) {
        const auto code = static_cast<std::size_t>(codes[static_cast<std::size_t>(thing)]);
        rows.evaluated_codes.push_back(code < renamed.size() ? renamed[code] : -1);
    }
    rows.finite = all_finite(layer, split.train) && all_finite(layer, split.evaluated);
    if (!rows.finite || split.train.empty()) return rows;
    for (std::size_t unit = 0; unit < static_cast<std::size_t>(layer.n_units); ++unit) {
        const Scale scale = scale_of(layer, unit, split.train);
        if (!(scale.deviation > 0)) continue;
        append_unit(rows.train, layer, unit, split.train, scale);
        append_unit(rows.evaluated, layer, unit, split.evaluated, scale);
        ++rows.n_units;
    }
    return rows;
}

Bits unknown_bits() { return {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::quiet_NaN()}; }

Bits mean_gain(const std::vector<double>& gains) {
    Bits bits = unknown_bits();
    const auto n = static_cast<double>(gains.size());
    if (gains.empty()) return bits;
    double sum = 0, squares = 0;
    for (const double gain : gains) sum += gain;
    bits.bits = sum / n;
    if (gains.size() < 2) return bits;
    for (const double gain : gains) squares += (gain - bits.bits) * (gain - bits.bits);
    bits.error = std::sqrt(squares / (n - 1) / n);
    return bits;
}

double entropy_bits(const std::vector<int>& codes, const ProbeSplit& split) {
    if (split.train.empty() || split.evaluated.empty()) return std::numeric_limits<double>::quiet_NaN();
    int n_codes = 0;
    for (const int code : codes) n_codes = std::max(n_codes, code + 1);
    std::vector<double> counts(static_cast<std::size_t>(n_codes), 0.0);
    for (const int thing : split.train) counts[static_cast<std::size_t>(codes[static_cast<std::size_t>(thing)])] += 1;
    // Classes of evaluated things only are left out: they would only take probability from the others.
    std::vector<double> evaluated(counts.size(), 0.0);
    for (const int thing : split.evaluated)
        evaluated[static_cast<std::size_t>(codes[static_cast<std::size_t>(thing)])] += 1;
    auto whole = static_cast<double>(split.train.size());
    for (std::size_t code = 0; code < counts.size(); ++code) {
        if (counts[code] > 0 || evaluated[code] == 0) continue;
        counts[code] = 0.5;
        whole += 0.5;
    }
    double sum = 0;
    for (std::size_t code = 0; code < counts.size(); ++code) {
        if (evaluated[code] > 0) sum -= evaluated[code] * std::log2(counts[code] / whole);
    }
    return sum / static_cast<double>(split.evaluated.size());
}

}  // namespace train
