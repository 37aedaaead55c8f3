// See partial_draw.h.
#include "ui/partial_draw.h"

#include <algorithm>
#include <cmath>

namespace ui {
namespace {

const ImDrawCmd& command_of(const ImDrawData& whole, const PartialDraw::Piece& piece) {
    return whole.CmdLists[piece.list]->CmdBuffer[piece.command];
}

bool touches_any(const PixelRect& px, std::span<const PixelRect> rects) {
    return std::any_of(rects.begin(), rects.end(),
                       [&](const PixelRect& rect) { return !intersection(px, rect).empty(); });
}

void find_pieces(PartialDraw& part, const ImDrawData& whole, std::span<const PixelRect> rects) {
    part.pieces.clear();
    for (int l = 0; l < whole.CmdListsCount; ++l) {
        const ImDrawList& list = *whole.CmdLists[l];
        for (int c = 0; c < list.CmdBuffer.Size; ++c) {
            const ImDrawCmd& command = list.CmdBuffer[c];
            const PixelRect scissor = scissor_of(whole, command.ClipRect);
            if (scissor.empty() || !touches_any(scissor, rects)) continue;
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                const unsigned at = command.IdxOffset + i;
                const PixelRect px = pixels_of_triangle(whole, list, command, at, scissor);
                if (!px.empty() && touches_any(px, rects)) part.pieces.push_back({l, c, at, px});
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

void lay_ground(ImDrawList& list, const ImDrawData& whole, const PixelRect& rect, ImU32 ground) {
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

void lay_pieces(PartialDraw& part, const ImDrawData& whole, const PixelRect& rect) {
    ImDrawList& list = *part.list;
    const PartialDraw::Piece* before = nullptr;
    for (const PartialDraw::Piece& piece : part.pieces) {
        if (intersection(piece.px, rect).empty()) continue;
        const ImDrawCmd& command = command_of(whole, piece);
        if (!before || before->list != piece.list || before->command != piece.command) {
            begin_command(list, whole, intersection(scissor_of(whole, command.ClipRect), rect), command.GetTexID());
        }
        before = &piece;
        const ImDrawList& from = *whole.CmdLists[piece.list];
        for (unsigned i = 0; i < 3; ++i) {
            const unsigned vertex = command.VtxOffset + from.IdxBuffer[static_cast<int>(piece.index + i)];
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

void take_part(PartialDraw& part, const ImDrawData& whole, std::span<const PixelRect> rects, ImU32 ground) {
    begin(part, whole);
    find_pieces(part, whole, rects);
    for (const PixelRect& rect : rects) {
        lay_ground(*part.list, whole, rect, ground);
        lay_pieces(part, whole, rect);
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
