// See app.h.
#include "app/app.h"

#include <utility>

#include "app/experiment/controls.h"
#include "app/experiment/training.h"
#include "app/links.h"
#include "app/page_json.h"
#include "app/rooms.h"

namespace app {

Rooms::Rooms() {
    sides.pair[0] = std::make_unique<Side>(Session());
    draft.now = session().running();
    draft.tried.renew(draft.now);
    link.last_spec.renew(model::default_spec());
    lesson.guide.open(*lessons::lesson_table().front(), 0, 0);
}

App::App() : rooms_(std::make_unique<Rooms>()) {}
App::~App() = default;

core::Status App::start_gl() { return app::start_gl(*rooms_); }
void App::lost_gl() { app::lost_gl(*rooms_); }
void App::set_in_software(bool on) { rooms_->backend.in_software = on; }
core::Status App::set_whole(bool whole) { return app::set_whole(*rooms_, whole); }

Output App::frame(const Input& input) { return app::frame(*rooms_, input); }
bool App::frame_without_gl(const Input& input) { return app::frame_without_gl(*rooms_, input); }

core::Status App::open_link(std::string_view fragment) { return app::open_link(*rooms_, fragment); }
std::string App::link() const { return app::link(*rooms_); }
core::Result<bool> App::apply_json(std::string_view partial_spec) { return app::apply_json(*rooms_, partial_spec); }
void App::set_parts(const ui::Parts& parts) {
    rooms_->parts = parts;
    if (!parts.header) rooms_->lesson.guide.close();
}

void App::set_fetches(bool on) { rooms_->fetching.can = on; }
std::string App::wanted_file() const { return rooms_->fetching.waiting ? rooms_->fetching.waiting->file : ""; }
void App::file_size(std::string_view file, double bytes) { app::file_size(*rooms_, file, bytes); }
core::Result<bool> App::file_arrived(std::string_view file) { return app::file_arrived(*rooms_, file); }
void App::file_failed(std::string_view file, std::string_view sentence) { app::file_failed(*rooms_, file, sentence); }

void App::play(bool on) { app::play(*rooms_, on); }
bool App::playing() const { return rooms_->pace.playing; }
long App::step(long n) { return app::step(*rooms_, n); }
void App::reset(std::optional<int> seed) { app::reset(*rooms_, seed); }
void App::go_on(long step) { app::go_on(*rooms_, step); }
void App::choose_backend(BackendChoice choice) { app::choose_backend(*rooms_, choice); }
void App::tell(std::string sentence, double now_s) { app::tell(*rooms_, std::move(sentence), now_s); }

std::string App::progress() const { return rooms_->lesson.guide.progress(); }
void App::restore_progress(std::string_view progress) { rooms_->lesson.guide.restore(progress); }
std::string App::lesson_json() const { return app::lesson_json(*rooms_); }
core::Status App::solve_step() { return app::solve_step(*rooms_); }

void App::start_comparison() { app::start_comparison(*rooms_); }
void App::show_side(int side) { app::show_side(*rooms_, side); }
void App::end_comparison(bool keep_b) { app::end_comparison(*rooms_, keep_b); }
std::string App::comparison_json() const { return app::comparison_json(*rooms_); }

core::Status App::start_sweep(const std::vector<std::string>& axes) { return app::start_sweep(*rooms_, axes); }
void App::end_sweep() { app::end_sweep(*rooms_); }
void App::take_cell(int index) { app::take_cell(*rooms_, index); }
std::string App::sweep_json() const { return app::sweep_json(*rooms_); }

std::string App::snapshot_json() const { return app::snapshot_json(*rooms_); }
std::string App::backend_json() const { return app::backend_json(*rooms_); }
std::string App::bits_kept_json() { return app::bits_kept_json(*rooms_); }
std::vector<std::uint8_t> App::regions(int w, int h) { return app::regions(*rooms_, w, h); }
core::Result<Picture> App::picture(PictureOptions options) { return app::picture(*rooms_, std::move(options)); }

Session& App::session() { return rooms_->session(); }
const map::Camera& App::camera() const { return rooms_->view.camera; }
bool App::dark() const { return rooms_->theme.dark; }
ui::State& App::ui_state() { return rooms_->ui; }

}  // namespace app
