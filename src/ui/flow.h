// The flow of one thing through the network, for the card "How it got here": its features, the activations of each
// layer, its place on the map, and the head's prediction. The thing is the pinned one, or a new one that the learner
// makes by setting sliders, typing or painting. A part of View and Actions (ui.h). Plain data, filled in by app. May
// include data and map. Next: panels/flow.cpp.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "data/painting.h"
#include "map/view/camera.h"

namespace ui {

// A numeric feature that is switched on.
struct FlowFeature {
    std::string label, unit;
    int column = 0;                        // of the feature matrix
    float standard = 0;                    // standardised
    double value = 0;                      // in its own unit
    double least = 0, most = 0, step = 0;  // range among all things; step of its slider
};

// The activations of a layer for the thing, -1 to 1: relative to the largest activation of any thing in that layer.
struct FlowLayer {
    std::string label;
    std::vector<float> units;  // at most kMostFlowUnits, means of neighbours where there are more
};

// How the learner can make a new thing for this data set; none: that is not possible.
enum class Making { none, dialled, typed, painted };

struct Flow {
    std::string name;
    bool is_new = false;  // made by the learner
    Making making = Making::none;
    const data::Painting* painting = nullptr;  // of a new thing that is painted
    std::string example, trouble;              // of one that is typed: what to type; why the text is no such thing
    std::vector<FlowFeature> features;         // if `making` is dialled, at most kMostFlowFeatures; else empty
    std::size_t n_features = 0;                // columns that are on
    std::vector<float> all_features;           // unless `features` has them all: standardised / 2, cut to -1..1
    std::vector<FlowLayer> layers;             // of the encoder
    std::vector<float> place;                  // on the map, all its dimensions
    map::Point2 at{};                          // where the picture on the screen has it, map units
    bool has_place = true;                     // false: the picture has no place for it, and `at` means nothing
    // The answer of the head that fills the map.
    std::string question;
    std::vector<std::string> outputs;  // labels of the classes; empty: a number
    std::vector<float> answer;         // probabilities, or the number in its unit
    std::vector<int> heaps;            // for each class, the number of things for which it is predicted
    int said = -1;                     // the most probable class; -1: a number
    float pulse = 1;                   // progress of the animation from features to prediction, 0..1; 1 = ended
};

inline constexpr std::size_t kMostFlowFeatures = 8, kMostFlowUnits = 64;

struct FlowActions {
    bool again = false;               // play the animation again
    bool make = false, stop = false;  // make a new thing, at first equal to the pinned one; remove it
    struct Dialled {
        int column = 0;
        double value = 0;  // in its own unit
    };
    std::optional<Dialled> set;
    std::optional<std::string> typed;
    std::optional<std::string> begin_typed;  // make a new thing of this text, whatever is pinned
    // A cell of the painting is blended with this colour; strength 1 replaces the old colour.
    struct Dab {
        int cell = 0;
        std::array<float, 3> color{};
        float strength = 1;
    };
    std::vector<Dab> dabs;
    bool blank = false;  // clear the painting
};

}  // namespace ui
