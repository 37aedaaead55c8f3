// The strip below a map in a picture file: caption, link, and the legend of colours and symbols. It is laid out first,
// in logical pixels (its height depends on its content), then painted. May include map. Next: paint.cpp.
#pragma once

#include <string>
#include <vector>

#include "map/pictures/canvas.h"
#include "map/view/scene.h"

namespace map {

enum class Mark { words, dot, ring, line, point_ramp, region_ramp };

// One item of the strip: a text on the baseline `y`, or a mark beside a text on that baseline.
struct StripItem {
    Mark mark = Mark::words;
    float x = 0, y = 0;
    std::string words;
    Font font = Font::text;
    float size = 13;
    bool quiet = false;     // the words are grey
    int palette_index = 0;  // of the class, for a dot or ring
    Rgb color{};            // of a line mark
    bool link = false;      // the text is (a part of) the link
};

struct Strip {
    float height = 0;
    std::vector<StripItem> items;
};

Strip lay_out_strip(const Scene& scene, const Caption& caption);
// `top`: where the strip begins, logical pixels of the picture.
void paint_strip(Picture& picture, const Scene& scene, const Strip& strip, float top);

// Text colours on the grounds of the two themes.
Rgb word_color(bool dark);
Rgb quiet_color(bool dark);

// The outline of a class's symbol in the legend, in logical pixels, y down, around `middle`.
std::vector<Point2> legend_symbol(int palette_index, Point2 middle);

// Size of a ramp, logical pixels; it stands on the baseline of its text.
inline constexpr float kRampWidth = 120, kRampHeight = 10;
inline constexpr float kLegendLine = 18;  // length of a line mark
// The colour of a ramp at t in 0..1.
Rgb strip_ramp_color(const Scene& scene, Mark ramp, float t);

}  // namespace map
