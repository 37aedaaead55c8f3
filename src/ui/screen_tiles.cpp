// See screen_tiles.h.
#include "ui/screen_tiles.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace ui {
namespace {

constexpr double kQuietEvery = 0.1, kQuietLatest = 0.4;  // seconds
constexpr std::uint64_t kQuietFrames = 6;  // at least so many from one to the next, if that is not too late
// Odd numbers without pattern; that of Knuth's MMIX generator and that of splitmix64.
constexpr std::uint64_t kMultiplier = 6364136223846793005u, kMixer = 0x9E3779B97F4A7C15u;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    hash = (hash ^ value) * kMultiplier;
    return hash ^ (hash >> 29);
}

std::uint64_t hash_of(const ImDrawVert& vertex) {
    static_assert(sizeof(ImDrawVert) == 20);
    std::uint64_t parts[2];
    std::uint32_t color;
    std::memcpy(parts, &vertex, 16);
    std::memcpy(&color, reinterpret_cast<const char*>(&vertex) + 16, 4);
    return mixed(mixed(mixed(kMixer, parts[0]), parts[1]), color);
}

std::uint64_t hash_of(const ImDrawCmd& command, std::span<const PaintedTexture> painted, std::uint64_t frame) {
    const auto texture = reinterpret_cast<std::uintptr_t>(command.GetTexID());
    std::uint64_t version = frame;
    if (command.GetTexID() == ImGui::GetIO().Fonts->TexID) version = 0;
    for (const PaintedTexture& one : painted) {
        if (one.texture == texture) version = static_cast<std::uint64_t>(one.version);
    }
    std::uint64_t clip[2];
    std::memcpy(clip, &command.ClipRect, 16);
    return mixed(mixed(mixed(mixed(kMixer, clip[0]), clip[1]), texture), version);
}

void hash_command(ScreenTiles& tiles, const ImDrawData& data, const ImDrawList& list, const ImDrawCmd& command,
                  std::uint64_t of_command) {
    const PixelRect scissor = scissor_of(data, command.ClipRect);
    if (scissor.empty()) return;
    const ImDrawIdx* index = list.IdxBuffer.Data + command.IdxOffset;
    const std::uint64_t* hashes = tiles.vertex_hash.data() + command.VtxOffset;
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
        const PixelRect px = pixels_of_triangle(data, list, command, command.IdxOffset + i, scissor);
        if (px.empty()) continue;
        const std::uint64_t hash =
            mixed(mixed(mixed(of_command, hashes[index[i]]), hashes[index[i + 1]]), hashes[index[i + 2]]);
        const PixelRect range = tiles.tile_range(px);
        for (int y = range.top; y < range.bottom; ++y) {
            for (int x = range.left; x < range.right; ++x) {
                std::uint64_t& tile = tiles.now[static_cast<std::size_t>(y * tiles.columns + x)];
                tile = mixed(tile, hash);
            }
        }
    }
}

void fit_to(ScreenTiles& tiles, const ImDrawData& data) {
    const int width = static_cast<int>(data.DisplaySize.x * data.FramebufferScale.x);
    const int height = static_cast<int>(data.DisplaySize.y * data.FramebufferScale.y);
    if (width == tiles.width && height == tiles.height) return;
    tiles.width = width;
    tiles.height = height;
    tiles.columns = (width + kTileSide - 1) / kTileSide;
    tiles.rows = (height + kTileSide - 1) / kTileSide;
    const auto n =
        static_cast<std::size_t>(std::max(tiles.columns, 0)) * static_cast<std::size_t>(std::max(tiles.rows, 0));
    tiles.drawn.assign(n, 0);
    tiles.now.assign(n, 0);
    tiles.stale.assign(n, 0);
}

}  // namespace

PixelRect intersection(const PixelRect& a, const PixelRect& b) {
    return {std::max(a.left, b.left), std::max(a.top, b.top), std::min(a.right, b.right), std::min(a.bottom, b.bottom)};
}

PixelRect ScreenTiles::tile_range(const PixelRect& px) const {
    return {std::max(px.left / kTileSide, 0), std::max(px.top / kTileSide, 0),
            std::min((px.right + kTileSide - 1) / kTileSide, columns),
            std::min((px.bottom + kTileSide - 1) / kTileSide, rows)};
}

PixelRect scissor_of(const ImDrawData& data, const ImVec4& clip) {
    const ImVec2 scale = data.FramebufferScale;
    const int height = static_cast<int>(data.DisplaySize.y * scale.y);
    const int width = static_cast<int>(data.DisplaySize.x * scale.x);
    const float left = (clip.x - data.DisplayPos.x) * scale.x, top = (clip.y - data.DisplayPos.y) * scale.y;
    const float right = (clip.z - data.DisplayPos.x) * scale.x, bottom = (clip.w - data.DisplayPos.y) * scale.y;
    if (!(right > left && bottom > top)) return {};
    const int x = static_cast<int>(left), y = static_cast<int>(static_cast<float>(height) - bottom);
    const int w = static_cast<int>(right - left), h = static_cast<int>(bottom - top);
    return intersection({x, height - y - h, x + w, height - y}, {0, 0, width, height});
}

// The backend cuts fractions off: a hundredth of a pixel to the right side keeps each edge where it is.
ImVec4 clip_of(const ImDrawData& data, const PixelRect& px) {
    const auto x = [&](int at, float off) {
        return (static_cast<float>(at) + off) / data.FramebufferScale.x + data.DisplayPos.x;
    };
    const auto y = [&](int at, float off) {
        return (static_cast<float>(at) + off) / data.FramebufferScale.y + data.DisplayPos.y;
    };
    return {x(px.left, 0.02f), y(px.top, -0.08f), x(px.right, 0.08f), y(px.bottom, -0.02f)};
}

PixelRect pixels_of_triangle(const ImDrawData& data, const ImDrawList& list, const ImDrawCmd& command, unsigned index,
                             const PixelRect& scissor) {
    const ImDrawIdx* at = list.IdxBuffer.Data + index;
    const ImDrawVert* vertices = list.VtxBuffer.Data + command.VtxOffset;
    const ImVec2 a = vertices[at[0]].pos, b = vertices[at[1]].pos, c = vertices[at[2]].pos;
    constexpr float kFar = 1e6f;
    const auto pixel = [=](float position, float scale) {
        return static_cast<int>(std::floor(std::clamp(position * scale, -kFar, kFar)));
    };
    const float left = std::min({a.x, b.x, c.x}), right = std::max({a.x, b.x, c.x});
    const float top = std::min({a.y, b.y, c.y}), bottom = std::max({a.y, b.y, c.y});
    if (!(right - left < kFar && bottom - top < kFar)) return scissor;  // nan, too
    const ImVec2 scale = data.FramebufferScale;
    return intersection(
        {pixel(left, scale.x), pixel(top, scale.y), pixel(right, scale.x) + 1, pixel(bottom, scale.y) + 1}, scissor);
}

void forget_screen(ScreenTiles& tiles) { std::fill(tiles.drawn.begin(), tiles.drawn.end(), 0u); }

void hash_frame(ScreenTiles& tiles, const ImDrawData& data, std::span<const PaintedTexture> painted) {
    fit_to(tiles, data);
    ++tiles.n_frames;
    std::fill(tiles.now.begin(), tiles.now.end(), kMixer);
    for (const ImDrawList* list : data.CmdLists) {
        tiles.vertex_hash.resize(static_cast<std::size_t>(list->VtxBuffer.Size));
        std::transform(list->VtxBuffer.begin(), list->VtxBuffer.end(), tiles.vertex_hash.begin(),
                       [](const ImDrawVert& vertex) { return hash_of(vertex); });
        for (const ImDrawCmd& command : list->CmdBuffer) {
            hash_command(tiles, data, *list, command, hash_of(command, painted, tiles.n_frames));
        }
    }
}

bool choose_stale(ScreenTiles& tiles, const ImDrawData& data, std::span<const ImVec4> live, double now_s) {
    const double since = now_s - tiles.quiet_s;
    const bool often = tiles.n_frames < tiles.quiet_frame + kQuietFrames;
    const bool quiet_too = tiles.quiet_s < 0 || since < 0 || since >= (often ? kQuietLatest : kQuietEvery);
    std::fill(tiles.stale.begin(), tiles.stale.end(), static_cast<unsigned char>(quiet_too ? 1 : 0));
    if (quiet_too) {
        tiles.quiet_s = now_s;
        tiles.quiet_frame = tiles.n_frames;
    }
    for (const ImVec4& part : live) {
        const PixelRect range = tiles.tile_range(scissor_of(data, part));
        for (int y = range.top; y < range.bottom; ++y) {
            const auto row = tiles.stale.begin() + static_cast<std::ptrdiff_t>(y) * tiles.columns;
            if (range.left < range.right) std::fill(row + range.left, row + range.right, static_cast<unsigned char>(1));
        }
    }
    bool all = true;
    for (std::size_t i = 0; i < tiles.stale.size(); ++i) {
        // What was never drawn does not wait.
        const bool changed = tiles.now[i] != tiles.drawn[i];
        const bool draws = changed && (tiles.stale[i] != 0 || tiles.drawn[i] == 0);
        tiles.stale[i] = draws ? 1 : 0;
        if (draws) tiles.drawn[i] = tiles.now[i];
        all = all && (draws || !changed);
    }
    return all;
}

void stale_rects(const ScreenTiles& tiles, std::vector<PixelRect>& rects) {
    rects.clear();
    for (int y = 0; y < tiles.rows; ++y) {
        const unsigned char* row = tiles.stale.data() + static_cast<std::ptrdiff_t>(y) * tiles.columns;
        for (int x = 0; x < tiles.columns; ++x) {
            if (row[x] == 0) continue;
            const int first = x;
            while (x < tiles.columns && row[x] != 0) ++x;
            const PixelRect run{first * kTileSide, y * kTileSide, std::min(x * kTileSide, tiles.width),
                                std::min((y + 1) * kTileSide, tiles.height)};
            const auto above = std::find_if(rects.begin(), rects.end(), [&](const PixelRect& rect) {
                return rect.bottom == run.top && rect.left == run.left && rect.right == run.right;
            });
            if (above != rects.end()) {
                above->bottom = run.bottom;
            } else {
                rects.push_back(run);
            }
        }
    }
}

}  // namespace ui
