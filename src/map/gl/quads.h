// Squares that a vertex shader spreads, each from one record: four vertices with the same record, told apart by
// gl_VertexID & 3, and two triangles. Not instances: software GL takes a tenth of a millisecond for each of those.
// May include gl and map. Next: stroke_pass.cpp, mark_pass.cpp.
#pragma once

#include <cstddef>
#include <vector>

namespace map {

struct Quads {
    unsigned array = 0, buffer = 0, indices = 0;
    std::size_t capacity = 0;        // squares that the buffers hold
    std::vector<std::byte> records;  // four of each, kept for its memory
};

// Leaves the array and the buffer of records bound: the caller describes a record's attributes.
void make_quads(Quads& quads);
void free_quads(Quads& quads);
// n records of `size` bytes each, in this order.
void draw_quads(Quads& quads, const void* records, std::size_t n, std::size_t size);

template <class Record>
void draw_quads(Quads& quads, const std::vector<Record>& records) {
    draw_quads(quads, records.data(), records.size(), sizeof(Record));
}

}  // namespace map
