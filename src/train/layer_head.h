// What a head says all over a picture, for pictures that are not the map itself: a layer of the encoder seen large, on
// its plane (exact: the place is lifted into the layer's space and goes through the rest of the network), or a picture
// that is no plane of any space (by the nearest thing). May include core, engine, model, projection and train. Knows
// neither cameras nor colours.
#pragma once

#include <vector>

#include "projection/pca.h"
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

// The places of a picture's pixels: pixel (column, row) has its middle at (x + column * step_x, y + row * step_y) of
// the picture's plane. Where y points up and row 0 is the top, step_y < 0.
struct GridOfPlaces {
    int w = 0, h = 0;
    double x = 0, y = 0;
    double step_x = 0, step_y = 0;
};

// Answers of one head: logits of classes, or standardised numbers, as in HeadSnapshot::said.
struct FieldOfAnswers {
    int w = 0, h = 0, k = 0;
    std::vector<float> values;  // [h, w, K]
};

// Exact: Trainer::field_of_layer(). On the batch's memory; inputs that are one value for the batch must be set, and
// noise be off. `layer` is an index into model.layers, plane the one it is shown on (plane_view.h, show_layer). Reuses
// the memory of `field`. The head must have an answer (checked).
void field_of_layer(const model::Model& model, engine::Memory<float>& memory, int layer, const projection::Plane& plane,
                    const model::Head& head, const GridOfPlaces& grid, FieldOfAnswers& field);

// By the nearest thing, for t-SNE and its kin. points [N, 2] are the things' places in the picture.
//   classes  each thing stands for what the head says of it; with D_c the distance to the nearest thing of class c,
//            p_c is in proportion to D_c^-4: the borders are those of the nearest thing, and the surer the farther from
//            them, whatever the scale. Logits -4 ln D_c.
//   numbers  what the head says of the nearest thing
// Costs w h N: of more than kMostNearest things every second, third ... is asked.
inline constexpr int kMostNearest = 4000;
void nearest_regions(const HeadSnapshot& head, const std::vector<float>& points, const GridOfPlaces& grid,
                     FieldOfAnswers& field);

}  // namespace train
