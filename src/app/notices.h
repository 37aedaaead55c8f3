// What is said to the learner beside the map: a notice that goes by itself after a while, and an alarm that stays until
// it is dismissed. May include nothing of app.
#pragma once

#include <string>
#include <utility>

namespace app {

inline constexpr double kNoticeSeconds = 12;

struct Notices {
    std::string notice, alarm;  // one sentence each; empty = nothing
    double until_s = 0;         // the notice goes
};

inline void tell(Notices& notices, std::string sentence, double now_s) {
    notices.notice = std::move(sentence);
    notices.until_s = now_s + kNoticeSeconds;
}

}  // namespace app
