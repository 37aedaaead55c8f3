// Own data from the page (web/page/bring.js): bytes of files go straight into the program's memory, then they are read.
// Strings that are handed out live until the next call of the same function. Next: app/own_data.h.
#include "app/own_data.h"

#include <emscripten.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/drawing_board.h"
#include "app/open_experiment.h"
#include "app/rooms.h"
#include "platform/web/web.h"

namespace {

std::vector<data::ImportedFile> coming;  // files whose bytes the page is writing
std::string to_keep;                     // the experiment whose bytes the page is reading

const char* answer(std::string& kept, const core::Status& status) {
    kept = status.sentence();
    platform::wake();
    return kept.c_str();
}

}  // namespace

extern "C" {

// One more file of `size` bytes: gives where the page writes them; 0 if there is no memory for it.
EMSCRIPTEN_KEEPALIVE char* es_coming_file(const char* name, double size) {
    coming.push_back({name, {}});
    coming.back().bytes.resize(static_cast<std::size_t>(size));
    return coming.back().bytes.data();
}

EMSCRIPTEN_KEEPALIVE void es_drop_coming() { coming.clear(); }

// All files are there: reads them and gives what is wrong with them, or nothing. Either way the map's place shows it. The
// reading of large ones only begins here; es_reads() says whether it goes on.
EMSCRIPTEN_KEEPALIVE const char* es_bring() {
    static std::string kept;
    return answer(kept, platform::web().app.import_files(std::exchange(coming, {})));
}

// Whether a pasted text is own data. `beginning`: its first kPastedLook letters.
EMSCRIPTEN_KEEPALIVE int es_takes_pasted(const char* beginning) {
    return app::takes_pasted(platform::web().app.rooms(), beginning) ? 1 : 0;
}

EMSCRIPTEN_KEEPALIVE int es_reads() { return platform::web().app.rooms().own.reading.has_value() ? 1 : 0; }

// Reads on without a frame: those of a hidden page do not come.
EMSCRIPTEN_KEEPALIVE void es_read_on(double budget_ms) {
    app::read_on(platform::web().app.rooms(), budget_ms);
    platform::wake();
}

// What is wrong with what was brought last, or nothing.
EMSCRIPTEN_KEEPALIVE const char* es_read_outcome() {
    static std::string kept;
    return answer(kept, platform::web().app.rooms().own.outcome);
}

EMSCRIPTEN_KEEPALIVE const char* es_learn_sheet() {
    static std::string kept;
    return answer(kept, platform::web().app.learn_sheet());
}

// `choices`: data/import/own_id.h.
EMSCRIPTEN_KEEPALIVE const char* es_choose_in_sheet(const char* choices) {
    static std::string kept;
    return answer(kept, app::choose_in_sheet(platform::web().app.rooms(), choices));
}

// The sheet that is open, as JSON; "null" without one.
EMSCRIPTEN_KEEPALIVE const char* es_sheet() {
    static std::string json;
    json = app::sheet_json(platform::web().app.rooms());
    return json.c_str();
}

// The first part of the id of what was brought last: by it the page knows whether that is what was learned.
EMSCRIPTEN_KEEPALIVE const char* es_brought_id() {
    static std::string id;
    id = platform::web().app.rooms().own.imported_id;
    return id.c_str();
}

// The id of own data that a link names and that is not here; empty: none.
EMSCRIPTEN_KEEPALIVE const char* es_asked_for() {
    static std::string id;
    id = platform::web().app.rooms().own.asked_for;
    return id.c_str();
}

EMSCRIPTEN_KEEPALIVE void es_start_drawing() {
    platform::web().app.start_drawing();
    platform::wake();
}

// The drawn points that run, as text; empty: none do.
EMSCRIPTEN_KEEPALIVE const char* es_drawing() {
    static std::string text;
    text = app::drawing_text(platform::web().app.rooms());
    return text.c_str();
}

// The running experiment as a file for the browser's own store, without own data: how many bytes it has; 0 while there is
// none to keep. They stay until they are forgotten.
EMSCRIPTEN_KEEPALIVE int es_keep_experiment() {
    to_keep = app::experiment_to_keep(platform::web().app.rooms());
    return static_cast<int>(to_keep.size());
}
EMSCRIPTEN_KEEPALIVE const char* es_kept_bytes() { return to_keep.data(); }
EMSCRIPTEN_KEEPALIVE void es_kept_forget() { to_keep = {}; }

// The running experiment goes on from the weights in the file that came (es_coming_file). Gives why it does not, or
// nothing.
EMSCRIPTEN_KEEPALIVE const char* es_go_on_from() {
    static std::string kept;
    const std::vector<data::ImportedFile> files = std::exchange(coming, {});
    return answer(
        kept, app::go_on_from(platform::web().app.rooms(), files.empty() ? std::string_view() : files.front().bytes));
}

// A sentence for the reader, beside the map for a while.
EMSCRIPTEN_KEEPALIVE void es_tell(const char* sentence) {
    platform::web().app.tell(sentence, emscripten_get_now() / 1000);
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE void es_can_pick(int can) { platform::web().app.rooms().own.can_pick = can != 0; }

}  // extern "C"
