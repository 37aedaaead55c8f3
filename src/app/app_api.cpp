// App as the page API and the links see it: text in, text out.
#include <algorithm>
#include <cmath>

#include "app/app.h"
#include "app/bits_kept_json.h"
#include "app/lesson_link.h"
#include "core/json.h"
#include "model/link.h"
#include "model/spec_json.h"

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

core::Error App::open_link(std::string_view fragment) {
    const SweepLink maps = split_sweep_link(fragment);
    const LessonLink link = split_lesson_link(maps.rest);
    core::Result<model::Spec> spec = model::from_link(link.rest);
    core::Error wrong = !spec.ok() ? spec.error() : !link.wrong.sentence.empty() ? link.wrong : maps.wrong;
    if (!wrong.sentence.empty()) {
        const char* instead = spec.ok() ? " The rest of it opens." : " The default opens instead.";
        alarm_ = "The link cannot be opened as it is. " + wrong.sentence + instead;
        if (!spec.ok()) spec = model::default_spec();
    }
    waiting_.reset();
    warm_left_ = 0;
    wanted_sweep_.reset();
    if (link.lesson != nullptr && link.rest.empty()) {
        open_lesson(*link.lesson, link.step);
        want_sweep(maps);
        return wrong;
    }
    if (!waits_for(spec.value(), true)) open(spec.value());
    if (link.lesson != nullptr) {
        guide_.open(*link.lesson, link.step, session_.shown().step);
    } else if (maps.is_one() || !(spec.value() == model::default_spec())) {
        guide_.close();  // who brings an experiment of their own needs nobody to show them around
    }
    want_sweep(maps);
    return wrong;
}

void App::open(const model::Spec& spec) {
    end_sweep();
    compare_.reset();
    ended_.reset();
    layers_.lines.clear();
    session_.open(spec);
    if (session_.problem()) {
        alarm_ = "The link cannot be opened: " + session_.problem()->sentence;
        return;
    }
    adopt({.depth = model::Change::anew, .changed = true, .sentence = ""}, last_s_);
}

void App::set_parts(const ui::Parts& parts) {
    parts_ = parts;
    if (!parts.header) guide_.close();
}

// Within a lesson the link opens it at this step, with what runs now; many maps begin anew.
std::string App::link() const {
    std::string link = model::to_link(session_.running());
    const lessons::Lesson* lesson = guide_.lesson();
    const bool at_start = lesson == lessons::lesson_table().front() && guide_.index() == 0;
    if (lesson != nullptr && !at_start) link = lesson_link(*lesson, guide_.index()) + (link.empty() ? "" : "&" + link);
    if (show_) link += (link.empty() ? "" : "&") + sweep_link(show_->sweep, ui_state_.sweep);
    return link;
}

core::Result<bool> App::apply_json(std::string_view partial_spec) {
    core::Result<model::Spec> spec = model::from_json(partial_spec, session_.running());
    if (!spec.ok()) return spec.error();
    if (waits_for(spec.value(), false)) return false;
    if (!compare_) begin_watch(watch_, session_.shown(), session_.running().regions_of, camera_, ui_state_.map_size);
    const Applied applied = session_.settle(spec.value());
    if (session_.problem()) return *session_.problem();
    adopt(applied, last_s_);
    return applied.changed;
}

void App::play(bool on) {
    playing_ = on;
    resting_ = false;
    step_debt_ = 0;
    if (on) session_.wake();
    if (on && show_) show_->rest_at = show_->sweep.step + kStepsBeforeRest;
    if (on && compare_) compare_->other.wake();
}

long App::step(long n) {
    if (show_) return step_show(*show_, n);
    const long done = compare_ ? session_.run_steps(n) : run_steps(backend_, session_, n);
    if (compare_) {
        compare_->other.run_steps(std::max(0L, session_.shown().step - compare_->other.shown().step));
        record(compare_->past, compare_->other.shown());
    }
    ++changes_;
    record(past_, session_.shown());
    if (const auto& trouble = session_.trainer().trouble()) {
        alarm_ = trouble->sentence;
        playing_ = false;
    }
    return done;
}

void App::choose_backend(BackendChoice choice) {
    if (choice != BackendChoice::webgl) come_home(backend_, session_);
    backend_.choice = choice;
    backend_.raced.clear();  // who asks again gets a new race
    backend_.refused.clear();
    if (backend_.has_gl) backend_.why_not.clear();
    last_active_s_ = last_s_;
    if (show_) race_again(*show_);
    resting_ = false;
}

std::string App::backend_json() const {
    Json json = {{"choice", id_of(backend_.choice)},
                 {"runs_on", is_on_card(backend_) ? "webgl" : "cpu"},
                 {"cpu", std::round(backend_.race.cpu)},
                 {"webgl", std::round(backend_.race.card)},
                 {"why_not", std::string(why_not_on_card(backend_))}};
    if (is_on_card(backend_)) {
        json["steps"] = backend_.card.issued;
        json["passes_a_step"] = backend_.card.steps.machine.passes.passes.size();
        json["bytes_read"] = backend_.card.steps.bytes_read;
    }
    return json.dump();
}

void App::reset(std::optional<int> seed) {
    if (show_) return restart_sweep(seed.has_value());
    session_.reset(seed);
    if (session_.problem()) return;
    if (!compare_) return;
    compare_->other.reset(seed);  // a fair race: both from the start
    compare_->kept = {};
    compare_->past = {};
    ++changes_;
    adopt({.depth = model::Change::anew, .changed = true, .sentence = ""}, last_s_);
}

std::vector<std::uint8_t> App::regions(int w, int h) {
    const map::RegionView view = map::region_view(session_.shown(), session_.running().regions_of);
    map::Viewport viewport = ui_state_.map_size;
    map::Camera camera = camera_;
    if (viewport.width < 2 || viewport.height < 2) {  // asked before the first frame
        viewport = {static_cast<float>(w), static_cast<float>(h)};
        camera = map::fit(session_.shown(), viewport);
    }
    return map::region_ids(session_.shown(), view, camera, viewport, w, h);
}

core::Result<Picture> App::picture(PictureOptions options) {
    const map::Viewport& seen_px = ui_state_.map_size;
    map::Scene live = scene_of_map({});
    if (seen_px.width >= 2 && seen_px.height >= 2) {
        live.under = &layers_.under;
        live.over = &layers_.over;
        live.lines = &layers_.lines;
        live.band_lines = !shows(session_.running(), "contours");
        options.live = &live;
    } else if (options.width == 0 && options.height == 0) {  // asked before the first frame
        options.width = PictureOptions{}.width;
        options.height = PictureOptions{}.height;
    }
    return make_picture(session_, options);
}

std::string App::snapshot_json() const {
    const train::Snapshot& shown = session_.shown();
    Json json = {{"step", shown.step},  {"n_points", shown.n_points},
                 {"dims", shown.dims},  {"loss", {{"train", shown.loss_train}, {"held_out", shown.loss_held_out}}},
                 {"playing", playing_}, {"resting", resting_}};
    json["losses"] = Json::array();
    for (const train::HeadSnapshot& head : shown.heads) json["losses"].push_back(head_json(head));
    const train::HeadSnapshot* first = train::first_answer(shown);
    json["accuracy"] = first == nullptr ? Json() : Json(first->accuracy);
    json["balanced_accuracy"] = first == nullptr ? Json() : Json(first->balanced_accuracy);
    json["names"] = session_.material().dataset.names;
    json["labels"] = Json::array();
    for (const int index : coloring_.index) json["labels"].push_back(index);
    json["alarm"] = alarm_;
    json["notice"] = notice_;
    return json.dump();
}

std::string App::bits_kept_json() {
    train::measure_all(kept_, session_.material(), session_.shown());
    return app::bits_kept_json(kept_);
}

}  // namespace app
