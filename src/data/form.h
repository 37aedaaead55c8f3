// How the numbers of one thing are arranged: as a row, a picture, a sequence, or the nodes of a graph. Each feature
// group has a form, and so has the output of each layer of a model. Includes nothing of ours. Next: dataset.h.
#pragma once

namespace data {

enum class FormKind {
    row,       // [F]: numbers in no order
    picture,   // [H, W, C]: pixels, line by line, with channels
    sequence,  // [T, C]: positions in reading order
    nodes,     // [N, F]: all things of the data set at once, one row for each, with edges between them
};

// The number of channels is not part of the form, so a layer takes any number of channels from the layer before it.
struct Form {
    FormKind kind = FormKind::row;
    int height = 0, width = 0;  // pictures only
    int steps = 0;              // sequences only: T
    bool operator==(const Form&) const = default;
};

// The number of places of one thing: its pixels or positions; 1 for rows and nodes.
constexpr int places_of(const Form& form) {
    if (form.kind == FormKind::picture) return form.height * form.width;
    return form.kind == FormKind::sequence ? form.steps : 1;
}

}  // namespace data
