// See rings.h.
#include "app/take_home/rings.h"

#include <algorithm>
#include <cmath>

#include "map/things/selection.h"

namespace app {
namespace {

void turn(Ring& ring, bool counterclockwise) {
    if ((twice_area(ring) > 0) != counterclockwise) std::reverse(ring.begin(), ring.end());
}

// Whether `inner` lies inside `outer`. Rings of one area do not cross, but may touch: most points decide.
bool is_inside(const Ring& inner, const Ring& outer) {
    std::size_t n_inside = 0;
    for (const map::Point2& at : inner) n_inside += map::inside_lasso(outer, at) ? 1 : 0;
    return n_inside * 2 > inner.size();
}

}  // namespace

double twice_area(const Ring& ring) {
    double sum = 0;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const map::Point2 a = ring[i], b = ring[(i + 1) % ring.size()];
        sum +=
            static_cast<double>(a.x) * static_cast<double>(b.y) - static_cast<double>(b.x) * static_cast<double>(a.y);
    }
    return sum;
}

std::vector<Polygon> polygons_of(std::vector<Ring> rings) {
    std::erase_if(rings, [](const Ring& ring) { return ring.size() < 3; });
    // The largest first: whatever is around a ring comes before it.
    std::stable_sort(rings.begin(), rings.end(),
                     [](const Ring& a, const Ring& b) { return std::fabs(twice_area(a)) > std::fabs(twice_area(b)); });
    std::vector<Polygon> polygons;
    std::vector<std::size_t> polygon_of(rings.size()), depth(rings.size(), 0);
    for (std::size_t i = 0; i < rings.size(); ++i) {
        for (std::size_t j = 0; j < i; ++j) {
            if (!is_inside(rings[i], rings[j])) continue;
            ++depth[i];
            polygon_of[i] = polygon_of[j];  // of the smallest around it
        }
        turn(rings[i], depth[i] % 2 == 0);
        if (depth[i] % 2 == 1) {
            polygons[polygon_of[i]].holes.push_back(rings[i]);
            continue;
        }
        polygon_of[i] = polygons.size();
        polygons.push_back({rings[i], {}});
    }
    return polygons;
}

}  // namespace app
