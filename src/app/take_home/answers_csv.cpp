// What each head says of each thing, as CSV: probabilities of classes, or numbers and decoded features in their own unit.
#include <cmath>

#include "app/take_home/kinds.h"
#include "app/take_home/points.h"
#include "map/heads/regions.h"

namespace app::kinds {
namespace {

// Where each class is a question of its own, its probability is that of a yes.
std::vector<float> answer_of(const train::HeadSnapshot& head, int thing) {
    std::vector<float> answer = map::answer_of(head, thing);
    if (head.spec.kind != "binary") return answer;
    for (std::size_t k = 0; k < answer.size(); ++k) {
        const float logit = head.predictions[static_cast<std::size_t>(thing) * answer.size() + k];
        answer[k] = 1 / (1 + std::exp(-logit));
    }
    return answer;
}

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    const train::Snapshot& shown = experiment.session.latest();
    if (train::first_answer(shown) == nullptr)
        return core::Error{"", "No loss of this experiment makes predictions. Add one that does, such as classify."};
    TableText table(TableKind::csv);
    table.add("name");
    table.add("split");
    for (const train::HeadSnapshot& head : shown.heads) {
        for (const std::string& output : head.outputs) {
            if (head.answer != model::Answer::none) table.add(head.id + " " + output);
        }
    }
    table.end_line();
    for (int thing = 0; thing < shown.n_points; ++thing) {
        const auto i = static_cast<std::size_t>(thing);
        table.add(experiment.session.material().dataset.names[i]);
        table.add(split_name(shown, i));
        for (const train::HeadSnapshot& head : shown.heads) {
            if (head.answer == model::Answer::none) continue;
            for (const float number : answer_of(head, thing)) table.add(number);
        }
        table.end_line();
    }
    return std::vector<TakenFile>{{stem + ".csv", table.take()}};
}

}  // namespace

extern const TakeHomeRow answers_csv{
    .id = "answers.csv",
    .label = "Answers as CSV",
    .help = "What each head says of each thing: probabilities of classes, or numbers.",
    .suffix = "-answers",
    .ending = ".csv",
    .make = make,
};

}  // namespace app::kinds
