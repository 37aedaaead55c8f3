// data/mood_text.h against an independent reading of its description (fixtures/mood_text.py), the data set moods, and
// texts that are no rows of it.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "data/features.h"
#include "data/mood_text.h"

using namespace data;

namespace {

const Dataset& moods() {
    static const Dataset dataset = load_dataset(*find_dataset("moods")).value();
    return dataset;
}

struct Expected {
    const char* text;
    int characters, words;
    double share, places, word_columns;  // sums of value * sin(place + 1)
    float glad, sad;
    int noes;
};

constexpr Expected kExpected[] = {
#include "data/fixtures/mood_text.inc"
};

double mark(const std::vector<float>& values, std::size_t first, std::size_t n) {
    double sum = 0;
    for (std::size_t i = 0; i < n; ++i)
        sum += static_cast<double>(values[first + i]) * std::sin(static_cast<double>(i + 1));
    return sum;
}

std::string category(const char* column, std::size_t row) {
    const Column* found = find_column(moods().table, column);
    REQUIRE(found != nullptr);
    return found->codes[row] < 0 ? "" : found->categories[static_cast<std::size_t>(found->codes[row])];
}

std::size_t place_of(const std::string& name) {
    const auto found = std::find(moods().names.begin(), moods().names.end(), name);
    REQUIRE_MESSAGE(found != moods().names.end(), name);
    return static_cast<std::size_t>(found - moods().names.begin());
}

}  // namespace

TEST_CASE("moods: texts become the numbers that their description promises") {
    const std::size_t n_share = mood_character_columns().size(), n_places = mood_place_columns().size();
    CHECK(n_share == 69);
    CHECK(n_places == 4 * 35);
    CHECK(mood_text_columns().size() == 2 + n_share + n_places + 64 + 3);
    for (const Expected& wanted : kExpected) {
        CAPTURE(std::string(wanted.text));
        const std::vector<float> values = encode_mood_text(wanted.text);
        REQUIRE(values.size() == mood_text_columns().size());
        CHECK(values[0] == static_cast<float>(wanted.characters));
        CHECK(values[1] == static_cast<float>(wanted.words));
        CHECK(std::abs(mark(values, 2, n_share) - wanted.share) < 2e-6);
        CHECK(std::abs(mark(values, 2 + n_share, n_places) - wanted.places) < 2e-6);
        CHECK(std::abs(mark(values, 2 + n_share + n_places, 64) - wanted.word_columns) < 2e-6);
        const std::size_t lexicon = values.size() - 3;
        CHECK(std::abs(values[lexicon] - wanted.glad) < 1e-5f);
        CHECK(std::abs(values[lexicon + 1] - wanted.sad) < 1e-5f);
        CHECK(values[lexicon + 2] == static_cast<float>(wanted.noes));
    }
}

TEST_CASE("moods: order is what tells :) from ):, and what is no UTF-8 does no harm") {
    const std::vector<float> smile = encode_mood_text(":)"), frown = encode_mood_text("):");
    const std::size_t places = 2 + mood_character_columns().size();
    CHECK(std::equal(smile.begin(), smile.begin() + static_cast<long>(places), frown.begin()));
    CHECK(smile != frown);
    CHECK(encode_mood_text("A") == encode_mood_text("a"));
    CHECK(count_unknown_characters("caf\303\251") == 1);
    CHECK(count_unknown_characters("\xff:)\xc3") == 2);
    CHECK(count_characters("\xff:)\xc3") == 4);
    CHECK(count_characters("\303\251") == 1);
    const std::string zero("a\0b", 3);
    CHECK(encode_mood_text(zero).size() == smile.size());
}

TEST_CASE("moods: the texts are those that the notes promise") {
    CHECK(moods().table.n_rows == 444);
    const Target mood = build_target(moods(), *find_attribute(moods().row, "mood"));
    CHECK(mood.classes == std::vector<std::string>{"frown", "smile"});
    CHECK(std::count(mood.codes.begin(), mood.codes.end(), 0) == 210);
    CHECK(std::count(mood.codes.begin(), mood.codes.end(), 1) == 204);
    CHECK(std::count(mood.codes.begin(), mood.codes.end(), -1) == 30);
    for (const char* smile : {":)", "(:", ":D", ";)", "<3", "what a lovely day", "not bad at all"})
        CHECK(category("mood", place_of(smile)) == "smile");
    for (const char* frown : {":(", "):", ":'(", "</3", "not good at all", "my dog died"})
        CHECK(category("mood", place_of(frown)) == "frown");
    for (const char* unclear : {"I did not expect that", "oh great, Monday again"}) {
        CHECK(category("mood", place_of(unclear)).empty());
        CHECK(category("clarity", place_of(unclear)) == "unclear");
    }
    // Read in the package: ":)" is rated 2.0, "):" -1.8, "love" 3.2, "sad" -2.1.
    const Column* rating = find_column(moods().table, "rating");
    CHECK(rating->numbers[place_of(":)")] == 2.0f);
    CHECK(rating->numbers[place_of("):")] == -1.8f);
    CHECK(mood_of_word("love") == 3.2f);
    CHECK(mood_of_word("sad") == -2.1f);
    CHECK(mood_of_word("table") == 0.0f);
    CHECK(mood_of_word("") == 0.0f);
}

TEST_CASE("moods: a row's own text has the very features of the row") {
    const FeatureMatrix matrix = build_features(moods());
    const auto d = static_cast<std::size_t>(matrix.n_columns);
    for (const std::size_t row : {place_of(":)"), place_of("what a lovely day"), place_of("I have no words")}) {
        const std::vector<float> features = features_of_text(moods(), matrix, moods().names[row]);
        REQUIRE(features.size() == d);
        double worst = 0;
        for (std::size_t c = 0; c < d; ++c)
            worst = std::max(worst, std::abs(static_cast<double>(features[c] - matrix.values[row * d + c])));
        CHECK(worst < 1e-5);
    }
    CHECK(features_of_text(moods(), matrix, "") != features_of_text(moods(), matrix, ":)"));
}
