// Copies of sheets that come back without waiting: into a buffer of the device, which is read once a fence says that
// all before it is done. May include gl. Needs a current context.
#pragma once

#include <vector>

#include "gl/training/sheet.h"

namespace gl {

struct Reading {
    unsigned buffer = 0;
    void* fence = nullptr;  // null: nothing is on its way
    long n_floats = 0;
};

// Of these sheets, one behind the other; what was on its way before is forgotten.
void start_reading(Reading& reading, const std::vector<const Sheet*>& sheets);
// False while it is not there yet. floats: [height, width, 4] of each sheet.
bool finish_reading(Reading& reading, std::vector<float>& floats);
void forget_reading(Reading& reading);

}  // namespace gl
