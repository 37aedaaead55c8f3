// Plots: a small histogram, and line plots over training steps or another rising series of integers. May include ui and
// Dear ImGui. Next: panels/curves.cpp.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ui/rect.h"
#include "ui/style.h"

namespace ui {

// One bar for each number, 0 to 1 = the rectangle's height.
void draw_histogram(const Rect& rect, const std::vector<float>& bars, ImU32 color);

struct Curve {
    ImU32 color = 0;
    bool dashed = false;
    std::vector<double> values;  // one for each recorded step; NaN leaves a gap
};
struct PlotStyle {
    bool logarithmic = false;          // the vertical axis; values <= 0 are then drawn at the bottom
    bool unit_range = false;           // the vertical axis goes from 0 to 1; else over the values, 0 included if linear
    std::vector<std::string> ticks{};  // words below the axis, one for each step; empty: none
};
// `steps` must rise, and each curve must have as many values. Returns the index of the step under the pointer, or -1.
int line_plot(const char* id, const Rect& rect, const std::vector<long>& steps, const std::vector<Curve>& curves,
              const PlotStyle& style);
// A short piece of a curve's line, for legends.
void draw_swatch(const Rect& rect, ImU32 color, bool dashed);

}  // namespace ui
