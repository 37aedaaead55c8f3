// Two models side by side, as panels read them: A, and B that was forked from it. One of the two is active: levers,
// layers, curves and all other panels are about that one. Kept by app. Plain data. May include map and train.
// Next: panels/compare_maps.cpp (the two maps), panels/compare.cpp (the card "A against B").
#pragma once

#include <array>
#include <string>
#include <vector>

#include "map/names/labels.h"
#include "map/names/thing_labels.h"
#include "map/view/overlay.h"
#include "train/bits_kept.h"

namespace ui {

// A map that is drawn beside the one that everything else is about.
struct MapFace {
    unsigned long texture = 0;
    const std::vector<map::Label>* labels = nullptr;
    const std::vector<map::ThingLabel>* thing_labels = nullptr;
    const map::Overlay* overlays[2] = {nullptr, nullptr};
};

// What a side says of the thing under the pointer.
struct Says {
    std::string answer, figure;
    int palette_index = -1;  // of a class; -1: a number
};

struct CompareSide {
    long step = 0;
    double loss = 0, right = 0;       // held out if there are such things; right: share, or R^2; NaN where undefined
    std::vector<std::string> pulled;  // its levers since the fork: "learning rate 0.01 → 0.1"
    const train::BitsKept* kept = nullptr;
    Says says;
};

struct Compare {
    int active = 1;  // 0 = A, 1 = B
    std::array<CompareSide, 2> sides;
    std::vector<std::string> levers;  // what is other in B than in A
    MapFace other;                    // the map of the side that is not active
    int catches_up = -1;              // this side is behind: the other one waits
    bool laid_onto = false;           // B began anew: its map is drawn turned onto A's
    // differences
    int n_things = 0;
    const std::vector<int>* movers = nullptr;   // things, farthest first
    const std::vector<float>* moved = nullptr;  // [N] share of the map's width
    float median_moved = 0;
    bool same_question = false;  // both maps show regions of the same answers
    std::string question;        // "origin"
    bool classes = true;         // else numbers
    int n_other_answers = 0;
    float land_share = 0;  // of what is seen
    std::string land;      // who lost how much to whom
};

}  // namespace ui
