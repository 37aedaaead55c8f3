// A linear probe: multinomial logistic regression on a layer's numbers. What it finds lies open: one straight cut a
// class. Source: Alain, Bengio 2016, Understanding Intermediate Layers Using Linear Classifier Probes.
// Pieces of work, so that it runs beside training in a frame's budget. Double arithmetic with the library's exp and
// log: nothing of it feeds back into training. May include core and train.
#pragma once

#include <vector>

#include "train/lbfgs.h"
#include "train/probe_rows.h"

namespace train {

// p(c | x) = softmax_c(x W + b), which minimises over the training things
//   mean of -log p(class | x)  +  strength / (2 n) |W|^2,       b free
// (scikit-learn's LogisticRegression with C = 1 / strength). `strength` is the one of `strengths` with the least
// cross-entropy on every fifth training thing when fitted to the others; the judged things have no say in it.
class LinearProbe {
   public:
    // Falling strengths, so that each fit starts near its end; one of them: no choice.
    static const std::vector<double>& usual_strengths();
    explicit LinearProbe(ProbeRows rows, std::vector<double> strengths = usual_strengths());

    // One step of a fit. False when all is done; then gains() is there.
    bool advance();
    // [n_judged]: log2(p(class | x) / share of the class); 0 where no training thing has the class.
    [[nodiscard]] const std::vector<double>& gains() const { return gains_; }
    // [(n_units + 1) * n_classes], row by row, the last one b; and what was chosen.
    [[nodiscard]] const std::vector<double>& weights() const { return solver_.x; }
    [[nodiscard]] double strength() const { return strengths_[chosen_]; }

   private:
    void start_fit(const std::vector<double>& weights);
    void end_try();

    ProbeRows rows_, part_;  // part_: the training things split once more, for the choice
    std::vector<double> strengths_;
    std::size_t trying_ = 0, chosen_ = 0;
    double least_ = 0;
    std::vector<double> best_;  // weights of the chosen try
    bool choosing_ = false, done_ = false;
    Lbfgs solver_;
    std::vector<double> gains_;
};

}  // namespace train
