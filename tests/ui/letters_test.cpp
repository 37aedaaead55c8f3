// Letters that the fonts lack find their room in the atlas, each with a painter that counts what it is asked for.
#include "ui/letters.h"

#include <doctest/doctest.h>

#include <string>

#include "ui/context.h"
#include "ui/letter_mark.h"
#include "ui/style.h"
#include "ui/text.h"

namespace {

int painted_times = 0;

bool paint_block(std::string_view utf8, ui::Typeface, float em, bool only_measure, ui::PaintedText& painted) {
    const float wide = em * static_cast<float>(utf8.size()) / 3;
    painted = {
        .width = 0, .height = 0, .left = 1, .top = -em, .advance = wide, .colored = utf8[0] == '\xf0', .pixels = {}};
    if (only_measure) return true;
    ++painted_times;
    painted.width = static_cast<int>(wide);
    painted.height = static_cast<int>(em);
    painted.pixels.assign(static_cast<std::size_t>(painted.width) * static_cast<std::size_t>(painted.height),
                          painted.colored ? IM_COL32(200, 100, 0, 255) : IM_COL32_WHITE);
    return true;
}

// A window without one, as long as a test.
struct Interface {
    ui::Context context;
    Interface() {
        ImGui::GetIO().DisplaySize = ImVec2(400, 300);
        make_atlas();
        ui::set_text_painter(paint_block);
        painted_times = 0;
    }
    void make_atlas() {
        ui::load_fonts(1);
        unsigned char* pixels = nullptr;
        int width = 0, height = 0;
        ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    }
    // A frame that draws the text; returns how many corners it has.
    int draw(std::string_view text) {
        if (ui::letters_want_atlas()) make_atlas();
        ImGui::NewFrame();
        ImDrawList* list = ImGui::GetForegroundDrawList();
        const int before = list->VtxBuffer.Size;
        ui::draw_text_at(list, ImVec2(10, 10), ui::faces().text, IM_COL32_WHITE, text);
        const int corners = list->VtxBuffer.Size - before;
        ImGui::Render();
        return corners;
    }
};

}  // namespace

TEST_CASE("a letter that the font lacks is painted once, and has its own width") {
    Interface interface;
    CHECK(interface.draw("plain é") > 0);
    CHECK_FALSE(ui::letters_want_atlas());
    CHECK(painted_times == 0);
    interface.draw("日本");  // there is no room yet
    CHECK(ui::letters_want_atlas());
    CHECK(interface.draw("日本") == 8);
    CHECK_FALSE(ui::letters_want_atlas());
    CHECK(painted_times == 2);
    interface.draw("日本日");
    CHECK(painted_times == 2);
    const ui::Face& face = ui::faces().text;
    CHECK(ui::text_width(face, "日本") == doctest::Approx(2 * ui::text_width(face, "日")));
    CHECK(ui::text_width(face, "日") == doctest::Approx(14).epsilon(0.1));
    const ImFontGlyph* glyph = face.font->FindGlyphNoFallback(static_cast<ImWchar>(0x65e5));
    REQUIRE(glyph != nullptr);
    // What was painted is where the glyph looks for it, and those rows are to be sent.
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const int x = static_cast<int>((glyph->U0 + glyph->U1) / 2 * static_cast<float>(atlas.TexWidth));
    const int y = static_cast<int>((glyph->V0 + glyph->V1) / 2 * static_cast<float>(atlas.TexHeight));
    CHECK(atlas.TexPixelsRGBA32[y * atlas.TexWidth + x] == IM_COL32_WHITE);
    const ui::NewRows rows = ui::take_new_rows();
    CHECK(rows.y0 <= y);
    CHECK(rows.y1 > y);
    CHECK(ui::take_new_rows().y1 == 0);
    // Each face its own: the same letter, bold.
    ui::text_width(ui::faces().bold, "日");
    CHECK(painted_times == 3);
    CHECK(interface.draw("🙂") == 4);
    CHECK(face.font->FindGlyphNoFallback(0x1f642)->Colored);
}

TEST_CASE("what joins or turns is one piece, what is only measured is not painted") {
    Interface interface;
    for (const char* whole : {"مرحبا", "שלום", "नमस्ते", "สวัสดี", "a\u0301", "👩\u200d🚀", "🇩🇪", "👍🏽", "name مرحبا"}) {
        CAPTURE(whole);
        CHECK(ui::is_set_as_whole(whole));
    }
    for (const char* letters : {"", "plain", "é ö ß", "日本", "Ελένη", "Олег", "🙂", "100 % → α", "\xff\xfe"}) {
        CAPTURE(letters);
        CHECK_FALSE(ui::is_set_as_whole(letters));
    }
    CHECK_FALSE(ui::is_set_as_whole(std::string(200000, '\xd7')));
    CHECK(ui::is_right_to_left("(שלום)"));
    CHECK_FALSE(ui::is_right_to_left("name שלום"));
    CHECK(ui::text_width(ui::faces().text, "مرحبا") > 20);
    CHECK(painted_times == 0);
    interface.draw("مرحبا");
    CHECK(interface.draw("مرحبا") == 4);
    CHECK(interface.draw("👩\u200d🚀") == 8);  // its colours are drawn beside what takes the text's
    CHECK_FALSE(ui::letters_want_atlas());
}

TEST_CASE("the room grows, then what is not drawn any more goes; nothing runs over") {
    Interface interface;
    const auto name = [](int i) { return "שלום עולם " + std::to_string(i); };
    for (int i = 0; i < 3000; ++i) interface.draw(name(i));
    const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    CHECK(atlas.TexWidth <= 2048);
    CHECK(atlas.TexHeight <= 2048);
    for (int i = 0; i < 130; ++i) interface.draw(name(2999));
    CHECK(interface.draw(name(2999)) == 4);
    for (unsigned code = 0x4e00; code < 0x5200; ++code) {
        const char letter[] = {static_cast<char>(0xe0 | code >> 12u), static_cast<char>(0x80 | (code >> 6u & 63u)),
                               static_cast<char>(0x80 | (code & 63u)), 0};
        interface.draw(letter);
    }
    CHECK(interface.draw("日") == 4);
}

TEST_CASE("what nobody can paint is a box with its code point") {
    Interface interface;
    ui::set_text_painter(nullptr);
    interface.draw("日");
    CHECK(interface.draw("日") == 4);
    ui::PaintedText mark, other;
    ui::paint_mark(0x65e5, 14, mark);
    ui::paint_mark(0x65e6, 14, other);
    CHECK(mark.width > 8);
    CHECK(mark.pixels.size() == static_cast<std::size_t>(mark.width * mark.height));
    CHECK(mark.pixels != other.pixels);
    ui::paint_mark(0x1f642, 28, other);
    CHECK(other.width > mark.width);
}
