// Trains the default Spec of every data set and prints one fingerprint of all weights: every compiler, optimisation
// level, vector width and machine must print the same one. Run by tests/bits/run.sh.
#include <cstdio>

#include "core/hash.h"
#include "model/schema.h"
#include "train/trainer.h"

namespace {

// The default Spec; grafted half way, with every activation, loss kind and optimiser in use.
std::uint64_t train_all(const data::DatasetRow& row, long n_steps) {
    auto material = model::load_material(row.id);
    ES_CHECK(material.ok(), material.error().sentence);
    model::Spec spec = model::default_spec(row);
    auto trainer = train::Trainer::start(spec, material.value());
    ES_CHECK(trainer.ok(), trainer.error().sentence);
    trainer.value().run_steps(n_steps);
    const std::uint64_t plain = trainer.value().weights_hash();
    spec.layers.push_back({.kind = "dense", .width = 9, .activation = "relu"});
    spec.layers.push_back({.kind = "dense", .width = 5, .activation = "linear"});
    spec.losses.push_back({.kind = "reconstruct", .target = "", .weight = 0.3, .hidden = 3});
    ES_CHECK(trainer.value().graft(spec).ok(), "the graft failed");
    for (const char* optimiser : {"sgd", "momentum", "adam"}) {
        spec.optimiser = optimiser;
        trainer.value().set_live(spec);
        trainer.value().run_steps(n_steps / 10);
    }
    const std::uint64_t hashes[2] = {plain, trainer.value().weights_hash()};
    return core::hash_bytes(hashes, sizeof hashes);
}

}  // namespace

int main() {
    constexpr long kSteps = 1000;
    std::uint64_t all = core::kHashStart;
    for (const data::DatasetRow& row : data::dataset_rows()) {
        const std::uint64_t hash = train_all(row, kSteps);
        all = core::hash_bytes(&hash, sizeof hash, all);
    }
    // The default Spec alone: the number that the page and the command line show after 1,000 steps.
    auto material = model::load_material(model::default_spec().dataset);
    auto trainer = train::Trainer::start(model::default_spec(), material.value());
    trainer.value().run_steps(kSteps);
    const std::uint64_t plain = trainer.value().weights_hash();
    all = core::hash_bytes(&plain, sizeof plain, all);
    std::printf("default %s\n", core::hash_hex(plain).c_str());
    std::printf("hash %s steps %ld\n", core::hash_hex(all).c_str(), kSteps);
    return 0;
}
