// See sweep_picture.h.
#include "app/stages/sweep_picture.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "app/stages/cell_map.h"
#include "app/view/nearest_field.h"
#include "core/number_text.h"
#include "map/pictures/canvas.h"
#include "map/pictures/caption.h"
#include "model/strongest_loss.h"

namespace app {
namespace {

constexpr float kWords = 12, kGap = 8, kHead = 44, kLine = 18;  // logical pixels: letters, gaps, above all, below a map

// Layout, in logical pixels.
struct Layout {
    float left = kGap;  // edge of the first column
    float cell_width = 0, cell_height = 0, scale = 1;
    int width = 0, height = 0;  // of the whole picture

    [[nodiscard]] map::Point2 at(int column, int row) const {
        return {left + static_cast<float>(column) * (cell_width + kGap),
                kHead + static_cast<float>(row) * (cell_height + kLine + kGap)};
    }
};

Layout lay_out(const train::Sweep& sweep, const SweepPictureOptions& request) {
    Layout layout;
    layout.cell_width = static_cast<float>(request.cell_width);
    layout.cell_height = static_cast<float>(request.cell_height);
    layout.scale = request.scale;
    if (sweep.axes.size() == 2) {
        float widest = map::text_width(map::Font::bold, kWords, sweep.axes[1].label);
        for (const std::string& word : sweep.axes[1].words)
            widest = std::max(widest, map::text_width(map::Font::text, kWords, word));
        layout.left = widest + 2 * kGap;
    }
    const map::Point2 end = layout.at(sweep.columns, sweep.rows);
    layout.width = static_cast<int>(std::ceil(end.x));
    layout.height = static_cast<int>(std::ceil(end.y));
    return layout;
}

void write(map::Picture& picture, const Layout& layout, map::Font font, const std::string& words, map::Point2 at,
           map::Rgb color) {
    const float s = layout.scale;
    map::blend_ink(picture, map::text_ink(font, kWords * s, words, at.x * s, at.y * s), color);
}

void copy_map(map::Picture& picture, const map::Picture& from, int x, int y) {
    for (int row = 0; row < from.height; ++row) {
        const auto source = static_cast<std::size_t>(row) * static_cast<std::size_t>(from.width) * 4;
        const auto target = (static_cast<std::size_t>(y + row) * static_cast<std::size_t>(picture.width) +
                             static_cast<std::size_t>(x)) *
                            4;
        std::copy_n(from.rgba.begin() + static_cast<long>(source), from.width * 4,
                    picture.rgba.begin() + static_cast<long>(target));
    }
}

std::string words_below(const train::Snapshot& shown) {
    const train::HeadSnapshot* head = train::first_answer(shown);
    if (head == nullptr || std::isnan(head->accuracy) || std::isnan(shown.loss_held_out)) return "";
    return core::fixed_text(100 * head->accuracy, 1) +
           (head->answer == model::Answer::classes ? " % right, loss " : " % explained, loss ") +
           core::fixed_text(shown.loss_held_out, 3);
}

void write_axes(map::Picture& picture, const Layout& layout, const train::Sweep& sweep, map::Rgb color) {
    write(picture, layout, map::Font::bold, sweep.axes[0].label, {layout.left, kWords + 4}, color);
    for (int column = 0; column < sweep.columns; ++column) {
        const map::Point2 at = layout.at(column, 0);
        write(picture, layout, map::Font::text, sweep.axes[0].words[static_cast<std::size_t>(column)], {at.x, at.y - 6},
              color);
    }
    if (sweep.axes.size() < 2) return;
    write(picture, layout, map::Font::bold, sweep.axes[1].label, {kGap, kHead - 6}, color);
    for (int row = 0; row < sweep.rows; ++row) {
        const float middle = layout.at(0, row).y + layout.cell_height / 2;
        write(picture, layout, map::Font::text, sweep.axes[1].words[static_cast<std::size_t>(row)], {kGap, middle},
              color);
    }
}

// Behind the name of the axis, as far as there is room.
void write_regions_note(map::Picture& picture, const Layout& layout, const train::Sweep& sweep, map::Rgb color) {
    const float left = layout.left + map::text_width(map::Font::bold, kWords, sweep.axes[0].label) + 2 * kGap;
    const float room = static_cast<float>(layout.width) - left - kGap;
    if (room < kHead) return;
    write(picture, layout, map::Font::text, map::fitting(map::Font::text, kWords, kNearestRegions, room),
          {left, kWords + 4}, color);
}

}  // namespace

map::Picture paint_sweep(train::Sweep& sweep, const SweepPictureOptions& request) {
    const Layout layout = lay_out(sweep, request);
    map::Picture picture;
    picture.width = static_cast<int>(std::lround(static_cast<float>(layout.width) * request.scale));
    picture.height = static_cast<int>(std::lround(static_cast<float>(layout.height) * request.scale));
    picture.rgba.assign(static_cast<std::size_t>(picture.width) * static_cast<std::size_t>(picture.height) * 4, 255);
    map::fill_rectangle(picture, {0, 0, static_cast<float>(picture.width), static_cast<float>(picture.height)},
                        map::ground(request.dark));
    const map::Rgb ink = map::word_color(request.dark);
    write_axes(picture, layout, sweep, ink);
    map::Coloring own;
    if (request.coloring == nullptr)
        own = map::color_points(*sweep.material, model::shown_color(sweep.base), sweep.base.first_color);
    const map::Coloring& coloring = request.coloring != nullptr ? *request.coloring : own;
    const auto pixels = [&](float logical) { return static_cast<int>(std::lround(logical * layout.scale)); };
    CellMapStyle style;
    style.size = {layout.cell_width, layout.cell_height};
    style.ratio = layout.scale;
    style.dark = request.dark;
    style.regions_of = request.regions_of.empty() ? model::shown_regions(sweep.base) : request.regions_of;
    CellLayouts made;
    if (request.layouts == nullptr) come_to_rest(made, sweep, -1);
    const CellLayouts& layouts = request.layouts != nullptr ? *request.layouts : made;
    std::optional<train::Snapshot> first;
    bool nearest = false;
    for (int i = 0; i < static_cast<int>(sweep.cells.size()); ++i) {
        train::SweepCell& cell = sweep.cells[static_cast<std::size_t>(i)];
        const map::Point2 at = layout.at(i % sweep.columns, i / sweep.columns);
        const std::string refusal = refusal_of(layouts, static_cast<std::size_t>(i));
        if (!cell.trainer || !refusal.empty()) {
            const std::string& problem = cell.trainer ? refusal : cell.problem;
            const std::string sentence = map::fitting(map::Font::text, kWords, problem, layout.cell_width);
            write(picture, layout, map::Font::text, sentence, {at.x, at.y + layout.cell_height / 2}, ink);
            continue;
        }
        const train::Snapshot shown = seen_through(layouts, sweep, static_cast<std::size_t>(i));
        const CellMap map = paint_cell(shown, first ? *first : shown, coloring, style);
        nearest = nearest || has_nearest_regions(shown, style.regions_of);
        if (!first) first = shown;
        copy_map(picture, map.picture, pixels(at.x), pixels(at.y));
        write(picture, layout, map::Font::text, words_below(shown), {at.x, at.y + layout.cell_height + kWords + 2},
              ink);
    }
    if (nearest) write_regions_note(picture, layout, sweep, ink);
    return picture;
}

}  // namespace app
