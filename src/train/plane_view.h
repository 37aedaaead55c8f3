// A map of any number of dimensions as the plane that is shown: one dimension lies on a line, more than two are seen
// through their principal plane, three also turned by hand. Heads come along exactly: on the plane they are what they
// are there in full. Any other layer can be shown the same way. May include core, projection and train.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "model/spec.h"
#include "projection/projections.h"
#include "projection/turn.h"
#include "train/snapshot.h"

namespace train {

// A place p on the plane is the map's  base + p_0 a_0 + p_1 a_1,  a the plane's axes, base the part of its mean that is
// across them: a map of two dimensions that gets a third one stays where it is in the picture. Where plane.shift is not
// 0, p is that much more: the picture was turned about the cloud's middle.

// Which plane: a row of the projections' table (an unknown one is the first), and which throw of a random one.
struct PlaneChoice {
    std::string projection = std::string(projection::projection_table().front().id);
    int throw_number = 1;
    bool operator==(const PlaneChoice&) const = default;
};
inline PlaneChoice plane_choice_of(const model::Spec& spec) { return {spec.projection, spec.throw_number}; }

// The last layer's values -> snapshot.points and snapshot.plane, and the first layer of every head that stands on the
// map as a function of the two coordinates of the plane. `plane` is kept from frame to frame, so that the picture does
// not spin; give an empty one when `through` has changed.
void show_on_plane(Snapshot& snapshot, projection::Plane& plane, const PlaneChoice& through = {});

// A map of three dimensions (checked) along other axes: the cloud's middle stays where it is in the picture; points,
// plane, depth and heads follow. projection::turn_of(snapshot.plane) shows what is shown already. Can be called again
// and again on one snapshot.
void show_turned(Snapshot& snapshot, const projection::Turn& turn);

// Places of a layer as a picture, [N, 2], through `plane`, which is kept from frame to frame as above, or the units
// themselves where there are no more than two. The last layer is the map: as the snapshot shows it.
std::vector<float> show_layer(const Snapshot& snapshot, int layer, projection::Plane& plane,
                              const PlaneChoice& through = {});

// Places [N, dims] -> [N, 2], and vectors between places. A plane of no dimensions stands for two as they are.
std::vector<float> places_on(const projection::Plane& plane, const std::vector<float>& places);
std::vector<float> vectors_on(const projection::Plane& plane, const std::vector<float>& vectors);

// The other way: the place [dims] of the space that the picture shows at p.
struct Lift {
    std::vector<double> base, axes;  // [dims], [2, dims]
};
Lift lift_from(const projection::Plane& plane);
void lift(const Lift& from, double x, double y, float* place);

}  // namespace train
