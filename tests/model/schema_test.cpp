// The schema walks itself: every row has what panels, links and people need, and every rule has its sentence.
#include "model/schema.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>
#include <set>

#include "model/link.h"
#include "model/material.h"
#include "model/schema_value.h"
#include "model/spec_json.h"
#include "model/tables.h"

namespace {

template <class Owner>
void check_rows(std::span<const model::Field<Owner>> fields) {
    std::set<std::string_view> ids;
    for (const model::Field<Owner>& field : fields) {
        CAPTURE(field.id);
        CHECK(ids.insert(field.id).second);
        CHECK_FALSE(field.label.empty());
        CHECK(field.help.size() > 15);
        CHECK(field.help.back() == '.');
        const bool number =
            std::holds_alternative<int Owner::*>(field.member) || std::holds_alternative<double Owner::*>(field.member);
        if (number) CHECK(field.min <= field.max);
        if (field.logarithmic) CHECK(field.min > 0);
        const bool switches = std::holds_alternative<bool Owner::*>(field.member);
        CHECK((number || switches) == (field.choices == nullptr));
    }
}

}  // namespace

TEST_CASE("every field has an id of its own, a label, a sentence and a sensible range") {
    check_rows(model::spec_fields());
    check_rows(model::layer_fields());
    check_rows(model::loss_fields());
}

TEST_CASE("the default of every data set is valid and in normal form") {
    for (const data::DatasetRow& row : data::dataset_rows()) {
        CAPTURE(row.id);
        const model::Spec spec = model::default_spec(row);
        CHECK(model::validate(spec).ok());
        CHECK(model::normalised(spec) == spec);
        const bool answers = std::any_of(spec.losses.begin(), spec.losses.end(), [](const model::LossSpec& loss) {
            return model::find_loss(loss.kind)->answer != model::Answer::none;
        });
        CHECK(model::region_choices(spec).empty() != answers);
    }
}

TEST_CASE("a number out of range is refused with field, value, rule and next step") {
    model::Spec spec = model::default_spec();
    spec.layers[1].width = 0;
    const core::Error problem = model::validate(spec).error();
    CHECK(problem.field == "layers.1.width");
    CHECK(problem.sentence == "width is 0; it can be 1 to 64. Choose a value in between.");

    spec = model::default_spec();
    spec.learning_rate = std::numeric_limits<double>::quiet_NaN();
    CHECK(model::validate(spec).error().field == "lr");
    spec.learning_rate = std::numeric_limits<double>::infinity();
    CHECK(model::validate(spec).error().field == "lr");
}

TEST_CASE("an unknown choice is refused by name, with what is known") {
    model::Spec spec = model::default_spec();
    spec.features.push_back("wings");
    CHECK(model::validate(spec).error().field == "features");
    CHECK(model::validate(spec).sentence().find("\"wings\"") != std::string::npos);
    CHECK(model::validate(spec).sentence().find("weight") != std::string::npos);

    spec = model::default_spec();
    spec.losses[0].target = "mpg";  // a number cannot be classified
    CHECK(model::validate(spec).error().field == "losses.0.target");
}

TEST_CASE("too few and too many losses, and twins, are refused") {
    model::Spec spec = model::default_spec();
    spec.losses.clear();
    CHECK(model::validate(spec).error().field == "losses");
    CHECK(model::validate(spec).sentence().find("Add one") != std::string::npos);
    spec = model::default_spec();
    spec.losses.push_back(spec.losses.front());
    CHECK(model::validate(spec).error().field == "losses." + std::to_string(spec.losses.size() - 1) + ".target");
}

TEST_CASE("the + buttons add what validates, until nothing more fits") {
    model::Spec spec = model::default_spec();
    while (static_cast<int>(spec.layers.size()) < model::layers_field().max_items) {
        spec.layers.push_back(model::new_layer(spec));
    }
    while (static_cast<int>(spec.losses.size()) < model::losses_field().max_items) {
        spec.losses.push_back(model::new_loss(spec));
        CAPTURE(spec.losses.back().kind + " " + spec.losses.back().target);
        CHECK(model::validate(spec).ok());
    }
}

TEST_CASE("normal form: features in the data set's order, none twice, no region view that is gone") {
    model::Spec spec = model::default_spec();
    std::vector<std::string> backwards(spec.features.rbegin(), spec.features.rend());
    backwards.push_back(spec.features.front());
    const std::vector<std::string> in_order = spec.features;
    spec.features = backwards;
    spec.regions_of = "classify.nothing";
    const model::Spec normal = model::normalised(spec);
    CHECK(normal.features == in_order);
    CHECK(normal.regions_of == model::kAuto);
}

TEST_CASE("numbers as text read back to the same number") {
    for (const double number : {0.1, 1.0 / 3, 1e-5, 12345.678, 0.03, 2.0}) {
        CHECK(std::stod(model::number_text(number)) == number);
    }
    CHECK(model::number_text(0.03) == "0.03");
}

TEST_CASE("every row of the tables has label and help") {
    for (const model::LayerRow& row : model::layer_table()) CHECK((row.help.size() > 15 && row.build != nullptr));
    for (const model::ActivationRow& row : model::activation_table()) CHECK(row.help.size() > 15);
    for (const model::LossRow& row : model::loss_table()) CHECK((row.help.size() > 15 && row.build != nullptr));
}

TEST_CASE("knobs of data: they travel in links and JSON, and mean something only where the data have them") {
    model::Spec spec = model::default_spec(*data::find_dataset("eight"));
    const model::Spec usual = spec;
    CHECK(model::data_id(spec) == "eight");
    CHECK(model::to_link(spec).find("data_") == std::string::npos);
    spec.data_size = 0.5;
    spec.data_noise = 0;
    spec.data_seed = 3;
    CHECK(model::validate(spec).ok());
    const std::string link = model::to_link(spec);
    CHECK(link.find("data_size=0.5&data_noise=0&data_seed=3") != std::string::npos);
    CHECK(model::from_link(link).value() == spec);
    CHECK(model::from_json(model::to_json(spec), usual).value() == spec);
    CHECK(model::data_id(spec) != "eight");
    const auto material = model::load_material(spec).value();
    CHECK(material->dataset.names.size() == 320);
    CHECK(material->dataset.row.id == model::data_id(spec));
    CHECK(model::load_material(usual).value()->dataset.names.size() == 640);
    // Sums have none of these, and eight clouds no modulus.
    spec = usual;
    spec.modulus = 7;
    CHECK(model::data_id(spec) == "eight");
    spec = model::default_spec(*data::find_dataset("modular"));
    spec.data_noise = 0;
    CHECK(model::data_id(spec) == "modular");
    spec.modulus = 7;
    CHECK(model::load_material(spec).value()->dataset.names.size() == 49);
    spec.modulus = 100;
    CHECK(model::validate(spec).error().field == "modulus");
    for (const char* id : {"data_size", "data_noise", "data_seed", "modulus"})
        CHECK_FALSE(model::applies(model::spec_field(id), model::default_spec(), model::default_spec()));
}
