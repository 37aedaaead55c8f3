// Loadings against numpy's own eigenvectors, and against what they mean.
#include "projection/loadings.h"

#include <doctest/doctest.h>

#include <cmath>

#include "forty_points.h"
#include "projection/random_plane.h"

TEST_CASE("the loadings of principal components have the lengths that numpy says, the longest first") {
    const std::vector<float> points = forty_points();
    projection::Plane plane;
    for (int i = 0; i < 60; ++i) projection::follow_principal_plane(plane, points, 5);
    // Axes in float from 40 points: about 1e-6; eigenvalues 2 and 3 are near each other, so the plane is worse.
    CHECK(projection::shown_share(plane, points) == doctest::Approx(0.5031118337634173).epsilon(1e-5));
    const std::vector<projection::Loading> all = projection::longest_loadings(plane, points, 9);
    const double expected[] = {1.43061136, 2.23928275, 2.76494931, 1.10605933, 1.25864161};
    REQUIRE(all.size() == 5);
    for (const projection::Loading& one : all) {
        CHECK(static_cast<double>(one.length()) == doctest::Approx(expected[one.number]).epsilon(1e-3));
    }
    CHECK(all[0].number == 2);
    CHECK(all[1].number == 1);
    CHECK(projection::longest_loadings(plane, points, 2).size() == 2);
}

TEST_CASE("a loading leads to where a point goes whose number grows by a standard deviation, on every plane") {
    const std::vector<float> points = forty_points();
    projection::Plane plane;
    projection::follow_random_plane(plane, points, 5, 3);
    const std::vector<float> before = projection::project(plane, points);
    for (const projection::Loading& one : projection::longest_loadings(plane, points, 5)) {
        double mean = 0, squares = 0;
        const auto column = static_cast<std::size_t>(one.number);
        for (std::size_t i = 0; i < 40; ++i) mean += static_cast<double>(points[5 * i + column]) / 40;
        for (std::size_t i = 0; i < 40; ++i) squares += std::pow(static_cast<double>(points[5 * i + column]) - mean, 2);
        std::vector<float> grown = points;
        grown[column] += static_cast<float>(std::sqrt(squares / 40));
        const std::vector<float> after = projection::project(plane, grown);
        CHECK(static_cast<double>(after[0] - before[0]) == doctest::Approx(static_cast<double>(one.x)).epsilon(1e-4));
        CHECK(static_cast<double>(after[1] - before[1]) == doctest::Approx(static_cast<double>(one.y)).epsilon(1e-4));
    }
}

TEST_CASE("a number that never varies has no loading") {
    const std::vector<float> points = {1, 5, 2, 2, 5, 4, 7, 5, 1, 3, 5, 9};
    projection::Plane plane;
    projection::follow_principal_plane(plane, points, 3);
    for (const projection::Loading& one : projection::longest_loadings(plane, points, 3)) CHECK(one.number != 1);
    const std::vector<float> same = {1, 2, 3, 1, 2, 3};
    projection::follow_principal_plane(plane, same, 3);
    CHECK(projection::longest_loadings(plane, same, 3).empty());
}
