// The gallery as its panel shows it: a card for each architecture with its small pictures, from the features to the
// loss (app/gallery.h trains them), and what the learner asks for there. A part of View and Actions (ui.h). Plain data,
// filled in by app. May include map. Next: ui.h, panels/gallery.cpp.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "map/things/coloring.h"
#include "map/view/layer_strip.h"

namespace ui {

// The small picture of a layer. Layers that only convert the form of their input (row to sequence ...) have none: they
// are named in the picture that follows.
struct GalleryPicture {
    const map::LayerPicture* dots = nullptr;
    std::string label{}, brief{};  // "convolution 12 relu 5x5"; a shorter one for narrow places, or empty
    std::string read_as{};         // those layers before this one: "as sequence"; empty: none
    bool is_map = false;
    std::vector<map::Point2> made{};  // what a net makes out of noise (train/made.h), placed as the dots are
};

struct GalleryCardShown {
    std::string_view title{}, sentence{};
    std::string_view lesson{};               // id of the lesson that explains it
    std::vector<GalleryPicture> pictures{};  // the features first, the map last; empty: training has not begun
    const map::Coloring* coloring = nullptr;
    std::vector<std::string> heads{};  // "classify next letter", one for each loss
    std::string loss{}, right{};       // "0.43"; "82 % right", empty where no classes are predicted
    std::string loss_help{};           // tooltip of `loss` and `right`
    double progress = 0;               // share of its training that is done, 0..1
    std::string note{};                // why there are no pictures yet, or cannot be; empty: there are
};

struct GalleryShown {
    std::vector<GalleryCardShown> cards;
    int n_done = 0;  // cards that have learned
};

struct GalleryActions {
    std::optional<int> open;  // the experiment of this card (index) becomes the running one
};

}  // namespace ui
