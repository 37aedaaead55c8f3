// What is said about how far a picture of more than two dimensions can be trusted: one sentence for the measures, one for
// the lines of its mistakes. May include projection and app/view/trust_watch.h.
#pragma once

#include <string>

#include "app/view/trust_watch.h"

namespace app {

// "6.2 of 10 neighbours here are neighbours in all 100 dimensions, too; trustworthiness 0.972, continuity 0.981,
// Shepard's correlation 0.61." There is a result (TrustWatch::k > 0). n_dims: without features that are switched off.
std::string trust_sentence(const TrustWatch& trust, int n_dims, int n_things);

// What the lines mean and how many of them are drawn: "Solid red: false neighbours (near here, far in truth), the worst
// 100 of 2,310; dashed: torn ones (near in truth, far here), 12". Empty if nothing was measured.
std::string mistakes_sentence(const projection::WorstMistakes& worst, int n_things);

}  // namespace app
