// See page_json.h.
#include "app/page_json.h"

#include <cmath>

#include "app/bits_kept_json.h"
#include "app/rooms.h"
#include "app/view/projected.h"
#include "app/view/render_maps.h"
#include "app/view/shown_map.h"
#include "core/json.h"

namespace app {
namespace {

using core::Json;

Json head_json(const train::HeadSnapshot& head) {
    return {{"id", head.id},
            {"label", head.label},
            {"weight", head.spec.weight},
            {"train", head.loss_train},
            {"held_out", head.loss_held_out},
            {"accuracy", head.accuracy},
            {"balanced_accuracy", head.balanced_accuracy},
            {"test", head.loss_test},
            {"test_accuracy", head.test_accuracy},
            {"outputs", head.outputs}};
}

}  // namespace

std::string backend_json(const Rooms& rooms) {
    const bool several = rooms.sides.comparison || rooms.many.show;  // A and B, or many maps
    const bool on_gpu = several
                            ? is_on_gpu(rooms.experiment.backend)
                            : next_is_on_gpu(rooms.experiment.backend, rooms.session(), rooms.experiment.pace.playing);
    Json json = {{"choice", id_of(rooms.experiment.backend.choice)},
                 {"runs_on", on_gpu ? "webgl" : "cpu"},
                 {"cpu", std::round(rooms.experiment.backend.race.cpu)},
                 {"webgl", std::round(rooms.experiment.backend.race.gpu)},
                 {"why_not", std::string(why_not_on_gpu(rooms.experiment.backend))}};
    if (is_on_gpu(rooms.experiment.backend)) {
        json["steps"] = rooms.experiment.backend.gpu.issued;
        json["passes_a_step"] = rooms.experiment.backend.gpu.steps.machine.passes.passes.size();
        json["bytes_read"] = rooms.experiment.backend.gpu.steps.bytes_read;
    }
    return json.dump();
}

std::string snapshot_json(const Rooms& rooms) {
    const train::Snapshot& shown = rooms.session().latest();
    Json json = {{"step", shown.step},
                 {"n_points", shown.n_points},
                 {"dims", shown.dims},
                 {"loss", {{"train", shown.loss_train}, {"held_out", shown.loss_held_out}}},
                 {"playing", rooms.experiment.pace.playing},
                 {"resting", rooms.experiment.pace.resting}};
    json["losses"] = Json::array();
    for (const train::HeadSnapshot& head : shown.heads) json["losses"].push_back(head_json(head));
    const train::HeadSnapshot* first = train::first_answer(shown);
    json["accuracy"] = first == nullptr ? Json() : Json(first->accuracy);
    json["balanced_accuracy"] = first == nullptr ? Json() : Json(first->balanced_accuracy);
    json["names"] = rooms.session().material().dataset.names;
    json["labels"] = Json::array();
    for (const int index : rooms.side().question.coloring.index) json["labels"].push_back(index);
    if (const ui::Projected seen = projected_of(rooms); seen.on) {
        const TrustWatch& trust = rooms.side().trust;
        json["projected"] = {{"dims", seen.n_dims},
                             {"laid_out", shows_layout(rooms, rooms.side())},
                             {"moves", seen.laid_out && !is_at_rest(rooms.side().layout)},
                             {"state", seen.state},
                             {"refused", seen.refused},
                             {"spread", seen.spread},
                             {"trust", seen.trust},
                             {"looked_at", trust.looked_at},
                             {"trustworthiness", trust.quality.trustworthiness},
                             {"shepard", trust.shepard}};
    }
    json["alarm"] = rooms.notices.alarm;
    json["notice"] = rooms.notices.notice;
    const std::optional<train::Hint>& hint = rooms.session().hint();
    json["hint"] = hint ? Json{{"id", hint->id}, {"sentence", hint->sentence}} : Json();
    return json.dump();
}

std::string bits_kept_json(Rooms& rooms) {
    train::measure_all(rooms.side().kept, rooms.session().material(), rooms.session().latest());
    return app::bits_kept_json(rooms.side().kept);
}

std::vector<std::uint8_t> regions(Rooms& rooms, int w, int h) {
    const map::RegionView view = map::region_view(rooms.session().latest(), rooms.session().running().regions_of);
    map::Viewport viewport = rooms.ui.map_size;
    map::Camera camera = rooms.view.camera;
    if (viewport.width < 2 || viewport.height < 2) {  // asked before the first frame
        viewport = {static_cast<float>(w), static_cast<float>(h)};
        camera = map::fit(rooms.session().latest(), viewport);
    }
    return map::region_ids(rooms.session().latest(), view, camera, viewport, w, h);
}

core::Result<Picture> picture(Rooms& rooms, PictureOptions options) {
    const map::Viewport& seen_px = rooms.ui.map_size;
    map::Scene live = scene_of(rooms, rooms.side(), {});
    if (seen_px.width >= 2 && seen_px.height >= 2) {
        live.under = &rooms.side().layers.under;
        live.over = &rooms.side().layers.over;
        live.lines = &rooms.side().layers.lines;
        live.band_lines = !shows(rooms.session().running(), "contours");
        options.live = &live;
        if (flattened(rooms) != nullptr) options.trust = &rooms.side().trust;
    } else if (options.width == 0 && options.height == 0) {  // asked before the first frame
        options.width = PictureOptions{}.width;
        options.height = PictureOptions{}.height;
    }
    return make_picture(rooms.session(), options);
}

}  // namespace app
