// The app as platforms see it: the same on web and desktop. They own the window and call frame(); scripts of a page and
// the command line call the rest. May include everything but platform. Next: frame.cpp, rooms.h.
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

    // GL is there: an error if the machine cannot draw the map. And it is gone.
    core::Status start_gl();
    void lost_gl();
    // GL is worked out by a program instead of a graphics card.
    void set_in_software(bool on);
    // The page's program comes in two parts; until both are there, nothing is trained on the graphics card, and only
    // what the first map needs is drawn. An error if the machine cannot draw the rest.
    core::Status set_whole(bool whole);

    // Between ImGui::NewFrame() and ImGui::Render(). The second: while the graphics context is lost, training goes on.
    Output frame(const Input& input);
    bool frame_without_gl(const Input& input);

    core::Status open_link(std::string_view fragment);  // links.h
    [[nodiscard]] std::string link() const;
    core::Result<bool> apply_json(std::string_view partial_spec);
    void set_parts(const ui::Parts& parts);

    void set_fetches(bool on);                      // fetching.h
    [[nodiscard]] std::string wanted_file() const;  // empty = none
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

    // How far the lessons are, as text that a platform keeps from visit to visit.
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

    // Of the side that is active, or the only one.
    [[nodiscard]] Session& session();
    [[nodiscard]] const map::Camera& camera() const;
    [[nodiscard]] bool dark() const;
    // Where things stand on the screen; its report is for tests.
    [[nodiscard]] ui::State& ui_state();

   private:
    std::unique_ptr<Rooms> rooms_;
};

}  // namespace app
