// Weighted neighbour graphs for layouts (layout.h), made from nearest neighbours: t-SNE's joint probabilities and
// UMAP's fuzzy simplicial set. May include core, engine and projection. Knows nothing about drawing.
#pragma once

#include <vector>

#include "projection/neighbour_graph.h"

namespace projection {

// A symmetric weighted graph in compressed rows. Each row is filled up to a multiple of 8 links, with links of weight 0
// to the node itself, so that loops take eight at a time.
struct Graph {
    int n = 0;
    std::vector<int> start;     // [N + 1] row i's links are start[i] .. start[i + 1] - 1
    std::vector<int> to;        // [links]
    std::vector<float> weight;  // [links]
};

// t-SNE: p_j|i ~ e^(-b_i |x_i - x_j|^2) over the neighbours, b_i such that e^entropy is the perplexity, then
// p_ij = (p_j|i + p_i|j) / 2N, which sums to 1. perplexity in [1, k) (checked); 3 * perplexity neighbours are usual.
//  Source  van der Maaten, Hinton 2008, Visualizing Data using t-SNE, section 2; van der Maaten 2014, Accelerating
//          t-SNE using Tree-Based Algorithms, equation 6 (neighbours only).
Graph tsne_affinities(const Neighbours& neighbours, double perplexity);

// UMAP: w_j|i = e^(-max(0, |x_i - x_j| - r_i) / s_i), r_i the smallest distance above 0, s_i such that they sum to
// log2(k + 1); then w_ij = w_j|i + w_i|j - w_j|i w_i|j. UMAP counts the thing itself as one of its neighbours: its
// n_neighbors = 15 is k = 14 here.
//  Source  McInnes, Healy, Melville 2018, UMAP, algorithms 2 and 3.
Graph umap_affinities(const Neighbours& neighbours);

// The weights of one row's links in one direction only, from the squared distances to its k nearest, which ascend: of
// t-SNE p_j|i, which sum to 1, of UMAP (perplexity 0) w_j|i. perplexity as above (checked).
std::vector<float> weights_of_row(const std::vector<float>& squared, double perplexity);

// The same computation in portions, for callers with a time budget. The result has the same bits whatever the portions.
struct AffinityWork {
    Neighbours neighbours;
    double perplexity = 0;         // 0: UMAP's weights
    std::vector<float> weight;     // [N, k] of the links in one direction
    int weighed = 0, joined = 0;   // rows done so far: weights computed; both directions combined
    std::vector<int> start, back;  // thing i is in neighbours.index at back[start[i]] .. back[start[i + 1] - 1]
    Graph graph;
};
// perplexity as in tsne_affinities() (checked), or 0 for UMAP.
AffinityWork begin_affinities(Neighbours neighbours, double perplexity);
// Does the next rows; true when the graph is ready.
bool weigh_more(AffinityWork& work);

}  // namespace projection
