// Input and result of a probe, a small classifier that predicts an attribute's class from a layer's activations. Input:
// activations and classes of the things it is trained on and of those it is evaluated on. Result: how many bits of
// information about the class it predicts. May include core and train. Next: linear_probe.h, neighbour_probe.h;
// bits_kept.h, which runs them.
#pragma once

#include <vector>

#include "train/snapshot.h"

namespace train {

// Input of a probe. The activations of one unit are contiguous: thing i of unit u is train[u * n_train() + i]. They are
// standardised to mean 0 and standard deviation 1 over the training things. Units that are constant there are left out.
struct ProbeRows {
    int n_units = 0;                                // units that are not constant
    std::vector<double> train, evaluated;           // [n_units, n]
    std::vector<int> train_codes, evaluated_codes;  // in [0, n_classes); evaluated: -1 = class without training things
    int n_classes = 0;                              // classes of the training things
    std::vector<double> shares;  // [n_classes]: class frequencies of the training things, each above 0
    bool finite = true;          // false: an activation is NaN or infinite

    [[nodiscard]] int n_train() const { return static_cast<int>(train_codes.size()); }
    [[nodiscard]] int n_evaluated() const { return static_cast<int>(evaluated_codes.size()); }
};

// Which things a probe is trained on and which it is evaluated on; all of them have a class.
struct ProbeSplit {
    std::vector<int> train, evaluated;  // indices of things
    bool own = false;                   // a split of the probe's own, because too few things are held out from training
};
// With fewer held-out things than this the probe makes a split of its own.
inline constexpr int kLeastHeldOut = 16;
// The split of a probe. codes [N], -1 = unknown; splits [N]: it is trained on kTrain and evaluated on kHeldOut; kTest
// is never used. If fewer than kLeastHeldOut held-out things have a class, it is evaluated on every fifth of all of
// these things, in a fixed random order, and trained on the others.
ProbeSplit probe_split(const std::vector<int>& codes, const std::vector<unsigned char>& splits);

// The input of a probe for a layer and an attribute (codes as above).
ProbeRows probe_rows(const LayerSnapshot& layer, const std::vector<int>& codes, const ProbeSplit& split);

// A number of bits and its standard error (standard deviation of the gains of single things over sqrt(n)).
struct Bits {
    double bits, error;  // NaN: unknown
};
Bits unknown_bits();
// Mean and standard error of gains [n]; both NaN if n = 0, the error also if n = 1. The gain of an evaluated thing is
// log2(p / q): p is the probability that the probe gives to its class, q the class's share in the training things.
Bits mean_gain(const std::vector<double>& gains);

// The entropy of the class, the most bits that a probe could find: the cross-entropy, on the evaluated things, of the
// class shares of the training things. A class without training things counts as half a thing; probes give it the same
// probability, so its things have gain 0. NaN without training or evaluated things.
double entropy_bits(const std::vector<int>& codes, const ProbeSplit& split);

}  // namespace train
