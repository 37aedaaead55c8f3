// See abilities.h.
#include "gl/abilities.h"

#include "gl/gles.h"
#include "gl/texture.h"

namespace gl {
namespace {

constexpr int kLeastTexture = 2048;  // what OpenGL ES 3.0 itself promises

std::string text(GLenum name) {
    const GLubyte* words = glGetString(name);
    return words ? reinterpret_cast<const char*>(words) : "";
}

// Tried rather than looked up: drivers differ in what they list.
bool can_read_float_textures() {
    clear_errors();
    Texture texture;
    make_data_texture(texture, 4, 4);
    const bool ok = glGetError() == GL_NO_ERROR;
    free_texture(texture);
    return ok;
}

}  // namespace

Abilities probe_abilities() {
    Abilities abilities;
    abilities.version = text(GL_VERSION);
    abilities.device = text(GL_RENDERER);
    if (abilities.version.empty()) return abilities;
    glGetIntegerv(GL_MAJOR_VERSION, &abilities.major);
    glGetIntegerv(GL_MINOR_VERSION, &abilities.minor);
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &abilities.max_texture_size);
    abilities.float_textures = abilities.major >= 3 && can_read_float_textures();
    return abilities;
}

std::string what_is_missing(const Abilities& abilities) {
    if (abilities.version.empty()) {
        return "The map cannot be drawn: there is no OpenGL here. Turn on hardware acceleration, or try another "
               "browser.";
    }
    if (abilities.major < 3) {
        return "The map cannot be drawn: it needs OpenGL ES 3.0 (WebGL2) and this machine offers \"" +
               abilities.version + "\". Update the graphics driver or the browser.";
    }
    if (!abilities.float_textures) {
        return "The map cannot be drawn: \"" + abilities.device +
               "\" cannot read textures of 32-bit floats. Update the graphics driver or the browser.";
    }
    if (abilities.max_texture_size < kLeastTexture) {
        return "The map cannot be drawn: the largest texture here has " + std::to_string(abilities.max_texture_size) +
               " pixels a side and the map needs " + std::to_string(kLeastTexture) + ".";
    }
    return "";
}

}  // namespace gl
