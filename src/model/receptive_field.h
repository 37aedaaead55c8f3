// The receptive field of a place in a layer of pictures: the part of the input picture that its numbers depend on.
// May include core, data and model. Knows no weights and no values. Next: tables.h (PictureWindow), forms.h.
#pragma once

#include "model/spec.h"

namespace model {

// A rectangle of the input picture, in pixels, clipped to the picture.
struct PixelRect {
    int top = 0, left = 0, height = 0, width = 0;
    bool operator==(const PixelRect&) const = default;
};

// The receptive field of the place (row, column) in the output of the first `n_layers` layers, at least one, which must
// be a picture (checked). The input picture is the output of the first layer ("as picture").
PixelRect receptive_field(const Spec& spec, int n_layers, int row, int column);

}  // namespace model
