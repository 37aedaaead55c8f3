#include "spec_bench.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <ctime>

#include "model/schema.h"
#include "train/trainer.h"

namespace {

// Time of the processor natively, of the wall under node.
double now_s() { return static_cast<double>(std::clock()) / CLOCKS_PER_SEC; }

double samples_per_s(train::Trainer& trainer, int batch, long steps) {
    const double start = now_s();
    trainer.run_steps(steps);
    return static_cast<double>(steps) * batch / (now_s() - start);
}

}  // namespace

void bench_default_specs(long steps) {
    for (const data::DatasetRow& row : data::dataset_rows()) {
        const model::Spec spec = model::default_spec(row);
        auto trainer = train::Trainer::start(spec, model::load_material(row.id).value());
        std::array<double, 5> rounds{};
        for (double& round : rounds) round = samples_per_s(trainer.value(), spec.batch, steps);
        std::sort(rounds.begin(), rounds.end());
        std::printf("default Spec of %-14s %11.0f samples/s (%.0f to %.0f)\n", row.id.c_str(), rounds[2], rounds[0],
                    rounds[4]);
    }
}
