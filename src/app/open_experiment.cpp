// See open_experiment.h.
#include "app/open_experiment.h"

#include <utility>

#include "app/experiment/apply_spec.h"
#include "app/fetching.h"
#include "app/frame.h"
#include "app/lesson/lesson_play.h"
#include "app/own_data.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "app/take_home/experiment_file.h"
#include "core/thousands.h"

namespace app {
namespace {

void train_on_as(Rooms& rooms, TrainedExperiment trained, std::string sentence) {
    rooms.experiment.pace.warm_left = 0;
    rooms.session().take(std::move(trained.trainer), std::move(trained.material), std::move(trained.history));
    adopt(rooms, {.depth = model::Change::anew, .changed = true, .sentence = std::move(sentence)}, rooms.clock.last_s);
}

// Replaces the running experiment; closes everything that shows it or waits for another.
void replace_running(Rooms& rooms, TrainedExperiment trained) {
    end_sweep(rooms);
    drop_comparison(rooms);
    leave_lesson(rooms);
    rooms.ui.show_lessons = rooms.ui.show_gallery = false;
    rooms.fetching.waiting.reset();
    note_run(rooms, trained.trainer.spec().dataset);
    const std::string step = core::thousands(trained.trainer.step());
    train_on_as(rooms, std::move(trained), "The experiment goes on from its step " + step + ".");
}

}  // namespace

void go_on_with(Rooms& rooms, train::Trainer trainer, std::shared_ptr<const model::Material> material,
                train::History history) {
    replace_running(rooms, {std::move(trainer), std::move(history), std::move(material)});
}

core::Status open_experiment(Rooms& rooms, const std::string& bytes) {
    const auto own = learned_material(rooms, own_data_of(bytes));
    core::Result<SavedExperiment> saved = read_experiment(bytes, own);
    if (!saved.ok()) return saved.error();
    if (waits_for(rooms, saved.value().spec, false)) {
        rooms.fetching.waiting->experiment = bytes;
        return {};
    }
    core::Result<TrainedExperiment> trained = train_on(saved.value());
    if (!trained.ok()) return trained.error();
    replace_running(rooms, std::move(trained.value()));
    const std::shared_ptr<const model::Material>& imported = rooms.session().running().imported;
    if (imported == nullptr || own != nullptr || imported->dataset.row.is_drawn) return {};
    std::optional<data::Sheet>& sheet = saved.value().sheet;
    keep_learned(rooms, {sheet ? saved.value().file : imported->dataset.row.label,
                         sheet ? std::make_shared<const data::Sheet>(std::move(*sheet)) : nullptr, imported});
    return {};
}

std::string experiment_to_keep(Rooms& rooms, bool with_data) {
    if (rooms.many.show || rooms.many.pending) return "";
    return_to_cpu(rooms.experiment.backend, rooms.session());
    return experiment_file(rooms.session(), with_data);
}

core::Status go_on_from(Rooms& rooms, std::string_view bytes) {
    const model::Spec& running = rooms.session().running();
    const core::Error other = {"", "What was kept is of another experiment."};
    if (rooms.many.show || rooms.many.pending || rooms.sides.comparison || rooms.fetching.waiting) return other;
    core::Result<SavedExperiment> saved = read_experiment(bytes, running.imported);
    if (!saved.ok()) return saved.error();
    if (model::diff(running, saved.value().spec).depth != model::Change::look) return other;
    saved.value().spec = running;  // how it is shown stays
    core::Result<TrainedExperiment> trained = train_on(saved.value());
    if (!trained.ok()) return trained.error();
    train_on_as(rooms, std::move(trained.value()), "");
    return {};
}

}  // namespace app
