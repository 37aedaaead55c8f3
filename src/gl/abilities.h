// Capabilities of the machine's OpenGL, queried once. A missing one is reported in plain words; it is neither a crash
// nor an error of the user. May include gl. Needs a current context.
#pragma once

#include <string>

namespace gl {

struct Abilities {
    int major = 0, minor = 0;     // of OpenGL ES
    std::string version, device;  // as the driver reports them
    int max_texture_size = 0;     // pixels a side
    bool float_textures = false;  // an RGBA32F texture can be read from
    bool float_targets = false;   // and drawn into
    bool half_targets = false;    // an RGBA16F texture can be drawn into
    int max_draw_buffers = 0;     // textures that one pass can draw into
};

// Queries the current context.
Abilities probe_abilities();
// Why the map cannot be drawn on this machine, and what to do about it; empty if it can be.
std::string what_is_missing(const Abilities& abilities);
// Why this machine cannot train on the graphics card (training/); empty if it can.
std::string what_training_lacks(const Abilities& abilities);

}  // namespace gl
