// The plane through the words of a sum: king - man + woman lies on it, its two steps are one arrow drawn twice.
#include "lessons/exhibits/word_plane.h"

#include <doctest/doctest.h>

#include <cmath>

TEST_CASE("word picture: the sum of real vectors lies on the plane of its words, queen near it") {
    const auto loaded = data::load_dataset(*data::find_dataset("words"));
    REQUIRE(loaded.ok());
    lessons::Calculator desk;
    desk.terms = lessons::sum_of("king", "man", "woman");
    const lessons::WordSpace space = lessons::word_space(loaded.value(), desk);
    const lessons::WordPlane picture = lessons::word_plane(space, desk, 5);
    REQUIRE(picture.words.size() == 8);
    CHECK(picture.exact);
    for (std::size_t i = 0; i < 3; ++i) CHECK(picture.words[i].off == doctest::Approx(0).epsilon(1e-6));
    const lessons::PlaneWord& queen = picture.words[3];
    CHECK((*space.names)[static_cast<std::size_t>(queen.word)] == "queen");
    CHECK(queen.cosine > 0.75);
    CHECK(queen.off > 1);
    // To the right of man stands woman, king above; the same step twice.
    REQUIRE(picture.arrows.size() == 2);
    for (std::size_t d = 0; d < 2; ++d) {
        CHECK(picture.arrows[0].to[d] - picture.arrows[0].from[d] ==
              doctest::Approx(picture.arrows[1].to[d] - picture.arrows[1].from[d]));
    }
    CHECK(picture.arrows[0].to[0] > 1);
    CHECK(picture.words[0].at[1] > 1);
    // Other sums have a plane, too; without a sum the words of the best known one are shown.
    desk.terms = {{"king", false}, {"queen", false}};
    desk.mean = true;
    CHECK(lessons::word_plane(space, desk, 5).words.size() == 7);
    desk.terms = {{"king", false}};
    CHECK(lessons::word_plane(space, desk, 5).words.size() == 6);
    desk.terms.clear();
    const lessons::WordPlane empty = lessons::word_plane(space, desk, 5);
    CHECK(empty.words.size() == 4);
    CHECK_FALSE(empty.has_result);
    desk.terms = {{"no such word", false}};
    CHECK(lessons::word_plane(space, desk, 5).words.empty());
}
