// Tips say which key it is on this keyboard.
#include "ui/key_labels.h"

#include <doctest/doctest.h>

#include "ui/context.h"

TEST_CASE("a tip that ends with its key says what is written on it") {
    const ui::Context context;
    ui::label_key('S', "Ы");
    ui::label_key('Z', "Я");
    ui::label_key('R', "R");
    CHECK(ui::with_key_label("One step of training, then pause. S") == "One step of training, then pause. S (Ы)");
    CHECK(ui::with_key_label("Takes the last change back. Ctrl+Z") == "Takes the last change back. Ctrl+Z (Я)");
    for (const char* same :
         {"Starts again. R", "Takes part in S", "Back to the map. Esc", "S", "", "No USES. NATO S"}) {
        CAPTURE(same);
        CHECK(ui::with_key_label(same) == same);
    }
    ui::label_key('S', "");
    ui::label_key('Z', "");
    CHECK(ui::with_key_label("One step of training, then pause. S") == "One step of training, then pause. S");
}
