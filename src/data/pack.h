// The pack file format, for data sets that would be too large as text: one file with a table (text), columns of small
// numbers (bytes) and pictures (PNG). Reads a pack into its sections; data/packing.py writes packs. May include core
// only. Next: pack_table.h, which makes a Table and Pictures from the sections.
//
//   embedscape pack 1\n                              the first line; the sections follow. Each is one of the header
//                                                    lines below and then its content, of <bytes> bytes
//   table <bytes>\n                                  CSV; one line for each of the N things
//   numbers <step> <columns, with commas> <bytes>\n  [N, columns] signed bytes; value = byte * step
//   pictures <side> <bytes>\n                        PNG of [n * side, side] pixels: n pictures, one below the other.
//                                                    There may be several such sections, with N pictures in all
//   contexts <bytes>\n                               co-occurrence in a corpus: contexts.h
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/result.h"

namespace data {

struct PackedNumbers {
    std::vector<std::string> columns;
    float step = 1;
    std::string_view bytes;  // [N, columns]
};

// The sections, as views into the file.
struct Pack {
    std::string_view table;
    std::vector<PackedNumbers> numbers;
    int picture_side = 0;                  // 0 = no pictures
    std::vector<std::string_view> sheets;  // PNG files, one for each section "pictures"
    std::string_view contexts;             // empty where there are none
};

// Errors (field "pack"): another format; a section that is cut off, unknown or has a bad header; no table.
core::Result<Pack> open_pack(std::string_view file);

}  // namespace data
