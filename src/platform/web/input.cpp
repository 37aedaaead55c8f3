// What the page's listeners (web/page/input.js, web/page/screen.js) report: pointer, wheel, pinch, keys, visibility.
// Positions are logical pixels of the canvas. Each wakes the frame loop. Decides nothing: ImGui and App do.
#include <emscripten.h>
#include <imgui.h>

#include <array>
#include <cfloat>
#include <string>
#include <string_view>

#include "platform/web/host.h"
#include "platform/web/web.h"
#include "ui/key_labels.h"

namespace platform {
namespace {

struct KeyName {
    std::string_view dom;  // KeyboardEvent.key
    ImGuiKey key;
};
constexpr std::array kKeys = {
    KeyName{"Tab", ImGuiKey_Tab},          KeyName{"ArrowLeft", ImGuiKey_LeftArrow},
    KeyName{"Enter", ImGuiKey_Enter},      KeyName{"ArrowRight", ImGuiKey_RightArrow},
    KeyName{"Escape", ImGuiKey_Escape},    KeyName{"ArrowUp", ImGuiKey_UpArrow},
    KeyName{" ", ImGuiKey_Space},          KeyName{"ArrowDown", ImGuiKey_DownArrow},
    KeyName{"PageUp", ImGuiKey_PageUp},    KeyName{"PageDown", ImGuiKey_PageDown},
    KeyName{"Home", ImGuiKey_Home},        KeyName{"End", ImGuiKey_End},
    KeyName{"Insert", ImGuiKey_Insert},    KeyName{"Delete", ImGuiKey_Delete},
    KeyName{"Control", ImGuiKey_LeftCtrl}, KeyName{"Backspace", ImGuiKey_Backspace},
    KeyName{"Shift", ImGuiKey_LeftShift},  KeyName{"Alt", ImGuiKey_LeftAlt},
    KeyName{"-", ImGuiKey_Minus},          KeyName{"+", ImGuiKey_Equal},
    KeyName{"=", ImGuiKey_Equal},          KeyName{".", ImGuiKey_Period},
    KeyName{",", ImGuiKey_Comma},          KeyName{"/", ImGuiKey_Slash},
    KeyName{"?", ImGuiKey_Slash},          KeyName{"[", ImGuiKey_LeftBracket},
    KeyName{"]", ImGuiKey_RightBracket},
};

// Letters and digits by the name that web/page/keys.js gives them.
ImGuiKey key_of(std::string_view dom) {
    if (dom.size() == 1) {
        const char c = dom[0];
        if (c >= 'a' && c <= 'z') return static_cast<ImGuiKey>(ImGuiKey_A + (c - 'a'));
        if (c >= 'A' && c <= 'Z') return static_cast<ImGuiKey>(ImGuiKey_A + (c - 'A'));
        if (c >= '0' && c <= '9') return static_cast<ImGuiKey>(ImGuiKey_0 + (c - '0'));
    }
    for (const KeyName& row : kKeys) {
        if (row.dom == dom) return row.key;
    }
    return ImGuiKey_None;
}

// What Ctrl+V pastes: a page may not read the clipboard by itself, its paste event brings the text here.
std::string& pasted() {
    static std::string text;
    return text;
}

void use_clipboard(ImGuiIO& io) {
    io.SetClipboardTextFn = [](void*, const char* text) {
        pasted() = text;
        host_copy(text);
    };
    io.GetClipboardTextFn = [](void*) { return pasted().c_str(); };
}

}  // namespace

// ImGui takes one press a frame and recognises double clicks by frame times, so slow frames would break them. The
// browser knows the times of the clicks.
void count_clicks() {
    ImGuiIO& io = ImGui::GetIO();
    std::vector<int>& clicks = web().clicks;
    if (!io.MouseClicked[0] || clicks.empty()) return;
    const int count = clicks.front();
    clicks.erase(clicks.begin());
    if (count == 0) return;
    io.MouseClickedCount[0] = io.MouseClickedLastCount[0] = static_cast<ImU16>(count);
    io.MouseDoubleClicked[0] = count == 2;
}

}  // namespace platform

extern "C" {

// A mouse or a finger is here.
EMSCRIPTEN_KEEPALIVE void es_pointer_move(float x, float y, int touch) {
    platform::web().touch = touch != 0;
    ImGui::GetIO().AddMouseSourceEvent(touch != 0 ? ImGuiMouseSource_TouchScreen : ImGuiMouseSource_Mouse);
    ImGui::GetIO().AddMousePosEvent(x, y);
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE void es_pointer_button(int button, int down) {
    if (button >= 0 && button < ImGuiMouseButton_COUNT) ImGui::GetIO().AddMouseButtonEvent(button, down != 0);
    if (button == ImGuiMouseButton_Left && down != 0) platform::web().clicks.push_back(0);
    platform::wake();
}

// The last press of the left button or finger was the first, second ... of a quick row of them.
EMSCRIPTEN_KEEPALIVE void es_click_count(int count) {
    std::vector<int>& clicks = platform::web().clicks;
    if (!clicks.empty()) clicks.back() = count;
}

// The mouse left, or the finger was lifted: nothing is hovered.
EMSCRIPTEN_KEEPALIVE void es_pointer_gone() {
    ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
    platform::wake();
}

// In notches; up and right are positive.
EMSCRIPTEN_KEEPALIVE void es_wheel(float dx, float dy) {
    ImGui::GetIO().AddMouseWheelEvent(dx, dy);
    platform::wake();
}

// Two fingers, or a trackpad: by how much since the last report, and round which place.
EMSCRIPTEN_KEEPALIVE void es_pinch(float factor, float x, float y) {
    platform::Web& w = platform::web();
    w.pinch *= factor;
    w.pinch_at = {x, y};
    platform::wake();
}

// `name` as in KeyboardEvent.key on a Latin keyboard (web/page/keys.js). Modifiers travel with every key: a page may miss their own events.
EMSCRIPTEN_KEEPALIVE void es_key(const char* name, int down, int ctrl, int shift, int alt, int meta) {
    ImGuiIO& io = ImGui::GetIO();
    platform::use_clipboard(io);
    io.AddKeyEvent(ImGuiMod_Ctrl, ctrl != 0);
    io.AddKeyEvent(ImGuiMod_Shift, shift != 0);
    io.AddKeyEvent(ImGuiMod_Alt, alt != 0);
    io.AddKeyEvent(ImGuiMod_Super, meta != 0);
    const ImGuiKey key = platform::key_of(name);
    platform::Web& w = platform::web();
    // Nothing can be drawn, so that ImGui sees no key: the one that matters meanwhile.
    if (w.started && !w.gl_alive && key == ImGuiKey_Space && down != 0) w.app.play(!w.app.playing());
    if (key != ImGuiKey_None) io.AddKeyEvent(key, down != 0);
    platform::wake();
}

// What is written on the key that stands for the letter `name` ("S"), on a keyboard without Latin letters.
EMSCRIPTEN_KEEPALIVE void es_key_label(const char* name, const char* label) {
    ui::label_key(name[0], label);
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE void es_text(const char* utf8) {
    ImGui::GetIO().AddInputCharactersUTF8(utf8);
    platform::wake();
}

EMSCRIPTEN_KEEPALIVE void es_paste(const char* utf8) { platform::pasted() = utf8; }

EMSCRIPTEN_KEEPALIVE void es_focus(int focused) {
    ImGui::GetIO().AddFocusEvent(focused != 0);
    platform::wake();
}

// 1 while a text field has the keyboard.
EMSCRIPTEN_KEEPALIVE int es_wants_text() { return ImGui::GetIO().WantTextInput ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE void es_visible(int visible) {
    platform::web().visible = visible != 0;
    if (visible != 0) platform::wake();
}

// What the reader's system prefers.
EMSCRIPTEN_KEEPALIVE void es_prefers(int dark, int reduced_motion, int touch) {
    platform::Web& w = platform::web();
    w.prefers_dark = dark != 0;
    w.reduced_motion = reduced_motion != 0;
    w.touch = touch != 0;
    platform::wake();
}

}  // extern "C"
