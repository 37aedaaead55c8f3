// A head's predictions over the map, pixel by pixel, computed on the CPU: the reference for the shader, used for names
// of regions, hover, the page's regions(), and pictures without a GPU. May include train/snapshot.h and camera.h.
// Computes the same as shaders/regions.frag.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "map/view/camera.h"
#include "map/view/palette.h"
#include "train/snapshot.h"

namespace map {

struct AnswerField;  // a head's predictions on a grid over the picture of a layer or layout (answer_grid.h)
struct HeadPlane;    // a head's weights as a function of the two coordinates of the picture (head_plane.h)

// Which head fills the map, and (for numbers and features) which of its outputs.
struct RegionView {
    int head = -1;   // index into Snapshot::heads; -1 = none
    int output = 0;  // of a number or features: index into HeadSnapshot::outputs
    model::Answer answer = model::Answer::classes;
    // How the regions are drawn:
    bool muted = false;  // in colours that no thing has (things/ground_colors.h)
    float ink = 1;       // strength of their colours, 0..1
};
// The view for a value of Spec::regions_of. With "auto", or an id that no head has: that of the strongest loss
// (model/strongest_loss.h); none if that decodes pictures, of which one pixel would say nothing.
RegionView region_view(const train::Snapshot& snapshot, const std::string& regions_of);

// The head's prediction at a place of the map [dims]; dims must be the width that its first layer takes (checked). For
// each of its K outputs a probability, or a number (feature) in its own unit. [K]
std::vector<float> answer_at(const train::HeadSnapshot& head, const float* place, int dims);
// The same at a point of the map in all its dimensions (checked), even if the snapshot shows the map on a plane.
std::vector<float> answer_in_full(const train::HeadSnapshot& head, const std::vector<float>& point);
// The same at a place of the picture (map units). In a layout (Snapshot::laid_out), whose places between the things are
// no points of the map, it is the prediction for the nearest thing.
std::vector<float> answer_in_picture(const train::Snapshot& shown, const train::HeadSnapshot& head, Point2 at);
// The thing whose place in the picture is nearest; -1: there is none.
int nearest_in_picture(const train::Snapshot& shown, Point2 at);

// The same for a thing, from the features and not from its place in the picture. Empty if there is no such thing.
std::vector<float> answer_of(const train::HeadSnapshot& head, int thing);

// Region ids for each pixel of a w x h picture of the camera's view, evaluated at pixel centres; row 0 is the top.
// Class heads: the class (255 for all classes from 255 on). Number heads: the band, 0 .. kBands - 1, of kBands equal
// ones over number_range(). All 0 if no head is shown.
std::vector<std::uint8_t> region_ids(const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                                     const Viewport& viewport, int w, int h);
// The same into `ids`, reusing its memory and that of `plane`: nothing is allocated.
void write_region_ids(std::vector<std::uint8_t>& ids, HeadPlane& plane, const train::Snapshot& snapshot,
                      const RegionView& view, const Camera& camera, const Viewport& viewport, int w, int h);

// A range of rows: large pictures are painted in strips, so that memory holds only one of them.
struct PictureRows {
    int first = 0;
    int count = -1;  // -1 = down to the last one

    [[nodiscard]] int end(int h) const { return count < 0 ? h : std::min(h, first + count); }
};

// The same picture in colour, with borders and confidence, as the shader draws it: the background of paint().
// [rows.count, w], row 0 is the top. pixel_ratio: pixels of the picture per logical pixel (for widths of lines).
// band_lines and field as in Scene.
std::vector<Rgb> region_colors(const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                               const Viewport& viewport, int w, int h, float pixel_ratio, bool dark,
                               PictureRows rows = {}, bool band_lines = true, const AnswerField* field = nullptr);

// Strength of a region's colour where the most probable class leads the second by `margin` (in probability).
float region_shade(float margin);

inline constexpr int kBands = 8;  // bands of a predicted number; contours separate them

// Sizes and strengths in the drawing of regions; the shader gets these numbers as defines.
inline constexpr float kShadeAtBorder = 0.15f;  // of the region's colour where two classes are equally likely
inline constexpr float kBorderWidth = 1.5f;     // logical pixels
inline constexpr float kContourWidth = 1.0f;    // logical pixels
inline constexpr float kContourStrength = 0.5f;

// The ends of the colour ramp of a number: the range of its predictions at the things' places, standardised. If all are
// equal, half a unit to either side; 0 and 1 if no head is shown.
struct Range {
    float low = 0, high = 1;
};
Range number_range(const train::Snapshot& snapshot, const RegionView& view);
// Range of the predictions for the things, standardised, computed from their features and not from their places.
Range range_of_predictions(const train::HeadSnapshot& head, int output);
// number_range() from a HeadPlane of the head that was made already, for this camera's centre. Allocates nothing.
Range number_range(const train::Snapshot& snapshot, const HeadPlane& plane, int output, const Camera& centre);

}  // namespace map
