// Input and result of a probe. Input: a layer's activations and a class for every thing that it is trained on, and for
// every thing that it is evaluated on (judged). Result: how many bits it saves. May include core and train. Next:
// linear_probe.h, neighbour_probe.h; bits_kept.h, which runs them.
#pragma once

#include <vector>

#include "train/snapshot.h"

namespace train {

// Unit by unit: the activations of one unit are contiguous, `train[unit * n_train() + i]`. Standardised to mean 0 and
// standard deviation 1 over the training things. Units that are constant there are left out.
struct ProbeRows {
    int n_units = 0;                             // that are not constant
    std::vector<double> train, judged;           // [n_units, n]
    std::vector<int> train_codes, judged_codes;  // in [0, n_classes); judged: -1 = class without training things
    int n_classes = 0;                           // classes of the training things
    std::vector<double> shares;                  // [n_classes]: class frequencies of the training things, each above 0
    bool finite = true;                          // false: an activation is NaN or infinite

    [[nodiscard]] int n_train() const { return static_cast<int>(train_codes.size()); }
    [[nodiscard]] int n_judged() const { return static_cast<int>(judged_codes.size()); }
};

// Which things a probe is trained on and which it is evaluated on; all of them have a class.
struct ProbeSplit {
    std::vector<int> train, judged;  // indices of things
    bool own = false;                // the probe's own split: too few things were held out from training
};
// With fewer held-out things than this the probe makes a split of its own.
inline constexpr int kLeastHeldOut = 16;
// The split of a probe. codes [N], -1 = unknown; splits [N]: train on kTrain, evaluate on kHeldOut, never use kTest. If
// fewer than kLeastHeldOut held-out things have a class: evaluate on every fifth of all of these, in a fixed random
// order.
ProbeSplit probe_split(const std::vector<int>& codes, const std::vector<unsigned char>& splits);

// The input of a probe for a layer and an attribute (codes as above).
ProbeRows probe_rows(const LayerSnapshot& layer, const std::vector<int>& codes, const ProbeSplit& split);

// A number of bits and its standard error (standard deviation of the gains of single things over sqrt(n)).
struct Bits {
    double bits, error;  // NaN: unknown
};
Bits unknown_bits();
// Mean of gains [n]: for each judged thing, log2 of (the probability of its class by the probe / the class's share).
Bits mean_gain(const std::vector<double>& gains);

// H: cross-entropy in bits, on the judged things, of the class shares of the training things. A class without training
// things gets a share of half a thing, in H and for all probes alike, so it counts neither for nor against a probe. NaN
// without training or judged things.
double entropy_bits(const std::vector<int>& codes, const ProbeSplit& split);

}  // namespace train
