#include "lessons/lab.h"

#include <cmath>
#include <limits>

#include "lessons/moment.h"
#include "model/schema.h"
#include "train/bits_kept.h"
#include "train/trainer.h"

namespace lessons {
namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double of_head(const Run& run, std::string_view id, bool balanced) {
    const train::HeadSnapshot* head = run.ok ? find_head(run.shown, id) : nullptr;
    if (head == nullptr) return kUnknown;
    return balanced && head->answer == model::Answer::classes ? head->balanced_accuracy : head->accuracy;
}

void train_run(Lab& lab, Run& run, long steps) {
    const core::Status valid = model::validate(run.spec);
    auto material = model::load_material(run.spec.dataset);
    if (!valid.ok() || !material.ok()) {
        lab.trouble = valid.ok() ? material.error().sentence : valid.sentence();
        return;
    }
    run.material = material.value();
    auto trainer = train::Trainer::start(run.spec, run.material);
    if (!trainer.ok()) {
        lab.trouble = trainer.error().sentence;
        return;
    }
    trainer.value().run_steps(steps);
    if (trainer.value().trouble()) {
        lab.trouble = trainer.value().trouble()->sentence;
        return;
    }
    run.shown = trainer.value().snapshot();
    run.ok = true;
}

}  // namespace

Run train_model(Lab& lab, model::Spec spec, long steps) {
    spec.seed = lab.seed;
    Run run{.spec = model::normalised(spec), .shown = {}, .material = nullptr};
    if (lab.finished != nullptr) {
        for (const FinishedRuns::One& one : lab.finished->all) {
            if (one.steps == steps && one.run.spec == run.spec) return one.run;
        }
    }
    train_run(lab, run, steps);
    if (run.ok && lab.finished != nullptr) lab.finished->all.push_back({steps, run});
    return run;
}

double note(Lab& lab, std::string_view name, double value) {
    lab.measured.push_back({std::string(name), value});
    return value;
}

double balanced_accuracy(const Run& run, std::string_view head) { return of_head(run, head, true); }
double right(const Run& run, std::string_view head) { return of_head(run, head, false); }

double bits(const Run& run, std::string_view attribute, int layer) {
    if (!run.ok) return kUnknown;
    const Desk desk;
    const train::BitsKept kept =
        train::measure_cells(run.material->dataset, run.shown, {{std::string(attribute), layer}});
    return bits(Moment{.spec = run.spec, .shown = run.shown, .material = *run.material, .desk = desk, .kept = &kept},
                attribute, layer);
}

}  // namespace lessons
