// What is fuzzed: everything that reads what strangers give. Each target takes any bytes and must come to an end without
// a crash, a sanitizer's report or a broken promise (which aborts). Next: reading.cpp, archives.cpp, specs.cpp;
// libfuzzer.cpp and replay.cpp, which run them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace fuzz {

struct Target {
    std::string_view name;
    void (*run)(const std::string& bytes);
    std::vector<std::string_view> seeds;  // endings of the files in tests/data/import/ that it starts from
};
const std::vector<Target>& targets();
const Target* find_target(std::string_view name);

// reading.cpp: files as people bring them.
void read_table(const std::string& bytes);
void read_json_lines(const std::string& bytes);
void read_npy(const std::string& bytes);
void read_vectors(const std::string& bytes);
void read_text(const std::string& bytes);      // lines and running text
void read_pictures(const std::string& bytes);  // a pack as page and command line make it
void read_pair(const std::string& bytes);      // two files, with a line "====" between them
// archives.cpp
void read_archive(const std::string& bytes);       // zip
void read_compressed(const std::string& bytes);    // gzip
void read_picture_file(const std::string& bytes);  // PNG, JPEG, GIF, BMP, WebP
void read_drawing_text(const std::string& bytes);  // drawn points, and formulas for them
void read_experiment_file(const std::string& bytes);
// specs.cpp
void read_link(const std::string& bytes);
void read_spec_json(const std::string& bytes);

}  // namespace fuzz
