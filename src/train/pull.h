// Forces of the losses on the map: for every thing, the direction in which each loss would move it (pull); and for
// losses over pairs, the forces between things (springs). May include core, engine, model, projection and train. Draws
// nothing. Next: trainer.h, slow_step.h.
//
//  Pull of a loss on a thing at x:  -n dL / dx,  with n things that count in the batch. It is minus the gradient of the
//  thing's own loss, whatever the batch size, not multiplied by the loss's weight. Computed with noise and dropout off.
//  Springs: the pull on a is the sum over b of  strength_ab (x_b - x_a) / |x_b - x_a|.
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
    std::string id, label;     // those of model::Head
    double weight = 1;         // the loss's weight
    bool acts = true;          // false: it has no force on places (penalties on weights; gaussian on a bounded map)
    bool of_pairs = false;     // a loss over pairs: each pull depends on the rest of the batch
    std::vector<float> pull;   // [N, dims], before multiplying by `weight`
    std::vector<float> shown;  // [N, 2], projected onto the plane that is shown
};

struct Pull {
    long step = 0;
    int dims = 2;
    std::vector<LossPull> losses;  // one for each loss, in order
    std::vector<float> pull;       // [N, dims]: the weighted sum
    std::vector<float> shown;      // [N, 2]
    // [N]: number of the batch that each thing was evaluated in, which matters for losses over pairs. Each Split by
    // itself is dealt out, like cards, into as few batches of at most model::kMaxBatch as possible, so that each is a
    // fair sample.
    std::vector<int> batch_of;
};

// A force between two things: they attract where strength > 0 and repel where it is below 0. In the units of a pull.
struct Spring {
    int a = 0, b = 0;  // indices of things, a < b
    float strength = 0;
};
// Computing springs costs the square of the number of things (triplets: the cube), so there may be no more than these.
inline constexpr int kMostSpringThings = 256;

// The functions below are the steps of Trainer::pull() and springs(), for the batch of `rows` things in the inputs of
// `memory`.

// How many things count: `rows`, or the sum of their weights; over pairs, the number of things with weight above 0.
double things_counted(const model::Model& model, engine::Memory<float>& memory, const model::Head& head, int rows);
// Forward and backward of one loss, written to pull [rows, dims]. Returns false, with all 0, if it has no force on
// places.
bool pull_of_loss(const model::Model& model, engine::Memory<float>& memory, const model::Head& head, int rows,
                  std::vector<float>& pull);
// Forward, and the `at_most` strongest springs of a loss over pairs, strongest first; none for other losses. Spring::a
// and b are rows of the batch.
std::vector<Spring> springs_of_loss(const model::Model& model, engine::Memory<float>& memory, const model::Head& head,
                                    int rows, std::size_t at_most);

}  // namespace train
