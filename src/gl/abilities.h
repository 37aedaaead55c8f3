// Capabilities of the machine's OpenGL, queried once. A missing one is reported as a sentence for the user, neither as
// a crash nor as a core::Error. May include gl. Needs a current context.
#pragma once

#include <string>

namespace gl {

struct Abilities {
    int major = 0, minor = 0;     // of OpenGL ES
    std::string version, device;  // as the driver reports them
    int max_texture_size = 0;     // pixels per side
    bool float_textures = false;  // shaders can read RGBA32F textures
    bool float_targets = false;   // passes can draw into RGBA32F textures
    bool half_targets = false;    // passes can draw into RGBA16F textures
    int max_draw_buffers = 0;     // textures that one pass can draw into
};

// Queries the current context.
Abilities probe_abilities();
// Why the map cannot be drawn on this machine, and what to do about it; empty if it can be.
std::string what_is_missing(const Abilities& abilities);
// Why this machine cannot train on the graphics card (training/); empty if it can.
std::string what_training_lacks(const Abilities& abilities);

}  // namespace gl
