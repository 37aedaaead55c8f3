// Layouts by t-SNE, UMAP and multidimensional scaling (MDS), advanced step by step. In t-SNE and UMAP, points in the
// plane attract each other along the links of a neighbour graph, and all points repel each other. The two differ in the
// weights of the links (affinities.h), the kernel, and the repulsion: exact (t-SNE: by all points, divided by the sum
// of all kernels) or sampled (UMAP).
//   t-SNE  d_i = e sum_j p_ij k_ij (y_j - y_i) + sum_j k_ij^2 (y_i - y_j) / Z,  k = 1 / (1 + |y_i - y_j|^2), Z = sum k
//          which is -1/4 of the gradient of KL(p || q); descent with momentum and gains. e is the exaggeration: 1 is
//          t-SNE, about 4 looks like UMAP, and far larger values approach Laplacian eigenmaps
//   UMAP   attraction along all links by their weights, five pushes by random points for each. The attraction is an
//          implicit step, which never overshoots; umap-learn samples links and applies them one by one instead
//   MDS    uses no neighbour graph: it keeps the distances of all pairs as well as possible (mds.h)
// Plain data; the same settings and points give the same bits everywhere, and n steps are n times one step.
//  Source  van der Maaten, Hinton 2008; McInnes, Healy, Melville 2018; both as one: Boehm, Berens, Kobak 2022,
//          Attraction-Repulsion Spectrum in Neighbor Embeddings; start and rate: Kobak, Berens 2019, The art of using
//          t-SNE for single-cell transcriptomics; Belkina et al. 2019.
// May include core, engine and projection. Knows nothing about models or drawing.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/result.h"
#include "projection/affinities.h"
#include "projection/field.h"
#include "projection/mds.h"
#include "projection/min_dist_curve.h"
#include "projection/neighbour_descent.h"

namespace projection {

enum class Method { tsne, umap, mds };

struct LayoutSettings {
    Method method = Method::tsne;
    double perplexity = 30;          // t-SNE: from 2 to (N - 1) / 3
    double early_exaggeration = 12;  // t-SNE: e in the first third of the steps, if larger than `exaggeration`
    double exaggeration = 1;         // t-SNE: e in the other steps
    int neighbours = 15;             // UMAP: from 2 to N, counting the thing itself
    double min_dist = 0.1;           // UMAP: from 0 to 1
    double rate = 0;                 // factor on the usual learning rate; 0: the usual one
    int n_steps = 0;                 // steps planned; 0: t-SNE 750, UMAP 500 up to 10,000 points and 200 above, MDS 300
    int seed = 1;
    bool operator==(const LayoutSettings&) const = default;
};

struct Layout {
    LayoutSettings settings;  // n_steps filled in; rate is here the learning rate itself, not a factor
    int n = 0;
    Graph graph;
    Curve curve;                   // UMAP
    std::vector<float> positions;  // [N, 2] in units of the layout; MDS: in those of the points
    std::vector<float> velocity;   // [N, 2] t-SNE
    std::vector<float> gains;      // [N, 2] t-SNE
    int step = 0;                  // steps done so far; UMAP: set back by follow(), kick() ...
    // The step at which it comes to rest; later after follow(), kick() ...; MDS: earlier if the stress settles.
    int rest_step = 0;
    std::array<std::uint32_t, 8> random{};  // UMAP: a stream for each lane
    Field field;                            // t-SNE
    std::vector<float> push;                // [N, 2] t-SNE: repulsion of the last step
    Scaling scaling;                        // MDS
    double recall = 1;                      // share of true nearest neighbours in the graph, from a sample
    int held = -1;                          // the thing that hold() keeps at held_at; -1: none
    std::array<float, 2> held_at{};
};

// A layout of points [N, n_dims] before its first step: the graph of neighbours, positions from principal components
// and a little noise. Errors: a setting out of range for these points (field "perplexity", "neighbours", "min_dist");
// too many points for MDS ("projection"); fewer than 4 points, or points that are not finite ("").
core::Result<Layout> begin(const std::vector<float>& points, int n_dims, const LayoutSettings& settings);

// Computes the graph of the points in portions, for callers with a time budget: begin_graph(), then work_on() until it
// returns true, then begin() or follow() with the result. The same bits whatever the portions.
struct GraphWork {
    LayoutSettings settings;
    int n = 0;
    NeighbourSearch search;
    std::optional<Descent> descent;  // used in place of `search`: see begin_graph()
    double recall = 1;               // as in Layout; 1: the neighbours were searched exactly
    AffinityWork affinities;
    Scaling scaling;  // MDS, instead of the graph
    bool searched = false;
    bool done = false;
};
// The search for the neighbours is exact for up to kMostExact points. For more points it is a nearest-neighbour
// descent, followed by the exact search if the recall is too low. `last`: the neighbours of the same things before they
// moved, from take_neighbours(). With more than kMostExactAgain points the descent then starts from them. Errors: as
// begin().
//
// For fewer points the exact search is faster, but its time grows with the square of their number. For 20,000 things of
// 16 numbers with 14 neighbours it takes 0.6 s; the descent takes 0.9 s, or 0.4 s from the last neighbours.
inline constexpr int kMostExact = 25000, kMostExactAgain = 15000;
core::Result<GraphWork> begin_graph(std::vector<float> points, int n_dims, const LayoutSettings& settings,
                                    Neighbours last = {});
// Moves out the neighbours that a finished graph (checked) was made from; it no longer needs them. MDS: there are none.
Neighbours take_neighbours(GraphWork& done);
bool work_on(GraphWork& work);
// The share of the work that is done, 0..1.
double share_done(const GraphWork& work);
// As begin() above, from a graph whose work is done (checked).
Layout begin(GraphWork done);
// Continues with the graph of points that have moved. It must be of the same things (their number is checked) and the
// same settings as the layout.
void follow(Layout& layout, GraphWork done);

// Continues the layout with other settings of the same method (checked) and the same seed; their rate is again a
// factor. The graph stays until follow() replaces it by one for these settings.
void retune(Layout& layout, const LayoutSettings& settings);

// Gives unfinished work the exaggerations, min_dist and rate of other settings. What determines the neighbour graph
// stays.
void retune(GraphWork& work, const LayoutSettings& forces);

// Starts the layout of the same points again with other settings of the same method (checked), and keeps its graph: the
// same as begin() with these settings, if they ask for the same graph. points: as begin()
void start_again(Layout& layout, const std::vector<float>& points, int n_dims, const LayoutSettings& settings);

// Whether further steps would hardly move the points. Decided by the number of steps since the beginning or the last
// follow(), retune(), hold() or kick(), in MDS also by a stress that hardly falls any more; never by time.
bool is_at_rest(const Layout& layout);

// Does n more steps. UMAP stops after the planned steps, because its learning rate has fallen to 0.
void steps(Layout& layout, int n);
// Does a portion of a step, for callers with a time budget; true when the step is done. Only MDS has several portions.
bool step_a_little(Layout& layout);

// Call when the points have moved (the embedding trains): computes a new graph and keeps positions and momentum, so
// that the next steps adapt the picture. UMAP's learning rate rises to at most 0.4 of its first value. Errors: as
// begin(), and another number of points; then nothing has changed.
core::Status follow(Layout& layout, const std::vector<float>& points, int n_dims);

// Holds a thing (its index is checked) at a place, in the coordinates of `positions`, until let_go(), while steps move
// the others. Only one at a time. Call again to drag it on. Each call sets a layout at rest in motion again.
void hold(Layout& layout, int thing, float x, float y);
void let_go(Layout& layout);
// Moves all things a little at random and sets the layout in motion again. If the same picture comes back, it is more
// than chance. `number`: seed of the random moves.
void kick(Layout& layout, int number);

// -1/4 of t-SNE's gradient of KL(p || q) at the present positions, with this exaggeration. [N, 2]
std::vector<float> tsne_pull(Layout& layout, float exaggeration);

}  // namespace projection
