// The interface: panels show read-only state, edit the draft Spec and return Actions. Nothing here trains, draws the
// map or decides what a change means. May include model, train, map and ui, and Dear ImGui; no mathematics, no GL.
// Next: style.h (the looks), layout.h (wide and narrow), panels/ (one file a panel).
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "lessons/moment.h"
#include "map/heads/identity.h"
#include "map/names/labels.h"
#include "map/names/thing_labels.h"
#include "map/things/coloring.h"
#include "map/things/neighbours.h"
#include "map/view/camera.h"
#include "map/view/layer_strip.h"
#include "model/diff.h"
#include "train/bits_kept.h"
#include "train/history.h"
#include "train/snapshot.h"
#include "ui/compare.h"
#include "ui/earlier_runs.h"
#include "ui/looking.h"
#include "ui/sweep.h"

namespace ui {

// Which parts an embedding page asked for; the playground itself shows all.
struct Parts {
    bool features = true, architecture = true, loss = true;
    bool header = true;  // brand, data set, share
    bool curves = true;
};

// What a lesson says at the moment, its figures filled in: one idea, what to predict, what to do, and whether it is
// done.
struct GuideCheck {
    std::string text;
    bool holds = false;
};
struct Guide {
    int number = 1;  // of the lesson, from 1
    std::string title, text, watch;
    std::string question;  // to be predicted; empty: nothing
    std::vector<std::string> choices;
    bool on_map = false;              // the choices are regions: a click on one chooses, too
    int chosen = -1, came_true = -1;  // -1 = not yet; chosen -2 = went on without
    bool was_right = false;
    std::string verdict;
    std::string task;  // empty: none
    std::vector<GuideCheck> checks;
    std::string done_text, hint, par, took;
    bool hint_shown = false;
    std::string_view exhibit;
    int index = 0, count = 1;
    bool done = false;
    bool last_lesson = false;
    std::vector<bool> steps_done;
    bool has_maps = false;                                                    // the step offers many maps at once
    bool features = true, architecture = true, loss = true, training = true;  // which panels show
};

// A line of the list of lessons.
struct LessonEntry {
    std::string_view id, title, about;
    int minutes = 4;
    int n_steps = 1, n_done = 0;
    bool open = false;
};

// Where steps are done, and what the race between the two found.
struct BackendView {
    std::string_view choice = "auto";  // or "cpu", "webgl"
    bool on_card = false;
    double cpu = 0, card = 0;  // samples a second; 0: no race was run
    std::string_view why_not{};
};

// What panels may read, panel by panel. References live as long as the frame.

// The map, as it is seen: now, in the past, or a layer in its place.
struct MapShown {
    const map::Coloring& coloring;
    const std::vector<map::Label>& labels;             // names standing on the map
    const std::vector<map::ThingLabel>& thing_labels;  // names of things
    const Looking& looking;
    const map::Overlay* overlays[2] = {nullptr, nullptr};  // whose words stand on the map
    std::span<const map::LayerPicture> layer_pictures{};   // features, encoder layers, the map
    map::RegionView region{};
    map::Camera camera{};
    const std::vector<map::RegionEvent>* events = nullptr;  // what happened to the regions, oldest first
    map::Bounds bounds{};                                   // of the things that are seen
    const map::PlaceGrid* places = nullptr;                 // of them
    float closer = 1;                                       // how much closer than "all things" the camera is
    int hovered = -1;                                       // thing under the pointer
    std::vector<float> hovered_answer{};                    // what the shown head says there: probabilities or values
    unsigned long texture = 0;                              // 0 = nothing drawn yet
    unsigned long atlas_texture = 0;                        // of the things' pictures; 0 = they have none
    int atlas_columns = 1, atlas_rows = 1;
    bool fantasy = false;  // it is drawn as a land with towns
};

struct TrainingShown {
    bool playing = false;
    std::string resting{};  // why nothing moves ("settled after 4,100 steps"); empty while training
    double steps_per_second = 0, samples_per_second = 0;
    BackendView backend{};
    int slow_stage = -1;          // of a step in slow motion, 0 to 3; -1 = none is shown
    std::string slow_sentence{};  // what is seen at it
};

struct SaidNow {
    std::optional<core::Error> problem{};  // what the draft cannot be, placed beside its field
    std::string notice{};                  // one sentence about what the last lever did; empty = none
    std::string alarm{};                   // NaN, lost context, a bad link: stays until dismissed
    bool alarm_offers_undo = false;        // the last lever may be to blame: a button takes it back
};

struct LessonShown {
    std::optional<Guide> guide{};  // the lesson that is open
    std::vector<LessonEntry> list{};
    std::span<const lessons::Figure> ledger{};  // columns of the open lesson's
    std::string_view ledger_of{};               // its id
    bool can_go_back = false;                   // to the lesson that was left for free play
    const lessons::Moment* moment = nullptr;    // what exhibits look at; null in tests that show none
};

struct Hands {
    bool touch = false;  // coarse pointer: larger targets
    float pinch = 1;     // this frame's pinch factor, and where (screen pixels)
    map::Point2 pinch_at{};
    double now_s = 0;
};

struct View {
    const model::Spec& running;
    const train::Snapshot& shown;  // of the running model
    const train::Snapshot& seen;   // that the map shows: the same, or one of its past, or turned by hand
    const train::History& history;
    const model::Material& material;
    MapShown map;
    TrainingShown training{};
    SaidNow said{};
    LessonShown lesson{};
    Hands hands{};
    const train::BitsKept* kept = nullptr;      // null = not measured
    const Compare* compare = nullptr;           // two models side by side; null = one alone
    const SweepView* sweep = nullptr;           // many at once, in the map's place; null = the map is there
    std::span<const EarlierRunView> earlier{};  // the latest first
    int agreement_of = 0;  // so many seeds of this experiment were compared, and things can be coloured by it; 0 = none
    bool dark = false;
    bool can_undo = false, can_redo = false;
    Parts parts{};
};

// The pointer over a map of a sweep.
struct SweepPointer {
    int cell = 0;
    map::Point2 px;  // in its picture
};

// The map as a file.
struct PictureRequest {
    bool svg = false;
    float scale = 1;
};

// What a learner asked for this frame, panel by panel.

struct LessonActions {
    std::optional<int> step;  // show this one
    bool again = false;       // the step from its beginning
    bool hint = false, close = false;
    bool maps = false;                // the sweep that the step offers
    bool back = false;                // to the lesson that was left
    std::optional<int> predict;       // a choice; -2 = no idea
    std::optional<std::string> open;  // by its id, from its first open step
    bool next = false;                // lesson
    bool note = false;                // in the ledger
};

struct TrainingActions {
    bool toggle_play = false, step_once = false;
    bool reset = false, new_seed = false;
    bool slow_next = false, slow_stop = false;  // one step in slow motion: begins, goes on; ends
    std::optional<std::string> backend;         // "auto", "cpu" or "webgl"
};

// Pixels are logical ones of the map's own picture.
struct MapActions {
    map::Point2 pan{};
    float zoom = 1;
    map::Point2 zoom_at{};
    bool fit = false;
    map::Point2 turn{};                    // of a map of three dimensions, pixels dragged
    bool upright = false;                  // back to its principal axes
    std::optional<map::Point2> pointer;    // where the mouse or finger is over the map
    bool on_other = false;                 // it is over the map that is not active
    bool clicked = false;                  // at `pointer`: pins what is there
    int highlighted = -1;                  // palette index under the pointer in the legend
    std::optional<int> pin;                // this thing; -1 = none
    bool pin_nearest = false;              // what is nearest to the pinned thing
    int lit_truth = -1, lit_said = -1;     // the cell of the confusion matrix under the pointer
    std::optional<map::Point2> walk_from;  // the probe sets out here
    std::optional<map::Point2> walk_to;    // and is here now
    bool stop_walk = false;
    std::optional<long> see_step;  // of the map's past; -1 = now
    std::optional<int> see_layer;  // large; -1 = the map
};

struct SelectionActions {
    std::vector<map::Point2> lasso;  // finished: its corners, pixels
    map::Choose choose = map::Choose::replace;
    bool none = false, others = false, hide = false, show_hidden = false, save = false;
    std::optional<int> color;          // palette index; -1 = as the others
    std::optional<std::string> query;  // what is looked for now
    std::optional<map::Hit> found;     // chosen from what was found
};

struct CompareActions {
    bool fork = false;                // what runs: from now on there are A and B
    std::optional<int> side;          // make A (0) or B (1) the active one
    bool keep = false, drop = false;  // B: it becomes what runs, or goes
    bool look = false;                // what shines and which arrows stand was changed
};

struct EarlierActions {
    std::optional<int> bring_back, compare;  // ids of runs
};

struct SweepActions {
    std::optional<SweepRequest> start;
    bool open = false, choose = false, stop = false;  // choose levers; choose others; the map again
    bool picture = false;                             // all of them as a file
    std::optional<int> take;                          // this cell becomes the map
    std::optional<SweepPointer> pointer;
    map::Viewport cell{0, 0};  // how large the cells' pictures are shown
};

struct Actions {
    LessonActions lesson;
    TrainingActions training;
    MapActions map;
    SelectionActions selection;
    CompareActions compare;
    SweepActions sweep;
    EarlierActions earlier;
    bool undo = false, redo = false;
    bool copy_link = false;
    bool dismiss_alarm = false;
    std::optional<std::string> choose_dataset;  // its default Spec replaces the draft
    std::optional<PictureRequest> save_picture;
};

// Where words were drawn in a frame: tests look for words that leave their card or cover each other.
struct PlacedText {
    std::string text;
    float x = 0, y = 0, w = 0, h = 0;
    int layer = 0;  // 0 panels, 1 on the map, 2 popups and tooltips
};
struct LayoutReport {
    bool on = false;
    std::vector<std::string> outside;  // words wider than their card
    std::vector<PlacedText> texts;
};

// What dragging on the map does.
enum class Tool { move, lasso, walk };

// What panels remember between frames: open tab, editor of a number, ... never anything of the model.
struct State {
    int tab = 0;  // narrow layout
    Tool tool = Tool::move;
    std::vector<map::Point2> lasso;  // that is being drawn, pixels of the map's picture
    bool search_open = false, open_layers = false;
    int search_focus = 0;  // frames until the search field is given the keyboard; 0 = it had it

    std::string search_text;
    int search_at = 0;                   // which of what was found
    map::Viewport map_size;              // logical size of the map's picture as laid out in the last frame
    map::Point2 map_origin;              // its top left on the screen
    std::vector<map::Box> map_covered;   // what lies over it: pills, buttons, cards; names keep away
    std::vector<map::Box> map_controls;  // of map_covered: pills and buttons, as laid out in the last frame
    std::vector<map::Box> map_exhibits;  // what a lesson's exhibit put on it this frame: of map_covered, too
    double toast_until_s = 0;
    std::string toast;                               // "Link copied"
    bool asks = false;                               // "what is this?": see asking.h
    bool show_help = false;                          // the sentences of all controls stand below them
    bool log_loss = false;                           // scale of the loss curve
    bool open_legend = false;                        // all entries, however many lines they take
    unsigned open_losses = 0;                        // bit i: the details of loss i are shown
    bool open_earlier = false;                       // all runs that were tried before, not the last few
    bool open_map = false;                           // the details of the map's layer
    bool open_training = false;                      // the less common settings of training
    bool neighbour_probe = false;                    // bits kept: what which probe found
    bool shows_kept = false;                         // something of this frame showed View::kept
    int cartouche_at = -1, compass_at = -1;          // which of their places on the fantasy map they stand at
    bool problem_placed = false;                     // a widget of this frame showed View::problem
    std::optional<map::Point2> tapped;               // touch: where the map was last tapped, in pixels of its picture
    std::string histograms_of;                       // data set of `histograms`
    std::vector<std::vector<float>> histograms;      // one a feature group, 0..1
    lessons::Desk desk;                              // what was made with the exhibits of the lessons
    bool compare_land = true, compare_lines = true;  // while comparing: land that changed hands, who moved
    bool shows_compare = false;                      // something of this frame showed the bits of A and B
    std::optional<map::Point2> other_origin;         // where the map that is not active stands; none: it is not shown
    bool show_lessons = false;                       // their list stands over the map
    SweepRequest sweep;                              // as it is being chosen
    bool by_agreement = false;                       // things are coloured by how far seeds agree, where that is known
    LayoutReport report;
};

// Fonts for this pixel ratio into ImGui's atlas, and the style for this theme. Call before a frame when either changed;
// the platform then renews the font texture.
// `serif`: whether the fantasy map's font is among them; else it is written in the ordinary one.
void load_fonts(float pixel_ratio, bool serif = true);
void apply_style(bool dark, bool touch);

// One frame of panels over the whole display (ImGui::GetIO().DisplaySize, logical pixels).
Actions panels(model::Spec& draft, State& state, const View& view);

// Size of a name on the map, for map::place_labels.
map::Point2 measure_map_name(const std::string& text);
map::Point2 measure_town_name(const std::string& name);
map::Point2 measure_thing_name(const std::string& name);

}  // namespace ui
