// The whole App without a window: Dear ImGui with fonts but no backend, no graphics card, frames one after another on a
// clock of its own, keys and fingers. A real page differs in pixels only. Next: lessons_test.cpp.
#pragma once

#include <imgui.h>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "app/app.h"
#include "ui/context.h"

namespace played {

struct Screen {
    float width = 1280, height = 720;
    bool touch = false;
};

constexpr double kFrameSeconds = 1.0 / 60;

// Dear ImGui with its fonts, as long as it lives.
struct Interface {
    Interface();
    ui::Context context;
};

class HeadlessApp {
    Interface interface_;  // before `app`: panels draw with it

   public:
    explicit HeadlessApp(const Screen& screen);

    // Another size, as if the window were pulled or the device turned.
    void resize(const Screen& screen);
    void frames(int n = 1, double seconds_each = kFrameSeconds);
    // Draws frames until holds() or until there were `most`; whether it holds.
    template <class Holds>
    bool frames_until(Holds holds, int most = 600, double seconds_each = kFrameSeconds) {
        for (int i = 0; i < most && !holds(); ++i) frames(1, seconds_each);
        return holds();
    }
    // Nothing moved in the last frame, and nothing is being measured: the App waits for hands.
    [[nodiscard]] bool rests() const { return rests_; }
    void press(ImGuiKey key, ImGuiKey with = ImGuiKey_None);
    void type(std::string_view letters);  // of a to z, blanks, digits and the like: as keys and as what they write
    // A finger or the mouse on the first of these very words that stand on the screen. False: they stand nowhere on it.
    bool tap(std::string_view words) { return press_on(words, ImGuiMouseSource_TouchScreen); }
    bool click(std::string_view words) { return press_on(words, ImGuiMouseSource_Mouse); }
    void drag(const std::vector<ImVec2>& corners);

    // What stands on the screen.
    [[nodiscard]] std::vector<ui::PlacedText> texts();
    // Draws until a text is as wanted, and gives the first one that is; empty: none was, in some seconds.
    std::string wait_for(const std::function<bool(std::string_view)>& wanted);
    // The same until none is. False: one still stands.
    bool wait_until_gone(const std::function<bool(std::string_view)>& unwanted);

    // How far the lessons are, as a platform keeps it: what was last told to have changed.
    [[nodiscard]] const std::string& kept_progress() const { return kept_progress_; }

    app::App app;

   private:
    bool press_on(std::string_view words, ImGuiMouseSource source);

    Screen screen_;
    double now_s_ = 0;
    bool rests_ = false;
    std::string kept_progress_;
};

}  // namespace played
