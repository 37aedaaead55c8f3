// The frame: session, map and panels tied together, the same on web and desktop. Platforms own the window and call
// frame(). May include everything but platform. GL only through map::MapRenderer, ImGui only through ui.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/backend.h"
#include "app/change_watch.h"
#include "app/comparison.h"
#include "app/guide.h"
#include "app/map_history.h"
#include "app/map_layers.h"
#include "app/picture.h"
#include "app/pointing.h"
#include "app/session.h"
#include "app/slow_motion.h"
#include "app/sweep_link.h"
#include "app/sweep_show.h"
#include "app/typed.h"
#include "map/identity.h"
#include "map/labels.h"
#include "map/layer_strip.h"
#include "map/map_renderer.h"
#include "map/thing_labels.h"
#include "projection/turn.h"
#include "train/bits_kept.h"
#include "ui/screen_tiles.h"
#include "ui/ui.h"

namespace app {

// What a platform tells each frame. Sizes in logical pixels.
struct Input {
    double now_s = 0;
    float pixel_ratio = 1;
    bool prefers_dark = false;
    bool touch = false;
    bool reduced_motion = false;  // the learner's system asks for less: the view jumps instead of gliding
    bool spares_pixels = false;   // there is no graphics card: the map is coarse while it moves
    bool visible = true;          // false: hidden or off-screen, so neither trains nor draws
    float pinch = 1;              // trackpad or two fingers, this frame
    map::Point2 pinch_at{};
    std::string_view alarm;  // what the platform has to say (lost GL context, ...); empty = nothing new
};

// A data set whose file is not here yet (data::is_here), on a platform that can fetch it: what to do once it is.
struct Waiting {
    model::Spec spec;
    std::string file;        // data::DatasetRow::file
    std::string label;       // of the data set
    std::string instead_of;  // the data set that ran when it was wanted
    bool from_link = false;
};

// How far the maps of several seeds agree: what the last sweep over seeds found.
struct SeedAgreement {
    projection::Agreement found;
    model::Spec of;  // with any of the seeds
    long step = 0;
};

// A lesson that was left for free play, and what ran then.
struct LeftLesson {
    const lessons::Lesson* lesson = nullptr;
    int index = 0;
    model::Spec spec;
};

// What a frame asks of its platform.
struct Output {
    std::string copy_to_clipboard;      // empty = nothing
    std::string save_name, save_bytes;  // a file for the learner; empty name = nothing
    bool progress_changed = false;      // of the lessons: app.progress() is other than last frame
    bool link_changed = false;          // app.link() differs from last frame
    bool wants_frame_soon = true;       // false: nothing moves; wait for input
    bool dark = false;
    std::array<ui::PaintedTexture, 2> painted{};  // the maps' pictures, as of this frame
};

class App {
   public:
    App();
    // GL is there: returns a sentence if the machine cannot draw the map, else empty.
    std::string start_gl();
    void lost_gl();

    // Opens a link's fragment: "lesson=ID&step=N", an experiment, or an experiment within a lesson. A wrong one raises
    // the alarm and opens the default; what was wrong is returned.
    core::Error open_link(std::string_view fragment);
    void set_parts(const ui::Parts& parts);

    // The page's program comes in two parts; until both are there, nothing is trained on the graphics card, and only
    // what the first map needs is drawn. Returns a sentence if the machine cannot draw the rest.
    std::string set_whole(bool whole);
    // GL is worked out by a program instead of a graphics card.
    void set_in_software(bool on) { backend_.in_software = on; }

    // A platform that fetches data sets says so; on others a file that is not there is an error at once. What is wanted
    // runs when its file has arrived; until then, and if it cannot be had, what runs goes on.
    void set_fetches(bool on) { fetches_ = on; }
    // The file that is waited for; empty = none.
    [[nodiscard]] std::string wanted_file() const { return waiting_ ? waiting_->file : ""; }
    // The platform tells: how large it is; that packed_file() has it; or that it cannot be had (a sentence).
    // Each is ignored if another file, or none, is waited for by now. An error of the second: it is no good.
    void file_size(std::string_view file, double bytes);
    core::Result<bool> file_arrived(std::string_view file);
    void file_failed(std::string_view file, std::string_view sentence);

    // Between ImGui::NewFrame() and ImGui::Render().
    Output frame(const Input& input);
    // Instead of frame() while the graphics context is lost: training goes on, on the CPU. False: nothing trains.
    bool frame_without_gl(const Input& input);

    // For the page API and the command line.
    [[nodiscard]] std::string link() const;
    core::Result<bool> apply_json(std::string_view partial_spec);
    // A sentence on the map for a while.
    void tell(std::string sentence, double now_s);
    void play(bool on);
    // How far the lessons are, as text that a platform keeps from visit to visit.
    [[nodiscard]] std::string progress() const { return guide_.progress(); }
    void restore_progress(std::string_view progress) { guide_.restore(progress); }
    // The lesson that is open, as one JSON object; "null" without one. And its recorded solution, for tests.
    [[nodiscard]] std::string lesson_json() const;
    core::Result<bool> solve_step();
    // Two models side by side: forked from what runs; the side (0 = A, 1 = B) that all else is about; the end.
    void start_comparison();
    void show_side(int side);
    void end_comparison(bool keep_b);
    // One JSON object: {"on": false}, or both sides and what separates them.
    [[nodiscard]] std::string comparison_json() const;
    long step(long n);
    // Many maps at once, of what runs: axes as model::read_axis() reads them, none = ten seeds. And the end of it.
    core::Result<bool> start_sweep(const std::vector<std::string>& axes);
    void end_sweep();
    void take_cell(int index);
    // One JSON object: {open, on, columns, rows, step, on_card, agreement, cells}.
    [[nodiscard]] std::string sweep_json() const;
    // Where steps are done (backend.h). What is pinned holds until another is; none of it is part of a Spec or a link.
    void choose_backend(BackendChoice choice);
    // One JSON object: {"choice", "runs_on", "cpu", "webgl", "why_not"}.
    [[nodiscard]] std::string backend_json() const;
    void reset(std::optional<int> seed);
    [[nodiscard]] bool playing() const { return playing_; }
    [[nodiscard]] Session& session() { return session_; }
    // Class ids over the map's visible rectangle, [h, w], row 0 at the top.
    std::vector<std::uint8_t> regions(int w, int h);
    // One JSON object for window.embedscape.snapshot(), without the points.
    [[nodiscard]] std::string snapshot_json() const;
    // One JSON object for window.embedscape.bits_kept(): measures first what is not of this step yet.
    std::string bits_kept_json();
    // The map as it is seen now, with a strip below it; a width and a height of 0 are those of the screen's map.
    [[nodiscard]] core::Result<Picture> picture(PictureOptions options);
    // The theme that is shown.
    [[nodiscard]] bool dark() const { return dark_; }
    // Where the map is looked at from.
    [[nodiscard]] const map::Camera& camera() const { return camera_; }
    // Where things stand on the screen; its report is for tests.
    [[nodiscard]] ui::State& ui_state() { return ui_state_; }

   private:
    // Everything the map's picture depends on: equal to the last one's means there is nothing to draw.
    struct Drawn {
        long changes = -1;  // count of everything that changed the snapshot or the coloring
        long version = -1;  // of the things' flags
        map::Camera camera;
        map::Viewport viewport;
        float pixel_ratio = 0;
        bool dark = false, fantasy = false;
        int hovered = -1, pinned = -1, highlighted = -1;
        int lit_truth = -1, lit_said = -1;
        bool walks = false;
        map::Point2 probe{}, walk_from{};
        std::string regions_of, borders_of, grid_a, grid_b;
        std::vector<std::string> shows;
        float ghost = 0;
        long compared = -1;  // compared_, while there are two
        bool operator==(const Drawn&) const;
    };

    long train(const Input& input);
    bool trains();
    void measure_bits(const Input& input);
    // app_map.cpp
    [[nodiscard]] const train::Snapshot& seen() const { return uses_own_ ? own_ : session_.shown(); }
    void choose_seen(double now_s);
    [[nodiscard]] DecodeInput decode_input() const;
    void see_layer(int layer);
    void look_through();
    void watch_regions(double now_s);
    void fill_field(const map::RegionView& view);
    void follow_map(const Input& input);
    void color_map(const Input& input);
    void draw_map(const Input& input);
    map::Scene scene_of_map(const Input& input);
    // A map that is shown will be sharper once it rests.
    [[nodiscard]] bool is_coarse() const { return renderer_.is_coarse() || (compare_ && other_renderer_.is_coarse()); }
    void raise_land();
    void place_names(const map::RegionView& region, double seconds);
    ui::Actions show_panels(const Input& input);
    void keep_style(const Input& input);
    void show_hovered(ui::View& view) const;
    void show_textures(ui::View& view);
    void show_running(ui::View& view);
    void show_guide(ui::View& view, const lessons::Moment& now);
    [[nodiscard]] ui::BackendView backend_view() const;
    // app_actions.cpp
    void obey(const ui::Actions& actions, const Input& input, Output& output);
    void obey_map(const ui::Actions& actions, const Input& input);
    [[nodiscard]] map::Point2 walk_place(map::Point2 px) const;
    void obey_selection(const ui::Actions& actions, Output& output);
    void obey_past(const ui::Actions& actions);
    void obey_slow_motion(const ui::Actions& actions, double now_s);
    void save_picture(const ui::Actions& actions, Output& output);
    void show_found(const map::Hit& hit);
    void look_at(int thing);
    // app_compare.cpp
    bool resume_comparison();
    void compare_after(const Applied& applied);
    void obey_comparison(const ui::Actions& actions);
    bool catches_up();
    long run(double budget_ms, long max_steps, double now_s);
    [[nodiscard]] const train::Snapshot& seen_of(int side) const;
    [[nodiscard]] bool lies_on_a(int side) const;
    void lay_onto_a(train::Snapshot& b) const;
    void choose_other_seen();
    [[nodiscard]] map::Bounds bounds_of_both() const;
    void find_comparison(double now_s);
    [[nodiscard]] bool comparison_moves() const;
    void lay_differences_on(int side, MapLayers& layers, map::Scene& scene) const;
    void draw_other(const Input& input, const map::Scene& active);
    void place_other_names(double seconds);
    void show_comparison(ui::View& view, double seconds);
    [[nodiscard]] int active_side() const { return compare_ ? compare_->active : -1; }
    // app_sweep.cpp
    void open_sweep();
    core::Result<bool> start_sweep(core::Result<train::Sweep> made);
    void want_sweep(const SweepLink& maps);
    void start_wanted_sweep();
    void keep_agreement(int cell);
    [[nodiscard]] bool agreement_fits() const;
    void close_show(int cell = 0);  // the cell whose seeds are of interest
    void restart_sweep(bool new_seed);
    void restart_with(const model::Spec& base);
    std::string follow_levers(const Applied& applied);
    void save_sweep(Output& output);
    void run_sweep(const Input& input);
    void obey_sweep(const ui::Actions& actions, Output& output);
    // app_lessons.cpp
    [[nodiscard]] lessons::Moment moment() const;
    const std::vector<train::WantedCell>& cells_of_step();
    train::KeptWish kept_wish();
    void begin_lesson_at(const model::Spec& wanted, long steps);
    void open_lesson(const lessons::Lesson& lesson, int index);
    void go_to_step(int index);
    void leave_lesson();
    void back_to_lesson();
    void obey_lessons(const ui::Actions& actions);
    void predict_region(map::Point2 px);
    void note_in_ledger();
    long warm_up(double now_s, double budget_ms);
    bool waits_for(const model::Spec& spec, bool from_link);
    void open(const model::Spec& spec);
    void settle(double now_s);
    void adopt(const Applied& applied, double now_s);
    void update_notice(double now_s);
    void measure_speed(double now_s, long steps);

    Session session_;
    Backend backend_;
    std::unique_ptr<SweepShow> show_;
    bool sweep_open_ = false;
    bool show_works_ = false;  // its pictures or figures are not those of the last step yet
    ui::SweepView sweep_view_;
    map::Viewport cell_size_{0, 0};
    std::optional<SweepLink> wanted_sweep_;
    ui::SweepWish shared_wish_;  // as it stands in the link
    std::optional<SeedAgreement> agreement_;
    Guide guide_;
    std::optional<LeftLesson> left_;
    bool lesson_changed_ = false;
    bool link_changed_ = false;     // by something beside the Spec and the lesson
    bool lesson_arranges_ = false;  // the draft is the lesson's own doing: no notice about it
    long warm_left_ = 0;            // steps to be done as fast as they go
    double warm_until_s_ = -1;
    model::Spec draft_, tried_;                    // tried_: the draft that settle() last looked at
    map::MapRenderer renderer_, other_renderer_;   // other_: of the side that is not active
    std::unique_ptr<Comparison> compare_, ended_;  // ended_: undo brings it back
    long compared_ = 0;                            // counts what changes the look of a comparison; never falls
    bool gl_ready_ = false;
    map::Coloring coloring_;
    std::string coloring_key_;
    map::LabelState labels_;
    map::Terrain terrain_;
    long terrain_changes_ = -1;  // as of which changes_
    bool fantasy_ = false;
    bool whole_ = true;
    map::LayerStrip strip_;
    Drawn drawn_;
    train::BitsKept kept_;
    const lessons::Step* step_of_cells_ = nullptr;  // that step_cells_ are of
    std::vector<train::WantedCell> step_cells_;
    long changes_ = 0, strip_changes_ = -1;
    map::Camera camera_;
    bool camera_follows_ = true, camera_placed_ = false, camera_moves_ = false;
    ui::State ui_state_;
    ui::Parts parts_;
    bool playing_ = true, resting_ = false;
    bool dark_ = false, ui_dark_ = false, touch_ = false, styled_ = false;
    int highlighted_ = -1;
    Pointing pointing_;
    ChangeWatch watch_;
    MapHistory past_;
    Trails trails_;
    bool trails_fade_ = false;
    MapLayers layers_;
    map::Identity identity_;
    std::string identity_of_;  // data set and head
    double identity_s_ = -1;
    long identity_changes_ = -1;
    SlowMotion slow_;
    TypedSeen typed_seen_;
    map::ThingLabelState thing_labels_;
    train::Snapshot own_;  // what the map shows where it is not the running model's snapshot
    bool uses_own_ = false;
    map::Bounds bounds_;                                               // of what is seen
    long own_changes_ = -1, grid_changes_ = -1, bounds_changes_ = -1;  // as of which changes_
    long seen_step_ = -1;                                              // of the past; -1 = now
    int seen_layer_ = -1;                                              // -1 = the map
    projection::Plane layer_plane_;
    train::Through through_;  // what it is of
    map::AnswerField field_;
    projection::Turn turn_;
    bool turned_ = false;
    float closer_ = 1;
    std::string notice_, alarm_, last_link_;
    std::optional<Waiting> waiting_;
    bool fetches_ = false;
    model::Spec linked_;  // whose link that is
    double notice_until_s_ = 0, last_s_ = -1, last_active_s_ = 0, last_moved_s_ = -1;
    double steps_per_second_ = 0, speed_since_s_ = 0, step_debt_ = 0;
    long speed_steps_ = 0;
};

}  // namespace app
