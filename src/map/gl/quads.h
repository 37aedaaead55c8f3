// Squares, each drawn from one record of attributes. A square is two triangles of four vertices with the same record;
// the vertex shader tells these apart by gl_VertexID & 3. Instancing is not used, because software GL needs a tenth of
// a millisecond for each instance. May include gl and map. Next: stroke_pass.cpp, mark_pass.cpp.
#pragma once

#include <cstddef>
#include <vector>

namespace map {

struct Quads {
    unsigned array = 0, buffer = 0, indices = 0;  // GL names; 0 = not made
    std::size_t capacity = 0;                     // squares that fit into the buffers
    std::vector<std::byte> records;               // each record four times; reused memory
};

// Leaves the vertex array and the buffer of records bound: the caller then describes a record's attributes.
void make_quads(Quads& quads);
void free_quads(Quads& quads);
// Draws n squares from records of `size` bytes each, in this order. The size must be the same in every call.
void draw_quads(Quads& quads, const void* records, std::size_t n, std::size_t size);

template <class Record>
void draw_quads(Quads& quads, const std::vector<Record>& records) {
    draw_quads(quads, records.data(), records.size(), sizeof(Record));
}

}  // namespace map
