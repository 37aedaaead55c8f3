// The words are those that the notes promise, and their vectors say what is known of them.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

#include "data/dataset.h"

using namespace data;

namespace {

const Dataset& words() {
    static const Dataset dataset = load_dataset(*find_dataset("words")).value();
    return dataset;
}

std::size_t place_of(const std::string& word) {
    const auto& names = words().names;
    const auto found = std::find(names.begin(), names.end(), word);
    REQUIRE_MESSAGE(found != names.end(), word);
    return static_cast<std::size_t>(found - names.begin());
}

using Vector = std::vector<double>;

Vector vector_of(std::size_t place) {
    Vector vector;
    for (int i = 0; i < 100; ++i) {
        const Column* column = find_column(words().table, "v" + std::to_string(i));
        REQUIRE(column != nullptr);
        vector.push_back(static_cast<double>(column->numbers[place]));
    }
    return vector;
}

double dot(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i) sum += a[i] * b[i];
    return sum;
}

// The words whose vectors point most nearly the same way (cosine), without those that were asked with.
std::vector<std::string> nearest(const Vector& to, std::vector<std::string> without, std::size_t n) {
    std::vector<std::pair<double, std::string>> all;
    for (std::size_t i = 0; i < words().names.size(); ++i) {
        if (std::count(without.begin(), without.end(), words().names[i]) > 0) continue;
        const Vector vector = vector_of(i);
        all.emplace_back(-dot(vector, to) / std::sqrt(dot(vector, vector)), words().names[i]);
    }
    std::sort(all.begin(), all.end());
    std::vector<std::string> names;
    for (std::size_t i = 0; i < n; ++i) names.push_back(all[i].second);
    return names;
}

bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::count(names.begin(), names.end(), name) > 0;
}

}  // namespace

TEST_CASE("words: 2,000 of them, the essay's among them, no number missing") {
    CHECK(words().table.n_rows == 2000);
    for (const char* word :
         {"dog",   "dogs",     "puppy",    "puppies",  "cat",       "cats",   "king",     "queen", "man",
          "woman", "prince",   "princess", "boy",      "girl",      "taxi",   "cab",      "bus",   "car",
          "truck", "mercedes", "bmw",      "porsche",  "volvo",     "toyota", "compass",  "map",   "navigation",
          "ship",  "sail",     "sea",      "politics", "president", "senate", "commerce", "treaty"}) {
        CHECK_MESSAGE(holds(words().names, word), word);
    }
    for (const Column& column : words().table.columns) {
        CAPTURE(column.id);
        CHECK(count_missing(column) == 0);
    }
}

// Facts of the whole list of 341,479 words, which the 2,000 and their rounding must not have lost.
TEST_CASE("words: king - man + woman is nearest to queen, and dogs are near dogs" * doctest::test_suite("results")) {
    Vector sum = vector_of(place_of("king"));
    const Vector man = vector_of(place_of("man")), woman = vector_of(place_of("woman"));
    for (std::size_t i = 0; i < sum.size(); ++i) sum[i] += woman[i] - man[i];
    CHECK(nearest(sum, {"king", "man", "woman"}, 1) == std::vector<std::string>{"queen"});
    CHECK(nearest(vector_of(place_of("dogs")), {"dogs"}, 4) ==
          std::vector<std::string>{"dog", "cats", "animals", "pets"});
    CHECK(nearest(vector_of(place_of("dog")), {"dog"}, 2) == std::vector<std::string>{"cat", "dogs"});
    CHECK(nearest(vector_of(place_of("mercedes")), {"mercedes"}, 3) ==
          std::vector<std::string>{"benz", "bmw", "porsche"});
    const std::vector<std::string> of_compass = nearest(vector_of(place_of("compass")), {"compass"}, 3);
    for (const char* word : {"optical", "celestial", "magnetic"}) CHECK(holds(of_compass, word));
}

// The last numbers were read in Python: json.load of the package's vectors["king"][0] is -0.32307, a step 0.026953.
TEST_CASE("words: bytes become numbers with their sign and step, topics the right ones") {
    const Column* first = find_column(words().table, "v0");
    CHECK(std::abs(first->numbers[place_of("king")] - -0.32307f) < 0.0135f);
    const Column* letter = find_column(words().table, "letter_p");
    CHECK(letter->numbers[place_of("puppy")] == 3.0f);
    const Column* topic = find_column(words().table, "topic");
    CHECK(topic->categories.size() == 14);
    const auto topic_of = [&](const char* word) {
        return topic->categories[static_cast<std::size_t>(topic->codes[place_of(word)])];
    };
    CHECK(topic_of("dog") == "animal");
    CHECK(topic_of("queen") == "person");
    CHECK(topic_of("bmw") == "vehicle");
    CHECK(topic_of("treaty") == "society");
    CHECK(topic_of("compass") == "thing");
}
