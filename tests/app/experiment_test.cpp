// The whole experiment as one file: what is read trains on to the same bits as if it had never stopped, for every row of
// the tables and for own data; and what is wrong with a file is said before anything is changed.
#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "app/take_home/experiment_file.h"
#include "app/take_home/safetensors.h"
#include "app/take_home/take_home.h"
#include "core/random.h"
#include "data/drawing/classic_sets.h"
#include "data/import/own_id.h"
#include "data/import/read_files.h"
#include "data/import/sheet_dataset.h"
#include "model/material.h"
#include "specs.h"

namespace {

app::Session session_of(const model::Spec& spec, long steps) {
    app::Session session;
    REQUIRE(session.open(spec).ok());
    session.run_steps(steps);
    return session;
}

// Opened in a session that ran something else.
core::Status open_in(app::Session& session, const std::string& bytes) {
    core::Result<app::SavedExperiment> saved = app::read_experiment(bytes);
    if (!saved.ok()) return saved.error();
    core::Result<app::TrainedExperiment> trained = app::train_on(saved.value());
    if (!trained.ok()) return trained.error();
    app::TrainedExperiment& made = trained.value();
    session.take(std::move(made.trainer), std::move(made.material), std::move(made.history));
    return {};
}

// "" if it trains on as if it had never stopped.
std::string trains_on(const model::Spec& spec, long before, long after) {
    app::Session first = session_of(spec, before);
    app::Session second;
    if (const core::Status opened = open_in(second, app::experiment_file(first, true)); !opened.ok())
        return opened.sentence();
    if (!(second.running() == first.running()) && second.running().imported == nullptr) return "another Spec";
    if (second.running().dataset != first.running().dataset) return "other data";
    if (second.trainer().step() != first.trainer().step()) return "another step";
    if (second.trainer().weights_hash() != first.trainer().weights_hash()) return "other weights";
    first.run_steps(after);
    second.run_steps(after);
    if (second.trainer().weights_hash() != first.trainer().weights_hash())
        return "it does not train on as it would have";
    return second.latest().loss_train == first.latest().loss_train ? "" : "another loss";
}

std::string told(const std::string& bytes) {
    app::Session session;
    const std::uint64_t hash = session.trainer().weights_hash();
    const core::Status opened = open_in(session, bytes);
    if (!opened.ok()) CHECK(session.trainer().weights_hash() == hash);
    return opened.sentence();
}

bool says(const std::string& sentence, std::string_view words) { return sentence.find(words) != std::string::npos; }

// The file with other tensors and notes, as somebody may have changed it.
template <class Change>
std::string changed(const std::string& bytes, Change change) {
    const core::Result<app::ReadTensors> read = app::read_safetensors(bytes);
    REQUIRE(read.ok());
    std::vector<app::StoredTensor> tensors;
    for (const app::ReadTensor& tensor : read.value().tensors)
        tensors.push_back({tensor.name, tensor.dtype, tensor.shape, std::string(tensor.bytes)});
    std::vector<app::TensorNote> notes = read.value().notes;
    change(tensors, notes);
    return app::safetensors(tensors, notes);
}

std::string with_note(const std::string& bytes, std::string_view key, const std::string& text) {
    return changed(bytes, [&](auto&, auto& notes) {
        for (app::TensorNote& note : notes)
            if (note.key == key) note.text = text;
    });
}

std::string with_header(const std::string& header, const std::string& numbers = "") {
    const auto length = std::uint64_t{header.size()};  // where std::size_t has 32 bits, it cannot be shifted by more
    std::string bytes;
    for (int i = 0; i < 8; ++i) bytes += static_cast<char>((length >> (8 * i)) & 255u);
    return bytes + header + numbers;
}

// A table of two groups that lie apart.
std::string table() {
    std::string text = "name;weight;length;kind\n";
    for (int i = 0; i < 50; ++i) {
        const bool van = i % 2 == 0;
        text += "thing " + std::to_string(i) + ";" + std::to_string((van ? 2000 : 900) + i * 3) + ",5;" +
                std::to_string((van ? 500 : 300) + i) + ";" + (van ? "van" : "car") + "\n";
    }
    return text;
}

model::Spec spec_of_table(std::string_view choices) {
    core::Result<data::Sheet> sheet = data::read_files({{"things.csv", table()}});
    REQUIRE(sheet.ok());
    REQUIRE(data::choose_as(sheet.value(), "own_0123456789abcdef_" + std::string(choices)).ok());
    core::Result<data::ImportedDataset> made = data::sheet_dataset(sheet.value(), "things.csv");
    REQUIRE(made.ok());
    return model::default_spec(model::make_material(std::move(made.value().dataset)));
}

}  // namespace

TEST_CASE("experiment file: train, save, open and train is the same as to train on, for every row of the tables") {
    for (const specs::Named& named : specs::of_every_row()) {
        CAPTURE(named.name);
        CHECK(trains_on(named.spec, 7, 9) == "");
    }
    // Long enough for several epochs, and with the noise of dropout.
    model::Spec spec = model::default_spec();
    spec.layers = {{.kind = "dense", .width = 12}, {.kind = "dropout"}};
    CHECK(trains_on(spec, 100, 100) == "");
}

TEST_CASE("experiment file: a learner's own table, drawing and pictures travel in it") {
    const model::Spec of_table = spec_of_table("3x-t2");
    CHECK(trains_on(of_table, 40, 40) == "");
    const std::string bytes = app::experiment_file(session_of(of_table, 5), true);
    const auto saved = app::read_experiment(bytes);
    REQUIRE(saved.ok());
    CHECK(saved.value().file == "things.csv");
    REQUIRE(saved.value().sheet);
    CHECK(saved.value().sheet->n_rows == 50);
    CHECK(saved.value().stored.find("file.0")->bytes == table());
    CHECK(app::own_data_of(bytes) == of_table.dataset);

    auto drawn = data::drawing_dataset(data::classic_sets().front().make(80, 0.1, 1));
    REQUIRE(drawn.ok());
    CHECK(trains_on(model::default_spec(model::make_material(std::move(drawn.value()))), 20, 20) == "");
}

TEST_CASE("experiment file: own data that are not in it are asked for, or taken from what is here") {
    const model::Spec spec = spec_of_table("t4");
    const std::string bytes = app::experiment_file(session_of(spec, 5), false);
    CHECK(says(told(bytes), "Bring the table"));
    CHECK(app::read_experiment(bytes, spec.imported).ok());
    CHECK_FALSE(app::read_experiment(bytes, spec_of_table("t2").imported).ok());
}

TEST_CASE("experiment file: the curves come back") {
    app::Session first = session_of(model::default_spec(), 900);
    app::Session second;
    REQUIRE(open_in(second, app::experiment_file(first, true)).ok());
    const train::History &a = first.history(), &b = second.history();
    REQUIRE(a.entries.size() == b.entries.size());
    CHECK(a.every == b.every);
    CHECK(a.widest == b.widest);
    for (std::size_t i = 0; i < a.entries.size(); ++i) {
        CHECK(a.entries[i].step == b.entries[i].step);
        CHECK(a.entries[i].loss_held_out == b.entries[i].loss_held_out);
        REQUIRE(a.entries[i].heads.size() == b.entries[i].heads.size());
        CHECK(a.entries[i].heads[0].id == b.entries[i].heads[0].id);
        CHECK(a.entries[i].heads[0].accuracy == b.entries[i].heads[0].accuracy);
    }
}

TEST_CASE("experiment file: what is wrong is said in a sentence") {
    app::Session session = session_of(model::default_spec(), 20);
    const std::string bytes = app::experiment_file(session, true);
    REQUIRE(told(bytes) == "");
    CHECK(says(told(bytes.substr(0, bytes.size() - 1)), "cut off"));
    CHECK(says(told(bytes.substr(0, 200)), "cut off"));
    CHECK(says(told(bytes + "x"), "more is in it"));
    CHECK(says(told(with_header("{]")), "header cannot be read"));
    CHECK(says(told(with_header("{}")), "not of Embedscape"));
    CHECK(says(told(with_note(bytes, "embedscape_experiment", "2")), "newer version"));
    CHECK(says(told(with_note(bytes, "embedscape_experiment", "one")), "what version"));
    CHECK(says(told(with_note(bytes, "step", "-3")), "number of its steps"));
    CHECK(says(told(with_note(bytes, "step", "99999999999999999999")), "number of its steps"));
    CHECK(says(told(with_note(bytes, "optimiser_step", "21")), "counts its steps"));
    CHECK(says(told(with_note(bytes, "noise.increment", "8")), "random numbers"));
    CHECK(says(told(with_note(bytes, "batches.next", "1000000")), "order of the things"));
    CHECK(says(told(with_note(bytes, "spec", "{\"hue\": 3}")), "no field \"hue\""));
    CHECK(says(told(with_note(bytes, "spec", "{\"map_dims\": 5}")), "shape"));
    // The weights alone, as they are taken home for others.
    const app::TakenFrom from{.session = session};
    const auto weights = app::find_take_home("model.safetensors")->make(from, "stem");
    REQUIRE(weights.ok());
    CHECK(says(told(weights.value().front().bytes), "weights alone"));
    const auto first_float = [&](std::string_view tensor, std::string_view four) {
        return changed(bytes, [&](auto& tensors, auto&) {
            for (app::StoredTensor& each : tensors)
                if (each.name == tensor) each.bytes.replace(0, 4, four);
        });
    };
    CHECK(says(told(first_float("encoder.0.weight", std::string_view("\0\0\xc0\x7f", 4))), "no finite numbers"));
    CHECK(says(told(first_float("optimiser.0.encoder.0.weight", std::string_view("\0\0\x80\x7f", 4))), "no finite"));
    CHECK(says(told(first_float("features.mean", std::string_view("\0\0\x80\x3f", 4))), "trained on other data"));
    CHECK(says(told(first_float("batches.order", std::string_view("\xff\xff\xff\x7f", 4))), "order of the things"));
    const std::string without = changed(bytes, [](auto& tensors, auto&) {
        std::erase_if(tensors, [](const app::StoredTensor& tensor) { return tensor.name == "map.weight"; });
    });
    CHECK(says(told(without), "\"map.weight\" is missing"));
}

TEST_CASE("experiment file: sizes and places in a header are not believed") {
    const auto one = [](const std::string& rest) { return "{\"a\":{\"dtype\":\"F32\"," + rest + "}}"; };
    const std::string numbers(16, '\0');
    CHECK(app::read_safetensors(with_header(one("\"shape\":[4],\"data_offsets\":[0,16]"), numbers)).ok());
    for (const char* rest : {"\"shape\":[5],\"data_offsets\":[0,16]", "\"shape\":[4],\"data_offsets\":[4,16]",
                             "\"shape\":[4],\"data_offsets\":[16,0]", "\"shape\":[4],\"data_offsets\":[0,8]",
                             "\"shape\":[-4],\"data_offsets\":[0,16]", "\"shape\":[4.5],\"data_offsets\":[0,16]",
                             "\"shape\":[4294967296,4294967296,4],\"data_offsets\":[0,16]",
                             "\"shape\":[4],\"data_offsets\":[0,1e300]", "\"shape\":[4],\"data_offsets\":[0]",
                             "\"shape\":\"4\",\"data_offsets\":[0,16]", "\"shape\":[0],\"data_offsets\":[0,16]"}) {
        CAPTURE(rest);
        CHECK_FALSE(app::read_safetensors(with_header(one(rest), numbers)).ok());
    }
    CHECK_FALSE(app::read_safetensors(std::string("\xff\xff\xff\x7f\0\0\0\0{", 9)).ok());
    CHECK_FALSE(app::is_safetensors("{\"a\": 1, \"b\": 2}"));
}

// Whatever bytes are broken: it is refused, or it is an experiment that trains.
TEST_CASE("experiment file: many broken ones harm nothing") {
    const std::string bytes = app::experiment_file(session_of(model::default_spec(), 3), true);
    core::Random random = core::random_stream(1, "broken files");
    int refused = 0;
    for (int i = 0; i < 400; ++i) {
        std::string broken = bytes;
        // Half of them in the header, which is a small part of the file.
        const std::size_t most = i % 2 == 0 ? std::size_t{4000} : bytes.size();
        for (int k = 0; k < 3; ++k)
            broken[core::next_below(random, static_cast<std::uint32_t>(most))] =
                static_cast<char>(core::next_below(random, 256));
        const auto saved = app::read_experiment(broken);
        if (!saved.ok()) {
            CHECK(!saved.error().sentence.empty());
            ++refused;
            continue;
        }
        const auto trained = app::train_on(saved.value());
        if (!trained.ok()) ++refused;
    }
    CHECK(refused > 100);
}
