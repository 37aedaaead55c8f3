// A painted picture has the features that the same picture has as a thing of the data set.
#include "data/painting.h"

#include <doctest/doctest.h>

#include <cmath>

#include "data/dataset.h"

TEST_CASE("a thing's picture, painted, has the thing's features") {
    for (const char* id : {"digits", "letters"}) {
        CAPTURE(id);
        const core::Result<data::Dataset> dataset = data::load_dataset(*data::find_dataset(id));
        if (!dataset.ok()) continue;  // not part of this program
        REQUIRE(data::can_be_painted(dataset.value()));
        const data::FeatureMatrix matrix = data::build_features(dataset.value());
        const int thing = 17;
        const std::vector<float> painted =
            data::features_of_painting(dataset.value(), matrix, data::painting_of(dataset.value(), thing));
        const auto d = static_cast<std::size_t>(matrix.n_columns);
        REQUIRE(painted.size() == d);
        for (const data::FeatureSpan& span : matrix.spans) {
            if (span.count == 1) continue;  // ink, which nobody counts
            for (int k = span.first; k < span.first + span.count; ++k) {
                const auto at = static_cast<std::size_t>(k);
                CHECK(std::abs(painted[at] - matrix.values[thing * d + at]) < 1e-4f);
            }
        }
    }
}

TEST_CASE("data sets without pictures, or with other features, cannot be painted") {
    for (const char* id : {"auto_mpg", "silhouettes", "moods"}) {
        const core::Result<data::Dataset> dataset = data::load_dataset(*data::find_dataset(id));
        REQUIRE(dataset.ok());
        CHECK_FALSE(data::can_be_painted(dataset.value()));
    }
}
