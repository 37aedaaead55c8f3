// The principal plane against numpy and against itself: right plane, no spin, no crash on flat clouds.
#include "projection/pca.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/random.h"

namespace {

// A cloud stretched 5, 3, 1, 1, ... along axes that are not the coordinate axes.
std::vector<float> cloud(int n, int d, unsigned seed) {
    core::Random random = core::random_stream(seed, "cloud");
    std::vector<float> points;
    for (int i = 0; i < n; ++i) {
        std::vector<float> row;
        for (int k = 0; k < d; ++k) {
            const float stretch = k == 0 ? 5.0f : k == 1 ? 3.0f : 1.0f;
            row.push_back(stretch * core::next_uniform(random, -1, 1));
        }
        for (int k = 0; k + 1 < d; ++k) {  // turned by 0.5 in each pair of neighbours
            const auto a = static_cast<std::size_t>(k);
            const float x = row[a], y = row[a + 1];
            row[a] = 0.8775826f * x - 0.4794255f * y;
            row[a + 1] = 0.4794255f * x + 0.8775826f * y;
        }
        points.insert(points.end(), row.begin(), row.end());
    }
    return points;
}

}  // namespace

TEST_CASE("the plane of six points shows what numpy's singular values say") {
    // numpy: s = linalg.svd(P - P.mean(0))[1] ** 2; s[:2].sum() / s.sum()
    const std::vector<float> points = {2.5f, 2.4f, 0.5f, 0.5f, 0.7f, 1.9f, 2.2f, 2.9f, 0.1f,
                                       1.9f, 2.2f, 1.3f, 3.1f, 3.0f, 0.2f, 2.3f, 2.7f, 1.1f};
    projection::Plane plane;
    for (int i = 0; i < 20; ++i) projection::follow_principal_plane(plane, points, 3);
    // Float sums of six rows: about 1e-6.
    CHECK(projection::shown_share(plane, points) == doctest::Approx(0.97678322).epsilon(1e-5));
}

TEST_CASE("axes are orthonormal and show the stretched directions") {
    const std::vector<float> points = cloud(500, 12, 1);
    projection::Plane plane;
    projection::follow_principal_plane(plane, points, 12);
    float ab = 0, aa = 0, bb = 0;
    for (std::size_t k = 0; k < 12; ++k) {
        aa += plane.axes[k] * plane.axes[k];
        bb += plane.axes[12 + k] * plane.axes[12 + k];
        ab += plane.axes[k] * plane.axes[12 + k];
    }
    CHECK(aa == doctest::Approx(1.0).epsilon(1e-5));
    CHECK(bb == doctest::Approx(1.0).epsilon(1e-5));
    CHECK(std::fabs(ab) < 1e-5f);
    // Variances 25 + 9 of 25 + 9 + 10, each times the same factor.
    CHECK(projection::shown_share(plane, points) == doctest::Approx(34.0 / 44).epsilon(0.05));
}

TEST_CASE("a cloud that moves a little is not turned or mirrored from one frame to the next") {
    std::vector<float> points = cloud(300, 8, 2);
    projection::Plane plane;
    projection::follow_principal_plane(plane, points, 8);
    for (int frame = 0; frame < 30; ++frame) {
        const std::vector<float> before = projection::project(plane, points);
        for (std::size_t i = 0; i < points.size(); ++i) points[i] += 0.02f * std::sin(static_cast<float>(i + 1));
        projection::follow_principal_plane(plane, points, 8);
        const std::vector<float> after = projection::project(plane, points);
        float moved = 0;
        for (std::size_t i = 0; i < before.size(); ++i) moved = std::fmax(moved, std::fabs(before[i] - after[i]));
        CHECK(moved < 0.5f);  // the points moved by 0.06 at most in space; a mirrored axis would move them by 10
    }
}

TEST_CASE("when other columns vary than before, the plane turns to them") {
    std::vector<float> left, right;  // [40, 4]: two columns that vary, two that do not
    core::Random random = core::random_stream(3, "columns");
    for (int i = 0; i < 40; ++i) {
        const float x = core::next_uniform(random, -1, 1), y = core::next_uniform(random, -1, 1);
        left.insert(left.end(), {x, y, 0, 0});
        right.insert(right.end(), {0, 0, x, y});
    }
    projection::Plane plane;
    projection::follow_principal_plane(plane, left, 4);
    CHECK(projection::shown_share(plane, left) > 0.99f);
    projection::follow_principal_plane(plane, right, 4);
    CHECK(projection::shown_share(plane, right) > 0.99f);
}

TEST_CASE("flat clouds: one place, a line, one dimension") {
    projection::Plane plane;
    projection::follow_principal_plane(plane, std::vector<float>(40, 3.0f), 4);
    for (const float x : projection::project(plane, std::vector<float>(40, 3.0f))) CHECK(x == 0.0f);
    std::vector<float> line;
    for (int i = 0; i < 20; ++i) {
        for (int k = 0; k < 3; ++k) line.push_back(static_cast<float>(i * (k + 1)));
    }
    projection::Plane of_line;
    projection::follow_principal_plane(of_line, line, 3);
    CHECK(projection::shown_share(of_line, line) == doctest::Approx(1.0).epsilon(1e-4));
    projection::Plane single;
    projection::follow_principal_plane(single, {1, 2, 3}, 1);
    CHECK(std::isfinite(projection::project(single, {1, 2, 3})[0]));
}
