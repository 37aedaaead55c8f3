// The legend of more classes than there are colours, on a phone and on a desk: all of them have a colour and their whole
// name in turn.
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "headless_app.h"

namespace {

// Letters that the legend names now.
std::set<std::string> letters_in(played::HeadlessApp& hands) {
    std::set<std::string> letters;
    for (const ui::PlacedText& placed : hands.texts()) {
        if (placed.text.size() == 1 && placed.text[0] >= 'A' && placed.text[0] <= 'Z') letters.insert(placed.text);
    }
    return letters;
}

}  // namespace

TEST_CASE("legend: all 26 letters have a colour and a name in turn, at each size") {
    for (const played::Screen& screen : {played::Screen{1280, 720, false}, played::Screen{390, 844, true}}) {
        CAPTURE(screen.width);
        played::HeadlessApp hands(screen);
        REQUIRE(hands.app.open_link("dataset=letters&color=letter").ok());
        hands.app.play(false);
        hands.app.ui_state().open_legend = true;
        hands.frames(5);
        std::set<std::string> all = letters_in(hands);
        CHECK(all.size() == 10);
        for (int page = 0; page < 2; ++page) {
            REQUIRE((screen.touch ? hands.tap("next ten") : hands.click("next ten")));
            hands.frames(5);
            all.merge(letters_in(hands));
        }
        CHECK(all.size() == 26);
        CHECK((screen.touch ? hands.tap("first ten") : hands.click("first ten")));
    }
}
