// The repulsion of a layout's points: by pairs against plain sums in double, and by the field against pairs.
#include "projection/field.h"

#include <doctest/doctest.h>

#include <cmath>

#include "core/random.h"

namespace {

// [N, 2], uniform in a strip `wide` units long and a third as high: the grid is not full along y.
std::vector<float> strip(int n, float wide) {
    core::Random random = core::random_stream(3, "strip");
    std::vector<float> positions;
    for (int i = 0; i < n; ++i) {
        positions.push_back(core::next_uniform(random, 100, 100 + wide));
        positions.push_back(core::next_uniform(random, -wide / 6, wide / 6));
    }
    return positions;
}

// But for what is the same for all: layouts are kept centred.
double relative_error(std::vector<float> of, const std::vector<float>& truth) {
    double error = 0, all = 0, mean[2] = {0, 0};
    for (std::size_t i = 0; i < truth.size(); ++i) {
        mean[i % 2] +=
            2 * (static_cast<double>(of[i]) - static_cast<double>(truth[i])) / static_cast<double>(truth.size());
    }
    for (std::size_t i = 0; i < truth.size(); ++i) of[i] -= static_cast<float>(mean[i % 2]);
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const double off = static_cast<double>(of[i]) - static_cast<double>(truth[i]);
        error += off * off;
        all += static_cast<double>(truth[i]) * static_cast<double>(truth[i]);
    }
    return std::sqrt(error / all);
}

}  // namespace

TEST_CASE("repulsion by pairs is the sum over all pairs") {
    const std::vector<float> positions = strip(29, 9);
    std::vector<float> push, plain(positions.size());
    const double sum = projection::repulsion_by_pairs(positions, push);
    double plain_sum = 0;
    for (std::size_t i = 0; i < positions.size(); i += 2) {
        double x = 0, y = 0;
        for (std::size_t j = 0; j < positions.size(); j += 2) {
            if (i == j) continue;
            const double dx = static_cast<double>(positions[i]) - static_cast<double>(positions[j]);
            const double dy = static_cast<double>(positions[i + 1]) - static_cast<double>(positions[j + 1]);
            const double kernel = 1 / (1 + dx * dx + dy * dy);
            plain_sum += kernel;
            x += kernel * kernel * dx;
            y += kernel * kernel * dy;
        }
        plain[i] = static_cast<float>(x);
        plain[i + 1] = static_cast<float>(y);
    }
    CHECK(sum == doctest::Approx(plain_sum).epsilon(1e-6));
    CHECK(relative_error(push, plain) < 1e-5);
}

TEST_CASE(
    "the field pushes as all pairs do, from a speck to a layout wider than the largest grid at the usual spacing") {
    struct Case {
        float wide;
        double error, error_of_sum;
    };
    // About twice what is seen. A speck: floats of a potential that hardly varies. The wider, the fewer are near, and the
    // less the splines' errors cancel; the last has a third of a neighbour within 1 and nodes 0.6 apart.
    for (const Case& one : {Case{1e-4f, 0.04, 1e-4},
                            {2, 1e-3, 1e-4},
                            {13, 0.015, 1e-3},
                            {47, 0.05, 2e-3},
                            {70, 0.07, 4e-3},
                            {300, 0.4, 0.08}}) {
        CAPTURE(one.wide);
        const std::vector<float> positions = strip(900, one.wide);
        projection::Field field;
        std::vector<float> by_field, by_pairs;
        const double sum = projection::repulsion_by_field(field, positions, by_field);
        const double truth = projection::repulsion_by_pairs(positions, by_pairs);
        CHECK(sum == doctest::Approx(truth).epsilon(one.error_of_sum));
        CHECK(relative_error(by_field, by_pairs) < one.error);
    }
}

TEST_CASE("a field is the same after it has been at another size") {
    projection::Field used, fresh;
    std::vector<float> push, again;
    projection::repulsion_by_field(used, strip(200, 60), push);
    const double first = projection::repulsion_by_field(used, strip(200, 20), push);
    const double second = projection::repulsion_by_field(fresh, strip(200, 20), again);
    CHECK(first == second);
    CHECK(push == again);
}
