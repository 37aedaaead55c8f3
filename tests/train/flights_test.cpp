// The map of the flights becomes a map: a place that was learned from links alone says how far west an airport is. What
// is compared with, the coordinates, no model has seen.
#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "data/dataset.h"
#include "model/schema.h"
#include "train/trainer.h"

namespace {

struct Airports {
    std::vector<double> longitude;
    std::vector<std::array<double, 3>> place;  // x, y, 1: of the 48 states only
};

Airports trained(int seed, const char* kind = "skip_gram") {
    model::Spec spec = model::default_spec(*data::find_dataset("flights"));
    spec.seed = seed;
    spec.losses = {{.kind = kind}};
    auto trainer = train::Trainer::start(spec, model::load_material(spec.dataset).value());
    REQUIRE(trainer.ok());
    trainer.value().run_steps(2000);
    const train::Snapshot shown = trainer.value().snapshot();
    const data::Table& table = trainer.value().material().dataset.table;
    const data::Column* region = data::find_column(table, "region");
    const data::Column* longitude = data::find_column(table, "longitude");
    const std::set<std::string> beyond = {"Alaska", "Hawaii", "Caribbean"};
    Airports airports;
    for (std::size_t i = 0; i < region->codes.size(); ++i) {
        if (beyond.count(region->categories[static_cast<std::size_t>(region->codes[i])]) > 0) continue;
        airports.longitude.push_back(static_cast<double>(longitude->numbers[i]));
        airports.place.push_back(
            {static_cast<double>(shown.points[2 * i]), static_cast<double>(shown.points[2 * i + 1]), 1});
    }
    return airports;
}

// R^2 of least squares: normal equations of three unknowns, by Cramer's rule.
double explained(const std::vector<std::array<double, 3>>& x, const std::vector<double>& y) {
    double a[3][3] = {}, b[3] = {}, mean = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        mean += y[i] / static_cast<double>(x.size());
        for (std::size_t r = 0; r < 3; ++r) {
            b[r] += x[i][r] * y[i];
            for (std::size_t c = 0; c < 3; ++c) a[r][c] += x[i][r] * x[i][c];
        }
    }
    const auto determinant = [](const double m[3][3]) {
        return m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) - m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
               m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
    };
    double w[3];
    for (std::size_t k = 0; k < 3; ++k) {
        double with_b[3][3];
        for (std::size_t r = 0; r < 3; ++r) {
            for (std::size_t c = 0; c < 3; ++c) with_b[r][c] = c == k ? b[r] : a[r][c];
        }
        w[k] = determinant(with_b) / determinant(a);
    }
    double left = 0, all = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double guess = w[0] * x[i][0] + w[1] * x[i][1] + w[2];
        left += (y[i] - guess) * (y[i] - guess);
        all += (y[i] - mean) * (y[i] - mean);
    }
    return 1 - left / all;
}

}  // namespace

TEST_CASE("flights: links alone give longitude" * doctest::test_suite("results")) {
    for (const int seed : {1, 2, 3}) {
        CAPTURE(seed);
        const Airports airports = trained(seed);
        CHECK(airports.place.size() == 301 - 19 - 5 - 5);
        CHECK(explained(airports.place, airports.longitude) > 0.8);  // 0.84 to 0.87 over ten seeds
    }
    // CBOW, which knows of each airport only what several together are near to.
    for (const int seed : {1, 2, 3}) {
        CAPTURE(seed);
        const Airports airports = trained(seed, "cbow");
        const double share = explained(airports.place, airports.longitude);
        MESSAGE("CBOW " << share);
        CHECK(share > 0.7);
    }
    // The measure itself: an axis is explained wholly, what has nothing to do with the places hardly.
    const Airports airports = trained(1);
    std::vector<double> axis, other;
    for (std::size_t i = 0; i < airports.place.size(); ++i) {
        axis.push_back(3 * airports.place[i][0] - 2 * airports.place[i][1] + 7);
        other.push_back(std::sin(static_cast<double>(i * i)));
    }
    CHECK(explained(airports.place, axis) > 0.999);
    CHECK(explained(airports.place, other) < 0.1);
}
