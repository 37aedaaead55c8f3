// SMACOF against scikit-learn, and against points that a plane can hold.
#include "projection/mds.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/random.h"
#include "forty_points.h"
#include "projection/layout.h"

namespace {

projection::Scaling measured(const std::vector<float>& points, int n_dims) {
    projection::Scaling scaling = projection::begin_scaling(points, n_dims);
    while (!projection::measure_more(scaling)) {
    }
    return scaling;
}

void one_step(projection::Scaling& scaling, std::vector<float>& positions) {
    while (!projection::step_more(scaling, positions)) {
    }
}

std::vector<float> cloud(int n, int d) {
    core::Random random = core::random_stream(11, "cloud");
    std::vector<float> points(static_cast<std::size_t>(n * d));
    for (float& x : points) x = core::next_uniform(random, -1, 1);
    return points;
}

}  // namespace

TEST_CASE("MDS: places and stress after 2 and after 31 steps are scikit-learn's") {
    // fixtures/reference_numbers.py: sklearn.manifold.smacof. Float sums over 40 points: some 1e-6 of the picture's size.
    projection::Scaling scaling = measured(forty_points(), 5);
    std::vector<float> positions = picture_of_forty();
    const auto near = [&](std::size_t at, double expected) {
        CHECK(std::fabs(static_cast<double>(positions[at]) - expected) < 2e-4);
    };
    for (int step = 1; step <= 31; ++step) {
        const double before = projection::stress_of(scaling, positions);
        one_step(scaling, positions);
        CHECK(scaling.stress == doctest::Approx(before).epsilon(1e-12));
        CHECK(projection::stress_of(scaling, positions) < before);
        if (step != 2) continue;
        CHECK(scaling.stress == doctest::Approx(0.3278179509836753).epsilon(1e-6));
        near(0, 0.3788724493529621);
        near(1, 7.356087082906391);
        near(78, -2.7571056840790114);
        near(79, -7.548279385809034);
    }
    CHECK(scaling.stress == doctest::Approx(0.2826835400106705).epsilon(1e-6));
    near(0, -0.4487098751378672);
    near(1, 7.957180639969455);
    near(78, -0.5735651043785198);
    near(79, -8.665715973883895);
}

TEST_CASE("MDS: as a layout it starts from principal components, lowers the stress, rests, and follows") {
    const std::vector<float> points = cloud(203, 6);
    projection::Layout layout = projection::begin(points, 6, {.method = projection::Method::mds}).value();
    const double first = projection::stress_of(layout.scaling, layout.positions);
    int steps = 0;
    for (; !projection::is_at_rest(layout); ++steps) projection::steps(layout, 1);
    CHECK(steps > 10);
    CHECK(steps <= layout.settings.n_steps);
    CHECK(layout.scaling.stress < 0.8 * first);
    // Enlarged points: the same picture, enlarged, is soon found from where it is.
    std::vector<float> enlarged = points;
    for (float& x : enlarged) x *= 3;
    const std::vector<float> before = layout.positions;
    REQUIRE(projection::follow(layout, enlarged, 6).ok());
    CHECK_FALSE(projection::is_at_rest(layout));
    projection::steps(layout, 5);
    for (std::size_t i = 0; i < before.size(); i += 20) {
        CHECK(static_cast<double>(layout.positions[i]) ==
              doctest::Approx(3 * static_cast<double>(before[i])).epsilon(0.05));
    }
}

TEST_CASE("MDS: distances that a plane can keep are kept, and what it cannot do is refused") {
    // A plane that lies askew in four dimensions.
    const std::vector<float> flat = cloud(90, 2);
    std::vector<float> askew;
    for (std::size_t i = 0; i < flat.size(); i += 2) {
        askew.insert(askew.end(), {flat[i] + flat[i + 1], flat[i] - flat[i + 1], 2 * flat[i], 1});
    }
    projection::Layout layout = projection::begin(askew, 4, {.method = projection::Method::mds}).value();
    projection::steps(layout, 200);
    CHECK(layout.scaling.stress < 1e-3);
    const auto refused =
        projection::begin(cloud(projection::kMostScaled + 1, 2), 2, {.method = projection::Method::mds});
    REQUIRE_FALSE(refused.ok());
    CHECK(refused.error().sentence ==
          "Multidimensional scaling compares all pairs, and 4,001 things have too many of them: 4,000 is the most. "
          "Choose t-SNE or UMAP.");
}
