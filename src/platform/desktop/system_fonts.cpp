// See system_fonts.h.
#include "platform/desktop/system_fonts.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "core/utf8.h"
#include "map/names/truetype.h"

namespace platform {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostFiles = 4000;

struct SystemFont {
    std::string file;
    int rank = 0;        // lower is asked first
    bool tried = false;  // to be read
    bool ready = false;
    stbtt_fontinfo info{};
};

// Upright and regular ones first, and those that are made to have many scripts.
int rank_of(const std::string& name) {
    int rank = 10;
    for (const char* broad :
         {"Noto", "DejaVu", "Droid", "Unifont", "unifont", "Arial Unicode", "PingFang", "msyh", "seguisym"})
        if (name.find(broad) != std::string::npos) rank = 0;
    for (const char* odd : {"Bold", "bold", "Italic", "Oblique", "Light", "Thin", "Condensed", "Mono", "Serif"})
        if (name.find(odd) != std::string::npos) rank += 3;
    return rank;
}

std::vector<SystemFont> find_fonts() {
    std::vector<fs::path> folders = {"/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts",
                                     "/Library/Fonts"};
    if (const char* home = std::getenv("HOME"); home != nullptr && home[0] == '/') {
        for (const char* inside : {".fonts", ".local/share/fonts", "Library/Fonts"})
            folders.push_back(fs::path(home) / inside);
    }
    std::vector<SystemFont> fonts;
    for (const fs::path& folder : folders) {
        std::error_code error;
        fs::recursive_directory_iterator at(folder, fs::directory_options::skip_permission_denied, error);
        for (; !error && at != fs::recursive_directory_iterator() && fonts.size() < kMostFiles; at.increment(error)) {
            const std::string ending = at->path().extension().string();
            if (ending != ".ttf" && ending != ".otf" && ending != ".ttc") continue;
            fonts.push_back({.file = at->path().string(), .rank = rank_of(at->path().filename().string())});
        }
    }
    std::sort(fonts.begin(), fonts.end(), [](const SystemFont& a, const SystemFont& b) {
        return std::pair(a.rank, a.file) < std::pair(b.rank, b.file);
    });
    return fonts;
}

// Mapped, not read: of most files only the list of letters is looked at. Stays as long as the program.
void open_font(SystemFont& font) {
    font.tried = true;
    const int file = ::open(font.file.c_str(), O_RDONLY | O_CLOEXEC);
    if (file < 0) return;
    struct stat about {};
    const bool sized = ::fstat(file, &about) == 0 && about.st_size > 100;
    void* bytes =
        sized ? ::mmap(nullptr, static_cast<std::size_t>(about.st_size), PROT_READ, MAP_PRIVATE, file, 0) : MAP_FAILED;
    ::close(file);
    if (bytes == MAP_FAILED) return;
    const auto* data = static_cast<const unsigned char*>(bytes);
    const int offset = stbtt_GetFontOffsetForIndex(data, 0);
    font.ready = offset >= 0 && stbtt_InitFont(&font.info, data, offset) != 0;
    if (!font.ready) ::munmap(bytes, static_cast<std::size_t>(about.st_size));
}

// The font that has it, and the glyph; null if none has.
std::pair<const stbtt_fontinfo*, int> font_with(int code) {
    static std::vector<SystemFont> fonts = find_fonts();
    static std::map<int, std::pair<const stbtt_fontinfo*, int>> found;
    const auto known = found.find(code);
    if (known != found.end()) return known->second;
    for (SystemFont& font : fonts) {
        if (!font.tried) open_font(font);
        const int glyph = font.ready ? stbtt_FindGlyphIndex(&font.info, code) : 0;
        if (glyph != 0 && stbtt_IsGlyphEmpty(&font.info, glyph) == 0) return found[code] = {&font.info, glyph};
    }
    return found[code] = {nullptr, 0};
}

// Spaces, and invisible characters that control layout.
bool is_unseen(int code) {
    return code == 0xad || code == 0x3000 || (code >= 0x2000 && code <= 0x200f) || (code >= 0x2028 && code <= 0x202f) ||
           (code >= 0x205f && code <= 0x206f) || (code >= 0xfe00 && code <= 0xfe0f) || code == 0xfeff;
}

}  // namespace

bool paint_by_system_fonts(std::string_view utf8, ui::Typeface, float em, bool only_measure, ui::PaintedText& painted) {
    if (utf8.empty() || core::first_character(utf8).n_bytes != utf8.size()) return false;
    const auto code = static_cast<int>(core::code_point(utf8));
    painted = {};
    if (is_unseen(code)) {
        painted.advance = code == 0x3000 ? em : code >= 0x2000 && code <= 0x200a ? em / 4 : 0;
        return true;
    }
    const auto [font, glyph] = font_with(code);
    if (font == nullptr) return false;
    const float scale = stbtt_ScaleForMappingEmToPixels(font, em);
    int advance = 0, bearing = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    stbtt_GetGlyphHMetrics(font, glyph, &advance, &bearing);
    painted.advance = static_cast<float>(advance) * scale;
    if (only_measure) return true;
    stbtt_GetGlyphBitmapBox(font, glyph, scale, scale, &x0, &y0, &x1, &y1);
    painted.width = x1 - x0;
    painted.height = y1 - y0;
    painted.left = static_cast<float>(x0);
    painted.top = static_cast<float>(y0);
    const auto n = static_cast<std::size_t>(painted.width) * static_cast<std::size_t>(painted.height);
    std::vector<unsigned char> ink(n);
    stbtt_MakeGlyphBitmap(font, ink.data(), painted.width, painted.height, painted.width, scale, scale, glyph);
    for (const unsigned char covered : ink) painted.pixels.push_back(IM_COL32(255, 255, 255, covered));
    return true;
}

}  // namespace platform
