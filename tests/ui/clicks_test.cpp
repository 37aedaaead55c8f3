// Hands on: pressing controls changes the draft as it should, and the map answers with actions.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "stage.h"

namespace {

bool has(const model::Spec& spec, const char* feature) {
    return std::find(spec.features.begin(), spec.features.end(), feature) != spec.features.end();
}

// The middle of the map, on the screen.
ImVec2 middle_of_map(const stage::Stage& stage) {
    return {stage.state.map_origin.x + stage.state.map_size.width / 2,
            stage.state.map_origin.y + stage.state.map_size.height / 2};
}

}  // namespace

TEST_CASE("a feature is switched off and on again, and the Spec is the same as before") {
    stage::Stage stage;
    const model::Spec before = stage.draft;
    stage.frames(2);
    stage.click(*stage.find("weight"));
    CHECK(!has(stage.draft, "weight"));
    CHECK(stage.draft.features.size() == before.features.size() - 1);
    stage.click(*stage.find("weight"));
    CHECK(stage.draft == before);
    stage.click(*stage.find("all off"));
    CHECK(stage.draft.features.empty());
    stage.click(*stage.find("all on"));
    CHECK(stage.draft.features.size() == stage.material->dataset.row.groups.size());
}

TEST_CASE("layers and losses are added, up to the most that there can be") {
    stage::Stage stage;
    stage.resize(1440, 2000);
    stage.frames(2);
    for (int i = 0; i < 10; ++i) stage.click(*stage.find("+ layer"));
    CHECK(static_cast<int>(stage.draft.layers.size()) == model::layers_field().max_items);
    for (int i = 0; i < 10; ++i) stage.click(*stage.find("+ loss"));
    CHECK(static_cast<int>(stage.draft.losses.size()) == model::losses_field().max_items);
    CHECK(model::validate(stage.draft).ok());
}

TEST_CASE("the weight of a loss is dragged") {
    stage::Stage stage;
    stage.draft.losses.resize(1);
    stage.draft.losses[0].weight = 1;
    stage.frames(2);
    const ui::PlacedText figure = *stage.find("1.00");
    const float y = figure.y + figure.h / 2;
    stage.press(60, y);
    const double low = stage.draft.losses[0].weight;
    stage.move(150, y);
    const double high = stage.draft.losses[0].weight;
    stage.move(2000, y);
    CHECK(low < high);
    CHECK(stage.draft.losses[0].weight == model::loss_field("weight").max);
    stage.move(-50, y);
    CHECK(stage.draft.losses[0].weight == model::loss_field("weight").min);
    stage.release();
    stage.move(150, y);
    CHECK(stage.draft.losses[0].weight == model::loss_field("weight").min);
}

TEST_CASE("a width is stepped and typed; what is typed may be wrong, the validator says so") {
    stage::Stage stage;
    stage.frames(2);
    const ui::PlacedText width = *stage.find("16");
    const float x = width.x + width.w / 2;
    const float y = width.y + width.h / 2;
    stage.click(x + 30, y);
    CHECK(stage.draft.layers[0].width == 17);
    stage.click(x - 30, y);
    stage.click(x - 30, y);
    CHECK(stage.draft.layers[0].width == 15);
    stage.click(x, y);
    ImGuiIO& io = ImGui::GetIO();
    io.AddInputCharactersUTF8("999");
    stage.frames(2);
    stage.key(ImGuiKey_Enter);
    CHECK(stage.draft.layers[0].width == 999);
    CHECK(model::validate(stage.draft).error().field == "layers.0.width");
}

TEST_CASE("a choice is opened and picked") {
    stage::Stage stage;
    stage.frames(2);
    CHECK(stage.find("momentum", 2) == nullptr);
    stage.click(*stage.find_last("AdamW"));
    const std::vector<model::Choice> choices = model::spec_field("optimiser").choices(stage.draft, stage.draft);
    for (const model::Choice& choice : choices) {
        CAPTURE(choice.label);
        CHECK(stage.find(choice.label, 2) != nullptr);
    }
    const model::Choice other = *std::find_if(choices.begin(), choices.end(),
                                              [&](const model::Choice& c) { return c.id != stage.draft.optimiser; });
    stage.click(*stage.find(other.label, 2));
    CHECK(stage.draft.optimiser == other.id);
    CHECK(stage.find(other.label, 2) == nullptr);
}

TEST_CASE("another data set is an action, the draft stays") {
    stage::Stage stage;
    const model::Spec before = stage.draft;
    stage.frames(2);
    stage.click(*stage.find(data::find_dataset("auto_mpg")->label));
    const ui::Actions actions = stage.click(*stage.find(data::find_dataset("cars93")->label, 2));
    CHECK(actions.choose_dataset.value_or("") == "cars93");
    CHECK(stage.draft == before);
}

TEST_CASE("keys play, step, reset, fit, undo; not while a number is typed") {
    stage::Stage stage;
    stage.frames(2);
    CHECK(stage.key(ImGuiKey_Space).training.toggle_play);
    CHECK(stage.key(ImGuiKey_S).training.step_once);
    CHECK(stage.key(ImGuiKey_RightArrow).map.pan.x < 0);
    CHECK(stage.key(ImGuiKey_R).training.reset);
    CHECK(stage.key(ImGuiKey_H).map.fit);
    CHECK(stage.key(ImGuiKey_Equal).map.zoom > 1);
    CHECK(stage.key(ImGuiKey_Minus).map.zoom < 1);
    CHECK(stage.key(ImGuiKey_Z, true).undo);
    CHECK(stage.key(ImGuiKey_Y, true).redo);
    stage.click(*stage.find("16"));
    CHECK(!stage.key(ImGuiKey_R).training.reset);
}

TEST_CASE("Escape closes a menu and nothing else; the next click is not lost") {
    stage::Stage stage;
    stage.frames(2);
    const model::Spec before = stage.draft;
    const std::string open = data::find_dataset("auto_mpg")->label, other = data::find_dataset("cars93")->label;
    stage.click(*stage.find(open));
    stage.frames(2);
    REQUIRE(stage.find(other, 2) != nullptr);
    CHECK_FALSE(stage.key(ImGuiKey_Escape).selection.none);
    stage.frames(2);
    CHECK(stage.find(other, 2) == nullptr);
    CHECK(stage.draft == before);
    stage.click(*stage.find("weight"));
    CHECK(!has(stage.draft, "weight"));
    CHECK(stage.key(ImGuiKey_Escape).selection.none);  // without a menu it is the map's again
}

TEST_CASE("a lesson goes on, back, over and away, and can be gone back to") {
    stage::Stage stage;
    stage.resize(1440, 1400);
    stage.guide = ui::Guide();
    stage.guide->title = "A lesson";
    stage.guide->text = "One idea.";
    stage.guide->task = "Do this.";
    stage.guide->hint = "Like this.";
    stage.guide->index = 1;
    stage.guide->count = 3;
    stage.frames(2);
    CHECK(stage.click(*stage.find("skip →")).lesson.step == 2);
    CHECK(stage.click(*stage.find("← back")).lesson.step == 0);
    stage.guide->index = 2;
    stage.frames(2);
    CHECK(stage.click(*stage.find("start over")).lesson.again);
    CHECK(stage.click(*stage.find("hint")).lesson.hint);
    CHECK(stage.click(*stage.find("next lesson →")).lesson.next);
    CHECK(stage.click(*stage.find("play freely")).lesson.close);
    stage.guide.reset();
    stage.can_go_back = true;
    stage.frames(2);
    CHECK(stage.click(*stage.find("← back to the lesson")).lesson.back);
}

TEST_CASE("a prediction comes before its task, by a choice or none; what came of it is told") {
    stage::Stage stage;
    stage.resize(1440, 1400);
    stage.guide = ui::Guide();
    stage.guide->title = "A lesson";
    stage.guide->text = "One idea.";
    stage.guide->question = "What will happen?";
    stage.guide->choices = {"this", "that"};
    stage.guide->task = "Do it.";
    stage.frames(2);
    CHECK_FALSE(stage.find("Do it."));
    CHECK(stage.click(*stage.find("that")).lesson.predict == 1);
    CHECK(stage.click(*stage.find("no idea")).lesson.predict == -2);
    stage.guide->chosen = 1;
    stage.frames(2);
    CHECK(stage.find("You say: that"));
    CHECK(stage.find("Do it."));
    CHECK_FALSE(stage.find("no idea"));
    stage.guide->done = true;
    stage.guide->came_true = 0;
    stage.guide->verdict = "No, this.";
    stage.frames(2);
    CHECK(stage.find("No, this."));
}

TEST_CASE("the list of lessons opens from the header, and a lesson from the list") {
    stage::Stage stage;
    stage.resize(1280, 720);
    stage.lessons = {{.id = "one", .title = "First lesson", .about = "What one is.", .n_steps = 3, .n_done = 3},
                     {.id = "two", .title = "Second lesson", .about = "What two is.", .n_steps = 4, .n_done = 1}};
    stage.frames(2);
    CHECK_FALSE(stage.find("Second lesson"));
    stage.click(*stage.find("Lessons"));
    stage.frames(2);
    CHECK(stage.find("1 of 4 steps"));
    CHECK(stage.click(*stage.find("Second lesson")).lesson.open == "two");
    CHECK_FALSE(stage.state.show_lessons);
    stage.state.show_lessons = true;
    stage.key(ImGuiKey_Escape);
    CHECK_FALSE(stage.state.show_lessons);
}

TEST_CASE("who asks is told, and nothing acts but the button that ends it") {
    stage::Stage stage;
    stage.resize(1440, 900);
    stage.theme(false, false);
    stage.frames(2);
    const auto told = [&](std::string_view start) {
        stage.frames(2);
        for (const ui::PlacedText& text : stage.state.report.texts) {
            if (text.layer == 2 && text.text.find(start) == 0) return true;
        }
        return false;
    };
    stage.state.asks = true;
    stage.frames(2);
    const std::vector<std::string> before = stage.draft.features;
    stage.click(*stage.find("weight"));
    CHECK(stage.draft.features == before);
    CHECK(told("How heavy"));
    stage.move(stage.find("Loss")->x + 2, stage.find("Loss")->y + 4);  // the card's title: the card speaks
    CHECK(told("Losses: what the map is asked for."));
    stage.key(ImGuiKey_Escape);
    CHECK_FALSE(stage.state.asks);
    CHECK_FALSE(told("Losses: what"));
}

TEST_CASE("the ledger writes rows down and is wiped") {
    stage::Stage stage;
    stage.resize(1440, 1400);
    static constexpr lessons::Figure kColumns[] = {{"steps", "steps", nullptr}, {"units", "units", nullptr}};
    stage.ledger = kColumns;
    stage.ledger_of = "a";
    stage.guide = ui::Guide();
    stage.guide->title = "A lesson";
    stage.guide->exhibit = "ledger";
    stage.frames(2);
    CHECK(stage.click(*stage.find("write it down")).lesson.note);
    stage.state.desk.ledger = {.lesson = "a", .rows = {{"weight switched off", {"300", "26"}}}};
    stage.frames(2);
    CHECK(stage.find("weight switched off"));
    stage.click(*stage.find("wipe"));
    CHECK(stage.state.desk.ledger.rows.empty());
}

TEST_CASE("a neighbourhood that was marked is written down and drawn on the map, clear of the buttons") {
    stage::Stage stage;
    stage.resize(1440, 1400);
    stage.guide = ui::Guide();
    stage.guide->title = "A lesson";
    stage.guide->exhibit = "neighbourhoods";
    stage.frames(2);
    lessons::Neighbourhoods& desk = stage.state.desk.neighbourhoods;
    CHECK(stage.state.map_exhibits.empty());
    desk.marks = {{.thing = 1, .near = {2, 3}, .sensible = true}, {.thing = 4, .near = {5, 6}, .sensible = false}};
    stage.frames(2);
    REQUIRE(stage.state.map_exhibits.size() == 2);
    for (const map::Box& box : stage.state.map_exhibits) {
        for (const map::Box& control : stage.state.map_controls) {
            CHECK_FALSE((box.left < control.right && control.left < box.right && box.top < control.bottom &&
                         control.top < box.bottom));
        }
    }
    desk.marks[1].thing = -1;
    stage.frames(2);
    CHECK(stage.state.map_exhibits.size() == 1);
    desk.of = "another";  // marks of other data are wiped by the card
    stage.frames(2);
    CHECK(desk.marks.empty());
    CHECK(stage.state.map_exhibits.empty());
}

TEST_CASE("typed texts: tapped, shown in a list and on the map, refused with a sentence, taken off") {
    stage::Stage stage("moods");
    stage.resize(1440, 1400);
    stage.guide = ui::Guide();
    stage.guide->title = "A lesson";
    stage.guide->exhibit = "typed";
    stage.frames(2);
    lessons::Typed& typed = stage.state.desk.typed;
    stage.click(*stage.find("show"));
    CHECK(typed.texts.empty());
    CHECK(typed.trouble.find("Type something first") == 0);
    stage.click(*stage.find("not bad"));
    REQUIRE(typed.texts.size() == 1);
    CHECK(typed.trouble.empty());
    typed.line = "  mine ";
    stage.click(*stage.find("show"));
    REQUIRE(typed.texts.size() == 2);
    CHECK(typed.line.empty());
    typed.texts[0] = {.text = "not bad", .placed = true, .said = "smile", .code = 1, .share = 0.83};
    stage.frames(2);
    CHECK(stage.find("smile 83 %"));
    CHECK(stage.find("mine"));
    for (const bool touch : {false, true}) {  // far outside of the picture, too
        stage.theme(true, touch);
        typed.texts[0].x = touch ? 1e6f : 0.0f;
        stage.frames(2);
        CHECK(stage.overlaps().empty());
    }
}

TEST_CASE("sharing copies a link and says so") {
    stage::Stage stage;
    stage.frames(2);
    CHECK(stage.click(*stage.find("Share")).copy_link);
    CHECK(stage.find("Link copied", 1) != nullptr);
    stage.frames(180);
    CHECK(stage.find("Link copied", 1) == nullptr);
}

TEST_CASE("the map is dragged, zoomed, fitted and pointed at") {
    stage::Stage stage;
    stage.frames(2);
    const ImVec2 middle = middle_of_map(stage);
    stage.move(middle.x, middle.y);
    ui::Actions actions = stage.frames();
    REQUIRE(actions.map.pointer.has_value());
    CHECK(actions.map.pointer->x == doctest::Approx(stage.state.map_size.width / 2));
    ImGui::GetIO().AddMouseWheelEvent(0, 1);
    actions = stage.frames();
    // One notch is 100 px of a browser's wheel.
    CHECK(actions.map.zoom == doctest::Approx(std::pow(1.0015, 100)));
    CHECK(actions.map.zoom_at.x == doctest::Approx(stage.state.map_size.width / 2));
    stage.press(middle.x, middle.y);
    ImGui::GetIO().AddMousePosEvent(middle.x + 10, middle.y);
    stage.frames();
    ImGui::GetIO().AddMousePosEvent(middle.x + 17, middle.y - 4);
    actions = stage.frames();
    CHECK(actions.map.pan.x == 7);
    CHECK(actions.map.pan.y == -4);
    CHECK(!actions.map.pointer.has_value());
    stage.release();
    stage.frames(40);
    stage.press(middle.x, middle.y);
    stage.release();
    ImGui::GetIO().AddMouseButtonEvent(0, true);
    CHECK(stage.frames().map.fit);
    stage.release();
}

TEST_CASE("a finger: taps point, two pinch, a long press explains and does not switch, a drag scrolls") {
    stage::Stage stage;
    stage.resize(390, 844);
    stage.theme(false, true);
    stage.frames(2);
    const ImVec2 middle = middle_of_map(stage);
    stage.click(middle.x, middle.y);
    CHECK(stage.frames().map.pointer.has_value());
    stage.pinch = 1.2f;
    stage.pinch_at = {middle.x, middle.y};
    const ui::Actions actions = stage.frames();
    CHECK(actions.map.zoom == doctest::Approx(1.2));
    CHECK(actions.map.zoom_at.x == doctest::Approx(stage.state.map_size.width / 2));
    CHECK(!actions.map.pointer.has_value());
    stage.pinch = 1;

    const model::Spec before = stage.draft;
    const ui::PlacedText power = *stage.find("power");
    stage.press(power.x + 5, power.y + 5);
    stage.frames(40);
    CHECK(stage.find(stage.material->dataset.row.groups[2].help.substr(0, 11), 2) == nullptr);  // lines are longer
    bool told = false;
    for (const ui::PlacedText& text : stage.state.report.texts) told |= text.layer == 2;
    CHECK(told);
    stage.release();
    CHECK(stage.draft == before);

    stage.press(power.x + 5, power.y + 5);
    for (int i = 1; i <= 5; ++i) stage.move(power.x + 5, power.y + 5 - static_cast<float>(i) * 10);
    stage.release();
    stage.frames(2);
    CHECK(stage.draft == before);
    CHECK(stage.find("power")->y < power.y - 30);
    stage.click(stage.find("power")->x + 5, stage.find("power")->y + 5);
    CHECK(!has(stage.draft, "power"));
}
