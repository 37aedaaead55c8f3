// Spec as JSON and as a link: there and back, and every kind of wrong text.
#include <doctest/doctest.h>

#include "core/random.h"
#include "model/diff.h"
#include "model/forms.h"
#include "model/link.h"
#include "model/schema_value.h"
#include "model/spec_json.h"

namespace {

// A valid value for the field, drawn at random.
template <class Owner>
void randomise(const model::Field<Owner>& field, const model::Spec& spec, Owner& owner, core::Random& random) {
    const std::vector<model::Choice> choices =
        field.choices == nullptr ? std::vector<model::Choice>{} : field.choices(spec, owner);
    const auto n = static_cast<std::uint32_t>(choices.size());
    model::FieldValue value = model::get_field(field, owner);
    const double at = static_cast<double>(core::next_unit(random));
    if (std::holds_alternative<int>(value)) value = static_cast<int>(field.min + at * (field.max - field.min));
    if (std::holds_alternative<double>(value)) value = field.min + at * (field.max - field.min);
    if (std::holds_alternative<std::string>(value)) value = n == 0 ? "" : choices[core::next_below(random, n)].id;
    if (std::holds_alternative<std::vector<std::string>>(value)) {
        std::vector<std::string> set;
        for (const model::Choice& choice : choices) {
            if (core::next_below(random, 2) == 1) set.push_back(choice.id);
        }
        value = set;
    }
    model::set_field(field, owner, value);
}

model::Spec random_spec(core::Random& random) {
    const auto& rows = data::dataset_rows();
    model::Spec spec = model::default_spec(rows[core::next_below(random, static_cast<std::uint32_t>(rows.size()))]);
    for (const auto& field : model::spec_fields()) {
        if (field.id != "dataset") randomise(field, spec, spec, random);
    }
    spec.layers.resize(core::next_below(random, 7));
    for (std::size_t i = 0; i < spec.layers.size(); ++i) {
        for (const auto& field : model::layer_fields()) randomise(field, spec, spec.layers[i], random);
        // What does not fit behind the layers before it becomes a dense one, which fits everywhere.
        if (!model::why_not(spec, i, spec.layers[i].kind).empty()) spec.layers[i].kind = "dense";
    }
    if (!model::forms_of(spec).ok()) spec = model::with_missing_forms(spec);
    if (!model::forms_of(spec).ok()) spec.layers.clear();
    while (static_cast<int>(spec.losses.size()) < 4) spec.losses.push_back(model::new_loss(spec));
    for (model::LossSpec& loss : spec.losses) {
        randomise(model::loss_field("weight"), spec, loss, random);
        randomise(model::loss_field("hidden"), spec, loss, random);
    }
    return model::normalised(spec);
}

}  // namespace

TEST_CASE("random Specs survive JSON and link to the last bit") {
    core::Random random = core::random_stream(7, "random specs");
    for (int round = 0; round < 200; ++round) {
        const model::Spec spec = random_spec(random);
        REQUIRE(model::validate(spec).ok());
        const auto from_json = model::from_json(model::to_json(spec), model::default_spec());
        REQUIRE(from_json.ok());
        CHECK(from_json.value() == spec);
        const std::string link = model::to_link(spec);
        const auto from_link = model::from_link("#" + link);
        CAPTURE(link);
        REQUIRE(from_link.ok());
        CHECK(from_link.value() == spec);
    }
}

TEST_CASE("the default is the empty link, and only what differs is in a link") {
    CHECK(model::to_link(model::default_spec()).empty());
    model::Spec spec = model::default_spec();
    spec.learning_rate = 0.03;
    CHECK(model::to_link(spec) == "lr=0.03");
    spec.layers = {{.kind = "dense", .width = 5, .activation = "relu"}};
    CHECK(model::to_link(spec) == "lr=0.03&layers=dense:5:relu");
    spec = model::default_spec();
    spec.features.clear();
    CHECK(model::to_link(spec) == "features=");
    CHECK(model::from_link("features=").value().features.empty());
}

TEST_CASE("wrong links get a sentence that names the thing") {
    const auto sentence = [](const char* link) {
        const auto result = model::from_link(link);
        return result.ok() ? std::string("opened") : result.error().sentence;
    };
    CHECK(sentence("#wings=2").find("\"wings\"") != std::string::npos);
    CHECK(sentence("#lr").find("without a value") != std::string::npos);
    CHECK(sentence("#lr=fast").find("has to be a number") != std::string::npos);
    CHECK(sentence("#lr=nan").find("it can be") != std::string::npos);
    CHECK(sentence("#batch=2.5").find("whole number") != std::string::npos);
    CHECK(sentence("#batch=99999999999").find("whole number") != std::string::npos);
    CHECK(sentence("#batch=100000").find("it can be 1 to 256") != std::string::npos);
    CHECK(sentence("#dataset=moon").find("\"moon\"") != std::string::npos);
    CHECK(sentence("#layers=dense:16:tanh:0.1:3:1:on:max:1:off:learned:on:on:on:on:9").find("16 parts") !=
          std::string::npos);
    CHECK(sentence("#layers=,,").find("layer") != std::string::npos);
    CHECK(sentence("#color=%F0%9F%9A").find("colour by") != std::string::npos);
    CHECK(sentence("") == "opened");
    CHECK(sentence("#") == "opened");
}

TEST_CASE("random bytes never open and never crash") {
    core::Random random = core::random_stream(3, "random links");
    const std::string letters = "abcdefghijklmnopqrstuvwxyz=&:,.%#0123456789{}[]\"\\\xc3\xff";
    for (int round = 0; round < 3000; ++round) {
        std::string text;
        for (std::uint32_t n = 1 + core::next_below(random, 40); n > 0; --n) {
            text += letters[core::next_below(random, static_cast<std::uint32_t>(letters.size()))];
        }
        const auto link = model::from_link(text);
        if (!link.ok()) CHECK_FALSE(link.error().sentence.empty());
        const auto json = model::from_json(text, model::default_spec());
        if (!json.ok()) CHECK_FALSE(json.error().sentence.empty());
    }
}

TEST_CASE("wrong JSON gets a sentence and the path of the field") {
    const auto error = [](const char* text) { return model::from_json(text, model::default_spec()).error(); };
    CHECK(error("{").sentence.find("not JSON") != std::string::npos);
    CHECK(error(R"({"losses": [{"weight": 1, "weight": 2}]})").sentence.find("column 27: \"weight\" stands twice") !=
          std::string::npos);
    CHECK(error("{").sentence.find("Line 1, column 2: ") != std::string::npos);
    CHECK(error(" \n").sentence.find("This is empty.") == 0);
    CHECK(error("{\"lr\": 1e999}").sentence.find("1e999 is infinite") != std::string::npos);
    CHECK(error("{\"seed\": 1e12}").sentence.find("which is too large; it can be 0 to") != std::string::npos);
    CHECK(error("{\"batch\": -5000000000}").sentence.find("which is too small") != std::string::npos);
    CHECK(error("{\"batch\": 2.5}").sentence.find("whole number") != std::string::npos);
    const std::string long_name(200000, 'n');
    for (const std::string& text : {"{\"" + long_name + "\": 1}", "{\"dataset\": \"" + long_name + "\"}",
                                    "{\"lr\": \"" + long_name + "\"}", "{\"losses\": [{\"" + long_name + "\": 1}]}"}) {
        const core::Error found = error(text.c_str());
        CHECK(found.sentence.size() + found.field.size() < 1500);
    }
    CHECK(error("{\"a\\u0000b\": 1}").sentence.find("\"a\\u0000b\"") != std::string::npos);
    CHECK(error("{\"color\": \"\\u001b[31m\"}").sentence.find("\x1b") == std::string::npos);
    CHECK(error("[1]").sentence.find("object") != std::string::npos);
    CHECK(error("{\"lr\": \"fast\"}").field == "lr");
    CHECK(error("{\"lr\": \"fast\"}").sentence == "learning rate is \"fast\", but has to be a number.");
    CHECK(error("{\"wings\": 2}").sentence.find("no field \"wings\"") != std::string::npos);
    CHECK(error("{\"layers\": 3}").field == "layers");
    CHECK(error("{\"layers\": [3]}").field == "layers.0");
    CHECK(error("{\"layers\": [{\"width\": 2.5}]}").field == "layers.0.width");
    CHECK(error("{\"losses\": [{\"kind\": \"guess\"}]}").field == "losses.0.kind");
    CHECK(error("{\"features\": \"weight\"}").sentence.find("list of texts") != std::string::npos);
    CHECK(error("{\"dataset\": \"moon\"}").field == "dataset");
}

TEST_CASE("partial JSON changes what it names; another data set brings its own default") {
    const auto spec = model::from_json("{\"lr\": 0.5}", model::default_spec());
    REQUIRE(spec.ok());
    CHECK(spec.value().learning_rate == 0.5);
    CHECK(spec.value().features == model::default_spec().features);
    const data::DatasetRow& other = data::dataset_rows().back();
    const auto moved = model::from_json("{\"dataset\": \"" + other.id + "\"}", model::default_spec());
    REQUIRE(moved.ok());
    CHECK(moved.value() == model::default_spec(other));
}

TEST_CASE("diff: the depth of each change comes from the schema, and sentences say what changed") {
    const model::Spec base = model::default_spec();
    CHECK(model::diff(base, base).empty());
    const auto depth_after = [&](auto change) {
        model::Spec spec = base;
        change(spec);
        return model::diff(base, spec).depth;
    };
    CHECK(depth_after([](model::Spec& s) { s.theme = "dark"; }) == model::Change::look);
    CHECK(depth_after([](model::Spec& s) { s.features.pop_back(); }) == model::Change::live);
    CHECK(depth_after([](model::Spec& s) { s.losses[0].weight = 0.1; }) == model::Change::live);
    CHECK(depth_after([](model::Spec& s) { s.layers.push_back({}); }) == model::Change::graft);
    CHECK(depth_after([](model::Spec& s) { s.layers[0].width = 3; }) == model::Change::graft);
    CHECK(depth_after([](model::Spec& s) { s.seed = 9; }) == model::Change::anew);

    model::Spec spec = base;
    spec.features.erase(spec.features.begin());
    spec.learning_rate = 0.03;
    spec.layers.push_back({});
    const model::Diff diff = model::diff(base, spec);
    REQUIRE(diff.changes.size() == 3);
    CHECK(diff.changes[0].sentence == "weight switched off");
    CHECK(diff.changes[1].sentence == "learning rate 0.01 → 0.03");
    CHECK(diff.changes[2].sentence == "a layer added");
}
