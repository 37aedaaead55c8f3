#include "lessons/exhibits/neighbourhoods.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdlib>
#include <limits>
#include <numeric>

#include "data/features.h"
#include "lessons/moment.h"
#include "lessons/near.h"
#include "projection/quality.h"

namespace lessons {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr int kNear = 10;
constexpr int kLayoutSteps = 50;  // of a layout, between two scores

// Two words and how related they are, 0 to 10: our own judgement, made before any scores were computed. All are in both
// vocabularies.
struct RatedPair {
    std::string_view a, b;
    double alike;
};
constexpr std::array kPairs = {
    RatedPair{"ship", "ships", 10},       RatedPair{"ship", "vessel", 9},
    RatedPair{"ship", "harbor", 7},       RatedPair{"sea", "ocean", 9},
    RatedPair{"river", "canal", 7},       RatedPair{"treaty", "treaties", 10},
    RatedPair{"treaty", "agreement", 9},  RatedPair{"army", "navy", 8},
    RatedPair{"soldier", "army", 8},      RatedPair{"soldier", "militia", 7},
    RatedPair{"enemy", "troops", 6},      RatedPair{"nuclear", "missile", 8},
    RatedPair{"silver", "gold", 8},       RatedPair{"tax", "revenue", 8},
    RatedPair{"loan", "bank", 8},         RatedPair{"money", "currency", 9},
    RatedPair{"coal", "oil", 8},          RatedPair{"cotton", "wheat", 7},
    RatedPair{"wheat", "corn", 9},        RatedPair{"farm", "farmer", 9},
    RatedPair{"farmer", "cattle", 7},     RatedPair{"child", "mother", 8},
    RatedPair{"son", "daughter", 9},      RatedPair{"woman", "women", 10},
    RatedPair{"january", "june", 9},      RatedPair{"july", "august", 9},
    RatedPair{"senate", "congress", 9},   RatedPair{"spain", "france", 8},
    RatedPair{"mexico", "texas", 7},      RatedPair{"politics", "election", 8},
    RatedPair{"navigation", "ocean", 7},  RatedPair{"navigation", "politics", 1},
    RatedPair{"compass", "tax", 0},       RatedPair{"january", "coal", 0},
    RatedPair{"mother", "treaty", 0},     RatedPair{"corn", "senate", 1},
    RatedPair{"loan", "sea", 0},          RatedPair{"missile", "wheat", 0},
    RatedPair{"daughter", "tribunal", 1}, RatedPair{"silver", "school", 0},
};

// a is to b as c is to d.
struct Analogy {
    std::string_view a, b, c, d;
};
constexpr std::array kAnalogies = {
    Analogy{"man", "woman", "king", "queen"},        Analogy{"man", "woman", "prince", "princess"},
    Analogy{"man", "woman", "boy", "girl"},          Analogy{"brother", "sister", "son", "daughter"},
    Analogy{"brother", "sister", "uncle", "aunt"},   Analogy{"husband", "wife", "father", "mother"},
    Analogy{"king", "queen", "duke", "duchess"},     Analogy{"actor", "actress", "man", "woman"},
    Analogy{"dog", "dogs", "cat", "cats"},           Analogy{"dog", "dogs", "horse", "horses"},
    Analogy{"car", "cars", "truck", "trucks"},       Analogy{"child", "children", "man", "men"},
    Analogy{"man", "men", "woman", "women"},         Analogy{"ship", "ships", "boat", "boats"},
    Analogy{"france", "paris", "japan", "tokyo"},    Analogy{"france", "paris", "england", "london"},
    Analogy{"france", "paris", "russia", "moscow"},  Analogy{"treaty", "treaties", "vessel", "vessels"},
    Analogy{"law", "laws", "school", "schools"},     Analogy{"farmer", "farmers", "worker", "workers"},
    Analogy{"market", "markets", "river", "rivers"}, Analogy{"woman", "women", "mother", "mothers"},
};

int find_name(const data::Dataset& dataset, std::string_view name) {
    const auto found = std::find(dataset.names.begin(), dataset.names.end(), name);
    return found == dataset.names.end() ? -1 : static_cast<int>(found - dataset.names.begin());
}

double squared_distance(const Embedding& e, int a, int b) {
    const auto d = static_cast<std::size_t>(e.n_dims);
    const float* x = e.values->data() + static_cast<std::size_t>(a) * d;
    const float* y = e.values->data() + static_cast<std::size_t>(b) * d;
    double sum = 0;
    for (std::size_t k = 0; k < d; ++k) sum += static_cast<double>(x[k] - y[k]) * static_cast<double>(x[k] - y[k]);
    return sum;
}

// Neighbours of a sample of things, evenly spread.
struct Nearest {
    std::vector<int> things;
    std::vector<std::vector<int>> near;  // one for each thing
};

Nearest nearest_in(const Embedding& embedding) {
    const auto n = static_cast<int>(embedding.values->size()) / embedding.n_dims;
    const int n_seen = std::min(n, kScoreSample);
    Nearest nearest;
    for (int i = 0; i < n_seen; ++i) {
        nearest.things.push_back(static_cast<int>(static_cast<long>(i) * n / n_seen));
        nearest.near.push_back(
            projection::nearest_of(*embedding.values, embedding.n_dims, nearest.things.back(), kNear));
    }
    return nearest;
}

double of_class(const Nearest& nearest, const data::Dataset& dataset, std::string_view attribute_id) {
    const data::Attribute* attribute = data::find_attribute(dataset.row, attribute_id);
    if (attribute == nullptr) return kUnknown;
    const data::Target target = data::build_target(dataset, *attribute);
    std::vector<double> shares(target.classes.size(), 0.0);
    for (const int code : target.codes) {
        if (code >= 0) shares[static_cast<std::size_t>(code)] += 1 / static_cast<double>(target.codes.size());
    }
    const double chance = std::inner_product(shares.begin(), shares.end(), shares.begin(), 0.0);
    double same = 0, all = 0;
    for (std::size_t i = 0; i < nearest.things.size(); ++i) {
        const int own = target.codes[static_cast<std::size_t>(nearest.things[i])];
        for (const int other : nearest.near[i]) {
            same += target.codes[static_cast<std::size_t>(other)] == own ? 1 : 0;
            all += 1;
        }
    }
    return all > 0 && chance < 1 ? (same / all - chance) / (1 - chance) : kUnknown;
}

double of_number(const Nearest& nearest, const data::Dataset& dataset, std::string_view attribute_id) {
    const data::Attribute* attribute = data::find_attribute(dataset.row, attribute_id);
    if (attribute == nullptr) return kUnknown;
    const data::Target target = data::build_target(dataset, *attribute);
    std::vector<double> own, around;
    for (std::size_t i = 0; i < nearest.things.size(); ++i) {
        double sum = 0;
        for (const int other : nearest.near[i])
            sum += static_cast<double>(target.values[static_cast<std::size_t>(other)]);
        own.push_back(static_cast<double>(target.values[static_cast<std::size_t>(nearest.things[i])]));
        around.push_back(sum / std::max(1.0, static_cast<double>(nearest.near[i].size())));
    }
    return own.size() < 3 ? kUnknown : std::max(0.0, correlation(own, around));
}

// Ranks; equal values get the mean of theirs.
std::vector<double> ranks_of(const std::vector<double>& values) {
    std::vector<double> ranks;
    for (const double value : values) {
        double below = 0, equal = 0;
        for (const double other : values) {
            below += other < value ? 1 : 0;
            equal += other == value ? 1 : 0;
        }
        ranks.push_back(below + (equal - 1) / 2);
    }
    return ranks;
}

double of_pairs(const Embedding& embedding, const data::Dataset& dataset) {
    std::vector<double> ratings, near;
    for (const RatedPair& pair : kPairs) {
        const int a = find_name(dataset, pair.a), b = find_name(dataset, pair.b);
        if (a < 0 || b < 0) continue;
        ratings.push_back(pair.alike);
        near.push_back(-squared_distance(embedding, a, b));
    }
    constexpr std::size_t kFewest = 15;
    return ratings.size() < kFewest ? kUnknown : std::max(0.0, correlation(ranks_of(ratings), ranks_of(near)));
}

// Whether d is the nearest word to b - a + c, the three left out.
bool comes_out(const Embedding& e, const std::array<int, 4>& things) {
    const auto d = static_cast<std::size_t>(e.n_dims);
    const auto at = [&](int thing, std::size_t k) { return (*e.values)[static_cast<std::size_t>(thing) * d + k]; };
    std::vector<float> with_sum = *e.values;
    for (std::size_t k = 0; k < d; ++k) with_sum.push_back(at(things[1], k) - at(things[0], k) + at(things[2], k));
    const auto sum = static_cast<int>(e.values->size() / d);
    for (const int near : projection::nearest_of(with_sum, e.n_dims, sum, 4)) {
        if (near != things[0] && near != things[1] && near != things[2]) return near == things[3];
    }
    return false;
}

double of_analogies(const Embedding& embedding, const data::Dataset& dataset) {
    int n = 0, right = 0;
    for (const Analogy& one : kAnalogies) {
        const std::array<int, 4> things = {find_name(dataset, one.a), find_name(dataset, one.b),
                                           find_name(dataset, one.c), find_name(dataset, one.d)};
        if (*std::min_element(things.begin(), things.end()) < 0) continue;
        ++n;
        right += comes_out(embedding, things) ? 1 : 0;
    }
    constexpr int kFewest = 4;
    return n < kFewest ? kUnknown : static_cast<double>(right) / n;
}

std::string key_of(const Moment& moment) {
    return moment.spec.dataset + " " + std::to_string(moment.seen_layer) + " " + std::to_string(moment.spec.map_dims);
}

std::string key_of_layout(const Moment& moment) {
    return key_of(moment) + " " + moment.spec.projection + " " + std::to_string(moment.spec.throw_number);
}

}  // namespace

Embedding embedding_of(const Moment& moment) {
    const auto n = static_cast<int>(moment.shown.layers.size());
    const int layer = moment.seen_layer < 0 || moment.seen_layer >= n ? n - 1 : moment.seen_layer;
    const train::LayerSnapshot& seen = moment.shown.layers[static_cast<std::size_t>(layer)];
    return {&seen.values, seen.n_units};
}

std::string name_of_embedding(const Moment& moment) {
    const auto n = static_cast<int>(moment.shown.layers.size());
    if (moment.seen_layer < 0 || moment.seen_layer + 1 >= n) {
        return "the map's " + std::to_string(moment.shown.dims) + " numbers";
    }
    return "all " + std::to_string(moment.shown.layers[static_cast<std::size_t>(moment.seen_layer)].n_units) +
           " numbers of a word";
}

std::vector<int> near_in_embedding(const Moment& moment, int thing, int k) {
    if (thing < 0 || thing >= moment.shown.n_points) return {};
    const Embedding embedding = embedding_of(moment);
    return projection::nearest_of(*embedding.values, embedding.n_dims, thing, k);
}

std::vector<Score> scores_of(const Embedding& embedding, const data::Dataset& dataset) {
    const Nearest nearest = nearest_in(embedding);
    const double frequency = of_number(nearest, dataset, "frequency");
    return {
        {"topic", "same topic", "Whether the 10 nearest are about the same: 0 = chance, 1 = all of them.",
         of_class(nearest, dataset, "topic")},
        {"part_of_speech", "same part of speech", "Whether nouns lie by nouns: 0 = chance, 1 = always.",
         of_class(nearest, dataset, "part_of_speech")},
        {"pairs", "our judgement of pairs",
         "Whether pairs that we find alike are near: rank correlation with our own list of 40 pairs.",
         of_pairs(embedding, dataset)},
        {"era", "same era", "Whether the 10 nearest are of the same time: correlation of the years' shares.",
         of_number(nearest, dataset, "era")},
        {"frequency", "as frequent", "Whether the 10 nearest are said as often: correlation.",
         std::isnan(frequency) ? of_number(nearest, dataset, "rarity") : frequency},
        {"analogies", "analogies", "Whether man - woman + queen is king and the like: share that comes out.",
         of_analogies(embedding, dataset)},
    };
}

double score_named(const std::vector<Score>& scores, std::string_view id) {
    for (const Score& one : scores) {
        if (one.id == id) return one.value;
    }
    return kUnknown;
}

void score(Neighbourhoods& desk, const Moment& moment) {
    desk.scores = scores_of(embedding_of(moment), moment.material.dataset);
    desk.scores_of = key_of(moment);
    desk.scores_step = moment.shown.step;
}

double score_seen(const Moment& moment, std::string_view id) {
    const Neighbourhoods& desk = moment.desk.neighbourhoods;
    if (desk.scores_of == key_of(moment)) return score_named(desk.scores, id);
    return score_named(scores_of(embedding_of(moment), moment.material.dataset), id);
}

bool is_of(const Neighbourhoods& desk, const Moment& moment) { return desk.scores_of == key_of(moment); }

bool is_stale(const Neighbourhoods& desk, const Moment& moment) {
    return desk.scores_of != key_of(moment) || (moment.seen_layer != 0 && desk.scores_step != moment.shown.step);
}

double layout_score_seen(const Moment& moment, std::string_view id) {
    const Neighbourhoods& desk = moment.desk.neighbourhoods;
    if (moment.laid_out == nullptr) return kUnknown;
    if (desk.layout_of == key_of_layout(moment)) return score_named(desk.layout_scores, id);
    return score_named(scores_of({moment.laid_out, 2}, moment.material.dataset), id);
}

void score_layout(Neighbourhoods& desk, const Moment& moment) {
    if (moment.laid_out == nullptr) return;
    desk.layout_scores = scores_of({moment.laid_out, 2}, moment.material.dataset);
    desk.layout_of = key_of_layout(moment);
    desk.layout_step = moment.layout_step;
}

bool layout_is_stale(const Neighbourhoods& desk, const Moment& moment) {
    if (moment.laid_out == nullptr) return false;
    return desk.layout_of != key_of_layout(moment) || std::abs(moment.layout_step - desk.layout_step) >= kLayoutSteps;
}

int count_marks(const Moment& moment, bool sensible) {
    const Neighbourhoods& desk = moment.desk.neighbourhoods;
    if (desk.of != model::data_id(moment.spec)) return 0;
    return static_cast<int>(std::count_if(desk.marks.begin(), desk.marks.end(),
                                          [&](const Neighbourhood& one) { return one.sensible == sensible; }));
}

}  // namespace lessons
