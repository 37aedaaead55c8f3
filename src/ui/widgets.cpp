// See widgets.h.
#include "ui/widgets.h"

#include <cmath>
#include <cstdlib>

#include "map/things/symbols.h"
#include "ui/asking.h"
#include "ui/context.h"
#include "ui/key_labels.h"

namespace ui {
namespace {

constexpr float kLongPress_s = 0.5f;
constexpr float kTipWidth = 270;

ImDrawList* list() { return ImGui::GetWindowDrawList(); }

ImVec2 low(const Rect& r) { return {r.x, r.y}; }
ImVec2 high(const Rect& r) { return {r.right(), r.bottom()}; }

// How long the item that is pressed now has been pressed.
float held_for() { return ImGui::GetIO().MouseDownDuration[0]; }

// Where a value sits on the groove, 0..1, and back.
double to_share(double value, const NumberRange& range) {
    if (std::isnan(value)) return 0;
    const double v = std::clamp(value, range.min, range.max);
    if (!range.logarithmic) return range.max > range.min ? (v - range.min) / (range.max - range.min) : 0;
    return std::log(v / range.min) / std::log(range.max / range.min);
}

double from_share(double share, const NumberRange& range) {
    if (share <= 0) return range.min;
    if (share >= 1) return range.max;
    double value = range.min + share * (range.max - range.min);
    if (range.logarithmic) {
        value = range.min * std::pow(range.max / range.min, share);
        // Two figures that matter: 0.0032, not 0.00318442.
        const double unit = std::pow(10.0, std::floor(std::log10(value)) - 1);
        value = std::round(value / unit) * unit;
    }
    value = range.min + std::round((value - range.min) / range.step) * range.step;
    // Steps of 0.01 do not add up exactly in binary: cut the tail that a link would carry about.
    value = std::round(value * 1e9) / 1e9;
    return std::clamp(range.whole ? std::round(value) : value, range.min, range.max);
}

bool edit_number(const char* id, const Rect& rect, double& value, const NumberRange& range) {
    NumberEditor& editor = context().editor;
    if (editor.just_opened) ImGui::SetKeyboardFocusHere();
    ImGui::SetCursorScreenPos(ImVec2(rect.x, rect.middle_y() - faces().text.size / 2 - 2));
    ImGui::PushStyleVar(ImGuiStyleVar_FramePadding, ImVec2(4, 2));
    ImGui::SetNextItemWidth(rect.w);
    ImGui::PushID(id);
    const bool entered = ImGui::InputText(
        "##edit", editor.text, sizeof editor.text,
        ImGuiInputTextFlags_EnterReturnsTrue | ImGuiInputTextFlags_AutoSelectAll | ImGuiInputTextFlags_CharsScientific);
    ImGui::PopID();
    ImGui::PopStyleVar();
    const bool left = !editor.just_opened && ImGui::IsItemDeactivated();
    editor.just_opened = false;
    if (!entered && !left) return false;
    editor.id = 0;
    char* end = nullptr;
    const double typed = std::strtod(editor.text, &end);
    if (end == editor.text || std::fabs(typed) > 1e9) return false;
    const double accepted = range.whole ? std::round(typed) : typed;
    const bool changed = accepted != value;
    value = accepted;
    return changed;
}

void draw_groove(const Rect& rect, double share, ImU32 color, const Press& press) {
    const float y = std::round(rect.middle_y());
    const float knob = press.hovered || press.held ? 7.5f : 6.5f;
    const float from = rect.x + 6;
    const float to = rect.right() - 6;
    const float at = from + (to - from) * static_cast<float>(share);
    list()->AddRectFilled(ImVec2(rect.x, y - 2), ImVec2(rect.right(), y + 2), theme().track, 2);
    list()->AddRectFilled(ImVec2(rect.x, y - 2), ImVec2(at, y + 2), color, 2);
    if (press.held) list()->AddCircleFilled(ImVec2(at, y), 13, faded(color, 0.18f));
    list()->AddCircleFilled(ImVec2(at, y), knob, theme().card);
    list()->AddCircle(ImVec2(at, y), knob - 1, color, 0, 2.4f);
}

// Touch: a finger that moves up or down scrolls, so a slider follows only one that moved sideways.
bool follows_pointer(bool active) {
    if (!theme().touch) return active;
    const ImVec2 moved = ImGui::GetMouseDragDelta(0, 0);
    return active && std::fabs(moved.x) > 6 && std::fabs(moved.x) > std::fabs(moved.y) * 0.7f;
}

void draw_button(const Rect& rect, const Press& press, ButtonStyle style) {
    const Theme& l = theme();
    const bool strong = style == ButtonStyle::strong;
    if (style != ButtonStyle::quiet) draw_box(rect, strong ? l.strong : l.card, strong ? 0 : l.line, l.size.corner);
    if (!press.hovered && !press.held) return;
    const ImU32 veil = strong ? faded(l.on_strong, press.held ? 0.3f : 0.15f) : press.held ? l.pressed : l.hover;
    draw_box(rect, veil, 0, l.size.corner);
}

ImU32 button_ink(ButtonStyle style, bool enabled) {
    if (!enabled) return faded(theme().faint, 0.7f);
    return style == ButtonStyle::strong ? theme().on_strong : theme().text;
}

}  // namespace

void show_tip(const Tip& tip, const Rect& beside) {
    if (tip.sentence.empty()) return;
    const Face& face = faces().small;
    const std::string sentence = with_key_label(tip.sentence);
    const float width = std::min(kTipWidth, text_width(face, sentence) + 1);
    const float when_width = tip.when.empty() ? 0 : text_width(face, tip.when) + 1;
    const float inner = std::min(kTipWidth, std::max(width, when_width));
    const float height = paragraph_height(inner, face, sentence);
    const ImVec2 size(inner + 22, height + 16 + (tip.when.empty() ? 0 : face.size * 1.2f));
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    if (theme().touch) {
        const float x = std::clamp(beside.middle_x() - size.x / 2, 6.0f, std::max(6.0f, display.x - size.x - 6));
        const float above = beside.y - size.y - 10;
        ImGui::SetNextWindowPos(ImVec2(x, above > 6 ? above : beside.bottom() + 10));
    }
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme().size.corner);
    ImGui::PushStyleVar(ImGuiStyleVar_PopupBorderSize, 0);
    ImGui::PushStyleColor(ImGuiCol_PopupBg, theme().strong);
    if (ImGui::BeginTooltip()) {
        const ImVec2 at = ImGui::GetWindowPos();
        const TextBounds bounds({at.x, at.y, size.x, size.y}, 2);
        const float drawn = draw_paragraph(at.x + 11, at.y + 7, inner, face, theme().on_strong, sentence);
        if (!tip.when.empty()) {
            draw_text({at.x + 11, at.y + 8 + drawn, inner, face.size}, face,
                      mix(theme().on_strong, theme().strong, 0.4f), tip.when);
        }
        ImGui::EndTooltip();
    }
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

Press press_area(const char* id, const Rect& rect, const Tip& tip, bool enabled) {
    Press press;
    ImGui::SetCursorScreenPos(low(rect));
    const bool clicked = ImGui::InvisibleButton(id, ImVec2(std::max(rect.w, 1.0f), std::max(rect.h, 1.0f)));
    const bool active = ImGui::IsItemActive();
    const bool under = ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
    if (is_asking() && !tip.sentence.empty() && !tip.works_while_asking) {
        explain(rect, tip.sentence, tip.when);
        return {};
    }
    if (theme().touch) {
        // A finger that was lifted leaves the pointer where it was: nothing is hovered unless it is pressed.
        press.held = active && under;
        const bool is_long = active && held_for() > kLongPress_s;
        if (is_long && under) show_tip(tip, rect);
        press.clicked = clicked && enabled && ImGui::GetIO().MouseDownDurationPrev[0] <= kLongPress_s;
        press.pointed = press.clicked;
    } else {
        press.hovered = press.pointed = under && ImGui::IsItemHovered();
        press.held = active && under;
        press.clicked = clicked && enabled;
        // No tip after a press until the pointer has been elsewhere.
        const ImGuiID own = ImGui::GetItemID();
        ImGuiID& pressed = context().pressed_item;
        if (active) pressed = own;
        if (pressed == own && !press.hovered && !active) pressed = 0;
        if (pressed != own && ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal | ImGuiHoveredFlags_NoSharedDelay)) {
            show_tip(tip, rect);
        }
        if (press.hovered && enabled) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
    }
    if (!enabled) press.hovered = press.held = press.pointed = false;
    return press;
}

std::string_view explanation_of(std::string_view words) {
    if (words == "acts at once") return "The network that runs takes a change up between two steps.";
    if (words == "carries on") return "A change makes a new network. It takes over every weight that still fits.";
    if (words == "starts anew") return "A change starts again from random weights.";
    if (words == "held out") return "Counted on things that training never sees.";
    return {};
}

void term(const char* id, const Rect& rect, const Face& face, ImU32 color, std::string_view words,
          std::string_view sentence, Align align) {
    draw_text(rect, face, color, words, align);
    if (sentence.empty()) return;
    const float width = std::min(rect.w, text_width(face, words));
    const Rect place{align == Align::right ? rect.right() - width : rect.x, rect.y, width, rect.h};
    const Press press = press_area(id, place, {sentence, ""});
    constexpr float kDot = 1, kStride = 3;
    const float y = std::round(place.middle_y() + face.size * 0.6f);
    for (float x = place.x; x + kDot <= place.right(); x += kStride)
        list()->AddRectFilled(ImVec2(x, y), ImVec2(x + kDot, y + kDot), color);
    if (!theme().touch) return;
    constexpr float kShown_s = 4;
    float* until = ImGui::GetStateStorage()->GetFloatRef(ImGui::GetID(id), 0);
    if (press.clicked) *until = static_cast<float>(ImGui::GetTime()) + kShown_s;
    if (ImGui::GetTime() < static_cast<double>(*until)) show_tip({sentence, ""}, place);
}

Rect finger_sized(const Rect& rect) {
    const float least = theme().size.least_target;
    if (least <= 0) return rect;
    const float w = std::max(rect.w, least);
    const float h = std::max(rect.h, least);
    return {rect.middle_x() - w / 2, rect.middle_y() - h / 2, w, h};
}

void draw_box(const Rect& rect, ImU32 fill, ImU32 border, float radius) {
    list()->AddRectFilled(low(rect), high(rect), fill, radius);
    if (border != 0) list()->AddRect(low(rect), high(rect), border, radius, 0, 1);
}

// Fans from the middle: every symbol is seen whole from there. Soft edges come from the outline, drawn last.
void draw_symbol(ImVec2 at, float radius, int palette_index, ImU32 color) {
    const map::Symbol& symbol = map::symbols()[static_cast<std::size_t>(map::symbol_index(palette_index))];
    ImDrawList* list = ImGui::GetWindowDrawList();
    if (symbol.kind == map::SymbolKind::disc) return list->AddCircleFilled(at, radius * symbol.scale, color);
    constexpr int kMost = 16;
    ImVec2 corners[kMost];
    int n = 0;
    float low = 0, high = 0;
    const std::vector<map::Point2> outline = map::symbol_outline(symbol);
    for (const map::Point2& corner : outline) {
        low = std::min(low, corner.y);
        high = std::max(high, corner.y);
    }
    at.y += radius * (low + high) / 2;  // beside words the middle of its height counts
    for (const map::Point2& corner : outline) {
        if (n < kMost) corners[n++] = ImVec2(at.x + radius * corner.x, at.y - radius * corner.y);
    }
    const ImDrawListFlags before = list->Flags;
    list->Flags &= ~ImDrawListFlags_AntiAliasedFill;
    for (int i = 0; i < n; ++i) list->AddTriangleFilled(at, corners[i], corners[(i + 1) % n], color);
    list->Flags = before;
    list->AddPolyline(corners, n, color, ImDrawFlags_Closed, 1);
}

void draw_cells(const Rect& rect, const map::DecodedPicture& picture) {
    if (picture.side < 1) return;
    const float cell = rect.h / static_cast<float>(picture.side);
    for (std::size_t i = 0; i < picture.cells.size(); ++i) {
        const float x = rect.x + cell * static_cast<float>(i % static_cast<std::size_t>(picture.side));
        const float y = rect.y + cell * static_cast<float>(i / static_cast<std::size_t>(picture.side));
        list()->AddRectFilled(ImVec2(x, y), ImVec2(x + cell + 0.3f, y + cell + 0.3f), to_color(picture.cells[i]));
    }
}

void draw_card(const Rect& rect) {
    const float radius = theme().size.radius;
    list()->AddRectFilled(ImVec2(rect.x, rect.y + 1), ImVec2(rect.right(), rect.bottom() + 1.5f), theme().shadow,
                          radius);
    draw_box(rect, theme().card, theme().line, radius);
}

void draw_floating_card(const Rect& rect) {
    const float radius = theme().size.radius;
    for (int i = 7; i >= 1; --i) {
        const float grown = static_cast<float>(i) * 2;
        list()->AddRectFilled(ImVec2(rect.x - grown, rect.y - grown + 4),
                              ImVec2(rect.right() + grown, rect.bottom() + grown + 4), faded(theme().shadow, 0.28f),
                              radius + grown);
    }
    draw_box(rect, theme().card, theme().line, radius);
}

bool toggle_switch(const char* id, const Rect& rect, std::string_view label, bool& on, ImU32 color, const Tip& tip) {
    const Press press = press_area(id, rect, tip);
    if (press.clicked) on = !on;
    constexpr float kWidth = 28, kHeight = 16;
    const Rect body{rect.x, std::round(rect.middle_y() - kHeight / 2), kWidth, kHeight};
    const ImU32 groove = on ? color : theme().track;
    list()->AddRectFilled(low(body), high(body), press.hovered ? mix(groove, theme().text, 0.12f) : groove,
                          kHeight / 2);
    const float knob_x = on ? body.right() - kHeight / 2 : body.x + kHeight / 2;
    list()->AddCircleFilled(ImVec2(knob_x, body.middle_y()), kHeight / 2 - 2.2f, IM_COL32_WHITE);
    Rect words = rect;
    cut_left(words, kWidth, 10);
    draw_text(words, faces().text, on ? theme().text : theme().muted, label);
    return press.clicked;
}

bool icon_button(const char* id, const Rect& rect, const char* icon, const Tip& tip, ButtonStyle style, bool enabled) {
    const Press press = press_area(id, finger_sized(rect), tip, enabled);
    draw_button(rect, press, style);
    draw_icon(rect, button_ink(style, enabled), icon, style == ButtonStyle::quiet ? 0.93f : 1.0f);
    return press.clicked;
}

bool stroke_button(const char* id, const Rect& rect, Stroke stroke, const Tip& tip, ButtonStyle style, bool enabled) {
    const Press press = press_area(id, finger_sized(rect), tip, enabled);
    draw_button(rect, press, style);
    const bool quiet = style == ButtonStyle::quiet;
    const ImU32 ink = quiet && enabled && !press.hovered ? theme().muted : button_ink(style, enabled);
    draw_stroke(rect, ink, stroke, quiet ? 4.5f : 5.5f);
    return press.clicked;
}

bool text_button(const char* id, const Rect& rect, std::string_view label, const Tip& tip, ButtonStyle style,
                 bool enabled) {
    const Press press = press_area(id, rect, tip, enabled);
    draw_button(rect, press, style);
    draw_text(inset(rect, 4, 0), faces().text, button_ink(style, enabled), label, Align::centre);
    return press.clicked;
}

float link_width(std::string_view label) { return text_width(faces().text, label) + 2; }

bool link_button(const char* id, const Rect& rect, std::string_view label, ImU32 color, const Tip& tip, bool enabled) {
    const Press press = press_area(id, finger_sized(rect), tip, enabled);
    const ImU32 ink = enabled ? color : theme().faint;
    const float width = draw_text(rect, faces().text, ink, label);
    if (press.hovered) {
        const float y = std::round(rect.middle_y() + faces().text.size * 0.42f);
        list()->AddLine(ImVec2(rect.x, y), ImVec2(rect.x + width, y), faded(ink, 0.6f), 1);
    }
    return press.clicked;
}

bool slider(const char* id, const Rect& rect, double& value, const NumberRange& range, ImU32 color, const Tip& tip) {
    const Press press = press_area(id, rect, tip);
    const bool active = ImGui::IsItemActive();
    const bool tapped = theme().touch && press.clicked;
    bool changed = false;
    if (follows_pointer(active) || tapped) {
        const float from = rect.x + 6;
        const float to = rect.right() - 6;
        const double share = (static_cast<double>(ImGui::GetMousePos().x) - static_cast<double>(from)) /
                             static_cast<double>(std::max(to - from, 1.0f));
        const double next = from_share(share, range);
        changed = next != value;
        value = next;
    }
    draw_groove(rect, to_share(value, range), color, press);
    return changed;
}

bool number_field(const char* id, const Rect& rect, double& value, const NumberRange& range, const Tip& tip,
                  std::string_view shown) {
    const ImGuiID own = ImGui::GetID(id);
    NumberEditor& editor = context().editor;
    if (editor.id == own) return edit_number(id, rect, value, range);
    const std::string label = shown.empty() ? number_label(value, range.step) : std::string(shown);
    if (theme().touch) {  // there is no keyboard for a canvas: buttons and sliders do it
        draw_text(rect, faces().mono, theme().text, label, Align::right);
        return false;
    }
    const Press press = press_area(id, rect, tip);
    if (press.hovered) draw_box({rect.x, rect.middle_y() - 11, rect.w, 22}, theme().hover, 0, 5);
    draw_text(inset(rect, 3, 0), faces().mono, theme().text, label, Align::right);
    if (press.clicked) {
        editor.id = own;
        editor.just_opened = true;
        const std::string text = number_label(value, range.step);
        text.copy(editor.text, sizeof editor.text - 1);
        editor.text[std::min(text.size(), sizeof editor.text - 1)] = 0;
    }
    return false;
}

float stepper_width() { return theme().size.stepper; }

bool stepper(const char* id, const Rect& rect, double& value, const NumberRange& range, const Tip& tip, ImU32 color) {
    ImGui::PushID(id);
    Rect rest = rect;
    const float side = theme().size.stepper_sign;
    const Rect less = cut_left(rest, side);
    const Rect more = cut_right(rest, side);
    const double before = value;
    const ImU32 ink = color == 0 ? theme().text : color;
    ImGui::PushButtonRepeat(true);
    for (const int sign : {-1, 1}) {
        const Rect& part = sign < 0 ? less : more;
        const bool possible = sign < 0 ? value > range.min : value < range.max;
        const Press press = press_area(sign < 0 ? "less" : "more", part, tip, possible);
        const Rect shape{part.middle_x() - 11, part.middle_y() - 11, 22, 22};
        if (press.hovered || press.held) draw_box(shape, press.held ? theme().pressed : theme().hover, 0, 6);
        draw_stroke(part, possible ? ink : faded(theme().faint, 0.6f), sign < 0 ? Stroke::minus : Stroke::plus, 4);
        if (press.clicked) value = std::clamp(value + sign * range.step, range.min, range.max);
    }
    ImGui::PopButtonRepeat();
    const std::string label = number_label(value, range.step);
    if (theme().touch) {
        draw_text(rest, faces().mono, ink, label, Align::centre);
    } else {
        const float width = std::min(rest.w, std::max(28.0f, text_width(faces().mono, label) + 8));
        number_field("number", {rest.middle_x() - width / 2, rest.y, width, rest.h}, value, range, tip);
    }
    ImGui::PopID();
    return value != before;
}

}  // namespace ui
