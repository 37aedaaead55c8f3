// data/name_text.h against an independent reading of its description (fixtures/name_text.py), the data set first_names,
// and names that are no rows of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/features.h"
#include "data/name_text.h"

using namespace data;

namespace {

const Dataset& names() {
    static const Dataset dataset = load_dataset(*find_dataset("first_names")).value();
    return dataset;
}

struct Expected {
    const char* name;
    int length;
    double vowels;
    double groups[6];  // letters, first, last, before, third, pairs: sums of value * sin(place + 1)
};

constexpr Expected kExpected[] = {
#include "data/fixtures/name_text.inc"
};

double mark(const std::vector<float>& values, std::size_t first, std::size_t n) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        sum += static_cast<double>(values[first + i]) * std::sin(static_cast<double>(i + 1));
    return sum;
}

std::size_t place_of(const std::string& name) {
    const auto found = std::find(names().names.begin(), names().names.end(), name);
    REQUIRE_MESSAGE(found != names().names.end(), name);
    return static_cast<std::size_t>(found - names().names.begin());
}

std::string category(const char* column, std::size_t row) {
    const Column* found = find_column(names().table, column);
    REQUIRE(found != nullptr);
    return found->codes[row] < 0 ? "" : found->categories[static_cast<std::size_t>(found->codes[row])];
}

}  // namespace

TEST_CASE("first names: they become the numbers that their description promises") {
    const std::size_t sizes[] = {27, 27, 27, 27, 27, 128};
    CHECK(name_text_columns().size() == 2 + 5 * 27 + 128);
    for (const Expected& wanted : kExpected) {
        CAPTURE(std::string(wanted.name));
        const std::vector<float> values = encode_name_text(wanted.name);
        REQUIRE(values.size() == name_text_columns().size());
        CHECK(values[0] == static_cast<float>(wanted.length));
        CHECK(std::abs(static_cast<double>(values[1]) - wanted.vowels) < 1e-6);
        std::size_t at = 2;
        for (std::size_t group = 0; group < 6; ++group) {
            CAPTURE(group);
            CHECK(std::abs(mark(values, at, sizes[group]) - wanted.groups[group]) < 2e-6);
            at += sizes[group];
        }
    }
    CHECK(encode_name_text("abby") == encode_name_text("Abby"));
    CHECK(encode_name_text("\xff\xc3").size() == name_text_columns().size());  // no UTF-8
    CHECK(encode_name_text(std::string("a\0b", 3))[0] == 3.0f);
}

TEST_CASE("first names: all of both lists, as many of either, and each is in the list that has it") {
    CHECK(names().table.n_rows == 1499);
    const Column* list = find_column(names().table, "list");
    REQUIRE(list != nullptr);
    const auto count = [&](const std::string& of) {
        std::size_t n = 0;
        for (std::size_t i = 0; i < names().names.size(); ++i) n += category("list", i) == of ? 1 : 0;
        return n;
    };
    CHECK(list->categories.size() == 3);
    CHECK(count("both lists") == 419);
    CHECK(count("female list") == 540);
    CHECK(count("male list") == 540);
    // As the lists were read by eye; which names were drawn is the hash's doing.
    for (const char* both : {"Alex", "Andrea", "Kim", "Robin", "Sam", "Terry"})
        CHECK(category("list", place_of(both)) == "both lists");
    CHECK(category("list", place_of("Alistair")) == "male list");
    CHECK(category("last_letter", place_of("Robin")) == "n");
    CHECK(category("first_letter", place_of("Robin")) == "r");
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    for (const std::string& name : names().names)
        CHECK((capital(name[0]) && std::none_of(name.begin() + 1, name.end(), capital)));
}

// A fact of the lists that everybody can check: names that end with "a" are mostly in the female one.
TEST_CASE("first names: the last letter tells much, and nothing tells of both lists") {
    int female = 0, male = 0;
    for (std::size_t i = 0; i < names().names.size(); ++i) {
        if (names().names[i].back() != 'a') continue;
        female += category("list", i) == "female list" ? 1 : 0;
        male += category("list", i) == "male list" ? 1 : 0;
    }
    CHECK(female > 8 * male);
    CHECK(male > 0);
}

TEST_CASE("first names: a name that is typed has the very features of its row") {
    const FeatureMatrix matrix = build_features(names());
    const auto d = static_cast<std::size_t>(matrix.n_columns);
    for (const char* name : {"Robin", "Alex"}) {
        const std::vector<float> features = features_of_text(names(), matrix, name);
        REQUIRE(features.size() == d);
        double worst = 0;
        for (std::size_t c = 0; c < d; ++c)
            worst = std::max(worst, std::abs(static_cast<double>(features[c] - matrix.values[place_of(name) * d + c])));
        CHECK(worst < 1e-5);
    }
    CHECK(features_of_text(names(), matrix, "Robin") != features_of_text(names(), matrix, "Robyn"));
}
