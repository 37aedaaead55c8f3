// The app as platforms see it, the same on web and desktop. A platform owns the window and calls frame(); scripts of
// the page and the command line call the rest. Words used throughout app: a Spec describes an experiment
// (model/spec.h); a thing is one row of the data, drawn as a point on the map; a side is a model with its map (side.h).
// May include everything but platform. Next: frame.cpp, rooms.h.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/experiment/backend.h"
#include "app/frame.h"
#include "app/seen/picture.h"
#include "ui/ui.h"

namespace app {

class App {
   public:
    App();
    ~App();

    // Called when there is a graphics context, and when it is lost. Error: the machine cannot draw the map.
    core::Status start_gl();
    void lost_gl();
    // Whether GL is rendered in software, without a graphics card.
    void set_in_software(bool on);
    // Whether the whole program is loaded. A page loads it in two parts: the first draws only what the first map needs
    // and does not train on the graphics card. Error: the machine cannot draw the rest.
    core::Status set_whole(bool whole);

    // One frame, called between ImGui::NewFrame() and ImGui::Render(). While the graphics context is lost,
    // frame_without_gl() is called in its place: it only trains, and returns whether anything trains.
    Output frame(const Input& input);
    bool frame_without_gl(const Input& input);

    core::Status open_link(std::string_view fragment);  // links.h
    [[nodiscard]] std::string link() const;
    core::Result<bool> apply_json(std::string_view partial_spec);
    void set_parts(const ui::Parts& parts);

    void set_fetches(bool on);                      // fetching.h
    [[nodiscard]] std::string wanted_file() const;  // the file to fetch; empty = none
    void file_size(std::string_view file, double bytes);
    core::Result<bool> file_arrived(std::string_view file);
    void file_failed(std::string_view file, std::string_view sentence);

    void play(bool on);  // controls.h
    [[nodiscard]] bool playing() const;
    long step(long n);
    void reset(std::optional<int> seed);
    void go_on(long step);  // training.h
    void choose_backend(BackendChoice choice);
    void tell(std::string sentence, double now_s);

    // The learner's progress in the lessons, as text that a platform stores between visits.
    [[nodiscard]] std::string progress() const;
    void restore_progress(std::string_view progress);
    [[nodiscard]] std::string lesson_json() const;  // lesson_play.h
    core::Status solve_step();

    void start_comparison();  // two_maps.h
    void show_side(int side);
    void end_comparison(bool keep_b);
    [[nodiscard]] std::string comparison_json() const;

    core::Status start_sweep(const std::vector<std::string>& axes);  // many_maps.h
    void end_sweep();
    void take_cell(int index);
    [[nodiscard]] std::string sweep_json() const;

    [[nodiscard]] std::string snapshot_json() const;  // page_json.h
    [[nodiscard]] std::string backend_json() const;
    std::string bits_kept_json();
    std::vector<std::uint8_t> regions(int w, int h);
    [[nodiscard]] core::Result<Picture> picture(PictureOptions options);

    // The session of the active side (A or B), or of the only one.
    [[nodiscard]] Session& session();
    [[nodiscard]] const map::Camera& camera() const;
    [[nodiscard]] bool dark() const;
    // The state of the interface; tests read its report.
    [[nodiscard]] ui::State& ui_state();

   private:
    std::unique_ptr<Rooms> rooms_;
};

}  // namespace app
