#include "app/experiment/session.h"

#include <algorithm>
#include <cmath>

#include "core/thousands.h"
#include "model/schema_value.h"
#include "projection/shape.h"

namespace app {
namespace {

// Upper case for the first letter, where it is a Latin one.
std::string sentence_case(std::string text) {
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string what_happened(const model::Diff& diff, long step) {
    const std::string what = what_changed(diff);
    if (what.empty()) return "";
    const std::string sentence = what + " ";
    if (diff.depth == model::Change::anew) return sentence + "Training starts anew.";
    if (step == 0) return sentence + "It acts from the first step on.";
    return sentence + "The map moves on from step " + core::thousands(step) + ".";
}

}  // namespace

std::string what_changed(const model::Diff& diff) {
    // Another data set brings its own default Spec, so the other changes are not named.
    for (const model::FieldChange& change : diff.changes) {
        if (change.path == "dataset") return sentence_case(change.sentence) + ".";
    }
    std::string sentence;
    for (const model::FieldChange& change : diff.changes) {
        if (change.change == model::Change::look || change.sentence.empty()) continue;
        sentence += (sentence.empty() ? "" : "; ") + change.sentence;
    }
    return sentence.empty() ? "" : sentence_case(sentence) + ".";
}

Session::Session() {
    const core::Status started = start(model::default_spec());
    ES_CHECK(started.ok(), "the default Spec does not start: " + started.sentence());
    undo_ = {running()};
}

// copy_back_ calls set_on_gpu(nullptr), so a copy of it is called.
void Session::copy_back() const {
    if (const std::function<void()> return_to_cpu = copy_back_) return_to_cpu();
}

Session Session::fork() const {
    copy_back();
    Session other{Empty{}};
    other.material_ = material_;
    other.trainer_ = std::make_unique<train::Trainer>(trainer_->fork());
    other.latest_ = latest_;
    other.history_ = history_;
    other.hint_ = hint_;
    other.problem_ = problem_;
    other.undo_ = undo_;
    other.undo_at_ = undo_at_;
    other.last_edit_ = last_edit_;
    other.rest_ = rest_;
    return other;
}

void Session::take(train::Trainer trainer, std::shared_ptr<const model::Material> material, train::History history) {
    copy_back();
    const model::Diff diff = model::diff(running(), trainer.spec());
    material_ = std::move(material);
    trainer_ = std::make_unique<train::Trainer>(std::move(trainer));
    history_ = std::move(history);
    problem_.reset();
    refresh();
    wake();
    if (!diff.empty()) remember(diff);
}

void Session::go_on_as(const Session& other) {
    take(other.trainer_->fork(), other.material_);
    history_ = other.history_;
    hint_ = other.hint_;
}

void Session::copy_view_fields(const model::Spec& other) {
    model::Spec spec = running();
    for (const model::Field<model::Spec>& field : model::spec_fields()) {
        if (field.change != model::Change::look) continue;
        const model::FieldValue value = model::get_field(field, other);
        if (model::field_problem(field, running(), running(), value).empty()) model::set_field(field, spec, value);
    }
    trainer_->set_look(spec);
    undo_[undo_at_] = std::move(spec);
}

core::Status Session::remember_problem(core::Status status) {
    problem_.reset();
    if (!status.ok()) problem_ = status.error();
    return status;
}

core::Status Session::start(const model::Spec& spec) {
    std::shared_ptr<const model::Material> material = material_;
    if (!material || material->dataset.row.id != model::data_id(spec)) {
        core::Result<std::shared_ptr<const model::Material>> loaded = model::load_material(spec);
        if (!loaded.ok()) return loaded.error();
        material = std::move(loaded.value());
    }
    core::Result<train::Trainer> trainer = train::Trainer::start(spec, material);
    if (!trainer.ok()) return trainer.error();
    copy_back();
    material_ = std::move(material);
    trainer_ = std::make_unique<train::Trainer>(std::move(trainer.value()));
    history_ = {};
    refresh();
    wake();
    return {};
}

// Continues training with the same weights on other drawn points.
core::Status Session::go_on_with_points(const model::Spec& spec) {
    core::Result<train::Trainer> trainer = train::Trainer::start(spec, spec.imported);
    if (!trainer.ok()) return trainer.error();
    copy_back();
    trainer.value().go_on_from(*trainer_);
    material_ = spec.imported;
    trainer_ = std::make_unique<train::Trainer>(std::move(trainer.value()));
    refresh();
    wake();
    return {};
}

core::Status Session::apply(const model::Spec& draft, model::Change depth) {
    if (model::only_points_moved(running(), draft)) return go_on_with_points(draft);
    if (depth == model::Change::anew) return start(draft);
    copy_back();
    const bool other_plane = train::plane_choice_of(running()) != train::plane_choice_of(draft);
    const bool other_colors = running().first_color != draft.first_color;
    if (core::Status carried = train::carry_on(*trainer_, draft, depth); !carried.ok()) return carried;
    if (depth != model::Change::look || (other_plane && latest_.dims > 2)) {
        refresh();
        wake();
    } else if (other_colors) {
        refresh();
    }
    return {};
}

core::Result<Applied> Session::change_to(const model::Spec& wanted) {
    if (const core::Status valid = remember_problem(model::validate(wanted)); !valid.ok()) return valid.error();
    const model::Spec draft = model::normalised(wanted);
    const model::Diff diff = model::diff(running(), draft);
    if (diff.empty()) return Applied{};
    const long step = trainer_->step();
    model::Spec old = running();
    const bool is_stroke = model::only_points_moved(old, draft);
    if (const core::Status applied = remember_problem(apply(draft, diff.depth)); !applied.ok()) return applied.error();
    if (remember(diff, is_stroke)) old = undo_[undo_at_ - 1];
    // No sentence about drawn points: the learner sees them.
    const std::string sentence =
        model::only_points_moved(old, running()) ? "" : what_happened(model::diff(old, running()), step);
    return Applied{.depth = diff.depth, .changed = true, .sentence = sentence, .before = std::move(old)};
}

bool Session::remember(const model::Diff& diff, bool is_stroke) {
    std::string edit;
    for (const model::FieldChange& change : diff.changes) edit += change.path + " ";
    const bool same_edit = edit == last_edit_ && (diff.depth <= model::Change::live || is_stroke) && undo_at_ > 0;
    last_edit_ = edit;
    undo_.resize(undo_at_ + 1);
    if (same_edit) {
        undo_.back() = running();
        return true;
    }
    constexpr std::size_t kMaxUndo = 100;
    undo_.push_back(running());
    if (undo_.size() > kMaxUndo) undo_.erase(undo_.begin());
    undo_at_ = undo_.size() - 1;
    return false;
}

core::Status Session::reset(std::optional<int> seed) {
    model::Spec spec = running();
    if (seed) spec.seed = *seed;
    const model::Diff diff = model::diff(running(), spec);
    core::Status started = remember_problem(start(spec));
    if (started.ok() && !diff.empty()) remember(diff);
    return started;
}

bool Session::go_to(std::size_t at) {
    const core::Status applied = remember_problem(apply(undo_[at], model::diff(running(), undo_[at]).depth));
    if (applied.ok()) undo_at_ = at;
    last_edit_.clear();
    return applied.ok();
}

bool Session::undo() { return can_undo() && go_to(undo_at_ - 1); }
bool Session::redo() { return can_redo() && go_to(undo_at_ + 1); }

core::Status Session::open(const model::Spec& spec) {
    core::Status started = remember_problem(start(model::normalised(spec)));
    if (!started.ok()) return started;
    undo_ = {running()};
    undo_at_ = 0;
    last_edit_.clear();
    return started;
}

long Session::run_for(double budget_ms, long max_steps) {
    copy_back();
    const long done = trainer_->run_for(budget_ms, max_steps);
    if (done > 0 || trainer_->trouble()) refresh();
    return done;
}

// In pieces, so that the loss curves have points in between.
long Session::run_steps(long n) {
    copy_back();
    constexpr long kPieces = 40;
    const long piece = std::max(1L, n / kPieces);
    long done = 0;
    while (done < n && !trainer_->trouble()) {
        const long now = trainer_->run_steps(std::min(piece, n - done));
        refresh();
        if (now == 0) break;
        done += now;
    }
    return done;
}

train::SlowStep Session::slow_step() {
    copy_back();
    train::SlowStep step = trainer_->slow_step(latest_.plane);
    refresh();
    return step;
}

void Session::refresh() {
    latest_ = trainer_->snapshot();
    train::record(history_, latest_);
    hint_ = train::find_hint(*trainer_, latest_, history_);
    watch_rest();
}

void Session::wake() {
    rest_ = {};
    rest_.sum.assign(latest_.points.size(), 0.0f);
    rest_.first_step = rest_.window_start = latest_.step;
}

// Compares the average map of one window of steps with that of the window before.
void Session::watch_rest() {
    constexpr float kCalm = 0.008f;  // of the map's diameter: a few pixels on a screen in kWindowSteps steps
    if (rest_.sum.size() != latest_.points.size()) wake();
    for (std::size_t i = 0; i < latest_.points.size(); ++i) rest_.sum[i] += latest_.points[i];
    ++rest_.n_sums;
    if (latest_.step < rest_.window_start + kWindowSteps) return;
    for (float& x : rest_.sum) x /= static_cast<float>(rest_.n_sums);
    const bool calm = rest_.before.size() == rest_.sum.size() && projection::mean_move(rest_.before, rest_.sum) < kCalm;
    rest_.calm_windows = calm ? rest_.calm_windows + 1 : 0;
    rest_.before.swap(rest_.sum);
    rest_.sum.assign(latest_.points.size(), 0.0f);
    rest_.n_sums = 0;
    rest_.window_start = latest_.step;
}

}  // namespace app
