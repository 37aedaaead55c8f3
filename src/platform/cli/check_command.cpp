// See check_command.h.
#include "platform/cli/check_command.h"

#include <cmath>
#include <cstdio>

#include "core/json.h"
#include "lessons/player.h"
#include "train/number_text.h"

namespace platform {
namespace {

using core::Json;

// Playing takes longer than a claim and depends less on the seed.
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

LessonReport report_on(const lessons::Lesson& lesson, const std::vector<int>& seeds) {
    LessonReport report{&lesson, {}, {}};
    for (std::size_t i = 0; i < seeds.size() && i < kPlayedSeeds; ++i) {
        for (std::string& problem : lessons::problems_of(lesson, seeds[i]))
            report.problems.push_back(std::move(problem));
    }
    for (const lessons::Claim& claim : lesson.claims) report.claims.push_back(lessons::try_claim(claim, seeds));
    return report;
}

void print(const LessonReport& report) {
    const lessons::Lesson& lesson = *report.lesson;
    std::printf("%s  %.*s\n", report.good() ? "ok  " : "FAIL", static_cast<int>(lesson.title.size()),
                lesson.title.data());
    for (const std::string& problem : report.problems) std::printf("      %s\n", problem.c_str());
    for (const lessons::ClaimReport& claim : report.claims) {
        std::printf("  %2d of %d  %.*s\n", claim.n_held, claim.n_tried, static_cast<int>(claim.says.size()),
                    claim.says.data());
        for (const lessons::ClaimReport::Figure& figure : claim.figures) {
            std::printf("            %s: %s ± %s\n", figure.name.c_str(), train::number_text(figure.mean).c_str(),
                        train::number_text(figure.deviation).c_str());
        }
        if (!claim.trouble.empty()) std::printf("            %s\n", claim.trouble.c_str());
    }
    std::fflush(stdout);
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
    std::vector<int> seeds = arguments.seeds;
    for (int seed = 1; arguments.seeds.empty() && seed <= 10; ++seed) seeds.push_back(seed);
    if (!arguments.lesson.empty() && lessons::find_lesson(arguments.lesson) == nullptr) {
        std::fprintf(stderr, "embedscape: There is no lesson \"%s\". `embedscape list lessons` says which there are.\n",
                     arguments.lesson.c_str());
        return 2;
    }
    int n_good = 0, n_bad = 0;
    Json all = Json::array();
    const auto table = lessons::lesson_table();
    const auto n = static_cast<std::size_t>(arguments.share.n);
    for (auto i = static_cast<std::size_t>(arguments.share.number - 1); i < table.size(); i += n) {
        const lessons::Lesson* lesson = table[i];
        if (!arguments.lesson.empty() && lesson->id != arguments.lesson) continue;
        const LessonReport report = report_on(*lesson, seeds);
        ++(report.good() ? n_good : n_bad);
        if (arguments.json) {
            all.push_back(to_json(report));
        } else {
            print(report);
        }
    }
    if (arguments.json) {
        std::printf("%s\n", all.dump(2).c_str());
    } else {
        std::printf("%d passed, %d failed\n", n_good, n_bad);
    }
    return n_bad == 0 ? 0 : 1;
}

}  // namespace platform
