// Own data through the whole App: a table is brought, looked at, corrected and learned; undo, links and a change of mind
// find it again; what is wrong is said, and what ran runs on.
#include "app/own_data.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>

#include "app/lesson/lesson_play.h"
#include "app/open_experiment.h"
#include "app/rooms.h"
#include "app/take_home/from_rooms.h"
#include "headless_app.h"
#include "map/pictures/paint.h"
#include "model/material.h"

namespace {

// Two groups that lie apart, with a number that is missing once.
std::string two_groups() {
    std::string text = "name,weight,length,kind,plate\n";
    for (int i = 0; i < 60; ++i) {
        const bool van = i % 2 == 0;
        const int weight = (van ? 2000 : 900) + i * 3, length = (van ? 5 : 3) * 100 + i;
        text += "thing " + std::to_string(i) + "," + (i == 7 ? "" : std::to_string(weight)) + "," +
                std::to_string(length) + "," + (van ? "van" : "car") + ",0" + std::to_string(1000 + i) + "\n";
    }
    return text;
}

// Running text of two subjects, with this between its lines.
std::string two_chapters(const std::string& between) {
    constexpr const char* kWords[] = {"whale", "sail", "mast", "crew",  "wave",  "oar",
                                      "cow",   "barn", "hay",  "field", "horse", "fence"};
    std::string text;
    for (int i = 0; i < 600; ++i) {
        const int part = i < 300 ? 0 : 6;
        text += std::string("There the ") + kWords[part + i * 5 % 6] + " and the " + kWords[part + i * i % 6] +
                " were," + between + "with the old " + kWords[part + (i + 2) % 6] + ". ";
    }
    return text;
}

core::Status import_files(played::HeadlessApp& hands, const std::string& text, const std::string& name = "things.csv") {
    core::Status imported = hands.app.import_files({{name, text}});
    hands.frames(4);
    return imported;
}

bool says(played::HeadlessApp& hands, std::string_view words) {
    const auto texts = hands.texts();
    return std::any_of(texts.begin(), texts.end(),
                       [&](const ui::PlacedText& text) { return text.text.find(words) != std::string::npos; });
}

void open_sheet(played::HeadlessApp& hands) {
    ui::SheetActions actions;
    actions.open = true;
    app::apply_sheet_actions(hands.app.rooms(), actions);
}

}  // namespace

TEST_CASE("own data: a table is shown, learned, undone, and found again") {
    played::HeadlessApp hands({});
    hands.frames(3);
    const std::string before = hands.app.session().running().dataset;
    REQUIRE(import_files(hands, two_groups()).ok());
    for (const char* words : {"things.csv", "60 rows, 5 columns", "weight", "1 missing", "van", "Make a map of it"}) {
        CAPTURE(words);
        CHECK(says(hands, words));
    }
    CHECK(hands.app.session().running().dataset == before);  // nothing is learned before it is asked for
    REQUIRE(hands.click("Make a map of it"));
    hands.frames(4);
    const model::Spec spec = hands.app.session().running();
    REQUIRE(spec.imported != nullptr);
    CHECK(spec.features == std::vector<std::string>{"weight", "length"});
    REQUIRE(spec.losses.size() == 1);
    CHECK(spec.losses[0].target == "kind");
    CHECK(spec.imported->dataset.names[1] == "thing 1");
    CHECK(says(hands, "Your table is on the map."));
    const std::string link = hands.app.link();
    CHECK(link.rfind("dataset=own_", 0) == 0);

    hands.app.step(600);
    CHECK(hands.app.session().latest().heads[0].accuracy > 0.9);
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    hands.frames(3);
    CHECK(hands.app.session().running().dataset == before);
    // As long as the page is open, its link opens it.
    CHECK(hands.app.open_link(link).ok());
    hands.frames(3);
    CHECK(hands.app.session().running().dataset == spec.dataset);
    CHECK(hands.app.link() == link);
}

TEST_CASE("own data: what was guessed is changed before and after it was learned") {
    played::HeadlessApp hands({});
    REQUIRE(import_files(hands, two_groups()).ok());
    REQUIRE(app::choose_in_sheet(hands.app.rooms(), "3x-t2").ok());  // length left out, weight asked for
    REQUIRE(hands.app.learn_sheet().ok());
    hands.frames(3);
    const model::Spec first = hands.app.session().running();
    CHECK(first.dataset.substr(first.dataset.rfind('_')) == "_3x-t2");
    CHECK(first.features == std::vector<std::string>{"kind"});
    CHECK(first.losses[0].kind == "regress");
    // A wrong kind is refused with a sentence, and the sheet stays as it was.
    REQUIRE(import_files(hands, two_groups()).ok());
    CHECK(app::choose_in_sheet(hands.app.rooms(), "1n").sentence().find("\"name\"") != std::string::npos);
    CHECK(app::choose_in_sheet(hands.app.rooms(), "9n").sentence().find("9n") != std::string::npos);
    REQUIRE(hands.app.apply_json("{\"lr\": 0.03}").ok());
    REQUIRE(hands.app.learn_sheet().ok());
    hands.frames(3);
    CHECK(hands.app.session().running().features == std::vector<std::string>{"weight", "length"});
    CHECK(hands.app.session().running().learning_rate == 0.03);  // the same table, taken otherwise: levers stay
}

TEST_CASE("own data: a word counts as missing, or not, by one click, before and after it was learned") {
    played::HeadlessApp hands({});
    std::string text = two_groups();
    for (int i = 0; i < 6; ++i) text += "late " + std::to_string(i) + ",-999,30" + std::to_string(i) + ",?,07\n";
    REQUIRE(import_files(hands, text).ok());
    CHECK(says(hands, "Counts as missing:"));
    CHECK(says(hands, "empty cells (1)"));
    const data::Sheet& sheet = *hands.app.rooms().own.sheet;
    CHECK(sheet.columns[3].n_distinct == 2);
    REQUIRE(hands.click("? (6)"));
    hands.frames(2);
    CHECK(sheet.columns[3].n_distinct == 3);
    REQUIRE(hands.click("-999 (6)"));
    hands.frames(2);
    CHECK(sheet.columns[1].n_missing == 7);
    REQUIRE(hands.click("Make a map of it"));
    hands.frames(4);
    const std::string first = hands.app.session().running().dataset;
    CHECK(first.substr(first.rfind('_')) == "_m2d393939-v3f");
    // A change of mind, and undo.
    open_sheet(hands);
    hands.frames(3);
    CHECK(says(hands, "Counts as a value:"));
    REQUIRE(hands.click("? (6)"));
    hands.frames(2);
    REQUIRE(hands.click("Make the map anew"));
    hands.frames(4);
    CHECK(hands.app.session().running().dataset.substr(first.rfind('_')) == "_m2d393939");
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    hands.frames(3);
    CHECK(hands.app.session().running().dataset == first);
}

TEST_CASE("own data: plain text is taken for running text, and a click takes it for lines instead") {
    played::HeadlessApp hands({});
    REQUIRE(import_files(hands, two_chapters("\n"), "novel.txt").ok());
    for (const char* said : {"12 words of running text.", "running text", "stand evenly all over the text"}) {
        CAPTURE(said);
        CHECK(says(hands, said));
    }
    REQUIRE(hands.click("Make a map of it"));
    hands.frames(4);
    const model::Spec corpus = hands.app.session().running();
    CHECK(corpus.losses[0].kind == "skip_gram");
    CHECK(corpus.layers.empty());
    hands.app.step(50);
    CHECK(hands.app.session().latest().step >= 50);
    open_sheet(hands);
    hands.frames(2);
    REQUIRE(app::choose_in_sheet(hands.app.rooms(), "l").ok());
    hands.frames(2);
    CHECK(says(hands, "lines of text."));
    REQUIRE(hands.click("Make the map anew"));
    hands.frames(4);
    const model::Spec lines = hands.app.session().running();
    CHECK(lines.dataset == corpus.dataset + "_l");
    CHECK(lines.losses[0].kind == "reconstruct");
    CHECK_FALSE(lines.layers.empty());
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    hands.frames(3);
    CHECK(hands.app.session().running().dataset == corpus.dataset);
}

TEST_CASE("own data: a word that was left out of a text comes in by a click, and undo, link and file have it") {
    std::string link, bytes;
    const std::string novel = two_chapters("\n");
    {
        played::HeadlessApp hands({});
        hands.app.play(false);
        REQUIRE(import_files(hands, novel, "novel.txt").ok());
        REQUIRE(hands.click("Make a map of it"));
        hands.frames(4);
        const std::string first = hands.app.session().running().dataset;
        open_sheet(hands);
        hands.frames(3);
        CHECK(says(hands, "Left out, everywhere in the text:"));
        CHECK_FALSE(says(hands, "Counts as missing:"));
        REQUIRE(hands.click("the (1,800)"));
        hands.frames(3);
        CHECK(says(hands, "13 words of running text."));
        CHECK(says(hands, "Things because you chose so:"));
        CHECK(says(hands, "Bring in, or leave out:"));
        ui::SheetActions typed;
        typed.word = {"Whale", std::nullopt};  // a thing, so it is left out
        app::apply_sheet_actions(hands.app.rooms(), typed);
        hands.frames(3);
        CHECK(says(hands, "Left out because you chose so:"));
        CHECK(says(hands, "12 words of running text."));
        REQUIRE(hands.click("Make the map anew"));
        hands.frames(4);
        const std::string chosen = hands.app.session().running().dataset;
        CHECK(chosen == first + "_w746865-u7768616c65");
        link = hands.app.link();
        bytes = app::take_home(hands.app.rooms(), "experiment").value().front().bytes;
        hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
        hands.frames(3);
        CHECK(hands.app.session().running().dataset == first);
        hands.press(ImGuiKey_Y, ImGuiMod_Ctrl);
        hands.frames(3);
        CHECK(hands.app.session().running().dataset == chosen);
    }
    played::HeadlessApp hands({});
    CHECK(hands.app.open_link(link).ok());
    REQUIRE(import_files(hands, novel, "novel.txt").ok());
    CHECK(hands.app.link() == link);
    CHECK(hands.app.session().running().imported->dataset.names.front() == "the");
    played::HeadlessApp other({});
    REQUIRE(import_files(other, bytes, "novel.safetensors").ok());
    CHECK(other.app.link() == link);
}

TEST_CASE("own data: a text is pasted where no field waits; a stray word is not") {
    played::HeadlessApp hands({});
    app::Rooms& rooms = hands.app.rooms();
    rooms.own.can_paste = true;
    const auto paste = [&](const std::string& text) {
        ImGui::SetClipboardText(text.c_str());
        hands.press(ImGuiKey_V, ImGuiMod_Ctrl);
        hands.frames(3);
    };
    paste("https://example.org/?a=1,2");
    CHECK_FALSE(rooms.own.open);
    paste("ant\nbee\ncat\n");
    CHECK(says(hands, "3 lines of text."));
    hands.press(ImGuiKey_Escape);
    const std::string prose = two_chapters(" ");
    CHECK(app::takes_pasted(rooms, prose));
    CHECK_FALSE(app::takes_pasted(rooms, prose.substr(0, 100)));
    open_sheet(hands);
    hands.frames(2);
    paste("one word");  // it was asked for
    CHECK(says(hands, "pasted text: "));
    rooms.own.can_paste = false;  // a page gets what is pasted by an event of its own
    hands.press(ImGuiKey_Escape);
    paste("ant\nbee\ncat\n");
    CHECK_FALSE(rooms.own.open);
}

TEST_CASE(
    "own data: a text that cannot be read as a table is taken for what it is by a click, and its link and file open") {
    const std::string novel = two_chapters(" ");
    std::string link, bytes;
    {
        played::HeadlessApp hands({});
        hands.app.play(false);
        CHECK_FALSE(import_files(hands, novel, "novel.csv").ok());
        CHECK(says(hands, "something else"));
        REQUIRE(hands.click("something else"));
        hands.frames(3);
        REQUIRE(hands.click("running text"));
        hands.frames(3);
        CHECK(says(hands, "12 words of running text."));
        REQUIRE(hands.click("Make a map of it"));
        hands.frames(4);
        link = hands.app.link();
        bytes = app::take_home(hands.app.rooms(), "experiment").value().front().bytes;
    }
    played::HeadlessApp hands({});
    CHECK(hands.app.open_link(link).ok());
    REQUIRE(import_files(hands, novel, "novel.csv").ok());
    CHECK(hands.app.link() == link);
    played::HeadlessApp other({});
    REQUIRE(import_files(other, bytes, "novel.safetensors").ok());
    CHECK(other.app.link() == link);
}

TEST_CASE("own data: pictures are shown with their size and what it costs, and learned when it is asked for") {
    constexpr int kSide = 24, kN = 20;
    map::Picture sheet{kSide, kSide * kN, {}};
    std::string table = "name,class\n";
    for (int i = 0; i < kN; ++i) {
        table += "\":picture " + std::to_string(i) + "\",\":" + (i % 2 == 0 ? "red" : "blue") + "\"\n";
        for (int pixel = 0; pixel < kSide * kSide; ++pixel)
            for (const int value : {i % 2 == 0 ? 200 + i : 20, 30, i % 2 == 0 ? 20 : 200 + i, 255})
                sheet.rgba.push_back(static_cast<std::uint8_t>(value));
    }
    const std::vector<std::uint8_t> png = map::to_png(sheet);
    const std::string pack = "embedscape pack 1\ntable " + std::to_string(table.size()) + "\n" + table +
                             "pictures 24 " + std::to_string(png.size()) + "\n" + std::string(png.begin(), png.end());
    played::HeadlessApp hands({});
    hands.frames(3);
    const std::string before = hands.app.session().running().dataset;
    hands.app.rooms().own.can_pick = true;
    REQUIRE(import_files(hands, pack, "shapes").ok());
    for (const char* said : {"20 pictures, 2 classes: blue (10), red (10)", "24 pixels a side", "The model sees 432"}) {
        CAPTURE(said);
        CHECK(says(hands, said));
    }
    CHECK(hands.app.session().running().dataset == before);
    CHECK(app::sheet_json(hands.app.rooms()).find("\"picture\"") != std::string::npos);
    ui::SheetActions actions;
    actions.side = 32;
    app::apply_sheet_actions(hands.app.rooms(), actions);
    CHECK(hands.app.rooms().own.wants_side == 32);  // the page shrinks them again
    REQUIRE(hands.click("Make a map of them"));
    hands.frames(4);
    const model::Spec spec = hands.app.session().running();
    REQUIRE(spec.imported != nullptr);
    CHECK(spec.losses[0].target == "class");
    const std::string link = hands.app.link();
    // Its link learns the same pictures at once.
    played::HeadlessApp other({});
    CHECK(other.app.open_link(link).ok());
    other.frames(2);
    REQUIRE(import_files(other, pack, "shapes").ok());
    CHECK(other.app.link() == link);
}

TEST_CASE("own data: what cannot be read or learned is said, and what ran runs on") {
    played::HeadlessApp hands({});
    hands.app.play(false);
    hands.app.step(20);
    const std::uint64_t bits = hands.app.session().trainer().weights_hash();
    CHECK(!import_files(hands, "").ok());
    CHECK(says(hands, "The file is empty"));
    CHECK(!import_files(hands, std::string("\x89PNG\r\n\x1a\n\0\0", 10), "a.png").ok());
    CHECK(says(hands, "picture"));
    // Lines that cannot be read keep it from being learned until they are left out.
    REQUIRE(import_files(hands, two_groups() + "broken,1\n").ok());
    CHECK(says(hands, "Line 62"));
    CHECK(hands.app.learn_sheet().sentence().find("Line 62") != std::string::npos);
    REQUIRE(app::choose_in_sheet(hands.app.rooms(), "o").ok());
    CHECK(hands.app.session().trainer().weights_hash() == bits);
    hands.press(ImGuiKey_Escape);
    hands.frames(3);
    CHECK(!says(hands, "Make a map of it"));
}

TEST_CASE("own data: a link whose table is not here asks for it, and opens when it comes") {
    std::string link;
    {
        played::HeadlessApp hands({});
        REQUIRE(import_files(hands, two_groups()).ok());
        REQUIRE(app::choose_in_sheet(hands.app.rooms(), "3x").ok());
        REQUIRE(hands.app.learn_sheet().ok());
        REQUIRE(hands.app.apply_json("{\"seed\": 5}").ok());
        link = hands.app.link();
    }
    played::HeadlessApp hands({});
    CHECK(hands.app.open_link(link).ok());
    hands.frames(4);
    CHECK(says(hands, "bring the same file"));
    CHECK(hands.app.rooms().own.asked_for.rfind("own_", 0) == 0);
    REQUIRE(import_files(hands, two_groups() + "one more,1,2,van,01\n").ok());
    CHECK(says(hands, "another table"));
    CHECK(hands.app.open_link(link).ok());
    REQUIRE(import_files(hands, two_groups()).ok());
    CHECK(hands.app.link() == link);
    CHECK(hands.app.session().running().seed == 5);
    CHECK(hands.app.rooms().own.asked_for.empty());
}

TEST_CASE("own data: the sheet fits where it stands, and nothing covers anything") {
    for (const played::Screen& screen : {played::Screen{1280, 720, false}, played::Screen{768, 1024, true},
                                         played::Screen{390, 844, true}, played::Screen{640, 360, false}}) {
        CAPTURE(screen.width);
        played::HeadlessApp hands(screen);
        REQUIRE(import_files(hands, two_groups() + "broken,1\n").ok());
        hands.frames(6);
        CHECK(says(hands, "Make a map of it"));
        CHECK(hands.app.ui_state().report.outside == std::vector<std::string>{});
        if (screen.height > 400) CHECK(says(hands, "weight"));
        hands.press(ImGuiKey_Escape);
        CHECK_FALSE(import_files(hands, "It was the best of times, it was the worst of times.").ok());
        hands.app.rooms().own.can_pick = true;
        hands.frames(4);
        CHECK(says(hands, "Bring your own table"));
        CHECK(hands.app.ui_state().report.outside == std::vector<std::string>{});
    }
}

// 100,000 rows of 20 columns: more than a frame can read.
static std::string large_table() {
    std::string heading, block;
    for (int c = 0; c < 20; ++c) heading += (c == 0 ? "c" : ",c") + std::to_string(c);
    for (int i = 0; i < 100; ++i) {
        for (int c = 0; c < 20; ++c) block += (c == 0 ? "" : ",") + std::to_string(i * 37 % 101 + c) + ".25";
        block += "\n";
    }
    std::string text = heading + "\n";
    text.reserve(text.size() + block.size() * 1000);
    for (int i = 0; i < 1000; ++i) text += block;
    return text;
}

TEST_CASE("own data: a large file is read in pieces, says how far it is, and can be stopped") {
    played::HeadlessApp hands({});
    hands.frames(3);
    const std::string before = hands.app.session().running().dataset;
    const std::string text = large_table();
    REQUIRE(hands.app.import_files({{"large.csv", text}}).ok());  // no frame yet: a fast machine needs few of them
    REQUIRE(hands.app.rooms().own.reading.has_value());
    hands.press(ImGuiKey_Escape);
    CHECK_FALSE(hands.app.rooms().own.reading.has_value());
    CHECK(hands.app.rooms().own.outcome.sentence() == "The reading of large.csv was stopped.");
    CHECK(hands.app.rooms().notices.notice == "The reading of large.csv was stopped. What was there goes on.");
    CHECK(app::sheet_json(hands.app.rooms()) == "null");
    CHECK(hands.app.session().running().dataset == before);

    const long step = hands.app.session().latest().step;
    REQUIRE(hands.app.import_files({{"large.csv", text}}).ok());
    hands.frames(1);
    CHECK(says(hands, "large.csv is being read:"));
    CHECK(hands.frames_until([&] { return !hands.app.rooms().own.reading.has_value(); }));
    CHECK(hands.app.session().latest().step > step);  // what ran went on
    CHECK(hands.app.rooms().own.outcome.ok());
    hands.frames(3);
    CHECK(says(hands, "100,000 rows, 20 columns"));
    // What is wrong with a large one is told at its end.
    REQUIRE(hands.app.import_files({{"large.png", "\x89PNG" + text}}).ok());
    CHECK(hands.frames_until([&] { return !hands.app.rooms().own.reading.has_value(); }));
    CHECK_FALSE(hands.app.rooms().own.outcome.ok());
}

TEST_CASE("own data: a whole experiment that is dropped trains on, undo goes back, and a broken one harms nothing") {
    std::string bytes;
    std::uint64_t hash = 0;
    std::string link;
    {
        played::HeadlessApp hands({});
        hands.app.play(false);
        REQUIRE(import_files(hands, two_groups()).ok());
        REQUIRE(app::choose_in_sheet(hands.app.rooms(), "3x").ok());
        REQUIRE(hands.app.learn_sheet().ok());
        REQUIRE(hands.app.apply_json("{\"lr\": 0.02}").ok());
        hands.frames(2);
        hands.app.step(100);
        const auto files = app::take_home(hands.app.rooms(), "experiment");
        REQUIRE(files.ok());
        bytes = files.value().front().bytes;
        hands.app.step(100);
        hash = hands.app.session().trainer().weights_hash();
        link = hands.app.link();
    }
    played::HeadlessApp hands({});
    hands.app.play(false);
    hands.frames(3);
    const std::string before = hands.app.session().running().dataset;
    CHECK_FALSE(import_files(hands, bytes.substr(0, bytes.size() / 2), "half.safetensors").ok());
    CHECK(says(hands, "half.safetensors: The file is cut off"));
    hands.press(ImGuiKey_Escape);
    CHECK(hands.app.session().running().dataset == before);
    REQUIRE(import_files(hands, bytes, "experiment.safetensors").ok());
    CHECK(says(hands, "The experiment goes on from its step 100."));
    CHECK(hands.app.link() == link);
    hands.app.step(100);
    CHECK(hands.app.session().trainer().weights_hash() == hash);
    // Its table is one that is here now.
    hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
    hands.frames(3);
    CHECK(hands.app.session().running().dataset == before);
    CHECK(hands.app.open_link(link).ok());
    CHECK(hands.app.link() == link);
}

TEST_CASE("start over: undo goes on with what ran, bit for bit, and other experiments end that") {
    std::uint64_t without_a_pause = 0;
    {
        played::HeadlessApp hands({});
        hands.app.play(false);
        REQUIRE(import_files(hands, two_groups()).ok());
        REQUIRE(hands.app.learn_sheet().ok());
        hands.app.step(400);
        without_a_pause = hands.app.session().trainer().weights_hash();
    }
    played::HeadlessApp hands({});
    app::Rooms& rooms = hands.app.rooms();
    const auto press_sign = [&] {
        ui::Actions actions;
        actions.lesson.start_over = true;
        app::apply_lesson_actions(rooms, actions);
        hands.frames(3);
    };
    const auto undo = [&] {
        hands.press(ImGuiKey_Z, ImGuiMod_Ctrl);
        hands.frames(3);
    };
    hands.app.play(false);
    hands.frames(2);
    press_sign();  // there is nothing to go back to
    CHECK_FALSE(rooms.before_start.has_value());
    hands.app.play(false);
    REQUIRE(import_files(hands, two_groups()).ok());
    REQUIRE(hands.app.learn_sheet().ok());
    hands.frames(2);
    hands.app.play(false);
    hands.app.step(300);
    const std::string link = hands.app.link();
    const std::uint64_t hash = hands.app.session().trainer().weights_hash();
    press_sign();
    CHECK(hands.app.session().running().dataset == "auto_mpg");
    CHECK(app::lesson_json(rooms).find("three_levers") != std::string::npos);
    CHECK(says(hands, "You have started over. Undo leads back to what ran."));
    hands.app.play(false);
    // What was changed since is undone first.
    REQUIRE(hands.app.apply_json("{\"lr\": 0.03}").ok());
    undo();
    CHECK(hands.app.session().running().dataset == "auto_mpg");
    undo();
    CHECK(hands.app.link() == link);
    CHECK(app::lesson_json(rooms) == "null");
    CHECK(hands.app.session().trainer().weights_hash() == hash);
    CHECK(says(hands, "goes on from its step 300."));
    CHECK_FALSE(hands.app.playing());
    hands.app.step(100);
    CHECK(hands.app.session().trainer().weights_hash() == without_a_pause);
    // Its own past is there, too.
    undo();
    CHECK(hands.app.session().running().dataset == "auto_mpg");
    // Within a lesson; and a link ends it.
    REQUIRE(hands.app.open_link("lesson=three_levers&step=3").ok());
    hands.frames(3);
    press_sign();
    undo();
    CHECK(app::lesson_json(rooms).find("\"step\":2") != std::string::npos);
    press_sign();
    REQUIRE(hands.app.open_link("dataset=words").ok());
    undo();
    CHECK(hands.app.session().running().dataset == "words");
}

TEST_CASE("own data: what a platform keeps between visits goes on under its link, within its lesson") {
    std::string kept, link;
    std::uint64_t hash = 0;
    {
        played::HeadlessApp hands({});
        hands.app.play(false);
        REQUIRE(hands.app.open_link("lesson=three_levers&step=2").ok());
        hands.frames(3);
        REQUIRE(hands.app.apply_json("{\"features\": [\"weight\"], \"layers\": [{\"kind\": \"dense\", \"width\": 5}]}")
                    .ok());
        hands.frames(3);
        hands.app.step(150);
        link = hands.app.link();
        kept = app::experiment_to_keep(hands.app.rooms());
        hash = hands.app.session().trainer().weights_hash();
    }
    played::HeadlessApp hands({});
    hands.app.play(false);
    hands.frames(2);
    CHECK(app::go_on_from(hands.app.rooms(), kept).sentence().find("another experiment") != std::string::npos);
    REQUIRE(hands.app.open_link(link).ok());
    hands.frames(1);
    CHECK_FALSE(app::go_on_from(hands.app.rooms(), kept.substr(0, 100)).ok());
    REQUIRE(app::go_on_from(hands.app.rooms(), kept).ok());
    hands.frames(3);
    CHECK(hands.app.session().trainer().weights_hash() == hash);
    CHECK(hands.app.link() == link);
    CHECK(app::lesson_json(hands.app.rooms()).find("three_levers") != std::string::npos);
}
