// See texture.h.
#include "gl/texture.h"

#include <cstddef>

#include "gl/ask.h"
#include "gl/gles.h"

namespace gl {
namespace {

void filter(GLint how) {
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, how);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, how);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void set_enabled(GLenum what, bool on) {
    if (on) {
        glEnable(what);
    } else {
        glDisable(what);
    }
}

}  // namespace

void make_data_texture(Texture& texture, int width, int height) {
    free_texture(texture);
    glGenTextures(1, &texture.id);
    texture.width = width;
    texture.height = height;
    glBindTexture(GL_TEXTURE_2D, texture.id);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA32F, width, height, 0, GL_RGBA, GL_FLOAT, nullptr);
    filter(GL_NEAREST);  // linear filtering of floats is an extension
    glBindTexture(GL_TEXTURE_2D, 0);
}

void write_rows(const Texture& texture, const float* texels, int rows) {
    glBindTexture(GL_TEXTURE_2D, texture.id);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, texture.width, rows, GL_RGBA, GL_FLOAT, texels);
    glBindTexture(GL_TEXTURE_2D, 0);
}

void write_field(Texture& texture, const float* texels, int width, int height) {
    if (texture.id == 0 || texture.width != width || texture.height != height) {
        free_texture(texture);
        glGenTextures(1, &texture.id);
        texture.width = width;
        texture.height = height;
        glBindTexture(GL_TEXTURE_2D, texture.id);
        // Half floats, which every machine can filter.
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA16F, width, height, 0, GL_RGBA, GL_FLOAT, texels);
        filter(GL_LINEAR);
    } else {
        glBindTexture(GL_TEXTURE_2D, texture.id);
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width, height, GL_RGBA, GL_FLOAT, texels);
    }
    glBindTexture(GL_TEXTURE_2D, 0);
}

void write_picture(Texture& texture, const std::uint8_t* rgba, int width, int height) {
    free_texture(texture);
    glGenTextures(1, &texture.id);
    texture.width = width;
    texture.height = height;
    glBindTexture(GL_TEXTURE_2D, texture.id);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
    filter(GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAX_LEVEL, 1);
    glGenerateMipmap(GL_TEXTURE_2D);
    glBindTexture(GL_TEXTURE_2D, 0);
}

void write_rows_of_picture(unsigned texture, const std::uint8_t* rgba, int width, int y0, int y1) {
    glBindTexture(GL_TEXTURE_2D, texture);
    const std::uint8_t* rows = rgba + static_cast<std::ptrdiff_t>(y0) * width * 4;
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, y0, width, y1 - y0, GL_RGBA, GL_UNSIGNED_BYTE, rows);
    glBindTexture(GL_TEXTURE_2D, 0);
}

void bind_texture(const Texture& texture, int unit) {
    glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
    glBindTexture(GL_TEXTURE_2D, texture.id);
}

void free_texture(Texture& texture) {
    if (texture.id != 0) glDeleteTextures(1, &texture.id);
    texture = {};
}

bool resize_target(Target& target, int width, int height) {
    if (target.framebuffer != 0 && target.texture.width == width && target.texture.height == height) return true;
    free_target(target);
    glGenTextures(1, &target.texture.id);
    target.texture.width = width;
    target.texture.height = height;
    glBindTexture(GL_TEXTURE_2D, target.texture.id);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width, height, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
    filter(GL_LINEAR);
    glBindTexture(GL_TEXTURE_2D, 0);
    glGenFramebuffers(1, &target.framebuffer);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target.texture.id, 0);
#ifdef __EMSCRIPTEN__
    return true;  // WebGL guarantees it for such a texture; asking would wait for everything drawn so far
#else
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE) return true;
    free_target(target);
    return false;
#endif
}

void draw_into(const Target& target) {
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    glViewport(0, 0, target.texture.width, target.texture.height);
}

void read_pixels(const Target& target, std::uint8_t* rgba) {
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, target.texture.width, target.texture.height, GL_RGBA, GL_UNSIGNED_BYTE, rgba);
}

void free_target(Target& target) {
    if (target.framebuffer != 0) glDeleteFramebuffers(1, &target.framebuffer);
    target.framebuffer = 0;
    free_texture(target.texture);
}

Restore::Restore() {
    ask(GL_FRAMEBUFFER_BINDING, &framebuffer_);
    ask(GL_VIEWPORT, viewport_);
    ask(GL_CURRENT_PROGRAM, &program_);
    ask(GL_VERTEX_ARRAY_BINDING, &vertex_array_);
    ask(GL_ACTIVE_TEXTURE, &active_texture_);
    glActiveTexture(GL_TEXTURE0);
    ask(GL_TEXTURE_BINDING_2D, &texture_);
    ask(GL_BLEND_SRC_RGB, &blend_src_rgb_);
    ask(GL_BLEND_DST_RGB, &blend_dst_rgb_);
    ask(GL_BLEND_SRC_ALPHA, &blend_src_alpha_);
    ask(GL_BLEND_DST_ALPHA, &blend_dst_alpha_);
    ask_clear_color(clear_color_);
    blend_ = glIsEnabled(GL_BLEND) != 0;
    scissor_ = glIsEnabled(GL_SCISSOR_TEST) != 0;
    depth_ = glIsEnabled(GL_DEPTH_TEST) != 0;
    cull_ = glIsEnabled(GL_CULL_FACE) != 0;
}

Restore::~Restore() {
    glBindFramebuffer(GL_FRAMEBUFFER, static_cast<GLuint>(framebuffer_));
    glViewport(viewport_[0], viewport_[1], viewport_[2], viewport_[3]);
    glUseProgram(static_cast<GLuint>(program_));
    glBindVertexArray(static_cast<GLuint>(vertex_array_));
    glActiveTexture(GL_TEXTURE0);
    glBindTexture(GL_TEXTURE_2D, static_cast<GLuint>(texture_));
    glActiveTexture(static_cast<GLenum>(active_texture_));
    glBlendFuncSeparate(static_cast<GLenum>(blend_src_rgb_), static_cast<GLenum>(blend_dst_rgb_),
                        static_cast<GLenum>(blend_src_alpha_), static_cast<GLenum>(blend_dst_alpha_));
    glClearColor(clear_color_[0], clear_color_[1], clear_color_[2], clear_color_[3]);
    set_enabled(GL_BLEND, blend_);
    set_enabled(GL_SCISSOR_TEST, scissor_);
    set_enabled(GL_DEPTH_TEST, depth_);
    set_enabled(GL_CULL_FACE, cull_);
}

void clear_errors() {
    for (int i = 0; i < 16 && glGetError() != GL_NO_ERROR; ++i) {
    }
}

}  // namespace gl
