// Helpers shared by the GL passes that draw the map: numbers for shaders, and setting colours. A pass is one shader
// program, or several variants of it, with its data; map_renderer.cpp runs the passes in order. May include gl and map.
// Next: region_pass.h, fantasy_pass.h, glow_pass.h, stroke_pass.h, mark_pass.h.
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "gl/program.h"
#include "map/view/scene.h"

namespace map {

// Size in pixels of the picture that is being drawn.
struct PictureSize {
    int width = 0, height = 0;
    bool operator==(const PictureSize&) const = default;
};

// A number >= 0, rounded to thousandths, as text for a shader: "1.500", whatever the locale.
inline std::string literal(float value) {
    const int thousandths = static_cast<int>(std::lround(value * 1000));
    std::string digits = std::to_string(thousandths);
    if (digits.size() < 4) digits.insert(0, 4 - digits.size(), '0');
    return digits.substr(0, digits.size() - 3) + '.' + digits.substr(digits.size() - 3);
}

inline void set_color(gl::Program& program, int uniform, Rgb c) { gl::set(program, uniform, c.r, c.g, c.b); }

// Defines for shaders that include head.glsl; `build` as HeadTexture::build().
std::vector<gl::Define> head_numbers(int build);

// Fills the picture with one colour.
void draw_ground(Rgb color);

}  // namespace map
