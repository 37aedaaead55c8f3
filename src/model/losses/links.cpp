// Links: things that are linked should lie near each other, and others should not. How near two things lie says how likely
// they are linked.
//   p(i and j are linked) = sigmoid(r - |x_i - x_j|^2)
//   loss = (mean over the linked pairs of the batch of -log p + mean over its other pairs of -log(1 - p)) / 2
// r is learned; its root is the reach, the distance at which a link is as likely as none. A share of the links is hidden
// (links.h): neither this loss nor the layers over the nodes of a graph see them, and the head's accuracy is of them.
// Source: Hoff, Raftery and Handcock 2002, Latent Space Approaches to Social Network Analysis, equation 2, with squared
// distances as Gollini and Murphy 2016, Joint Modeling of Multiple Network Views; the weights of both means, and hiding links
// to ask for them: Kipf and Welling 2016, Variational Graph Auto-Encoders, section 2.
#include "model/links.h"

#include "engine/ops.h"
#include "model/losses/head_builder.h"
#include "model/row_lists.h"

namespace model::rows {
namespace {

// [N, N]: 1 = linked, 0 = not, -1 = hidden.
std::vector<float> link_matrix(const GraphLinks& links, std::size_t n) {
    std::vector<float> matrix(n * n, 0.0f);
    const auto put = [&](const std::vector<engine::Link>& all, float value) {
        for (const engine::Link& link : all) {
            const auto a = static_cast<std::size_t>(link.a), b = static_cast<std::size_t>(link.b);
            matrix[a * n + b] = matrix[b * n + a] = value;
        }
    };
    put(links.seen, 1);
    put(links.hidden, -1);
    return matrix;
}

core::Result<Head> build(const Build& build, const LossSpec& loss) {
    if (build.material.dataset.contexts.is_empty()) return no_contexts_error();
    Head head = make_head(loss, "links", Answer::none);
    const int n = build.material.features.n_rows;
    std::vector<float> index;
    for (int i = 0; i < n; ++i) index.push_back(static_cast<float>(i));
    const engine::Value which = add_row_source(build, "which." + head.id, 1, std::move(index));
    const GraphLinks links = graph_links(build.material.dataset.contexts, build.spec);
    head.linked = add_row_source(build, "linked." + head.id, n, link_matrix(links, static_cast<std::size_t>(n)));
    head.squared_reach =
        engine::add_parameter(build.graph, "head." + head.id + ".squared_reach", {1, 1}, engine::Init::one);
    head.loss =
        engine::apply(build.graph, engine::ops::links, {build.model.map, which, head.linked, head.squared_reach});
    return head;
}

constexpr std::string_view kFields[] = {"hide"};

}  // namespace

const LossRow links_loss = {
    .id = "links",
    .label = "tell what is linked",
    .help =
        "Asks things that are linked to lie near each other, and others not to. Some links are hidden, and asked for.",
    .target = TargetKind::none,
    .answer = Answer::none,
    .fields = kFields,
    .needs_contexts = true,
    .least = {.things = 2},
    .build = build};

}  // namespace model::rows
