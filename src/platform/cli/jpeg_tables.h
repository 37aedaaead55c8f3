// A look at the Huffman tables of a JPEG file before it is decoded: stb_image 2.27 writes those with more than 256 codes
// beyond their place. (Found by tests/fuzz; later versions refuse them.) Includes nothing of ours. Next:
// decode_picture.cpp.
#pragma once

#include <string_view>

namespace platform {

// Whether all tables are as the format allows (ITU T.81, B.2.4.2), as far as a decoder gets to them. The segments are
// followed as stb_image follows them. True of what is no JPEG.
bool has_sound_tables(std::string_view bytes);

}  // namespace platform
