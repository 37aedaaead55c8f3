// What panels show of a comparison of two models, A and its fork B. One of the two is active: all other panels
// (settings, layers, curves ...) show and change that one. Plain data, filled in by app. May include map and train.
// Next: panels/compare_maps.cpp (the two maps), panels/compare.cpp (the card "A against B").
#pragma once

#include <array>
#include <string>
#include <vector>

#include "map/names/labels.h"
#include "map/names/mountains.h"
#include "map/names/thing_labels.h"
#include "map/view/overlay.h"
#include "train/bits_kept.h"

namespace ui {

// The picture of the map that is not active, with its names and lines.
struct MapFace {
    unsigned long texture = 0;  // GL texture of the picture; 0: not drawn
    const std::vector<map::Label>* labels = nullptr;
    const std::vector<map::ThingLabel>* thing_labels = nullptr;
    const map::Overlay* overlays[2] = {nullptr, nullptr};
    const std::vector<map::MountainLabel>* mountains = nullptr;
};

// The prediction of a side's head for the thing under the pointer.
struct Says {
    std::string answer, figure;  // "Japan", "93 %"; of a number its label and value: "weight", "2310"
    int palette_index = -1;      // colour of the class; -1: the answer is a number
};

struct CompareSide {
    long step = 0;
    double loss = 0, right = 0;       // of held-out things, if any; right: accuracy (0..1) or R^2; NaN: undefined
    std::vector<std::string> pulled;  // settings changed on this side since the fork: "learning rate 0.01 → 0.1"
    const train::BitsKept* kept = nullptr;
    Says says;
};

struct Compare {
    int active = 1;  // 0 = A, 1 = B
    std::array<CompareSide, 2> sides;
    std::vector<std::string> changes;  // settings that differ between A and B, in words
    MapFace other;                     // the map of the side that is not active
    int catches_up = -1;               // the side with fewer steps, which trains alone until it has as many; -1: none
    bool is_aligned = false;           // B's map is drawn aligned to A's, because B began anew from random weights
    // Differences between the two maps
    int n_things = 0;
    const std::vector<int>* movers = nullptr;  // the things that moved most, farthest first
    const std::vector<float>* moved =
        nullptr;  // [N] distance between A, aligned to B, and B, relative to A's longer side
    float median_moved = 0;
    bool same_question = false;  // the regions of both maps are answers of heads with the same target
    std::string question;        // that target: "origin"
    bool classes = true;         // its answers are classes; else numbers
    int n_other_answers = 0;     // things that A and B answer differently
    float land_share = 0;        // share of the visible map's area (0..1) where A and B answer differently
    std::string land;            // the largest changes from A to B: "USA lost 6 % of its land to Japan."
};

}  // namespace ui
