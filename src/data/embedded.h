// The data files that the program carries inside itself. The definition is generated at build time (tools/embed.py).
// Is not a file system: there is nothing to write, and nothing is read from disk. Packs, which are large, are generated
// in the same way for the native programs and for all tests; the page's program has them fetched when they are asked
// for, so there src/platform/web/packs.cpp defines packed_file().
// Read next: cmake/rooms.cmake, which says which files.
#pragma once
#include <string_view>

namespace data {

// The bytes of data/<name>, such as "auto_mpg/auto_mpg.csv"; empty if there is no such file.
std::string_view embedded_file(std::string_view name);

// The bytes of a picture that the build has drawn, such as "two_dogs/two_dogs.ppm"; empty if it could not.
std::string_view drawn_file(std::string_view name);

// The bytes of data/<name>, such as "words/words.pack"; empty if there is no such file, or none yet.
std::string_view packed_file(std::string_view name);

}  // namespace data
