// See quads.h.
#include "map/gl/quads.h"

#include <cstdint>
#include <cstring>

#include "gl/gles.h"

namespace map {
namespace {

// Grows the buffers to this many squares; the indices never change.
void grow(Quads& quads, std::size_t n, std::size_t size) {
    quads.capacity = n + n / 2;
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(quads.capacity * 4 * size), nullptr, GL_DYNAMIC_DRAW);
    std::vector<std::uint32_t> indices;
    indices.reserve(quads.capacity * 6);
    for (std::size_t i = 0; i < quads.capacity; ++i) {
        for (const std::uint32_t corner : {0u, 1u, 2u, 2u, 1u, 3u}) {
            indices.push_back(static_cast<std::uint32_t>(i * 4) + corner);
        }
    }
    glBufferData(GL_ELEMENT_ARRAY_BUFFER, static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)),
                 indices.data(), GL_STATIC_DRAW);
}

}  // namespace

void make_quads(Quads& quads) {
    glGenVertexArrays(1, &quads.array);
    glGenBuffers(1, &quads.buffer);
    glGenBuffers(1, &quads.indices);
    glBindVertexArray(quads.array);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, quads.indices);  // part of the array's state
    glBindBuffer(GL_ARRAY_BUFFER, quads.buffer);
}

void free_quads(Quads& quads) {
    if (quads.array != 0) glDeleteVertexArrays(1, &quads.array);
    if (quads.buffer != 0) glDeleteBuffers(1, &quads.buffer);
    if (quads.indices != 0) glDeleteBuffers(1, &quads.indices);
    quads = {};
}

void draw_quads(Quads& quads, const void* records, std::size_t n, std::size_t size) {
    if (n == 0) return;
    quads.records.resize(n * 4 * size);
    const auto* from = static_cast<const std::byte*>(records);
    std::byte* to = quads.records.data();
    for (std::size_t i = 0; i < n; ++i, from += size) {
        for (int corner = 0; corner < 4; ++corner, to += size) std::memcpy(to, from, size);
    }
    glBindVertexArray(quads.array);
    glBindBuffer(GL_ARRAY_BUFFER, quads.buffer);
    if (n > quads.capacity) grow(quads, n, size);
    glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(quads.records.size()), quads.records.data());
    glDrawElements(GL_TRIANGLES, static_cast<GLsizei>(n * 6), GL_UNSIGNED_INT, nullptr);
}

}  // namespace map
