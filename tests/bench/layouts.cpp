// t-SNE and UMAP from rows to a picture: ten Gaussians in 50 dimensions, neighbours and all steps. The fact
// "trustworthiness" (15 neighbours) says how good the picture is that the time was spent on; others' times and pictures
// are printed by tests/projection/fixtures/layout_peers.py.
#include <cstddef>
#include <cstdint>
#include <memory>

#include "projection/layout.h"
#include "projection/quality.h"
#include "workload.h"

namespace bench {
namespace {

constexpr int kDims = 50;
constexpr int kSample = 1000;  // things whose neighbours are looked at, as in peers/scran.mjs

// [n, d]; thing i is of centre i % 10. The same numbers as in layout_peers.py.
std::vector<float> ten_gaussians(std::size_t n, std::size_t d) {
    std::int64_t state = 12345;
    const auto normal = [&] {
        std::int64_t total = 0;
        for (int i = 0; i < 12; ++i) {
            state = (state * 1103515245 + 12345) % 2147483648LL;
            total += state >> 16;
        }
        return static_cast<float>(static_cast<double>(total) / 32768 - 6);
    };
    std::vector<float> centres(10 * d), rows;
    for (float& x : centres) x = normal();
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t k = 0; k < d; ++k) rows.push_back(centres[i % 10 * d + k] + normal());
    }
    return rows;
}

projection::Layout whole_run(const std::vector<float>& rows, projection::Method method) {
    projection::LayoutSettings settings;
    settings.method = method;
    projection::Layout layout = projection::begin(rows, kDims, settings).value();
    projection::steps(layout, layout.settings.n_steps);
    return layout;
}

Workload layouts(projection::Method method, std::size_t n) {
    auto rows = std::make_shared<std::vector<float>>(ten_gaussians(n, kDims));
    return {.per_call = 1,
            .call = [rows, method] { whole_run(*rows, method); },
            .fact =
                [rows, method](std::string_view name) {
                    if (name != "trustworthiness") return -1.0;
                    return projection::quality_of(*rows, kDims, whole_run(*rows, method).positions, 15, kSample)
                        .trustworthiness;
                }};
}

}  // namespace

Workload make_tsne_2000() { return layouts(projection::Method::tsne, 2000); }
Workload make_umap_2000() { return layouts(projection::Method::umap, 2000); }
Workload make_tsne_10000() { return layouts(projection::Method::tsne, 10000); }
Workload make_umap_10000() { return layouts(projection::Method::umap, 10000); }

}  // namespace bench
