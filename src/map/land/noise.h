// Value noise that is fixed to the map: the same hills and bays at the same places, at every zoom and on every machine.
// A lattice has a hashed number at each corner, interpolated in between (by a quintic, so slopes are smooth, too).
// Octave k has cells of 2^-k map units and is rotated against the one before, so that the lattices do not show.
// Includes nothing of ours. The same functions are in shaders/fantasy.frag. Next: terrain.cpp.
#pragma once

#include <cmath>
#include <cstdint>

namespace map {

// Hash of two integers: 24 well mixed bits.
inline std::uint32_t lattice_hash(std::int32_t x, std::int32_t y) {
    std::uint32_t h = static_cast<std::uint32_t>(x) * 0x9e3779b1U ^ static_cast<std::uint32_t>(y) * 0x85ebca77U;
    h = (h ^ h >> 15) * 0x2c1b3c6dU;
    h = (h ^ h >> 12) * 0x297a2d39U;
    return h >> 8;
}

// An octave relative to a place: lattice coordinates q = frac + (turn_x dx - turn_y dy, turn_y dx + turn_x dy) at
// offset (dx, dy), map units.
struct Octave {
    float turn_x = 1, turn_y = 0;         // cos and sin of the rotation, times cells per map unit
    float frac_x = 0, frac_y = 0;         // of the place in its cell
    std::int32_t cell_x = 0, cell_y = 0;  // the cell, as integers, so that precision is the same all over the map
    float weight = 0;                     // 0 = not drawn
};

// Octave `level` relative to (x, y), map units. Its weight is 0: the caller sets it.
inline Octave octave_at(int level, double x, double y) {
    constexpr double kTurn = 0.9;  // radians from octave to octave: lattices of successive octaves are not aligned
    const double scale = std::exp2(level);
    const double c = std::cos(kTurn * level) * scale, s = std::sin(kTurn * level) * scale;
    const double qx = c * x - s * y, qy = s * x + c * y;
    // Each level from another part of the lattice. Wrapped, so that no place is beyond what an int can count.
    const auto cell = [&](double q, double shift) {
        return static_cast<std::int32_t>(static_cast<std::int64_t>(std::fmod(std::floor(q), 1e9) + shift * level));
    };
    return {static_cast<float>(c),
            static_cast<float>(s),
            static_cast<float>(qx - std::floor(qx)),
            static_cast<float>(qy - std::floor(qy)),
            cell(qx, 7919),
            cell(qy, 104729),
            0};
}

// Value in -1..1, and its gradient per map unit.
struct Noise {
    float value = 0, slope_x = 0, slope_y = 0;
};

inline Noise noise_at(const Octave& octave, float dx, float dy) {
    const float qx = octave.frac_x + octave.turn_x * dx - octave.turn_y * dy;
    const float qy = octave.frac_y + octave.turn_y * dx + octave.turn_x * dy;
    const float low_x = std::floor(qx), low_y = std::floor(qy);
    const float fx = qx - low_x, fy = qy - low_y;
    const std::int32_t x = octave.cell_x + static_cast<std::int32_t>(low_x);
    const std::int32_t y = octave.cell_y + static_cast<std::int32_t>(low_y);
    constexpr float kUnit = 2.0f / 16777215.0f;
    const float a = static_cast<float>(lattice_hash(x, y)) * kUnit - 1;
    const float b = static_cast<float>(lattice_hash(x + 1, y)) * kUnit - 1;
    const float c = static_cast<float>(lattice_hash(x, y + 1)) * kUnit - 1;
    const float d = static_cast<float>(lattice_hash(x + 1, y + 1)) * kUnit - 1;
    const float ux = fx * fx * fx * (fx * (fx * 6 - 15) + 10), uy = fy * fy * fy * (fy * (fy * 6 - 15) + 10);
    const float vx = 30 * fx * fx * (fx - 1) * (fx - 1), vy = 30 * fy * fy * (fy - 1) * (fy - 1);
    const float twist = a - b - c + d;
    const float gx = vx * (b - a + twist * uy), gy = vy * (c - a + twist * ux);
    return {a + (b - a) * ux + (c - a) * uy + twist * ux * uy, octave.turn_x * gx + octave.turn_y * gy,
            octave.turn_x * gy - octave.turn_y * gx};
}

}  // namespace map
