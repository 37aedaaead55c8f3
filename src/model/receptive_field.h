// The receptive field of a place in a layer of pictures or sequences: the part of the input that its numbers depend on.
// May include core, data and model. Knows no weights and no values. Next: tables.h (PlaceWindow), forms.h.
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

// Positions first .. first + n - 1 of a sequence, or pixels along one side of a picture.
struct PlaceRange {
    int first = 0, n = 1;
    bool operator==(const PlaceRange&) const = default;
};

// The positions of the input sequence on which the windows of the first `n_layers` layers, at least one, lie for this
// position of their output, which must be a sequence (checked); clipped to the sequence. What attention or a recurrent
// layer takes over from elsewhere is not among them.
PlaceRange positions_seen(const Spec& spec, int n_layers, int position);

}  // namespace model
