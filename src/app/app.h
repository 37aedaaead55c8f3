// The app's interface for platforms, the same on web and desktop. A platform owns the window and calls frame(). Words
// used throughout app: a Spec describes an experiment (model/spec.h); a thing is one row of the data, drawn as a point
// on the map; a side is a model with its map (side.h). The class App has the functions that concern the app as a whole.
// A platform calls the other functions (fetching.h, own_data.h, page_json.h, stages/many_maps.h ...) with rooms(), the
// app's state (rooms.h), as argument. May include everything but platform. Next: frame.cpp, rooms.h.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/experiment/session.h"
#include "app/frame.h"
#include "data/import/read_files.h"
#include "ui/ui.h"

namespace app {

class App {
   public:
    App();
    ~App();

    // Call start_gl() when there is a graphics context, lost_gl() when it is lost. Error: GL lacks a required feature,
    // or a shader does not compile.
    core::Status start_gl();
    void lost_gl();
    // whole: the whole program is loaded. A page loads it in two parts; with the first part alone, the app draws only
    // what the first map needs and does not train on the graphics card. Error: a shader does not compile.
    core::Status set_whole(bool whole);
    // One frame, called between ImGui::NewFrame() and ImGui::Render(). While the graphics context is lost,
    // frame_without_gl() is called in its place: it only trains, and returns whether anything trains.
    Output frame(const Input& input);
    bool frame_without_gl(const Input& input);

    // Commands that change the running model. Each ends the tour of a first visit, if it is on, and then calls the
    // function of the same name in links.h, own_data.h, experiment/controls.h or stages/; start_drawing() opens the
    // drawing board (drawing_board.h).
    core::Status open_link(std::string_view fragment);
    core::Result<bool> apply_json(std::string_view partial_spec);
    core::Status import_files(std::vector<data::ImportedFile> files);
    core::Status learn_sheet();
    void start_drawing();
    void play(bool on);
    long step(long n);
    void reset(std::optional<int> seed);
    void start_comparison();
    core::Status start_sweep(const std::vector<std::string>& axes);

    [[nodiscard]] std::string link() const;  // of the running experiment (links.h)
    [[nodiscard]] bool playing() const;
    void tell(std::string sentence, double now_s);  // shows a notice beside the map
    void set_parts(const ui::Parts& parts);         // which parts of the interface are shown
    // The learner's progress in the lessons, as text that a platform stores between visits.
    [[nodiscard]] std::string progress() const;
    void restore_progress(std::string_view progress);
    [[nodiscard]] Session& session();     // of the active side (A or B), or of the only one
    [[nodiscard]] ui::State& ui_state();  // the state of the interface; tests read its report
    [[nodiscard]] Rooms& rooms() { return *rooms_; }
    [[nodiscard]] const Rooms& rooms() const { return *rooms_; }

   private:
    void leave_tour();

    std::unique_ptr<Rooms> rooms_;
};

}  // namespace app
