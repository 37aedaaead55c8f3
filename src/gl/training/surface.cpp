// See sheet.h.
#include "gl/training/sheet.h"

#include "gl/gles.h"

namespace gl {

bool make_sheet(Sheet& sheet, int width, int height) {
    free_sheet(sheet);
    clear_errors();
    make_data_texture(sheet.texture, width, height);
    glGenFramebuffers(1, &sheet.framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, sheet.framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, sheet.texture.id, 0);
    const bool complete = glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
    if (complete) {
        constexpr float kZero[4] = {0, 0, 0, 0};
        glClearBufferfv(GL_COLOR, 0, kZero);
    }
    if (complete && glGetError() == GL_NO_ERROR) return true;
    free_sheet(sheet);
    return false;
}

void free_sheet(Sheet& sheet) {
    if (sheet.framebuffer != 0) glDeleteFramebuffers(1, &sheet.framebuffer);
    sheet.framebuffer = 0;
    free_texture(sheet.texture);
}

bool draw_together(const Sheet& first, const std::vector<const Sheet*>& others) {
    glBindFramebuffer(GL_FRAMEBUFFER, first.framebuffer);
    std::vector<GLenum> buffers = {GL_COLOR_ATTACHMENT0};
    for (const Sheet* other : others) {
        buffers.push_back(GL_COLOR_ATTACHMENT0 + static_cast<GLenum>(buffers.size()));
        glFramebufferTexture2D(GL_FRAMEBUFFER, buffers.back(), GL_TEXTURE_2D, other->texture.id, 0);
    }
    glDrawBuffers(static_cast<GLsizei>(buffers.size()), buffers.data());
    return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE;
}

void write_texels(const Sheet& sheet, int x, int y, int width, int height, const float* texels) {
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, sheet.texture.id);
    glTexSubImage2D(GL_TEXTURE_2D, 0, x, y, width, height, GL_RGBA, GL_FLOAT, texels);
    glBindTexture(GL_TEXTURE_2D, 0);
}

void read_texels(const Sheet& sheet, int x, int y, int width, int height, float* texels) {
    glBindFramebuffer(GL_FRAMEBUFFER, sheet.framebuffer);
    glReadPixels(x, y, width, height, GL_RGBA, GL_FLOAT, texels);
}

}  // namespace gl
