// What the heads say about places of the map, on the CPU: the truth that the shader must agree with, used for names on
// regions, hover, the page's regions(), and pictures without a GPU.
// May include train/snapshot.h and camera.h. Twin: shaders/regions.frag.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "map/view/camera.h"
#include "map/view/palette.h"
#include "train/snapshot.h"

namespace map {

struct HeadPlane;

// Which head fills the map, and (numbers, features) which of its outputs.
struct RegionView {
    int head = -1;  // index into Snapshot::heads; -1 = nothing to show
    int output = 0;
    model::Answer answer = model::Answer::classes;
};
// From Spec::regions_of; an unknown or empty id gives the first head that answers.
RegionView region_view(const train::Snapshot& snapshot, const std::string& regions_of);

// The head's answer at a place [dims]: probabilities (classes) or values in their own units (numbers, features). [K]
std::vector<float> answer_at(const train::HeadSnapshot& head, const float* place, int dims);

// The same for a thing: what the head really said of it, wherever the picture has it. [K]
std::vector<float> answer_of(const train::HeadSnapshot& head, int thing);

// For each pixel of a w x h picture of what the camera sees: the class, or the band of the number (8 bands between the
// training points' answers' lowest and highest). Row 0 is the top. Sampled at pixel centres.
// Classes beyond 255 are 255; all 0 where nothing is to be shown.
std::vector<std::uint8_t> region_ids(const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                                     const Viewport& viewport, int w, int h);
// The same into `ids`, which is kept from look to look as `plane` is: then nothing is allocated.
void write_region_ids(std::vector<std::uint8_t>& ids, HeadPlane& plane, const train::Snapshot& snapshot,
                      const RegionView& view, const Camera& camera, const Viewport& viewport, int w, int h);

// Which rows of a picture of h rows to make: large ones are painted in strips, so that memory holds only one.
struct PictureRows {
    int first = 0;
    int count = -1;  // -1 = down to the last one

    [[nodiscard]] int end(int h) const { return count < 0 ? h : std::min(h, first + count); }
};

// The same picture in colour, borders and confidence included, as the shader draws it before any point: what paint()
// starts from. [rows.count, w], row 0 is the top. pixel_ratio is pixels of the picture per logical pixel (width of
// lines). band_lines as in Scene.
std::vector<Rgb> region_colors(const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                               const Viewport& viewport, int w, int h, float pixel_ratio, bool dark,
                               PictureRows rows = {}, bool band_lines = true);

// How much of its colour a region shows where the likeliest class leads the second by `margin` (probabilities).
float region_shade(float margin);

inline constexpr int kBands = 8;  // of a number: contour lines lie at their limits

// How a place looks, numbers that the shader shares (it gets them as defines).
inline constexpr float kShadeAtBorder = 0.15f;  // of the region's colour where two classes are equally likely
inline constexpr float kBorderWidth = 1.5f;     // logical pixels
inline constexpr float kContourWidth = 1.0f;    // logical pixels
inline constexpr float kContourStrength = 0.5f;

// Range of a numeric view over the snapshot's points, standardised units: what the ramp's ends mean.
struct Range {
    float low = 0, high = 1;
};
Range number_range(const train::Snapshot& snapshot, const RegionView& view);
// By what the head said of the things, wherever the picture has them.
Range number_range_of_said(const train::HeadSnapshot& head, int output);
// The same through a plane that is there already (head_plane.h), whose centre is the camera's. Allocates nothing.
Range number_range(const train::Snapshot& snapshot, const HeadPlane& plane, int output, const Camera& centre);

}  // namespace map
