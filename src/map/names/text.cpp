// See text.h.
#include "map/names/text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "core/check.h"
#include "map/embedded.h"
#include "map/names/truetype.h"

namespace map {
namespace {

struct Typeface {
    stbtt_fontinfo info{};
    bool ready = false;
};

const stbtt_fontinfo& typeface(Font font) {
    static constexpr std::array<std::string_view, 4> kFiles = {"text.ttf", "text_bold.ttf", "mono.ttf", "serif.ttf"};
    static std::array<Typeface, 4> faces;
    const auto which = static_cast<std::size_t>(font);
    Typeface& face = faces[which];
    if (!face.ready) {
        const std::string_view bytes = embedded_font(kFiles[which]);
        ES_CHECK(!bytes.empty(), "a font is missing among the embedded files");
        const auto* data = reinterpret_cast<const unsigned char*>(bytes.data());
        ES_CHECK(stbtt_InitFont(&face.info, data, stbtt_GetFontOffsetForIndex(data, 0)) != 0,
                 "an embedded font cannot be read");
        face.ready = true;
    }
    return face.info;
}

// The code point at `at`, which moves on. What is not UTF-8 counts as one U+FFFD a byte.
int next_code(std::string_view utf8, std::size_t& at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
    const unsigned char first = byte(at++);
    if (first < 0x80) return first;
    const int more = first >= 0xF0 && first < 0xF5   ? 3
                     : first >= 0xE0 && first < 0xF0 ? 2
                     : first >= 0xC2 && first < 0xE0 ? 1
                                                     : 0;
    int code = first & (0x3F >> more);
    if (more == 0 || at + static_cast<std::size_t>(more) > utf8.size()) return 0xFFFD;
    for (int i = 0; i < more; ++i) {
        const unsigned char next = byte(at + static_cast<std::size_t>(i));
        if ((next & 0xC0) != 0x80) return 0xFFFD;
        code = code << 6 | (next & 0x3F);
    }
    at += static_cast<std::size_t>(more);
    return code;
}

float advance_of(const stbtt_fontinfo& info, int glyph, float scale) {
    int advance = 0;
    int bearing = 0;
    stbtt_GetGlyphHMetrics(&info, glyph, &advance, &bearing);
    return static_cast<float>(advance) * scale;
}

// Lays one letter at pen position `x` into the ink; letters that touch add up.
void add_glyph(Ink& ink, const stbtt_fontinfo& info, int glyph, float scale, float x, int baseline) {
    const float whole = std::floor(x);
    int x0 = 0;
    int y0 = 0;
    int x1 = 0;
    int y1 = 0;
    stbtt_GetGlyphBitmapBoxSubpixel(&info, glyph, scale, scale, x - whole, 0, &x0, &y0, &x1, &y1);
    const int width = x1 - x0;
    const int height = y1 - y0;
    if (width <= 0 || height <= 0) return;
    std::vector<unsigned char> bitmap(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
    stbtt_MakeGlyphBitmapSubpixel(&info, bitmap.data(), width, height, width, scale, scale, x - whole, 0, glyph);
    for (int row = 0; row < height; ++row) {
        const int y = baseline + y0 + row - ink.y;
        if (y < 0 || y >= ink.height) continue;
        for (int column = 0; column < width; ++column) {
            const int at = static_cast<int>(whole) + x0 + column - ink.x;
            if (at < 0 || at >= ink.width) continue;
            float& pixel = ink.coverage[static_cast<std::size_t>(y) * static_cast<std::size_t>(ink.width) +
                                        static_cast<std::size_t>(at)];
            const auto from =
                static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column);
            pixel = std::min(1.0f, pixel + static_cast<float>(bitmap[from]) / 255);
        }
    }
}

Ink empty_ink(int x, int y, int width, int height) {
    Ink ink{x, y, std::max(width, 0), std::max(height, 0), {}};
    ink.coverage.assign(static_cast<std::size_t>(ink.width) * static_cast<std::size_t>(ink.height), 0.0f);
    return ink;
}

}  // namespace

float text_width(Font font, float size, std::string_view utf8, float spacing) {
    const stbtt_fontinfo& info = typeface(font);
    const float scale = stbtt_ScaleForMappingEmToPixels(&info, size);
    float width = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        width += advance_of(info, stbtt_FindGlyphIndex(&info, next_code(utf8, at)), scale) + spacing;
    }
    return std::max(0.0f, width - spacing);
}

Ink text_ink(Font font, float size, std::string_view utf8, float x, float baseline, float spacing) {
    const stbtt_fontinfo& info = typeface(font);
    const float scale = stbtt_ScaleForMappingEmToPixels(&info, size);
    // Letters stand on whole rows of pixels: sharper, and no letter of ours reaches further than these margins.
    const int base = static_cast<int>(std::lround(baseline));
    const int margin = static_cast<int>(std::ceil(size * 0.3f)) + 1;
    const int above = static_cast<int>(std::ceil(size * 1.2f));
    const int left = static_cast<int>(std::floor(x)) - margin;
    const int width = static_cast<int>(std::ceil(text_width(font, size, utf8, spacing))) + 2 * margin + 1;
    Ink ink = empty_ink(left, base - above, width, above + static_cast<int>(std::ceil(size * 0.4f)));
    float pen = x;
    for (std::size_t at = 0; at < utf8.size();) {
        const int glyph = stbtt_FindGlyphIndex(&info, next_code(utf8, at));
        add_glyph(ink, info, glyph, scale, pen, base);
        pen += advance_of(info, glyph, scale) + spacing;
    }
    return ink;
}

Ink fattened(const Ink& ink, float radius) {
    const int reach = static_cast<int>(std::ceil(radius));
    Ink fat = empty_ink(ink.x - reach, ink.y - reach, ink.width + 2 * reach, ink.height + 2 * reach);
    const auto old_width = static_cast<std::size_t>(ink.width);
    const auto new_width = static_cast<std::size_t>(fat.width);
    for (int dy = -reach; dy <= reach; ++dy) {
        for (int dx = -reach; dx <= reach; ++dx) {
            // A disc with a soft edge of one pixel.
            const float distance = std::sqrt(static_cast<float>(dx * dx + dy * dy));
            const float strength = std::clamp(radius + 1 - distance, 0.0f, 1.0f);
            if (strength <= 0) continue;
            for (std::size_t y = 0; y < static_cast<std::size_t>(ink.height); ++y) {
                const float* from = ink.coverage.data() + y * old_width;
                float* to = fat.coverage.data() + (y + static_cast<std::size_t>(dy + reach)) * new_width +
                            static_cast<std::size_t>(dx + reach);
                for (std::size_t x = 0; x < old_width; ++x) to[x] = std::max(to[x], from[x] * strength);
            }
        }
    }
    return fat;
}

std::string fitting(Font font, float size, std::string_view utf8, float width) {
    if (text_width(font, size, utf8) <= width) return std::string(utf8);
    const float room = width - text_width(font, size, "…");
    std::size_t fits = 0;
    for (std::size_t at = 0; at < utf8.size();) {
        next_code(utf8, at);
        if (text_width(font, size, utf8.substr(0, at)) > room) break;
        fits = at;
    }
    return std::string(utf8.substr(0, fits)) + "…";
}

}  // namespace map
