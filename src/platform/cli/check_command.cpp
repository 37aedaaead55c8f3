// See check_command.h.
#include "platform/cli/check_command.h"

#include <cmath>

#include "core/json.h"
#include "core/shown_text.h"
#include "lessons/player.h"
#include "platform/cli/closest.h"
#include "platform/cli/interrupt.h"
#include "platform/cli/output.h"
#include "train/number_text.h"

namespace platform {
namespace {

using core::Json;

// Playing takes longer than a claim and depends less on the seed. If seeds are named, all of them are played.
constexpr std::size_t kPlayedSeeds = 3;

struct LessonReport {
    const lessons::Lesson* lesson = nullptr;
    std::vector<std::string> problems;
    std::vector<lessons::ClaimReport> claims;

    [[nodiscard]] bool good() const {
        bool all = problems.empty();
        for (const lessons::ClaimReport& claim : claims) all = all && claim.holds();
        return all;
    }
};

LessonReport report_on(const lessons::Lesson& lesson, const std::vector<int>& seeds, std::size_t n_played) {
    LessonReport report{&lesson, {}, {}};
    std::vector<lessons::Played> played;
    for (std::size_t i = 0; i < seeds.size() && i < n_played && !interrupted(); ++i) {
        played.push_back(lessons::play(lesson, seeds[i]));
        for (const std::string& problem : played.back().problems) report.problems.push_back(problem);
    }
    for (const std::string& problem : lessons::lucky_answers(lesson, played)) report.problems.push_back(problem);
    lessons::ClaimTrials trials(lesson.claims);
    for (const int seed : seeds) {
        if (interrupted()) break;
        trials.try_seed(seed);
    }
    report.claims = trials.reports();
    if (lesson.transfer != nullptr && !interrupted())
        report.claims.push_back(lessons::try_transfer(*lesson.transfer, seeds));
    return report;
}

std::string text_of(const LessonReport& report) {
    std::string text = (report.good() ? "ok    " : "FAIL  ") + std::string(report.lesson->title) + "\n";
    for (const std::string& problem : report.problems) text += "      " + problem + "\n";
    for (const lessons::ClaimReport& claim : report.claims) {
        text += std::string(claim.n_held < 10 ? "   " : "  ") + std::to_string(claim.n_held) + " of " +
                std::to_string(claim.n_tried) + "  " + std::string(claim.says) + "\n";
        for (const lessons::ClaimReport::Figure& figure : claim.figures) {
            text += "            " + figure.name + ": " + train::number_text(figure.mean) + " ± " +
                    train::number_text(figure.deviation) + "\n";
        }
        if (!claim.trouble.empty()) text += "            " + claim.trouble + "\n";
    }
    return text;
}

Json to_json(const LessonReport& report) {
    Json json = {{"id", report.lesson->id}, {"good", report.good()}, {"problems", report.problems}};
    json["claims"] = Json::array();
    for (const lessons::ClaimReport& claim : report.claims) {
        Json row = {{"says", claim.says},
                    {"held", claim.n_held},
                    {"tried", claim.n_tried},
                    {"failed", claim.failed},
                    {"trouble", claim.trouble}};
        for (const lessons::ClaimReport::Figure& figure : claim.figures) {
            row["figures"][figure.name] = {{"mean", figure.mean}, {"deviation", figure.deviation}};
        }
        json["claims"].push_back(std::move(row));
    }
    return json;
}

}  // namespace

int check_command(const CheckArguments& arguments) {
    watch_for_interrupts();
    std::vector<int> seeds = arguments.seeds;
    for (int seed = 1; arguments.seeds.empty() && seed <= 10; ++seed) seeds.push_back(seed);
    if (!arguments.lesson.empty() && lessons::find_lesson(arguments.lesson) == nullptr) {
        std::vector<std::string> ids;
        for (const lessons::Lesson* lesson : lessons::lesson_table()) ids.emplace_back(lesson->id);
        const std::string meant = closest(arguments.lesson, ids);
        complain("There is no lesson " + core::quoted(arguments.lesson) + "." +
                 (meant.empty() ? "" : " Did you mean " + meant + "?") +
                 " `embedscape list lessons` says which there are.");
        return kWrongInput;
    }
    int n_good = 0, n_bad = 0;
    Json all = Json::array();
    const auto table = lessons::lesson_table();
    const auto n = static_cast<std::size_t>(arguments.share.n);
    for (auto i = static_cast<std::size_t>(arguments.share.number - 1); i < table.size(); i += n) {
        const lessons::Lesson* lesson = table[i];
        if (!arguments.lesson.empty() && lesson->id != arguments.lesson) continue;
        const LessonReport report = report_on(*lesson, seeds, arguments.seeds.empty() ? kPlayedSeeds : seeds.size());
        if (interrupted()) break;  // what was tried of this lesson says nothing about the rest
        ++(report.good() ? n_good : n_bad);
        if (arguments.json) {
            all.push_back(to_json(report));
        } else {
            print(text_of(report));
            if (!flush_output()) break;  // nobody reads on
        }
    }
    if (arguments.json) {
        print(all.dump(2) + "\n");
    } else {
        print(std::to_string(n_good) + " passed, " + std::to_string(n_bad) + " failed\n");
    }
    if (interrupted()) {
        flush_output();
        complain(interrupt_name() + " ended the check before its end. What was checked until then is reported.");
        return interrupt_code();
    }
    return n_bad == 0 ? 0 : kFailed;
}

}  // namespace platform
