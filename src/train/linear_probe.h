// A linear probe: multinomial logistic regression from the activations of a layer to the classes of an attribute. It
// finds information that can be decoded linearly. Works in small steps, to run beside training within a frame's time
// budget. Uses double and the C library's exp and log, because none of it flows back into training. Source: Alain,
// Bengio 2016, Understanding Intermediate Layers Using Linear Classifier Probes. May include core and train.
#pragma once

#include <vector>

#include "train/lbfgs.h"
#include "train/probe_rows.h"

namespace train {

// The probe p(c | x) = softmax_c(x W + b) minimises over the training things
//   mean of -log p(class | x)  +  strength / (2 n) |W|^2,       b is not penalised
// (scikit-learn's LogisticRegression with C = 1 / strength), n = training things. Of several strengths, each is fitted
// without every fifth training thing, in order, until the cross-entropy on those left out rises; the best is then
// fitted to all. The fit never uses the things that the probe is evaluated on (`evaluated`), but calibration does:
// it is cross-validated on them (calibrate.h).
class LinearProbe {
   public:
    // From strong to weak, so that each fit starts near its solution. With one, nothing is chosen or calibrated.
    static const std::vector<double>& usual_strengths();
    explicit LinearProbe(ProbeRows rows, std::vector<double> strengths = usual_strengths());

    // Does one step of a fit. False when all is done; then gains() is valid.
    bool advance();
    // [n_evaluated]: log2(p(class | x) / share of the class); 0 for classes that no training thing has.
    [[nodiscard]] const std::vector<double>& gains() const { return gains_; }
    // [(n_units + 1) * n_classes], row by row, the last row is b; and the strength that was chosen.
    [[nodiscard]] const std::vector<double>& weights() const { return solver_.x; }
    [[nodiscard]] double strength() const { return strengths_[chosen_]; }

   private:
    void start_fit(const std::vector<double>& weights);
    void end_try();
    [[nodiscard]] std::vector<double> gains_at(double temperature) const;

    ProbeRows rows_, part_;  // part_: the training things split again, to choose the strength
    std::vector<double> strengths_;
    std::size_t trying_ = 0, chosen_ = 0;
    double least_ = 0;
    std::vector<double> best_;  // weights of the best strength so far
    bool choosing_ = false, done_ = false;
    Lbfgs solver_;
    std::vector<double> gains_;
};

}  // namespace train
