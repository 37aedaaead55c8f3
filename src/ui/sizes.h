// Sizes that depend on what presses: a mouse, or a finger, which needs more room. One table, sizes.cpp, in logical
// pixels (px at a pixel ratio of 1). Read as looks().size.NAME (style.h). Includes nothing of ours.
#pragma once

namespace ui {

struct Sizes {
    // Cards and controls
    float gap;     // between cards
    float pad;     // inside a card
    float radius;  // corners of cards
    float corner;  // corners of controls

    float least_target;   // sides of what can be pressed are at least this long; 0 = as long as they are drawn
    float control;        // height of a button or a pill
    float small_control;  // height of a button, a pill or a slider within a line of a card or a notice
    float pill_row;       // line with a label and a pill or a stepper
    float slider;         // height of the part of a slider that can be dragged
    float slider_head;    // line above a slider: its label and its figure
    float stepper;        // width of "- 16 +"
    float stepper_sign;   // width of its "-" and of its "+"
    float menu_row;       // least height of a line of a menu
    float chip;           // height of a chip
    float chip_width;     // least width of a chip

    // Rows of cards
    float switch_row;      // a switch and its label
    float link_row;        // words that act, beside each other
    float list_links;      // words that act on the list above them: "+ layer", "all off"
    float figure_row;      // a label and figures
    float layer_row;       // a layer of the architecture
    float layer_sign;      // width of its cross
    float loss_row;        // a loss
    float loss_sign;       // width of its cross and of its arrow
    float swatch;          // side of a colour to choose
    float compare_row;     // A against B: a figure of both
    float compare_switch;  // A against B: a switch
    float mover_row;       // A against B: a thing that moved

    // On the map and round it
    float map_button;      // side of a button at the map's edge
    float map_title;       // line above the maps of A and B
    float sweep_pill;      // height of the pills below many maps
    float search_row;      // a line of what was found
    float legend_row;      // a line of the legend
    float legend_pad;      // above and below the legend
    float notice_close;    // width of a notice's cross with its margin
    float notice_height;   // least height of a notice that has a cross
    float letter_spacing;  // between the capitals of a town's name
    float drag_from;       // a press that moves less is no drag

    // Exhibits
    float example_row;    // texts to tap
    float typed_sign;     // width of the cross beside a text that was typed
    float text_row;       // a text to change
    float pinned_room;    // added to the width of a word that can be pinned
    float nearest_row;    // a word of a list of the nearest
    float word_margin;    // so far beside a word's letters still presses it
    float word_reach;     // so far from a word's dot still presses it
    float setting_reach;  // so far from a dot of the chart of picture formats still presses it
    float chart;          // least height of that chart
    float slider_rise;    // six decoders: so far a number's slider reaches up into the line of its figure
};

const Sizes& sizes_for(bool touch);

}  // namespace ui
