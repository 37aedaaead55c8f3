// Pictures as files: endings, names, sizes, and what cannot be made.
#include "app/view/picture.h"

#include <doctest/doctest.h>

#include <string>

namespace {

int big_endian(const std::vector<std::uint8_t>& bytes, std::size_t at) {
    return bytes[at] << 24 | bytes[at + 1] << 16 | bytes[at + 2] << 8 | bytes[at + 3];
}

std::string text_of(const app::Picture& picture) { return {picture.bytes.begin(), picture.bytes.end()}; }

int count(const std::string& text, const std::string& part) {
    int n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

}  // namespace

TEST_CASE("a file's ending says which picture it is to be") {
    CHECK(app::format_of("map.png") == app::PictureFormat::png);
    CHECK(app::format_of("a/b.c/Map.SVG") == app::PictureFormat::svg);
    for (const char* other : {"map.jpg", "map", "", "svg", "map.svg.gz", "png"}) CHECK_FALSE(app::format_of(other));
}

TEST_CASE("a PNG has its size times its scale, an SVG its size, both a name that says what they are") {
    app::Session session;
    session.run_steps(20);
    app::PictureOptions options;
    options.width = 640;
    options.height = 480;
    options.scale = 2;
    const auto png = app::make_picture(session, options);
    REQUIRE(png.ok());
    CHECK(png.value().name == "embedscape-cars-1970-82-step-20.png");
    CHECK(big_endian(png.value().bytes, 16) == 1280);
    CHECK(big_endian(png.value().bytes, 20) == 960);
    options.format = app::PictureFormat::svg;
    options.address = "https://example.org/#";
    const auto svg = app::make_picture(session, options);
    REQUIRE(svg.ok());
    CHECK(svg.value().name == "embedscape-cars-1970-82-step-20.svg");
    CHECK(text_of(svg.value()).find("viewBox=\"0 0 640 480\"") != std::string::npos);
    CHECK(text_of(svg.value()).find("<desc>https://example.org/#</desc>") != std::string::npos);
    options.address.clear();
    CHECK(text_of(app::make_picture(session, options).value()).find("embedscape train --steps 20") !=
          std::string::npos);
}

TEST_CASE("what is seen on the screen is all in the picture, at the screen's size or at another") {
    app::Session session;
    app::PictureOptions options;
    map::Scene live;
    live.snapshot = &session.latest();
    live.camera = {0.5f, -0.25f, 0.01f};
    live.viewport = {700, 300};
    live.hovered = 3;
    live.pinned = 5;
    map::Overlay over;
    over.line({}, {{0, 0}, {1, 1}});
    live.over = &over;
    options.live = &live;
    options.width = options.height = 0;
    app::PictureScene same;
    app::set_up(same, session, options);
    CHECK(same.scene.viewport.width == 700.0f);
    CHECK(same.scene.viewport.height == 300.0f);
    CHECK(same.scene.camera.units_per_px == 0.01f);
    CHECK(same.scene.hovered == -1);
    CHECK(same.scene.pinned == 5);
    CHECK(same.scene.over->strokes.size() == 1);
    options.width = 400;
    options.height = 1000;
    app::PictureScene other;
    app::set_up(other, session, options);
    CHECK(other.scene.camera.x == 0.5f);
    for (const map::Point2 corner : {map::Point2{0, 0}, map::Point2{700, 300}}) {
        const map::Point2 at = map::to_map({0.5f, -0.25f, 0.01f}, {700, 300}, corner);
        const map::Point2 px = map::to_px(other.scene.camera, other.scene.viewport, at);
        CHECK((px.x > -0.01f && px.x < 400.01f && px.y > -0.01f && px.y < other.scene.viewport.height + 0.01f));
    }
}

TEST_CASE("sizes and scales that cannot be are refused with a sentence") {
    app::Session session;
    const auto refused = [&](int width, int height, float scale) {
        app::PictureOptions options;
        options.width = width;
        options.height = height;
        options.scale = scale;
        const auto made = app::make_picture(session, options);
        REQUIRE_FALSE(made.ok());
        CHECK(made.error().sentence.back() == '.');
        return made.error().sentence;
    };
    CHECK(refused(300, 900, 1).find("300x900") != std::string::npos);
    CHECK(refused(900, 9000, 1).find("900x9000") != std::string::npos);
    CHECK(refused(900, 900, 5).find("1 to 4") != std::string::npos);
    CHECK(refused(8192, 8192, 4).find("million pixels") != std::string::npos);
    CHECK(refused(0, 0, 1).find("0x0") != std::string::npos);  // nothing is seen whose size it could have
}

TEST_CASE("a layout on the screen: its picture has the regions of the nearest things and says so, PNG and SVG alike") {
    app::Session session;
    session.run_steps(20);
    train::Snapshot laid_out = session.latest();
    laid_out.laid_out = true;
    map::AnswerField on_screen;
    map::Scene live;
    live.snapshot = &laid_out;
    live.viewport = {700, 300};
    live.camera = map::fit(laid_out, live.viewport);
    live.field = &on_screen;  // coarse, and of another camera: a picture makes its own
    app::PictureOptions options;
    options.live = &live;
    for (const app::PictureFormat format : {app::PictureFormat::png, app::PictureFormat::svg}) {
        options.format = format;
        options.map_style.clear();
        app::PictureScene chart;
        app::set_up(chart, session, options);
        CHECK(chart.scene.view.head == 0);
        REQUIRE(chart.scene.field == &chart.field);
        CHECK(chart.field.answers.w >= 300);
        CHECK(chart.caption.text.find("Regions: the nearest thing's answer.") != std::string::npos);
        const auto made = app::make_picture(chart, session, options);
        REQUIRE(made.ok());
        if (format == app::PictureFormat::svg) CHECK(count(text_of(made.value()), "class=\"region\"") == 3);
        options.map_style = "fantasy";
        app::PictureScene fantasy;
        app::set_up(fantasy, session, options);
        CHECK(fantasy.scene.view.head == -1);
        CHECK(fantasy.scene.field == nullptr);
        CHECK(fantasy.caption.text.find("Regions:") == std::string::npos);
    }
}

TEST_CASE("without a screen a picture has the layout that its Spec asks for, at rest, or says why there is none") {
    app::Session session;
    model::Spec spec = session.running();
    spec.map_dims = 5;
    spec.projection = "tsne";
    spec.shows = {"mistakes"};
    REQUIRE(session.open(spec).ok());
    session.run_steps(100);
    app::PictureOptions options;
    options.format = app::PictureFormat::svg;
    app::PictureScene first, second;
    app::set_up(first, session, options);
    app::set_up(second, session, options);
    CHECK(first.scene.snapshot->laid_out);
    CHECK(first.scene.snapshot->points != session.latest().points);
    CHECK(first.scene.snapshot->points == second.scene.snapshot->points);
    CHECK(first.trust.quality.trustworthiness > 0.9);
    CHECK(first.trust.looked_at == session.latest().n_points);
    CHECK(first.caption.text.find("neighbours in all 5 dimensions, too; trustworthiness 0.9") != std::string::npos);
    CHECK(first.caption.text.find("Solid red: false neighbours (near here, far in truth), ") != std::string::npos);
    const std::size_t lines = first.trust.worst.false_ones.size() + first.trust.worst.torn.size();
    CHECK(lines > 0);
    CHECK(first.layers.over.strokes.size() + first.layers.under.strokes.size() == lines);
    CHECK(count(text_of(app::make_picture(first, session, options).value()), "class=\"region\"") == 3);

    spec.perplexity = 200;
    spec.shows = {};
    REQUIRE(session.open(spec).ok());
    app::PictureScene refused;
    app::set_up(refused, session, options);
    CHECK_FALSE(refused.scene.snapshot->laid_out);
    CHECK(refused.caption.text.find("A perplexity of 200 is not possible") != std::string::npos);
    CHECK(refused.caption.text.find("Principal components are shown.") != std::string::npos);
    // Nobody asks how far to trust a plane without lines: its caption is as ever.
    spec.perplexity = 30;
    spec.projection = "pca";
    REQUIRE(session.open(spec).ok());
    app::PictureScene plane;
    app::set_up(plane, session, options);
    CHECK(plane.trust.k == 0);
    CHECK(plane.caption.text.find("trustworthiness") == std::string::npos);
}
