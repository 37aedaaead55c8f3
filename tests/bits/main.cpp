// Trains one Spec of every row of every table and prints one fingerprint of all weights: every compiler, optimisation
// level, vector width and machine must print the same one. Run by tests/bits/run.sh.
#include <algorithm>
#include <cstdio>

#include "core/hash.h"
#include "specs.h"
#include "train/trainer.h"

namespace {

std::shared_ptr<const model::Material> material_of(const model::Spec& spec) {
    auto material = model::load_material(spec.dataset);
    ES_CHECK(material.ok(), material.error().sentence);
    return material.value();
}

std::uint64_t hash_after(const model::Spec& spec, const std::shared_ptr<const model::Material>& material,
                         long n_steps) {
    auto trainer = train::Trainer::start(spec, material);
    ES_CHECK(trainer.ok(), trainer.error().sentence);
    trainer.value().run_steps(n_steps);
    return trainer.value().weights_hash();
}

// The default Spec of a data set; grafted half way to other widths, layers, losses and dimensions.
std::uint64_t hash_of_grafts(const data::DatasetRow& row, long n_steps) {
    model::Spec spec = model::default_spec(row);
    auto trainer = train::Trainer::start(spec, material_of(spec));
    ES_CHECK(trainer.ok(), trainer.error().sentence);
    trainer.value().run_steps(n_steps);
    std::uint64_t all = trainer.value().weights_hash();
    const auto graft = [&] {
        const core::Status grafted = trainer.value().graft(spec);
        ES_CHECK(grafted.ok(), "a graft of " + row.id + " failed: " + grafted.error().sentence);
        trainer.value().run_steps(n_steps / 10);
        const std::uint64_t hash = trainer.value().weights_hash();
        all = core::hash_bytes(&hash, sizeof hash, all);
    };
    spec.layers.push_back({.kind = "dense", .width = 9, .activation = "tanh"});
    graft();
    spec.layers[0].width = 21;
    if (spec.layers.size() > 1) spec.layers[1].width = 5;
    // The same loss twice is refused.
    const auto reconstructs = [](const model::LossSpec& loss) { return loss.kind == "reconstruct"; };
    if (std::none_of(spec.losses.begin(), spec.losses.end(), reconstructs)) {
        spec.losses.push_back({.kind = "reconstruct", .target = "", .weight = 0.3, .hidden = 3});
    }
    graft();
    spec.layers.erase(spec.layers.begin());
    spec.map_dims = 3;
    graft();
    spec.map_dims = 1;
    graft();
    return all;
}

}  // namespace

int main() {
    constexpr long kSteps = 1000, kGraftSteps = 300, kFewSteps = 100;
    std::uint64_t all = core::kHashStart;
    for (const data::DatasetRow& row : data::dataset_rows()) {
        const std::uint64_t hash = hash_of_grafts(row, kGraftSteps);
        std::printf("%s grafts of %s\n", core::hash_hex(hash).c_str(), row.id.c_str());
        all = core::hash_bytes(&hash, sizeof hash, all);
    }
    const std::shared_ptr<const model::Material> material = material_of(model::default_spec());
    for (const specs::Named& named : specs::of_every_row()) {
        const bool is_default = named.spec.dataset == material->dataset.row.id;
        const std::uint64_t hash = hash_after(named.spec, is_default ? material : material_of(named.spec), kFewSteps);
        std::printf("%s %s\n", core::hash_hex(hash).c_str(),
                    named.name.c_str());  // where builds differ, this says first
        all = core::hash_bytes(&hash, sizeof hash, all);
    }
    // The default Spec alone: the number that the page and the command line show after 1,000 steps.
    const std::uint64_t plain = hash_after(model::default_spec(), material, kSteps);
    all = core::hash_bytes(&plain, sizeof plain, all);
    std::printf("default %s\n", core::hash_hex(plain).c_str());
    std::printf("hash %s steps %ld\n", core::hash_hex(all).c_str(), kSteps);
    return 0;
}
