// Drawing only what changed: the squares that are found to be stale, and that their part of a frame puts the same
// triangles on each pixel, in the same order, as the whole frame does.
#include <doctest/doctest.h>

#include <algorithm>

#include "core/random.h"
#include "stage.h"
#include "ui/partial_draw.h"

namespace {

// What a pixel gets, in order: the triangles that cover its middle, by their corners and texture.
std::vector<std::uint64_t> layers_of(const ImDrawData& data, int x, int y) {
    std::vector<std::uint64_t> layers;
    const ImVec2 at((static_cast<float>(x) + 0.5f) / data.FramebufferScale.x,
                    (static_cast<float>(y) + 0.5f) / data.FramebufferScale.y);
    for (const ImDrawList* list : data.CmdLists) {
        for (const ImDrawCmd& command : list->CmdBuffer) {
            if (ui::intersection(ui::scissor_of(data, command.ClipRect), {x, y, x + 1, y + 1}).empty()) continue;
            for (unsigned i = 0; i < command.ElemCount; i += 3) {
                ImVec2 corner[3];
                std::uint64_t sum = reinterpret_cast<std::uintptr_t>(command.GetTexID());
                for (unsigned k = 0; k < 3; ++k) {
                    const ImDrawIdx index = list->IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
                    const ImDrawVert& vertex = list->VtxBuffer[static_cast<int>(index)];
                    corner[k] = vertex.pos;
                    sum = sum * 31 + vertex.col;
                }
                const auto side = [&](ImVec2 a, ImVec2 b) {
                    return (b.x - a.x) * (at.y - a.y) - (b.y - a.y) * (at.x - a.x);
                };
                const float a = side(corner[0], corner[1]), b = side(corner[1], corner[2]),
                            c = side(corner[2], corner[0]);
                if ((a > 0 && b > 0 && c > 0) || (a < 0 && b < 0 && c < 0)) layers.push_back(sum);
            }
        }
    }
    return layers;
}

constexpr unsigned long kMapTexture = 1;  // as stage.cpp says

struct Screen {
    stage::Stage stage;
    ui::ScreenTiles tiles;
    std::vector<ui::PixelRect> rects;
    double now_s = 0;

    // Draws a frame; which tiles it draws on the screen stands in tiles.stale. Returns whether nothing waits.
    bool frame(std::span<const ImVec4> live = {}, double seconds = 1) {
        stage.frames(1);
        now_s += seconds;
        const ImDrawData& data = *ImGui::GetDrawData();
        const ui::PaintedTexture map{kMapTexture, 1};
        ui::hash_frame(tiles, data, {&map, 1});
        const bool all = ui::choose_stale(tiles, data, live, now_s);
        ui::stale_rects(tiles, rects);
        return all;
    }
    [[nodiscard]] int n_stale() const {
        return static_cast<int>(std::count(tiles.stale.begin(), tiles.stale.end(), 1));
    }
    [[nodiscard]] bool stale_at(float x, float y) const {
        const int column = static_cast<int>(x) / ui::kTileSide, row = static_cast<int>(y) / ui::kTileSide;
        return tiles.stale[static_cast<std::size_t>(row * tiles.columns + column)] != 0;
    }
};

}  // namespace

TEST_CASE("a frame as the one before draws nothing, the first one and a forgotten screen all") {
    Screen screen;
    screen.stage.frames(5);
    screen.frame();
    CHECK(screen.n_stale() == screen.tiles.columns * screen.tiles.rows);
    CHECK(screen.rects.size() == 1);
    screen.frame();
    CHECK(screen.n_stale() == 0);
    ui::forget_screen(screen.tiles);
    screen.frame();
    CHECK(screen.n_stale() == screen.tiles.columns * screen.tiles.rows);
    screen.stage.resize(900, 500);
    screen.frame();
    CHECK(screen.n_stale() == screen.tiles.columns * screen.tiles.rows);
}

TEST_CASE("a switch that is pressed is drawn anew, what is far from it is not") {
    Screen screen;
    screen.stage.frames(5);
    screen.frame();
    const ui::PlacedText weight = *screen.stage.find("weight");
    screen.stage.click(weight);
    screen.frame();
    CHECK(screen.n_stale() > 0);
    CHECK(screen.n_stale() < screen.tiles.columns * screen.tiles.rows / 3);
    CHECK(screen.stale_at(weight.x - 10, weight.y + weight.h / 2));
    CHECK_FALSE(screen.stale_at(screen.stage.state.map_origin.x + 200, screen.stage.state.map_origin.y + 200));
}

TEST_CASE("what is not live waits for its turn, and is said to wait") {
    Screen screen;
    screen.stage.frames(5);
    screen.frame();
    screen.stage.notice = "weight carries on";
    const bool all = screen.frame({}, 0.02);
    CHECK_FALSE(all);
    CHECK(screen.n_stale() == 0);
    CHECK_FALSE(screen.frame({}, 0.1));  // the second frame of six
    CHECK(screen.frame({}, 0.4));
    CHECK(screen.n_stale() > 0);
    const int changed = screen.n_stale();
    screen.stage.notice.clear();
    const ImVec4 everything(0, 0, 10000, 10000);
    CHECK(screen.frame({&everything, 1}, 0.02));
    CHECK(screen.n_stale() >= changed / 2);
}

TEST_CASE("rectangles cover each stale tile once and no other") {
    ui::ScreenTiles tiles;
    tiles.width = 310;
    tiles.height = 250;
    tiles.columns = 20;
    tiles.rows = 16;
    core::Random random = core::random_stream(3, "tiles");
    for (int round = 0; round < 50; ++round) {
        tiles.stale.clear();
        for (int i = 0; i < 320; ++i) tiles.stale.push_back(core::next_uniform(random, 0, 1) < 0.4f ? 1 : 0);
        std::vector<ui::PixelRect> rects;
        ui::stale_rects(tiles, rects);
        for (int y = 0; y < tiles.height; ++y) {
            for (int x = 0; x < tiles.width; ++x) {
                const auto covering = std::count_if(rects.begin(), rects.end(), [&](const ui::PixelRect& rect) {
                    return x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom;
                });
                const int tile = y / ui::kTileSide * tiles.columns + x / ui::kTileSide;
                REQUIRE(covering == tiles.stale[static_cast<std::size_t>(tile)]);
            }
        }
    }
}

TEST_CASE("rectangles are cut along opaque pictures, and what these hide is not drawn") {
    const ui::OpaquePicture opaque[] = {{77, {40, 30, 90, 80}}};
    std::vector<ui::PixelRect> rects = {{0, 0, 64, 64}, {64, 32, 96, 64}, {50, 64, 60, 70}, {100, 0, 132, 32}};
    const std::vector<ui::PixelRect> before = rects;
    ui::cut_along(rects, opaque);
    for (int y = 0; y < 100; ++y) {
        for (int x = 0; x < 140; ++x) {
            const ui::PixelRect pixel{x, y, x + 1, y + 1};
            const auto covers = [&](const ui::PixelRect& rect) { return !ui::intersection(rect, pixel).empty(); };
            REQUIRE(std::count_if(rects.begin(), rects.end(), covers) ==
                    std::count_if(before.begin(), before.end(), covers));
        }
    }
    for (const ui::PixelRect& rect : rects) {
        const ui::PixelRect inside = ui::intersection(rect, opaque[0].px);
        CHECK((inside.empty() || inside == rect));
    }
    const stage::Stage stage;  // for its fonts
    // Below a picture on all of its pixels nothing is drawn: the first layer there is the picture's.
    ImDrawList list(ImGui::GetDrawListSharedData());
    list._ResetForNewFrame();
    list.PushClipRect({0, 0}, {200, 200});
    list.PushTextureID(ImGui::GetIO().Fonts->TexID);
    list.AddRectFilled({0, 0}, {200, 200}, IM_COL32(9, 9, 9, 255));
    list.AddImage(reinterpret_cast<ImTextureID>(std::uintptr_t{77}), {38, 28}, {92, 82});
    list.AddRectFilled({50, 50}, {52, 52}, IM_COL32(8, 8, 8, 255));
    ImDrawData whole;
    whole.DisplaySize = {200, 200};
    whole.FramebufferScale = {1, 1};
    whole.CmdLists.push_back(&list);
    whole.CmdListsCount = 1;
    ui::PartialDraw part;
    ui::take_part(part, whole, rects, opaque, IM_COL32(1, 2, 3, 255));
    CHECK(layers_of(part.data, 51, 50).size() == 2);   // picture, square
    CHECK(layers_of(part.data, 70, 45).size() == 1);   // picture
    CHECK(layers_of(part.data, 39, 31).size() == 3);   // ground, first square, the picture's edge
    CHECK(layers_of(part.data, 120, 10).size() == 2);  // ground, first square
}

TEST_CASE("a clip rectangle that is made for a scissor gives that scissor, whatever the pixel ratio") {
    ImDrawData data;
    data.DisplaySize = {1037, 641};
    for (const float ratio : {1.0f, 1.25f, 1.1f, 1.5f, 2.0f, 2.75f, 3.0f}) {
        data.FramebufferScale = {ratio, ratio};
        const int width = static_cast<int>(1037 * ratio), height = static_cast<int>(641 * ratio);
        core::Random random = core::random_stream(4, "scissors");
        for (int i = 0; i < 2000; ++i) {
            const auto place = [&](int most) {
                return static_cast<int>(core::next_uniform(random, 0, 1) * static_cast<float>(most));
            };
            const int left = place(width - 1), top = place(height - 1);
            const ui::PixelRect px{left, top, left + 1 + place(width - left), top + 1 + place(height - top)};
            CHECK(ui::scissor_of(data, ui::clip_of(data, px)) == ui::intersection(px, {0, 0, width, height}));
        }
    }
}

TEST_CASE(
    "a part of a frame puts on its pixels what the whole frame puts there, over the ground, and nothing elsewhere") {
    for (const float ratio : {1.0f, 1.5f}) {
        Screen screen;
        screen.stage.theme(true, false);
        ImGui::GetIO().DisplayFramebufferScale = {ratio, ratio};
        screen.stage.frames(5);
        screen.frame();
        const ImDrawData& whole = *ImGui::GetDrawData();
        const int side = ui::kTileSide;
        const ui::PixelRect rects[] = {{0, side, 10 * side, 3 * side},
                                       {12 * side, side, 20 * side, 9 * side},
                                       {3 * side, 5 * side, 6 * side, 14 * side}};
        ui::PartialDraw part;
        ui::take_part(part, whole, rects, {}, IM_COL32(1, 2, 3, 255));
        CHECK(part.data.TotalVtxCount < whole.TotalVtxCount);
        core::Random random = core::random_stream(5, "pixels");
        const auto pixel = [&](int from, int to) {
            return from + static_cast<int>(core::next_uniform(random, 0, 1) * static_cast<float>(to - from));
        };
        for (const ui::PixelRect& rect : rects) {
            for (int i = 0; i < 60; ++i) {
                const int x = pixel(rect.left, rect.right), y = pixel(rect.top, rect.bottom);
                std::vector<std::uint64_t> drawn = layers_of(part.data, x, y);
                REQUIRE_FALSE(drawn.empty());
                drawn.erase(drawn.begin());  // the ground
                CHECK(drawn == layers_of(whole, x, y));
            }
        }
        for (int i = 0; i < 100; ++i) {
            const int x = pixel(0, screen.tiles.width), y = pixel(0, screen.tiles.height);
            const bool inside = std::any_of(std::begin(rects), std::end(rects), [&](const ui::PixelRect& rect) {
                return !ui::intersection(rect, {x, y, x + 1, y + 1}).empty();
            });
            if (!inside) CHECK(layers_of(part.data, x, y).empty());
        }
    }
}
