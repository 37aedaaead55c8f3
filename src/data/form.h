// The form of the numbers of a thing: a row, a picture, a sequence, or the nodes of a graph. Feature groups have a
// form, and so has what flows between the layers of a model. Includes nothing of ours. Next: dataset.h.
#pragma once

namespace data {

enum class FormKind {
    row,       // [F]: numbers in no order
    picture,   // [H, W, C]: pixels, line by line, with channels
    sequence,  // [T, C]: positions in reading order
    nodes,     // one row of numbers for each thing of the data set, all of them at once, and the edges between them
};

// The number of channels is not part of the form: layers of every width fit behind each other.
struct Form {
    FormKind kind = FormKind::row;
    int height = 0, width = 0;  // pictures only
    int steps = 0;              // sequences only: T
    bool operator==(const Form&) const = default;
};

// Places that one thing has: pixels or positions; 1 for rows and nodes.
constexpr int places_of(const Form& form) {
    if (form.kind == FormKind::picture) return form.height * form.width;
    return form.kind == FormKind::sequence ? form.steps : 1;
}

}  // namespace data
