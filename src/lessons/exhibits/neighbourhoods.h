// The exhibit "neighbourhoods": the learner judges whether the nearest neighbours of words make sense, and the same
// embedding is scored by several intrinsic evaluations, which disagree. May include core .. train and lessons. Knows no
// panels.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "data/dataset.h"

namespace lessons {

struct Moment;

// A thing, its neighbours, and the learner's judgement.
struct Neighbourhood {
    int thing = -1;
    std::vector<int> near;  // nearest first
    bool sensible = true;   // the judgement
};

// The result of one evaluation: 1 = perfect, 0 = no better than chance, NaN = not possible with this embedding or data.
struct Score {
    std::string_view id, label, help;
    double value = 0;
};

// The state of the exhibit.
struct Neighbourhoods {
    std::string of;  // id of the data set that the marks belong to
    std::vector<Neighbourhood> marks;
    std::string asked_of;   // id of the data set for which the learner requested scores; empty = none yet
    std::string scores_of;  // name of the embedding that was scored; empty = none yet
    long scores_step = -1;  // training step of that embedding
    std::vector<Score> scores;
    // The same for the sheet: the places of a layout (t-SNE ...), if the things are laid out on the screen.
    std::string layout_asked_of;
    std::string layout_of;
    int layout_step = -1;  // step of the layout
    std::vector<Score> layout_scores;
};

inline constexpr int kNearShown = 6;

// The embedding under evaluation, [N, n_dims]: the map or, if a layer is shown in its place, all units of that layer
// (not the layer's picture in two dimensions).
struct Embedding {
    const std::vector<float>* values = nullptr;
    int n_dims = 0;
};
Embedding embedding_of(const Moment& moment);
// Its name: "the map's 2 numbers", "all 100 numbers of a word".
std::string name_of_embedding(const Moment& moment);

// The k things nearest to `thing` in it, nearest first; empty if there is no such thing.
std::vector<int> near_in_embedding(const Moment& moment, int thing, int k);

// All evaluations; correlations below 0 count as 0:
//   topic, part of speech   share p of the 10 nearest with the same class, corrected for chance c: (p - c) / (1 - c)
//   frequency, era          correlation of this number of a word with its mean over the 10 nearest
//   pairs                   rank correlation (Spearman) of nearness with how related we rated 40 pairs of words
//   analogies               share of our analogies (man - woman = king - ?) answered right, their own terms left out
// The first two lines use at most kScoreSample things, evenly spread.
inline constexpr int kScoreSample = 300;
std::vector<Score> scores_of(const Embedding& embedding, const data::Dataset& dataset);
// The score with this id; NaN if there is none.
double score_named(const std::vector<Score>& scores, std::string_view id);
// A score of the current embedding: the one stored on the desk if there is one (it may be of an earlier step), else
// computed.
double score_seen(const Moment& moment, std::string_view id);
// Computes all scores and stores them on the desk. is_of: whether the desk's scores are of the current embedding, at
// any step. is_stale: whether they are of another embedding or, unless that is the features, of another step.
void score(Neighbourhoods& desk, const Moment& moment);
bool is_of(const Neighbourhoods& desk, const Moment& moment);
bool is_stale(const Neighbourhoods& desk, const Moment& moment);
// The same for the sheet on the screen. All false, NaN or without effect if nothing is laid out.
double layout_score_seen(const Moment& moment, std::string_view id);
void score_layout(Neighbourhoods& desk, const Moment& moment);
bool layout_is_stale(const Neighbourhoods& desk, const Moment& moment);  // of another sheet, or 50 steps away
// Number of marks with this judgement on the current data set.
int count_marks(const Moment& moment, bool sensible);

}  // namespace lessons
