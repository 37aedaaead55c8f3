// Outlines of regions against region_ids(), which asks the head pixel by pixel, and against borders that a formula
// gives.
#include "map/heads/region_areas.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "core/random.h"
#include "heads.h"
#include "map/heads/answer_grid.h"

namespace {

constexpr int kWidth = 400, kHeight = 300;
const map::Viewport kViewport{kWidth, kHeight};

// Even-odd.
bool inside(const map::IsoLines& lines, float x, float y) {
    bool in = false;
    for (const map::IsoLines::Line& line : lines.lines) {
        for (std::size_t i = 0; i < line.count; ++i) {
            const map::Point2 a = lines.points[line.first + i], b = lines.points[line.first + (i + 1) % line.count];
            if ((a.y > y) != (b.y > y) && x < a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y)) in = !in;
        }
    }
    return in;
}

// The areas that hold a place; of numbers the highest band.
std::vector<int> areas_at(const map::RegionAreas& areas, bool classes, float x, float y) {
    std::vector<int> found;
    for (const map::RegionArea& area : areas.areas) {
        if (inside(area.outline, x, y)) found.push_back(area.output);
    }
    if (!classes && found.size() > 1) found = {*std::max_element(found.begin(), found.end())};
    return found;
}

struct Agreement {
    int right = 0, none = 0, several = 0, asked = 0;
};

Agreement agreement(const train::Snapshot& snapshot, const map::Camera& camera) {
    const map::RegionView view = map::region_view(snapshot, "");
    const auto ids = map::region_ids(snapshot, view, camera, kViewport, kWidth, kHeight);
    const map::RegionAreas areas = map::region_areas(snapshot, view, camera, kViewport);
    core::Random random = core::random_stream(11, "places");
    Agreement found;
    for (int i = 0; i < 500; ++i) {
        const int x = static_cast<int>(core::next_uniform(random, 0, kWidth - 0.01f));
        const int y = static_cast<int>(core::next_uniform(random, 0, kHeight - 0.01f));
        const bool classes = view.answer == model::Answer::classes;
        const auto at = areas_at(areas, classes, static_cast<float>(x) + 0.5f, static_cast<float>(y) + 0.5f);
        ++found.asked;
        found.none += at.empty() ? 1 : 0;
        found.several += at.size() > 1 ? 1 : 0;
        found.right += at.size() == 1 && at[0] == ids[static_cast<std::size_t>(y * kWidth + x)] ? 1 : 0;
    }
    return found;
}

}  // namespace

TEST_CASE("areas of straight and bent heads agree with the ids of pixels, and lie side by side") {
    for (const int hidden : {0, 5, 16}) {
        for (const int classes : {1, 2, 7, 20}) {
            core::Random random = core::random_stream(21, "areas" + std::to_string(hidden * 100 + classes));
            train::Snapshot snapshot;
            snapshot.heads.push_back(map_test::random_head(random, model::Answer::classes, classes, hidden));
            const Agreement found = agreement(snapshot, {0.1f, -0.1f, 0.008f});
            CAPTURE(hidden);
            CAPTURE(classes);
            CHECK(found.right >= 0.99 * found.asked);
            // Between neighbours is nothing, and they do not overlap, but for slivers narrower than a cell.
            CHECK(found.none + found.several <= 3);
        }
    }
}

TEST_CASE("bands of a number agree with the ids of pixels, and contours lie where the value is the band's limit") {
    for (const int hidden : {0, 12}) {
        core::Random random = core::random_stream(31, "bands" + std::to_string(hidden));
        train::Snapshot snapshot = map_test::random_snapshot(random, 60, 1.2f);
        snapshot.heads.push_back(map_test::random_head(random, model::Answer::number, 1, hidden));
        const map::Camera camera{0, 0, 0.008f};
        const Agreement found = agreement(snapshot, camera);
        CAPTURE(hidden);
        CHECK(found.right >= 0.99 * found.asked);
        const map::RegionView view = map::region_view(snapshot, "");
        const map::RegionAreas areas = map::region_areas(snapshot, view, camera, kViewport);
        const map::Range range = map::number_range(snapshot, view);
        REQUIRE(areas.borders.lines.size() == areas.border_output.size());
        REQUIRE_FALSE(areas.borders.lines.empty());
        for (std::size_t i = 0; i < areas.borders.lines.size(); ++i) {
            const map::IsoLines::Line& line = areas.borders.lines[i];
            const float level =
                range.low + (range.high - range.low) * static_cast<float>(areas.border_output[i]) / map::kBands;
            for (std::size_t p = line.first; p < line.first + line.count; ++p) {
                const map::Point2 at = map::to_map(camera, kViewport, areas.borders.points[p]);
                const float place[2] = {at.x, at.y};
                const float value = map::answer_at(snapshot.heads[0], place, 2)[0];
                // Interpolated over 3 px of a range that is some hundred pixels wide.
                CHECK(std::abs(value - level) < 0.02f * (range.high - range.low));
            }
        }
    }
}

TEST_CASE("the borders of three straight classes are the three half lines of the formula, and meet in one corner") {
    // Logits x, -x and y: they are equal at the origin.
    train::Snapshot snapshot;
    snapshot.heads.push_back(
        map_test::named_head(model::Answer::classes, {{2, 3, {1, -1, 0, 0, 0, 1}, {0, 0, 0}, false}}));
    const map::Camera camera{0.13f, 0.07f, 0.01f};
    const map::RegionAreas areas = map::region_areas(snapshot, map::region_view(snapshot, ""), camera, kViewport);
    REQUIRE(areas.areas.size() == 3);
    const map::Point2 corner = map::to_px(camera, kViewport, {0, 0});
    REQUIRE(areas.borders.lines.size() == 3);
    for (const map::IsoLines::Line& line : areas.borders.lines) {
        CHECK(line.count == 2);  // straight, so nothing lies between its ends
        const map::Point2 a = areas.borders.points[line.first], b = areas.borders.points[line.first + 1];
        const float nearest =
            std::min(std::hypot(a.x - corner.x, a.y - corner.y), std::hypot(b.x - corner.x, b.y - corner.y));
        CHECK(nearest < 0.01f);
        for (const map::Point2 px : {a, b}) {
            const map::Point2 at = map::to_map(camera, kViewport, px);
            std::array<float, 3> logits = {at.x, -at.x, at.y};
            std::sort(logits.begin(), logits.end());
            CHECK(logits[2] - logits[1] < 1e-4f);
        }
    }
    for (const map::RegionArea& area : areas.areas) CHECK(area.outline.points.size() <= 6);
}

TEST_CASE("shades grow fuller inwards, and each lies where the head is that sure") {
    core::Random random = core::random_stream(4, "shades");
    train::Snapshot snapshot;
    snapshot.heads.push_back(map_test::random_head(random, model::Answer::classes, 4, 6));
    const map::Camera camera{0, 0, 0.01f};
    const map::RegionAreas areas = map::region_areas(snapshot, map::region_view(snapshot, ""), camera, kViewport);
    REQUIRE(areas.shades.size() > 8);
    int right = 0, asked = 0;
    for (int i = 0; i < 400; ++i) {
        const map::Point2 px{core::next_uniform(random, 0, kWidth), core::next_uniform(random, 0, kHeight)};
        float shade = map::least_shade();
        for (const map::ShadeArea& area : areas.shades) {
            if (inside(area.outline, px.x, px.y)) shade = std::max(shade, area.shade);
        }
        const map::Point2 at = map::to_map(camera, kViewport, px);
        const float place[2] = {at.x, at.y};
        std::vector<float> p = map::answer_at(snapshot.heads[0], place, 2);
        std::sort(p.begin(), p.end());
        const float wanted = map::region_shade(p[3] - p[2]);
        // Half a step, and a little for lines that are straight between cells.
        right += std::abs(shade - wanted) <= (1 - map::kShadeAtBorder) * 0.5f / map::kShades + 0.02f ? 1 : 0;
        ++asked;
    }
    CHECK(right >= 0.97 * asked);
}

TEST_CASE("nothing to show has no areas") {
    train::Snapshot snapshot;
    CHECK(map::region_areas(snapshot, {}, {}, kViewport).areas.empty());
    snapshot.heads.push_back(map_test::named_head(model::Answer::classes, {{2, 2, {NAN, NAN, 0, 0}, {0, 0}, false}}));
    map::region_areas(snapshot, map::region_view(snapshot, ""), {0, 0, 0.01f}, kViewport);  // any answer, no harm
    CHECK(map::region_areas(snapshot, map::region_view(snapshot, ""), {0, 0, 0.01f}, {0, 0}).areas.empty());
}

TEST_CASE("areas of a field, as a layout has it, agree with what the field says at each place") {
    core::Random random = core::random_stream(5, "field");
    for (const bool classes : {true, false}) {
        train::Snapshot snapshot;
        snapshot.laid_out = true;
        constexpr int kThings = 60, kClasses = 4;
        train::HeadSnapshot head;
        head.answer = classes ? model::Answer::classes : model::Answer::number;
        head.outputs = classes ? std::vector<std::string>{"a", "b", "c", "d"} : std::vector<std::string>{"x"};
        for (int i = 0; i < kThings; ++i) {
            snapshot.points.push_back(core::next_uniform(random, -1.5f, 1.5f));
            snapshot.points.push_back(core::next_uniform(random, -1, 1));
            for (int k = 0; k < (classes ? kClasses : 1); ++k) head.predictions.push_back(core::next_normal(random));
        }
        snapshot.n_points = kThings;
        const map::Camera camera{0.1f, 0, 0.008f};
        map::AnswerField field;
        field.places = map::grid_of(camera, kViewport, 100, 75);
        train::nearest_regions(head, snapshot.points, field.places, field.answers);
        snapshot.heads.push_back(std::move(head));
        const map::RegionView view{.head = 0, .output = 0, .answer = snapshot.heads[0].answer};
        const map::RegionAreas areas = map::region_areas(snapshot, view, camera, kViewport, map::kBands, &field);
        const map::Range range = map::range_of_predictions(snapshot.heads[0], 0);
        int right = 0;
        constexpr int kAsked = 500;
        for (int i = 0; i < kAsked; ++i) {
            const map::Point2 px{core::next_uniform(random, 0, kWidth), core::next_uniform(random, 0, kHeight)};
            const map::Point2 at = map::to_map(camera, kViewport, px);
            const auto x = static_cast<double>(at.x), y = static_cast<double>(at.y);
            const float share = (map::field_output(field, 0, x, y) - range.low) / (range.high - range.low);
            const int wanted = classes ? map::field_classes(field, x, y).best
                                       : std::clamp(static_cast<int>(share * map::kBands), 0, map::kBands - 1);
            const std::vector<int> found = areas_at(areas, classes, px.x, px.y);
            right += found.size() == 1 && found[0] == wanted ? 1 : 0;
        }
        CAPTURE(classes);
        // Numbers change from one thing to the next within a cell of the field: there the bands are narrow.
        CHECK(right >= (classes ? 0.98 : 0.94) * kAsked);
        CHECK(areas.borders.lines.size() > 3);
    }
}
