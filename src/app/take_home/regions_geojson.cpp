// The regions that fill the map as GeoJSON (RFC 7946): a feature each, with outline, name and members. Coordinates are
// those of the map, x and y, not degrees; outlines end at a frame around the things. Names are texts in JSON, whatever
// they contain.
#include <algorithm>
#include <cmath>

#include "app/take_home/cells.h"
#include "app/take_home/kinds.h"
#include "app/take_home/rings.h"
#include "core/json.h"
#include "map/heads/region_areas.h"
#include "map/heads/regions.h"

namespace app::kinds {
namespace {

using core::Json;

constexpr map::Viewport kFrame{1200, 1200};  // the fineness of outlines
constexpr float kMargin = 0.15f;             // of the frame, around the things

Json position(map::Point2 at) {
    return Json(std::vector<double>{static_cast<double>(at.x), static_cast<double>(at.y)});
}

Json ring_json(const Ring& ring) {
    Json places = Json::array();
    for (const map::Point2& at : ring) places.push_back(position(at));
    places.push_back(position(ring.front()));
    return places;
}

Json geometry_of(const map::IsoLines& outline, const map::Camera& camera) {
    std::vector<Ring> rings;
    for (const map::IsoLines::Line& line : outline.lines) {
        Ring ring;
        for (std::size_t i = 0; i < line.count; ++i)
            ring.push_back(map::to_map(camera, kFrame, outline.points[line.first + i]));
        rings.push_back(std::move(ring));
    }
    Json polygons = Json::array();
    for (const Polygon& polygon : polygons_of(std::move(rings))) {
        Json parts = Json::array();
        parts.push_back(ring_json(polygon.outer));
        for (const Ring& hole : polygon.holes) parts.push_back(ring_json(hole));
        polygons.push_back(std::move(parts));
    }
    Json geometry;
    geometry["type"] = "MultiPolygon";
    geometry["coordinates"] = std::move(polygons);
    return geometry;
}

// What a region is called and who is in it, by what the head says of each thing.
struct Region {
    std::string name;
    double at_least = NAN;  // of a number
    std::vector<int> members;
};

Region class_region(const train::Snapshot& shown, const train::HeadSnapshot& head, int output) {
    Region region{.name = head.outputs[static_cast<std::size_t>(output)], .members = {}};
    for (int thing = 0; thing < shown.n_points; ++thing) {
        const std::vector<float> answer = map::answer_of(head, thing);
        if (std::max_element(answer.begin(), answer.end()) - answer.begin() == output) region.members.push_back(thing);
    }
    return region;
}

// A band reaches from its limit upwards; the lowest one is the whole map.
Region number_region(const train::Snapshot& shown, const map::RegionView& view, int band) {
    const train::HeadSnapshot& head = shown.heads[static_cast<std::size_t>(view.head)];
    const auto output = static_cast<std::size_t>(view.output);
    const map::Range range = map::number_range(shown, view);
    const float limit = range.low + (range.high - range.low) * static_cast<float>(band) / map::kBands;
    const float own = limit * head.scale[output] + head.mean[output];
    Region region{.name = band == 0 ? head.outputs[output] : head.outputs[output] + " at least " + exact_text(own),
                  .members = {}};
    if (band > 0) region.at_least = static_cast<double>(own);
    for (int thing = 0; thing < shown.n_points; ++thing) {
        if (band == 0 || map::answer_of(head, thing)[output] >= own) region.members.push_back(thing);
    }
    return region;
}

Json feature_of(const Region& region, const map::IsoLines& outline, const map::Camera& camera, const std::string& head,
                const std::vector<std::string>& names) {
    Json members = Json::array();
    for (const int thing : region.members) members.push_back(names[static_cast<std::size_t>(thing)]);
    Json properties;
    properties["name"] = region.name;
    properties["head"] = head;
    if (!std::isnan(region.at_least)) properties["at_least"] = region.at_least;
    properties["n_members"] = region.members.size();
    properties["members"] = std::move(members);
    Json feature;
    feature["type"] = "Feature";
    feature["properties"] = std::move(properties);
    feature["geometry"] = geometry_of(outline, camera);
    return feature;
}

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    const train::Snapshot& shown = experiment.session.latest();
    const map::RegionView view = map::region_view(shown, experiment.session.running().regions_of);
    if (view.head < 0)
        return core::Error{"",
                           "No loss of this experiment makes predictions, so its map has no regions. Add one that "
                           "does, such as classify."};
    const train::HeadSnapshot& head = shown.heads[static_cast<std::size_t>(view.head)];
    const map::Camera camera = map::fit(shown, kFrame, kMargin);
    const map::RegionAreas areas = map::region_areas(shown, view, camera, kFrame);
    Json features = Json::array();
    for (const map::RegionArea& area : areas.areas) {
        const Region region = view.answer == model::Answer::classes ? class_region(shown, head, area.output)
                                                                    : number_region(shown, view, area.output);
        features.push_back(
            feature_of(region, area.outline, camera, head.id, experiment.session.material().dataset.names));
    }
    Json all;
    all["type"] = "FeatureCollection";
    all["features"] = std::move(features);
    return std::vector<TakenFile>{{stem + ".geojson", all.dump() + "\n"}};
}

}  // namespace

extern const TakeHomeRow regions_geojson{
    .id = "regions.geojson",
    .label = "Regions as GeoJSON",
    .help = "Outline, name and members of each region, in coordinates of the map.",
    .suffix = "-regions",
    .ending = ".geojson",
    .make = make,
};

}  // namespace app::kinds
