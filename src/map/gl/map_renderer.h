// Draws a snapshot into a texture with GL: regions per pixel, borders, confidence as shade, points. No text: ui does
// that. May include gl, train and map. Next: shaders/regions.frag, shaders/points.vert.
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

    // Needs a current GL ES 3 context. An error if the machine cannot do it.
    core::Status start();
    // Sooner: only what the first map needs. What shines, pictures and rings are left out until start() is called, too.
    core::Status start_first();
    // All GL objects died with their context: forget them; start() makes new ones.
    void lost();
    // Draws; afterwards texture() holds the picture, opaque, top row last (GL's way). Does nothing before start(),
    // after lost(), and for a viewport without area. Leaves GL's state as it was.
    void draw(const Scene& scene);
    // 0 until something was drawn. Changes when the size changes.
    [[nodiscard]] unsigned texture() const;
    // How many pictures were drawn: another number, another picture in texture().
    [[nodiscard]] long n_drawn() const { return n_drawn_; }
    // The picture is not as sharp as it will be once it rests (kept_ground.h): draw on.
    [[nodiscard]] bool is_coarse() const;
    // The pictures of the last scene's things, [rows, columns] cells, a pixel of nothing round each; 0 = none.
    struct Atlas {
        unsigned texture = 0;
        int columns = 1, rows = 1;
    };
    [[nodiscard]] Atlas atlas() const;
    // The shader's own ids, read back: for the test that it agrees with region_ids(). Row 0 is the top.
    std::vector<std::uint8_t> read_region_ids(const Scene& scene, int w, int h);

   private:
    struct Objects;
    Objects* objects_ = nullptr;
    long n_drawn_ = 0;
};

}  // namespace map
