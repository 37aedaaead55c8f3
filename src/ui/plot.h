// Small pictures of numbers: a histogram beside a switch, curves over steps. May include ui and Dear ImGui.
// Next: panels/curves.cpp.
#pragma once

#include <string_view>
#include <vector>

#include "ui/rect.h"
#include "ui/style.h"

namespace ui {

// Bars of heights 0..1.
void draw_histogram(const Rect& rect, const std::vector<float>& bars, ImU32 color);

struct Curve {
    ImU32 color = 0;
    bool dashed = false;
    std::vector<double> values;  // one a step; NaN leaves a gap
};
struct PlotLook {
    bool logarithmic = false;
    bool unit_range = false;  // 0 to 1 whatever the values are
};
// Returns the index of the step under the pointer, or -1. `steps` rise; curves have as many values.
int line_plot(const char* id, const Rect& rect, const std::vector<long>& steps, const std::vector<Curve>& curves,
              const PlotLook& look);
// A short piece of a curve's line, for legends.
void draw_swatch(const Rect& rect, ImU32 color, bool dashed);

}  // namespace ui
