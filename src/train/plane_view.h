// A map of any number of dimensions as a plane that can be drawn: one dimension is a line; more than two are projected,
// three can also be rotated by hand. Heads are restricted to the plane exactly. Other layers can be shown the same way.
// May include core, projection and train.
//
// A place p on the plane is the point  base + p_0 a_0 + p_1 a_1  of the map, where a are the plane's axes and base is
// the part of its mean that is perpendicular to them (so a map of two dimensions stays in place in the picture when it
// gets a third). If plane.shift is not 0 (rotation by hand, about the middle of the points), it is subtracted from p
// first.
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

// Which projection: a row of the table of projections (an unknown id is the first), and the seed of a random one.
struct PlaneChoice {
    std::string projection = std::string(projection::projection_table().front().id);
    int throw_number = 1;
    bool operator==(const PlaneChoice&) const = default;
};
inline PlaneChoice plane_choice_of(const model::Spec& spec) { return {spec.projection, spec.throw_number}; }

// Sets snapshot.points and snapshot.plane from the last layer's values, and restricts the first layer of every head on
// the map to the plane's two coordinates. `plane` is passed from frame to frame, so that the picture does not spin;
// pass an empty one when `choice` has changed.
void show_on_plane(Snapshot& snapshot, projection::Plane& plane, const PlaneChoice& choice = {});

// Rotates a map of three dimensions (checked) to these axes; the middle of the points stays where it is in the picture.
// Updates points, plane, depth and heads. projection::turn_of(snapshot.plane) are the present axes. Can be called
// repeatedly on one snapshot.
void show_turned(Snapshot& snapshot, const projection::Turn& turn);

// A layer as a picture, [N, 2]: through `plane`, which is passed from frame to frame as above, or its units themselves
// if there are at most two. The last layer, the map, is as the snapshot shows it.
std::vector<float> show_layer(const Snapshot& snapshot, int layer, projection::Plane& plane,
                              const PlaneChoice& choice = {});

// Projects places, and vectors between places, [N, dims] -> [N, 2]. A plane with n_dims 0 stands for two dimensions as
// they are.
std::vector<float> places_on(const projection::Plane& plane, const std::vector<float>& places);
std::vector<float> vectors_on(const projection::Plane& plane, const std::vector<float>& vectors);

// The inverse: lifts a place p of the picture to the point [dims] of the layer's space that it shows.
struct Lift {
    std::vector<double> base, axes;  // [dims], [2, dims]
};
Lift lift_from(const projection::Plane& plane);
void lift(const Lift& from, double x, double y, float* place);

}  // namespace train
