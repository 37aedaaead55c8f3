// The playground in a browser: starts ImGui and GL on the page's canvas, draws frames while something moves, and gets
// over a lost GL context. No GLFW here: Emscripten's knows neither pixel ratio, touch, pinch nor clipboard.
// Next: input.cpp, api.cpp, web/page/main.js (which calls es_start).
#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>

#include "app/rooms.h"
#include "map/view/palette.h"
#include "platform/glyph_upload.h"
#include "platform/web/host.h"
#include "platform/web/web.h"
#include "ui/letters.h"
#include "ui/style.h"

namespace platform {
namespace {

constexpr const char* kCanvas = "#map";
constexpr const char* kShaderVersion = "#version 300 es";
// Extensions for training on the card; nothing else beyond WebGL2 is requested.
constexpr const char* kExtensions[] = {"EXT_color_buffer_float", "EXT_color_buffer_half_float"};
constexpr int kFramesAfterEvent = 8;  // ImGui spreads queued events over frames, hover needs one more
constexpr const char* kLostSentence =
    "The browser took the graphics context away (this happens after sleep or when memory is short). Training goes on; "
    "the picture comes back by itself.";

EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context = 0;

// After a loss this adopts the restored context: getContext() hands out the same object, but its extensions are gone,
// so Emscripten has to register it anew.
bool make_context() {
    if (context != 0) emscripten_webgl_destroy_context(context);
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.alpha = false;
    attributes.depth = false;
    attributes.stencil = false;
    attributes.antialias = false;
    attributes.preserveDrawingBuffer = web().keeps_screen;
    attributes.majorVersion = 2;
    attributes.enableExtensionsByDefault = false;  // some thirty, each a request to the browser's GPU process
    context = emscripten_webgl_create_context(kCanvas, &attributes);
    if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return false;
    for (const char* name : kExtensions) emscripten_webgl_enable_extension(context, name);
    return true;
}

// Returns a sentence, or an empty string.
std::string start_gl(Web& w) {
    if (!make_context()) return "This browser gave no WebGL2 context; switch hardware acceleration on, or try another.";
    if (!ImGui_ImplOpenGL3_Init(kShaderVersion)) return "Dear ImGui could not use this browser's WebGL2.";
    w.gl_alive = true;
    return w.app.start_gl().sentence();
}

// The atlas is drawn for one pixel ratio: sharp text on every screen. The serif font is not in the program's first part
// (tools/program/split.mjs), and only the fantasy map is written in it: drawn when that is first shown. Needs no GL.
// False if the atlas is there already.
bool draw_atlas(Web& w) {
    const bool serif = w.fonts_serif || w.app.session().running().map_style == "fantasy";
    if (w.pixel_ratio == w.fonts_ratio && serif == w.fonts_serif && !ui::letters_want_atlas()) return false;
    ui::load_fonts(w.pixel_ratio, serif);
    ImGui::GetIO().Fonts->Build();
    w.fonts_serif = serif;
    w.fonts_ratio = w.pixel_ratio;
    return true;
}

void prepare_fonts(Web& w) {
    const bool other = draw_atlas(w);
    if (!w.fonts_on_gpu) {
        ImGui_ImplOpenGL3_CreateDeviceObjects();  // the font texture with them
    } else if (other) {
        ImGui_ImplOpenGL3_DestroyFontsTexture();
        ImGui_ImplOpenGL3_CreateFontsTexture();
    } else {
        return;
    }
    w.fonts_on_gpu = true;
    ui::forget_screen(w.tiles);
}

// With the browser's fonts: there is a letter for everything, or a box of the browser's own.
bool paint_by_browser(std::string_view utf8, ui::Typeface face, float em, bool only_measure, ui::PaintedText& painted) {
    float* at = host_paint(std::string(utf8).c_str(), static_cast<int>(face), em, only_measure ? 1 : 0);
    if (at == nullptr) return false;
    painted = {.width = static_cast<int>(at[0]),
               .height = static_cast<int>(at[1]),
               .left = at[2],
               .top = at[3],
               .advance = at[4],
               .colored = at[5] != 0,
               .pixels = {}};
    const auto n = static_cast<std::size_t>(painted.width) * static_cast<std::size_t>(painted.height);
    painted.pixels.resize(n);
    if (n > 0) std::memcpy(painted.pixels.data(), at + 6, n * sizeof(ImU32));
    std::free(at);
    return true;
}

const char* cursor_name(ImGuiMouseCursor cursor) {
    switch (cursor) {
        case ImGuiMouseCursor_TextInput:
            return "text";
        case ImGuiMouseCursor_ResizeAll:
            return "move";
        case ImGuiMouseCursor_ResizeNS:
            return "ns-resize";
        case ImGuiMouseCursor_ResizeEW:
            return "ew-resize";
        case ImGuiMouseCursor_Hand:
            return "pointer";
        case ImGuiMouseCursor_NotAllowed:
            return "not-allowed";
        default:
            return "default";
    }
}

// Reports problems to the page once each: panels that cannot be drawn, training that stopped.
void tell_problem(Web& w) {
    core::Error now;
    if (w.app.session().trainer().trouble()) now.sentence = w.app.session().trainer().trouble()->sentence;
    if (w.app.session().problem()) now = *w.app.session().problem();
    if (now.sentence == w.problem) return;
    w.problem = now.sentence;
    if (!now.sentence.empty()) host_error(now.field.c_str(), now.sentence.c_str());
}

// On-screen keyboards and input methods only work with a page's own text fields, so the page puts one where ours is.
void tell_typing(Web& w) {
    const bool typing = ImGui::GetIO().WantTextInput;
    const ImVec2 at = ImGui::GetCurrentContext()->PlatformImeData.InputPos;
    if (typing == w.typing && (!typing || (at.x == w.typing_x && at.y == w.typing_y))) return;
    w.typing = typing;
    w.typing_x = at.x;
    w.typing_y = at.y;
    host_typing(typing, static_cast<double>(at.x), static_cast<double>(at.y));
}

void tell_film(const app::Output& output) {
    const ui::Rect& at = output.film_at;
    host_film(static_cast<int>(output.film), static_cast<double>(at.x), static_cast<double>(at.y),
              static_cast<double>(at.w), static_cast<double>(at.h));
}

void tell_page(Web& w, const app::Output& output) {
    if (!output.copy_to_clipboard.empty()) host_copy_link(output.copy_to_clipboard.c_str());
    if (output.pick_files) host_pick();
    if (output.shrink_pictures > 0) host_shrink(output.shrink_pictures);
    if (!output.save_name.empty()) {
        host_save(output.save_name.c_str(), output.save_bytes.data(), static_cast<int>(output.save_bytes.size()));
    }
    for (const app::TakenFile& file : output.more_files)
        host_save(file.name.c_str(), file.bytes.data(), static_cast<int>(file.bytes.size()));
    if (output.film != app::Film::none) tell_film(output);
    if (output.progress_changed) host_progress(w.app.progress().c_str());
    if (output.link_changed) host_link(w.app.link().c_str());
    if (w.theme != int{output.dark}) {
        w.theme = output.dark;
        host_theme(w.theme);
        w.frames_owed = std::max(w.frames_owed, 2);
    }
    const int cursor = ImGui::GetMouseCursor();
    if (cursor != w.cursor) host_cursor(cursor_name(cursor));
    w.cursor = cursor;
    tell_typing(w);
    tell_problem(w);
    ask_for_file();
}

app::Input take_input(Web& w, double now_s) {
    app::Input input;
    input.now_s = now_s;
    input.pixel_ratio = w.pixel_ratio;
    input.prefers_dark = w.prefers_dark;
    input.touch = w.touch;
    input.reduced_motion = w.reduced_motion;
    input.visible = w.visible;
    input.pinch = w.pinch;
    input.pinch_at = w.pinch_at;
    input.alarm = w.alarm;
    input.spares_pixels = w.keeps_screen && !w.exact;
    w.pinch = 1;
    return input;
}

bool draw_whole(const app::Output& output) {
    int width = 0, height = 0;
    emscripten_get_canvas_element_size(kCanvas, &width, &height);
    glViewport(0, 0, width, height);
    const map::Rgb ground = map::ground(output.dark);
    glClearColor(ground.r, ground.g, ground.b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    return true;
}

// The rectangles to redraw without delay: the map, and the surroundings of the pointer while it is used. Logical
// pixels.
std::array<ImVec4, 2> live_parts(Web& w, double now_s) {
    constexpr double kHandsRest = 0.3;  // seconds
    constexpr float kReachX = 200, kReachY = 120;
    const ui::State& state = w.app.ui_state();
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    if (w.frames_owed > 0 || ImGui::IsAnyMouseDown()) w.hands_s = now_s;
    std::array<ImVec4, 2> parts{};
    parts[0] = {state.map_origin.x, state.map_origin.y, state.map_origin.x + state.map_size.width,
                state.map_origin.y + state.map_size.height};
    if (ImGui::IsMousePosValid(&mouse) && now_s - w.hands_s < kHandsRest)
        parts[1] = {mouse.x - kReachX, mouse.y - kReachY, mouse.x + kReachX, mouse.y + kReachY};
    return parts;
}

// The rectangles where a map's picture hides everything below it: all but its round corners.
std::array<ui::OpaquePicture, 2> opaque_pictures(Web& w, const app::Output& output) {
    const ui::State& state = w.app.ui_state();
    const float margin = ui::theme().size.radius + 1;
    const auto within = [&](map::Point2 origin) {
        const ImVec4 px{origin.x + margin, origin.y + margin, origin.x + state.map_size.width - margin,
                        origin.y + state.map_size.height - margin};
        return ui::scissor_of(*ImGui::GetDrawData(), px);
    };
    std::array<ui::OpaquePicture, 2> pictures{};
    pictures[0] = {output.painted[0].texture, within({state.map_origin.x, state.map_origin.y})};
    if (state.other_origin)
        pictures[1] = {output.painted[1].texture, within({state.other_origin->x, state.other_origin->y})};
    return pictures;
}

// Redraws only what has changed; false if some of it was postponed.
bool draw_changes(Web& w, const app::Output& output, double now_s) {
    const ImDrawData& whole = *ImGui::GetDrawData();
    ui::hash_frame(w.tiles, whole, output.painted);
    const bool all = ui::choose_stale(w.tiles, whole, live_parts(w, now_s), now_s);
    ui::stale_rects(w.tiles, w.stale_rects);
    if (w.stale_rects.empty()) return all;
    const auto opaque = opaque_pictures(w, output);
    ui::cut_along(w.stale_rects, opaque);
    const map::Rgb ground = map::ground(output.dark);
    ui::take_part(w.part, whole, w.stale_rects, opaque,
                  ImGui::ColorConvertFloat4ToU32({ground.r, ground.g, ground.b, 1}));
    ImGui_ImplOpenGL3_RenderDrawData(&w.part.data);
    return all;
}

// A frame of the program; nothing is drawn on the canvas yet.
app::Output run_frame(Web& w, const app::Input& input, double now_s) {
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(w.width, w.height);
    io.DisplayFramebufferScale = ImVec2(w.pixel_ratio, w.pixel_ratio);
    // The time that passed while sleeping must not advance animations.
    io.DeltaTime = static_cast<float>(std::clamp(now_s - w.drawn_s, 1e-4, 0.1));
    w.drawn_s = now_s;
    ImGui::NewFrame();
    count_clicks();
    app::Output output = w.app.frame(input);
    w.alarm.clear();
    ImGui::Render();
    return output;
}

// A first frame for its layout only, until which the map's picture has no size. Nothing is trained or drawn; what it has
// for the page is told with the next one.
void lay_out_first(Web& w) {
    if (w.laid_out) return;
    w.laid_out = true;
    const double now_s = emscripten_get_now() / 1000;
    app::Input input = take_input(w, now_s);
    input.visible = false;
    const app::Output output = run_frame(w, input, now_s);
    w.link_untold = output.link_changed;
    w.progress_untold = output.progress_changed;
}

// Returns whether another frame is wanted soon.
bool draw_frame(Web& w) {
    prepare_fonts(w);
    lay_out_first(w);
    const double now_s = emscripten_get_now() / 1000;
    ImGui_ImplOpenGL3_NewFrame();
    app::Output output = run_frame(w, take_input(w, now_s), now_s);
    output.link_changed = std::exchange(w.link_untold, false) || output.link_changed;
    output.progress_changed = std::exchange(w.progress_untold, false) || output.progress_changed;
    upload_new_glyphs();
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    const bool all_drawn = w.keeps_screen ? draw_changes(w, output, now_s) : draw_whole(output);
    tell_page(w, output);

    w.frames_owed = std::max(0, w.frames_owed - 1);
    if (w.frames_owed == 0) w.clicks.clear();  // ImGui has seen all presses, or dropped them
    // A held button repeats, so it needs frames even while the pointer rests; of a key ImGui takes one change a frame.
    return output.wants_frame_soon || !all_drawn || ui::letters_want_atlas() || w.frames_owed > 0 ||
           ImGui::IsAnyMouseDown() || !ImGui::GetCurrentContext()->InputEventsQueue.empty();
}

bool has_canvas(const Web& w) { return w.started && w.gl_alive && w.width >= 1 && w.height >= 1; }
bool can_draw(const Web& w) { return has_canvas(w) && w.visible; }

EM_BOOL on_frame(double, void*);

void ask_for_frame(Web& w) {
    const bool trains_unseen = w.started && !w.gl_alive && w.visible;
    if (w.frame_asked || !w.first_map_shown || !(can_draw(w) || trains_unseen)) return;
    w.frame_asked = true;
    emscripten_request_animation_frame(on_frame, nullptr);
}

// While the graphics context is lost nothing can be drawn, but training goes on.
void train_unseen(Web& w) {
    const bool more = w.app.frame_without_gl(take_input(w, emscripten_get_now() / 1000));
    if (std::string link = w.app.link(); link != w.link_unseen) {
        w.link_unseen = std::move(link);
        host_link(w.link_unseen.c_str());
    }
    host_frame(static_cast<double>(w.app.session().latest().step), !more);
    if (more) ask_for_frame(w);
}

EM_BOOL on_frame(double, void*) {
    Web& w = web();
    w.frame_asked = false;
    if (w.started && !w.gl_alive) {
        train_unseen(w);
    } else {
        draw_now();
    }
    return EM_FALSE;
}

}  // namespace

Web& web() {
    static Web* const w = new Web;  // never destroyed: the page may call at any time
    return *w;
}

void wake() {
    web().frames_owed = kFramesAfterEvent;
    ask_for_frame(web());
}

bool draw_now() {
    Web& w = web();
    if (!can_draw(w)) return false;
    const bool more = draw_frame(w);
    if (more) ask_for_frame(w);
    host_frame(static_cast<double>(w.app.session().latest().step), !more);
    return true;
}

}  // namespace platform

extern "C" {

// Everything that can be done before there is a canvas to draw on; width, height: of the canvas to come, logical pixels, or
// 0 if they are not known.
EMSCRIPTEN_KEEPALIVE void es_prepare(float width, float height, float pixel_ratio) {
    platform::Web& w = platform::web();
    w.width = width;
    w.height = height;
    w.pixel_ratio = pixel_ratio;
    platform::draw_atlas(w);
    if (width >= 1 && height >= 1) platform::lay_out_first(w);
}

// Starts drawing on the canvas. in_software: there is no graphics card, each pixel costs. Returns a sentence, or an
// empty string.
EMSCRIPTEN_KEEPALIVE const char* es_start(int in_software) {
    static std::string sentence;
    platform::Web& w = platform::web();
    w.keeps_screen = in_software != 0;
    w.app.rooms().experiment.backend.in_software = w.keeps_screen;
    sentence = platform::start_gl(w);
    w.started = sentence.empty();
    platform::wake();
    return sentence.c_str();
}

// The size of the canvas in logical pixels. Draws at once: a canvas that was given a new size is blank.
EMSCRIPTEN_KEEPALIVE void es_resize(float width, float height, float pixel_ratio) {
    platform::Web& w = platform::web();
    w.width = width;
    w.height = height;
    w.pixel_ratio = pixel_ratio;
    w.frames_owed = platform::kFramesAfterEvent;
    ui::forget_screen(w.tiles);
    // Out of sight it shows the last picture in the new size: the browser may uncover it before the next frame.
    if (!platform::draw_now() && platform::has_canvas(w)) platform::draw_frame(w);
}

EMSCRIPTEN_KEEPALIVE void es_gl_lost() {
    platform::Web& w = platform::web();
    if (!w.gl_alive) return;
    w.gl_alive = false;
    w.app.lost_gl();
    w.link_unseen = w.app.link();
    ImGui_ImplOpenGL3_Shutdown();  // on a lost context this deletes nothing but our own records
    host_error("", platform::kLostSentence);
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE const char* es_gl_restored() {
    static std::string sentence;
    platform::Web& w = platform::web();
    sentence = platform::start_gl(w);
    ui::forget_screen(w.tiles);
    w.fonts_on_gpu = false;
    // Input that came while nothing was drawn is dropped.
    ImGui::GetIO().ClearEventsQueue();
    ImGui::GetIO().ClearInputKeys();
    w.clicks.clear();
    platform::wake();
    return sentence.c_str();
}

// The second part of the program has been loaded (web/page/loader.js). Returns a sentence, or an empty string.
EMSCRIPTEN_KEEPALIVE const char* es_whole() {
    static std::string sentence;
    sentence = platform::web().app.set_whole(true).sentence();
    platform::wake();
    return sentence.c_str();
}

// The first map is on the screen: from here on frames come. They would only have delayed it.
EMSCRIPTEN_KEEPALIVE void es_first_map_shown() {
    platform::web().first_map_shown = true;
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE void es_wake() { platform::wake(); }

// Draws synchronously; 1 if it did.
EMSCRIPTEN_KEEPALIVE int es_draw() {
    platform::Web& w = platform::web();
    w.tiles.quiet_s = -1;  // all of it: nothing waits, nothing is coarse
    w.exact = true;
    const bool drawn = platform::draw_now();
    w.exact = false;
    return drawn ? 1 : 0;
}

}  // extern "C"

int main() {
    platform::Web& w = platform::web();
    ImGuiIO& io = ImGui::GetIO();
    io.LogFilename = nullptr;
    io.BackendPlatformName = "embedscape web";
    io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
    ui::set_text_painter(platform::paint_by_browser);
    w.app.rooms().fetching.can = true;
    w.app.set_whole(false);
    return 0;
}
