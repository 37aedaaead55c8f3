// The interface between app and panels: panels() reads a View, edits the draft Spec and returns Actions; State is what
// panels remember between frames. Nothing in ui trains, draws the map's picture or decides what a change means. May
// include model, train, map and ui, and Dear ImGui; no mathematics, no GL. Next: style.h (colours and sizes), layout.h
// (where panels are placed), panels/ (one file a panel).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lessons/moment.h"
#include "map/heads/identity.h"
#include "map/names/labels.h"
#include "map/names/mountains.h"
#include "map/names/thing_labels.h"
#include "map/things/coloring.h"
#include "map/things/neighbours.h"
#include "map/view/camera.h"
#include "map/view/layer_strip.h"
#include "model/choice.h"
#include "model/diff.h"
#include "train/bits_kept.h"
#include "train/history.h"
#include "train/snapshot.h"
#include "ui/board.h"
#include "ui/compare.h"
#include "ui/earlier_runs.h"
#include "ui/flow.h"
#include "ui/gallery.h"
#include "ui/looking.h"
#include "ui/made.h"
#include "ui/places.h"
#include "ui/rect.h"
#include "ui/sheet.h"
#include "ui/sweep.h"
#include "ui/tour.h"

namespace ui {

// The parts of the interface that are shown. A page that embeds the program chooses; the playground itself shows all.
struct Parts {
    bool features = true, architecture = true, loss = true;
    bool header = true;  // brand, data set, share
    bool curves = true;
};

// One condition of a lesson's task, and whether it holds now.
struct GuideCheck {
    std::string text;
    bool holds = false;
};
// The open step of a lesson, with live figures filled in: its text, a question to answer beforehand, a task with its
// conditions, and whether it is done.
struct Guide {
    int number = 1;                  // of the lesson, from 1
    std::string title, text, watch;  // watch: where to look meanwhile
    std::string question;            // the learner predicts its answer; empty: none
    std::vector<std::string> choices;
    bool on_map = false;              // the choices are regions: a click on a region chooses it, too
    int chosen = -1, came_true = -1;  // predicted and right choice; -1 = not known yet; chosen -2 = skipped
    bool was_right = false;
    std::string verdict;  // a sentence: whether the prediction was right, and why; empty: not known yet, or skipped
    std::string task;     // empty: none
    std::vector<GuideCheck> checks;
    std::string done_text, hint, par, took;  // par: the cost of the author's solution; took: of the learner's
    bool hint_shown = false;
    std::string_view exhibit;  // its id in the table of exhibits (ui/exhibits); empty: none
    int index = 0, count = 1;  // of the step, from 0; number of steps
    bool done = false;
    bool last_lesson = false;
    std::vector<bool> steps_done;
    // The question on other data (lessons/transfer.h), which is asked before the lesson and again as its last step.
    bool asks_before = false;         // it is asked now, before the lesson, in place of the step
    bool ends_with_training = false;  // this is the last step: training answers the question
    bool before_was_right = false;    // the answer before the lesson was right
    std::string before_question;
    std::string said_before;  // the answer before the lesson; empty: none
    std::vector<std::string> before_choices;
    bool has_maps = false;                                                    // the step offers a sweep
    bool features = true, architecture = true, loss = true, training = true;  // panels that are shown
};

// A line of the list of lessons.
struct LessonEntry {
    std::string_view id, title, about;
    int minutes = 4;
    int n_steps = 1, n_done = 0;
    bool open = false;
    // The question on other data: answered both before and after the lesson, and whether each was right.
    bool answered = false, right_before = false, right_after = false;
};

// Where training steps are computed, and how fast CPU and graphics card were when both were tried.
struct BackendView {
    std::string_view choice = "auto";  // or "cpu", "webgl"
    bool on_gpu = false;
    double cpu = 0, gpu = 0;     // samples a second; 0: not tried
    std::string_view why_not{};  // why the graphics card cannot be used; empty: it can
};

// ---- View and its parts: what panels may read. References are valid for the frame.

// The share of things' k nearest neighbours that the picture keeps, and the share that a random picture would keep.
struct KeptAt {
    int k = 0;
    double kept = 0, by_chance = 0;
};

// How more than two dimensions are projected to two, and how far to trust the picture.
struct Projected {
    bool on = false;  // the map or layer on the screen has more than two dimensions
    int n_dims = 2;
    bool laid_out = false;       // a layout is chosen (t-SNE, UMAP or MDS); see `refused`
    std::string state{};         // of the layout: "step 320 of 750"
    bool paused = false;         // the layout stays as it is
    std::string_view reading{};  // of the layout: how to read its picture
    std::string refused{};       // why there is no layout; empty: there is one, or none was asked for
    std::string spread{};        // of a plane: how much of the spread it shows, in one sentence; empty: it is a layout
    std::string trust{};         // how far to trust it, in one sentence; empty: not measured yet
    std::vector<KeptAt> kept_at{};  // with k rising; empty: not measured yet
    std::string brief{};            // a shorter caption for a narrow screen; pressing it shows `caption`
    std::string caption{};          // at the map's foot: how it is projected, and how many neighbours that keeps
    bool can_color = false;         // things can be coloured by the trust in each
    std::string mistakes{};         // legend of the lines that mark its worst mistakes, with their number; empty: none
};

// The map that is on the screen: of the present step, of a past one, or a layer in its place.
struct MapShown {
    const map::Coloring& coloring;
    const std::vector<map::Label>& labels;             // names standing on the map
    const std::vector<map::ThingLabel>& thing_labels;  // names of things
    const Looking& looking;
    const map::Overlay* overlays[2] = {nullptr, nullptr};  // lines and labels below and above the things
    std::span<const map::LayerPicture> layer_pictures{};   // features, encoder layers, the map
    map::RegionView region{};                              // which head fills the map, and which of its outputs
    map::Camera camera{};
    const std::vector<map::RegionEvent>* events = nullptr;  // births, splits, mergers ... of regions, oldest first
    map::Bounds bounds{};                                   // of the things' places
    const map::PlaceGrid* places = nullptr;                 // index of the points, to find those nearby
    float closer = 1;                                       // zoom relative to the view of all things
    int hovered = -1;                                       // thing under the pointer, else the pinned one; -1: none
    std::vector<float> hovered_answer{};                    // output of the regions' head for it
    unsigned long texture = 0;                              // the map's picture; 0 = not drawn yet
    unsigned long atlas_texture = 0;                        // pictures of the things; 0 = they have none
    int atlas_columns = 1, atlas_rows = 1;
    bool fantasy = false;                                        // drawn as a land with coasts and towns
    const std::vector<map::MountainLabel>* mountains = nullptr;  // names of mountains; null: there are none
    Projected projected{};
};

struct TrainingShown {
    bool playing = false;
    std::string resting{};  // why training rests although play is on; empty: it does not rest
    double steps_per_second = 0, samples_per_second = 0;
    BackendView backend{};
    int slow_phase = -1;          // phase of the step that is shown in slow motion, 0 to 3; -1 = none is
    std::string slow_sentence{};  // the caption of that phase
};

// Messages to the learner.
struct Messages {
    std::optional<core::Error> problem{};  // why the draft does not compile; shown beside the field that it names
    std::string reading{};                 // progress of reading a large file; a button stops it; empty = none
    std::string notice{};                  // the effect of the last change, in one sentence; empty = none
    std::string alarm{};                   // NaN, lost context, a bad link: stays until dismissed
    std::string hint{};                    // why training does not learn; beside the loss curve while it holds
    bool alarm_offers_undo = false;        // the last change may be the cause: a button undoes it
};

struct LessonShown {
    std::optional<Guide> guide{};  // the lesson that is open
    std::vector<LessonEntry> list{};
    std::span<const lessons::Figure> ledger{};  // columns of the open lesson's ledger, a table of attempts
    std::string_view ledger_of{};               // id of that lesson
    bool can_go_back = false;                   // the learner has left a lesson to play freely, and can resume it
    const lessons::Moment* moment = nullptr;  // the running model, as exhibits read it; null in tests without exhibits
};

// Input of the learner that Dear ImGui does not provide.
struct ExtraInput {
    bool touch = false;      // the pointer is a finger
    float pinch = 1;         // factor of a pinch in this frame
    map::Point2 pinch_at{};  // its centre, screen pixels
    double now_s = 0;
};

// A format in which the learner can export the experiment ("take home").
struct TakeHomeKind {
    std::string_view id, label, help;
};

struct View {
    const model::Spec& running;
    const train::Snapshot& latest;     // of the running model
    const train::Snapshot& on_screen;  // on the map: `latest`, a past one, a layer, or one that is rotated by hand
    const train::History& history;
    const model::Material& material;
    MapShown map;
    TrainingShown training{};
    Messages messages{};
    LessonShown lesson{};
    ExtraInput input{};
    const train::BitsKept* kept = nullptr;      // null = not measured
    const Compare* compare = nullptr;           // two models side by side; null = there is one
    const SweepView* sweep = nullptr;           // a sweep in the map's place; null = none
    const BoardShown* board = nullptr;          // the drawing board; null = the running data set was not drawn
    const GalleryShown* gallery = nullptr;      // the gallery, in the place of map and levers; null = it is closed
    const SheetShown* sheet = nullptr;          // an imported table, in the map's place; null = none
    std::span<const model::Choice> own_data{};  // data sets that were imported before, the latest last
    const TourShown* tour = nullptr;            // the tour of a first visit; null = none is on
    std::span<const EarlierRunView> earlier{};  // the latest first
    int agreement_of = 0;                       // seeds whose agreement can colour the things; 0 = none were compared
    bool dark = false;
    bool can_undo = false, can_redo = false;
    bool can_paste = false;  // Ctrl+V over the map pastes data; false: the platform itself hands over what is pasted
    Parts parts{};
    std::span<const TakeHomeKind> take_home{};  // in menu order
    const PlacesShown* places = nullptr;        // of the layer that is shown; null = it has none, or no layer is shown
    const MadeShown* made = nullptr;            // what a net makes out of noise; null = no net does
    const Flow* flow = nullptr;                 // of the thing that the card "How it got here" is about; null = none
};

// The place of the pointer over a map of a sweep.
struct SweepPointer {
    int cell = 0;
    map::Point2 px;  // in that map's picture
};

// Saving the map's picture as a file.
struct PictureRequest {
    bool svg = false;
    float scale = 1;  // of a PNG: pixels per logical pixel, 1 to 4
};

// ---- Actions and its parts: what the learner asked for in this frame.

struct LessonActions {
    std::optional<int> step;  // show this step (index, from 0)
    bool start_over = false;  // the first lesson, as on a first visit
    bool again = false;       // begin the step anew
    bool hint = false, close = false;
    bool maps = false;                // start the sweep that the step offers
    bool back = false;                // resume the lesson that was left
    std::optional<int> predict;       // answer the question by this choice; -2 = skip it
    std::optional<int> before;        // the same for the question that is asked before the lesson
    std::optional<std::string> open;  // open the lesson of this id, at its first step that is not done
    bool next = false;                // open the next lesson
    bool note = false;                // write a line into the lesson's ledger
};

struct TrainingActions {
    bool toggle_play = false, step_once = false;
    bool reset = false, new_seed = false;
    bool slow_next = false, slow_stop = false;  // slow motion: begin a step or show its next phase; end
    std::optional<std::string> backend;         // compute here: "auto", "cpu" or "webgl"
};

// A thing that is dragged to a place, logical pixels of the map's picture.
struct ThingDrag {
    int thing = 0;
    map::Point2 px;
};

// Pixels are logical pixels of the map's picture.
struct MapActions {
    map::Point2 pan{};
    float zoom = 1;
    map::Point2 zoom_at{};
    bool fit = false;
    map::Point2 turn{};                    // rotate a map of three dimensions: pixels dragged
    bool upright = false;                  // rotate it back to its principal axes
    std::optional<map::Point2> pointer;    // place of the mouse or finger; none: not over the map
    bool on_other = false;                 // `pointer` is over the map that is not active
    bool clicked = false;                  // pin the thing at `pointer`
    int highlighted = -1;                  // palette index under the pointer in the legend
    std::optional<int> pin;                // pin this thing; -1 = unpin
    bool pin_nearest = false;              // pin the thing nearest to the pinned one
    int lit_truth = -1, lit_said = -1;     // row and column under the pointer in the confusion matrix
    std::optional<map::Point2> walk_from;  // set the marker (looking.h) down here
    std::optional<map::Point2> walk_to;    // move the marker here
    bool stop_walk = false;
    std::optional<long> see_step;                    // show the map of this step; -1 = the latest
    bool pause_layout = false, kick_layout = false;  // pause or resume it; move its things at random
    std::optional<ThingDrag> drag_thing;             // in a layout, in each frame while it is dragged
    std::optional<int> see_layer;                    // show this layer large; -1 = the map
};

struct SelectionActions {
    std::vector<map::Point2> lasso;  // corners of a lasso that was closed, pixels of the map's picture
    map::Choose choose = map::Choose::replace;
    bool none = false, others = false, hide = false, show_hidden = false, save = false;  // save: as a file
    std::optional<int> color;          // give the selected things this palette index; -1 = their own again
    std::optional<std::string> query;  // search for this text
    std::optional<map::Hit> found;     // go to this search result
};

struct CompareActions {
    bool fork = false;                // copy the running model: the original is A, the copy B
    std::optional<int> side;          // make A (0) or B (1) the active one
    bool keep = false, drop = false;  // end the comparison and go on with B, or with A
    bool redraw = false;              // the switches for hatching and arrows (State) were changed
};

struct EarlierActions {
    std::optional<int> resume_run, compare;  // ids of runs
};

struct SweepActions {
    std::optional<SweepRequest> start;
    bool open = false, choose = false, stop = false;  // start a sweep of suggested axes; choose the axes again; end it
    bool picture = false;                             // save all maps as one picture
    std::optional<int> take;                          // continue with the model of this cell as the one map
    std::optional<SweepPointer> pointer;
    map::Viewport cell{0, 0};  // size at which the cells' pictures are shown
};

struct Actions {
    LessonActions lesson;
    TrainingActions training;
    MapActions map;
    SelectionActions selection;
    CompareActions compare;
    SweepActions sweep;
    EarlierActions earlier;
    TourActions tour;
    SheetActions sheet;
    BoardActions board;
    GalleryActions gallery;
    bool undo = false, redo = false;
    bool copy_link = false;
    bool dismiss_alarm = false;
    std::optional<std::string> choose_dataset;  // replace the draft by this data set's default Spec
    std::optional<PictureRequest> save_picture;
    std::string take_home;  // id of a kind of View::take_home; empty = none
    FlowActions flow;
};

// The text that was drawn in a frame, and where. Tests look for text that leaves its card or covers other text.
struct PlacedText {
    std::string text;
    float x = 0, y = 0, w = 0, h = 0;
    int layer = 0;  // 0 panels, 1 on the map, 2 popups and tooltips
};
struct LayoutReport {
    bool on = false;
    std::vector<std::string> outside;  // texts that are wider than their card
    std::vector<PlacedText> texts;
    std::vector<PlacedText> map_names;  // names of regions, things and mountains that stand on the map
};

// The effect of dragging on the map. walk: it moves the marker (looking.h).
enum class Tool { move, lasso, walk };

// The probe whose results the table of bits kept shows: in each cell the better one, or the same one in all cells.
enum class Probe { better, linear, neighbours };

// What panels remember between frames: the open tab, unfolded details, a lasso that is being drawn. Nothing of the
// model. Fonts, colours and the control that is being pressed are in Context (context.h).
struct State {
    int tab = 0;  // of the narrow layout
    Tool tool = Tool::move;
    std::vector<map::Point2> lasso;  // that is being drawn, pixels of the map's picture
    bool search_open = false, open_layers = false, open_take_home = false;  // open_layers: the menu of map layers
    bool panel_alone = false;  // on a screen with space for either the map or a panel: show the panel
    int search_focus = 0;      // frames until the search field gets the keyboard; 0 = it has had it

    Rect search_place;  // rectangle of the search box and its results, while it is open
    int card_side = 0;  // where the card about the thing is: 0 right of the pointer, 1 left; 2 and 3 the same, higher

    std::string search_text;
    int search_at = 0;                   // index of the marked search result
    map::Viewport map_size;              // logical size of the map's picture, as laid out in the last frame
    map::Point2 map_origin;              // its top left on the screen
    std::vector<map::Box> map_covered;   // parts of it under pills, buttons and cards: names are placed clear of them
    std::vector<map::Box> map_controls;  // those of map_covered that are pills or buttons, of the last frame
    std::vector<map::Box> map_exhibits;  // those of map_covered that an exhibit drew, of this frame
    double toast_until_s = 0;
    std::string toast;                               // a message that goes by itself: "Link copied"
    bool go_to_flow = false;                         // the card "How it got here" is to be scrolled to
    bool sees_flow = false;                          // it is in sight
    std::string flow_text;                           // the text that is typed there
    int flow_focus = 0;                              // frames until that line gets the keyboard; 0 = it has had it
    int flow_brush = 0;                              // the colour that is painted with there
    bool asks = false;                               // the mode "What is this?" is on (asking.h)
    bool holds = false;                              // a control is held by pointer or finger in this frame
    bool show_help = false;                          // the help of every control is shown below it
    bool log_loss = false;                           // the loss curve has a logarithmic scale
    bool open_legend = false;                        // the legend shows all entries, however many lines they take
    unsigned open_losses = 0;                        // bit i: the details of loss i are shown
    bool open_earlier = false;                       // all earlier runs are listed, not just the last few
    bool open_map = false;                           // the details of the map's layer are shown
    int open_layer = -1;                             // the layer whose other fields are shown; -1: none
    bool open_training = false;                      // the less common settings of training are shown
    Probe probe = Probe::better;                     // whose bits kept are shown
    bool shows_kept = false;                         // a panel showed View::kept in this frame
    int cartouche_at = -1, compass_at = -1;          // ornaments of the fantasy map: which of six places; -1: none
    bool problem_placed = false;                     // a control showed Messages::problem in this frame
    std::optional<map::Point2> tapped;               // touch: the last tap on the map, pixels of its picture
    std::string histograms_of;                       // data set of `histograms`
    std::vector<std::vector<float>> histograms;      // one for each feature group; heights 0..1
    lessons::Desk desk;                              // what the learner made with the exhibits of lessons
    bool compare_land = true, compare_lines = true;  // A against B: hatch differing land, arrows to things that moved
    bool shows_compare = false;                      // a panel showed the bits kept of A and B in this frame
    std::optional<map::Point2> other_origin;         // top left of the map that is not active; none: it is not shown
    PlacesState places;                              // how a layer with places is shown
    MadeState made;                                  // how far noise has flowed to the map
    BoardState board;                                // the brush with which points are drawn
    bool tour_touched = false;                       // something outside the card of the tour is being pressed
    Rect tour_place;                                 // rectangle of the map and the tour's card beside it
    int lesson_seen = 0, step_seen = -1;             // of the last frame; a new lesson or step is shown from its top
    bool show_lessons = false;                       // the list of lessons is shown in the map's place
    bool show_gallery = false;                       // the gallery of architectures is open (app/gallery.h)
    std::string sheet_word;                          // the word that is typed in a sheet
    SweepRequest sweep;                              // the sweep as chosen so far
    bool open_caption = false;                       // all of a projected map's caption is shown on a narrow screen
    int grabbed = -1;                                // the thing of a layout that is being dragged; -1: none
    bool by_trust = false;                           // colour things by how far the picture can be trusted about them
    bool by_agreement = false;                       // colour things by the agreement of seeds, where it was measured
    LayoutReport report;
};

// Both act on the current Context (context.h); call them between frames.
// Fills Dear ImGui's font atlas for a pixel ratio; the platform then renews the font texture. `serif`: include the font
// of the fantasy map; without it that map uses the ordinary font.
void load_fonts(float pixel_ratio, bool serif = true);
// Sets colours and sizes for the theme and the pointer.
void apply_style(bool dark, bool touch);

// One frame of panels over the whole display (ImGui::GetIO().DisplaySize, logical pixels).
Actions panels(model::Spec& draft, State& state, const View& view);

// The size in pixels at which a name is drawn on the map, for map::place_labels.
map::Point2 measure_map_name(const std::string& text);      // regions on the chart
map::Point2 measure_country_name(const std::string& name);  // regions on the fantasy map
map::Point2 measure_thing_name(const std::string& name);
map::Point2 measure_town_name(const std::string& name);  // things on the fantasy map

}  // namespace ui
