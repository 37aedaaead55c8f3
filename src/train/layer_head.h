// A head's predictions over a picture that is not the map itself, pixel by pixel. On the plane of another layer of the
// encoder they are exact: each place is lifted into the layer's space and runs through the rest of the network. On a
// picture that is no plane (t-SNE, UMAP) they are approximate: those of the nearest thing. May include core, engine,
// model, projection and train. Knows neither cameras nor colours. Next: plane_view.h.
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

// A grid of pixels on a plane: pixel (column, row) has its centre at (x + column * step_x, y + row * step_y). If y
// points up and row 0 is the top, step_y < 0.
struct PixelGrid {
    int w = 0, h = 0;
    double x = 0, y = 0;
    double step_x = 0, step_y = 0;
};

// Predictions of one head at each pixel: logits of classes, or standardised numbers, as in HeadSnapshot::predictions.
struct PredictionGrid {
    int w = 0, h = 0, k = 0;
    std::vector<float> values;  // [h, w, K]
};

// Whether the exact method applies to this layer: a thing's activations there must determine its prediction. They do
// not if this layer or a later one has things as the nodes of a graph, where other things count, too.
bool has_plane_predictions(const model::Model& model, int layer);

// The exact method, used by Trainer::predict_on_plane(). Runs in `memory`, batch by batch; inputs with one value for the
// whole batch must be set, and noise must be off. `layer`: index into model.layers; plane: the one on which it is shown
// (plane_view.h, show_layer); has_plane_predictions() (checked). Reuses the memory of `field`. The head must make predictions
// (checked).
void predict_on_plane(const model::Model& model, engine::Memory<float>& memory, int layer,
                      const projection::Plane& plane, const model::Head& head, const PixelGrid& grid,
                      PredictionGrid& field);

// The approximate method, for t-SNE and other non-linear pictures. points [N, 2]: places of the things.
//   classes  each thing counts as the class that the head predicts for it; with D_c the distance to the nearest thing
//            of class c, p_c is proportional to D_c^-4: borders lie where the nearest thing changes, confidence grows
//            with the distance from them, whatever the scale. Logits -4 ln D_c
//   numbers  the prediction for the nearest thing
// Reuses the memory of `field`; the head must make predictions (checked). The cost is w h N; with more than
// kMostNearest things only every second, third ... is used.
inline constexpr int kMostNearest = 4000;
void nearest_regions(const HeadSnapshot& head, const std::vector<float>& points, const PixelGrid& grid,
                     PredictionGrid& field);

}  // namespace train
