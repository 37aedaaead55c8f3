// The settings of one loss, as part of a Spec. Snapshots of training contain them, too. Includes nothing of ours. Next:
// spec.h.
#pragma once

#include <string>
#include <string_view>

namespace model {

// A maker's optimiser where it is that of the rest of the model.
inline constexpr std::string_view kSameOptimiser = "same";

struct LossSpec {
    std::string kind = "classify";  // a row of the loss table
    std::string target{};           // an attribute of the data set; empty if the loss needs none
    double weight = 1;
    int hidden = 0;  // width of a hidden layer of the head; 0: none, so borders are straight
    // Each kind of loss uses some of these; its row in the table says which.
    double noise = 0;        // label noise: share of the things whose targets are shuffled among them
    double smoothing = 0;    // label smoothing, 0 = none
    bool balance = false;    // class weights, so that rare classes count as much as common ones
    double margin = 1;       // how far apart on the map things of two classes should be
    double temperature = 1;  // low: only the nearest things count
    double perplexity = 20;  // about how many neighbours of each thing to preserve
    // Losses that make things out of noise (gan, flow).
    int maker = 32;            // width of the two hidden layers of the net that makes them
    int turns = 1;             // gan: the maker learns in every so many-th step only
    std::string game = "log";  // gan: how real and made things are scored: log, squares or wasserstein
    double pace = 1;           // gan: the maker's learning rate, as a factor of the expert's
    std::string maker_optimiser{kSameOptimiser};  // gan: the maker's optimiser, a row of engine::optimiser_table()
    double limit = 0.3;                           // gan, wasserstein: no weight of the expert gets larger
    double hide = 0.15;  // hidden_token: probability of each token to be hidden, besides one of each sequence;
                         // links: of each link
    bool operator==(const LossSpec&) const = default;
};

}  // namespace model
