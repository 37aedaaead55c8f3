// The map alone in a browser, beside others that draw points (W9): a snapshot of synthetic points, MapRenderer, and the
// picture copied to the page's canvas #map. Calls are timed by the page (tests/bench/peers/our_map.mjs), which also
// measures the whole playground of this same program. May include gl, map and platform/web's build. Not a test.
#include <emscripten.h>
#include <emscripten/html5.h>

#include <cstdint>
#include <string>

#include "core/random.h"
#include "gl/gles.h"
#include "map/gl/map_renderer.h"

namespace {

constexpr int kClasses = 4;

struct Bench {
    train::Snapshot snapshot;
    map::Coloring coloring;
    map::MapRenderer renderer;
    map::Scene scene;
    int width = 0, height = 0;
    unsigned copied_from = 0, framebuffer = 0;
};

Bench& bench() {
    static Bench* const one = new Bench;
    return *one;
}

// The peer's page counts the same way (regl_scatterplot.mjs), so both draw the very same points. Numerical Recipes'
// "quick and dirty" generator: 24 of its bits, -1 .. 1.
float next_place(std::uint32_t& state) {
    state = state * 1664525u + 1013904223u;
    return static_cast<float>(state >> 8) / 8388608.0f - 1;
}

// As the default model's: two numbers in, a softmax of classes out.
train::HeadSnapshot make_head(core::Random& random) {
    train::HeadSnapshot head;
    head.id = "classify.kind";
    train::DenseWeights layer{2, kClasses, {}, {}, false};
    for (int i = 0; i < 2 * kClasses; ++i) layer.weight.push_back(core::next_normal(random) * 3);
    for (int k = 0; k < kClasses; ++k) {
        layer.bias.push_back(core::next_normal(random));
        head.outputs.push_back("class " + std::to_string(k));
    }
    head.layers.push_back(layer);
    return head;
}

}  // namespace

extern "C" {

// Points uniform over [-1, 1]^2, as the peer has them. Returns a sentence, or an empty string.
EMSCRIPTEN_KEEPALIVE const char* map_bench_start(int n, int width, int height, int regions) {
    static std::string sentence;
    Bench& b = bench();
    EmscriptenWebGLContextAttributes attributes;
    emscripten_webgl_init_context_attributes(&attributes);
    attributes.alpha = attributes.depth = attributes.stencil = attributes.antialias = false;
    attributes.majorVersion = 2;
    const auto context = emscripten_webgl_create_context("#map", &attributes);
    if (context <= 0 || emscripten_webgl_make_context_current(context) != EMSCRIPTEN_RESULT_SUCCESS) return "no WebGL2";
    sentence = b.renderer.start().sentence();
    core::Random random = core::random_stream(4, "bench head");
    b.snapshot.n_points = n;
    std::uint32_t state = 4;
    for (int i = 0; i < 2 * n; ++i) b.snapshot.points.push_back(next_place(state));
    b.snapshot.held_out.assign(static_cast<std::size_t>(n), 0);
    for (int i = 0; i < n; ++i) b.coloring.index.push_back(i % kClasses);
    if (regions != 0) b.snapshot.heads.push_back(make_head(random));
    b.scene.snapshot = &b.snapshot;
    b.scene.coloring = &b.coloring;
    b.scene.view = map::region_view(b.snapshot, "");
    b.scene.viewport = {static_cast<float>(width), static_cast<float>(height)};
    b.scene.marks_version = 1;
    b.width = width;
    b.height = height;
    glGenFramebuffers(1, &b.framebuffer);
    return sentence.c_str();
}

// One frame from this place, at so many pixels from the middle to the right end of the points.
EMSCRIPTEN_KEEPALIVE void map_bench_frame(float x, float y, float pixels) {
    Bench& b = bench();
    b.scene.camera = {x, y, 1 / pixels};
    // As on the page: GL is software here.
    b.scene.ground_version = 1;
    b.scene.now_s = emscripten_get_now() / 1000;
    b.renderer.draw(b.scene);
    // The playground shows the picture as a textured rectangle; a copy does the same work.
    glBindFramebuffer(GL_READ_FRAMEBUFFER, b.framebuffer);
    if (b.copied_from != b.renderer.texture()) {
        b.copied_from = b.renderer.texture();
        glFramebufferTexture2D(GL_READ_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, b.copied_from, 0);
    }
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, 0);
    glBlitFramebuffer(0, 0, b.width, b.height, 0, 0, b.width, b.height, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
}

}  // extern "C"
