// The fantasy map's ground, see svg_ground.h: the sea gets darker in steps, lines follow the coast, countries are cut
// off where the land ends, hills are light and shade in steps. Sizes and colours are those of fantasy_picture.cpp.
#include <algorithm>
#include <array>
#include <cmath>

#include "map/heads/region_areas.h"
#include "map/land/fantasy.h"
#include "map/pictures/svg_ground.h"
#include "map/pictures/svg_writer.h"
#include "map/things/class_colors.h"
#include "map/things/ground_colors.h"

namespace map::svg {
namespace {

constexpr float kCell = 4;  // pixels, of the grid that the coast is followed on
constexpr int kDepths = 6;  // steps from the shallow to the deep sea
constexpr float kCoastTolerance = 0.12f, kHillTolerance = 0.9f;
constexpr std::array<float, 5> kLit = {0.05f, 0.16f, 0.27f, 0.4f, 0.55f};  // limits of the steps of light and shade
constexpr std::array<float, 3> kBeaches = {1, 0.66f, 0.33f};               // of kBeach
constexpr float kOffshore = 2 * kCell;  // hills end so far out in the sea, where nobody sees them
constexpr float kLeastHill = 8;         // pixels: smaller flecks of light are left out

struct Fields {
    int columns = 0, rows = 0;
    float step_x = 0, step_y = 0, height = 0;  // pixels
    std::vector<float> coast, lit;

    void to_pixels(IsoLines& lines) const {
        for (Point2& at : lines.points) at = {at.x * step_x, height - at.y * step_y};
    }
};

Fields fields_of(const Scene& scene) {
    Fields f;
    const Viewport& size = scene.viewport;
    f.columns = std::max(2, static_cast<int>(std::ceil(size.width / kCell)) + 1);
    f.rows = std::max(2, static_cast<int>(std::ceil(size.height / kCell)) + 1);
    f.step_x = size.width / static_cast<float>(f.columns - 1);
    f.step_y = size.height / static_cast<float>(f.rows - 1);
    f.height = size.height;
    for (const FantasyPlace& place :
         fantasy_places(*scene.snapshot, scene.view, *scene.terrain, scene.camera, size, f.columns, f.rows)) {
        f.coast.push_back(place.coast);
        f.lit.push_back(place.coast > -kOffshore ? place.lit : 0);
    }
    return f;
}

std::string area(const Fields& f, const std::vector<float>& field, float level, float tolerance, float least = 0) {
    IsoLines lines;
    iso_areas(field, f.columns, f.rows, level, lines);
    f.to_pixels(lines);
    simplify(lines, tolerance);
    std::erase_if(lines.lines, [&](const IsoLines::Line& line) {
        float low = 1e9f, high = -1e9f;
        for (std::size_t i = line.first; i < line.first + line.count; ++i) {
            low = std::min(low, lines.points[i].x);
            high = std::max(high, lines.points[i].x);
        }
        return line.count < 3 || high - low < least;
    });
    return path(lines);
}

std::string contour(const Fields& f, float level) {
    IsoLines lines;
    isolines(f.coast, f.columns, f.rows, level, lines);
    f.to_pixels(lines);
    simplify(lines, kCoastTolerance);
    return path(lines);
}

// As the picture of pixels has it: smooth from the coast to kShelf before it.
float depth_share(float distance) {
    const float t = std::clamp(distance / kShelf, 0.0f, 1.0f);
    return t * t * (3 - 2 * t);
}

// Some cells of a lattice have a wave: which ones and where is hashed as in fantasy_picture.cpp.
void write_waves(std::string& out, const Scene& scene, const Fields& f, const FantasyColors& colors) {
    const Viewport& size = scene.viewport;
    const Octave cells =
        fantasy_frame(*scene.terrain, scene.camera, size, static_cast<int>(size.width), static_cast<int>(size.height))
            .wave;
    if (!(cells.weight > 0)) return;
    const float cell = 1 / (cells.turn_x * scene.camera.units_per_px);  // pixels; half as high
    const int across = static_cast<int>(size.width / cell / 2) + 2, along = static_cast<int>(size.height / cell) + 2;
    std::string waves;
    for (int row = -along; row <= along; ++row) {
        for (int column = -across; column <= across; ++column) {
            const std::uint32_t hash = lattice_hash(cells.cell_x + column, cells.cell_y + row);
            if (static_cast<float>(hash & 255) / 255 >= kWaves) continue;
            const float in_x = 0.3f + 0.4f * static_cast<float>(hash >> 8 & 255) / 255;
            const float in_y = 0.3f + 0.4f * static_cast<float>(hash >> 16 & 255) / 255;
            const float x = size.width / 2 + (static_cast<float>(column) + in_x - cells.frac_x) * cell;
            const float y = size.height / 2 - (static_cast<float>(row) + in_y - cells.frac_y) * cell / 2;
            const auto at_x = static_cast<int>(std::lround(x / f.step_x));
            const auto at_y = static_cast<int>(std::lround((size.height - y) / f.step_y));
            if (at_x < 0 || at_y < 0 || at_x >= f.columns || at_y >= f.rows) continue;
            const float coast = f.coast[static_cast<std::size_t>(at_y) * static_cast<std::size_t>(f.columns) +
                                        static_cast<std::size_t>(at_x)];
            if (-coast < kCoastLines[2] + 12 + kWaveReach) continue;
            waves +=
                "M" + number(x - 12) + " " + number(y + 1.4f) + "q1.7-.2 3-1.4q4.5 3.4 9 0q4.5 3.4 9 0q1.3 1.2 3 1.4";
        }
    }
    if (waves.empty()) return;
    out += "<path class=\"waves\" fill=\"none\" stroke-width=\"1\"" + attribute("stroke", color(colors.sea_ink)) +
           attribute("stroke-opacity", kWaveInk * cells.weight) + attribute("d", waves) + "/>\n";
}

void write_sea(std::string& out, const Scene& scene, const Fields& f, const FantasyColors& colors) {
    out += "<rect class=\"sea\"" + attribute("width", scene.viewport.width) +
           attribute("height", scene.viewport.height) + attribute("fill", color(colors.deep)) + "/>\n";
    for (int i = kDepths - 1; i >= 0; --i) {
        const float far = kShelf * (static_cast<float>(i) + 1) / (kDepths + 1);
        const float middle = kShelf * (static_cast<float>(i) + 0.5f) / (kDepths + 1);
        out += "<path" + attribute("fill", color(mix(colors.shallow, colors.deep, depth_share(middle)))) +
               attribute("d", area(f, f.coast, -far, kHillTolerance)) + "/>\n";
    }
    for (std::size_t i = 0; i < kCoastLines.size(); ++i) {
        out += "<path fill=\"none\"" + attribute("stroke", color(colors.sea_ink)) +
               attribute("stroke-opacity", kCoastLineInk[i]) + attribute("stroke-width", kCoastLineWidth) +
               attribute("d", contour(f, -kCoastLines[i])) + "/>\n";
    }
    write_waves(out, scene, f, colors);
}

void write_countries(std::string& out, const Scene& scene, const RegionAreas& areas, const FantasyColors& colors) {
    const bool classes = scene.view.answer == model::Answer::classes;
    const train::HeadSnapshot& head = scene.snapshot->heads[static_cast<std::size_t>(scene.view.head)];
    const auto sure = [&](int output) { return colors.countries[class_slot(head, output)]; };
    for (const RegionArea& area : areas.areas) {
        const Rgb fill =
            classes
                ? mix(colors.paper, sure(area.output), least_shade())
                : ramp_at(colors.ramp, (static_cast<float>(area.output) + 0.5f) / static_cast<float>(bands_of(scene)));
        out += "<path class=\"region\"" + attribute("fill", color(fill)) + attribute("d", path(area.outline)) +
               "><title>" + escaped(area_name(scene, area.output)) + "</title></path>\n";
    }
    for (const ShadeArea& area : areas.shades) {
        out += "<path" + attribute("fill", color(mix(colors.paper, sure(area.output), area.shade))) +
               attribute("d", path(area.outline)) + "/>\n";
    }
}

// Each step adds the light between its limit and the last one.
void write_hills(std::string& out, const Fields& f, const FantasyColors& colors) {
    std::vector<float> shade;
    for (const float lit : f.lit) shade.push_back(-lit);
    for (const bool light : {true, false}) {
        out += "<g" + attribute("fill", color(light ? colors.lit : colors.shaded)) + ">\n";
        float before = 0;
        for (std::size_t i = 0; i < kLit.size(); ++i) {
            const float here = i + 1 < kLit.size() ? (kLit[i] + kLit[i + 1]) / 2 : kLit[i] + 0.08f;
            const std::string d = area(f, light ? f.lit : shade, kLit[i], kHillTolerance, kLeastHill);
            const float alpha = (here - before) * (light ? colors.lit_most : colors.shaded_most);
            before = here;
            if (!d.empty()) out += "<path" + attribute("fill-opacity", alpha) + attribute("d", d) + "/>\n";
        }
        out += "</g>\n";
    }
}

}  // namespace

void write_fantasy(std::string& out, const Scene& scene, const std::string& key) {
    const FantasyColors colors = fantasy_colors(scene.dark, shown_head(scene), scene.view);
    const Fields f = fields_of(scene);
    const RegionAreas areas = region_areas(*scene.snapshot, scene.view, scene.camera, scene.viewport, bands_of(scene));
    const std::string coast = area(f, f.coast, 0, kCoastTolerance), id = key + "-land";
    out += "<g class=\"fantasy\" fill-rule=\"evenodd\" stroke-linejoin=\"round\">\n";
    write_sea(out, scene, f, colors);
    out += "<defs><path" + attribute("id", id + "-line") + attribute("d", coast) + "/></defs>\n<clipPath" +
           attribute("id", id) + "><use clip-rule=\"evenodd\"" + attribute("xlink:href", "#" + id + "-line") +
           "/></clipPath>\n<g class=\"land\"" + attribute("clip-path", "url(#" + id + ")") + ">\n";
    out += "<rect" + attribute("width", scene.viewport.width) + attribute("height", scene.viewport.height) +
           attribute("fill", color(colors.paper)) + "/>\n";
    if (!areas.areas.empty()) write_countries(out, scene, areas, colors);
    write_hills(out, f, colors);
    for (const float share : kBeaches) {
        out += "<use fill=\"none\"" + attribute("stroke", color(colors.shaded)) +
               attribute("stroke-opacity", colors.beach / 3) + attribute("stroke-width", 2 * kBeach * share) +
               attribute("xlink:href", "#" + id + "-line") + "/>\n";
    }
    const bool classes = scene.view.answer == model::Answer::classes;
    if (!areas.borders.lines.empty() && (classes || scene.band_lines)) {
        out += "<path class=\"borders\" fill=\"none\"" +
               attribute("stroke", color(classes ? colors.border : colors.ink)) +
               attribute("stroke-width", classes ? kDashWidth : kContourWidth);
        out += classes ? attribute("stroke-dasharray", number(kDashInk) + " " + number(kDash - kDashInk))
                       : attribute("stroke-opacity", kContourStrength);
        out += attribute("d", path(areas.borders)) + "/>\n";
    }
    out += "</g>\n<path class=\"coast\" fill=\"none\"" + attribute("stroke", color(colors.ink)) +
           attribute("stroke-width", kCoastWidth) + attribute("d", contour(f, 0)) + "/>\n</g>\n";
}

}  // namespace map::svg
