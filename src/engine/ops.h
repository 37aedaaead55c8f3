// Declarations of all ops by name (ops::dense ...), each defined in ops/<name>.cpp. Only for code that uses a
// particular op; code that works with any op includes op.h, so that it is not compiled again when an op is added.
#pragma once

#include "engine/op.h"
#include "engine/op_list.h"

namespace engine::ops {

#define ES_DECLARE(name) extern const Op name;
ES_OPS(ES_DECLARE)
#undef ES_DECLARE

}  // namespace engine::ops
