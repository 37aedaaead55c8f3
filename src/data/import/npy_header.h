// The header of a NumPy file (.npy, versions 1 to 3): type, memory order and shape of the elements. Format:
// https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html. May include core. Next: read_npy.h.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace data {

// One field of an element; an element of a plain array has one, without a name.
struct NpyField {
    std::string name;
    char kind = 'f';         // NumPy's letter: f, i, u, b (boolean), U, S (texts), M (date); others are refused
    std::size_t size = 0;    // bytes of one value; for U, 4 bytes for each character
    std::size_t offset = 0;  // bytes from the beginning of an element
    std::size_t n = 1;       // number of values: more than 1 if the field itself is an array
    bool big_endian = false;
    std::string unit;  // for M: "D", "ns" ...
    long step = 1;     // for M: the value counts steps of this many units
};

struct NpyHeader {
    std::vector<NpyField> fields;
    bool has_names = false;   // fields of a structured array
    std::size_t element = 0;  // bytes of an element
    bool fortran_order = false;
    std::vector<std::uint64_t> shape;
    std::size_t begin = 0;  // offset of the first element in the file, bytes
};

// Parses the header of a file. Errors: it is not valid; its elements are of a type that is not supported (with what to
// do instead).
core::Result<NpyHeader> read_npy_header(std::string_view bytes);

}  // namespace data
