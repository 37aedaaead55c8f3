// See earlier_runs.h.
#include "app/experiment/earlier_runs.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "app/experiment/apply_spec.h"
#include "app/rooms.h"
#include "app/stages/cell_map.h"
#include "app/stages/comparison.h"
#include "app/stages/two_maps.h"
#include "app/view/picture.h"
#include "core/thousands.h"
#include "model/strongest_loss.h"

namespace app {
namespace {

constexpr std::size_t kMostBytes = 6 << 20;       // of all runs
constexpr std::size_t kMostOtherBytes = 1 << 20;  // of a run whose data set is not the running one

EarlierRun* find(EarlierRuns& earlier, int id) {
    const auto found =
        std::find_if(earlier.runs.begin(), earlier.runs.end(), [&](const EarlierRun& run) { return run.id == id; });
    return found == earlier.runs.end() ? nullptr : &*found;
}

core::Error gone() { return {"run", "There is no such run any more: only the last ones are kept."}; }

bool trains_well(const Session& session) {
    return std::isfinite(session.latest().loss_train) && !session.trainer().trouble();
}

// Removes the runs for which goes(run) is true, and their pictures. Called from the latest to the oldest.
template <class Goes>
void remove_runs(EarlierRuns& earlier, Goes goes) {
    earlier.runs.remove_if([&](EarlierRun& run) {
        if (!goes(run)) return false;
        gl::free_texture(run.picture);
        return true;
    });
}

// Removes runs of the same Spec: the run at a later step takes their place.
void forget_same(EarlierRuns& earlier, const model::Spec& spec) {
    remove_runs(earlier, [&](const EarlierRun& run) { return levers_between(run.session.running(), spec).empty(); });
}

// An estimate. The activations of all things are in the model's memory, its gradients and the snapshot; a data set that
// is not `dataset` is counted, too, as no other session shares it.
std::size_t bytes_of(const Session& session, std::string_view dataset) {
    std::size_t units = 0;
    for (const train::LayerSnapshot& layer : session.latest().layers) units += static_cast<std::size_t>(layer.n_units);
    const model::Material& material = session.material();
    const bool alone = material.dataset.row.id != dataset;
    if (alone) units += 2 * static_cast<std::size_t>(material.features.n_columns);
    return units * static_cast<std::size_t>(session.latest().n_points) * 4 * sizeof(float);
}

// Removes runs of other data sets that are large: no other session shares them.
void forget_large(EarlierRuns& earlier, std::string_view dataset) {
    remove_runs(earlier, [&](const EarlierRun& run) {
        return run.session.running().dataset != dataset && bytes_of(run.session, dataset) > kMostOtherBytes;
    });
}

// Removes the oldest runs over the limits of number and memory; the latest is always kept.
void keep_small(EarlierRuns& earlier) {
    const std::string dataset = earlier.runs.front().session.running().dataset;
    std::size_t n = 0, bytes = 0;
    remove_runs(earlier, [&](const EarlierRun& run) {
        bytes += bytes_of(run.session, dataset);
        return n++ > 0 && (n > kMostEarlierRuns || bytes > kMostBytes);
    });
}

// The changes that lead from the running Spec to the run's: "without weight; margin 0.5".
std::string how_it_differs(const model::Spec& running, const EarlierRun& run) {
    const model::Spec& spec = run.session.running();
    if (spec.dataset != running.dataset) return run.session.material().dataset.row.label;
    std::string words;
    for (const std::string& lever : levers_between(running, spec)) words += (words.empty() ? "" : "; ") + lever;
    return words.empty() ? "the same levers" : words;
}

std::string figures_of(const train::Snapshot& shown) {
    std::string figures;
    if (!shown.heads.empty()) figures = short_accuracy_text(shown.heads.front());
    return figures + (figures.empty() ? "" : ", ") + "step " + core::thousands(shown.step);
}

void paint(EarlierRun& run, bool dark, float pixel_ratio) {
    const model::Spec& spec = run.session.running();
    const train::Snapshot& shown = run.session.latest();
    const map::Coloring coloring =
        map::color_points(run.session.material(), model::shown_color(spec), spec.first_color);
    const CellMap cell = paint_cell(shown, shown, coloring,
                                    {.size = {ui::kRunPictureWidth, ui::kRunPictureHeight},
                                     .ratio = pixel_ratio,
                                     .dark = dark,
                                     .regions_of = spec.regions_of});
    gl::write_picture(run.picture, cell.picture.rgba.data(), cell.picture.width, cell.picture.height);
    run.picture_dark = dark;
}

}  // namespace

void note_run(Rooms& rooms, std::string_view next_dataset) {
    EarlierRuns& earlier = rooms.experiment.earlier;
    if (!next_dataset.empty()) forget_large(earlier, next_dataset);
    const bool leaves = !next_dataset.empty() && next_dataset != rooms.session().running().dataset;
    if (leaves && bytes_of(rooms.session(), next_dataset) > kMostOtherBytes) return;
    if (rooms.session().latest().step - rooms.side().begun_at < kLeastSteps || !trains_well(rooms.session())) return;
    forget_same(earlier, rooms.session().running());
    earlier.runs.push_front({.id = earlier.next_id++, .session = rooms.session().fork(), .picture = {}});
    keep_small(earlier);
}

void begin_run(Rooms& rooms) { rooms.side().begun_at = rooms.session().latest().step; }

core::Status resume_run(Rooms& rooms, int id) {
    EarlierRuns& earlier = rooms.experiment.earlier;
    EarlierRun* found = find(earlier, id);
    if (found == nullptr) return gone();
    const Session wanted = std::move(found->session);
    remove_runs(earlier, [&](const EarlierRun& run) { return run.id == id; });
    note_run(rooms);
    rooms.session().go_on_as(wanted);
    adopt(rooms,
          {.depth = model::Change::anew,
           .changed = true,
           .sentence = "An earlier run goes on from its step " + core::thousands(rooms.session().latest().step) + "."},
          rooms.clock.last_s);
    return {};
}

core::Status compare_with_run(Rooms& rooms, int id) {
    EarlierRun* run = find(rooms.experiment.earlier, id);
    if (run == nullptr) return gone();
    return compare_with(rooms, run->session.fork());
}

void paint_earlier_runs(Rooms& rooms, float pixel_ratio) {
    if (!rooms.window.gl.ready || !rooms.window.gl.whole) return;
    for (EarlierRun& run : rooms.experiment.earlier.runs) {
        if (run.picture.id != 0 && run.picture_dark == rooms.window.theme.dark) continue;
        return paint(run, rooms.window.theme.dark, pixel_ratio);
    }
}

void earlier_runs_lost_gl(EarlierRuns& earlier) {
    for (EarlierRun& run : earlier.runs) run.picture = {};
}

void show_earlier_runs(Rooms& rooms, ui::View& view) {
    EarlierRuns& earlier = rooms.experiment.earlier;
    const model::Spec& running = rooms.session().running();
    // Texts are renewed when a lever or the list has changed; pictures follow, one per frame.
    const int latest = earlier.runs.empty() ? 0 : earlier.runs.front().id;
    if (earlier.view_of.renew({running, latest, earlier.runs.size()})) {
        earlier.view.clear();
        for (const EarlierRun& run : earlier.runs) {
            earlier.view.push_back({.id = run.id,
                                    .levers = how_it_differs(running, run),
                                    .figures = figures_of(run.session.latest()),
                                    .texture = 0,
                                    .same_data = model::data_id(run.session.running()) == model::data_id(running)});
        }
    }
    auto told = earlier.view.begin();
    for (const EarlierRun& run : earlier.runs) (told++)->texture = run.picture.id;
    view.earlier = earlier.view;
}

}  // namespace app
