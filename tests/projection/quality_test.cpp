// Who is near in a picture against scikit-learn, and against pictures of which the answer is known.
#include "projection/quality.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdint>

#include "core/random.h"
#include "projection/projections.h"

namespace {

// The same 40 points that the script below was given: [40, 5].
std::vector<float> cloud() {
    std::vector<float> points;
    std::int64_t state = 12345;
    for (int i = 0; i < 200; ++i) {
        state = (state * 1103515245 + 12345) % 2147483648LL;
        points.push_back(static_cast<float>(static_cast<double>((state >> 16) % 1000) / 100.0));
    }
    return points;
}

std::vector<float> noise(int n, int d, unsigned seed) {
    core::Random random = core::random_stream(seed, "cloud");
    std::vector<float> points(static_cast<std::size_t>(n * d));
    for (float& x : points) x = core::next_normal(random);
    return points;
}

}  // namespace

TEST_CASE("trustworthiness and continuity are what scikit-learn says") {
    // from sklearn.manifold import trustworthiness; P = X[:, :2] * [1, 0.5]
    // trustworthiness(X, P, n_neighbors=k), trustworthiness(P, X, n_neighbors=k); kept by NearestNeighbors and sets
    const std::vector<float> points = cloud();
    std::vector<float> picture;
    for (std::size_t i = 0; i < 40; ++i) {
        picture.push_back(points[5 * i]);
        picture.push_back(points[5 * i + 1] * 0.5f);
    }
    const projection::Quality three = projection::quality_of(points, 5, picture, 3);
    CHECK(three.trustworthiness == doctest::Approx(0.7938095238095238).epsilon(1e-12));
    CHECK(three.continuity == doctest::Approx(0.8380952380952381).epsilon(1e-12));
    CHECK(three.kept == doctest::Approx(1.0 / 3).epsilon(1e-12));
    const projection::Quality seven = projection::quality_of(points, 5, picture, 7);
    CHECK(seven.trustworthiness == doctest::Approx(0.7981527093596059).epsilon(1e-12));
    CHECK(seven.continuity == doctest::Approx(0.8309113300492611).epsilon(1e-12));
    CHECK(seven.kept == doctest::Approx(0.4678571428571428).epsilon(1e-12));
}

TEST_CASE("a picture that is the cloud is perfect, one that is noise is worth nothing, a sample says about the same") {
    const std::vector<float> flat = noise(600, 2, 1);
    const projection::Quality same = projection::quality_of(flat, 2, flat, 10);
    CHECK(same.trustworthiness == 1);
    CHECK(same.continuity == 1);
    CHECK(same.kept == 1);
    const std::vector<float> high = noise(600, 20, 2);
    const projection::Quality noisy = projection::quality_of(high, 20, flat, 10);
    CHECK(noisy.trustworthiness == doctest::Approx(0.5).epsilon(0.06));
    CHECK(noisy.continuity == doctest::Approx(0.5).epsilon(0.06));
    CHECK(noisy.kept == doctest::Approx(10.0 / 599).epsilon(0.5));
    std::vector<float> shadow;
    for (std::size_t i = 0; i < 600; ++i) {
        shadow.push_back(high[20 * i]);
        shadow.push_back(high[20 * i + 1]);
    }
    const projection::Quality whole = projection::quality_of(high, 20, shadow, 10);
    const projection::Quality some = projection::quality_of(high, 20, shadow, 10, 150);
    CHECK(whole.trustworthiness > noisy.trustworthiness + 0.03);
    CHECK(some.trustworthiness == doctest::Approx(whole.trustworthiness).epsilon(0.04));
    CHECK(some.kept == doctest::Approx(whole.kept).epsilon(0.4));
}

TEST_CASE("the nearest things, of equal ones the first, and never itself") {
    const std::vector<float> line = {0, 0, 3, 0, 1, 0, -1, 0, 10, 0};
    CHECK(projection::nearest_of(line, 2, 0, 3) == std::vector<int>{2, 3, 1});
    CHECK(projection::nearest_of(line, 2, 0, 9) == std::vector<int>{2, 3, 1, 4});
    CHECK(projection::nearest_of(line, 2, 4, 1) == std::vector<int>{1});
}

TEST_CASE("every projection gives two directions at right angles, the same ones each time") {
    const std::vector<float> points = noise(100, 30, 3);
    for (const projection::Projection& row : projection::projection_table()) {
        CAPTURE(row.id);
        CHECK(projection::find_projection(row.id) == &row);
        CHECK(row.help.size() > 20);
        projection::Plane plane, again, other;
        row.follow(plane, points, 30, 1);
        row.follow(again, points, 30, 1);
        row.follow(other, points, 30, 2);
        CHECK(plane.axes == again.axes);
        CHECK((plane.axes == other.axes) != row.is_random);
        double aa = 0, ab = 0, bb = 0;
        for (std::size_t k = 0; k < 30; ++k) {
            const auto a = static_cast<double>(plane.axes[k]), b = static_cast<double>(plane.axes[30 + k]);
            aa += a * a;
            ab += a * b;
            bb += b * b;
        }
        CHECK(aa == doctest::Approx(1).epsilon(1e-5));
        CHECK(bb == doctest::Approx(1).epsilon(1e-5));
        CHECK(std::fabs(ab) < 1e-5);
        projection::Plane line;  // one dimension and no points: still no crash
        row.follow(line, {1, 2, 3}, 1, 1);
        CHECK(std::isfinite(line.axes[0]));
        CHECK(std::isfinite(line.axes[1]));
    }
    CHECK(projection::find_projection("crystal ball") == nullptr);
}

TEST_CASE("a random plane shows 2 / D of the squared distances, on average (Johnson, Lindenstrauss)") {
    const std::vector<float> points = noise(60, 50, 4);
    const projection::Projection& random = *projection::find_projection("random");
    double shown = 0, all = 0;
    for (int seed = 1; seed <= 40; ++seed) {
        projection::Plane plane;
        random.follow(plane, points, 50, seed);
        shown += static_cast<double>(projection::shown_share(plane, points));
        all += 1;
    }
    CHECK(shown / all == doctest::Approx(2.0 / 50).epsilon(0.1));
}
