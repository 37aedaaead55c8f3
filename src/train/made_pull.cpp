// Trainer::pull_on_made(): where a GAN's expert (discriminator) pulls what its forger (generator) makes.
#include <algorithm>

#include "train/evaluate.h"
#include "train/trainer.h"

namespace train {

std::vector<float> Trainer::pull_on_made(int head, const std::vector<float>& noise) {
    ES_CHECK(head >= 0 && head < static_cast<int>(model_.heads.size()), "there is no such loss");
    const model::Head& gan = model_.heads[static_cast<std::size_t>(head)];
    ES_CHECK(gan.made.index >= 0 && noise.size() % model::kNoiseDims == 0, "a forger makes things out of its noise");
    const std::size_t n = noise.size() / model::kNoiseDims;
    const int some_thing = 0;  // inputs of the losses must hold something valid
    const std::vector<int> rows(static_cast<std::size_t>(model::kMaxBatch), some_thing);
    std::vector<float> pull;
    set_training(false);
    for (std::size_t first = 0; first < n; first += model::kMaxBatch) {
        const int n_rows = static_cast<int>(std::min<std::size_t>(model::kMaxBatch, n - first));
        gather(rows.data(), n_rows);
        core::Random same_noise = evaluation_noise(spec_);
        fill_noise(same_noise, n_rows, 0);
        const engine::Matrix<float> to = engine::value_of(model_.program, memory_, gan.maker_noise, n_rows);
        for (int r = 0; r < n_rows; ++r) {
            std::copy_n(noise.data() + (first + static_cast<std::size_t>(r)) * model::kNoiseDims, model::kNoiseDims,
                        to.row(r));
        }
        engine::forward(model_.program, memory_, n_rows);
        engine::backward(model_.program, memory_, n_rows, gan.maker_loss);
        const engine::Matrix<float> d = engine::gradient_of(model_.program, memory_, gan.made, n_rows);
        for (int r = 0; r < n_rows; ++r) {
            for (int c = 0; c < d.cols; ++c) pull.push_back(-static_cast<float>(n_rows) * d.at(r, c));
        }
    }
    set_training(true);
    return pull;
}

}  // namespace train
