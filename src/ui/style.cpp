// See style.h.
#include "ui/style.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "map/embedded.h"
#include "ui/context.h"
#include "ui/letters.h"
#include "ui/ui.h"

namespace ui {
namespace {

constexpr ImU32 hex(unsigned rgb, unsigned alpha = 255) {
    return IM_COL32(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, alpha);
}

// Dear ImGui's size is the whole line, designers' size is the em: lines of these fonts are so many ems high.
constexpr float kInterLine = 3408.0f / 2816.0f;
constexpr float kMonoLine = 1.32f;
constexpr float kIconLine = 1.0f;
constexpr float kSerifLine = 1.0f;

// A rasterised font at em * line * pixel_ratio physical pixels, used at 1 / pixel_ratio of that.
Face load(std::string_view file, float em, float line, const ImWchar* ranges, Typeface face = Typeface::text) {
    ImGuiIO& io = ImGui::GetIO();
    const float ratio = theme().pixel_ratio;
    const float size = em * line;
    const float rasterised = std::round(size * ratio);
    const std::string_view bytes = map::embedded_font(file);
    ImFont* font = nullptr;
    if (!bytes.empty()) {
        ImFontConfig config;
        config.FontDataOwnedByAtlas = false;
        config.OversampleH = ratio > 1.5f ? 1 : 2;
        config.OversampleV = 1;
        // The atlas only reads: its parameter is not const for the case that it owns the bytes.
        font = io.Fonts->AddFontFromMemoryTTF(const_cast<char*>(bytes.data()), static_cast<int>(bytes.size()),
                                              rasterised, &config, ranges);
    }
    if (font == nullptr) font = io.Fonts->AddFontDefault();
    note_font(font, face, rasterised / line);
    return {font, rasterised / ratio};
}

constexpr ImWchar kTextRanges[] = {0x0020, 0x00ff, 0x0391, 0x03c9, 0x2010, 0x2027, 0x2190,
                                   0x2193, 0x2212, 0x221e, 0x2248, 0x2265, 0};
constexpr ImWchar kIconRanges[] = {0xf000, 0xf2e0, 0};

void light(Theme& l) {
    l.ground = hex(0xf4f3ef);
    l.card = hex(0xffffff);
    l.line = hex(0xe3e1da);
    l.text = hex(0x1c2126);
    l.muted = hex(0x686c73);
    l.faint = hex(0x9a9ca1);
    l.track = hex(0xdfddd6);
    l.hover = hex(0x1c2126, 14);
    l.pressed = hex(0x1c2126, 28);
    l.strong = hex(0x1c2126);
    l.on_strong = hex(0xffffff);
    l.features = hex(0xc67a1b);
    l.architecture = hex(0x356ab8);
    l.loss = hex(0xab3f80);
    l.good = hex(0x1b8a60);
    l.alarm = hex(0xb3261e);
    l.alarm_ground = hex(0xfdf0ee);
    l.halo = hex(0xffffff);
    l.shadow = hex(0x2a2620, 16);
}

void dark(Theme& l) {
    l.ground = hex(0x14171b);
    l.card = hex(0x1c2026);
    l.line = hex(0x2c323a);
    l.text = hex(0xe9ebee);
    l.muted = hex(0xa0a7b1);
    l.faint = hex(0x747c87);
    l.track = hex(0x363d47);
    l.hover = hex(0xffffff, 16);
    l.pressed = hex(0xffffff, 32);
    l.strong = hex(0xe9ebee);
    l.on_strong = hex(0x14171b);
    l.features = hex(0xe09a3c);
    l.architecture = hex(0x78a6ee);
    l.loss = hex(0xdb72b2);
    l.good = hex(0x3fbf8d);
    l.alarm = hex(0xff8a80);
    l.alarm_ground = hex(0x35201f);
    l.halo = hex(0x101316);
    l.shadow = hex(0x000000, 40);
}

ImVec4 to_float(ImU32 color) { return ImGui::ColorConvertU32ToFloat4(color); }

// What is left of Dear ImGui's own drawing: popups, tooltips, scrollbars and the field that edits a number.
void style_leftovers(const Theme& l) {
    ImGuiStyle& style = ImGui::GetStyle();
    style = ImGuiStyle();
    style.WindowPadding = ImVec2(0, 0);
    style.ItemSpacing = ImVec2(0, 0);
    style.WindowBorderSize = 0;
    style.ChildBorderSize = 0;
    style.PopupBorderSize = 1;
    style.PopupRounding = l.size.radius;
    style.WindowRounding = 0;
    style.FrameRounding = l.size.corner;
    style.ScrollbarSize = 6;
    style.ScrollbarRounding = 3;
    style.GrabMinSize = 24;
    style.WindowMinSize = ImVec2(1, 1);
    style.HoverDelayNormal = 0.45f;
    style.HoverDelayShort = 0.15f;
    style.AntiAliasedLinesUseTex = false;  // lines have widths that are not whole at most pixel ratios
    style.CircleTessellationMaxError = 0.15f;
    style.CurveTessellationTol = 0.6f;
    ImVec4* colors = style.Colors;
    colors[ImGuiCol_WindowBg] = to_float(l.ground);
    colors[ImGuiCol_ChildBg] = ImVec4(0, 0, 0, 0);
    colors[ImGuiCol_PopupBg] = to_float(l.card);
    colors[ImGuiCol_Border] = to_float(l.line);
    colors[ImGuiCol_Text] = to_float(l.text);
    colors[ImGuiCol_TextSelectedBg] = to_float(faded(l.architecture, 0.35f));
    colors[ImGuiCol_FrameBg] = to_float(mix(l.card, l.track, 0.5f));
    colors[ImGuiCol_FrameBgHovered] = colors[ImGuiCol_FrameBgActive] = colors[ImGuiCol_FrameBg];
    colors[ImGuiCol_ScrollbarBg] = ImVec4(0, 0, 0, 0);
    colors[ImGuiCol_ScrollbarGrab] = to_float(l.track);
    colors[ImGuiCol_ScrollbarGrabHovered] = to_float(l.faint);
    colors[ImGuiCol_ScrollbarGrabActive] = to_float(l.muted);
    colors[ImGuiCol_ModalWindowDimBg] = colors[ImGuiCol_NavWindowingDimBg] = ImVec4(0, 0, 0, 0);
}

}  // namespace

void load_fonts(float pixel_ratio, bool serif) {
    ImGuiIO& io = ImGui::GetIO();
    Faces& faces = context().faces;
    context().theme.pixel_ratio = std::clamp(pixel_ratio, 0.5f, 4.0f);
    io.Fonts->Clear();
    io.Fonts->Flags |= ImFontAtlasFlags_NoMouseCursors;
    io.Fonts->TexGlyphPadding = 1;
    forget_letters();
    reserve_letters(theme().pixel_ratio);
    faces.text = load("text.ttf", 14, kInterLine, kTextRanges);
    faces.small = load("text.ttf", 12, kInterLine, kTextRanges);
    faces.bold = load("text_bold.ttf", 14, kInterLine, kTextRanges, Typeface::bold);
    faces.brand = load("text_bold.ttf", 17, kInterLine, kTextRanges, Typeface::bold);
    faces.name = load("text_bold.ttf", 20, kInterLine, kTextRanges, Typeface::bold);
    faces.serif = serif ? load("serif.ttf", 19, kSerifLine, kTextRanges, Typeface::serif) : faces.text;
    faces.serif_small = serif ? load("serif.ttf", 15, kSerifLine, kTextRanges, Typeface::serif) : faces.small;
    faces.mono = load("mono.ttf", 13, kMonoLine, kTextRanges, Typeface::mono);
    faces.figure = load("mono.ttf", 11.5f, kMonoLine, kTextRanges, Typeface::mono);
    faces.icons = load("icons.ttf", 15, kIconLine, kIconRanges);
    io.FontDefault = faces.text.font;
    io.FontGlobalScale = 1 / theme().pixel_ratio;
}

void apply_style(bool use_dark, bool use_touch) {
    Theme& theme = context().theme;
    const float ratio = theme.pixel_ratio;
    theme = Theme();
    theme.pixel_ratio = ratio;
    theme.dark = use_dark;
    theme.touch = use_touch;
    theme.size = sizes_for(use_touch);
    theme.pointer = pointer_texts_for(use_touch);
    use_dark ? dark(theme) : light(theme);
    style_leftovers(theme);
}

ImU32 lever_color(model::Lever lever) {
    switch (lever) {
        case model::Lever::features:
            return theme().features;
        case model::Lever::architecture:
            return theme().architecture;
        case model::Lever::loss:
            return theme().loss;
        case model::Lever::data:
        case model::Lever::training:
        case model::Lever::view:
            break;
    }
    return theme().muted;
}

ImU32 to_color(const map::Rgb& rgb, float alpha) {
    return ImGui::ColorConvertFloat4ToU32(ImVec4(rgb.r, rgb.g, rgb.b, alpha));
}

ImU32 mix(ImU32 a, ImU32 b, float t) {
    const ImVec4 from = to_float(a);
    const ImVec4 to = to_float(b);
    return ImGui::ColorConvertFloat4ToU32(ImVec4(from.x + (to.x - from.x) * t, from.y + (to.y - from.y) * t,
                                                 from.z + (to.z - from.z) * t, from.w + (to.w - from.w) * t));
}

ImU32 faded(ImU32 color, float alpha) {
    ImVec4 value = to_float(color);
    value.w *= alpha;
    return ImGui::ColorConvertFloat4ToU32(value);
}

}  // namespace ui
