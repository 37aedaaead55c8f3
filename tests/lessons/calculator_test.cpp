// The calculator of concepts against numpy (float64, the vectors of words.pack and the table of people_words.csv).
#include "lessons/exhibits/calculator.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace lessons;

namespace {

const data::Dataset& people() {
    static const data::Dataset dataset = data::load_dataset(*data::find_dataset("people_words")).value();
    return dataset;
}

const data::Dataset& words() {
    static const data::Dataset dataset = data::load_dataset(*data::find_dataset("words")).value();
    return dataset;
}

std::string name(const data::Dataset& dataset, const NearWord& near) {
    return dataset.names[static_cast<std::size_t>(near.word)];
}

}  // namespace

TEST_CASE("the essay's four words stand where it puts them, and words without a gender at 0") {
    const WordSpace space = word_space(people());
    REQUIRE(space.dims() == 3);
    CHECK(space.is_plane());
    CHECK(space.axes == std::vector<std::string>{"gender", "royalty", "age"});
    struct Place {
        const char* word;
        double gender, royalty;
    };
    for (const Place& p : {Place{"king", 1, 1}, Place{"queen", -1, 1}, Place{"man", 1, 0}, Place{"woman", -1, 0},
                           Place{"monarch", 0, 1}, Place{"child", 0, 0}, Place{"person", 0, 0}}) {
        const int word = find_word(space, p.word);
        REQUIRE_MESSAGE(word >= 0, p.word);
        CHECK(place_of_word(space, word)[0] == p.gender);
        CHECK(place_of_word(space, word)[1] == p.royalty);
    }
    CHECK(find_word(space, "King") == find_word(space, "king"));
    CHECK(find_word(space, "kin") == -1);
    for (int i = 0; i < space.size(); ++i) {
        const std::vector<double> at = place_of_word(space, i);
        CHECK(std::fabs(at[0]) <= 1);
        CHECK((at[1] >= 0 && at[1] <= 1));
        CHECK((at[2] >= 0 && at[2] <= 1));
    }
}

TEST_CASE("sums on the plane and in the space, as numpy has them") {
    Calculator desk;
    desk.terms = sum_of("king", "man", "woman");
    CHECK(formula_of(desk) == "king − man + woman");
    CHECK(answer_of(people(), desk) == "queen");
    desk.terms = sum_of("king", "man", "boy");
    CHECK(answer_of(people(), desk) == "emperor");  // boy and man share a place on the plane
    desk.third = true;
    CHECK(answer_of(people(), desk) == "prince");
    desk.terms = {{"king", false}, {"queen", false}};
    desk.mean = true;
    CHECK(formula_of(desk) == "(king + queen) / 2");
    CHECK(answer_of(people(), desk) == "monarch");
    desk.terms = {{"duke", false}, {"knight", false}};
    const WordSpace space = word_space(people(), desk);
    const std::vector<NearWord> nearest = nearest_words(space, result_of(space, desk), 3, desk.terms);
    CHECK(name(people(), nearest[0]) == "lord");
    CHECK(nearest[0].value == doctest::Approx(0.090138782));
    CHECK(name(people(), nearest[1]) == "baron");
    CHECK(nearest[1].value == doctest::Approx(0.103077641));
    CHECK(way_of(space, desk).size() == 3);  // after one term, after two, the mean
}

TEST_CASE("a dragged word takes its place in sums and in answers") {
    Calculator desk;
    desk.terms = sum_of("king", "man", "woman");
    desk.moved = {{"king", {1, 0.2, 0.6}}};
    const WordSpace space = word_space(people(), desk);
    CHECK(result_of(space, desk)[1] == doctest::Approx(0.2));
    CHECK(answer_of(people(), desk) != "queen");
    desk.moved = {{"queen", {0, 0.5, 0.6}}};
    CHECK(answer_of(people(), desk) == "empress");
    desk.terms = {{"no such word", false}};
    CHECK(answer_of(people(), desk).empty());
    CHECK(result_of(space, Calculator()).empty());
}

// V = bytes * step; p = V[king] - V[man] + V[woman]; (V @ p) / (|V| |p|)
TEST_CASE("word vectors: cosines as numpy has them, with and without the terms") {
    const WordSpace space = word_space(words());
    REQUIRE(space.dims() == 100);
    CHECK_FALSE(space.is_plane());
    Calculator desk;
    desk.terms = sum_of("king", "man", "woman");
    const std::vector<NearWord> with = nearest_words(space, result_of(space, desk), 5, {});
    const char* const expected[] = {"king", "queen", "throne", "daughter", "prince"};
    const double cosines[] = {0.855659866, 0.784165975, 0.681651121, 0.677945412, 0.669757239};
    for (std::size_t i = 0; i < 5; ++i) {
        CHECK(name(words(), with[i]) == expected[i]);
        CHECK(with[i].value == doctest::Approx(cosines[i]).epsilon(1e-6));
    }
    CHECK(answer_of(words(), desk) == "queen");
    desk.leave_out = false;
    CHECK(answer_of(words(), desk) == "king");
}

TEST_CASE("the list of 40 sums: 34 come out without their terms, 22 with them") {
    const Tally tally = tally_of(word_space(words()));
    CHECK(tally.of == 40);
    CHECK(tally.right == 34);
    CHECK(tally.right_with_terms == 22);
    CHECK(tally_of(word_space(data::Dataset{})).of == 0);  // while the words are still being fetched nothing is tried
    for (const Analogy& analogy : analogies()) {
        for (const std::string_view word : {analogy.a, analogy.b, analogy.c, analogy.expected}) {
            CHECK_MESSAGE(find_word(word_space(words()), word) >= 0, word);
        }
        CHECK(analogy_of(sum_of(analogy.a, analogy.b, analogy.c)) == &analogy);
    }
    CHECK(analogy_of(sum_of("man", "king", "woman")) == nullptr);
    CHECK(analogy_of({{"woman", false}, {"king", false}, {"man", true}}) == &analogies()[0]);
}
