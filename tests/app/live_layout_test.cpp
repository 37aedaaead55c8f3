// A layout follows a map of 16 dimensions while it trains: how far things move on the screen from frame to frame, compared
// with how far they move in the data. Counted in portions of work, not in time.
#include "app/view/live_layout.h"

#include <doctest/doctest.h>

#include <cmath>

#include "app/experiment/session.h"

namespace {

using Rows = std::vector<double>;  // [N, d]

Rows centred(const std::vector<float>& points, std::size_t d) {
    Rows rows(points.begin(), points.end());
    const std::size_t n = rows.size() / d;
    for (std::size_t k = 0; k < d; ++k) {
        double mean = 0;
        for (std::size_t i = 0; i < n; ++i) mean += rows[i * d + k] / static_cast<double>(n);
        for (std::size_t i = 0; i < n; ++i) rows[i * d + k] -= mean;
    }
    return rows;
}

// A [m, n] times B [n, k]; transposed: A is [n, m].
Rows product(const Rows& a, const Rows& b, std::size_t m, std::size_t n, std::size_t k, bool transposed) {
    Rows c(m * k, 0.0);
    for (std::size_t i = 0; i < m; ++i) {
        for (std::size_t j = 0; j < n; ++j) {
            const double x = transposed ? a[j * m + i] : a[i * n + j];
            for (std::size_t l = 0; l < k; ++l) c[i * k + l] += x * b[j * k + l];
        }
    }
    return c;
}

// The orthogonal matrix nearest to a square one, by Newton and Schulz: x <- 1.5 x - 0.5 x x' x.
Rows nearest_rotation(Rows x, std::size_t d) {
    double squares = 0;
    for (const double one : x) squares += one * one;
    for (double& one : x) one /= std::sqrt(squares);
    for (int round = 0; round < 300; ++round) {
        const Rows cubed = product(x, product(x, x, d, d, d, true), d, d, d, false);
        for (std::size_t i = 0; i < x.size(); ++i) x[i] = 1.5 * x[i] - 0.5 * cubed[i];
    }
    return x;
}

// How far things have moved, root mean square, as a share of their root mean square distance from the middle, once the
// first rows are turned and shifted onto the second (Procrustes).
double moved(const std::vector<float>& before, const std::vector<float>& after, std::size_t d) {
    const Rows a = centred(before, d), b = centred(after, d);
    const std::size_t n = a.size() / d;
    const Rows turn = nearest_rotation(product(a, b, d, n, d, true), d);
    const Rows turned = product(a, turn, n, d, d, false);
    double off = 0, size = 0;
    for (std::size_t i = 0; i < b.size(); ++i) {
        off += (turned[i] - b[i]) * (turned[i] - b[i]);
        size += b[i] * b[i];
    }
    return std::sqrt(off / size);
}

double moved_as_seen(const std::vector<float>& before, const std::vector<float>& after) {
    const Rows a = centred(before, 2), b = centred(after, 2);
    double off = 0, size = 0;
    for (std::size_t i = 0; i < b.size(); ++i) {
        off += std::pow(static_cast<double>(after[i]) - static_cast<double>(before[i]), 2);
        size += b[i] * b[i];
    }
    return std::sqrt(off / size);
}

}  // namespace

TEST_CASE("following: things move on the screen at most 1.5 times as far as in the aligned data" *
          doctest::test_suite("results")) {
    constexpr int kDims = 16, kFrames = 40, kPortions = 60;
    struct Case {
        long before;   // steps of the model before the layout begins
        long a_frame;  // steps of the model a frame
    };
    for (const Case& one : {Case{200, 4}, Case{3000, 1}}) {
        app::Session session;
        model::Spec spec = session.running();
        spec.map_dims = kDims;
        REQUIRE(session.open(spec).ok());
        session.run_steps(one.before);
        for (const projection::Method method :
             {projection::Method::tsne, projection::Method::umap, projection::Method::mds}) {
            CAPTURE(one.before);
            CAPTURE(static_cast<int>(method));
            projection::LayoutSettings settings;
            settings.method = method;
            app::LiveLayout live;
            const auto frame = [&] {
                const train::Snapshot& shown = session.latest();
                app::move_on_by(live,
                                {.shown = shown,
                                 .layer = static_cast<int>(shown.layers.size()) - 1,
                                 .key = "map",
                                 .settings = settings,
                                 .start = [&] { return shown.points; }},
                                kPortions);
            };
            do {
                frame();
            } while (!app::is_at_rest(live));
            double seen = 0, truly = 0;
            for (int i = 0; i < kFrames; ++i) {
                const std::vector<float> places = live.places, points = session.latest().layers.back().values;
                session.run_steps(one.a_frame);
                frame();
                seen += moved_as_seen(places, live.places);
                truly += moved(points, session.latest().layers.back().values, kDims);
            }
            MESSAGE("a frame on the screen ", seen / kFrames, ", in the data ", truly / kFrames, ": ", seen / truly);
            CHECK(truly > 0);
            CHECK(seen > 0.1 * truly);  // it does follow
            CHECK(seen <= 1.5 * truly);
        }
    }
}
