// Text as a list of codes, both of which can be changed; how many bytes it takes. See exhibits.h.
#include "lessons/exhibits/codes.h"

#include <imgui.h>

#include "ui/exhibits/exhibit_rows.h"
#include "ui/exhibits/stage_parts.h"
#include "ui/text_field.h"

namespace ui::exhibits {
namespace {

using lessons::Code;
using lessons::Codes;

// Small where the place is narrow, as large as eleven in a line elsewhere.
bool is_narrow(const Stage& stage) { return stage.width() < 560; }
float cell_width(const Stage& stage) {
    return is_narrow(stage) ? 44.0f : std::clamp((stage.width() - 50) / 11, 56.0f, 82.0f);
}
float cell_height(const Stage& stage) { return is_narrow(stage) ? 70.0f : 98.0f; }

// Text as our fonts have it: the sign itself, or its number.
std::string sign_of(Code code) {
    if (code == 32) return "space";
    if (code < 32 || (code >= 127 && code < 160)) return "·";
    const auto glyph = static_cast<ImWchar>(code);
    const bool drawn = code <= 0xFFFF && faces().name.font->FindGlyphNoFallback(glyph) != nullptr;
    return drawn ? lessons::text_of({code}) : "?";
}

void draw_bits(const Rect& rect, const std::string& bits) {
    const float side = rect.w > 60 ? 6.0f : 4.0f, gap = rect.w > 60 ? 2.0f : 1.0f;
    const float x0 = rect.middle_x() - (8 * side + 7 * gap) / 2;
    float y = rect.y, x = x0;
    for (const char bit : bits) {
        if (bit == ' ') {
            x = x0;
            y += side + gap + 1;
            continue;
        }
        draw_box({x, y, side, side}, bit == '1' ? theme().features : theme().track, 0, 1);
        x += side + gap;
    }
}

void code_cell(Codes& codes, std::size_t i, const Rect& rect) {
    ImGui::PushID(static_cast<int>(i));
    const bool chosen = codes.chosen == static_cast<int>(i);
    const Press press = press_area("code", rect, {"One code of the list. Choose it, then change it below.", ""});
    if (press.clicked) codes.chosen = static_cast<int>(i);
    draw_box(rect,
             chosen          ? mix(theme().card, theme().architecture, 0.14f)
             : press.hovered ? theme().hover
                             : 0,
             chosen ? theme().architecture : theme().line, 7);
    const Code code = codes.list[i];
    const Code shown = codes.key == lessons::Key::one_off ? code + 1 : code;
    const std::string sign = sign_of(shown);
    const bool small = sign.size() > 4;
    Rect rest = inset(rect, 1, rect.h > 80 ? 10 : 5);
    draw_text(cut_top(rest, 22, rect.h > 80 ? 10 : 2), small ? faces().small : faces().name,
              small ? theme().muted : theme().text, sign, Align::centre);
    const std::string number = std::to_string(code);
    draw_text(cut_top(rest, 16, rect.h > 80 ? 12 : 5), number.size() > 4 ? faces().figure : faces().mono, theme().text,
              number, Align::centre);
    draw_bits(rest, lessons::bits_of(code));
    ImGui::PopID();
}

void cells(Stage& stage, Codes& codes) {
    const float gap = 5;
    const auto per_line = static_cast<std::size_t>(std::max(1.0f, (stage.width() + gap) / (cell_width(stage) + gap)));
    for (std::size_t first = 0; first < codes.list.size(); first += per_line) {
        Rect line = stage.row(cell_height(stage));
        for (std::size_t i = first; i < std::min(first + per_line, codes.list.size()); ++i) {
            code_cell(codes, i, cut_left(line, cell_width(stage), gap));
        }
        stage.space(gap);
    }
}

void set_text(Codes& codes, std::string_view text) {
    codes.list = lessons::codes_of(text);
    if (codes.list.size() > lessons::kMostCodes) codes.list.resize(lessons::kMostCodes);
    codes.chosen = std::clamp(codes.chosen, 0, std::max(0, static_cast<int>(codes.list.size()) - 1));
}

// The text, to type into.
void text_line(Stage& stage, Codes& codes) {
    Rect line = stage.row(theme().size.text_row);
    draw_text(cut_left(line, 44, 4), faces().small, theme().muted, "text");
    std::string text = lessons::read_with(codes.list, codes.key);
    if (codes.key != lessons::Key::unicode) {
        draw_text(line, faces().name, theme().text, text);
        return;
    }
    ImGui::SetCursorScreenPos(ImVec2(line.x, line.middle_y() - ImGui::GetFrameHeight() / 2));
    ImGui::SetNextItemWidth(std::min(line.w, 360.0f));
    if (text_field("##text", "", text, false)) set_text(codes, text);
}

void change_line(Stage& stage, Codes& codes) {
    const bool any = !codes.list.empty();
    Rect line = stage.row(std::max(chip_height(), theme().size.control));
    draw_text(cut_left(line, 44, 4), faces().small, theme().muted, "code");
    if (any) {
        Code& code = codes.list[static_cast<std::size_t>(codes.chosen)];
        double value = code;
        const Rect place = cut_left(line, stepper_width() + 12, 10);
        if (stepper("step", {place.x, place.middle_y() - 14, place.w, 28}, value,
                    {.min = 32, .max = 1114111, .step = 1, .whole = true},
                    {"The chosen code. One more or one less, and another character stands there.", "at once"})) {
            code = static_cast<Code>(std::clamp(value, 32.0, 1114111.0));
        }
    }
    const float y = line.middle_y() - chip_height() / 2;
    Chips chips(line.x, y, line.w);
    if (chips.chip("add", "+ code", false, {"One more code behind the chosen one.", "at once"},
                   codes.list.size() < lessons::kMostCodes)) {
        const std::ptrdiff_t at = any ? codes.chosen + 1 : 0;
        codes.list.insert(codes.list.begin() + at, any ? codes.list[static_cast<std::size_t>(codes.chosen)] : 97);
        codes.chosen = static_cast<int>(at);
    }
    if (chips.chip("less", "remove", false, {"Takes the chosen code out.", "at once"}, any)) {
        codes.list.erase(codes.list.begin() + codes.chosen);
        codes.chosen = std::max(0, std::min(codes.chosen, static_cast<int>(codes.list.size()) - 1));
    }
}

void examples(Stage& stage, Codes& codes) {
    constexpr std::array<std::string_view, 4> kTexts = {"hello world", "cafe", "café", "5 × 7 = 35"};
    constexpr std::array<std::string_view, 2> kKeys = {"Unicode", "one further"};
    Rect line = stage.row(chips_height(stage.width(), kTexts, "try"));
    Chips chips(line.x, line.y, line.w);
    chips.label("try");
    const std::string now = lessons::text_of(codes.list);
    for (const std::string_view text : kTexts) {
        if (chips.chip(text.data(), text, now == text, {"Writes this instead.", "at once"})) set_text(codes, text);
    }
    stage.space(6);
    line = stage.row(chips_height(stage.width(), kKeys, "read with the key"));
    Chips keys(line.x, line.y, line.w);
    keys.label("read with the key");
    for (std::size_t i = 0; i < kKeys.size(); ++i) {
        const auto key = static_cast<lessons::Key>(i);
        if (keys.chip(kKeys[i].data(), kKeys[i], codes.key == key,
                      {i == 0 ? "The list of characters that the world agreed on."
                              : "A key of somebody else's: each code means the character after it.",
                       "the codes stay as they are"})) {
            codes.key = key;
        }
    }
}

void byte_bar(Stage& stage, std::string_view label, int bytes, int most) {
    Rect line = stage.row(20);
    draw_text(cut_left(line, std::min(170.0f, line.w * 0.48f), 8), faces().small, theme().muted, label);
    const std::string number = bytes < 0 ? "does not fit" : std::to_string(bytes) + " bytes";
    draw_text(cut_right(line, text_width(faces().figure, "does not fit") + 2, 8), faces().figure, theme().text, number,
              Align::right);
    const Rect groove{line.x, line.middle_y() - 4, line.w, 8};
    draw_box(groove, theme().track, 0, 4);
    const float share = most > 0 ? static_cast<float>(std::max(bytes, 0)) / static_cast<float>(most) : 0;
    if (share > 0) draw_box({groove.x, groove.y, std::max(8.0f, groove.w * share), 8}, theme().features, 0, 4);
}

// The same list once more, read as greys: a code of 0 is black, 255 and more white.
void greys(Stage& stage, const Codes& codes) {
    Rect line = stage.row(is_narrow(stage) ? 24.0f : 64.0f);
    draw_text(cut_left(line, std::min(170.0f, line.w * 0.48f), 8), faces().small, theme().muted, "read as greys");
    const float each = std::min(line.h, line.w / static_cast<float>(std::max<std::size_t>(codes.list.size(), 1)));
    for (const Code code : codes.list) {
        const auto grey = static_cast<unsigned char>(std::min<Code>(code, 255));
        draw_box(cut_left(line, each), ink_of({grey, grey, grey}), 0, 0);
    }
}

}  // namespace

void codes_stage(Frame& frame, const Rect& place) {
    Codes& codes = frame.state.desk.codes;
    const auto n = codes.list.size();
    Stage stage("codes", place, "Text and its codes", std::to_string(n) + (n == 1 ? " code" : " codes"));
    text_line(stage, codes);
    stage.space(6);
    cells(stage, codes);
    const float apart = is_narrow(stage) ? 8.0f : 18.0f;
    stage.space(apart - 5);
    change_line(stage, codes);
    stage.space(apart);
    examples(stage, codes);
    stage.space(apart);
    const int most = lessons::utf32_bytes(codes.list);
    byte_bar(stage, "7 bits a code (ASCII)", lessons::ascii_bytes(codes.list), most);
    byte_bar(stage, "1 to 4 bytes (UTF-8)", lessons::utf8_bytes(codes.list), most);
    byte_bar(stage, "4 bytes each (UTF-32)", most, most);
    stage.space(12);
    greys(stage, codes);
}

}  // namespace ui::exhibits
