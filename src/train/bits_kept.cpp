// See bits_kept.h.
#include "train/bits_kept.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <set>

#include "train/calibrate.h"
#include "train/linear_probe.h"
#include "train/neighbour_probe.h"
#include "train/quantiles.h"

namespace train {

// The measurement of one cell. Both probes have copies of the layer's activations, so the snapshot may change
// meanwhile.
struct BitsJob {
    std::size_t attribute = 0, layer = 0;
    long step = 0;
    LinearProbe linear;
    NeighbourProbe neighbours;
    bool finite = true;
    bool due = false;  // the model was changed meanwhile
};

namespace {

// A numeric attribute's quantiles are those of the things that the probe learns from, so they depend on the split.
void code_attribute(BitsKept& kept, const data::Dataset& dataset, const data::Attribute& attribute) {
    const data::Column* column = data::find_column(dataset.table, attribute.column);
    BitsAttribute about{.id = attribute.id, .label = attribute.label, .unit = attribute.unit, .cuts = {}};
    std::vector<int> codes;
    if (column->kind == data::ColumnKind::category) {
        codes = column->codes;
    } else {
        about.numeric = true;
        for (const float number : column->numbers) codes.push_back(std::isfinite(number) ? 0 : -1);
    }
    ProbeSplit split = probe_split(codes, kept.splits);
    if (about.numeric) {
        std::vector<float> known;
        for (const int thing : split.train) known.push_back(column->numbers[static_cast<std::size_t>(thing)]);
        about.cuts = quantile_cuts(std::move(known), kQuantileGroups);
        for (std::size_t i = 0; i < codes.size(); ++i) codes[i] = quantile_group(about.cuts, column->numbers[i]);
    }
    std::set<int> classes;
    for (const int thing : split.train) classes.insert(codes[static_cast<std::size_t>(thing)]);
    about.n_classes = static_cast<int>(classes.size());
    about.n_train = static_cast<int>(split.train.size());
    about.n_evaluated = static_cast<int>(split.evaluated.size());
    about.own_split = split.own;
    about.entropy_bits = entropy_bits(codes, split);
    kept.attributes.push_back(std::move(about));
    kept.codes.push_back(std::move(codes));
    kept.parts.push_back(std::move(split));
}

bool same_layers(const BitsKept& kept, const Snapshot& snapshot) {
    return std::equal(
        kept.layers.begin(), kept.layers.end(), snapshot.layers.begin(), snapshot.layers.end(),
        [](const BitsLayer& a, const LayerSnapshot& b) { return a.label == b.label && a.n_units == b.n_units; });
}

void begin_if_other(BitsKept& kept, const model::Material& material, const Snapshot& snapshot) {
    const data::Dataset& dataset = material.dataset;
    const bool same_things = kept.dataset == dataset.row.id && kept.splits == snapshot.held_out;
    if (same_things && same_layers(kept, snapshot)) return;
    if (!same_things) {
        kept = {};
        kept.dataset = dataset.row.id;
        kept.splits = snapshot.held_out;
        for (const data::Attribute& attribute : dataset.row.attributes) code_attribute(kept, dataset, attribute);
    }
    kept.job.reset();
    kept.layers.clear();
    for (const LayerSnapshot& layer : snapshot.layers) {
        BitsLayer one{.label = layer.label, .n_units = layer.n_units, .cells = {}};
        one.cells.resize(kept.attributes.size());
        kept.layers.push_back(std::move(one));
    }
}

bool is_due(const BitsCell& cell, long step, bool moving) {
    if (cell.step < 0 || cell.due || step < cell.step) return true;
    return moving ? step - cell.step >= kRemeasureSteps : step != cell.step;
}

// Order of measuring, smallest first: wanted cells, unmeasured ones (of the preferred attribute first), due ones,
// oldest.
long urgency(const BitsCell& cell, bool preferred, bool wanted) {
    if (cell.step < 0 || cell.due) return (wanted ? -8 : 0) + (cell.step < 0 ? -4 : -2) - (preferred ? 1 : 0);
    return cell.measured;
}

struct Place {
    std::size_t layer = 0, attribute = 0;
    bool found = false;
};

bool is_wanted(const BitsKept& kept, const BitsRequest& request, std::size_t layer, std::size_t attribute) {
    const auto n_layers = static_cast<int>(kept.layers.size());
    return std::any_of(request.cells.begin(), request.cells.end(), [&](const WantedCell& cell) {
        const int at = cell.layer < 0 ? n_layers - 1 : cell.layer;
        return at == static_cast<int>(layer) && cell.attribute == kept.attributes[attribute].id;
    });
}

Place next_place(const BitsKept& kept, const Snapshot& snapshot, const BitsRequest& request) {
    Place next;
    long least = std::numeric_limits<long>::max();
    for (std::size_t a = 0; a < kept.attributes.size(); ++a) {
        for (std::size_t l = 0; l < kept.layers.size(); ++l) {
            const BitsCell& cell = kept.layers[l].cells[a];
            if (!is_due(cell, snapshot.step, request.moving)) continue;
            const bool wanted = is_wanted(kept, request, l, a);
            if (request.only_cells && !wanted) continue;
            const long now = urgency(cell, kept.attributes[a].id == request.attribute, wanted);
            if (now >= least) continue;
            least = now;
            next = {l, a, true};
        }
    }
    return next;
}

void begin_job(BitsKept& kept, const Snapshot& snapshot, const Place& place) {
    const ProbeRows rows =
        probe_rows(snapshot.layers[place.layer], kept.codes[place.attribute], kept.parts[place.attribute]);
    kept.job = std::make_shared<BitsJob>(BitsJob{.attribute = place.attribute,
                                                 .layer = place.layer,
                                                 .step = snapshot.step,
                                                 .linear = LinearProbe(rows),
                                                 .neighbours = NeighbourProbe(rows),
                                                 .finite = rows.finite});
}

Bits floored(Bits bits) {
    bits.bits = std::isnan(bits.bits) ? bits.bits : std::max(0.0, bits.bits);
    return bits;
}

void end_job(BitsKept& kept) {
    const BitsJob& job = *kept.job;
    BitsCell& cell = kept.layers[job.layer].cells[job.attribute];
    cell.linear = job.finite ? floored(mean_gain(job.linear.gains())) : unknown_bits();
    cell.neighbours = job.finite ? floored(mean_gain(calibrated({job.neighbours.gains()}))) : unknown_bits();
    cell.step = job.step;
    cell.measured = ++kept.measured;
    cell.due = job.due;
    kept.job.reset();
}

// Does one piece of work. False if there was none.
bool work_once(BitsKept& kept, const Snapshot& snapshot, const BitsRequest& request, bool& changed) {
    if (!kept.job) {
        const Place place = next_place(kept, snapshot, request);
        if (!place.found) return false;
        begin_job(kept, snapshot, place);
        return true;
    }
    if (kept.job->linear.advance() || kept.job->neighbours.advance()) return true;
    end_job(kept);
    changed = true;
    return true;
}

}  // namespace

bool measure_for(BitsKept& kept, const model::Material& material, const Snapshot& snapshot, double budget_ms,
                 const BitsRequest& request) {
    using Clock = std::chrono::steady_clock;
    if (!(budget_ms > 0)) return false;
    const Clock::time_point start = Clock::now();
    begin_if_other(kept, material, snapshot);
    bool changed = false;
    while (work_once(kept, snapshot, request, changed)) {
        if (std::chrono::duration<double, std::milli>(Clock::now() - start).count() >= budget_ms) break;
    }
    return changed;
}

void measure_all(BitsKept& kept, const model::Material& material, const Snapshot& snapshot) {
    begin_if_other(kept, material, snapshot);
    bool changed = false;
    while (work_once(kept, snapshot, {.attribute = "", .moving = false}, changed)) {
    }
}

BitsKept measure_cells(const data::Dataset& dataset, const Snapshot& snapshot, const std::vector<WantedCell>& cells) {
    BitsKept kept;
    kept.dataset = dataset.row.id;
    kept.splits = snapshot.held_out;
    for (const data::Attribute& attribute : dataset.row.attributes) {
        const auto wants = [&](const WantedCell& cell) { return cell.attribute == attribute.id; };
        if (std::any_of(cells.begin(), cells.end(), wants)) code_attribute(kept, dataset, attribute);
    }
    for (const LayerSnapshot& layer : snapshot.layers) {
        kept.layers.push_back({.label = layer.label, .n_units = layer.n_units, .cells = {}});
        kept.layers.back().cells.resize(kept.attributes.size());
    }
    for (const WantedCell& cell : cells) {
        const std::size_t layer = cell.layer < 0 ? kept.layers.size() - 1 : static_cast<std::size_t>(cell.layer);
        for (std::size_t a = 0; a < kept.attributes.size(); ++a) {
            if (kept.attributes[a].id != cell.attribute || layer >= kept.layers.size()) continue;
            if (kept.layers[layer].cells[a].step >= 0) continue;  // listed twice
            begin_job(kept, snapshot, {.layer = layer, .attribute = a, .found = true});
            while (kept.job->linear.advance() || kept.job->neighbours.advance()) {
            }
            end_job(kept);
            kept.layers[layer].cells[a].due = false;
        }
    }
    return kept;
}

bool has_work(const BitsKept& kept, const Snapshot& snapshot, const BitsRequest& request) {
    if (request.only_cells && request.cells.empty()) return false;
    if (kept.job || kept.splits != snapshot.held_out || !same_layers(kept, snapshot)) return true;
    return next_place(kept, snapshot, request).found;
}

void remeasure(BitsKept& kept) {
    for (BitsLayer& layer : kept.layers) {
        for (BitsCell& cell : layer.cells) cell.due = true;
    }
    if (kept.job) kept.job->due = true;
}

std::string certain_text(const Bits& bits) {
    constexpr double kCoarse = 0.05, kHair = 1e-9;  // bits
    const auto text = [](double value, long unit) {
        const auto whole = static_cast<long>(value * static_cast<double>(unit));
        return std::to_string(whole / unit) + "." + std::to_string(unit + whole % unit).substr(1);
    };
    if (is_clear(bits)) return bits.error >= kCoarse ? text(bits.bits + kHair, 10) : text(bits.bits + kHair, 100);
    const double most = std::ceil((std::max(0.0, bits.bits) + 2 * bits.error) * 10 - kHair) / 10;
    return most > 0 ? "<" + text(most + kHair, 10) : "0";
}

double share_of_bits(const Bits& bits, double entropy_bits) {
    if (std::isnan(bits.bits) || std::isnan(entropy_bits)) return std::numeric_limits<double>::quiet_NaN();
    return entropy_bits > 0 ? std::clamp(bits.bits / entropy_bits, 0.0, 1.0) : 0.0;
}

}  // namespace train
