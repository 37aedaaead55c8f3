// See svg_writer.h.
#include "map/pictures/svg_writer.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>

namespace map::svg {
namespace {

constexpr std::string_view kUnknown = "\xEF\xBF\xBD";

// How many bytes the character at `at` has; 0 if they are not UTF-8 or no character of XML.
std::size_t character_size(std::string_view utf8, std::size_t at) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(utf8[i]); };
    const unsigned char first = byte(at);
    if (first < 0x80) return first >= 0x20 || first == '\t' || first == '\n' || first == '\r' ? 1 : 0;
    const std::size_t size = first >= 0xC2 && first < 0xE0   ? 2
                             : first >= 0xE0 && first < 0xF0 ? 3
                             : first >= 0xF0 && first < 0xF5 ? 4
                                                             : 0;
    if (size == 0 || at + size > utf8.size()) return 0;
    unsigned code = first & (0x7FU >> size);
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xC0) != 0x80) return 0;
        code = code << 6 | (byte(at + i) & 0x3FU);
    }
    const bool overlong = (size == 3 && code < 0x800) || (size == 4 && code < 0x10000);
    const bool forbidden = (code >= 0xD800 && code < 0xE000) || code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF;
    return overlong || forbidden ? 0 : size;
}

long tenths(float value) { return std::isfinite(value) ? std::lround(std::clamp(value, -1e6f, 1e6f) * 10) : 0; }

// A whole number of tenths as a decimal number.
void append_tenths(std::string& out, long value, bool separate) {
    const long whole = std::labs(value) / 10, rest = std::labs(value) % 10;
    if (separate && value >= 0) out += ' ';
    if (value < 0) out += '-';
    if (whole > 0 || rest == 0) out += std::to_string(whole);
    if (rest > 0) {
        out += '.';
        out += static_cast<char>('0' + rest);
    }
}

void append_path(std::string& out, const Point2* points, std::size_t count, bool closed) {
    if (count == 0) return;
    long x = tenths(points[0].x), y = tenths(points[0].y);
    out += 'M';
    append_tenths(out, x, false);
    append_tenths(out, y, true);
    out += 'l';
    bool first = true;
    for (std::size_t i = 1; i < count; ++i) {
        const long next_x = tenths(points[i].x), next_y = tenths(points[i].y);
        if (next_x == x && next_y == y && i + 1 < count) continue;
        append_tenths(out, next_x - x, !first);
        append_tenths(out, next_y - y, true);
        first = false;
        x = next_x;
        y = next_y;
    }
    if (first) out += "0 0";
    if (closed) out += 'z';
}

}  // namespace

std::string escaped(std::string_view utf8) {
    std::string out;
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t size = character_size(utf8, at);
        if (size == 0) {
            out += kUnknown;
            ++at;
            continue;
        }
        switch (utf8[at]) {
            case '&':
                out += "&amp;";
                break;
            case '<':
                out += "&lt;";
                break;
            case '>':
                out += "&gt;";
                break;
            case '"':
                out += "&quot;";
                break;
            case '\'':
                out += "&#39;";
                break;
            default:
                out += utf8.substr(at, size);
        }
        at += size;
    }
    return out;
}

std::string number(float value) {
    const long hundredths = std::isfinite(value) ? std::lround(std::clamp(value, -1e6f, 1e6f) * 100) : 0;
    char text[32];
    std::snprintf(text, sizeof text, "%s%ld.%02ld", hundredths < 0 ? "-" : "", std::labs(hundredths) / 100,
                  std::labs(hundredths) % 100);
    std::string out = text;
    while (out.back() == '0') out.pop_back();
    if (out.back() == '.') out.pop_back();
    return out;
}

std::string color(Rgb color) {
    const auto byte = [](float share) {
        return static_cast<unsigned>(std::lround(std::clamp(share, 0.0f, 1.0f) * 255));
    };
    char text[8];
    std::snprintf(text, sizeof text, "#%02x%02x%02x", byte(color.r), byte(color.g), byte(color.b));
    return text;
}

std::string path(const std::vector<Point2>& points, bool closed) {
    std::string out;
    append_path(out, points.data(), points.size(), closed);
    return out;
}

std::string path(const IsoLines& lines, const IsoLines::Line& line) {
    std::string out;
    append_path(out, lines.points.data() + line.first, line.count, line.closed);
    return out;
}

std::string path(const IsoLines& lines) {
    std::string out;
    for (const IsoLines::Line& line : lines.lines) {
        append_path(out, lines.points.data() + line.first, line.count, line.closed);
    }
    return out;
}

std::string attribute(std::string_view name, std::string_view value) {
    return " " + std::string(name) + "=\"" + escaped(value) + "\"";
}

std::string attribute(std::string_view name, float value) { return attribute(name, std::string_view(number(value))); }

std::string_view family(Font font) {
    switch (font) {
        case Font::mono:
            return "'JetBrains Mono', 'DejaVu Sans Mono', monospace";
        case Font::serif:
            return "'EB Garamond', 'EB Garamond 12', Garamond, Georgia, serif";
        case Font::text:
        case Font::bold:
            break;
    }
    return "Inter, 'Helvetica Neue', Arial, sans-serif";
}

void write_words(std::string& out, const Words& words, std::string_view text) {
    std::string common = attribute("x", words.at.x) + attribute("y", words.at.y) +
                         attribute("font-family", family(words.font)) + attribute("font-size", words.size) +
                         attribute("text-anchor", words.anchor);
    if (words.font == Font::bold) common += attribute("font-weight", "600");
    if (words.spacing > 0) common += attribute("letter-spacing", words.spacing);
    if (words.length > 0)
        common += attribute("textLength", words.length) + attribute("lengthAdjust", "spacingAndGlyphs");
    if (words.turn != 0) {
        const float degrees = -words.turn * 57.2957795f;
        common += attribute("transform",
                            "rotate(" + number(degrees) + " " + number(words.at.x) + " " + number(words.at.y) + ")");
    }
    const bool spaced = !text.empty() && (text.front() == ' ' || text.back() == ' ' || text.find("  ") != text.npos);
    if (spaced) common += attribute("xml:space", "preserve");
    const std::string body = escaped(text);
    if (words.halo_alpha > 0) {
        const std::string ink = color(words.halo);
        out += "<text" + common + attribute("fill", ink) + attribute("stroke", ink) +
               attribute("stroke-width", 2 * words.halo_width) + attribute("stroke-linejoin", "round") +
               attribute("opacity", words.halo_alpha) + attribute("aria-hidden", "true") + ">" + body + "</text>\n";
    }
    out += "<text" + common + attribute("fill", color(words.color));
    if (words.firm) out += attribute("stroke", color(words.color)) + attribute("stroke-width", 0.25f);
    if (words.alpha < 1) out += attribute("opacity", words.alpha);
    out += ">" + body + "</text>\n";
}

}  // namespace map::svg
