// Is a difference more than chance? The three tests that summaries of a selection ask, on plain counts and moments.
// Includes nothing of ours. Next: summary.h, which asks them.
//   Fisher's exact test    hypergeometric; Fisher, On the interpretation of chi^2, 1922. Two-sided: the sum of all
//                          tables that are at most as likely as the one seen
//   Welch's t test         Welch, The generalization of "Student's" problem, Biometrika 34, 1947
//   many questions at once Benjamini, Hochberg, Controlling the false discovery rate, J. R. Stat. Soc. B 57, 1995
#pragma once

#include <vector>

namespace map {

// ln 0! .. ln n!: what hypergeometric_p() looks up.
void log_factorials(std::vector<double>& logs, int n);

// `hits` of `drawn` things have a property that `marked` of all `total` have. Two-sided p in (0, 1].
// logs as log_factorials(total) or longer.
double hypergeometric_p(const std::vector<double>& logs, int hits, int drawn, int marked, int total);

// Mean and variance (over n - 1) of n numbers.
struct Moments {
    int n = 0;
    double mean = 0, variance = 0;
};
// Two-sided p that two means differ. 1 where either has fewer than two numbers; 0 where neither varies and they differ.
double welch_p(const Moments& a, const Moments& b);

// The regularised incomplete beta function I_x(a, b), a, b > 0, by its continued fraction (DLMF 8.17.22) with the
// modified method of Lentz (Thompson, Barnett 1986).
double incomplete_beta(double a, double b, double x);

// p -> q: the least false discovery rate at which each would still be told. Same order. [n]
std::vector<double> false_discovery_rates(const std::vector<double>& p);

}  // namespace map
