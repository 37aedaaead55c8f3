// Axes of a sweep: every lever of the schema can be one, and what cannot be is refused with a sentence.
#include "model/axis.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>

#include "model/diff.h"

namespace {

// Every field of every owner that this Spec has, by path, with what the schema says of it.
struct Lever {
    std::string path;
    model::Change change;
    bool number = false;
    double min = 0, max = 0;
    bool logarithmic = false;
    bool in_sweeps = false;
    bool of_data = false;
};

template <class Owner>
void add(std::span<const model::Field<Owner>> fields, const Owner& owner, const std::string& start,
         std::vector<Lever>& levers) {
    for (const model::Field<Owner>& field : fields) {
        const model::FieldValue value = model::get_field(field, owner);
        levers.push_back({start + std::string(field.id), field.change,
                          std::holds_alternative<int>(value) || std::holds_alternative<double>(value), field.min,
                          field.max, field.logarithmic, field.is_in_sweeps, field.lever == model::Lever::data});
    }
}

std::vector<Lever> all_levers(const model::Spec& spec) {
    std::vector<Lever> levers;
    add(model::spec_fields(), spec, "", levers);
    add(model::layer_fields(), spec.layers[0], "layers.0.", levers);
    add(model::loss_fields(), spec.losses[0], "losses.0.", levers);
    return levers;
}

double number(const model::FieldValue& value) {
    const int* whole = std::get_if<int>(&value);
    return whole ? *whole : std::get<double>(value);
}

std::string refusal(const model::Spec& spec, const char* text) {
    const core::Result<model::Axis> axis = model::read_axis(spec, text);
    return axis.ok() ? "" : axis.error().sentence;
}

bool says(const std::string& sentence, const char* words) { return sentence.find(words) != std::string::npos; }

}  // namespace

TEST_CASE("what shapes a layout can be an axis where there is one, and other looks cannot") {
    model::Spec spec = model::default_spec();
    const auto offered = [&](const char* path) {
        const std::vector<std::string> paths = model::axis_paths(spec);
        return std::find(paths.begin(), paths.end(), path) != paths.end();
    };
    CHECK_FALSE(offered("perplexity"));
    spec.projection = "tsne";
    CHECK(offered("perplexity"));
    CHECK(offered("throw"));
    CHECK_FALSE(offered("neighbours"));
    CHECK(model::read_axis(spec, "perplexity=2,5,10,30,50,100").value().words.back() == "100");
    CHECK(says(refusal(spec, "theme=light,dark"), "changes only how a map is drawn"));
}

TEST_CASE("every number of the schema that training or the layout feels can be an axis, from end to end of its range") {
    const model::Spec spec = model::default_spec();
    int n = 0;
    for (const Lever& lever : all_levers(spec)) {
        CAPTURE(lever.path);
        if (lever.of_data || (lever.change == model::Change::look && !lever.in_sweeps)) {
            CHECK_FALSE(model::axis_field(spec, lever.path).ok());
            continue;
        }
        if (!lever.number) continue;
        ++n;
        const core::Result<model::Axis> axis = model::axis_between(spec, lever.path, lever.min, lever.max, 5);
        REQUIRE(axis.ok());
        CHECK(number(axis.value().values.front()) == lever.min);
        CHECK(number(axis.value().values.back()) == lever.max);
        for (std::size_t i = 0; i < 5; ++i) {
            const model::Setting setting{lever.path, axis.value().values[i]};
            const core::Result<model::Spec> changed = model::with_values(spec, {&setting, 1});
            REQUIRE(changed.ok());
            // Nothing but the field has changed, and diff() knows it by the same path.
            for (const model::FieldChange& change : model::diff(spec, changed.value()).changes)
                CHECK(change.path == lever.path);
            CHECK(axis.value().words[i] == model::value_text(axis.value().values[i]));
        }
        if (lever.logarithmic && lever.min > 0) {
            const double middle = number(axis.value().values[2]);
            CHECK(middle == doctest::Approx(std::sqrt(lever.min * lever.max)).epsilon(0.1));
        }
    }
    CHECK(n >= 20);
    const std::vector<std::string> paths = model::axis_paths(spec);
    for (const char* path : {"lr", "seed", "map_dims", "layers.0.width", "losses.0.weight", "features.weight"})
        CHECK(std::find(paths.begin(), paths.end(), path) != paths.end());
    CHECK(std::find(paths.begin(), paths.end(), "momentum") == paths.end());  // means nothing with this optimiser
    for (const std::string& path : paths) CHECK(model::axis_field(spec, path).ok());
}

TEST_CASE("axes are read from text: lists, ranges, switches, choices") {
    const model::Spec spec = model::default_spec();
    const model::Axis rates = model::read_axis(spec, "lr=0.001..0.1/3").value();
    CHECK(rates.label == "learning rate");
    CHECK(rates.words == std::vector<std::string>{"0.001", "0.01", "0.1"});
    CHECK(model::read_axis(spec, "losses.0.weight=0..1/6").value().words[3] == "0.6");
    const model::Axis year = model::read_axis(spec, "features.year=off,on").value();
    CHECK(year.words == std::vector<std::string>{"off", "on"});
    for (std::size_t i = 0; i < 2; ++i) {
        const model::Setting setting{year.path, year.values[i]};
        const std::vector<std::string> on = model::with_values(spec, {&setting, 1}).value().features;
        CHECK(std::count(on.begin(), on.end(), "year") == (i == 0 ? 0 : 1));
    }
    const model::Axis activation = model::read_axis(spec, "layers.0.activation=tanh,relu").value();
    CHECK(activation.label == "activation of layer 1");
    CHECK(model::read_axis(spec, "losses.0.weight=0,1").value().label == "how much origin counts");
    CHECK(model::seed_axis(spec, 10).words.front() == std::to_string(spec.seed));
    CHECK(model::seed_axis(spec, 10).words.back() == std::to_string(spec.seed + 9));
}

TEST_CASE("what cannot be an axis is refused with a sentence") {
    const model::Spec spec = model::default_spec();
    CHECK(says(refusal(spec, "rate of learning=1,2"), "There is no field \"rate of learning\""));
    CHECK(says(refusal(spec, "layers.7.width=1,2"), "Choose one of: "));
    CHECK(says(refusal(spec, "layers.99999999999999999999.width=1,2"), "There is no field"));
    CHECK(says(refusal(spec, "losses.0=1,2"), "There is no field"));
    CHECK(says(refusal(spec, "features.colour=on,off"), "There is no field"));
    CHECK(says(refusal(spec, "features=weight,year"), "one group at a time"));
    CHECK(says(refusal(spec, "theme=dark,light"), "only how a map is drawn"));
    CHECK(says(refusal(spec, "dataset=auto_mpg,cars93"), "same data"));
    CHECK(says(refusal(spec, "lr=0.1"), "has 1 value here"));
    CHECK(says(refusal(spec, "lr=1..2/11"), "2 to 10"));
    CHECK(says(refusal(spec, "lr=0.1,0.2,0.1"), "0.1 twice"));
    CHECK(says(refusal(spec, "lr=fast,slow"), "has to be a number"));
    CHECK(says(refusal(spec, "map_dims=1.5,2"), "a whole number"));
    CHECK(says(refusal(spec, "map_dims=1..2/5"), "twice"));
    CHECK(says(refusal(spec, "full_batch=1,2"), "on or off"));
    CHECK(says(refusal(spec, "layers.0.activation=1..2/2"), "no number"));
    for (const char* text : {"lr=1..2", "lr=1..2/3x", "lr=..2/3", "lr=1../3", "lr=nan..1/3"})
        CHECK(says(refusal(spec, text), "no range"));
    for (const char* text : {"", "lr", "=1,2"}) CHECK(says(refusal(spec, text), "An axis looks like"));
    CHECK(says(refusal(spec, "lr="), "has to be a number"));
    // A value out of range is the cell's business.
    const model::Axis wide = model::read_axis(spec, "map_dims=2,65").value();
    const model::Setting setting{wide.path, wide.values[1]};
    CHECK(says(model::with_values(spec, {&setting, 1}).error().sentence, "it can be 1 to 64"));
}

TEST_CASE("an axis as a text is read back as the same axis") {
    const model::Spec base = model::default_spec();
    for (const char* text : {"lr=0.001..0.1/5", "losses.0.weight=0,0.333333333333,1", "features.weight=on,off",
                             "layers.0.activation=tanh,relu", "seed=7,1"}) {
        CAPTURE(text);
        const core::Result<model::Axis> axis = model::read_axis(base, text);
        REQUIRE(axis.ok());
        const core::Result<model::Axis> again = model::read_axis(base, model::axis_text(axis.value()));
        REQUIRE(again.ok());
        CHECK(again.value().path == axis.value().path);
        CHECK(again.value().values == axis.value().values);
        CHECK(again.value().words == axis.value().words);
    }
}
