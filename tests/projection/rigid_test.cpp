// Laying one cloud onto another: against every turn tried by hand, and against motions that are known.
#include "projection/rigid.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/random.h"

namespace {

std::vector<float> cloud(int n, std::uint64_t seed) {
    core::Random random = core::random_stream(seed, "cloud");
    std::vector<float> points;
    for (int i = 0; i < 2 * n; ++i) points.push_back(core::next_normal(random));
    return points;
}

std::vector<float> moved_cloud(const projection::Rigid& motion, const std::vector<float>& points) {
    std::vector<float> to = points;
    for (std::size_t i = 0; i < to.size(); i += 2) {
        const auto p = projection::moved(motion, static_cast<double>(points[i]), static_cast<double>(points[i + 1]));
        to[i] = static_cast<float>(p[0]);
        to[i + 1] = static_cast<float>(p[1]);
    }
    return to;
}

double error(const projection::Rigid& motion, const std::vector<float>& points, const std::vector<float>& onto) {
    const std::vector<float> at = moved_cloud(motion, points);
    double sum = 0;
    for (std::size_t i = 0; i < at.size(); ++i) {
        const double d = static_cast<double>(at[i]) - static_cast<double>(onto[i]);
        sum += d * d;
    }
    return sum;
}

projection::Rigid motion_of(double angle, bool mirrored, double x, double y) {
    const double c = std::cos(angle), s = std::sin(angle);
    projection::Rigid motion;
    motion.turn = mirrored ? std::array<double, 4>{c, s, s, -c} : std::array<double, 4>{c, -s, s, c};
    motion.shift = {x, y};
    return motion;
}

}  // namespace

TEST_CASE("a known motion is found again, mirrored or not, and its inverse undoes it") {
    const std::vector<float> points = cloud(40, 1);
    for (const bool mirrored : {false, true}) {
        for (const double angle : {0.0, 0.3, 1.7, -2.9}) {
            const projection::Rigid motion = motion_of(angle, mirrored, 3, -1.5);
            const std::vector<float> onto = moved_cloud(motion, points);
            const projection::Rigid found = projection::align_onto(points, onto);
            for (std::size_t i = 0; i < 4; ++i) CHECK(found.turn[i] == doctest::Approx(motion.turn[i]).epsilon(1e-4));
            CHECK(error(found, points, onto) < 1e-9);
            CHECK(error(projection::inverse(found), onto, points) < 1e-9);
        }
    }
}

TEST_CASE("no turn that is tried by hand fits two clouds better") {
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const std::vector<float> points = cloud(12, seed), onto = cloud(12, seed + 100);
        const double best = error(projection::align_onto(points, onto), points, onto);
        double mean[4] = {};
        for (std::size_t i = 0; i < points.size(); ++i) {
            mean[i % 2] += static_cast<double>(points[i]) / 12;
            mean[2 + i % 2] += static_cast<double>(onto[i]) / 12;
        }
        for (int step = 0; step < 720; ++step) {
            for (const bool mirrored : {false, true}) {
                projection::Rigid tried = motion_of(step * 3.14159265358979 / 360, mirrored, 0, 0);
                const auto middle = projection::moved(tried, mean[0], mean[1]);
                tried.shift = {mean[2] - middle[0], mean[3] - middle[1]};
                CHECK(error(tried, points, onto) >= best - 1e-6);
            }
        }
    }
}

TEST_CASE("one place, no place, and places that are not finite") {
    const projection::Rigid none = projection::align_onto({}, {});
    CHECK(none.turn[0] == 1);
    CHECK(none.shift[0] == 0);
    const projection::Rigid one = projection::align_onto({1, 2}, {4, 0});
    CHECK(one.turn[0] == 1);
    CHECK(one.shift[0] == 3);
    CHECK(one.shift[1] == -2);
    std::vector<float> points = cloud(20, 3);
    const projection::Rigid motion = motion_of(0.8, false, 1, 1);
    std::vector<float> onto = moved_cloud(motion, points);
    points[4] = std::nanf("");
    onto[9] = INFINITY;
    const projection::Rigid found = projection::align_onto(points, onto);
    CHECK(found.turn[0] == doctest::Approx(std::cos(0.8)));
}
