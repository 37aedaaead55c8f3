// Neighbourhoods that a learner judges, and what the same embedding is worth when it is asked one question after the
// other. May include core .. train and lessons. Knows no panels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"

namespace lessons {

struct Moment;

// A thing and what is near it, as the learner saw it.
struct Neighbourhood {
    int thing = -1;
    std::vector<int> near;  // nearest first
    bool sensible = true;   // what the learner said
};

// One question: 0 = no better than chance, 1 = perfect, NaN = this embedding cannot be asked.
struct Score {
    std::string_view id, label, help;
    double value = 0;
};

struct Neighbourhoods {
    std::string of;  // the data set that marks are of
    std::vector<Neighbourhood> marks;
    std::string asked_of;   // the data set whose scores were asked for
    std::string scores_of;  // what was scored; empty = nothing yet
    long scores_step = -1;
    std::vector<Score> scores;
};

inline constexpr int kNearShown = 6;

// Numbers of each thing, [N, n_dims]: the map's, or those of the layer that is seen (all of them, not its picture).
struct Embedding {
    const std::vector<float>* values = nullptr;
    int n_dims = 0;
};
Embedding embedding_of(const Moment& moment);
// "the map of 2 numbers", "100 numbers": what is scored.
std::string name_of_embedding(const Moment& moment);

std::vector<int> near_in_embedding(const Moment& moment, int thing, int k);

// Every question in turn:
//   topic, part of speech   share of the 10 nearest with the same answer, less chance, of what is left: (p - c) / (1 -
//   c) frequency, era          correlation of a word's number with the mean of its 10 nearest our pairs rank
//   correlation (Spearman) of nearness with our own judgement of 40 pairs analogies               share of ours (man -
//   woman = king - ?) that come out, their own terms left out
// From at most kScoreSample things, evenly spread.
inline constexpr int kScoreSample = 300;
std::vector<Score> scores_of(const Embedding& embedding, const data::Dataset& dataset);
// NaN where it is not among them.
double score_named(const std::vector<Score>& scores, std::string_view id);
// One of what is seen now: from the desk where it lies there (perhaps of a step just before), else worked out.
double score_seen(const Moment& moment, std::string_view id);
// Works them out onto the desk. Whether the desk's are of what is seen now, at this step or another; whether they are
// of another step or embedding.
void score(Neighbourhoods& desk, const Moment& moment);
bool is_of(const Neighbourhoods& desk, const Moment& moment);
bool is_stale(const Neighbourhoods& desk, const Moment& moment);
// Marks on what is seen: judged so, and so many of them.
int count_marks(const Moment& moment, bool sensible);

}  // namespace lessons
