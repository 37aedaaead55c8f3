// See surface.h.
#include "gl/training/surface.h"

#include "gl/gles.h"

namespace gl {

bool make_surface(Surface& surface, int width, int height) {
    free_surface(surface);
    clear_errors();
    make_data_texture(surface.texture, width, height);
    glGenFramebuffers(1, &surface.framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, surface.texture.id, 0);
    const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    if (complete) {
        constexpr float kZero[4] = {0, 0, 0, 0};
        glClearBufferfv(GL_COLOR, 0, kZero);
    }
    if (complete && glGetError() == GL_NO_ERROR) return true;
    free_surface(surface);
    return false;
}

void free_surface(Surface& surface) {
    if (surface.framebuffer != 0) glDeleteFramebuffers(1, &surface.framebuffer);
    surface.framebuffer = 0;
    free_texture(surface.texture);
}

bool draw_together(const Surface& first, const std::vector<const Surface*>& others) {
    glBindFramebuffer(GL_FRAMEBUFFER, first.framebuffer);
    std::vector<GLenum> buffers = {GL_COLOR_ATTACHMENT0};
    for (const Surface* other : others) {
        buffers.push_back(GL_COLOR_ATTACHMENT0 + static_cast<GLenum>(buffers.size()));
        glFramebufferTexture2D(GL_FRAMEBUFFER, buffers.back(), GL_TEXTURE_2D, other->texture.id, 0);
    }
    glDrawBuffers(static_cast<GLsizei>(buffers.size()), buffers.data());
    return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

void write_texels(const Surface& surface, int x, int y, int width, int height, const float* texels) {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, surface.texture.id);
    glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RGBA, GL_FLOAT, texels);
    glBindTexture(GL_TEXTURE_2D, 0);
}

void read_texels(const Surface& surface, int x, int y, int width, int height, float* texels) {
    glBindFramebuffer(GL_FRAMEBUFFER, surface.framebuffer);
    glReadPixels(x, y, width, height, GL_RGBA, GL_FLOAT, texels);
}

}  // namespace gl
