// The functions behind window.embedscape (web/page/api.js, docs/api.md). Strings that are handed out live until the
// next call of the same function. Each that changes something wakes the frame loop.
#include <emscripten.h>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/experiment/controls.h"
#include "app/experiment/training.h"
#include "app/lesson/lesson_play.h"
#include "app/lesson/tour.h"
#include "app/page_json.h"
#include "app/rooms.h"
#include "app/stages/many_maps.h"
#include "app/stages/two_maps.h"
#include "app/take_home/from_rooms.h"
#include "core/json.h"
#include "model/link.h"
#include "model/spec_json.h"
#include "platform/web/host.h"
#include "platform/web/web.h"

namespace {

app::Picture picture;  // the last one that was made
std::string picture_problem;
std::vector<app::TakenFile> taken;  // the last files that were made
std::string taken_problem;

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE const char* es_version() { return EMBEDSCAPE_VERSION; }

// Opens a link's fragment. A wrong one raises the alarm, tells the page, and opens the default.
EMSCRIPTEN_KEEPALIVE void es_open_link(const char* fragment) {
    const core::Status opened = platform::web().app.open_link(fragment);
    platform::ask_for_file();
    if (!opened.ok()) host_error(opened.error().field.c_str(), opened.error().sentence.c_str());
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE const char* es_link() {
    static std::string link;
    link = platform::web().app.link();
    return link.c_str();
}

// For an embedding page: the map, and only these levers.
EMSCRIPTEN_KEEPALIVE void es_only(int features, int architecture, int loss, int curves) {
    ui::Parts parts;
    parts.features = features != 0;
    parts.architecture = architecture != 0;
    parts.loss = loss != 0;
    parts.curves = curves != 0;
    parts.header = false;
    platform::web().app.set_parts(parts);
    platform::wake();
}

// A sentence for the reader, above the map until dismissed.
EMSCRIPTEN_KEEPALIVE void es_alarm(const char* sentence) {
    platform::web().alarm = sentence;
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE const char* es_spec() {
    static std::string json;
    json = model::to_json(platform::web().app.session().running());
    return json.c_str();
}

// "auto", "cpu" or "webgl"; 0 if it is none of them.
EMSCRIPTEN_KEEPALIVE int es_choose_backend(const char* id) {
    const std::optional<app::BackendChoice> choice = app::backend_choice_of(id);
    if (!choice) return 0;
    app::choose_backend(platform::web().app.rooms(), *choice);
    platform::wake();
    return 1;
}

EMSCRIPTEN_KEEPALIVE const char* es_backend() {
    static std::string json;
    json = app::backend_json(platform::web().app.rooms());
    return json.c_str();
}

// Axes as text, separated by new lines; empty: ten seeds. Gives what is wrong, or nothing.
EMSCRIPTEN_KEEPALIVE const char* es_start_sweep(const char* axes) {
    static std::string problem;
    std::vector<std::string> texts;
    for (std::string_view rest = axes; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        texts.emplace_back(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    const core::Status started = platform::web().app.start_sweep(texts);
    problem = started.ok() ? "" : started.error().sentence;
    platform::wake();
    return problem.c_str();
}

EMSCRIPTEN_KEEPALIVE void es_end_sweep() {
    app::end_sweep(platform::web().app.rooms());
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE void es_take_cell(int cell) {
    app::take_cell(platform::web().app.rooms(), cell);
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE const char* es_sweep() {
    static std::string json;
    json = app::sweep_json(platform::web().app.rooms());
    return json.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* es_schema() {
    static const std::string json = model::schema_json();
    return json.c_str();
}

// Empty if all is well, or if what was asked for waits for a file (es_wanted_file); else the field, a newline and the
// sentence.
EMSCRIPTEN_KEEPALIVE const char* es_apply(const char* partial_spec) {
    static std::string answer;
    const auto applied = platform::web().app.apply_json(partial_spec);
    answer = applied.ok() ? "" : applied.error().field + "\n" + applied.error().sentence;
    platform::ask_for_file();
    platform::wake();
    return answer.c_str();
}

// The lesson that is open, or "null"; its recorded solution, for tests (empty: it was set).
EMSCRIPTEN_KEEPALIVE const char* es_lesson() {
    static std::string json;
    json = app::lesson_json(platform::web().app.rooms());
    return json.c_str();
}
EMSCRIPTEN_KEEPALIVE const char* es_solve_step() {
    static std::string answer;
    const auto solved = app::solve_step(platform::web().app.rooms());
    answer = solved.ok() ? "" : solved.error().sentence;
    platform::wake();
    return answer.c_str();
}

// Two models side by side. start: nothing happens where there are two already. side: 0 = A, 1 = B. end: keep B or drop
// it.
EMSCRIPTEN_KEEPALIVE const char* es_compare() {
    static std::string json;
    json = app::comparison_json(platform::web().app.rooms());
    return json.c_str();
}
EMSCRIPTEN_KEEPALIVE void es_compare_start() {
    platform::web().app.start_comparison();
    platform::wake();
}
EMSCRIPTEN_KEEPALIVE void es_compare_side(int side) {
    app::show_side(platform::web().app.rooms(), side);
    platform::wake();
}
EMSCRIPTEN_KEEPALIVE void es_compare_end(int keep_b) {
    app::end_comparison(platform::web().app.rooms(), keep_b != 0);
    platform::wake();
}

// How far the lessons are, as the page kept it from the last visit.
EMSCRIPTEN_KEEPALIVE void es_restore_progress(const char* progress) {
    platform::web().app.restore_progress(progress);
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE void es_play(int on) {
    platform::web().app.play(on != 0);
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE int es_playing() { return platform::web().app.playing() ? 1 : 0; }

// Steps done: fewer than n only if training broke down.
EMSCRIPTEN_KEEPALIVE double es_step(double n) {
    const long done = platform::web().app.step(static_cast<long>(n));
    platform::wake();
    return static_cast<double>(done);
}

EMSCRIPTEN_KEEPALIVE double es_step_count() { return static_cast<double>(platform::web().app.session().latest().step); }

// After a reload, trains up to the step that the last visit reached: app/experiment/training.h.
EMSCRIPTEN_KEEPALIVE void es_go_on(double step) {
    app::go_on(platform::web().app.rooms(), static_cast<long>(std::min(step, 1e9)));
    platform::wake();
}

// The tour of a first visit. can_film: whether host_film() can save what it shows.
EMSCRIPTEN_KEEPALIVE void es_start_tour() {
    app::start_tour(platform::web().app.rooms());
    platform::wake();
}
EMSCRIPTEN_KEEPALIVE int es_tours() { return platform::web().app.rooms().tour.on ? 1 : 0; }
EMSCRIPTEN_KEEPALIVE void es_can_film(int can) { platform::web().app.rooms().tour.can_film = can != 0; }

// From random weights again; a negative seed means the one that runs. Gives what is wrong, or nothing.
EMSCRIPTEN_KEEPALIVE const char* es_reset(int seed) {
    static std::string problem;
    app::App& app = platform::web().app;
    app.reset(seed < 0 ? std::nullopt : std::optional<int>(seed));
    problem = app.session().problem() ? app.session().problem()->sentence : "";
    platform::wake();
    return problem.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* es_snapshot() {
    static std::string json;
    json = app::snapshot_json(platform::web().app.rooms());
    return json.c_str();
}

EMSCRIPTEN_KEEPALIVE const char* es_bits_kept() {
    static std::string json;
    json = app::bits_kept_json(platform::web().app.rooms());
    platform::wake();
    return json.c_str();
}

// [N, dims] of the snapshot, and their number of floats.
EMSCRIPTEN_KEEPALIVE const float* es_points() { return platform::web().app.session().latest().points.data(); }
EMSCRIPTEN_KEEPALIVE int es_points_size() {
    return static_cast<int>(platform::web().app.session().latest().points.size());
}

// The map as a file, with caption and legend: the number of its bytes, 0 if it cannot be made. `format` is "png" or
// "svg"; width and height 0: those of the map on the canvas; dark -1: as it is shown. `address` stands before the link.
EMSCRIPTEN_KEEPALIVE int es_picture(const char* format, double scale, int width, int height, int dark,
                                    const char* address) {
    app::PictureOptions options;
    options.format = std::string_view(format) == "svg" ? app::PictureFormat::svg : app::PictureFormat::png;
    options.scale = static_cast<float>(scale);
    options.width = width;
    options.height = height;
    app::App& app = platform::web().app;
    options.dark = dark < 0 ? app.rooms().window.theme.dark : dark != 0;
    options.address = address;
    core::Result<app::Picture> made = app::picture(app.rooms(), options);
    picture_problem = made.ok() ? "" : made.error().sentence;
    picture = made.ok() ? std::move(made.value()) : app::Picture{};
    return static_cast<int>(picture.bytes.size());
}
EMSCRIPTEN_KEEPALIVE const std::uint8_t* es_picture_bytes() { return picture.bytes.data(); }
EMSCRIPTEN_KEEPALIVE const char* es_picture_name() { return picture.name.c_str(); }
EMSCRIPTEN_KEEPALIVE const char* es_picture_problem() { return picture_problem.c_str(); }
// Once they were copied: pictures are large.
EMSCRIPTEN_KEEPALIVE void es_picture_forget() { picture = {}; }

// The experiment as files of a kind (app/take_home/): how many, 0 if they cannot be made. They stay until they are
// forgotten; text and bytes of each by its number.
EMSCRIPTEN_KEEPALIVE int es_take_home(const char* kind) {
    core::Result<std::vector<app::TakenFile>> made = app::take_home(platform::web().app.rooms(), kind);
    taken_problem = made.ok() ? "" : made.error().sentence;
    taken = made.ok() ? std::move(made.value()) : std::vector<app::TakenFile>{};
    return static_cast<int>(taken.size());
}
EMSCRIPTEN_KEEPALIVE const char* es_taken_name(int i) { return taken[static_cast<std::size_t>(i)].name.c_str(); }
EMSCRIPTEN_KEEPALIVE const char* es_taken_bytes(int i) { return taken[static_cast<std::size_t>(i)].bytes.data(); }
EMSCRIPTEN_KEEPALIVE int es_taken_size(int i) {
    return static_cast<int>(taken[static_cast<std::size_t>(i)].bytes.size());
}
EMSCRIPTEN_KEEPALIVE const char* es_taken_problem() { return taken_problem.c_str(); }
EMSCRIPTEN_KEEPALIVE void es_taken_forget() { taken.clear(); }

// [h, w] class ids of the visible map.
EMSCRIPTEN_KEEPALIVE const std::uint8_t* es_regions(int w, int h) {
    static std::vector<std::uint8_t> ids;
    ids = app::regions(platform::web().app.rooms(), w, h);
    return ids.data();
}

// For tests: {map: {x, y, w, h}, camera: {x, y, units_per_px}, texts: [{text, x, y, w, h, layer}], outside: [text]},
// logical pixels of the canvas.
EMSCRIPTEN_KEEPALIVE const char* es_debug_layout() {
    static std::string json;
    ui::State& state = platform::web().app.ui_state();
    state.report.on = true;
    platform::draw_now();
    const map::Camera& camera = platform::web().app.rooms().view.camera;
    core::Json layout = {{"camera", {{"x", camera.x}, {"y", camera.y}, {"units_per_px", camera.units_per_px}}},
                         {"map",
                          {{"x", state.map_origin.x},
                           {"y", state.map_origin.y},
                           {"w", state.map_size.width},
                           {"h", state.map_size.height}}},
                         {"texts", core::Json::array()},
                         {"outside", state.report.outside}};
    for (const auto& [text, x, y, w, h, layer] : state.report.texts)
        layout["texts"].push_back({{"text", text}, {"x", x}, {"y", y}, {"w", w}, {"h", h}, {"layer", layer}});
    state.report.on = false;
    json = layout.dump();
    return json.c_str();
}

// 16 hexadecimal digits.
EMSCRIPTEN_KEEPALIVE const char* es_weights_hash() {
    static char text[17];
    const auto hash = static_cast<unsigned long long>(platform::web().app.session().trainer().weights_hash());
    std::snprintf(text, sizeof text, "%016llx", hash);
    return text;
}

}  // extern "C"
