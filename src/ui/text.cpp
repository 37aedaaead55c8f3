// See text.h.
#include "ui/text.h"

#include <cmath>
#include <cstdio>
#include <vector>

#include "core/number_text.h"
#include "ui/context.h"
#include "ui/letters.h"
#include "ui/widgets.h"

namespace ui {
namespace {

void note(float x, float y, const ImVec2& size, std::string_view text) {
    const TextNotes& notes = context().text;
    if (notes.report == nullptr || !notes.report->on) return;
    // One pixel of tolerance: letters may overhang their advance.
    if (x < notes.bounds.x - 1 || x + size.x > notes.bounds.right() + 1) notes.report->outside.emplace_back(text);
    const ImVec2 low = ImGui::GetWindowDrawList()->GetClipRectMin();
    const ImVec2 high = ImGui::GetWindowDrawList()->GetClipRectMax();
    if (x + size.x < low.x || x > high.x || y + size.y < low.y || y > high.y) return;
    notes.report->texts.push_back({std::string(text), x, y, size.x, size.y, notes.layer});
}

// Cuts whole characters (UTF-8) off the end until the text and "…" fit.
std::string elided(const Face& face, std::string_view text, float width) {
    std::string shorter(text);
    while (!shorter.empty()) {
        while (!shorter.empty() && (static_cast<unsigned char>(shorter.back()) & 0xC0) == 0x80) shorter.pop_back();
        if (!shorter.empty()) shorter.pop_back();
        while (!shorter.empty() && shorter.back() == ' ') shorter.pop_back();
        if (text_width(face, shorter + "…") <= width) break;
    }
    return shorter + "…";
}

// Breaks at spaces only (Dear ImGui also breaks "1,500" at its comma); a word wider than the line stands alone.
std::vector<std::string_view> lines_of(float width, const Face& face, std::string_view text) {
    std::vector<std::string_view> lines;
    std::size_t start = 0;
    while (start < text.size()) {
        std::size_t end = std::min(text.find_first_of(" \n", start), text.size());
        while (end < text.size() && text[end] == ' ') {
            const std::size_t next = std::min(text.find_first_of(" \n", end + 1), text.size());
            if (text_width(face, text.substr(start, next - start)) > width) break;
            end = next;
        }
        lines.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return lines;
}

float scale_of(const Face& face) { return face.size / face.font->FontSize; }

void draw_piece(ImDrawList* list, ImVec2 at, const Face& face, ImU32 color, const Piece& piece) {
    const float ratio = theme().pixel_ratio, scale = scale_of(face);
    const ImVec2 corner(std::round(at.x * ratio) / ratio, std::round(at.y * ratio) / ratio);
    const ImVec2 low(corner.x + piece.x0 * scale, corner.y + piece.y0 * scale);
    const ImVec2 high(corner.x + piece.x1 * scale, corner.y + piece.y1 * scale);
    const ImTextureID atlas = ImGui::GetIO().Fonts->TexID;
    if (piece.uv0.x != piece.uv1.x) list->AddImage(atlas, low, high, piece.uv0, piece.uv1, color);
    if (piece.color_uv0.x != piece.color_uv1.x)
        list->AddImage(atlas, low, high, piece.color_uv0, piece.color_uv1, color | ~IM_COL32_A_MASK);
}

}  // namespace

ImVec2 text_size(const Face& face, std::string_view text) {
    if (text.empty()) return {0, face.size};
    if (const Piece* piece = piece_of(face.font, text, true)) return {piece->advance * scale_of(face), face.size};
    ensure_letters(face.font, text);
    return face.font->CalcTextSizeA(face.size, 1e6f, 0, text.data(), text.data() + text.size());
}

// Dear ImGui starts words at whole logical pixels, which are not whole physical ones at a ratio of 1.5: there letters
// would blur. So the finished letters are moved by the rest.
void draw_text_at(ImDrawList* list, ImVec2 at, const Face& face, ImU32 color, std::string_view text) {
    if (text.empty()) return;
    if (const Piece* piece = piece_of(face.font, text, false)) return draw_piece(list, at, face, color, *piece);
    ensure_letters(face.font, text);
    const float ratio = theme().pixel_ratio;
    const float x = std::round(at.x * ratio) / ratio;
    const float y = std::round(at.y * ratio) / ratio;
    const int first = list->VtxBuffer.Size;
    list->AddText(face.font, face.size, at, color, text.data(), text.data() + text.size());
    const float dx = x - std::trunc(at.x);
    const float dy = y - std::trunc(at.y);
    for (int i = first; i < list->VtxBuffer.Size; ++i) {
        list->VtxBuffer[i].pos.x += dx;
        list->VtxBuffer[i].pos.y += dy;
    }
}

float draw_text(const Rect& rect, const Face& face, ImU32 color, std::string_view text, Align align) {
    std::string shortened;
    std::string_view shown = text;
    ImVec2 size = text_size(face, text);
    if (size.x > rect.w + 0.5f) {
        shortened = elided(face, text, rect.w);
        shown = shortened;
        size = text_size(face, shown);
        if (ImGui::IsWindowHovered() && rect.contains(ImGui::GetMousePos().x, ImGui::GetMousePos().y)) {
            show_tip({text, ""}, rect);
        }
    }
    const float rest = rect.w - size.x;
    const float x = rect.x + (align == Align::left ? 0 : align == Align::centre ? rest / 2 : rest);
    const float y = rect.y + (rect.h - size.y) / 2;
    draw_text_at(ImGui::GetWindowDrawList(), ImVec2(x, y), face, color, shown);
    note(x, y, size, shown);
    return size.x;
}

float draw_paragraph(float x, float y, float width, const Face& face, ImU32 color, std::string_view text) {
    const float leading = face.size * 1.12f;
    float line_y = y;
    for (const std::string_view line : lines_of(width, face, text)) {
        draw_text_at(ImGui::GetWindowDrawList(), ImVec2(x, line_y), face, color, line);
        note(x, line_y, text_size(face, line), line);
        line_y += leading;
    }
    return line_y - y;
}

float paragraph_height(float width, const Face& face, std::string_view text) {
    return static_cast<float>(lines_of(width, face, text).size()) * face.size * 1.12f;
}

void draw_haloed(ImDrawList* list, ImVec2 at, const Face& face, std::string_view text, float alpha, int turns) {
    const ImVec2 size = text_size(face, text);
    const ImVec2 corner(at.x - size.x / 2, at.y - size.y / 2);
    // The rim is laid over itself many times, so each layer is fainter than the whole.
    const ImU32 rim = faded(theme().halo, alpha * alpha * 0.9f);
    const float reach = turns < 8 ? 1.3f : 2.2f;
    for (int i = 0; i < turns; ++i) {
        const float angle = 6.2831853f * (static_cast<float>(i) + 0.5f) / static_cast<float>(turns);
        draw_text_at(list, ImVec2(corner.x + std::cos(angle) * reach, corner.y + std::sin(angle) * reach), face, rim,
                     text);
    }
    draw_text_at(list, corner, face, faded(theme().text, alpha), text);
}

void draw_turned(ImDrawList* list, ImVec2 at, const Face& face, std::string_view text, ImU32 color, ImU32 rim,
                 float turn) {
    const ImVec2 size = text_size(face, text);
    const ImVec2 corner(at.x - size.x / 2, at.y - size.y / 2);
    const int first = list->VtxBuffer.Size;
    constexpr int kTurns = 8;
    for (int i = 0; i < kTurns; ++i) {
        const float angle = 6.2831853f * static_cast<float>(i) / kTurns;
        draw_text_at(list, ImVec2(corner.x + std::cos(angle) * 1.8f, corner.y + std::sin(angle) * 1.8f), face, rim,
                     text);
    }
    draw_text_at(list, corner, face, color, text);
    const float c = std::cos(turn), s = -std::sin(turn);  // y goes down
    for (int i = first; i < list->VtxBuffer.Size; ++i) {
        ImVec2& place = list->VtxBuffer[i].pos;
        const float x = place.x - at.x, y = place.y - at.y;
        place = ImVec2(at.x + c * x - s * y, at.y + s * x + c * y);
    }
}

void draw_icon(const Rect& rect, ImU32 color, const char* icon, float scale) {
    const Face face{faces().icons.font, faces().icons.size * scale};
    const ImVec2 size = text_size(face, icon);
    draw_text_at(ImGui::GetWindowDrawList(), ImVec2(rect.middle_x() - size.x / 2, rect.middle_y() - size.y / 2), face,
                 color, icon);
}

void draw_stroke(const Rect& rect, ImU32 color, Stroke stroke, float half) {
    ImDrawList* list = ImGui::GetWindowDrawList();
    const float ratio = theme().pixel_ratio;
    const float x = std::round(rect.middle_x() * ratio) / ratio;
    const float y = std::round(rect.middle_y() * ratio) / ratio;
    constexpr float kWide = 1.6f;
    const auto line = [&](float x0, float y0, float x1, float y1) {
        list->AddLine(ImVec2(x + x0 * half, y + y0 * half), ImVec2(x + x1 * half, y + y1 * half), color, kWide);
    };
    switch (stroke) {
        case Stroke::plus:
            line(0, -1, 0, 1);
            line(-1, 0, 1, 0);
            break;
        case Stroke::minus:
            line(-1, 0, 1, 0);
            break;
        case Stroke::cross:
            line(-0.8f, -0.8f, 0.8f, 0.8f);
            line(-0.8f, 0.8f, 0.8f, -0.8f);
            break;
        case Stroke::down:
        case Stroke::up: {
            const float turn = stroke == Stroke::down ? 1.0f : -1.0f;
            const ImVec2 points[] = {{x - half * 0.8f, y - turn * half * 0.4f},
                                     {x, y + turn * half * 0.4f},
                                     {x + half * 0.8f, y - turn * half * 0.4f}};
            list->AddPolyline(points, 3, color, 0, kWide);
            break;
        }
    }
}

std::string short_count(double number) {
    if (number >= 9.995e8) return core::power_text(number);
    char text[32];
    if (number >= 9.995e5) {
        std::snprintf(text, sizeof text, "%.1fM", number / 1e6);
    } else if (number >= 9995) {
        std::snprintf(text, sizeof text, "%.0fk", number / 1e3);
    } else if (number >= 999.5) {
        std::snprintf(text, sizeof text, "%.1fk", number / 1e3);
    } else {
        std::snprintf(text, sizeof text, "%.0f", number);
    }
    return text;
}

std::string number_label(double value, double step) {
    if (std::isnan(value) || core::is_large(value)) return core::power_text(value);
    char text[48];
    const double size = std::fabs(value);
    if (step >= 1) {
        std::snprintf(text, sizeof text, "%.0f", value);
    } else if (step < 1e-3) {
        std::snprintf(text, sizeof text, size != 0 && size < 1e-3 ? "%.2g" : "%.3g", value);
    } else {
        std::snprintf(text, sizeof text, "%.*f", static_cast<int>(std::ceil(-std::log10(step) - 1e-6)), value);
    }
    return text;
}

std::string figure_text(double value) {
    if (std::isnan(value)) return "missing";
    if (core::is_large(value)) return core::power_text(value, 3);
    char text[48];
    if (std::fabs(value) >= 999.5) {
        std::snprintf(text, sizeof text, "%.0f", value);
    } else {
        std::snprintf(text, sizeof text, "%.3g", value);
    }
    return text;
}

std::string percent_text(double share) {
    if (std::isnan(share)) return "–";
    if (share < -0.995) return "< 0 %";  // a share of what is explained can be far below nothing
    char text[32];
    std::snprintf(text, sizeof text, "%.0f %%", std::round(share * 100) + 0.0);  // + 0: no "-0 %"
    return text;
}

TextBounds::TextBounds(const Rect& bounds, int layer)
    : before_(context().text.bounds), layer_before_(context().text.layer) {
    context().text.bounds = bounds;
    context().text.layer = layer;
}
TextBounds::~TextBounds() {
    context().text.bounds = before_;
    context().text.layer = layer_before_;
}

void report_text_to(LayoutReport* report) { context().text.report = report; }

}  // namespace ui
