// Forms: what flows between layers, what fits behind what, and what of it is carried over.
#include "model/forms.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <string>

#include "model/link.h"
#include "model/schema.h"
#include "model/tables.h"
#include "train/trainer.h"

namespace {

using data::FormKind;

model::LayerSpec layer(const char* kind, int width = 4) {
    model::LayerSpec made;
    made.kind = kind;
    made.width = width;
    return made;
}

model::Spec digits(std::vector<model::LayerSpec> layers) {
    model::Spec spec = model::default_spec(*data::find_dataset("digits"));
    spec.losses = {{.kind = "classify", .target = "digit", .weight = 1}};
    spec.layers = std::move(layers);
    return spec;
}

train::Trainer trainer_of(const model::Spec& spec) {
    auto material = model::load_material(spec);
    REQUIRE(material.ok());
    auto trainer = train::Trainer::start(spec, material.value());
    REQUIRE_MESSAGE(trainer.ok(), trainer.error().sentence);
    return std::move(trainer.value());
}

// How far the map moves at most where this layer of a trained model gets two units more.
float moved_by_widening(const model::Spec& narrow, std::size_t place) {
    train::Trainer trainer = trainer_of(narrow);
    trainer.run_steps(100);
    const std::vector<float> before = trainer.snapshot().points;
    model::Spec wide = narrow;
    wide.layers[place].width += 2;
    REQUIRE(trainer.graft(wide).ok());
    const std::vector<float> after = trainer.snapshot().points;
    REQUIRE(before.size() == after.size());
    float most = 0;
    for (std::size_t i = 0; i < before.size(); ++i) most = std::max(most, std::abs(before[i] - after[i]));
    return most;
}

}  // namespace

TEST_CASE("a picture gets smaller from layer to layer and ends as a row") {
    const auto forms = model::forms_of(digits({layer("picture"), layer("conv"), layer("pool"), layer("flatten")}));
    REQUIRE(forms.ok());
    CHECK(forms.value()[1] == data::Form{.kind = FormKind::picture, .height = 8, .width = 8});
    CHECK(forms.value()[2] == data::Form{.kind = FormKind::picture, .height = 8, .width = 8});
    CHECK(forms.value()[3] == data::Form{.kind = FormKind::picture, .height = 2, .width = 2});
    CHECK(forms.value()[4].kind == FormKind::row);
}

TEST_CASE("what does not fit is told with the layer, the form and what would help") {
    const auto sentence = [](std::vector<model::LayerSpec> layers) {
        const auto forms = model::forms_of(digits(std::move(layers)));
        return forms.ok() ? std::string() : forms.error().field + ": " + forms.error().sentence;
    };
    CHECK(sentence({layer("conv")}) ==
          "layers.0.kind: Layer 1 (convolution) takes a picture, but a row of numbers comes from the features. Begin "
          "with "
          "\"as picture\".");
    CHECK(sentence({layer("picture"), layer("conv")}) ==
          "layers.1.kind: The map takes a row of numbers, but a picture of 8 x 8 comes from layer 2 (convolution). Put "
          "\"flatten\" or \"mean over places\" behind it.");
    CHECK(sentence({layer("dense"), layer("picture")}).find("has to be the first layer") != std::string::npos);
    CHECK(sentence({layer("sequence")}).find("no feature of these data is one") != std::string::npos);
    CHECK(sentence({layer("nodes")}).find("linked to each other") != std::string::npos);
    const model::LayerSpec twice = layer("upsample");
    CHECK(
        sentence({layer("picture"), twice, twice, twice, twice, layer("flatten")}) ==
        "layers.4.kind: Layer 5 (upsample) makes a picture of 128 x 128, but a side has at most 64 pixels. Put a pool "
        "before it.");
    model::LayerSpec large = layer("conv");
    large.kernel = 5;
    large.padded = false;
    CHECK(sentence({layer("picture"), layer("pool"), large, layer("flatten")}).find("layers.2.kernel") == 0);
}

TEST_CASE("the menu says the same, and what is missing can be put in") {
    const model::Spec spec = digits({layer("dense")});
    CHECK(model::why_not(spec, 0, "picture").empty());
    CHECK(model::why_not(spec, 0, "conv").find("Begin with") != std::string::npos);
    CHECK(model::why_not(spec, 0, "lstm").find("takes a sequence") != std::string::npos);
    const model::Spec mended = model::with_missing_forms(digits({layer("conv")}));
    REQUIRE(mended.layers.size() == 3);
    CHECK((mended.layers[0].kind == "picture" && mended.layers[2].kind == "flatten"));
    CHECK(model::with_missing_forms(spec) == spec);
    CHECK(model::with_missing_forms(digits({layer("lstm")})).layers.size() == 1);  // no row would help
}

// Each layer behind each other one, from each form: it compiles, or a sentence says why not.
TEST_CASE("any two layers behind each other work or are refused with a sentence") {
    int works = 0, refused = 0;
    for (const char* id : {"digits", "flights", "auto_mpg"}) {
        model::Spec spec = model::default_spec(*data::find_dataset(id));
        const auto material = model::load_material(spec);
        REQUIRE(material.ok());
        for (const model::LayerRow& first : model::layer_table()) {
            for (const model::LayerRow& second : model::layer_table()) {
                spec.layers = {layer(std::string(first.id).c_str()), layer(std::string(second.id).c_str())};
                spec = model::with_missing_forms(spec);
                const auto compiled = model::compile_model(spec, *material.value());
                CAPTURE(first.id);
                CAPTURE(second.id);
                if (compiled.ok()) {
                    ++works;
                    CHECK(compiled.value().layers.size() == spec.layers.size() + 2);
                    continue;
                }
                ++refused;
                CHECK(compiled.error().sentence.size() > 20);
                CHECK(compiled.error().sentence.back() == '.');
                CHECK(compiled.error().field.find("layers.") == 0);
            }
        }
    }
    CHECK(works > 150);
    CHECK(refused > 150);
}

TEST_CASE("layers of every form survive a link") {
    model::LayerSpec conv = layer("conv", 7);
    conv.kernel = 5;
    conv.stride = 2;
    conv.padded = false;
    conv.activation = "relu";
    const model::Spec spec = digits({layer("picture"), conv, layer("mean")});
    const auto read = model::from_link(model::to_link(spec));
    REQUIRE_MESSAGE(read.ok(), read.error().sentence);
    CHECK(read.value().layers == spec.layers);
}

TEST_CASE("convolutions learn digits, and the same bits come again") {
    const model::Spec spec = digits({layer("picture"), layer("conv", 6), layer("pool"), layer("flatten")});
    train::Trainer trainer = trainer_of(spec), again = trainer_of(spec);
    const double before = trainer.snapshot().loss_train;
    trainer.run_steps(150);
    again.run_steps(150);
    CHECK(trainer.snapshot().loss_train < 0.8 * before);
    CHECK(trainer.snapshot().points == again.snapshot().points);
}

TEST_CASE("a wider layer of pictures, sequences or graphs leaves the map where it is") {
    CHECK(moved_by_widening(digits({layer("picture"), layer("conv"), layer("pool"), layer("flatten")}), 1) < 1e-4f);
    CHECK(moved_by_widening(digits({layer("picture"), layer("conv"), layer("upsample"), layer("max")}), 1) < 1e-4f);
    for (const char* kind : {"lstm", "gru", "conv1d"}) {
        CAPTURE(kind);
        model::Spec spec = model::default_spec(*data::find_dataset("reber"));
        spec.layers = {layer("sequence"), layer("lookup"), layer(kind), layer("flatten")};
        CHECK(moved_by_widening(spec, 1) < 1e-4f);
        CHECK(moved_by_widening(spec, 2) < 1e-4f);
    }
    // Not graph attention: new units have a say in whom a node hears, as those of attention have.
    model::Spec spec = model::default_spec(*data::find_dataset("karate"));
    spec.layers = {layer("nodes"), layer("graph_conv"), layer("own")};
    CHECK(moved_by_widening(spec, 1) < 1e-4f);
}

TEST_CASE("in a graph a thing's place follows from its neighbours, too") {
    model::Spec spec = model::default_spec(*data::find_dataset("flights"));
    spec.layers = {layer("nodes"), layer("graph_mean"), layer("own")};
    train::Trainer linked = trainer_of(spec);
    CHECK(!linked.reads_alone());
    const std::vector<float> points = linked.snapshot().points;
    CHECK(linked.embed_rows(linked.material().features.values) == points);
    spec.layers[1].edges = false;
    CHECK(trainer_of(spec).snapshot().points != points);
}

TEST_CASE("graph attention without edges is a dense layer") {
    model::Spec spec = model::default_spec(*data::find_dataset("flights"));
    spec.layers = {layer("nodes"), layer("graph_attention", 6), layer("own")};
    spec.layers[1].heads = 3;
    const std::vector<float> linked = trainer_of(spec).snapshot().points;
    spec.layers[1].edges = false;
    train::Trainer alone = trainer_of(spec);
    spec.layers[1] = layer("dense", 6);
    train::Trainer dense = trainer_of(spec);
    CHECK(alone.snapshot().points == dense.snapshot().points);
    CHECK(alone.snapshot().points != linked);
    spec.layers[1] = layer("graph_attention", 6);
    spec.layers[1].heads = 4;
    CHECK(model::forms_of(spec).error().field == "layers.1.heads");
}
