// See hints.h.
#include "train/hints.h"

#include <algorithm>
#include <cmath>

#include "core/number_text.h"
#include "model/schema.h"
#include "model/tables.h"
#include "train/spread.h"
#include "train/trouble.h"

namespace train {
namespace {

const model::LossRow& row_of(const model::LossSpec& loss) {
    const model::LossRow* row = model::find_loss(loss.kind);
    ES_CHECK(row != nullptr, "an unknown loss got past validate()");
    return *row;
}

// "Loss 2 (contrast triplets)".
std::string loss_name(std::size_t i, const model::Spec& spec) {
    return "Loss " + std::to_string(i + 1) + " (" + std::string(row_of(spec.losses[i]).label) + ")";
}

// ---- A loss that cannot act.

// The things that a loss learns from.
struct Learned {
    int things = 0;
    int known = 0;       // with a value of the target
    int classes = 0;     // that occur
    bool alike = false;  // two are of one class
};

Learned learned_from(const model::Head& head, const std::vector<unsigned char>& splits) {
    Learned learned;
    std::vector<int> counts;
    for (std::size_t i = 0; i < splits.size(); ++i) {
        if (splits[i] != kTrain) continue;
        ++learned.things;
        if (!head.values.empty() && !std::isnan(head.values[i])) ++learned.known;
        if (head.codes.empty() || head.codes[i] < 0) continue;
        ++learned.known;
        const auto code = static_cast<std::size_t>(head.codes[i]);
        if (code >= counts.size()) counts.resize(code + 1);
        if (++counts[code] == 1) ++learned.classes;
        if (counts[code] > 1) learned.alike = true;
    }
    return learned;
}

std::string things_missing(const std::string& loss, int least, int held, const Learned& learned,
                           const model::Spec& spec) {
    const std::string rule = loss + " can never act: it compares " + std::to_string(least) + " things, and ";
    const std::string number = std::to_string(held);
    if (!spec.full_batch && spec.batch < least && learned.things >= least) {
        return rule + (held == 1 ? "a batch holds 1. " : "a batch holds " + number + ". ") +
               "Raise the batch size, to 32 for example.";
    }
    return rule + "only " + number + (held == 1 ? " is" : " are") + " trained on. Hold out fewer things.";
}

// Why no batch gives this loss anything to do; empty if one can.
std::string why_idle(std::size_t i, const model::Head& head, const std::vector<unsigned char>& splits,
                     const model::Spec& spec) {
    const model::LossRow& row = row_of(spec.losses[i]);
    const Learned learned = learned_from(head, splits);
    if (learned.things == 0) return "";
    const std::string loss = loss_name(i, spec);
    const bool has_target = row.target == model::TargetKind::category || row.target == model::TargetKind::number;
    const std::string& of_target = head.label;
    if (has_target && learned.known == 0) {
        return loss + " can never act: of no thing that is trained on is " + of_target +
               " known. Choose another target, or hold out fewer things.";
    }
    const int held = spec.full_batch ? learned.things : std::min(spec.batch, learned.things);
    if (held < row.least.things) return things_missing(loss, row.least.things, held, learned, spec);
    if (row.target != model::TargetKind::category) return "";
    if (learned.classes < row.least.classes) {
        return loss + " has nothing to tell apart: all things that are trained on are of one class of " + of_target +
               ". Choose another target, or hold out fewer things.";
    }
    if (row.least.two_alike && !learned.alike) {
        return loss + " can never act: no two things that are trained on are of one class of " + of_target +
               ". Choose another target.";
    }
    return "";
}

// ---- A map in one point.

// All things are the same there, but for rounding (a float has seven digits).
bool is_one_point(const Spread& spread) { return !(spread.deviation > 1e-5 * spread.size); }

// From which layer on, the features first, all things are the same; the number of layers if nowhere.
std::size_t first_flat(const Snapshot& shown) {
    const auto& layers = shown.layers;
    return static_cast<std::size_t>(
        std::find_if(layers.begin(), layers.end(),
                     [](const LayerSnapshot& layer) { return is_one_point(spread_of(layer)); }) -
        layers.begin());
}

// Why the losses may have collapsed the map: none acts on it, or they pull things together too much; empty if neither.
std::string drawn_together(const model::Spec& spec) {
    bool any = false, moves = false, keeps_apart = false;
    std::size_t heaviest = spec.losses.size();
    for (std::size_t i = 0; i < spec.losses.size(); ++i) {
        const model::LossSpec& loss = spec.losses[i];
        if (!(loss.weight > 0)) continue;
        any = true;
        if (!row_of(loss).moves_map) continue;
        moves = true;
        if (!row_of(loss).only_gathers) {
            keeps_apart = true;
        } else if (heaviest == spec.losses.size() || loss.weight > spec.losses[heaviest].weight) {
            heaviest = i;
        }
    }
    if (!any) return "No loss has a weight, so nothing keeps things apart: raise one.";
    if (!moves) return "No loss asks the map for anything: add one that does, such as classify or reconstruct.";
    if (!keeps_apart)
        return "The losses only draw things together: add one that keeps them apart, such as classify or reconstruct.";
    if (heaviest < spec.losses.size()) return loss_name(heaviest, spec) + " probably draws too hard: lower its weight.";
    return "";
}

// The lever that probably made the map one point.
std::string why_one_point(const Snapshot& shown, const model::Spec& spec) {
    const std::size_t flat = first_flat(shown);
    if (flat == 0) return "No feature comes in that tells them apart: switch one on.";
    if (spec.init == "zero") return "All weights start at 0, where every unit is like the next: choose another start.";
    const std::string drawn = drawn_together(spec);
    if (!drawn.empty()) return drawn;
    if (spec.decay > 0.1)
        return "The weight decay is stronger than what the losses find in the features: lower it, or bring in features "
               "that hold what is asked for.";
    if (flat <= spec.layers.size() && spec.layers[flat - 1].activation == "relu") {
        return "The units of layer " + std::to_string(flat) + " (" + model::layer_text(spec.layers[flat - 1]) +
               ") give 0 for everything: choose another activation, or a lower learning rate, and start anew.";
    }
    return probable_cause(spec) + " Then start anew.";
}

}  // namespace

std::optional<Hint> exploding(const Snapshot& shown, const History& history, const model::Spec& spec) {
    constexpr double kTimes = 1000;
    double one_each = 0;  // the loss if each counted 1, as an untrained one about does: targets are standardised
    for (const model::LossSpec& loss : spec.losses) one_each += loss.weight;
    if (!(one_each > 0)) return std::nullopt;
    const double first = history.entries.empty() ? one_each : history.entries.front().loss_train;
    const double base = std::fmin(std::fmax(first, one_each), kTimes * one_each);  // fmax: 1 each where first is NaN
    if (!(shown.loss_train > kTimes * base)) return std::nullopt;
    return Hint{"exploding", "The loss is " + core::figures_text(shown.loss_train, 2) + " and began at " +
                                 core::figures_text(first, 2) + ": from numbers this large little is learned. " +
                                 probable_cause(spec) + " Then start anew."};
}

std::optional<Hint> cannot_act(const model::Model& model, const Snapshot& shown, const model::Spec& spec) {
    for (std::size_t i = 0; i < model.heads.size(); ++i) {
        if (!(spec.losses[i].weight > 0)) continue;
        std::string why = why_idle(i, model.heads[i], shown.held_out, spec);
        if (!why.empty()) return Hint{"cannot_act", std::move(why)};
    }
    return std::nullopt;
}

// The share is of the widest map so far, or of 1 if that was wider: an exploded map that came back is no collapsed one.
std::optional<Hint> collapsed(const Snapshot& shown, const History& history, const model::Spec& spec) {
    constexpr double kShare = 1e-3;
    if (shown.n_points < 2 || shown.layers.empty()) return std::nullopt;
    const Spread spread = spread_of(shown.layers.back());
    if (!is_one_point(spread) && !(spread.deviation < kShare * std::fmin(history.widest, 1))) return std::nullopt;
    return Hint{"collapsed", "The map is one point: all things lie in it. " + why_one_point(shown, spec)};
}

std::optional<Hint> find_hint(const Trainer& trainer, const Snapshot& shown, const History& history) {
    if (trainer.trouble()) return std::nullopt;
    const model::Spec& spec = trainer.spec();
    std::optional<Hint> hint = exploding(shown, history, spec);
    if (!hint) hint = cannot_act(trainer.model(), shown, spec);
    if (!hint) hint = collapsed(shown, history, spec);
    return hint;
}

}  // namespace train
