// How parameters start. May include core and engine.
#pragma once

#include "core/random.h"
#include "engine/graph.h"
#include "engine/tensor.h"

namespace engine {

// Fills a parameter, its padding 0; same stream, same bits.
void initialise_parameter(const Matrix<float>& parameter, Init init, core::Random& random);

}  // namespace engine
