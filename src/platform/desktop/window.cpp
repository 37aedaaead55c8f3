// See window.h.
#include "platform/desktop/window.h"

#include <GLES3/gl3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>
#include <utility>

#include "app/app.h"
#include "app/open_experiment.h"
#include "app/rooms.h"
#include "core/thousands.h"
#include "map/pictures/paint.h"
#include "platform/desktop/gles_hints.h"
#include "platform/desktop/kept.h"
#include "platform/desktop/mouse.h"
#include "platform/desktop/system_fonts.h"
#include "platform/glyph_upload.h"
#include "ui/context.h"
#include "ui/letters.h"

namespace platform {
namespace {

constexpr int kFramesAfterInput = 3;  // Dear ImGui answers some input one or two frames later
constexpr double kLongestSleepS = 0.5;

std::string last_glfw_error;

std::string no_window(const std::string& tried, const std::string& why) {
    return "No window could be opened: " + tried + " failed (" + (why.empty() ? "no reason was given" : why) +
           "). `embedscape train` works without a window; `embedscape train --help` says how.";
}

struct Screen {
    float pixel_ratio = 1;  // pixels per logical pixel
    int width_px = 0, height_px = 0;
    float per_coordinate = 1;  // pixels per window coordinate
    bool visible = true;
};

Screen screen_of(GLFWwindow* window) {
    Screen screen;
    float scale_y = 1;
    glfwGetWindowContentScale(window, &screen.pixel_ratio, &scale_y);
    if (!(screen.pixel_ratio >= 0.5f)) screen.pixel_ratio = 1;
    glfwGetFramebufferSize(window, &screen.width_px, &screen.height_px);
    int width = 0;
    int height = 0;
    glfwGetWindowSize(window, &width, &height);
    if (width > 0) screen.per_coordinate = static_cast<float>(screen.width_px) / static_cast<float>(width);
    screen.visible = glfwGetWindowAttrib(window, GLFW_ICONIFIED) == 0 && screen.width_px > 0 && screen.height_px > 0;
    return screen;
}

// The window with its context, or null; then `problem` says why.
GLFWwindow* open(const WindowArguments& arguments, std::string& problem) {
    glfwSetErrorCallback([](int, const char* text) { last_glfw_error = text; });
    if (!glfwInit()) {
        problem = no_window("reaching a display through GLFW", last_glfw_error);
        return nullptr;
    }
    ask_for_gles(true);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    GLFWwindow* window = glfwCreateWindow(arguments.width, arguments.height, "Embedscape", nullptr, nullptr);
    if (!window) {
        problem = no_window("making an OpenGL ES 3 context through EGL", last_glfw_error);
        glfwTerminate();
        return nullptr;
    }
    glfwSetWindowSizeLimits(window, 320, 320, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(window);
    glfwSwapInterval(arguments.screenshot.empty() ? 1 : 0);
    return window;
}

void start_backends(GLFWwindow* window) {
    ImGui_ImplGlfw_InitForOpenGL(window, false);
    connect_input(window);
    ImGui_ImplOpenGL3_Init("#version 300 es");
    ui::set_text_painter(paint_by_system_fonts);
}

void stop(GLFWwindow* window) {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
    glfwDestroyWindow(window);
    glfwTerminate();
}

// Fonts are drawn for one pixel ratio; a window that moves to another monitor may get another one.
void renew_fonts(float pixel_ratio, float& loaded_ratio) {
    if (pixel_ratio == loaded_ratio && !ui::letters_want_atlas()) return;
    ImGui_ImplOpenGL3_DestroyFontsTexture();
    ui::load_fonts(pixel_ratio);
    ImGui_ImplOpenGL3_CreateFontsTexture();
    loaded_ratio = pixel_ratio;
}

app::Output draw_frame(GLFWwindow* window, app::App& app, const Screen& screen) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplGlfw_NewFrame();
    // The backend speaks of window coordinates, panels of logical pixels.
    set_mouse_scale(screen.per_coordinate / screen.pixel_ratio);
    correct_mouse(window);
    ImGuiIO& io = ImGui::GetIO();
    io.DisplaySize = ImVec2(static_cast<float>(screen.width_px) / screen.pixel_ratio,
                            static_cast<float>(screen.height_px) / screen.pixel_ratio);
    io.DisplayFramebufferScale = ImVec2(screen.pixel_ratio, screen.pixel_ratio);
    ImGui::NewFrame();
    app::Input input;
    input.now_s = glfwGetTime();
    input.pixel_ratio = screen.pixel_ratio;
    input.visible = screen.visible;
    app::Output output = app.frame(input);
    ImGui::Render();
    upload_new_glyphs();
    if (!screen.visible) return output;
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(0, 0, screen.width_px, screen.height_px);
    const map::Rgb ground = map::ground(output.dark);
    glClearColor(ground.r, ground.g, ground.b, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
    return output;
}

// What has just been drawn, as PNG. Returns what is wrong, or an empty string.
std::string save_screenshot(const Screen& screen, const WindowArguments& arguments) {
    map::Picture picture;
    picture.width = screen.width_px;
    picture.height = screen.height_px;
    const std::size_t row = static_cast<std::size_t>(picture.width) * 4;
    std::vector<std::uint8_t> upside_down(row * static_cast<std::size_t>(picture.height));
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, picture.width, picture.height, GL_RGBA, GL_UNSIGNED_BYTE, upside_down.data());
    picture.rgba.resize(upside_down.size());
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        std::copy_n(upside_down.data() + (static_cast<std::size_t>(picture.height) - 1 - y) * row, row,
                    picture.rgba.data() + y * row);
    }
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4) picture.rgba[i] = 255;  // what a screen shows
    const std::vector<std::uint8_t> png = map::to_png(picture);
    return arguments.write(arguments.screenshot, {reinterpret_cast<const char*>(png.data()), png.size()});
}

// Saves into the folder that the program was started in; numbered if the name is taken. Returns a sentence for the
// user.
std::string save_file(const std::string& name, const std::string& bytes) {
    const std::size_t dot = name.rfind('.');
    std::string file = name;
    for (int n = 2; n < 1000; ++n) {
        std::FILE* out = std::fopen(file.c_str(), "wbx");
        if (out) {
            const bool written = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size();
            const bool closed = std::fclose(out) == 0;
            if (written && closed) return "Saved as " + file + ".";
            std::remove(file.c_str());
            return file + " could not be written: is the disk full?";
        }
        if (errno != EEXIST) return file + " could not be written here: " + std::strerror(errno) + ".";
        file = name.substr(0, dot) + "-" + std::to_string(n) + name.substr(dot);
    }
    return "There are a thousand files of that name here already.";
}

// Files that were dropped become own data. One that cannot be opened is told, and nothing else changes.
void import_dropped(app::App& app, const WindowArguments& arguments) {
    const std::vector<std::string> names = take_dropped_files();
    if (names.empty()) return;
    core::Result<std::vector<data::ImportedFile>> files = arguments.read(names);
    if (!files.ok()) return app.tell(files.error().sentence, glfwGetTime());
    app.import_files(std::move(files.value()));
}

// Brings back the experiment of the last visit: within its lesson, if one was open.
void bring_last_back(app::App& app) {
    const LastExperiment last = read_last_experiment();
    if (last.file.empty()) return;
    const bool in_lesson = last.link.find("lesson=") != std::string::npos && app.open_link(last.link).ok();
    const core::Status opened =
        in_lesson ? app::go_on_from(app.rooms(), last.file) : app::open_experiment(app.rooms(), last.file);
    if (!opened.ok()) return app.tell("The last experiment does not go on. " + opened.sentence(), glfwGetTime());
    app.tell(
        "You are back where you left off, at step " + core::thousands(app.session().latest().step) +
            ", with what it had learned. To start over, press the sign beside \"Embedscape\"; undo takes that back.",
        glfwGetTime());
}

// Keeps the running experiment for the next visit: now and then, for a crash, and at the end.
class Keeper {
   public:
    explicit Keeper(bool on) : on_(on) {}

    void keep_now_and_then(app::App& app, double now_s) {
        if (!on_ || now_s < next_s_ || app.session().latest().step == step_) return;
        next_s_ = now_s + kEveryS;
        if (n_bytes_ <= kMostBytes) keep(app);
    }
    void keep(app::App& app) {
        if (!on_) return;
        const LastExperiment last{.link = app.link(), .file = app::experiment_to_keep(app.rooms(), true)};
        n_bytes_ = last.file.size();
        step_ = app.session().latest().step;
        if (!last.file.empty()) write_last_experiment(last);
    }

   private:
    static constexpr double kEveryS = 30;
    static constexpr std::size_t kMostBytes = std::size_t{8} << 20;  // larger ones are kept only at the end

    bool on_;
    double next_s_ = kEveryS;
    long step_ = 0;
    std::size_t n_bytes_ = 0;  // of what was kept last
};

// The main loop: draws while something changes, else sleeps.
std::string loop(GLFWwindow* window, app::App& app, const WindowArguments& arguments) {
    float loaded_ratio = 0;
    int frames = 0;
    int frames_awake = kFramesAfterInput;
    Keeper keeper(arguments.screenshot.empty());
    while (!glfwWindowShouldClose(window)) {
        const Screen screen = screen_of(window);
        renew_fonts(screen.pixel_ratio, loaded_ratio);
        import_dropped(app, arguments);
        const app::Output output = draw_frame(window, app, screen);
        if (!arguments.screenshot.empty() && ++frames >= arguments.frames) {
            return save_screenshot(screen, arguments);
        }
        glfwSwapBuffers(window);
        if (output.progress_changed) write_progress(app.progress());
        keeper.keep_now_and_then(app, glfwGetTime());
        if (!output.copy_to_clipboard.empty()) glfwSetClipboardString(window, output.copy_to_clipboard.c_str());
        if (!output.save_name.empty()) app.tell(save_file(output.save_name, output.save_bytes), glfwGetTime());
        for (const app::TakenFile& file : output.more_files) app.tell(save_file(file.name, file.bytes), glfwGetTime());
        const bool awake = screen.visible && (output.wants_frame_soon || frames_awake > 0 || ui::letters_want_atlas());
        if (awake || !arguments.screenshot.empty()) {
            glfwPollEvents();
        } else {
            glfwWaitEventsTimeout(kLongestSleepS);
        }
        frames_awake = take_input_happened() ? kFramesAfterInput : std::max(frames_awake - 1, 0);
    }
    keeper.keep(app);
    return "";
}

}  // namespace

std::string run_window(const WindowArguments& arguments) {
    std::string problem;
    GLFWwindow* window = open(arguments, problem);
    if (!window) return problem;
    const ui::Context ui_context;
    start_backends(window);
    {
        // Ends before the context that its GL objects live in.
        app::App app;
        const core::Status started = app.start_gl();
        if (!started.ok()) {
            const auto* version = reinterpret_cast<const char*>(glGetString(GL_VERSION));
            problem =
                no_window(std::string("drawing the map with ") + (version ? version : "OpenGL ES"), started.sentence());
        } else {
            app.rooms().own.can_paste = true;
            app.restore_progress(read_progress());
            if (!arguments.link.empty())
                app.open_link(arguments.link);
            else if (arguments.screenshot.empty())
                bring_last_back(app);
            problem = loop(window, app, arguments);
        }
    }
    stop(window);
    return problem;
}

}  // namespace platform
