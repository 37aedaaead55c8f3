// See mark_pass.h.
#include "map/gl/mark_pass.h"

#include <algorithm>
#include <cstddef>

#include "gl/gles.h"
#include "map/land/fantasy.h"
#include "map/things/symbols.h"

namespace map {
namespace {

constexpr float kMargin = 64;                // a thing this many pixels outside the picture may still be partly visible
constexpr float kLeastSprite = 2 * kMargin;  // size that point sprites must support

const void* offset(std::size_t bytes) { return reinterpret_cast<const void*>(bytes); }

// Describes one thing's attributes for shaders/points.vert: for each instance or, with point sprites, each vertex.
void describe_marks(bool sprites) {
    constexpr auto kStride = static_cast<GLsizei>(sizeof(PointMark));
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(PointMark, x)));
    glVertexAttribPointer(1, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride, offset(offsetof(PointMark, rgba)));
    glVertexAttribPointer(2, 4, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(PointMark, radius_px)));
    glVertexAttribPointer(3, 1, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(PointMark, symbol)));
    for (GLuint i = 0; i < 4; ++i) {
        glEnableVertexAttribArray(i);
        glVertexAttribDivisor(i, sprites ? 0 : 1);
    }
}

void describe_pictures() {
    constexpr auto kStride = static_cast<GLsizei>(sizeof(PictureInstance));
    glVertexAttribPointer(0, 4, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(PictureInstance, x)));
    glVertexAttribPointer(1, 2, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(PictureInstance, cell_x)));
    glVertexAttribPointer(2, 4, GL_FLOAT, GL_FALSE, kStride, offset(offsetof(PictureInstance, rgb)));
    for (GLuint i = 0; i < 3; ++i) glEnableVertexAttribArray(i);
}

template <class Item>
void upload(unsigned buffer, std::size_t& capacity, const std::vector<Item>& items) {
    glBindBuffer(GL_ARRAY_BUFFER, buffer);
    if (items.size() > capacity) {
        capacity = items.size() + items.size() / 2;
        glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(capacity * sizeof(Item)), nullptr, GL_DYNAMIC_DRAW);
    }
    glBufferSubData(GL_ARRAY_BUFFER, 0, static_cast<GLsizeiptr>(items.size() * sizeof(Item)), items.data());
}

void look_up(SymbolProgram& points) {
    const auto at = [&](const char* name) { return gl::uniform(points.program, name); };
    points.size_px = at("u_size_px");
    if (points.sprites) points.margin = at("u_margin");
    points.px_per_unit = at("u_px_per_unit");
    points.centre = at("u_centre");
    points.symbols = at("u_symbols");
    points.rim = at("u_rim");
    points.hole = at("u_hole");
    points.ring = at("u_ring");
}

void look_up_pictures(MarkPass& pass) {
    const auto of_picture = [&](const char* name) { return gl::uniform(pass.pictures, name); };
    pass.p_size_px = of_picture("u_size_px");
    pass.p_px_per_unit = of_picture("u_px_per_unit");
    pass.p_centre = of_picture("u_centre");
    pass.p_atlas = of_picture("t_atlas");
    pass.p_cell = of_picture("u_cell");
    pass.p_ground = of_picture("u_ground");
}

float ratio_of(const Scene& scene, PictureSize size) { return static_cast<float>(size.width) / scene.viewport.width; }

void use_points(SymbolProgram& points, const Scene& scene, PictureSize size) {
    gl::Program& p = points.program;
    gl::use(p);
    gl::set(p, points.size_px, static_cast<float>(size.width), static_cast<float>(size.height));
    if (points.sprites) gl::set(p, points.margin, kMargin);
    gl::set(p, points.px_per_unit, ratio_of(scene, size) / scene.camera.units_per_px);
    gl::set(p, points.centre, scene.camera.x, scene.camera.y);
    std::array<float, (kClassColors + 1) * 4> table{};
    for (std::size_t i = 0; i < symbols().size(); ++i) {
        const Symbol& symbol = symbols()[i];
        const float row[4] = {static_cast<float>(symbol.kind), symbol.sides, symbol.turn, symbol.scale};
        std::copy(row, row + 4, table.begin() + static_cast<std::ptrdiff_t>(i) * 4);
    }
    gl::set_vec4s(p, points.symbols, table.data(), kClassColors + 1);
    const MarkColors colors = mark_colors(scene);
    set_color(p, points.rim, colors.rim);
    set_color(p, points.hole, colors.hole);
    set_color(p, points.ring, colors.ring);
    gl::check_all_set(p);
}

// GL drops a point sprite whose centre is outside the viewport, however large it is: so the viewport is made larger
// than the picture.
void draw_sprites(PictureSize size, int n) {
    constexpr auto kBorder = static_cast<GLint>(kMargin);
    glViewport(-kBorder, -kBorder, size.width + 2 * kBorder, size.height + 2 * kBorder);
    glDrawArrays(GL_POINTS, 0, n);
    glViewport(0, 0, size.width, size.height);
}

void draw_points(MarkPass& pass, const Scene& scene, PictureSize size) {
    const float ratio = ratio_of(scene, size);
    const MarkKey key{scene.marks_version, ratio, symbol_scale(scene), scene.dark, scene.terrain != nullptr,
                      scene.highlighted};
    if (key.version < 0 || !(key == pass.uploaded)) {
        make_point_marks(pass.marks, scene, ratio);
        upload(pass.mark_buffer, pass.mark_capacity, pass.marks);
        pass.n_uploaded = static_cast<int>(pass.marks.size());
        pass.uploaded = key;
    }
    if (pass.n_uploaded == 0) return;
    use_points(pass.points, scene, size);
    glBindVertexArray(pass.mark_array);
    if (pass.points.sprites) return draw_sprites(size, pass.n_uploaded);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(pass.n_uploaded));
}

// The hovered and the pinned thing, over everything.
void draw_ringed(MarkPass& pass, const Scene& scene, PictureSize size) {
    pass.marks.clear();
    add_ringed_marks(pass.marks, scene, ratio_of(scene, size));
    if (pass.marks.empty()) return;
    upload(pass.ring_buffer, pass.ring_capacity, pass.marks);
    use_points(pass.ringed, scene, size);
    glBindVertexArray(pass.ring_array);
    glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, static_cast<GLsizei>(pass.marks.size()));
}

// Makes the atlas: all pictures in one texture, each with a transparent border of one pixel; premultiplied alpha.
void make_atlas(MarkPass& pass, const data::Pictures& pictures) {
    const auto side = static_cast<std::size_t>(pictures.side), cell = side + 2;
    const std::size_t n = pictures.rgba.size() / (side * side * 4);
    const auto columns = static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(n))));
    const std::size_t width = columns * cell, rows = (n + columns - 1) / columns;
    std::vector<std::uint8_t> texels(width * rows * cell * 4, 0);
    for (std::size_t i = 0; i < n; ++i) {
        const std::uint8_t* from = pictures.of(static_cast<int>(i));
        for (std::size_t y = 0; y < side; ++y) {
            std::uint8_t* to = texels.data() + (((i / columns) * cell + y + 1) * width + (i % columns) * cell + 1) * 4;
            for (std::size_t x = 0; x < side; ++x, from += 4, to += 4) {
                for (int c = 0; c < 3; ++c) to[c] = static_cast<std::uint8_t>((from[c] * from[3] + 127) / 255);
                to[3] = from[3];
            }
        }
    }
    gl::write_picture(pass.atlas, texels.data(), static_cast<int>(width), static_cast<int>(rows * cell));
    pass.atlas_of = pictures.rgba.data();
    pass.atlas_columns = static_cast<int>(columns);
}

void draw_pictures(MarkPass& pass, const Scene& scene, PictureSize size) {
    if (!scene.pictures || scene.pictures->side < 1 || !scene.picture_marks || scene.picture_marks->empty()) return;
    if (pass.atlas_of != scene.pictures->rgba.data()) make_atlas(pass, *scene.pictures);
    const float ratio = ratio_of(scene, size);
    pass.instances.clear();
    for (const PictureMark& mark : *scene.picture_marks) {
        const auto i = static_cast<std::size_t>(mark.thing);
        PictureInstance to;
        to.x = scene.snapshot->points[i * 2] + mark.shift.x * scene.camera.units_per_px;
        to.y = scene.snapshot->points[i * 2 + 1] + mark.shift.y * scene.camera.units_per_px;
        to.size_px = mark.size * ratio;
        to.alpha = mark.alpha;
        to.cell_x = static_cast<float>(mark.thing % pass.atlas_columns);
        to.cell_y = static_cast<float>(mark.thing / pass.atlas_columns);
        const Rgb frame = thing_color(scene, i);
        to.rgb[0] = frame.r;
        to.rgb[1] = frame.g;
        to.rgb[2] = frame.b;
        const bool ringed = mark.thing == scene.hovered || mark.thing == scene.pinned;
        to.frame_px = (ringed ? 3.5f : 1.6f) * ratio;
        pass.instances.push_back(to);
    }
    gl::Program& p = pass.pictures;
    gl::use(p);
    gl::bind_texture(pass.atlas, 0);
    gl::set(p, pass.p_atlas, 0);
    gl::set(p, pass.p_size_px, static_cast<float>(size.width), static_cast<float>(size.height));
    gl::set(p, pass.p_px_per_unit, ratio / scene.camera.units_per_px);
    gl::set(p, pass.p_centre, scene.camera.x, scene.camera.y);
    const auto side = static_cast<float>(scene.pictures->side);
    const float cell[4] = {(side + 2) / static_cast<float>(pass.atlas.width),
                           (side + 2) / static_cast<float>(pass.atlas.height), 1 / (side + 2), side / (side + 2)};
    gl::set_vec4s(p, pass.p_cell, cell, 1);
    // Light in the dark theme, too: black letters and wheels would not be seen on a dark plate.
    set_color(p, pass.p_ground, scene.terrain ? fantasy_colors(false).lit : ground(false));
    gl::check_all_set(p);
    draw_quads(pass.picture_quads, pass.instances);
}

void make_array(unsigned& array, unsigned& buffer) {
    glGenVertexArrays(1, &array);
    glGenBuffers(1, &buffer);
    glBindVertexArray(array);
    glBindBuffer(GL_ARRAY_BUFFER, buffer);
}

// Range of point sizes on this machine, in pixels.
bool has_large_points() {
    GLfloat sizes[2] = {};
    glGetFloatv(GL_ALIASED_POINT_SIZE_RANGE, sizes);
    return sizes[1] >= kLeastSprite;
}

void begin(SymbolProgram& points, bool sprites) {
    points.sprites = sprites;
    gl::begin_program(points.program, "points.vert", "points.frag",
                      {{"kSymbols", std::to_string(kClassColors + 1)}, {"kSprites", sprites ? "1" : "0"}});
    look_up(points);
}

void free_array(unsigned array, unsigned buffer) {
    if (array != 0) glDeleteVertexArrays(1, &array);
    if (buffer != 0) glDeleteBuffers(1, &buffer);
}

}  // namespace

void begin(MarkPass& pass) {
    begin(pass.points, has_large_points());
    make_array(pass.mark_array, pass.mark_buffer);
    describe_marks(pass.points.sprites);
}

core::Status finish(MarkPass& pass) { return gl::finish_program(pass.points.program); }

void begin_rest(MarkPass& pass) {
    begin(pass.ringed, false);
    gl::begin_program(pass.pictures, "pictures.vert", "pictures.frag", {});
    look_up_pictures(pass);
    make_array(pass.ring_array, pass.ring_buffer);
    describe_marks(false);
    make_quads(pass.picture_quads);
    describe_pictures();
}

core::Status finish_rest(MarkPass& pass) {
    core::Status finished = gl::finish_program(pass.ringed.program);
    return finished.ok() ? gl::finish_program(pass.pictures) : finished;
}

void free_pass(MarkPass& pass) {
    gl::free_program(pass.points.program);
    gl::free_program(pass.ringed.program);
    gl::free_program(pass.pictures);
    gl::free_texture(pass.atlas);
    free_array(pass.mark_array, pass.mark_buffer);
    free_array(pass.ring_array, pass.ring_buffer);
    free_quads(pass.picture_quads);
}

void draw_marks(MarkPass& pass, const Scene& scene, PictureSize size) {
    glEnable(GL_BLEND);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
    draw_points(pass, scene, size);
    if (pass.pictures.id != 0) {
        draw_pictures(pass, scene, size);
        draw_ringed(pass, scene, size);
    }
    glDisable(GL_BLEND);
}

}  // namespace map
