#include "map/heads/bent_grid.h"

#include <cmath>

namespace map {
namespace {

Point2 place(const train::GridLine& line, std::size_t sample) {
    return {line.places[2 * sample], line.places[2 * sample + 1]};
}

// The line that represents a direction: its axis, or the one in the middle.
const train::GridLine* spine(const train::FeatureGrid& grid, bool along_a) {
    std::vector<const train::GridLine*> lines;
    for (const train::GridLine& line : grid.lines) {
        if (line.along_a != along_a || line.places.size() < 4) continue;
        if (line.is_axis) return &line;
        lines.push_back(&line);
    }
    return lines.empty() ? nullptr : lines[lines.size() / 2];
}

void add_words(const train::GridLine& line, const train::GridAxis& axis, const BentGridStyle& style, Overlay& overlay) {
    const std::size_t last = line.places.size() / 2 - 1;
    const auto word = [&](Point2 at, const std::string& text) {
        overlay.texts.push_back({.at = at, .turn = 0, .text = text, .color = style.text, .alpha = 1});
    };
    word(place(line, 0), axis.low_text);
    word(place(line, last), axis.label + " " + axis.high_text);
}

}  // namespace

void feature_grid_overlay(const train::FeatureGrid& grid, const BentGridStyle& style, Overlay& overlay) {
    const auto is_drawn = [&](const train::GridLine& line) { return line.along_a ? grid.a.is_on : grid.b.is_on; };
    // Axes last, on top of the other lines.
    for (const bool axes : {false, true}) {
        for (const train::GridLine& line : grid.lines) {
            if (line.is_axis != axes || !is_drawn(line)) continue;
            Stroke stroke{.color = line.along_a ? style.a : style.b, .alpha = style.alpha, .width = style.width};
            if (axes) {
                stroke.alpha = 1;
                stroke.width = 2 * style.width;
                stroke.arrow = style.arrow;
                stroke.rim = 1;
            }
            overlay.begin(stroke);
            for (std::size_t i = 0; 2 * i < line.places.size(); ++i) overlay.add(place(line, i));
        }
    }
    for (const bool along_a : {true, false}) {
        const train::GridLine* line = spine(grid, along_a);
        if (line != nullptr && is_drawn(*line)) add_words(*line, along_a ? grid.a : grid.b, style, overlay);
    }
}

}  // namespace map
