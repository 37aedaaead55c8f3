// The functions that draw the panels, a file for each. Those that take a width draw a card at Dear ImGui's cursor in
// the current column (card.h); the others draw in the rectangle that they are given. All lengths are Dear ImGui's
// pixels, y down. A "pill" is a rounded button with a menu or a short text. Panels edit the draft and fill in Actions,
// nothing else: no mathematics of models, no GL. May include ui and Dear ImGui. Next: ui/layout.h, which places them.
#pragma once

#include <string>
#include <string_view>

#include "ui/frame.h"
#include "ui/rect.h"

namespace ui {

// Cards of a column.
// The step of the open lesson; without one, the way back to a lesson that was left, or no card.
void guide_panel(Frame& frame, float width);
// The card of the lesson's exhibit (exhibits/exhibits.h), if it has one.
void exhibit_panel(Frame& frame, float width);
// The exhibit's marks on the map's picture, if it has any.
void exhibit_over_map(Frame& frame, const Rect& picture);
// The levers: features, layers and map, losses; below, training.
void features_panel(Frame& frame, float width);
void architecture_panel(Frame& frame, float width);
void loss_panel(Frame& frame, float width);
// The projection of more than two dimensions and the trust in it; no card while there are at most two.
void projection_panel(Frame& frame, float width);
// Losses and accuracies by training step.
void curves_panel(Frame& frame, float width);
// The table of bits kept (train/bits_kept.h).
void bits_kept_panel(Frame& frame, float width);
void training_panel(Frame& frame, float width);
// The data set: what the things are, where they come from, what is missing.
void about_panel(Frame& frame, float width);
// The selection and its summary, the pinned thing, what is decoded at the marker (looking.h); no card while
// there are none of these.
void looking_panel(Frame& frame, float width);
// The flow (View::flow): the pinned thing, or a new one, on its way through the layers. View::flow must not be null,
// except for flow_pill().
void flow_card(Frame& frame, float width);
// The mark of a new thing on the map.
void flow_mark(Frame& frame, const Rect& picture);
// The pill on the map that scrolls to the card; drawn only while the card is out of sight. Its lower edge is at
// `bottom`. Returns the `bottom` for what is drawn above it; the same one if it was not drawn.
float flow_pill(Frame& frame, const Rect& picture, float bottom);
// The drawing board (View::board); no card unless the running data set was drawn.
void board_panel(Frame& frame, float width);
// The confusion matrix of the head whose predictions are the map's regions.
void confusion_panel(Frame& frame, float width);
// The differences between A and B; no card unless two models are compared.
void compare_panel(Frame& frame, float width);
// The earlier runs, the latest first; no card while there are none.
void earlier_runs_panel(Frame& frame, float width);
// The history of the regions: those that appeared, grew, split, merged or vanished; the latest first.
void chronicle_panel(Frame& frame, float width);

// The program's name, data set, play, undo, share ... Buttons that do not fit are moved into a menu.
void header_panel(Frame& frame, const Rect& rect);
// The map with its controls, and its legend below. `small`: with less text.
void map_panel(Frame& frame, const Rect& rect, bool small);
// The tour of a first visit: its card, the height of the card at a width, and its keys. View::tour must not be null.
// tour_keys() returns whether the tour has the keyboard in this frame: false once the learner has done something else.
void tour_card(Frame& frame, const Rect& rect);
float tour_height(const Frame& frame, float width);
bool tour_keys(Frame& frame);
// A sweep, in the map's place.
void sweep_panel(Frame& frame, const Rect& rect, bool small);
// The places of a layer (View::places: positions of sequences, patches of pictures), in the map's place. The switch
// between things and places, also drawn on the map of a layer that has places; places_switch() returns its right end.
void places_panel(Frame& frame, const Rect& rect, bool small);
float places_switch(Frame& frame, const Rect& line);
float places_switch_width(const Frame& frame);
// The list of lessons, in the map's place.
void lessons_panel(Frame& frame, const Rect& rect);
// The gallery of architectures (View::gallery), in the place of map and levers.
void gallery_panel(Frame& frame, const Rect& rect);
// An imported table (View::sheet), in the map's place.
void sheet_panel(Frame& frame, const Rect& rect);
// A small map of each layer, in one row.
void layer_strip_panel(Frame& frame, const Rect& rect);
// The same, as cards of a column.
void layer_cards(Frame& frame, float width);

// Parts of panels.
// The dots of a layer's small picture.
void draw_layer_dots(const Rect& rect, const map::LayerPicture& picture, const map::Coloring& coloring, bool dark);
// A layer's label shortened to `width`: to `brief` if that is not empty, then to as many words as fit, at least one.
std::string layer_label(std::string label, std::string_view brief, float width);
// The buttons reset, new seed (if with_new_seed), play and step, from left to right; they take transport_width().
// Returns rect.w, whatever was drawn.
float transport(Frame& frame, const Rect& rect, bool with_new_seed);
float transport_width(bool with_new_seed);
// The pill with the menu of data sets.
void data_pill(Frame& frame, const Rect& rect);
float data_pill_width(const Frame& frame);
// The map's picture with names; also pans, zooms and selects by the pointer.
void map_picture(Frame& frame, const Rect& picture);
// Sentences about the parts of the map, for the mode "What is this?" (asking.h).
void explain_map(Frame& frame, const Rect& picture);
// The card about the thing or place under the pointer.
void hover_card(Frame& frame, const Rect& picture, bool small);
// The map of the side that is not active, while two models are compared. side: 0 = A, 1 = B.
void other_map(Frame& frame, const Rect& picture, int side);
// The maps of A and B in the map's place, each below its title. Returns the rectangle of both; `pointed` gets that of
// the map under the pointer, else that of the active one.
Rect compare_maps(Frame& frame, const Rect& rect, bool small, Rect& pointed);
// Cards with messages (Messages in ui.h), stacked upwards from `bottom` in the rectangle `room`.
void notices(Frame& frame, const Rect& room, float bottom);
// A card with one short line in small letters, with its lower edge at `bottom`; returns its upper edge. id: Dear
// ImGui's.
float notice_chip(Frame& frame, const Rect& room, float bottom, const std::string& text, const char* id = "rest");
// All controls on the map: pills, map_tools(), search_box(), map_foot(), and the messages.
void map_chrome(Frame& frame, const Rect& picture, bool small);
// The column of buttons at the map's right edge (fit, lasso, walk, search ...); map_tools_width(): with its margin.
void map_tools(Frame& frame, const Rect& picture);
// The legend of the regions' muted colours, on the map, with its upper edge at y; drawn only if the regions show
// another attribute than the things' colours do. Returns the y below it; the same y if it was not drawn.
float ground_legend(Frame& frame, const Rect& room, float y);
float map_tools_width();
// Opens the search box; search_box() draws it while it is open, left of the map's buttons.
void open_search(State& state);
void search_box(Frame& frame, const Rect& picture);
// The card about what a net makes out of noise (View::made), with its lower edge at `bottom`. Returns the `bottom` for
// what is drawn above it; the same one if there is no card.
float made_card(Frame& frame, const Rect& picture, float bottom, bool small);
// Along the map's lower edge: the scale bar, the overview of a map that is zoomed in, flow_pill(), made_card(), and the
// slider over layers or past steps.
void map_foot(Frame& frame, const Rect& picture, bool small);
// The pill that chooses the attribute by which things are coloured, with `prefix` before the attribute's label; drawn
// on the map, or beside the legend of a small map.
void color_pill(Frame& frame, const Rect& rect, std::string_view prefix);
float color_pill_width(const Frame& frame, std::string_view prefix);
// Declares a part of the map as covered: names are placed clear of it.
void cover_map(Frame& frame, const Rect& rect);
// On the fantasy map (View::map.fantasy): the compass and the cartouche, where there is room; and the name of a
// country.
void map_ornaments(Frame& frame, const Rect& picture);
void draw_country_name(const map::Label& label, const Rect& picture);
// The legend: the meaning of the colours. It is legend_height() high.
void legend(Frame& frame, const Rect& rect, bool small);
// How far down the legend must start so that its first line is level with a control of this height beside it.
float legend_lead(float height);
float legend_height(const Frame& frame, float width, bool small);
// Bits kept: the index, in its table, of the attribute that the map is coloured by; -1: it is not coloured by one of
// them, or nothing is measured.
int kept_attribute(const Frame& frame);
// A cell's value by the probe that the table is set to.
const train::Bits& shown_bits(const Frame& frame, const train::BitsCell& cell);
// The bits that a layer keeps of kept_attribute(), as text that fits `width`: "1.21 ±0.08 of 1.40 bits". Empty if there
// is no such attribute or layer; "…" while not measured, "–" if not finite.
std::string kept_figure(const Frame& frame, std::size_t layer, float width);
// The meaning of a cell of the table, in a sentence.
std::string kept_sentence(const Frame& frame, std::size_t layer, std::size_t attribute);

}  // namespace ui
