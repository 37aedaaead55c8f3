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

// Tried out instead of looked up in the list of extensions: drivers differ in what they list.
bool can_read_float_textures() {
    clear_errors();
    Texture texture;
    make_data_texture(texture, 4, 4);
    const bool ok = glGetError() == GL_NO_ERROR;
    free_texture(texture);
    return ok;
}

bool can_draw_into(GLint internal_format, GLenum type) {
    const Restore restore;
    clear_errors();
    GLuint texture = 0, framebuffer = 0;
    glGenTextures(1, &texture);
    glBindTexture(GL_TEXTURE_2D, texture);
    glTexImage2D(GL_TEXTURE_2D, 0, internal_format, 4, 4, 0, GL_RGBA, type, nullptr);
    glGenFramebuffers(1, &framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, texture, 0);
    const bool ok = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE && glGetError() == GL_NO_ERROR;
    glDeleteFramebuffers(1, &framebuffer);
    glDeleteTextures(1, &texture);
    clear_errors();
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
    if (abilities.major < 3) return abilities;
    abilities.float_targets = can_draw_into(GL_RGBA32F, GL_FLOAT);
    abilities.half_targets = can_draw_into(GL_RGBA16F, GL_HALF_FLOAT);
    glGetIntegerv(GL_MAX_DRAW_BUFFERS, &abilities.max_draw_buffers);
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

std::string what_training_lacks(const Abilities& abilities) {
    constexpr int kDrawBuffers = 3;  // parameters, and an optimiser's two moments
    const std::string device = '"' + abilities.device + '"';
    if (const std::string missing = what_is_missing(abilities); !missing.empty()) return missing;
    if (!abilities.float_targets) {
        return device + " draws into textures of " +
               (abilities.half_targets ? "16-bit floats only, which are too coarse to train with."
                                       : "bytes only, which cannot hold what is trained.");
    }
    if (abilities.max_draw_buffers < kDrawBuffers)
        return device + " draws into " + std::to_string(abilities.max_draw_buffers) +
               " textures at once; training needs " + std::to_string(kDrawBuffers) + ".";
    return "";
}

}  // namespace gl
