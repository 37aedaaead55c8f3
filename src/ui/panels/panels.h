// The panels, one a file. Cards stand at the cursor of the column they are called in; the others fill a rectangle.
// Panels edit the draft and fill in Actions, nothing else: no mathematics of models, no GL.
// May include ui and Dear ImGui. Next: layout.h, which places them.
#pragma once

#include <string>
#include <string_view>

#include "ui/frame.h"
#include "ui/rect.h"

namespace ui {

// Cards of a column.
void guide_panel(Frame& frame, float width);
// What the lesson puts on the desk below its text; nothing while there is nothing.
void exhibit_panel(Frame& frame, float width);
// And over the map's picture.
void exhibit_over_map(Frame& frame, const Rect& picture);
void features_panel(Frame& frame, float width);
void architecture_panel(Frame& frame, float width);
void loss_panel(Frame& frame, float width);
void curves_panel(Frame& frame, float width);
void bits_kept_panel(Frame& frame, float width);
void training_panel(Frame& frame, float width);
void about_panel(Frame& frame, float width);
// The selection and what is special about it, the pinned thing, what the probe reads; nothing while there is none.
void looking_panel(Frame& frame, float width);
void confusion_panel(Frame& frame, float width);
// A against B, while two models are compared; nothing else.
void compare_panel(Frame& frame, float width);
// Runs that ended, the latest first; nothing while there is none.
void earlier_runs_panel(Frame& frame, float width);
// What happened to the regions, the latest first.
void chronicle_panel(Frame& frame, float width);

// Brand, data set, play and the rest. Fewer buttons where there is less room; the others move into a menu.
void header_panel(Frame& frame, const Rect& rect);
// The map with its legend below it. `small`: fewer words on it.
void map_panel(Frame& frame, const Rect& rect, bool small);
// Many maps at once, instead of the map.
void sweep_panel(Frame& frame, const Rect& rect, bool small);
// The list of lessons, instead of the map.
void lessons_panel(Frame& frame, const Rect& rect);
// A small map for every layer, in one row.
void layer_strip_panel(Frame& frame, const Rect& rect);
// The same as cards of a column.
void layer_cards(Frame& frame, float width);

// Parts of other panels.
// Buttons to reset, play and step, from left to right; returns the width used.
float transport(Frame& frame, const Rect& rect, bool with_new_seed);
float transport_width(bool with_new_seed);
void data_pill(Frame& frame, const Rect& rect);
float data_pill_width(const Frame& frame);
// On the map: the picture and what fingers and pointers do to it; names; the card of what is under the pointer.
void map_picture(Frame& frame, const Rect& picture);
void explain_map(Frame& frame, const Rect& picture);
void hover_card(Frame& frame, const Rect& picture, bool small);
// The map of the side that is not active, while two models are compared.
void other_map(Frame& frame, const Rect& picture, int side);
// The maps of A and B in the map's place, each below its title; returns the place of both. `pointed`: the one of them
// that the pointer is over, else the active one.
Rect compare_maps(Frame& frame, const Rect& rect, bool small, Rect& pointed);
// Cards with sentences, from `bottom` up: what the last lever did, what cannot be, what went wrong.
void notices(Frame& frame, const Rect& room, float bottom);
// One short line in small letters; returns its top.
float notice_chip(Frame& frame, const Rect& room, float bottom, const std::string& text);
// Pills, zoom buttons, notices.
void map_chrome(Frame& frame, const Rect& picture, bool small);
// Buttons at the map's right edge; search; scale, the map's past, and where one is when lost.
void map_tools(Frame& frame, const Rect& picture);
float map_tools_width();
void open_search(State& state);
void search_box(Frame& frame, const Rect& picture);
void map_foot(Frame& frame, const Rect& picture, bool small);
// What the points' colour says; stands on the map, or on a small one beside the legend.
void color_pill(Frame& frame, const Rect& rect, std::string_view prefix);
float color_pill_width(const Frame& frame, std::string_view prefix);
// Notes that this part of the map is covered: names keep away.
void cover_map(Frame& frame, const Rect& rect);
// On the fantasy map: compass and cartouche, where there is room; names.
void map_ornaments(Frame& frame, const Rect& picture);
void draw_town_name(const map::Label& label, const Rect& picture);
// Which colour means what; legend_height says how high it has to be.
void legend(Frame& frame, const Rect& rect, bool small);
// How much lower the legend starts for its first line to be level with something `height` high.
float legend_lead(float height);
float legend_height(const Frame& frame, float width, bool small);
// Bits kept: the attribute that the map is coloured by (-1: none, or nothing is measured); what a layer keeps of it, as
// long as there is room ("1.21 ±0.08 of 1.40 bits"); and what a cell of the table means, in a sentence.
int kept_attribute(const Frame& frame);
std::string kept_figure(const Frame& frame, std::size_t layer, float width);
std::string kept_sentence(const Frame& frame, std::size_t layer, std::size_t attribute);

}  // namespace ui
