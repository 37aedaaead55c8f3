// data/import/read_zip and inflate: archives as people bring them, and as those make them who mean harm.
#include "data/import/read_zip.h"

#include <doctest/doctest.h>

#include <string>

#include "data/import/inflate.h"

using namespace data;

namespace {

std::string low_first(std::size_t number, int n) {
    std::string bytes;
    for (; n > 0; --n, number >>= 8) bytes += static_cast<char>(number & 0xFF);
    return bytes;
}

// What is packed, as it stands in an archive: stored, or deflated by another program.
struct Packed {
    std::string path, bytes;  // as they are packed
    std::size_t n_bytes = 0;  // unpacked
    std::uint32_t sum = 0;
    unsigned method = 0, flags = 0;
};

Packed stored(const std::string& path, const std::string& bytes) {
    return {path, bytes, bytes.size(), checksum(bytes)};
}

std::string zip(const std::vector<Packed>& files, std::size_t n_told = 0) {
    std::string archive, list;
    for (const Packed& file : files) {
        const std::string of_file = low_first(file.sum, 4) + low_first(file.bytes.size(), 4) +
                                    low_first(file.n_bytes, 4) + low_first(file.path.size(), 2);
        const std::string how =
            low_first(20, 2) + low_first(file.flags, 2) + low_first(file.method, 2) + low_first(0, 4);
        list += "PK\x01\x02" + low_first(20, 2) + how + of_file + low_first(0, 12) + low_first(archive.size(), 4) +
                file.path;
        archive += "PK\x03\x04" + how + of_file + low_first(0, 2) + file.path + file.bytes;
    }
    const std::size_t n = n_told > 0 ? n_told : files.size();
    return archive + list + "PK\x05\x06" + low_first(0, 4) + low_first(n, 2) + low_first(n, 2) +
           low_first(list.size(), 4) + low_first(archive.size(), 4) + low_first(0, 2);
}

bool all(std::string_view) { return true; }

std::string refused(const std::string& archive) {
    const core::Result<std::vector<ImportedFile>> files = read_zip(archive, "a.zip", all);
    return files.ok() ? "" : files.error().sentence;
}

// "hello hello hello hello\n" of zlib's deflate, raw; and the gzip file of it that gzip -n makes.
const std::string kText = "hello hello hello hello\n";
const std::string kDeflated("\xCB\x48\xCD\xC9\xC9\x57\xC8\x40\x27\xB9\x00", 11);

}  // namespace

TEST_CASE("inflate: what another program has packed, and nothing that is shorter, longer or broken") {
    CHECK(checksum("123456789") == 0xCBF43926u);  // the published check value of CRC-32
    CHECK(inflate(kDeflated, kText.size()) == kText);
    CHECK_FALSE(inflate(kDeflated, kText.size() - 1).has_value());
    CHECK_FALSE(inflate(kDeflated, kText.size() + 1).has_value());
    CHECK_FALSE(inflate(kDeflated.substr(0, 6), kText.size()).has_value());
    CHECK_FALSE(inflate("", 0).has_value());
    CHECK(inflate(std::string("\x03\x00", 2), 0) == "");
    CHECK_FALSE(inflate(kDeflated, std::size_t{1} << 30).has_value());  // without having asked for the memory
    CHECK(can_hold(1000, 1000000));
    CHECK_FALSE(can_hold(900, 1000000));
}

TEST_CASE("zip: files are found with their paths, which are names and nothing else") {
    const Packed packed{"b/deep.txt", kDeflated, kText.size(), checksum(kText), 8};
    const std::string archive = zip({stored("a.csv", "x,y\n1,2\n"), packed, stored("folder/", ""),
                                     stored("__MACOSX/._a.csv", "x"), stored("b/.hidden", "x")});
    const core::Result<std::vector<ImportedFile>> files = read_zip(archive, "a.zip", all);
    REQUIRE(files.ok());
    REQUIRE(files.value().size() == 2);
    CHECK(files.value()[0].name == "a.csv");
    CHECK(files.value()[0].bytes == "x,y\n1,2\n");
    CHECK(files.value()[1].bytes == kText);
    CHECK(paths_in_zip(archive, "a.zip").value() == std::vector<std::string>{"a.csv", "b/deep.txt"});
    // Behind something else, as in programs that unpack themselves; with a comment.
    CHECK(read_zip("#!/bin/sh\n" + archive, "a.zip", all).value().size() == 2);
    CHECK(read_zip(archive.substr(0, archive.size() - 2) + low_first(5, 2) + "hello", "a.zip", all).value().size() ==
          2);
    CHECK(paths_in_zip(zip({stored("..\\..\\etc\\passwd", "x"), stored("/root/x", "x")}), "a.zip").value() ==
          std::vector<std::string>{"../../etc/passwd", "/root/x"});
    CHECK(read_zip(zip({}), "a.zip", all).value().empty());
}

TEST_CASE("zip: bombs, lies and broken archives are refused with a sentence") {
    CHECK(refused("") == "\"a.zip\" is no zip archive, or its end is missing. Pack or fetch it once more.");
    const std::string good = zip({stored("a.csv", "x,y\n1,2\n")});
    CHECK(refused(good.substr(0, good.size() - 9)).find("its end is missing") != std::string::npos);
    CHECK(refused(good.substr(4)).find("a.zip") != std::string::npos);
    CHECK(refused(zip({stored("a.csv", "x")}, 2)).find("its list of files cannot be read") != std::string::npos);
    // It says that a few bytes hold a gigabyte; that 300 files of a megabyte lie in the same place.
    CHECK(refused(zip({{"a", kDeflated, std::size_t{1} << 30, 0, 8}})).find("holds more than 256 MiB") !=
          std::string::npos);
    CHECK(refused(zip({{"a", kDeflated, std::size_t{200} << 20, 0, 8}})).find("cannot be unpacked") !=
          std::string::npos);
    CHECK(refused(zip({{"a", kDeflated, kText.size() - 1, checksum(kText), 8}})).find("cannot be unpacked") !=
          std::string::npos);
    CHECK(refused(zip({{"a", kDeflated, kText.size(), checksum(kText) + 1, 8}})).find("cannot be unpacked") !=
          std::string::npos);
    const std::string one = zip({stored("a.bin", std::string(1 << 20, 'a'))});
    const std::size_t at = one.rfind("PK\x01\x02"), end = one.rfind("PK\x05\x06");
    std::string same = one.substr(0, at);
    for (int i = 0; i < 300; ++i) same += one.substr(at, end - at);
    same += one.substr(end, 8) + low_first(300, 2) + low_first(300, 2) + low_first(300 * (end - at), 4) +
            low_first(at, 4) + low_first(0, 2);
    CHECK(paths_in_zip(same, "a.zip").value().size() == 300);
    CHECK(refused(same).find("holds more than 256 MiB") != std::string::npos);
    Packed encrypted = stored("a", "x");
    encrypted.flags = 1;
    CHECK(refused(zip({encrypted})) == "\"a.zip\" is encrypted; unpack it first.");
    CHECK(refused(zip({{"a", "x", 1, 0, 14}})).find("packed in a way that is not read") != std::string::npos);
    CHECK(refused(zip({stored("a", "x")}, 0xFFFF)).find("more than 4 GB") != std::string::npos);
    // What is not wanted is not unpacked.
    const auto none = [](std::string_view) { return false; };
    CHECK(read_zip(zip({encrypted}), "a.zip", none).value().empty());
}

TEST_CASE("gzip: unpacked, with or without a name; bombs, several files in one and broken ones are refused") {
    const std::string tail = low_first(checksum(kText), 4) + low_first(kText.size(), 4);
    const std::string head("\x1F\x8B\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    const std::string bare = head + kDeflated + tail;
    CHECK(read_gzip(bare, "a.gz").value() == kText);
    const std::string empty = head + std::string("\x03\x00", 2) + low_first(0, 8);  // ends files in blocks (bgzip)
    CHECK(read_gzip(empty, "a.gz").value().empty());
    std::string named = head;
    named[3] = 4 | 8 | 16 | 2;
    named += low_first(3, 2) + "abc" + std::string("a.csv\0", 6) + std::string("a note\0", 7) + "xx";
    CHECK(read_gzip(named + kDeflated + tail, "a.gz").value() == kText);
    for (const std::string& broken :
         {std::string("\x1F\x8B"), bare.substr(0, bare.size() - 1), bare + empty, named, head + kDeflated + "12345678",
          named.substr(0, 14) + tail, std::string("PK") + bare}) {
        CAPTURE(broken.size());
        const core::Result<std::string> read = read_gzip(broken, "a.gz");
        REQUIRE_FALSE(read.ok());
        CHECK(read.error().sentence.find("\"a.gz\" ") == 0);
    }
    CHECK(read_gzip(head + std::string(400000, 'x') + low_first(0, 4) + low_first(std::size_t{300} << 20, 4), "a.gz")
              .error()
              .sentence ==
          "\"a.gz\" unpacked is larger than 256 MiB; at most that much can be read. Take a part of its rows.");
}
