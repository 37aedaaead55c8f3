// A stage for panels without a window: Dear ImGui with fonts but no backend, a real data set, a little training, and
// fingers that press. Used by the tests of this room only. Next: panels_test.cpp, clicks_test.cpp.
#pragma once

#include <imgui.h>

#include <memory>
#include <string>

#include "train/trainer.h"
#include "ui/context.h"
#include "ui/ui.h"

namespace stage {

struct Stage {
    explicit Stage(const std::string& dataset = "auto_mpg");

    void resize(float w, float h);
    void theme(bool dark, bool touch);
    // Draws frames of 1/60 s; actions of the last one.
    ui::Actions frames(int n = 1);

    // Pointer events; each draws the frames that it needs. Actions of the frame in which something came of it.
    ui::Actions click(float x, float y);
    ui::Actions click(const ui::PlacedText& text) { return click(text.x + text.w / 2, text.y + text.h / 2); }
    void press(float x, float y);
    void move(float x, float y);
    ui::Actions release();
    ui::Actions key(ImGuiKey key, bool control = false);

    // The first text of the last frame that is exactly this, or null.
    const ui::PlacedText* find(const std::string& text, int layer = 0) const;
    const ui::PlacedText* find_last(const std::string& text, int layer = 0) const;
    // Pairs of texts of one layer that cover each other, as "one | other"; empty if all is well.
    std::string overlaps() const;

    ui::Context ui_context;
    model::Spec draft;
    ui::State state;
    std::shared_ptr<const model::Material> material;
    train::Snapshot shown;
    train::History history;
    map::Coloring coloring;
    map::LayerStrip strip;
    train::BitsKept kept;
    std::vector<map::Label> labels;
    std::vector<map::ThingLabel> thing_labels;
    ui::Looking looking;
    std::vector<map::RegionEvent> events;
    int slow_phase = -1;
    std::string slow_sentence;
    float closer = 1;
    bool playing = true;
    std::optional<core::Error> problem;
    std::string notice, alarm, resting;
    ui::Parts parts;
    bool fantasy = false;
    std::optional<ui::Guide> guide;
    std::vector<ui::LessonEntry> lessons;
    std::span<const lessons::Figure> ledger;
    std::string_view ledger_of;
    bool can_go_back = false;
    std::optional<ui::Compare> compare;
    std::optional<ui::SweepView> sweep;
    int agreement_of = 0;
    float pinch = 1;
    map::Point2 pinch_at{};
    int hovered = -1;
    std::vector<float> hovered_answer;

   private:
    ui::Actions frame();
    bool dark_ = false, touch_ = false;
    double now_s_ = 0;
};

}  // namespace stage
