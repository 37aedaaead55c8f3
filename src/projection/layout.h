// t-SNE and UMAP as one thing that is advanced step by step: points of a picture that are drawn together along the links
// of a graph of neighbours, and pushed apart by all others. What differs is the weight of the links (affinities.h), the
// kernel, and whether the push is exact (t-SNE: all points, divided by the sum of all kernels) or sampled (UMAP).
//   t-SNE  d_i = e sum_j p_ij k_ij (y_j - y_i) + sum_j k_ij^2 (y_i - y_j) / Z,  k = 1 / (1 + |y_i - y_j|^2), Z = sum k
//          which is -1/4 of the gradient of KL(p || q); moved with momentum and gains. e: the exaggeration, which
//          leads from t-SNE (1) through something like UMAP (4) towards Laplacian eigenmaps (far above)
//   UMAP   attraction along all links by their weights, five pushes by random points for each; implicit in the
//          attraction (a step never overshoots), where umap-learn draws links at random and takes them one by one
// Plain data; the same settings and points give the same bits everywhere, and n steps are n times one step.
//  Source  van der Maaten, Hinton 2008; McInnes, Healy, Melville 2018; both as one: Boehm, Berens, Kobak 2022,
//          Attraction-Repulsion Spectrum in Neighbor Embeddings; start and rate: Kobak, Berens 2019, The art of using
//          t-SNE for single-cell transcriptomics; Belkina et al. 2019.
// May include core, engine and projection. Knows no models and no pictures.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "core/result.h"
#include "projection/affinities.h"
#include "projection/field.h"
#include "projection/min_dist_curve.h"

namespace projection {

enum class Method { tsne, umap };

struct LayoutSettings {
    Method method = Method::tsne;
    double perplexity = 30;          // t-SNE: from 2 to (N - 1) / 3
    double early_exaggeration = 12;  // t-SNE: of the first third of the steps
    double exaggeration = 1;         // t-SNE: of the others
    int neighbours = 15;             // UMAP: from 2 to N, the thing itself is one of them
    double min_dist = 0.1;           // UMAP: from 0 to 1
    double rate = 0;                 // times the usual learning rate; 0: the usual one
    int n_steps = 0;                 // planned; 0: t-SNE 750, UMAP 500 up to 10,000 points and 200 above
    int seed = 1;
};

struct Layout {
    LayoutSettings settings;  // rate and n_steps filled in
    int n = 0;
    Graph graph;
    Curve curve;                            // UMAP
    std::vector<float> positions;           // [N, 2]
    std::vector<float> velocity;            // [N, 2] t-SNE
    std::vector<float> gains;               // [N, 2] t-SNE
    int step = 0;                           // made so far
    std::array<std::uint32_t, 8> random{};  // UMAP: a stream for each lane
    Field field;                            // t-SNE
    std::vector<float> push;                // [N, 2] t-SNE
};

// A layout of points [N, n_dims] before its first step: the graph of neighbours, positions from principal components and
// a little noise. Errors name the setting that these points do not allow: field "perplexity", "neighbours", "min_dist";
// "" where the points do (fewer than 4, not finite).
core::Result<Layout> begin(const std::vector<float>& points, int n_dims, const LayoutSettings& settings);

// n more steps; none are left of UMAP after those that were planned, as its rate has come down to 0.
void steps(Layout& layout, int n);

// The points have moved (the embedding trains): the graph is made anew, positions and momentum stay, and the next steps
// take the picture to where the points are now. UMAP's rate goes back up to 0.4. Errors as begin(), also where there are
// now more or fewer points; then nothing has changed.
core::Status follow(Layout& layout, const std::vector<float>& points, int n_dims);

// t-SNE's -1/4 gradient of KL(p || q) where the layout is, with this exaggeration, [N, 2].
std::vector<float> tsne_pull(Layout& layout, float exaggeration);

}  // namespace projection
