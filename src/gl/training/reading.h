// Reads surfaces back from the graphics card without waiting: they are copied into a buffer on the device, which is read
// once a fence says that the copy is done. May include gl. Needs a current context.
#pragma once

#include <vector>

#include "gl/training/surface.h"

namespace gl {

struct Reading {
    unsigned buffer = 0;
    void* fence = nullptr;  // null: no copy is in progress
    long n_floats = 0;
};

// Starts copying these surfaces, one after the other; an earlier copy that was not finished is dropped.
void start_reading(Reading& reading, const std::vector<const Surface*>& surfaces);
// Returns false while the copy is not done, and if none is in progress. Once it is done, `floats` is replaced by
// [height, width, 4] of each surface, one after the other, and the reading is free again.
bool finish_reading(Reading& reading, std::vector<float>& floats);
// Frees buffer and fence, whether or not the copy is done.
void forget_reading(Reading& reading);

}  // namespace gl
