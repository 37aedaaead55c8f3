// See headless_app.h.
#include "headless_app.h"

#include <algorithm>
#include <cfloat>

namespace played {

static constexpr int kFramesToWait = 300;

Interface::Interface() {
    ImGuiIO& io = ImGui::GetIO();
    ui::load_fonts(1);
    unsigned char* pixels = nullptr;
    int width = 0, height = 0;
    io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
}

HeadlessApp::HeadlessApp(const Screen& screen) : screen_(screen) {
    ImGui::GetIO().DisplaySize = ImVec2(screen.width, screen.height);
}

void HeadlessApp::resize(const Screen& screen) {
    screen_ = screen;
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

void HeadlessApp::press(ImGuiKey key, ImGuiKey with) {
    ImGuiIO& io = ImGui::GetIO();
    if (with != ImGuiKey_None) io.AddKeyEvent(with, true);
    io.AddKeyEvent(key, true);
    frames();
    io.AddKeyEvent(key, false);
    if (with != ImGuiKey_None) io.AddKeyEvent(with, false);
    frames(2);
}

void HeadlessApp::type(std::string_view letters) {
    ImGuiIO& io = ImGui::GetIO();
    for (const char letter : letters) {
        const bool is_letter = (letter >= 'a' && letter <= 'z');
        const auto key = is_letter ? static_cast<ImGuiKey>(ImGuiKey_A + (letter - 'a')) : ImGuiKey_None;
        if (is_letter) io.AddKeyEvent(key, true);
        io.AddInputCharacter(static_cast<unsigned char>(letter));
        frames();
        if (is_letter) io.AddKeyEvent(key, false);
        frames();
    }
}

std::vector<ui::PlacedText> HeadlessApp::texts() {
    ui::LayoutReport& report = app.ui_state().report;
    report.on = true;
    frames();
    report.on = false;
    return report.texts;
}

std::string HeadlessApp::wait_for(const std::function<bool(std::string_view)>& wanted) {
    for (int i = 0; i < kFramesToWait; ++i) {
        for (const ui::PlacedText& placed : texts()) {
            if (wanted(placed.text)) return placed.text;
        }
    }
    return "";
}

bool HeadlessApp::wait_until_gone(const std::function<bool(std::string_view)>& unwanted) {
    const auto stands = [&](const ui::PlacedText& placed) { return unwanted(placed.text); };
    for (int i = 0; i < kFramesToWait; ++i) {
        const std::vector<ui::PlacedText> now = texts();
        if (std::none_of(now.begin(), now.end(), stands)) return true;
    }
    return false;
}

// Items that may be overlapped are hovered only from the second frame on.
bool HeadlessApp::press_on(std::string_view words, ImGuiMouseSource source) {
    const std::vector<ui::PlacedText> now = texts();
    const auto found = std::find_if(now.begin(), now.end(), [&](const ui::PlacedText& placed) {
        return placed.text == words && placed.x >= 0 && placed.y >= 0 && placed.y < screen_.height;
    });
    if (found == now.end()) return false;
    ImGui::GetIO().AddMouseSourceEvent(source);
    drag({ImVec2(found->x + found->w / 2, found->y + found->h / 2)});
    if (source == ImGuiMouseSource_TouchScreen) ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    frames();
    return true;
}

void HeadlessApp::drag(const std::vector<ImVec2>& corners) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(corners.front().x, corners.front().y);
    frames(2);
    io.AddMouseButtonEvent(0, true);
    frames();
    constexpr int kPieces = 4;
    for (std::size_t i = 1; i < corners.size(); ++i) {
        const ImVec2 from = corners[i - 1], to = corners[i];
        for (int piece = 1; piece <= kPieces; ++piece) {
            const float t = static_cast<float>(piece) / kPieces;
            io.AddMousePosEvent(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t);
            frames();
        }
    }
    io.AddMouseButtonEvent(0, false);
    frames();
}

}  // namespace played
