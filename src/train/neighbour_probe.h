// A k-nearest-neighbour probe: what are the things like that lie near? Finds any shape of region that has enough things
// in it, and gets worse with the number of units, where everything is far from everything.
// Source: Cover, Hart 1967, Nearest Neighbor Pattern Classification. Pieces of work, as linear_probe.h.
// May include train.
#pragma once

#include <vector>

#include "train/probe_rows.h"

namespace train {

//   p(c | x) = (things of class c among the k nearest + m * share of c) / (k + m)
// Distances are Euclidean between standardised numbers. Things as far away as the k-th share what is left of k, so the
// order of the data says nothing. k is sqrt(n), at most kMostNeighbours, or a half or a quarter of it, and m one of
// kSmoothings: the pair with the least cross-entropy when up to kMostTried training things are judged by the others.
class NeighbourProbe {
   public:
    static constexpr int kMostNeighbours = 25, kMostTried = 128;
    explicit NeighbourProbe(ProbeRows rows);

    // Some things more. False when all is done; then gains() is there, as LinearProbe's.
    bool advance();
    [[nodiscard]] const std::vector<double>& gains() const { return gains_; }
    [[nodiscard]] int neighbours() const { return ks_.empty() ? 0 : ks_[chosen_k_]; }
    [[nodiscard]] double smoothing() const;

   private:
    void find(const double* x, std::size_t stride, int left_out, int code);
    void try_one(int thing);
    void choose();

    ProbeRows rows_;
    std::vector<int> ks_, tried_;  // falling; training things that are judged for the choice
    std::vector<double> losses_;   // [ks, smoothings], summed
    std::vector<double> counts_;   // [ks]: of the class that was asked for, among the k nearest
    std::vector<double> distances_, sorted_;
    std::size_t next_ = 0, chosen_k_ = 0, chosen_m_ = 0;
    bool choosing_ = true, done_ = false;
    std::vector<double> gains_;
};

}  // namespace train
