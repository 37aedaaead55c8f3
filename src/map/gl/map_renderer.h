// Draws a scene (map/view/scene.h) of the map into a texture with GL: regions per pixel, borders, confidence as shade,
// lines, points. Draws no text; ui does that. May include gl, train and map. Next: shaders/regions.frag,
// shaders/points.vert.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/result.h"
#include "map/view/scene.h"

namespace map {

class MapRenderer {
   public:
    MapRenderer();
    ~MapRenderer();
    MapRenderer(const MapRenderer&) = delete;
    MapRenderer& operator=(const MapRenderer&) = delete;

    // Compiles the shaders. Needs a current GL ES 3 context. Error: GL lacks a required feature, or a shader
    // does not compile.
    core::Status start();
    // Compiles only the shaders that the first map needs; highlights, pictures and rings are not drawn until start() is
    // called, too.
    core::Status start_first();
    // The context was lost, and all GL objects with it: drops them. start() makes new ones.
    void lost();
    // Draws the scene; afterwards texture() holds the picture, opaque, top row last (OpenGL's order). Does nothing
    // before start_first(), after lost(), and for a viewport without area. Restores the GL state.
    void draw(const Scene& scene);
    // The picture; 0 until something was drawn. Changes when the size changes.
    [[nodiscard]] unsigned texture() const;
    // Number of pictures drawn so far: as long as it stays the same, so does texture().
    [[nodiscard]] long n_drawn() const { return n_drawn_; }
    // Whether the picture is not at full resolution yet (ground_cache.h), so that another frame is worth drawing.
    [[nodiscard]] bool is_coarse() const;
    // Texture atlas with the pictures of the last scene's things, [rows, columns] cells with a transparent border of
    // one pixel; 0 = none.
    struct Atlas {
        unsigned texture = 0;
        int columns = 1, rows = 1;
    };
    [[nodiscard]] Atlas atlas() const;
    // Reads back the ids [h, w] that the shader computes, to test that they agree with region_ids(). Row 0 is the top.
    std::vector<std::uint8_t> read_region_ids(const Scene& scene, int w, int h);

   private:
    struct Objects;
    Objects* objects_ = nullptr;
    long n_drawn_ = 0;
};

}  // namespace map
