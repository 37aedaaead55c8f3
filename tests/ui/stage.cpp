// See stage.h.
#include "stage.h"

#include <doctest/doctest.h>

#include <map>

#include "model/strongest_loss.h"

namespace stage {

namespace {

// What a stage begins with: a map that has learned a little, and what its layers keep. The same for all stages of a
// data set, and measuring takes long: it is made once.
struct Prepared {
    model::Spec draft;
    std::shared_ptr<const model::Material> material;
    train::Snapshot shown;
    train::History history;
    map::Coloring coloring;
    map::LayerStrip strip;
    train::BitsKept kept;
};

// Figures for a table that is of this data set and these layers: made up, from nothing to all there is to know.
// Measuring takes seconds where there are many things or many pixels, and panels only show it; tests/cli measures every
// data set.
void make_up(train::BitsKept& kept, const model::Material& material, const train::Snapshot& shown) {
    train::measure_for(kept, material, shown, 1e-9, {});  // one piece of work: the table is there
    kept.job = nullptr;
    int count = 0;
    for (train::BitsLayer& layer : kept.layers) {
        for (std::size_t i = 0; i < layer.cells.size(); ++i) {
            const double share = (count++ * 7 % 11) / 10.0, bits = share * kept.attributes[i].entropy_bits;
            layer.cells[i] = {.linear = {bits, 0.05}, .neighbours = {bits / 2, 0.1}, .step = shown.step, .due = false};
        }
    }
}

constexpr const char* kMeasured = "auto_mpg";

Prepared prepare(const std::string& dataset) {
    Prepared made;
    const data::DatasetRow* row = data::find_dataset(dataset);
    REQUIRE(row != nullptr);
    made.draft = model::default_spec(*row);
    auto loaded = model::load_material(dataset);
    REQUIRE(loaded.ok());
    made.material = loaded.value();
    auto trainer = train::Trainer::start(made.draft, made.material);
    REQUIRE(trainer.ok());
    for (int i = 0; i < 4; ++i) {
        trainer.value().run_steps(5);
        made.shown = trainer.value().snapshot();
        train::record(made.history, made.shown);
    }
    made.coloring = map::color_points(*made.material, model::shown_color(made.draft));
    map::update_layer_strip(made.strip, made.shown);
    if (dataset == kMeasured) {
        train::measure_all(made.kept, *made.material, made.shown);
    } else {
        make_up(made.kept, *made.material, made.shown);
    }
    return made;
}

const Prepared& prepared(const std::string& dataset) {
    static std::map<std::string, Prepared> all;
    const auto found = all.find(dataset);
    return found != all.end() ? found->second : all.emplace(dataset, prepare(dataset)).first->second;
}

}  // namespace

Stage::Stage(const std::string& dataset) {
    ImGuiIO& io = ImGui::GetIO();
    io.DeltaTime = 1.0f / 60;
    ui::load_fonts(1);
    unsigned char* pixels = nullptr;
    int w = 0, h = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &w, &h);
    REQUIRE(w > 0);
    theme(false, false);
    resize(1280, 720);
    const Prepared& made = prepared(dataset);
    draft = made.draft;
    material = made.material;
    shown = made.shown;
    history = made.history;
    coloring = made.coloring;
    strip = made.strip;
    kept = made.kept;
    state.report.on = true;
}

void Stage::resize(float w, float h) { ImGui::GetIO().DisplaySize = ImVec2(w, h); }

void Stage::theme(bool dark, bool touch) {
    dark_ = dark;
    touch_ = touch;
    ui::apply_style(dark, touch);
}

ui::Actions Stage::frame() {
    now_s_ += 1.0 / 60;
    ImGui::NewFrame();
    ui::View view{.running = draft,
                  .latest = shown,
                  .on_screen = shown,
                  .history = history,
                  .material = *material,
                  .map = {.coloring = coloring, .labels = labels, .thing_labels = thing_labels, .looking = looking}};
    view.map.layer_pictures = strip.pictures;
    view.kept = &kept;
    view.map.region = map::region_view(shown, draft.regions_of);
    view.map.hovered = hovered;
    view.map.hovered_answer = hovered_answer;
    view.map.texture = 1;
    view.dark = dark_;
    view.map.fantasy = fantasy;
    view.input.touch = touch_;
    view.training.playing = playing;
    view.map.events = &events;
    view.training.slow_phase = slow_phase;
    view.training.slow_sentence = slow_sentence;
    view.map.closer = closer;
    view.training.resting = resting;
    view.messages.problem = problem;
    view.messages.notice = notice;
    view.messages.alarm = alarm;
    view.can_undo = true;
    view.parts = parts;
    view.lesson.guide = guide;
    view.lesson.list = lessons;
    view.lesson.ledger = ledger;
    view.lesson.ledger_of = ledger_of;
    view.lesson.can_go_back = can_go_back;
    if (compare) view.compare = &*compare;
    if (sweep) view.sweep = &*sweep;
    view.agreement_of = agreement_of;
    const lessons::Moment now{.spec = draft, .shown = shown, .material = *material, .desk = state.desk, .kept = &kept};
    view.lesson.moment = &now;
    view.input.pinch = pinch;
    view.input.pinch_at = pinch_at;
    view.input.now_s = now_s_;
    ui::Actions actions = ui::panels(draft, state, view);
    ImGui::Render();
    return actions;
}

ui::Actions Stage::frames(int n) {
    ui::Actions actions;
    for (int i = 0; i < n; ++i) actions = frame();
    return actions;
}

// Two frames at rest first: an item that may be overlapped is hovered only from the second frame on.
void Stage::press(float x, float y) {
    move(x, y);
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    frame();
}

void Stage::move(float x, float y) {
    ImGui::GetIO().AddMousePosEvent(x, y);
    frames(2);
}

ui::Actions Stage::release() {
    ImGui::GetIO().AddMouseButtonEvent(0, false);
    return frame();
}

ui::Actions Stage::click(float x, float y) {
    press(x, y);
    ui::Actions actions = release();
    // What was clicked may draw something else from the next frame on.
    const ui::LayoutReport before = state.report;
    frame();
    if (state.report.texts.empty()) state.report = before;
    // A second click soon after would be a double click.
    frames(30);
    return actions;
}

ui::Actions Stage::key(ImGuiKey key, bool control) {
    ImGuiIO& io = ImGui::GetIO();
    if (control) io.AddKeyEvent(ImGuiMod_Ctrl, true);
    io.AddKeyEvent(key, true);
    ui::Actions actions = frame();
    io.AddKeyEvent(key, false);
    if (control) io.AddKeyEvent(ImGuiMod_Ctrl, false);
    frames(2);
    return actions;
}

const ui::PlacedText* Stage::find(const std::string& text, int layer) const {
    for (const ui::PlacedText& placed : state.report.texts) {
        if (placed.layer == layer && placed.text == text) return &placed;
    }
    return nullptr;
}

const ui::PlacedText* Stage::find_last(const std::string& text, int layer) const {
    const ui::PlacedText* found = nullptr;
    for (const ui::PlacedText& placed : state.report.texts) {
        if (placed.layer == layer && placed.text == text) found = &placed;
    }
    return found;
}

std::string Stage::overlaps() const {
    std::string found;
    const std::vector<ui::PlacedText>& texts = state.report.texts;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            const ui::PlacedText& a = texts[i];
            const ui::PlacedText& b = texts[k];
            // A line's box is about a third higher than its letters: 4 px of boxes may share nothing but air.
            const bool across = a.x + 1 < b.x + b.w && b.x + 1 < a.x + a.w;
            const bool along = a.y + 4 < b.y + b.h && b.y + 4 < a.y + a.h;
            if (a.layer == b.layer && across && along) found += a.text + " | " + b.text + "\n";
        }
    }
    return found;
}

}  // namespace stage
