// What the machine's GL can do, asked once. A missing ability is a report in plain words, neither a crash nor a
// learner's error. May include gl. Needs a current context.
#pragma once

#include <string>

namespace gl {

struct Abilities {
    int major = 0, minor = 0;     // of OpenGL ES
    std::string version, device;  // as the driver words them
    int max_texture_size = 0;     // pixels a side
    bool float_textures = false;  // an RGBA32F texture can be read from (not: drawn into)
};

Abilities probe_abilities();
// Why the map cannot be drawn here, and what to do; empty if it can.
std::string what_is_missing(const Abilities& abilities);

}  // namespace gl
