// The links between the things of a data set, as layers over the nodes of a graph and the loss over links see them. A loss
// over links hides some of them from both, to ask for them afterwards. May include core, engine, data and model. Next:
// losses/links.cpp, layers/layer_builder.h.
#pragma once

#include <vector>

#include "data/contexts.h"
#include "engine/graph_adjacency.h"
#include "model/spec.h"

namespace model {

// Each pair once, a < b, in ascending order.
struct GraphLinks {
    std::vector<engine::Link> seen;
    std::vector<engine::Link>
        hidden;  // each link with the probability LossSpec::hide, by the Spec's seed; none without
                 // a loss over links
};
// A corpus gives a thing some fifty contexts. As a graph, each thing is linked to the eight of most weight, and they to it:
// with all of them one round of messages would reach nearly everything.
GraphLinks graph_links(const data::Contexts& contexts, const Spec& spec);

}  // namespace model
