// The gallery of architectures through the whole App: it opens by hand and by link, each of its cards learns, its doors
// lead to their lessons, and the running experiment is as it was when it closes.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/rooms.h"
#include "headless_app.h"
#include "lessons/lesson.h"

namespace {

constexpr double kSlowFrame = 0.12;  // seconds: a share of each is for training, so that few frames are drawn
constexpr int kMostFrames = 4000;

bool says(played::HeadlessApp& hands, std::string_view words) {
    return !hands.wait_for([&](std::string_view text) { return text.find(words) != std::string_view::npos; }).empty();
}

std::string outside(played::HeadlessApp& hands) {
    std::string all;
    for (const std::string& text : hands.app.rooms().ui.report.outside) all += text + "\n";
    return all;
}

// Texts that were cut off with dots.
std::string cut_off(played::HeadlessApp& hands) {
    std::string all;
    for (const ui::PlacedText& placed : hands.texts()) {
        if (placed.text.find("…") != std::string::npos) all += placed.text + "\n";
    }
    return all;
}

// With the wheel, or with a finger.
void scroll_down(played::HeadlessApp& hands, const played::Screen& screen) {
    const float x = screen.width / 2, y = screen.height * 0.6f;
    for (int i = 0; i < 40; ++i) {
        if (screen.touch) {
            ImGui::GetIO().AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
            hands.drag({ImVec2(x, y), ImVec2(x, y - 300)});
        } else {
            ImGui::GetIO().AddMousePosEvent(x, y);
            ImGui::GetIO().AddMouseWheelEvent(0, -3);
            hands.frames(2);
        }
    }
}

bool press(played::HeadlessApp& hands, bool touch, std::string_view words) {
    return touch ? hands.tap(words) : hands.click(words);
}

bool all_done(const app::Rooms& rooms) {
    return rooms.gallery.shown.n_done == static_cast<int>(app::gallery_rows().size());
}

}  // namespace

TEST_CASE("gallery: each row is an experiment that can be trained, with the layers that its title promises") {
    const auto has = [](const model::Spec& spec, std::string_view kind) {
        return std::any_of(spec.layers.begin(), spec.layers.end(),
                           [&](const model::LayerSpec& layer) { return layer.kind == kind; });
    };
    constexpr std::string_view kKinds[] = {"lookup", "lookup", "conv", "lstm", "attention", "graph_conv"};
    const auto rows = app::gallery_rows();
    REQUIRE(rows.size() == 8);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        CAPTURE(rows[i].title);
        const app::GalleryExperiment experiment = app::experiment_of(rows[i]);
        CHECK(experiment.steps >= 100);
        CHECK(experiment.steps <= 6000);
        CHECK(model::validate(experiment.spec).ok());
        CHECK(lessons::find_lesson(rows[i].lesson) != nullptr);
        if (i < std::size(kKinds)) CHECK(has(experiment.spec, kKinds[i]));
    }
    CHECK(app::experiment_of(rows[6]).spec.losses.front().kind == "gan");
    CHECK(app::experiment_of(rows[7]).spec.losses.back().kind == "flow");
}

TEST_CASE("gallery: it opens by hand on three screens, and nothing is cut off") {
    for (const played::Screen& screen :
         {played::Screen{1280, 720, false}, played::Screen{768, 1024, true}, played::Screen{390, 844, true}}) {
        CAPTURE(screen.width);
        played::HeadlessApp hands(screen);
        hands.frames(5);
        app::Rooms& rooms = hands.app.rooms();
        rooms.ui.show_lessons = true;
        hands.frames(2);
        scroll_down(hands, screen);
        REQUIRE(press(hands, screen.touch, "All architectures at once"));
        hands.frames(40);
        CHECK(rooms.ui.show_gallery);
        CHECK_FALSE(rooms.ui.show_lessons);
        CHECK(says(hands, "All architectures at once"));
        CHECK(says(hands, screen.width > 600 ? "Graph convolution" : "Lookup"));  // below it one scrolls
        CHECK(outside(hands) == "");
        CHECK(cut_off(hands) == "");
        CHECK(rooms.gallery.cards.size() == app::gallery_rows().size());
        hands.press(ImGuiKey_Escape);
        hands.frames(2);
        CHECK_FALSE(rooms.ui.show_gallery);
        CHECK(rooms.gallery.cards.empty());
    }
}

TEST_CASE("gallery: the list of lessons and the architecture lead there") {
    played::HeadlessApp hands({1280, 900, false});
    REQUIRE(hands.app.open_link("dataset=auto_mpg&seed=2").ok());
    hands.frames(5);
    REQUIRE(hands.click("gallery of architectures"));
    hands.frames(3);
    CHECK(hands.app.rooms().ui.show_gallery);
    REQUIRE(hands.click("Lessons"));
    hands.frames(3);
    CHECK(hands.app.rooms().ui.show_lessons);
    CHECK(hands.app.rooms().gallery.cards.empty());
}

TEST_CASE("gallery: all cards learn, then it rests; Escape leads back to the running experiment as it was") {
    played::HeadlessApp hands({1280, 720, false});
    REQUIRE(hands.app.open_link("dataset=penguins&seed=3").ok());
    hands.frames(20);
    app::Rooms& rooms = hands.app.rooms();
    rooms.ui.show_gallery = true;
    hands.frames(2);
    const long step = rooms.session().latest().step;
    const std::uint64_t weights = rooms.session().trainer().weights_hash();
    const model::Spec running = rooms.session().running();
    REQUIRE(hands.frames_until([&] { return all_done(rooms); }, kMostFrames, kSlowFrame));
    for (const app::GalleryCard& card : rooms.gallery.cards) {
        CAPTURE(card.row->title);
        CHECK(card.problem == "");
        REQUIRE(card.trainer.has_value());
        CHECK_FALSE(card.trainer->trouble().has_value());
        CHECK(card.trainer->step() == card.experiment.steps);
        CHECK(card.shown_step == card.experiment.steps);
    }
    for (const ui::GalleryCardShown& card : rooms.gallery.shown.cards) {
        CAPTURE(card.title);
        CHECK(card.pictures.size() >= 3);
        CHECK(card.loss != "");
        MESSAGE(std::string(card.title) << ": " << card.loss << ", " << card.right);
    }
    CHECK_FALSE(rooms.gallery.shown.cards[6].pictures.front().made.empty());  // what the forger makes
    CHECK_FALSE(rooms.gallery.shown.cards[7].pictures.back().made.empty());   // where noise arrives
    CHECK(hands.frames_until([&] { return hands.rests(); }, 400));
    CHECK(says(hands, "8 of 8 have learned"));
    CHECK(outside(hands) == "");
    CHECK(cut_off(hands) == "");
    hands.press(ImGuiKey_Space);  // no key acts on what is not seen
    CHECK(rooms.ui.show_gallery);
    CHECK(rooms.session().latest().step == step);
    CHECK(rooms.session().trainer().weights_hash() == weights);
    CHECK(rooms.session().running() == running);
    hands.press(ImGuiKey_Escape);
    hands.frames(5);
    CHECK(rooms.gallery.cards.empty());
    CHECK(rooms.session().running() == running);
    CHECK(rooms.session().latest().step > step);  // it trains on
}

TEST_CASE("gallery: a card has the weights that its Spec has after as many steps anywhere") {
    played::HeadlessApp hands({1280, 720, false});
    app::Rooms& rooms = hands.app.rooms();
    rooms.ui.show_gallery = true;
    REQUIRE(hands.frames_until(
        [&] {
            return rooms.gallery.cards.size() > 5 && rooms.gallery.cards[5].trainer &&
                   rooms.gallery.cards[5].trainer->step() > 20;
        },
        kMostFrames, kSlowFrame));
    const app::GalleryCard& card = rooms.gallery.cards[5];
    auto alone = train::Trainer::start(card.experiment.spec, card.material);
    REQUIRE(alone.ok());
    alone.value().run_steps(card.trainer->step());
    CHECK(alone.value().weights_hash() == card.trainer->weights_hash());
}

TEST_CASE("gallery: a door opens its lesson, a picture its experiment, and one undo leads back") {
    played::HeadlessApp hands({390, 844, true});
    REQUIRE(hands.app.open_link("dataset=penguins&seed=3").ok());
    app::Rooms& rooms = hands.app.rooms();
    rooms.ui.show_gallery = true;
    hands.frames(40);
    REQUIRE(hands.tap("open its lesson"));
    hands.frames(3);
    CHECK_FALSE(rooms.ui.show_gallery);
    REQUIRE(rooms.lesson.guide.is_open());
    CHECK(rooms.lesson.guide.lesson()->id == app::gallery_rows().front().lesson);

    REQUIRE(hands.app.open_link("dataset=penguins&seed=3").ok());
    rooms.ui.show_gallery = true;
    const auto has_learned = [&] {  // then its weights stay
        return !rooms.gallery.cards.empty() && rooms.gallery.cards.front().shown_step > 0 &&
               rooms.gallery.cards.front().shown_step == rooms.gallery.cards.front().experiment.steps;
    };
    REQUIRE(hands.frames_until(has_learned, kMostFrames, kSlowFrame));
    const model::Spec before = rooms.session().running();
    REQUIRE(rooms.gallery.cards.front().trainer.has_value());
    const std::uint64_t weights = rooms.gallery.cards.front().trainer->weights_hash();
    hands.app.play(false);
    REQUIRE(hands.tap("features"));
    hands.frames(3);
    CHECK_FALSE(rooms.ui.show_gallery);
    CHECK(rooms.gallery.cards.empty());
    CHECK_FALSE(rooms.lesson.guide.is_open());
    CHECK(rooms.session().running().dataset == "letters_next");
    CHECK(rooms.session().trainer().weights_hash() == weights);
    REQUIRE(rooms.session().undo());
    CHECK(rooms.session().running() == before);
}

TEST_CASE("gallery: a link opens it, above an experiment, too; the address says so while it is open") {
    played::HeadlessApp hands({1280, 720, false});
    const app::Rooms& rooms = hands.app.rooms();
    REQUIRE(hands.app.open_link("#gallery").ok());
    hands.frames(3);
    CHECK(rooms.gallery.cards.size() == 8);
    CHECK(hands.app.link() == "gallery");
    hands.press(ImGuiKey_Escape);
    hands.frames(2);
    CHECK(hands.app.link() == "");
    REQUIRE(hands.app.open_link("https://example.org/embedscape/#gallery&lesson=clock&step=1").ok());
    hands.frames(3);
    CHECK(rooms.gallery.cards.size() == 8);
    CHECK(hands.app.link().substr(0, 26) == "gallery&lesson=clock&step=");
    REQUIRE(hands.app.open_link("gallery=&dataset=penguins").ok());
    hands.frames(3);
    CHECK(rooms.gallery.cards.size() == 8);
    CHECK(rooms.session().running().dataset == "penguins");
    REQUIRE(hands.app.open_link("dataset=penguins").ok());
    hands.frames(3);
    CHECK(rooms.gallery.cards.empty());
    CHECK_FALSE(hands.app.open_link("galery").ok());  // another word alone is still wrong
}
