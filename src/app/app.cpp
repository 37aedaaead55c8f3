// See app.h.
#include "app/app.h"

#include <utility>

#include "app/drawing_board.h"
#include "app/experiment/controls.h"
#include "app/links.h"
#include "app/open_experiment.h"
#include "app/own_data.h"
#include "app/rooms.h"

namespace app {

Rooms::Rooms() {
    sides.pair[0] = std::make_unique<Side>(Session());
    experiment.draft.now = session().running();
    experiment.draft.tried.renew(experiment.draft.now);
    link.last_spec.renew(model::default_spec());
    lesson.guide.open(*lessons::lesson_table().front(), 0, 0);
}

App::App() : rooms_(std::make_unique<Rooms>()) {}
App::~App() = default;

core::Status App::start_gl() { return app::start_gl(*rooms_); }
void App::lost_gl() { app::lost_gl(*rooms_); }
core::Status App::set_whole(bool whole) { return app::set_whole(*rooms_, whole); }

Output App::frame(const Input& input) { return app::frame(*rooms_, input); }
bool App::frame_without_gl(const Input& input) { return app::frame_without_gl(*rooms_, input); }

core::Status App::open_link(std::string_view fragment) {
    leave_tour();
    return app::open_link(*rooms_, fragment);
}
std::string App::link() const { return app::link(*rooms_); }
core::Result<bool> App::apply_json(std::string_view partial_spec) {
    leave_tour();
    return app::apply_json(*rooms_, partial_spec);
}
void App::set_parts(const ui::Parts& parts) {
    rooms_->window.parts = parts;
    if (!parts.header) rooms_->lesson.guide.close();
}

core::Status App::import_files(std::vector<data::ImportedFile> files) {
    leave_tour();
    return app::import_files(*rooms_, std::move(files));
}
core::Status App::learn_sheet() {
    leave_tour();
    return app::learn_sheet(*rooms_);
}
void App::start_drawing() {
    leave_tour();
    ui::BoardActions actions;
    actions.open = true;
    apply_board_actions(*rooms_, actions, rooms_->clock.last_s);
}

void App::play(bool on) {
    leave_tour();
    app::play(*rooms_, on);
}
bool App::playing() const { return rooms_->experiment.pace.playing; }
long App::step(long n) {
    leave_tour();
    return app::step(*rooms_, n);
}
void App::reset(std::optional<int> seed) {
    leave_tour();
    app::reset(*rooms_, seed);
}
void App::leave_tour() {
    if (rooms_->tour.on) end_tour(*rooms_);
}
void App::tell(std::string sentence, double now_s) { app::tell(*rooms_, std::move(sentence), now_s); }

std::string App::progress() const { return rooms_->lesson.guide.progress(); }
void App::restore_progress(std::string_view progress) { rooms_->lesson.guide.restore(progress); }

void App::start_comparison() {
    leave_tour();
    app::start_comparison(*rooms_);
}

core::Status App::start_sweep(const std::vector<std::string>& axes) {
    leave_tour();
    return app::start_sweep(*rooms_, axes);
}

Session& App::session() { return rooms_->session(); }
ui::State& App::ui_state() { return rooms_->ui; }

}  // namespace app
