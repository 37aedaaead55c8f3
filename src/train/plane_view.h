// Shows a map (or another layer) of any number of dimensions as a picture on a plane: one dimension is drawn as a line;
// more than two are projected; three can also be rotated by hand. Heads are restricted to the plane, which is exact.
// May include core, projection and train. Next: layer_head.h, moved_snapshot.h.
//
// A place p on the plane is the point  base + p_0 a_0 + p_1 a_1  of the map, where a_0 and a_1 are the plane's axes and
// base is the part of plane.mean that is perpendicular to them (so a map of two dimensions stays in place in the
// picture when it gets a third). If plane.shift is not 0 (rotation by hand, about the middle of the points), it is
// subtracted from p first.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "model/spec.h"
#include "projection/projections.h"
#include "projection/turn.h"
#include "train/snapshot.h"

namespace train {

// A choice of projection: its id in the table of projections (an unknown id stands for the first row), and
// throw_number, the seed of a random projection.
struct PlaneChoice {
    std::string projection = std::string(projection::projection_table().front().id);
    int throw_number = 1;
    bool operator==(const PlaneChoice&) const = default;
};
// The plane that this Spec asks for. If it asks for a layout (projection/layout.h), that is the principal plane: the
// layout starts from it, and heads, arrows and small pictures of layers are drawn on it.
PlaneChoice plane_choice_of(const model::Spec& spec);
// The settings of the layout that this Spec asks for; none if it asks for a plane.
std::optional<projection::LayoutSettings> layout_of(const model::Spec& spec);

// Sets snapshot.points and snapshot.plane from the last layer's values, and restricts the first layer of every head on
// the map to the plane's two coordinates. `plane` is passed from frame to frame, so that the picture does not spin;
// pass an empty one when `choice` has changed.
void show_on_plane(Snapshot& snapshot, projection::Plane& plane, const PlaneChoice& choice = {});

// Rotates a map of three dimensions (checked) to these axes; the middle of the points stays where it is in the picture.
// Updates points, plane, depth and heads. projection::turn_of(snapshot.plane) gives the present axes. Can be called
// repeatedly on one snapshot.
void show_turned(Snapshot& snapshot, const projection::Turn& turn);

// The things' places [N, 2] in the picture of a layer (index into Snapshot::layers): its activations projected on
// `plane`, which is passed from frame to frame as above, or the activations themselves if there are at most two units.
// For the last layer, the map: snapshot.points.
std::vector<float> show_layer(const Snapshot& snapshot, int layer, projection::Plane& plane,
                              const PlaneChoice& choice = {});

// Projects places, and vectors between places, [N, dims] -> [N, 2]. A plane with n_dims 0: the
// places have two dimensions and stay as they are.
std::vector<float> places_on(const projection::Plane& plane, const std::vector<float>& places);
std::vector<float> vectors_on(const projection::Plane& plane, const std::vector<float>& vectors);

// The inverse: lifts a place p of the picture to the point [dims] of the layer's space that it shows; lift() writes it
// to place[0 .. dims). Of a plane with n_dims 0 that is p itself.
struct Lift {
    std::vector<double> base, axes;  // [dims], [2, dims]
};
Lift lift_from(const projection::Plane& plane);
void lift(const Lift& from, double x, double y, float* place);

}  // namespace train
