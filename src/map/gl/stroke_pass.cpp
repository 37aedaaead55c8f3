// See stroke_pass.h.
#include "map/gl/stroke_pass.h"

#include <algorithm>
#include <cstddef>

#include "gl/gles.h"

namespace map {
namespace {

std::uint8_t byte(float share) { return static_cast<std::uint8_t>(std::lround(std::clamp(share, 0.0f, 1.0f) * 255)); }

std::array<std::uint8_t, 4> bytes(Rgb c, float alpha) { return {byte(c.r), byte(c.g), byte(c.b), byte(alpha)}; }

// Adds the pieces of one stroke; for its outline `wider` on both sides and without the narrowing arrow.
void add_pieces(std::vector<StrokePiece>& pieces, const Overlay& overlay, const Stroke& stroke, bool as_rim, Rgb rim) {
    const std::size_t n = stroke.closed ? stroke.count : stroke.count - 1;
    const float wider = as_rim ? 2 * stroke.rim : 0;
    StrokePiece piece;
    piece.rgba = bytes(as_rim ? rim : stroke.color, stroke.alpha);
    for (std::size_t i = 0; i < n; ++i) {
        piece.from = overlay.points[stroke.first + i];
        piece.to = overlay.points[stroke.first + (i + 1) % stroke.count];
        const bool last = i + 1 == n && !stroke.closed;
        const bool arrow = last && stroke.arrow > 0;
        piece.width_from = piece.width_to = stroke.width + wider;
        piece.dash = as_rim ? 0 : stroke.dash;
        piece.gap = stroke.gap;
        piece.round = (i == 0 && !stroke.closed ? 1.0f : 0.0f) + (last && !arrow ? 2.0f : 0.0f);
        piece.cut = arrow ? stroke.arrow : 0;
        pieces.push_back(piece);
        piece.along += std::hypot(piece.to.x - piece.from.x, piece.to.y - piece.from.y);
        if (!arrow) continue;
        StrokePiece head = piece;
        head.cut = -stroke.arrow;
        head.width_from = std::max(stroke.arrow * 0.9f, stroke.width + 2) + wider;
        head.width_to = wider;
        head.dash = 0;
        head.round = as_rim ? 2.0f : 0;
        pieces.push_back(head);
    }
}

void describe() {
    constexpr auto kStride = static_cast<GLsizei>(sizeof(StrokePiece));
    const auto offset = [](std::size_t bytes_in) { return reinterpret_cast<const void*>(bytes_in); };
    glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(StrokePiece, from)));
    glVertexAttribPointer(1, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, offset(offsetof(StrokePiece, rgba)));
    glVertexAttribPointer(2, 4, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(StrokePiece, width_from)));
    glVertexAttribPointer(3, 3, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(StrokePiece, along)));
    for (GLuint i = 0; i < 4; ++i) glEnableVertexAttribArray(i);
}

}  // namespace

void begin(StrokePass& pass) {
    gl::begin_program(pass.program, "strokes.vert", "strokes.frag", {});
    pass.size_px = gl::uniform(pass.program, "u_size_px");
    pass.px_per_unit = gl::uniform(pass.program, "u_px_per_unit");
    pass.ratio = gl::uniform(pass.program, "u_ratio");
    pass.centre = gl::uniform(pass.program, "u_centre");
    make_quads(pass.quads);
    describe();
}

core::Status finish(StrokePass& pass) { return gl::finish_program(pass.program); }

void free_pass(StrokePass& pass) {
    gl::free_program(pass.program);
    free_quads(pass.quads);
}

void draw_strokes(StrokePass& pass, const Overlay& overlay, const Scene& scene, PictureSize size) {
    pass.pieces.clear();
    for (const Stroke& stroke : overlay.strokes) {
        if (stroke.count < 2 || stroke.alpha <= 0) continue;
        if (stroke.rim > 0) add_pieces(pass.pieces, overlay, stroke, true, ground(scene.dark));
        add_pieces(pass.pieces, overlay, stroke, false, {});
    }
    if (pass.pieces.empty()) return;
    const float ratio = static_cast<float>(size.width) / scene.viewport.width;
    gl::use(pass.program);
    gl::set(pass.program, pass.size_px, static_cast<float>(size.width), static_cast<float>(size.height));
    gl::set(pass.program, pass.px_per_unit, ratio / scene.camera.units_per_px);
    gl::set(pass.program, pass.ratio, ratio);
    gl::set(pass.program, pass.centre, scene.camera.x, scene.camera.y);
    gl::check_all_set(pass.program);
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    draw_quads(pass.quads, pass.pieces);
    glDisable(GL_BLEND);
}

}  // namespace map
