// Messages to the learner beside the map: a notice, which disappears after kNoticeSeconds, and an alarm, which stays
// until it is dismissed. A hint (train/hints.h) is shown as a notice once in each run; the panel of curves shows it for
// as long as it holds. Includes nothing of ours. Next: train/hints.h.
#pragma once

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

namespace app {

inline constexpr double kNoticeSeconds = 12;

struct Notices {
    std::string notice, alarm;             // one sentence each; empty = nothing
    std::vector<std::string> shown_hints;  // ids of the hints that were shown in this run
    long checked_step = 0;                 // the latest step that was checked for hints
    double until_s = 0;                    // when the notice disappears
};

// Shows a notice.
inline void tell(Notices& notices, std::string sentence, double now_s) {
    notices.notice = std::move(sentence);
    notices.until_s = now_s + kNoticeSeconds;
}

// Shows a hint as a notice, unless it was shown in this run already. If a notice was set in this very frame (the effect
// of a control), the hint is appended to it. An empty id: there is no hint.
inline void tell_hint(Notices& notices, long step, const std::string& id, const std::string& sentence, double now_s) {
    if (step < notices.checked_step) notices.shown_hints.clear();
    notices.checked_step = step;
    if (id.empty() || std::count(notices.shown_hints.begin(), notices.shown_hints.end(), id) > 0) return;
    notices.shown_hints.push_back(id);
    const bool is_new = !notices.notice.empty() && notices.until_s == now_s + kNoticeSeconds;
    tell(notices, is_new ? notices.notice + " " + sentence : sentence, now_s);
}

}  // namespace app
