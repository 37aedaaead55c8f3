// A k-nearest-neighbour probe: predicts a thing's class from the things nearest to it in a layer. It finds class
// regions of any shape if they have enough things; it gets worse with many units, where all distances become similar.
// Works in small steps, like linear_probe.h.
//   p(c | x) = (things of class c among the k nearest + m * share of c) / (k + m)
// Euclidean distances between standardised activations. Things tied with the k-th nearest share the remaining
// places, so the order of the data does not matter. k is sqrt(n), at most kMostNeighbours, or a half or a quarter of
// that; m is one of kSmoothings: the pair is chosen that has the smallest cross-entropy on up to kMostTried training
// things, each predicted from the others. Source: Cover, Hart 1967, Nearest Neighbor Pattern Classification. May
// include train. Next: probe_rows.h.
#pragma once

#include <vector>

#include "train/probe_rows.h"

namespace train {

// The probe of one layer and attribute. Call advance() until it returns false.
class NeighbourProbe {
   public:
    static constexpr int kMostNeighbours = 25, kMostTried = 128;
    explicit NeighbourProbe(ProbeRows rows);

    // Predicts some more things. False when all is done; then gains() is valid, as in LinearProbe.
    bool advance();
    [[nodiscard]] const std::vector<double>& gains() const { return gains_; }
    [[nodiscard]] int neighbours() const { return ks_.empty() ? 0 : ks_[chosen_k_]; }
    [[nodiscard]] double smoothing() const;

   private:
    void find(const double* x, std::size_t stride, int left_out, int code);
    void try_one(int thing);
    void choose();

    ProbeRows rows_;
    std::vector<int> ks_, tried_;  // ks in falling order; training things by which k and m are chosen
    std::vector<double> losses_;   // [ks, smoothings], summed
    std::vector<double> counts_;   // [ks]: things of the class in question among the k nearest
    std::vector<double> distances_, sorted_;
    std::size_t next_ = 0, chosen_k_ = 0, chosen_m_ = 0;
    bool choosing_ = true, done_ = false;
    std::vector<double> gains_;
};

}  // namespace train
