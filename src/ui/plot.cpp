// See plot.h.
#include "ui/plot.h"

#include <cmath>
#include <limits>

#include "ui/text.h"
#include "ui/widgets.h"

namespace ui {
namespace {

constexpr float kDash = 4.5f;
constexpr float kSpace = 3.5f;

struct Scale {
    double low = 0, high = 1;
    bool logarithmic = false;
    [[nodiscard]] double at(double value) const {
        if (logarithmic) return std::log(std::max(value, low) / low) / std::log(high / low);
        return (value - low) / (high - low);
    }
};

Scale scale_of(const std::vector<Curve>& curves, const PlotStyle& style) {
    if (style.unit_range) return {};
    double low = std::numeric_limits<double>::infinity();
    double high = -low;
    for (const Curve& curve : curves) {
        for (const double value : curve.values) {
            if (!std::isfinite(value) || (style.logarithmic && value <= 0)) continue;
            low = std::min(low, value);
            high = std::max(high, value);
        }
    }
    if (low > high) return {};
    if (style.logarithmic) return {low, high > low * 1.05 ? high : low * 1.05, true};
    low = std::min(low, 0.0);  // a loss that seems to reach zero would mislead
    return {low, high > low ? high : low + 1, false};
}

// Draws from a to b in dashes; `phase` carries the pattern on from the piece before.
void dashed_line(ImDrawList* list, ImVec2 a, ImVec2 b, ImU32 color, float& phase) {
    const float length = std::hypot(b.x - a.x, b.y - a.y);
    float at = 0;
    while (at < length) {
        const bool ink = phase < kDash;
        const float rest = ink ? kDash - phase : kDash + kSpace - phase;
        const float step = std::min(rest, length - at);
        if (ink) {
            const float t0 = at / length;
            const float t1 = (at + step) / length;
            list->AddLine(ImVec2(a.x + (b.x - a.x) * t0, a.y + (b.y - a.y) * t0),
                          ImVec2(a.x + (b.x - a.x) * t1, a.y + (b.y - a.y) * t1), color, 1.5f);
        }
        at += step;
        phase += step;
        if (phase >= kDash + kSpace - 1e-3f) phase = 0;
    }
}

void draw_curve(const std::vector<ImVec2>& points, const Curve& curve) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (!curve.dashed) {
        list->AddPolyline(points.data(), static_cast<int>(points.size()), curve.color, 0, 1.8f);
        return;
    }
    float phase = 0;
    for (std::size_t i = 1; i < points.size(); ++i) dashed_line(list, points[i - 1], points[i], curve.color, phase);
}

// At most one point every two pixels, their mean: more would fill an area instead of drawing a line.
std::vector<ImVec2> thinned(const std::vector<ImVec2>& points) {
    std::vector<ImVec2> kept;
    std::size_t first = 0;
    while (first < points.size()) {
        ImVec2 sum(0, 0);
        std::size_t end = first;
        while (end < points.size() && (end == first || points[end].x < points[first].x + 2)) {
            sum = ImVec2(sum.x + points[end].x, sum.y + points[end].y);
            ++end;
        }
        const auto n = static_cast<float>(end - first);
        kept.emplace_back(sum.x / n, sum.y / n);
        first = end;
    }
    return kept;
}

void draw_grid(const Rect& plot, const Scale& scale, const PlotStyle& style) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    for (const double share : {0.0, 0.5, 1.0}) {
        const float y = std::round(plot.bottom() - static_cast<float>(share) * plot.h);
        list->AddLine(ImVec2(plot.x, y), ImVec2(plot.right(), y), faded(theme().line, share == 0.0 ? 1.0f : 0.6f), 1);
        if (share == 0.5) continue;
        const double value = share == 0.0 ? scale.low : scale.high;
        const std::string label = style.unit_range ? percent_text(value) : number_label(value, 1e-4);
        const float width = text_width(faces().figure, label);
        draw_text_at(list, ImVec2(plot.x - 6 - width, y - faces().figure.size / 2), faces().figure, theme().muted,
                     label);
    }
}

constexpr float kTickRow = 15;

// Each word below its step, moved inwards at the ends.
void draw_ticks(const Rect& plot, const std::vector<std::string>& ticks) {
    const auto last = static_cast<float>(std::max<std::size_t>(ticks.size(), 2) - 1);
    for (std::size_t i = 0; i < ticks.size(); ++i) {
        const float width = text_width(faces().figure, ticks[i]);
        const float x = plot.x + static_cast<float>(i) / last * plot.w - width / 2;
        draw_text_at(ImGui::GetWindowDrawList(), ImVec2(std::min(x, plot.right() + 6 - width), plot.bottom() + 3),
                     faces().figure, theme().muted, ticks[i]);
    }
}

}  // namespace

void draw_histogram(const Rect& rect, const std::vector<float>& bars, ImU32 color) {
    if (bars.empty()) return;
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float step = rect.w / static_cast<float>(bars.size());
    const float gap = step > 4 ? 1.0f : 0.5f;
    for (std::size_t i = 0; i < bars.size(); ++i) {
        if (bars[i] <= 0) continue;
        const float x = rect.x + static_cast<float>(i) * step;
        const float h = std::max(1.0f, bars[i] * rect.h);
        list->AddRectFilled(ImVec2(x + gap / 2, rect.bottom() - h), ImVec2(x + step - gap / 2, rect.bottom()), color,
                            1);
    }
}

void draw_swatch(const Rect& rect, ImU32 color, bool dashed) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float y = std::round(rect.middle_y());
    float phase = 0;
    if (dashed) dashed_line(list, ImVec2(rect.x, y), ImVec2(rect.right(), y), color, phase);
    if (!dashed) list->AddLine(ImVec2(rect.x, y), ImVec2(rect.right(), y), color, 2);
}

int line_plot(const char* id, const Rect& rect, const std::vector<long>& steps, const std::vector<Curve>& curves,
              const PlotStyle& style) {
    Rect plot = rect;
    cut_left(plot, 42);
    plot = {plot.x, plot.y + 6, plot.w - 6, plot.h - 12};
    if (!style.ticks.empty()) {
        plot.h -= kTickRow;
        draw_ticks(plot, style.ticks);
    }
    const Scale scale = scale_of(curves, style);
    draw_grid(plot, scale, style);
    const Press press = press_area(id, {plot.x, rect.y, plot.w, rect.h}, {});
    if (steps.empty()) return -1;
    const double first = static_cast<double>(steps.front());
    const double span = std::max(1.0, static_cast<double>(steps.back()) - first);
    const auto x_of = [&](std::size_t i) {
        return plot.x + static_cast<float>((static_cast<double>(steps[i]) - first) / span) * plot.w;
    };
    int under = -1;
    if (press.hovered || press.held) {
        const float x = ImGui::GetMousePos().x;
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (under < 0 || std::fabs(x_of(i) - x) < std::fabs(x_of(static_cast<std::size_t>(under)) - x)) {
                under = static_cast<int>(i);
            }
        }
    }
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (under >= 0) {
        const float x = std::round(x_of(static_cast<std::size_t>(under)));
        list->AddLine(ImVec2(x, plot.y), ImVec2(x, plot.bottom()), theme().faint, 1);
    }
    for (const Curve& curve : curves) {
        std::vector<ImVec2> points;
        for (std::size_t i = 0; i < steps.size() && i < curve.values.size(); ++i) {
            if (!std::isfinite(curve.values[i])) continue;
            const double share = std::clamp(scale.at(curve.values[i]), 0.0, 1.0);
            points.emplace_back(x_of(i), plot.bottom() - static_cast<float>(share) * plot.h);
            if (static_cast<int>(i) == under) list->AddCircleFilled(points.back(), 3.2f, curve.color);
        }
        draw_curve(thinned(points), curve);
    }
    return under;
}

}  // namespace ui
