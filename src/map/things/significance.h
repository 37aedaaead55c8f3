// Statistical tests for the summary of a selection (summary.h), on plain counts and moments. Includes nothing of ours.
//   Fisher's exact test    hypergeometric; Fisher, On the interpretation of chi^2, 1922. Two-sided: the sum over all
//                          tables that are at most as likely as the observed one
//   Welch's t test         Welch, The generalization of "Student's" problem, Biometrika 34, 1947
//   multiple testing       Benjamini, Hochberg, Controlling the false discovery rate, J. R. Stat. Soc. B 57, 1995
#pragma once

#include <vector>

namespace map {

// Extends `logs` to ln 0! .. ln n!, the table that hypergeometric_p() uses; keeps what it has already, also beyond n.
void log_factorials(std::vector<double>& logs, int n);

// Two-sided p of Fisher's test: `hits` of `drawn` things have a property that `marked` of all `total` things have. In
// [0, 1]; 0 only if it is too small for a double. logs: from log_factorials() with n >= total.
double hypergeometric_p(const std::vector<double>& logs, int hits, int drawn, int marked, int total);

// Mean and variance (over n - 1) of n numbers.
struct Moments {
    int n = 0;
    double mean = 0, variance = 0;
};
// Two-sided p for the difference of two means. 1 if either has fewer than two numbers; 0 if neither varies and they
// differ.
double welch_p(const Moments& a, const Moments& b);

// The regularised incomplete beta function I_x(a, b), a, b > 0, by its continued fraction (DLMF 8.17.22) with the
// modified method of Lentz (Thompson, Barnett 1986). x is limited to 0..1.
double incomplete_beta(double a, double b, double x);

// p-values [n] -> q-values [n] in the same order: the smallest false discovery rate at which each test is still
// significant.
std::vector<double> false_discovery_rates(const std::vector<double>& p);

}  // namespace map
