// Messages to the learner beside the map: a notice, which disappears after kNoticeSeconds, and an alarm, which stays
// until it is dismissed. A hint is told once in a run as a notice, and stands beside the loss curve as long as it holds.
// May include nothing of app.
#pragma once

#include <string>
#include <utility>

namespace app {

inline constexpr double kNoticeSeconds = 12;

struct Notices {
    std::string notice, alarm;  // one sentence each; empty = nothing
    std::string told_hints;     // ids of the hints that were told in this run, each in quotes
    long told_step = 0;         // the latest step that was looked at for hints
    double until_s = 0;         // when the notice disappears
};

inline void tell(Notices& notices, std::string sentence, double now_s) {
    notices.notice = std::move(sentence);
    notices.until_s = now_s + kNoticeSeconds;
}

// Tells a hint that was not told since the run began; behind what a lever did in this very frame, if it did something.
inline void tell_hint(Notices& notices, long step, const std::string& id, const std::string& sentence, double now_s) {
    if (step < notices.told_step) notices.told_hints.clear();
    notices.told_step = step;
    const std::string quoted = "\"" + id + "\"";
    if (id.empty() || notices.told_hints.find(quoted) != std::string::npos) return;
    notices.told_hints += quoted;
    const bool just_told = !notices.notice.empty() && notices.until_s == now_s + kNoticeSeconds;
    tell(notices, just_told ? notices.notice + " " + sentence : sentence, now_s);
}

}  // namespace app
