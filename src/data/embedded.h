// Access to the data files that are embedded in the program; tools/embed.py generates the definitions at build time.
// Nothing is read from disk. Packs, which are large, are embedded in native programs and tests only; the web page
// fetches them when they are needed, and src/platform/web/packs.cpp defines packed_file() there. Next:
// cmake/rooms.cmake, which lists the files.
#pragma once
#include <string_view>

namespace data {

// The bytes of data/<name>, such as "auto_mpg/auto_mpg.csv"; empty if there is no such file.
std::string_view embedded_file(std::string_view name);

// The bytes of a picture that is rendered during the build, such as "two_dogs/two_dogs.ppm"; empty if the build could
// not render it.
std::string_view drawn_file(std::string_view name);

// The bytes of data/<name>, such as "words/words.pack"; empty if there is no such file, or if it has not been fetched
// yet.
std::string_view packed_file(std::string_view name);

}  // namespace data
