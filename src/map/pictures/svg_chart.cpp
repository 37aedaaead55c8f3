// The chart's ground, see svg_ground.h. Colours and widths are those of region_picture.cpp.
#include <cmath>

#include "core/number_text.h"
#include "map/heads/region_areas.h"
#include "map/pictures/picture_parts.h"
#include "map/pictures/svg_ground.h"
#include "map/pictures/svg_writer.h"
#include "map/things/class_colors.h"
#include "map/things/ground_colors.h"

namespace map::svg {
namespace {

std::string value(const train::HeadSnapshot& head, std::size_t output, float standardised) {
    if (output < head.scale.size()) standardised = standardised * head.scale[output] + head.mean[output];
    return core::figures_text(static_cast<double>(standardised), 4);
}

}  // namespace

int bands_of(const Scene& scene) { return scene.band_lines ? kBands : kFineBands; }

std::string area_name(const Scene& scene, int output) {
    const train::HeadSnapshot& head = scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)];
    if (scene.view.answer == model::Answer::classes) {
        const auto k = static_cast<std::size_t>(output);
        return k < head.outputs.size() ? head.outputs[k] : std::string();
    }
    const Range range = range_shown(scene);
    const auto limit = [&](int band) {
        const float part = static_cast<float>(band) / static_cast<float>(bands_of(scene));
        return value(head, static_cast<std::size_t>(scene.view.output), range.low + (range.high - range.low) * part);
    };
    return limit(output) + " to " + limit(output + 1);
}

void write_chart(std::string& out, const Scene& scene) {
    const RegionAreas areas =
        region_areas(*scene.snapshot, scene.view, scene.camera, scene.viewport, bands_of(scene), scene.field);
    if (areas.areas.empty()) return;
    const bool classes = scene.view.answer == model::Answer::classes;
    const train::HeadSnapshot& head = scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)];
    const GroundColors colors = ground_colors(&head, scene.view, scene.dark);
    const auto sure = [&](int output) { return colors.classes[class_slot(head, output)]; };
    out += "<g class=\"regions\" fill-rule=\"evenodd\">\n";
    for (const RegionArea& area : areas.areas) {
        const Rgb fill =
            classes
                ? mix(ground(scene.dark), sure(area.output), least_shade())
                : ramp_at(colors.ramp, (static_cast<float>(area.output) + 0.5f) / static_cast<float>(bands_of(scene)));
        out += "<path class=\"region\"" + attribute("fill", color(fill)) + attribute("d", path(area.outline)) +
               "><title>" + escaped(area_name(scene, area.output)) + "</title></path>\n";
    }
    for (const ShadeArea& area : areas.shades) {
        out += "<path" + attribute("fill", color(mix(ground(scene.dark), sure(area.output), area.shade))) +
               attribute("d", path(area.outline)) + "/>\n";
    }
    out += "</g>\n";
    if (areas.borders.lines.empty() || (!classes && !scene.band_lines)) return;
    out += "<path class=\"borders\" fill=\"none\" stroke-linejoin=\"round\"" +
           attribute("stroke", color(border(scene.dark))) +
           attribute("stroke-width", classes ? kBorderWidth : kContourWidth);
    if (!classes) out += attribute("stroke-opacity", kContourStrength);
    out += attribute("d", path(areas.borders)) + "/>\n";
}

void write_lines(std::string& out, const Scene& scene) {
    if (!scene.lines) return;
    for (const BorderLines& lines : *scene.lines) {
        const IsoLines borders = border_lines(lines, scene.camera, scene.viewport);
        if (borders.lines.empty() || !(lines.alpha > 0)) continue;
        out += "<path class=\"lines\" fill=\"none\" stroke-linejoin=\"round\"" +
               attribute("stroke", color(lines.color)) + attribute("stroke-opacity", lines.alpha) +
               attribute("stroke-width", lines.output < 0 ? kBorderWidth : kContourWidth) +
               attribute("d", path(borders)) + "/>\n";
    }
}

}  // namespace map::svg
