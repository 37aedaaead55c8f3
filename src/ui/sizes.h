// Sizes of the interface in logical pixels, one table for a mouse and one with larger sizes for a finger (sizes.cpp).
// Read as theme().size.NAME (style.h). Includes nothing of ours. Next: style.h.
#pragma once

namespace ui {

// Logical pixels, unless stated otherwise.
struct Sizes {
    // Cards and controls
    float gap;     // between cards
    float pad;     // inside a card
    float radius;  // corners of cards
    float corner;  // corners of controls

    float least_target;   // least side of the area in which a control can be pressed; 0 = as drawn
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
    float link_row;        // link buttons (widgets.h), beside each other
    float list_links;      // link buttons that act on the list above them: "+ layer", "all off"
    float figure_row;      // a label and figures
    float layer_row;       // a layer of the architecture
    float layer_sign;      // width of its cross
    float loss_row;        // a loss
    float loss_sign;       // width of its cross and of its arrow
    float swatch;          // side of a square of colour to choose from
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
    float letter_spacing;  // between the capitals of a country's name
    float drag_from;       // a press that moves at least this far is a drag
    float thing_grab;      // a press closer than this to a thing of a layout grabs it, to drag it
    int small_legend;      // lines of the legend of a small map until it is unfolded
    bool large_countries;  // names of countries are written in the larger serif face (Faces::serif)

    // Exhibits
    float example_row;    // example texts to tap
    float typed_sign;     // width of the cross beside a typed text
    float text_row;       // a text field
    int focus_frames;     // frames until a new text field gets the keyboard; 0: only when it is tapped
    float pinned_room;    // added to the width of a word that can be pinned
    float nearest_row;    // a line of a list of nearest words
    float word_margin;    // a word can be pressed up to this far beside its letters
    float word_reach;     // a word can be pressed up to this far from its dot
    float setting_reach;  // a dot of the chart of picture formats can be pressed from this far
    float chart;          // least height of that chart
    float slider_rise;    // six decoders: height of the overlap of a slider with the line of its figure
};

const Sizes& sizes_for(bool touch);

}  // namespace ui
