// data/pack.h, data/pack_table.h: what a pack may look like, and how the wrong ones are refused.
#include "data/pack.h"

#include <doctest/doctest.h>

#include <string>

#include "data/pack_table.h"

using namespace data;

namespace {

std::string section(const std::string& words, const std::string& content) {
    return words + " " + std::to_string(content.size()) + "\n" + content;
}

const std::string kFirst = "embedscape pack 1\n";
const std::string kTable = section("table", "name,kind\nada,x\nbob,y\n");

// zlib and struct of Python wrote this PNG: two pictures of 1 x 1, opaque (255, 200, 50) above transparent black.
std::string sheet() {
    static const unsigned char bytes[] = {
        137, 80, 78, 71, 13,  10,  26,  10, 0,  0,   0,   13, 73, 72, 68, 82, 0,   0,   0,  1,   0,   0,   0,   2,  8,
        6,   0,  0,  0,  153, 129, 182, 39, 0,  0,   0,   16, 73, 68, 65, 84, 120, 218, 99, 248, 127, 194, 232, 63, 3,
        8,   0,  0,  22, 153, 2,   249, 7,  85, 108, 151, 0,  0,  0,  0,  73, 69,  78,  68, 174, 66,  96,  130};
    return {reinterpret_cast<const char*>(bytes), sizeof bytes};
}

std::string sentence(const std::string& file) {
    const core::Result<PackContents> contents = read_pack(file);
    CHECK_FALSE(contents.ok());
    return contents.ok() ? "" : contents.error().sentence;
}

}  // namespace

TEST_CASE("pack: table, numbers with sign and step, pictures and their columns") {
    const std::string file = kFirst + kTable + section("numbers 0.5 a,b", std::string("\x01\xff\x80\x7f", 4)) +
                             section("pictures 1", sheet());
    const core::Result<PackContents> read = read_pack(file);
    REQUIRE(read.ok());
    const Table& table = read.value().table;
    CHECK(find_column(table, "name")->categories.size() == 2);
    CHECK(find_column(table, "a")->numbers == std::vector<float>{0.5f, -64.0f});
    CHECK(find_column(table, "b")->numbers == std::vector<float>{-0.5f, 63.5f});
    CHECK(read.value().pictures.side == 1);
    CHECK(read.value().pictures.of(0)[1] == 200);
    CHECK(read.value().pictures.of(1)[3] == 0);
    CHECK(find_column(table, "green_0_0")->numbers[0] == doctest::Approx(200.0 / 255));
    CHECK(find_column(table, "grey_0_0")->numbers[0] == doctest::Approx(505.0 / 765));
    CHECK(find_column(table, "yellow_0_0")->numbers[0] == doctest::Approx(150.0 / 255));
    CHECK(find_column(table, "grey_0_1") == nullptr);  // a pixel a cell, where there are fewer than the grid has
    CHECK(find_column(table, "red_0_0")->numbers[1] == 0.5f);  // the grey ground
    CHECK(find_column(table, "yellow_0_0")->numbers[1] == 0.0f);
}

TEST_CASE("pack: what is refused, each for its reason") {
    CHECK(sentence("") ==
          "The file is no whole pack (its first line is another): it was cut or changed on its way. Fetch it again.");
    CHECK(sentence("<html>not found</html>").find("first line") != std::string::npos);
    CHECK(sentence(kFirst).find("no table") != std::string::npos);
    CHECK(sentence(kFirst + "table 5").find("does not end") != std::string::npos);
    CHECK(sentence(kFirst + kTable.substr(0, kTable.size() - 1)).find("cut off") != std::string::npos);
    CHECK(sentence(kFirst + "table -1\n").find("cut off") != std::string::npos);
    CHECK(sentence(kFirst + "table 1.5\nab").find("cut off") != std::string::npos);
    CHECK(sentence(kFirst + section("sounds", "la")).find("does not know") != std::string::npos);
    CHECK(sentence(kFirst + kTable + section("numbers 0 a", "ab")).find("above 0") != std::string::npos);
    CHECK(sentence(kFirst + kTable + section("numbers 1 a", "abc")).find("one row a thing") != std::string::npos);
    CHECK(sentence(kFirst + kTable + section("numbers 1 kind", "ab")).find("one name") != std::string::npos);
    CHECK(sentence(kFirst + kTable + section("pictures 0", "ab")).find("1 to 256") != std::string::npos);
    CHECK(sentence(kFirst + kTable + section("pictures 1", "ab")).find("no PNG") != std::string::npos);
    CHECK(sentence(kFirst + kTable + section("pictures 2", sheet())).find("below the other") != std::string::npos);
    const std::string pictures = section("pictures 1", sheet());
    CHECK(sentence(kFirst + kTable + pictures + pictures).find("not one a thing") != std::string::npos);
    CHECK(sentence(kFirst + kTable + pictures + section("pictures 2", "")).find("two sizes") != std::string::npos);
    CHECK(sentence(kFirst + section("table", "name,name\na,b\n")).find("both called") != std::string::npos);
}
