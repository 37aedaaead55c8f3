// See partial_draw.h.
#include "ui/partial_draw.h"

#include <algorithm>
#include <cstdint>

namespace ui {
namespace {

const ImDrawCmd& command_of(const ImDrawData& whole, const PartialDraw::Piece& piece) {
    return whole.CmdLists[piece.list]->CmdBuffer[piece.command];
}

void mark_tiles(ScreenTiles& tiles, const ImDrawData& whole, std::span<const PixelRect> rects) {
    const PixelRect screen = scissor_of(whole, ImVec4(whole.DisplayPos.x, whole.DisplayPos.y, 1e6f, 1e6f));
    tiles.columns = screen.right / kTileSide + 1;
    tiles.rows = screen.bottom / kTileSide + 1;
    tiles.stale.assign(static_cast<std::size_t>(tiles.columns) * static_cast<std::size_t>(tiles.rows), 0);
    for (const PixelRect& rect : rects) {
        const PixelRect range = tiles.tile_range(rect);
        for (int y = range.top; y < range.bottom; ++y) {
            for (int x = range.left; x < range.right; ++x)
                tiles.stale[static_cast<std::size_t>(y * tiles.columns + x)] = 1;
        }
    }
}

bool touches_any(const ScreenTiles& tiles, const PixelRect& px) {
    const PixelRect range = tiles.tile_range(px);
    for (int y = range.top; y < range.bottom; ++y) {
        for (int x = range.left; x < range.right; ++x) {
            if (tiles.stale[static_cast<std::size_t>(y * tiles.columns + x)] != 0) return true;
        }
    }
    return false;
}

void find_pieces(PartialDraw& part, const ImDrawData& whole) {
    part.pieces.clear();
    for (int l = 0; l < whole.CmdListsCount; ++l) {
        const ImDrawList& list = *whole.CmdLists[l];
        for (int c = 0; c < list.CmdBuffer.Size; ++c) {
            const ImDrawCmd& command = list.CmdBuffer[c];
            const PixelRect scissor = scissor_of(whole, command.ClipRect);
            if (scissor.empty() || !touches_any(part.tiles, scissor)) continue;
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                const unsigned at = command.IdxOffset + i;
                const PixelRect px = pixels_of_triangle(whole, list, command, at, scissor);
                if (!px.empty() && touches_any(part.tiles, px)) part.pieces.push_back({l, c, at, px});
            }
        }
    }
}

ImDrawIdx taken(PartialDraw& part, const ImDrawList& from, int list, unsigned vertex) {
    int& index = part.new_index[static_cast<std::size_t>(list)][vertex];
    if (index < 0) {
        index = part.list->VtxBuffer.Size;
        part.list->VtxBuffer.push_back(from.VtxBuffer[static_cast<int>(vertex)]);
    }
    return static_cast<ImDrawIdx>(index);
}

// Begins a command that is drawn on these pixels only.
void begin_command(ImDrawList& list, const ImDrawData& whole, const PixelRect& px, ImTextureID texture) {
    ImDrawCmd command{};
    command.ClipRect = clip_of(whole, px);
    command.TextureId = texture;
    command.IdxOffset = static_cast<unsigned>(list.IdxBuffer.Size);
    list.CmdBuffer.push_back(command);
}

void fill_ground(ImDrawList& list, const ImDrawData& whole, const PixelRect& rect, ImU32 ground) {
    const ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
    begin_command(list, whole, rect, fonts.TexID);
    const auto first = static_cast<ImDrawIdx>(list.VtxBuffer.Size);
    const ImVec2 size = whole.DisplaySize;
    const ImVec2 corners[4] = {{0, 0}, {size.x, 0}, {0, size.y}, size};
    for (const ImVec2& at : corners) {
        const ImVec2 pos(at.x + whole.DisplayPos.x, at.y + whole.DisplayPos.y);
        list.VtxBuffer.push_back({pos, fonts.TexUvWhitePixel, ground});
    }
    for (const int corner : {0, 1, 2, 2, 1, 3}) list.IdxBuffer.push_back(first + static_cast<ImDrawIdx>(corner));
    list.CmdBuffer.back().ElemCount = 6;
}

unsigned long texture_of(const ImDrawCmd& command) {
    return static_cast<unsigned long>(reinterpret_cast<std::uintptr_t>(command.GetTexID()));
}

// The first piece that shows on the rectangle: that of an opaque picture over all of it, or the first of all (with
// the ground below).
std::size_t first_seen(const PartialDraw& part, const ImDrawData& whole, std::span<const OpaquePicture> opaque,
                       const PixelRect& rect) {
    for (const OpaquePicture& picture : opaque) {
        if (!(intersection(rect, picture.px) == rect)) continue;
        for (std::size_t i = 0; i < part.pieces.size(); ++i) {
            if (texture_of(command_of(whole, part.pieces[i])) == picture.texture) return i;
        }
    }
    return part.pieces.size();
}

void copy_pieces(PartialDraw& part, const ImDrawData& whole, const PixelRect& rect, std::size_t first) {
    ImDrawList& list = *part.list;
    const PartialDraw::Piece* before = nullptr;
    for (std::size_t i = first; i < part.pieces.size(); ++i) {
        const PartialDraw::Piece& piece = part.pieces[i];
        if (intersection(piece.px, rect).empty()) continue;
        const ImDrawCmd& command = command_of(whole, piece);
        if (!before || before->list != piece.list || before->command != piece.command) {
            begin_command(list, whole, intersection(scissor_of(whole, command.ClipRect), rect), command.GetTexID());
        }
        before = &piece;
        const ImDrawList& from = *whole.CmdLists[piece.list];
        for (unsigned k = 0; k < 3; ++k) {
            const unsigned vertex = command.VtxOffset + from.IdxBuffer[static_cast<int>(piece.index + k)];
            list.IdxBuffer.push_back(taken(part, from, piece.list, vertex));
        }
        list.CmdBuffer.back().ElemCount += 3;
    }
}

void begin(PartialDraw& part, const ImDrawData& whole) {
    if (!part.list) part.list = std::make_unique<ImDrawList>(ImGui::GetDrawListSharedData());
    part.list->VtxBuffer.resize(0);
    part.list->IdxBuffer.resize(0);
    part.list->CmdBuffer.resize(0);
    part.new_index.resize(static_cast<std::size_t>(whole.CmdListsCount));
    for (int l = 0; l < whole.CmdListsCount; ++l) {
        part.new_index[static_cast<std::size_t>(l)].assign(static_cast<std::size_t>(whole.CmdLists[l]->VtxBuffer.Size),
                                                           -1);
    }
}

}  // namespace

void cut_along(std::vector<PixelRect>& rects, std::span<const OpaquePicture> opaque) {
    for (const OpaquePicture& picture : opaque) {
        const std::size_t n = rects.size();
        for (std::size_t i = 0; i < n; ++i) {
            const PixelRect rect = rects[i], inside = intersection(rect, picture.px);
            if (inside.empty() || inside == rect) continue;
            rects[i] = inside;
            const PixelRect around[] = {{rect.left, rect.top, rect.right, inside.top},
                                        {rect.left, inside.bottom, rect.right, rect.bottom},
                                        {rect.left, inside.top, inside.left, inside.bottom},
                                        {inside.right, inside.top, rect.right, inside.bottom}};
            for (const PixelRect& side : around) {
                if (!side.empty()) rects.push_back(side);
            }
        }
    }
}

void take_part(PartialDraw& part, const ImDrawData& whole, std::span<const PixelRect> rects,
               std::span<const OpaquePicture> opaque, ImU32 ground) {
    begin(part, whole);
    mark_tiles(part.tiles, whole, rects);
    find_pieces(part, whole);
    for (const PixelRect& rect : rects) {
        const std::size_t first = first_seen(part, whole, opaque, rect);
        const bool hidden = first < part.pieces.size();
        if (!hidden) fill_ground(*part.list, whole, rect, ground);
        copy_pieces(part, whole, rect, hidden ? first : 0);
    }
    ImDrawData& data = part.data;
    data.Valid = true;
    data.DisplayPos = whole.DisplayPos;
    data.DisplaySize = whole.DisplaySize;
    data.FramebufferScale = whole.FramebufferScale;
    data.CmdLists.resize(0);
    data.CmdLists.push_back(part.list.get());
    data.CmdListsCount = 1;
    data.TotalVtxCount = part.list->VtxBuffer.Size;
    data.TotalIdxCount = part.list->IdxBuffer.Size;
}

}  // namespace ui
