// Gaussian: the regulariser of a variational autoencoder. Each thing is a Gaussian on the map, drawn towards the
// standard normal.
//   loss = Kullback-Leibler divergence of each thing's Gaussian from the standard normal, mean over the things
// Source: Kingma, Welling 2014, Auto-Encoding Variational Bayes, equation 10.
#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    Head head = make_head(loss, "one cloud", Answer::none);
    ES_CHECK(build.model.log_variance.index >= 0, "a variational loss needs a variational map");
    head.loss =
        engine::apply(build.graph, engine::ops::kl_to_gaussian, {build.model.map_mean, build.model.log_variance});
    return head;
}

}  // namespace

const LossRow gaussian_loss = {
    .id = "gaussian",
    .label = "be one cloud",
    .help = "Makes each thing a small cloud and all of them together one round cloud: no empty places (a VAE).",
    .target = TargetKind::none,
    .answer = Answer::none,
    .fields = {},
    .variational = true,
    .only_gathers = true,
    .build = build};

}  // namespace model::rows
