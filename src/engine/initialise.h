// Initial values of parameters. May include core and engine. The rules are those of Init (graph.h).
#pragma once

#include "core/random.h"
#include "engine/graph.h"
#include "engine/tensor.h"

namespace engine {

// Fills a parameter [rows, cols] from the random stream; its padding becomes 0. The same stream gives the same bits.
void initialise_parameter(const Matrix<float>& parameter, Init init, core::Random& random);

}  // namespace engine
