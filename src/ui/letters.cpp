// See letters.h.
#include "ui/letters.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "core/utf8.h"
#include "ui/context.h"
#include "ui/letter_mark.h"

namespace ui {

// Where even the largest room is too small, the atlas is not made anew all the time.
constexpr int kFramesBetweenAtlases = 120;

struct KnownFont {
    Typeface face = Typeface::text;
    float em = 14;
};

struct CachedPiece {
    Piece piece;
    bool painted = false;
};

// The free room of the atlas, filled in shelves from the top.
struct Letters {
    PaintText paint = nullptr;
    std::size_t room = 0;  // of kRooms
    int rect = -1;         // of the atlas
    int x = 0, y = 0, shelf = 0;
    bool full = false;
    int made_at = -kFramesBetweenAtlases;  // frame
    NewRows rows;
    std::map<const ImFont*, KnownFont> fonts;
    std::map<std::pair<const ImFont*, std::string>, CachedPiece, std::less<>> pieces;
};

namespace {

constexpr int kMostPieces = 2000;      // measured or painted; then all are forgotten
constexpr std::size_t kLongest = 400;  // bytes of a text that is set as a whole

struct Room {
    int width = 0, height = 0;
};
// Its sizes in pixels: it grows through them, and begins larger on finer screens.
constexpr std::array<Room, 4> kRooms = {Room{0, 0}, Room{1022, 256}, Room{2046, 512}, Room{2046, 1024}};

Letters& letters() {
    std::shared_ptr<Letters>& own = context().letters;
    if (!own) own = std::make_shared<Letters>();
    return *own;
}

// Calls act(code point, its bytes); what is no UTF-8 is left to Dear ImGui.
template <class Act>
void each_letter(std::string_view utf8, Act act) {
    while (!utf8.empty()) {
        const core::Utf8Character letter = core::first_character(utf8);
        if (letter.valid) act(core::code_point(utf8.substr(0, letter.n_bytes)), utf8.substr(0, letter.n_bytes));
        utf8.remove_prefix(letter.n_bytes);
    }
}

bool is_ascii(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

// Scripts that join or turn, marks that stand on other letters, emoji of several code points.
bool joins(unsigned code) {
    constexpr std::array<std::pair<unsigned, unsigned>, 18> kRanges = {{{0x0300, 0x036f},
                                                                        {0x0483, 0x0489},
                                                                        {0x0590, 0x109f},
                                                                        {0x1100, 0x11ff},
                                                                        {0x1700, 0x1cff},
                                                                        {0x1dc0, 0x1dff},
                                                                        {0x200c, 0x200f},
                                                                        {0x202a, 0x202e},
                                                                        {0x2066, 0x2069},
                                                                        {0x20d0, 0x20ff},
                                                                        {0xa800, 0xabff},
                                                                        {0xfb1d, 0xfdff},
                                                                        {0xfe00, 0xfe0f},
                                                                        {0xfe70, 0xfefe},
                                                                        {0x10800, 0x11fff},
                                                                        {0x1e800, 0x1efff},
                                                                        {0x1f1e6, 0x1f1ff},
                                                                        {0x1f3fb, 0x1f3ff}}};
    return code >= 0x300 && std::any_of(kRanges.begin(), kRanges.end(),
                                        [&](const auto& range) { return code >= range.first && code <= range.second; });
}

// A place in the atlas, with an empty pixel round it.
bool find_place(int width, int height, int& x, int& y) {
    const Room& room = kRooms[letters().room];
    if (letters().rect < 0 || width + 2 > room.width) {
        letters().full = letters().full || width + 2 <= kRooms.back().width;
        return false;
    }
    if (letters().x + width + 2 > room.width) {
        letters().x = 0;
        letters().y += letters().shelf;
        letters().shelf = 0;
    }
    if (letters().y + height + 2 > room.height) {
        letters().full = true;
        return false;
    }
    const ImFontAtlasCustomRect* rect = ImGui::GetIO().Fonts->GetCustomRectByIndex(letters().rect);
    x = rect->X + letters().x + 1;
    y = rect->Y + letters().y + 1;
    letters().x += width + 2;
    letters().shelf = std::max(letters().shelf, height + 2);
    return true;
}

ImVec2 uv_of(int x, int y) {
    const ImVec2 scale = ImGui::GetIO().Fonts->TexUvScale;
    return {static_cast<float>(x) * scale.x, static_cast<float>(y) * scale.y};
}

enum class Take { all, plain, colored };

bool has_color(ImU32 pixel) { return (pixel & 0x00ffffffu) != 0x00ffffffu; }

// Copies them to (x, y) of the atlas's picture, and remembers the rows.
void copy_pixels(const PaintedText& painted, Take take, int x, int y) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    if (atlas.TexPixelsRGBA32 == nullptr) return;
    for (int row = 0; row < painted.height; ++row) {
        const ImU32* from = painted.pixels.data() + static_cast<std::ptrdiff_t>(row) * painted.width;
        unsigned* to = atlas.TexPixelsRGBA32 + static_cast<std::ptrdiff_t>(y + row) * atlas.TexWidth + x;
        for (int i = 0; i < painted.width; ++i) {
            const bool wanted = take == Take::all || has_color(from[i]) == (take == Take::colored);
            to[i] = wanted ? from[i] : 0x00ffffffu;
        }
    }
    const bool none = letters().rows.y0 == letters().rows.y1;
    letters().rows = {none ? y : std::min(letters().rows.y0, y), std::max(letters().rows.y1, y + painted.height)};
}

float base_line(const ImFont& font) { return std::round(font.Ascent); }

// False if there is no room.
bool add_letter(ImFont& font, const KnownFont& known, unsigned code, std::string_view utf8) {
    if (letters().rect < 0) {
        letters().full = true;
        return false;
    }
    PaintedText painted;
    const bool can = letters().paint != nullptr && letters().paint(utf8, known.face, known.em, false, painted);
    if (!can) paint_mark(code, known.em, painted);
    int x = 0, y = 0;
    const bool empty = painted.width <= 0 || painted.height <= 0;
    if (!empty && !find_place(painted.width, painted.height, x, y)) return false;
    if (!empty) copy_pixels(painted, Take::all, x, y);
    const float left = painted.left, top = base_line(font) + painted.top;
    const ImVec2 uv0 = uv_of(x, y), uv1 = uv_of(x + painted.width, y + painted.height);
    font.AddGlyph(nullptr, static_cast<ImWchar>(code), left, top, left + static_cast<float>(painted.width),
                  top + static_cast<float>(painted.height), uv0.x, uv0.y, uv1.x, uv1.y, painted.advance);
    font.Glyphs.back().Colored = painted.colored;
    return true;
}

bool paint_piece(const ImFont& font, const KnownFont& known, std::string_view utf8, Piece& piece) {
    PaintedText painted;
    if (!letters().paint(utf8, known.face, known.em, false, painted)) return false;
    const int parts = painted.colored ? 2 : 1;
    int x = 0, y = 0;
    if (!find_place(painted.width, painted.height * parts, x, y)) return false;
    copy_pixels(painted, painted.colored ? Take::plain : Take::all, x, y);
    piece.advance = painted.advance;
    piece.x0 = painted.left;
    piece.y0 = base_line(font) + painted.top;
    piece.x1 = piece.x0 + static_cast<float>(painted.width);
    piece.y1 = piece.y0 + static_cast<float>(painted.height);
    piece.uv0 = uv_of(x, y);
    piece.uv1 = uv_of(x + painted.width, y + painted.height);
    if (!painted.colored) return true;
    copy_pixels(painted, Take::colored, x, y + painted.height);
    piece.color_uv0 = uv_of(x, y + painted.height);
    piece.color_uv1 = uv_of(x + painted.width, y + 2 * painted.height);
    return true;
}

}  // namespace

void set_text_painter(PaintText paint) {
    letters().paint = paint;
    letters().full = letters().room > 0;  // some marks (letter_mark.h) may be letters now
}

void forget_letters() {
    letters().fonts.clear();
    letters().pieces.clear();
    letters().rows = {};
    letters().rect = -1;
    letters().x = letters().y = letters().shelf = 0;
}

void reserve_letters(float pixel_ratio) {
    if (letters().full)
        letters().room = std::min(std::max(letters().room + 1, pixel_ratio > 1.3f ? std::size_t{2} : std::size_t{1}),
                                  kRooms.size() - 1);
    letters().full = false;
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    const Room& room = kRooms[letters().room];
    atlas.TexDesiredWidth = letters().room > 0 ? room.width + 2 : 0;  // a power of two; 0: Dear ImGui decides
    if (letters().room == 0) return;
    letters().rect = atlas.AddCustomRectRegular(room.width, room.height);
    letters().made_at = ImGui::GetFrameCount();
}

void note_font(const ImFont* font, Typeface face, float em) { letters().fonts[font] = {face, em}; }

bool letters_want_atlas() {
    const bool grows = letters().room + 1 < kRooms.size();
    return letters().full && (grows || ImGui::GetFrameCount() - letters().made_at >= kFramesBetweenAtlases);
}

NewRows take_new_rows() { return std::exchange(letters().rows, {}); }

bool is_set_as_whole(std::string_view utf8) {
    if (is_ascii(utf8) || utf8.size() > kLongest) return false;
    bool whole = false;
    each_letter(utf8, [&](unsigned code, std::string_view) { whole = whole || joins(code); });
    return whole;
}

bool is_right_to_left(std::string_view utf8) {
    bool right = false, decided = false;
    each_letter(utf8, [&](unsigned code, std::string_view) {
        const bool turns = (code >= 0x590 && code <= 0x8ff) || (code >= 0xfb1d && code <= 0xfdff) ||
                           (code >= 0xfe70 && code <= 0xfefe);
        const bool letter = turns || code >= 0xc0 || (code | 0x20u) - 'a' < 26;
        if (!decided && letter) right = turns;
        decided = decided || letter;
    });
    return right;
}

const Piece* piece_of(const ImFont* font, std::string_view utf8, bool only_measure) {
    if (letters().paint == nullptr || !is_set_as_whole(utf8)) return nullptr;
    const auto known = letters().fonts.find(font);
    if (known == letters().fonts.end()) return nullptr;
    if (static_cast<int>(letters().pieces.size()) > kMostPieces) letters().pieces.clear();
    const auto [place, is_new] = letters().pieces.try_emplace({font, std::string(utf8)});
    CachedPiece& kept = place->second;
    if (is_new) {
        PaintedText measured;
        const bool can = letters().paint(utf8, known->second.face, known->second.em, true, measured);
        if (!can || measured.advance > static_cast<float>(kRooms.back().width / 2)) {
            letters().pieces.erase(place);
            return nullptr;
        }
        kept.piece.advance = measured.advance;
    }
    if (!only_measure && !kept.painted) kept.painted = paint_piece(*font, known->second, utf8, kept.piece);
    return &kept.piece;
}

void ensure_letters(ImFont* font, std::string_view utf8) {
    if (is_ascii(utf8)) return;
    const auto known = letters().fonts.find(font);
    if (known == letters().fonts.end()) return;
    bool added = false;
    each_letter(utf8, [&](unsigned code, std::string_view letter) {
        if (code < 0x80 || code > IM_UNICODE_CODEPOINT_MAX || (code >= 0x80 && code < 0xA0)) return;
        if (font->FindGlyphNoFallback(static_cast<ImWchar>(code)) != nullptr) return;
        const bool one = add_letter(*font, known->second, code, letter);
        if (one) font->BuildLookupTable();
        added = added || one;
    });
}

}  // namespace ui
