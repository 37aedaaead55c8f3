// Who is near in a picture against scikit-learn, and against pictures of which the answer is known.
#include "projection/quality.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/random.h"
#include "forty_points.h"
#include "projection/projections.h"

namespace {

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
    const std::vector<float> points = forty_points(), picture = picture_of_forty();
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

TEST_CASE("quality thing by thing is quality at once, and says for each thing what is kept") {
    const std::vector<float> high = noise(120, 8, 9), flat = noise(120, 2, 10);
    projection::QualityWork work = projection::begin_quality(high, 8, flat, 10);
    int looked = 1;
    while (!projection::look_at_one_more(work)) ++looked;
    CHECK(looked == 120);
    const projection::Quality whole = projection::quality_of(high, 8, flat, 10);
    const projection::Quality summed = projection::quality_so_far(work);
    CHECK(summed.trustworthiness == whole.trustworthiness);
    CHECK(summed.continuity == whole.continuity);
    CHECK(summed.kept == whole.kept);
    double kept = 0;
    for (const float of_one : work.kept_of) kept += static_cast<double>(of_one);
    CHECK(kept / 120 == doctest::Approx(whole.kept).epsilon(1e-6));
}

TEST_CASE("neighbours kept at several k are scikit-learn's, and Shepard's correlation is SciPy's") {
    // fixtures/reference_numbers.py: NearestNeighbors and sets; scipy.stats.spearmanr over all 780 pairs
    projection::QualityWork work = projection::begin_quality(forty_points(), 5, picture_of_forty(), 3);
    while (!projection::look_at_one_more(work)) {
    }
    const auto kept = projection::kept_so_far(work);
    CHECK(kept[0] == doctest::Approx(0.15).epsilon(1e-12));
    CHECK(kept[1] == doctest::Approx(0.25).epsilon(1e-12));
    CHECK(kept[2] == doctest::Approx(0.43).epsilon(1e-12));
    CHECK(kept[3] == doctest::Approx(0.515).epsilon(1e-12));
    CHECK(std::isnan(kept[5]));  // there are not 50 others
    CHECK(projection::shepard_so_far(work) == doctest::Approx(0.49998078500344467).epsilon(1e-6));
}

TEST_CASE("Shepard's correlation: 1 for the cloud itself, about 0 for noise, the same from a sample of pairs") {
    const std::vector<float> flat = noise(600, 2, 1), high = noise(600, 20, 2);
    const auto looked_at = [](const std::vector<float>& cloud, int n_dims, const std::vector<float>& picture) {
        projection::QualityWork work = projection::begin_quality(cloud, n_dims, picture, 10);
        while (!projection::look_at_one_more(work)) {
        }
        return work;
    };
    const projection::QualityWork same = looked_at(flat, 2, flat);
    CHECK(projection::shepard_so_far(same) == 1);
    for (const double kept : projection::kept_so_far(same)) CHECK(kept == 1);
    const projection::QualityWork noisy = looked_at(high, 20, flat);
    CHECK(std::fabs(projection::shepard_so_far(noisy)) < 0.05);
    // A random picture keeps k of n - 1.
    CHECK(projection::kept_so_far(noisy).back() == doctest::Approx(100.0 / 599).epsilon(0.05));
    // A third of the pairs is looked at; by all of them:
    std::vector<float> shadow, in_cloud, in_picture;
    for (std::size_t i = 0; i < 600; ++i) shadow.insert(shadow.end(), {high[20 * i], high[20 * i + 1]});
    const auto squared = [](const std::vector<float>& points, std::size_t d, std::size_t i, std::size_t j) {
        float sum = 0;
        for (std::size_t k = 0; k < d; ++k) {
            sum += (points[i * d + k] - points[j * d + k]) * (points[i * d + k] - points[j * d + k]);
        }
        return sum;
    };
    for (std::size_t i = 0; i < 600; ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            in_cloud.push_back(squared(high, 20, i, j));
            in_picture.push_back(squared(shadow, 2, i, j));
        }
    }
    const double all = projection::rank_correlation(in_cloud, in_picture);
    CHECK(all > 0.2);
    CHECK(projection::shepard_so_far(looked_at(high, 20, shadow)) == doctest::Approx(all).epsilon(0.02));
    CHECK(std::isnan(projection::rank_correlation({1, 1, 1}, {1, 2, 3})));
    CHECK(projection::rank_correlation({1, 2, 2, 5}, {-3, -1, -1, 0}) == 1);
}

TEST_CASE("mistakes: false neighbours are near in the picture and far in the cloud, torn ones the other way round") {
    // A line of 40 that the picture folds: the last one lies beside the first.
    std::vector<float> line, folded;
    for (int i = 0; i < 40; ++i) {
        line.push_back(static_cast<float>(i));
        folded.push_back(i == 39 ? 0.1f : static_cast<float>(i));
        folded.push_back(0);
    }
    const projection::Mistakes of_first = projection::mistakes_of(line, 1, folded, 0, 3, 9);
    CHECK(of_first.false_ones == std::vector<int>{39});
    CHECK(of_first.torn.empty());
    const projection::Mistakes of_last = projection::mistakes_of(line, 1, folded, 39, 3, 9);
    CHECK(of_last.false_ones == std::vector<int>{0, 1, 2});
    CHECK(of_last.torn == std::vector<int>{38, 37, 36});
}

TEST_CASE("the nearest things, of equal ones the first, and never itself") {
    const std::vector<float> line = {0, 0, 3, 0, 1, 0, -1, 0, 10, 0};
    CHECK(projection::nearest_of(line, 2, 0, 3) == std::vector<int>{2, 3, 1});
    CHECK(projection::nearest_of(line, 2, 0, 9) == std::vector<int>{2, 3, 1, 4});
    CHECK(projection::nearest_of(line, 2, 4, 1) == std::vector<int>{1});
}

TEST_CASE("every plane gives two directions at right angles, the same ones each time") {
    const std::vector<float> points = noise(100, 30, 3);
    for (const projection::Projection& row : projection::projection_table()) {
        CAPTURE(row.id);
        CHECK(projection::find_projection(row.id) == &row);
        CHECK(row.help.size() > 20);
        if (row.is_layout()) continue;
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
