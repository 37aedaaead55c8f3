// What the machine's GL can do, asked once. A missing ability is a report in plain words, neither a crash nor a
// learner's error. May include gl. Needs a current context.
#pragma once

#include <string>

namespace gl {

struct Abilities {
    int major = 0, minor = 0;     // of OpenGL ES
    std::string version, device;  // as the driver words them
    int max_texture_size = 0;     // pixels a side
    bool float_textures = false;  // an RGBA32F texture can be read from
    bool float_targets = false;   // and drawn into
    bool half_targets = false;    // an RGBA16F texture can be drawn into
    int max_draw_buffers = 0;     // textures that one pass can draw into
};

Abilities probe_abilities();
// Why the map cannot be drawn here, and what to do; empty if it can.
std::string what_is_missing(const Abilities& abilities);
// Why steps of training cannot be done here (training/); empty if they can.
std::string what_training_lacks(const Abilities& abilities);

}  // namespace gl
