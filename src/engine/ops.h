// The ops by name: ops::dense and so on, each defined in ops/<name>.cpp. For those who name an op; who only handles
// some op includes op.h, and is not compiled again when there is one more.
#pragma once

#include "engine/op.h"
#include "engine/op_list.h"

namespace engine::ops {

#define ES_DECLARE(name) extern const Op name;
ES_OPS(ES_DECLARE)
#undef ES_DECLARE

}  // namespace engine::ops
