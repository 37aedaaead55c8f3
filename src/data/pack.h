// A pack -> its parts: one file that holds a table (text), columns of small numbers (bytes) and a sheet of pictures
// (PNG), for data sets that text alone would make too large. data/packing.py writes it.
// May include core only. Next: pack_table.h, which makes a Table and Pictures of the parts.
//
//   embedscape pack 1\n                              then sections: a line, and as many bytes as it ends with
//   table <bytes>\n                                  CSV; one line a thing
//   numbers <step> <columns, with commas> <bytes>\n  [N, columns] signed bytes; value = byte * step
//   pictures <side> <bytes>\n                        a PNG of [n * side, side] pixels, one picture below the other;
//                                                    several such sections follow each other: N pictures in all
//   contexts <bytes>\n                               what stands beside each thing: contexts.h
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

// Views into the file.
struct Pack {
    std::string_view table;
    std::vector<PackedNumbers> numbers;
    int picture_side = 0;  // 0 = no pictures
    std::vector<std::string_view> sheets;
    std::string_view contexts;  // empty where there are none
};

// Errors: one sentence, field "pack": another format, a section that is cut off, unknown or said wrongly, no table.
core::Result<Pack> open_pack(std::string_view file);

}  // namespace data
