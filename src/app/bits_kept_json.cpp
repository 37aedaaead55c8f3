// See bits_kept_json.h.
#include "app/bits_kept_json.h"

#include "core/json.h"

namespace app {
namespace {

using core::Json;

Json attribute_json(const train::BitsAttribute& attribute) {
    Json json = {{"id", attribute.id},
                 {"label", attribute.label},
                 {"entropy_bits", attribute.entropy_bits},
                 {"classes", attribute.n_classes},
                 {"train", attribute.n_train},
                 {"judged", attribute.n_evaluated},
                 {"own_split", attribute.own_split}};
    if (attribute.numeric) json["cuts"] = attribute.cuts;
    return json;
}

Json layer_json(const train::BitsKept& kept, const train::BitsLayer& layer) {
    Json cells = Json::array();
    for (std::size_t a = 0; a < layer.cells.size(); ++a) {
        const train::BitsCell& cell = layer.cells[a];
        cells.push_back({{"attribute", kept.attributes[a].id},
                         {"linear_bits", cell.linear.bits},
                         {"linear_error", cell.linear.error},
                         {"neighbour_bits", cell.neighbours.bits},
                         {"neighbour_error", cell.neighbours.error},
                         {"step", cell.step < 0 ? Json() : Json(cell.step)}});
    }
    return {{"label", layer.label}, {"units", layer.n_units}, {"kept", std::move(cells)}};
}

}  // namespace

std::string bits_kept_json(const train::BitsKept& kept) {
    Json json = {{"attributes", Json::array()}, {"layers", Json::array()}};
    for (const train::BitsAttribute& attribute : kept.attributes)
        json["attributes"].push_back(attribute_json(attribute));
    for (const train::BitsLayer& layer : kept.layers) json["layers"].push_back(layer_json(kept, layer));
    return json.dump();
}

}  // namespace app
