// Messages to the learner beside the map: a notice, which disappears after kNoticeSeconds, and an alarm, which stays
// until it is dismissed. A hint is told once in a run as a notice, and stands beside the loss curve as long as it holds.
// May include nothing of app.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace app {

inline constexpr double kNoticeSeconds = 12;

struct Notices {
    std::string notice, alarm;            // one sentence each; empty = nothing
    std::vector<std::string> told_hints;  // ids of the hints that were told in this run
    long told_step = 0;                   // the latest step that was looked at for hints
    double until_s = 0;                   // when the notice disappears
};

inline void tell(Notices& notices, std::string sentence, double now_s) {
    notices.notice = std::move(sentence);
    notices.until_s = now_s + kNoticeSeconds;
}

// Tells a hint that was not told since the run began; behind what a lever did in this very frame, if it did something.
// An empty id: there is none.
inline void tell_hint(Notices& notices, long step, const std::string& id, const std::string& sentence, double now_s) {
    if (step < notices.told_step) notices.told_hints.clear();
    notices.told_step = step;
    if (id.empty() || std::count(notices.told_hints.begin(), notices.told_hints.end(), id) > 0) return;
    notices.told_hints.push_back(id);
    const bool just_told = !notices.notice.empty() && notices.until_s == now_s + kNoticeSeconds;
    tell(notices, just_told ? notices.notice + " " + sentence : sentence, now_s);
}

}  // namespace app
