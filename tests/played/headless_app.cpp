// See headless_app.h.
#include "headless_app.h"

#include <algorithm>
#include <cfloat>

namespace played {

Interface::Interface() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    ui::load_fonts(1);
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
}

Interface::~Interface() { ImGui::DestroyContext(); }

HeadlessApp::HeadlessApp(const Screen& screen) : screen_(screen) {
    ImGui::GetIO().DisplaySize = ImVec2(screen.width, screen.height);
}

void HeadlessApp::frames(int n, double seconds_each) {
    for (int i = 0; i < n; ++i) {
        now_s_ += seconds_each;
        ImGui::GetIO().DeltaTime = static_cast<float>(seconds_each);
        ImGui::NewFrame();
        app::Input input;
        input.now_s = now_s_;
        input.touch = screen_.touch;
        const app::Output output = app.frame(input);
        ImGui::Render();
        rests_ = !output.wants_frame_soon;
        if (output.progress_changed) kept_progress_ = app.progress();
    }
}

void HeadlessApp::press(ImGuiKey key) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddKeyEvent(key, true);
    frames();
    io.AddKeyEvent(key, false);
    frames();
}

bool HeadlessApp::tap(std::string_view words) {
    ui::LayoutReport& report = app.ui_state().report;
    report.on = true;
    frames();
    report.on = false;
    const auto found = std::find_if(report.texts.begin(), report.texts.end(), [&](const ui::PlacedText& placed) {
        return placed.text == words && placed.x >= 0 && placed.y >= 0 && placed.y < screen_.height;
    });
    if (found == report.texts.end()) return false;
    ImGuiIO& io = ImGui::GetIO();
    io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
    io.AddMousePosEvent(found->x + found->w / 2, found->y + found->h / 2);
    frames(2);  // an item that may be overlapped is hovered only from the second frame on
    io.AddMouseButtonEvent(0, true);
    frames();
    io.AddMouseButtonEvent(0, false);
    frames();
    io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    frames();
    return true;
}

}  // namespace played
