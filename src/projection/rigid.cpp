// See rigid.h.
#include "projection/rigid.h"

#include <cmath>
#include <cstddef>

#include "core/check.h"

namespace projection {
namespace {

struct Pair {
    double ax, ay, bx, by;
};

// Calls act() for each point that is finite in both sets.
template <class Act>
void each_pair(const std::vector<float>& a, const std::vector<float>& b, const Act& act) {
    for (std::size_t i = 0; i + 1 < a.size(); i += 2) {
        const Pair pair{static_cast<double>(a[i]), static_cast<double>(a[i + 1]), static_cast<double>(b[i]),
                        static_cast<double>(b[i + 1])};
        const double sum = pair.ax + pair.ay + pair.bx + pair.by;
        if (sum - sum == 0) act(pair);
    }
}

}  // namespace

Rigid align_onto(const std::vector<float>& points, const std::vector<float>& onto) {
    ES_CHECK(points.size() == onto.size() && points.size() % 2 == 0, "two clouds of the same points");
    double n = 0;
    Pair middle{};
    each_pair(points, onto, [&](const Pair& p) {
        n += 1;
        middle.ax += p.ax, middle.ay += p.ay, middle.bx += p.bx, middle.by += p.by;
    });
    if (n < 1) return {};
    middle = {middle.ax / n, middle.ay / n, middle.bx / n, middle.by / n};
    // With c + i s the turn, sum a . R b is  c (xx + yy) + s (xy - yx)  for a turn, and  c (xx - yy) + s (xy + yx)  for
    // a mirrored one: the longer of the two vectors says which fits better, its direction is the angle.
    double xx = 0, yy = 0, xy = 0, yx = 0;
    each_pair(points, onto, [&](const Pair& p) {
        const double ax = p.ax - middle.ax, ay = p.ay - middle.ay, bx = p.bx - middle.bx, by = p.by - middle.by;
        xx += ax * bx, yy += ay * by, xy += ax * by, yx += ay * bx;
    });
    const double plain = std::hypot(xx + yy, xy - yx), mirrored = std::hypot(xx - yy, xy + yx);
    Rigid motion;
    if (mirrored > plain * (1 + 1e-9)) {
        const double c = (xx - yy) / mirrored, s = (xy + yx) / mirrored;
        motion.turn = {c, s, s, -c};
    } else if (plain > 0) {
        const double c = (xx + yy) / plain, s = (xy - yx) / plain;
        motion.turn = {c, -s, s, c};
    }
    motion.shift = {middle.bx - motion.turn[0] * middle.ax - motion.turn[1] * middle.ay,
                    middle.by - motion.turn[2] * middle.ax - motion.turn[3] * middle.ay};
    return motion;
}

std::array<double, 2> moved(const Rigid& motion, double x, double y) {
    return {motion.turn[0] * x + motion.turn[1] * y + motion.shift[0],
            motion.turn[2] * x + motion.turn[3] * y + motion.shift[1]};
}

// The turn's inverse is its transpose.
Rigid inverse(const Rigid& motion) {
    Rigid back;
    back.turn = {motion.turn[0], motion.turn[2], motion.turn[1], motion.turn[3]};
    back.shift = {-(back.turn[0] * motion.shift[0] + back.turn[1] * motion.shift[1]),
                  -(back.turn[2] * motion.shift[0] + back.turn[3] * motion.shift[1])};
    return back;
}

}  // namespace projection
