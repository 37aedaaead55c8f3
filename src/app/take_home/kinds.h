// The list of all export formats ("take home") by name, in menu order. To add one: write its file, and put its name
// here. Next: take_home.h, the type of their rows.
#pragma once

#include "app/take_home/take_home.h"

// clang-format off
#define ES_TAKE_HOME(X) \
    X(experiment) X(points_csv) X(points_npy) X(projector) X(answers_csv) X(regions_geojson) X(selection_csv) X(log_csv) \
    X(model_safetensors) X(model_onnx) X(model_numpy) X(model_pytorch)
// clang-format on

namespace app::kinds {

#define ES_DECLARE_KIND(name) extern const TakeHomeRow name;
ES_TAKE_HOME(ES_DECLARE_KIND)
#undef ES_DECLARE_KIND

}  // namespace app::kinds
