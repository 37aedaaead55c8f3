// What the losses want: for every thing, where each loss would have it go on the map, and for losses on pairs the
// springs between the things. May include core, engine, model, projection and train. Knows nothing of arrows.
//
// Pull of a loss on a thing at x:  -n dL / dx,  n the things that count in the batch: the gradient of the thing's own
// loss, whatever the size of the batch. Before the loss's weight. Looked at with noise and dropout off.
// Springs: -n dL / dx_a is the sum over b of  strength_ab (x_b - x_a) / |x_b - x_a|: they add up to the pull.
#pragma once

#include <string>
#include <vector>

#include "train/snapshot.h"

namespace engine {
template <class T>
struct Memory;
}
namespace model {
struct Head;
struct Model;
}  // namespace model

namespace train {

struct LossPull {
    std::string id, label;     // as in model::Head
    double weight = 1;         // of the loss in the sum
    bool acts = true;          // false: asks nothing of places: weights; a Gaussian whose map has a bound or few bits
    bool of_pairs = false;     // each thing's pull depends on the others of its batch
    std::vector<float> pull;   // [N, dims], before the weight
    std::vector<float> shown;  // [N, 2], the same on the plane that is shown
};

struct Pull {
    long step = 0;
    int dims = 2;
    std::vector<LossPull> losses;  // one a loss, in order
    std::vector<float> pull;       // [N, dims]: the sum, each times its weight
    std::vector<float> shown;      // [N, 2]
    // [N]: things with the same number were looked at together. Each part of the data (train::Split) by itself, dealt
    // into batches of at most model::kMaxBatch like cards, so that each is a fair sample. Matters to losses on pairs.
    std::vector<int> batch_of;
};

// Things draw together where strength > 0, push each other apart where it is below 0. A length like that of a pull.
struct Spring {
    int a = 0, b = 0;  // indices of things, a < b
    float strength = 0;
};
// Springs are worked out pair by pair, triplets even three by three: no more things than this.
inline constexpr int kMostSpringThings = 256;

// The pieces, on the batch of `rows` things that stands in the memory's inputs.

// The sum of the weights of the things; all of them where a loss knows no weights.
double things_counted(const model::Model& model, engine::Memory<float>& memory, const model::Head& head, int rows);
// Forward and backward of one loss: [rows, dims]; all 0 and false where it asks nothing of places.
bool pull_of_loss(const model::Model& model, engine::Memory<float>& memory, const model::Head& head, int rows,
                  std::vector<float>& pull);
// Forward, and the strongest springs of a loss on pairs, strongest first, `at_most` of them; none of other losses.
// a and b are rows.
std::vector<Spring> springs_of_loss(const model::Model& model, engine::Memory<float>& memory, const model::Head& head,
                                    int rows, std::size_t at_most);

}  // namespace train
