// data/dataset.h: walks the registry, so that a new data set is tested without a new test; and what the loader refuses.
#include "data/dataset.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "data/embedded.h"
#include "data/features.h"

using namespace data;

namespace {

// Ids stand in links and in file names.
bool is_id(const std::string& text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

bool is_sentence(const std::string& text) { return text.size() >= 10 && text.back() == '.'; }

Dataset loaded(const DatasetRow& row) {
    core::Result<Dataset> dataset = load_dataset(row);
    if (!dataset.ok()) MESSAGE(dataset.error().sentence);
    REQUIRE(dataset.ok());
    return dataset.value();
}

std::vector<int> class_counts(const Target& target) {
    std::vector<int> counts(target.classes.size(), 0);
    for (const int code : target.codes) {
        if (code >= 0) ++counts[static_cast<std::size_t>(code)];
    }
    return counts;
}

std::string sentence_of_failure(const DatasetRow& row) {
    const core::Result<Dataset> dataset = load_dataset(row);
    CHECK_FALSE(dataset.ok());
    return dataset.ok() ? "" : dataset.error().sentence;
}

}  // namespace

TEST_CASE("the registry: ids are ids and each is there once") {
    std::set<std::string> ids;
    for (const DatasetRow& row : dataset_rows()) {
        CAPTURE(row.id);
        CHECK(is_id(row.id));
        CHECK(ids.insert(row.id).second);
        CHECK(find_dataset(row.id) == &row);
        CHECK_FALSE(row.label.empty());
        CHECK(is_sentence(row.help));
    }
    CHECK(ids.size() >= 3);
    CHECK(find_dataset("no_such_set") == nullptr);
}

TEST_CASE("every data set loads, and its names are unique and not empty") {
    for (const DatasetRow& row : dataset_rows()) {
        CAPTURE(row.id);
        const Dataset dataset = loaded(row);
        CHECK(dataset.table.n_rows >= 20);
        CHECK(dataset.names.size() == static_cast<std::size_t>(dataset.table.n_rows));
        const std::set<std::string> unique(dataset.names.begin(), dataset.names.end());
        CHECK(unique.size() == dataset.names.size());
        CHECK(unique.count("") == 0);
        CHECK(count_missing(*find_column(dataset.table, row.name_column)) == 0);
    }
}

TEST_CASE("the packs are all there, and together stay below 1.5 MB") {
    std::set<std::string> files;
    for (const DatasetRow& row : dataset_rows()) {
        if (row.file.size() > 5 && row.file.substr(row.file.size() - 5) == ".pack") files.insert(row.file);
    }
    std::size_t sum = 0;
    for (const std::string& file : files) {
        CAPTURE(file);
        CHECK(packed_file(file).size() > 10'000);
        sum += packed_file(file).size();
    }
    CHECK(files.size() >= 5);
    CHECK(sum < 1'500'000);  // of each a reader fetches what they choose; who looks at all fetches no more than this
}

TEST_CASE("every card has every field, and its count starts with the number of rows") {
    for (const DatasetRow& row : dataset_rows()) {
        CAPTURE(row.id);
        for (const std::string* text :
             {&row.card.what, &row.card.count, &row.card.source, &row.card.missing, &row.card.bias}) {
            CHECK(is_sentence(*text));
        }
        CHECK_FALSE(row.card.licence.empty());
        const std::string n = std::to_string(loaded(row).table.n_rows) + " ";
        CHECK(row.card.count.substr(0, n.size()) == n);
    }
}

TEST_CASE("groups: at most ten switches, some on, their columns there") {
    for (const DatasetRow& row : dataset_rows()) {
        CAPTURE(row.id);
        const Dataset dataset = loaded(row);
        std::set<std::string> ids, columns;
        int n_on = 0;
        for (const FeatureGroup& group : row.groups) {
            CAPTURE(group.id);
            CHECK(is_id(group.id));
            CHECK(ids.insert(group.id).second);
            CHECK_FALSE(group.label.empty());
            CHECK(is_sentence(group.help));
            CHECK_FALSE(group.columns.empty());
            for (const std::string& column : group.columns) {
                CHECK(find_column(dataset.table, column) != nullptr);
                CHECK(columns.insert(column).second);  // one column, one switch
            }
            CHECK(find_group(row, group.id) == &group);
            n_on += group.on_by_default ? 1 : 0;
        }
        CHECK(ids.size() <= 10);
        CHECK(n_on >= 1);
        CHECK(find_group(row, "no_such_group") == nullptr);
    }
}

TEST_CASE("attributes: their columns vary, and no class is without a row") {
    for (const DatasetRow& row : dataset_rows()) {
        CAPTURE(row.id);
        const Dataset dataset = loaded(row);
        std::set<std::string> ids;
        for (const Attribute& attribute : row.attributes) {
            CAPTURE(attribute.id);
            CHECK(is_id(attribute.id));
            CHECK(ids.insert(attribute.id).second);
            CHECK_FALSE(attribute.label.empty());
            CHECK(is_sentence(attribute.help));
            CHECK(find_attribute(row, attribute.id) == &attribute);
            REQUIRE(find_column(dataset.table, attribute.column) != nullptr);
            const Target target = build_target(dataset, attribute);
            if (target.kind == ColumnKind::category) {
                CHECK(target.classes.size() >= 2);
                for (const int count : class_counts(target)) CHECK(count > 0);
            } else {
                CHECK(std::any_of(target.values.begin(), target.values.end(), [](float v) { return v > 0; }));
            }
        }
        CHECK(find_attribute(row, row.color_by) != nullptr);
    }
}

TEST_CASE("default losses name attributes of the right kind, and no feature that is on gives them away") {
    for (const DatasetRow& row : dataset_rows()) {
        CAPTURE(row.id);
        const Dataset dataset = loaded(row);
        CHECK_FALSE(row.losses.empty());
        for (const DefaultLoss& loss : row.losses) {
            CAPTURE(loss.target);
            CHECK(loss.weight > 0);
            if (loss.target.empty()) continue;  // asks for no attribute
            const Attribute* attribute = find_attribute(row, loss.target);
            REQUIRE(attribute != nullptr);
            const Target target = build_target(dataset, *attribute);
            if (loss.kind == "classify") CHECK(target.kind == ColumnKind::category);
            if (loss.kind == "regress") CHECK(target.kind == ColumnKind::number);
            for (const FeatureGroup& group : row.groups) {
                const bool has_it = std::count(group.columns.begin(), group.columns.end(), attribute->column) > 0;
                CHECK_FALSE((has_it && group.on_by_default));
            }
        }
    }
}

TEST_CASE("features and histograms of every data set are finite and in range") {
    for (const DatasetRow& row : dataset_rows()) {
        CAPTURE(row.id);
        const Dataset dataset = loaded(row);
        const FeatureMatrix matrix = build_features(dataset);
        const auto size = static_cast<std::size_t>(matrix.n_rows) * static_cast<std::size_t>(matrix.n_columns);
        CHECK(matrix.values.size() == size);
        CHECK(matrix.present.size() == size);
        CHECK(matrix.labels.size() == static_cast<std::size_t>(matrix.n_columns));
        CHECK(matrix.spans.size() == row.groups.size());
        CHECK(std::all_of(matrix.values.begin(), matrix.values.end(), [](float v) { return std::isfinite(v); }));
        for (const FeatureGroup& group : row.groups) {
            const std::vector<float> bars = group_histogram(dataset, group, 16);
            CHECK(bars.size() <= 16);
            CHECK(*std::max_element(bars.begin(), bars.end()) == 1.0f);
            CHECK(*std::min_element(bars.begin(), bars.end()) >= 0.0f);
        }
    }
}

TEST_CASE("the vehicles are those that the notes promise") {
    const Dataset cars = loaded(*find_dataset("auto_mpg"));
    CHECK(dataset_rows().front().id == "auto_mpg");  // the default
    CHECK(cars.table.n_rows == 406);
    CHECK(class_counts(build_target(cars, *find_attribute(cars.row, "origin"))) == std::vector<int>{254, 79, 73});
    CHECK(count_missing(*find_column(cars.table, "mpg")) == 8);
    for (const char* name : {"Mercedes-Benz 280S", "BMW 2002", "VW Pickup", "Ford Maverick '74", "Honda Accord LX"}) {
        CHECK(std::count(cars.names.begin(), cars.names.end(), name) == 1);
    }
    // Spellings that the script mends must not come back as makes of their own.
    const std::vector<std::string>& makes = find_column(cars.table, "make")->categories;
    for (const char* wrong : {"Chevroelt", "Vokswagen", "Toyouta", "Maxda", "Capri", "Hi", "Vw", "Chevy"}) {
        CHECK(std::count(makes.begin(), makes.end(), wrong) == 0);
    }
    const Dataset outlines = loaded(*find_dataset("silhouettes"));
    const Target vehicle = build_target(outlines, *find_attribute(outlines.row, "vehicle"));
    CHECK(vehicle.classes == std::vector<std::string>{"bus", "Saab", "Opel", "van"});
    CHECK(class_counts(vehicle) == std::vector<int>{218, 217, 212, 199});
    const Dataset road = loaded(*find_dataset("cars93"));
    CHECK(road.table.n_rows == 101);
    const Target type = build_target(road, *find_attribute(road.row, "type"));
    CHECK(type.classes.back() == "Bus");
    CHECK(class_counts(type).back() == 8);
}

TEST_CASE("what the loader refuses, and how it says so") {
    DatasetRow row = dataset_rows().front();
    row.id = "mine";
    row.file = "none.csv";
    CHECK(sentence_of_failure(row) ==
          "The data set \"mine\" has no file \"none.csv\" in this program; run `make setup` and build again.");
    CHECK_FALSE(is_here(row));
    row.file = "none.pack";
    CHECK_FALSE(is_here(row));
    CHECK(load_dataset(row).error().field == "dataset");

    row = dataset_rows().front();
    row.name_column = "nickname";
    CHECK(sentence_of_failure(row) ==
          "The data set \"" + row.id +
              "\" names column \"nickname\" for its names, but its table has no such column; "
              "correct the name or add the column.");

    row = dataset_rows().front();
    row.groups.front().columns = {"colour"};
    CHECK(sentence_of_failure(row) == "The data set \"" + row.id + "\" names column \"colour\" for its feature " +
                                          row.groups.front().id +
                                          ", but its table has no such column; correct the name or add the column.");

    row = dataset_rows().front();
    row.attributes.front().column = "colour";
    CHECK(sentence_of_failure(row) == "The data set \"" + row.id + "\" names column \"colour\" for its attribute " +
                                          row.attributes.front().id +
                                          ", but its table has no such column; correct the name or add the column.");
}

TEST_CASE("a column of numbers can be the names") {
    DatasetRow row = *find_dataset("auto_mpg");
    row.name_column = "horsepower";
    const Dataset dataset = loaded(row);
    CHECK(dataset.names[0] == "130");
    CHECK(dataset.names[38] == "row 39");  // the first car without horsepower
}

TEST_CASE("towns stand at things, each at another one") {
    for (const DatasetRow& row : dataset_rows()) {
        if (!is_here(row)) continue;
        CAPTURE(row.id);
        const Dataset dataset = loaded(row);
        CHECK(dataset.towns.size() == row.towns.size());
        std::set<int> things;
        for (const Town& town : dataset.towns) things.insert(town.thing);
        CHECK(things.size() == dataset.towns.size());
    }
    DatasetRow row = *find_dataset("cars93");
    constexpr NamedTown kNowhere[] = {{"Atlantis", "Nautilus"}};
    row.towns = kNowhere;
    CHECK_FALSE(load_dataset(row).ok());
}
