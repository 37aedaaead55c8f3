// See reading.h.
#include "gl/training/reading.h"

#include <algorithm>

#include "gl/gles.h"
#ifdef __EMSCRIPTEN__
#include <webgl/webgl2.h>
#endif

namespace gl {

void start_reading(Reading& reading, const std::vector<const Surface*>& surfaces) {
    forget_reading(reading);
    for (const Surface* surface : surfaces) reading.n_floats += 4L * surface->texture.width * surface->texture.height;
    glGenBuffers(1, &reading.buffer);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, reading.buffer);
    glBufferData(GL_PIXEL_PACK_BUFFER, static_cast<GLsizeiptr>(4 * reading.n_floats), nullptr, GL_STREAM_READ);
    std::size_t offset = 0;
    for (const Surface* surface : surfaces) {
        const Texture& texture = surface->texture;
        glBindFramebuffer(GL_FRAMEBUFFER, surface->framebuffer);
        glReadPixels(0, 0, texture.width, texture.height, GL_RGBA, GL_FLOAT, reinterpret_cast<void*>(offset));
        offset += 16 * static_cast<std::size_t>(texture.width) * static_cast<std::size_t>(texture.height);
    }
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    reading.fence = glFenceSync(GL_SYNC_GPU_COMMANDS_COMPLETE, 0);
    glFlush();
}

bool finish_reading(Reading& reading, std::vector<float>& floats) {
    if (reading.fence == nullptr) return false;
    const GLenum state = glClientWaitSync(static_cast<GLsync>(reading.fence), 0, 0);
    if (state != GL_ALREADY_SIGNALED && state != GL_CONDITION_SATISFIED) return false;
    floats.resize(static_cast<std::size_t>(reading.n_floats));
    const auto bytes = static_cast<GLsizeiptr>(4 * reading.n_floats);
    glBindBuffer(GL_PIXEL_PACK_BUFFER, reading.buffer);
#ifdef __EMSCRIPTEN__
    glGetBufferSubData(GL_PIXEL_PACK_BUFFER, 0, bytes, floats.data());  // WebGL maps no buffers
    const bool came = true;
#else
    const void* mapped = glMapBufferRange(GL_PIXEL_PACK_BUFFER, 0, bytes, GL_MAP_READ_BIT);
    const bool came = mapped != nullptr;
    if (came) {
        std::copy_n(static_cast<const float*>(mapped), floats.size(), floats.begin());
        glUnmapBuffer(GL_PIXEL_PACK_BUFFER);
    }
#endif
    glBindBuffer(GL_PIXEL_PACK_BUFFER, 0);
    forget_reading(reading);
    return came;
}

void forget_reading(Reading& reading) {
    if (reading.fence != nullptr) glDeleteSync(static_cast<GLsync>(reading.fence));
    if (reading.buffer != 0) glDeleteBuffers(1, &reading.buffer);
    reading = {};
}

}  // namespace gl
