// What the passes of the map's picture share: numbers for shaders, and setting colours. A pass is one program, or a few
// builds of it, with what it needs; map_renderer.cpp calls them in order. May include gl and map.
// Next: region_pass.h, fantasy_pass.h, glow_pass.h, stroke_pass.h, mark_pass.h.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "gl/program.h"
#include "map/view/scene.h"

namespace map {

// Pixels of the picture that is drawn into.
struct PictureSize {
    int width = 0, height = 0;
    bool operator==(const PictureSize&) const = default;
};

// "1.5", whatever the locale.
inline std::string literal(float value) {
    const int thousandths = static_cast<int>(std::lround(value * 1000));
    std::string digits = std::to_string(thousandths);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return digits.substr(0, digits.size() - 3) + '.' + digits.substr(digits.size() - 3);
}

inline void set_color(gl::Program& program, int uniform, Rgb c) { gl::set(program, uniform, c.r, c.g, c.b); }

// What every shader that includes head.glsl is built with; `build` as HeadTexture::build().
std::vector<gl::Define> head_numbers(int build);

// Fills the picture with one colour.
void draw_ground(Rgb color);

}  // namespace map
