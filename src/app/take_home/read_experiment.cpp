// Reading the file of an experiment: see experiment_file.h. Nothing in the file is trusted before it is checked.
#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "app/take_home/experiment_file.h"
#include "app/take_home/experiment_names.h"
#include "core/json.h"
#include "core/shown_text.h"
#include "data/drawing/drawing.h"
#include "data/import/own_id.h"
#include "data/import/picture_dataset.h"
#include "data/import/sheet_dataset.h"
#include "model/material.h"
#include "model/schema.h"
#include "model/spec_json.h"

namespace app {
namespace {

constexpr long kMostSteps = 1000000000;

core::Error wrong(std::string sentence) { return {"data", std::move(sentence)}; }
core::Error broken(const std::string& what) {
    return wrong("The experiment in the file is broken: " + what + " Save it once more, or open another.");
}

// The whole number that a note is; nothing if it is anything else.
template <class Number>
std::optional<Number> number_in(const ReadTensors& stored, std::string_view key) {
    const std::string* text = stored.note(key);
    Number number = 0;
    if (text == nullptr) return std::nullopt;
    const char* end = text->data() + text->size();
    const auto read = std::from_chars(text->data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

// A count of steps.
std::optional<long> count_in(const ReadTensors& stored, std::string_view key) {
    const std::optional<long> count = number_in<long>(stored, key);
    return count && *count >= 0 && *count <= kMostSteps ? count : std::nullopt;
}

std::string made_by(const ReadTensors& stored) {
    const std::string* by = stored.note("made_by");
    return by == nullptr ? "another program" : core::printable(core::shortened(*by));
}

core::Status check_version(const ReadTensors& stored) {
    if (stored.note(experiment_names::kMark) == nullptr) {
        return wrong(stored.note("spec") == nullptr
                         ? "This safetensors file is not of Embedscape: nothing in it says what experiment it is of."
                         : "This file has the weights alone, not what they train on from. Save \"Whole experiment\" "
                           "instead, or open the link of its experiment.");
    }
    const std::optional<int> version = number_in<int>(stored, experiment_names::kMark);
    if (!version || *version < 1) return broken("it does not say what version it is of.");
    if (*version > experiment_names::kVersion)
        return wrong("The experiment was saved by a newer version (" + made_by(stored) +
                     ") than this one, Embedscape " EMBEDSCAPE_VERSION ". Load the page again, or open it there.");
    return {};
}

std::string dataset_in(const ReadTensors& stored) {
    const std::string* text = stored.note("spec");
    const auto json = text == nullptr ? std::nullopt : core::Json::parse(*text);
    const core::Json* dataset = json ? json->find("dataset") : nullptr;
    return dataset != nullptr && dataset->is_text() ? dataset->text() : "";
}

// The files of own data in it; none if there are none.
core::Result<std::vector<data::ImportedFile>> files_in(const ReadTensors& stored) {
    std::vector<data::ImportedFile> files;
    const std::string* text = stored.note("files");
    if (text == nullptr) return files;
    const auto names = core::Json::parse(*text);
    if (!names || !names->is_array()) return broken("the names of its data cannot be read.");
    for (const core::Json& name : names->items()) {
        const ReadTensor* bytes = stored.find(experiment_names::file_tensor(files.size()));
        if (!name.is_text() || bytes == nullptr || bytes->dtype != "U8") return broken("its data are missing.");
        files.push_back({name.text(), std::string(bytes->bytes)});
    }
    return files;
}

std::string name_of(const std::vector<data::ImportedFile>& files) {
    std::string name;
    for (const data::ImportedFile& file : files) name += (name.empty() ? "" : " and ") + file.name;
    return core::shortened(core::printable(name));
}

core::Result<data::Dataset> dataset_of(std::vector<data::ImportedFile> files, const std::string& id,
                                       SavedExperiment& to) {
    if (files.size() == 1 && data::is_drawing_text(files[0].bytes)) {
        const core::Result<data::Drawing> drawing = data::read_drawing(files[0].bytes);
        if (!drawing.ok()) return drawing.error();
        return data::drawing_dataset(drawing.value());
    }
    if (files.size() == 1 && data::is_picture_pack(files[0].bytes))
        return data::picture_dataset(files[0].bytes, files[0].name);
    to.file = name_of(files);
    core::Result<data::Sheet> sheet = data::read_as(std::move(files), id);
    if (!sheet.ok()) return sheet.error();
    core::Result<data::ImportedDataset> made = data::sheet_dataset(sheet.value(), to.file);
    if (!made.ok()) return made.error();
    to.sheet = std::move(sheet.value());
    return std::move(made.value().dataset);
}

// Own data: those that are here, or those in the file.
core::Result<std::shared_ptr<const model::Material>> own_material(const std::shared_ptr<const model::Material>& own,
                                                                  const std::string& id, SavedExperiment& to) {
    if (own != nullptr && own->dataset.row.id == id) return own;
    core::Result<std::vector<data::ImportedFile>> files = files_in(to.stored);
    if (!files.ok()) return files.error();
    if (files.value().empty()) {
        const std::string* label = to.stored.note("dataset");
        return wrong("The experiment is of a table that is not in the file" +
                     (label == nullptr ? std::string() : ", " + core::quoted(*label)) +
                     ": it was too large. Bring the table and make a map of it, then open this file again.");
    }
    core::Result<data::Dataset> dataset = dataset_of(std::move(files.value()), id, to);
    if (!dataset.ok()) return wrong("The data in the file cannot be read: " + dataset.error().sentence);
    if (dataset.value().row.id != id) return broken("its data are not those that it was trained on.");
    return model::make_material(std::move(dataset.value()));
}

core::Result<model::Spec> spec_in(const ReadTensors& stored, const model::Spec& base) {
    const std::string* text = stored.note("spec");
    if (text == nullptr) return broken("it does not say what is trained.");
    core::Result<model::Spec> spec = model::from_json(*text, base);
    if (spec.ok()) return spec;
    const std::string by = made_by(stored);
    return wrong("The experiment cannot be opened here: " + spec.error().sentence +
                 (by == "Embedscape " EMBEDSCAPE_VERSION ? "" : " It was saved by " + by + "."));
}

// The parameters of this program, from tensors whose names begin with `before`.
core::Result<std::vector<float>> parameters_in(const ReadTensors& stored, const engine::Program& program,
                                               const std::string& before) {
    std::vector<float> all(static_cast<std::size_t>(program.n_parameters), 0.0f);
    for (std::size_t i = 0; i < program.graph.nodes.size(); ++i) {
        const engine::Node& node = program.graph.nodes[i];
        if (node.kind != engine::NodeKind::parameter) continue;
        const auto rows = static_cast<std::size_t>(node.shape.rows), cols = static_cast<std::size_t>(node.shape.cols);
        const ReadTensor* tensor = stored.find(before + node.name);
        if (tensor == nullptr) return broken(core::quoted(before + node.name) + " is missing.");
        const std::vector<float> values = floats_of(*tensor, rows * cols);
        if (tensor->shape != std::vector<std::size_t>{rows, cols} || values.size() != rows * cols)
            return broken(core::quoted(before + node.name) + " does not have the shape that its layers ask for.");
        const auto width = static_cast<std::size_t>(engine::padded(node.shape.cols));
        const auto at = static_cast<std::size_t>(program.places[i].value);
        for (std::size_t r = 0; r < rows; ++r) std::copy_n(values.data() + r * cols, cols, all.data() + at + r * width);
    }
    return all;
}

core::Result<train::Streams> streams_in(const ReadTensors& stored, std::size_t n_things) {
    train::Streams streams;
    const ReadTensor* order = stored.find("batches.order");
    if (order != nullptr) streams.order = whole_numbers_of(*order, n_things);
    const auto next = number_in<std::size_t>(stored, "batches.next");
    const auto batches = number_in<std::uint64_t>(stored, "batches.state"),
               batches_by = number_in<std::uint64_t>(stored, "batches.increment"),
               noise = number_in<std::uint64_t>(stored, "noise.state"),
               noise_by = number_in<std::uint64_t>(stored, "noise.increment");
    if (order == nullptr || !next || !batches || !batches_by || !noise || !noise_by)
        return broken("where its random numbers are is missing.");
    streams.batches = {*batches, *batches_by};
    streams.noise = {*noise, *noise_by};
    streams.next_in_order = *next;
    return streams;
}

// Whether mean and scale of the features are those that the file was trained with.
bool has_same_features(const ReadTensors& stored, const data::FeatureMatrix& features) {
    for (const auto& [name, own] :
         {std::pair("features.mean", &features.mean), std::pair("features.scale", &features.scale)}) {
        const ReadTensor* tensor = stored.find(name);
        if (tensor == nullptr || floats_of(*tensor, own->size()) != *own) return false;
    }
    return true;
}

core::Result<train::TrainingState> state_in(const ReadTensors& stored, const train::Trainer& trainer) {
    const engine::Program& program = trainer.model().program;
    core::Result<std::vector<float>> parameters = parameters_in(stored, program, "");
    if (!parameters.ok()) return parameters.error();
    train::TrainingState state;
    state.parameters = std::move(parameters.value());
    for (int slot = 0; slot < trainer.n_slots(); ++slot) {
        const auto values = parameters_in(stored, program, experiment_names::slot_prefix(slot));
        if (!values.ok()) return values.error();
        state.slots.insert(state.slots.end(), values.value().begin(), values.value().end());
    }
    const std::optional<long> step = count_in(stored, "step"), optimiser_step = count_in(stored, "optimiser_step");
    if (!step || !optimiser_step) return broken("the number of its steps is missing.");
    state.step = *step;
    state.optimiser_step = *optimiser_step;
    core::Result<train::Streams> streams = streams_in(stored, trainer.streams().order.size());
    if (!streams.ok()) return streams.error();
    state.streams = std::move(streams.value());
    return state;
}

// The numbers of one table of the curves; empty if it does not have n lines.
std::vector<double> curve_in(const ReadTensor& tensor, std::size_t n) {
    constexpr std::size_t kColumns = experiment_names::kHistoryColumns;
    return tensor.shape == std::vector<std::size_t>{n, kColumns} ? doubles_of(tensor, n * kColumns)
                                                                 : std::vector<double>();
}

void add_head(train::History& history, const std::string& id, const std::vector<double>& values) {
    for (std::size_t i = 0; i < history.entries.size(); ++i) {
        const double* line = values.data() + i * experiment_names::kHistoryColumns;
        if (std::all_of(line, line + experiment_names::kHistoryColumns, [](double x) { return std::isnan(x); }))
            continue;
        history.entries[i].heads.push_back({id, line[0], line[1], line[2], line[3]});
    }
}

core::Result<train::History> history_in(const ReadTensors& stored, long last_step) {
    train::History history;
    const ReadTensor* table = stored.find(experiment_names::kHistory);
    const std::optional<long> every = count_in(stored, "history.every");
    const std::string* widest = stored.note("history.widest");
    const std::size_t n = table == nullptr || table->shape.empty() ? 0 : table->shape[0];
    if (table == nullptr || !every || *every < 1 || widest == nullptr || n >= train::History::kMaxEntries)
        return broken("its curves are missing.");
    const std::vector<double> lines = curve_in(*table, n);
    if (lines.empty() && n > 0) return broken("its curves cannot be read.");
    for (std::size_t i = 0; i < n; ++i) {
        const double* line = lines.data() + i * experiment_names::kHistoryColumns;
        const double least = i == 0 ? 0 : static_cast<double>(history.entries.back().step) + 1;
        if (!(line[0] >= least && line[0] <= static_cast<double>(last_step)))
            return broken("the steps of its curves are in no order.");
        history.entries.push_back({static_cast<long>(line[0]), line[1], line[2], line[3]});
    }
    history.every = *every;
    const auto widest_json = core::Json::parse(*widest);
    if (widest_json && widest_json->is_number()) history.widest = widest_json->number();
    const std::string before = std::string(experiment_names::kHistory) + ".";
    for (const ReadTensor& tensor : stored.tensors) {
        if (!tensor.name.starts_with(before)) continue;
        const std::vector<double> values = curve_in(tensor, n);
        if (values.empty() && n > 0) return broken("its curves cannot be read.");
        add_head(history, tensor.name.substr(before.size()), values);
    }
    return history;
}

}  // namespace

bool is_experiment(std::string_view bytes) { return is_safetensors(bytes); }

std::string own_data_of(std::string_view bytes) {
    const core::Result<ReadTensors> stored = read_safetensors(bytes);
    const std::string id = stored.ok() ? dataset_in(stored.value()) : "";
    return data::is_own_id(id) ? id : "";
}

core::Result<SavedExperiment> read_experiment(std::string_view bytes,
                                              const std::shared_ptr<const model::Material>& own) {
    core::Result<ReadTensors> stored = read_safetensors(bytes);
    if (!stored.ok()) return stored.error();
    if (const core::Status version = check_version(stored.value()); !version.ok()) return version.error();
    SavedExperiment saved{.spec = {}, .sheet = {}, .file = {}, .stored = std::move(stored.value())};
    model::Spec base = model::default_spec();
    if (const std::string id = dataset_in(saved.stored); data::is_own_id(id)) {
        core::Result<std::shared_ptr<const model::Material>> material = own_material(own, id, saved);
        if (!material.ok()) return material.error();
        base = model::default_spec(std::move(material.value()));
    }
    core::Result<model::Spec> spec = spec_in(saved.stored, base);
    if (!spec.ok()) return spec.error();
    saved.spec = std::move(spec.value());
    return saved;
}

core::Result<TrainedExperiment> train_on(const SavedExperiment& saved) {
    core::Result<std::shared_ptr<const model::Material>> material = model::load_material(saved.spec);
    if (!material.ok()) return material.error();
    if (!has_same_features(saved.stored, material.value()->features))
        return wrong("The experiment was trained on other data than \"" + material.value()->dataset.row.label +
                     "\" is in this version, Embedscape " EMBEDSCAPE_VERSION ". It was saved by " +
                     made_by(saved.stored) + ".");
    core::Result<train::Trainer> trainer = train::Trainer::start(saved.spec, material.value());
    if (!trainer.ok()) return trainer.error();
    const core::Result<train::TrainingState> state = state_in(saved.stored, trainer.value());
    if (!state.ok()) return state.error();
    if (const core::Status fits = trainer.value().restore(state.value()); !fits.ok()) return broken(fits.sentence());
    core::Result<train::History> history = history_in(saved.stored, state.value().step);
    if (!history.ok()) return history.error();
    return TrainedExperiment{std::move(trainer.value()), std::move(history.value()), std::move(material.value())};
}

}  // namespace app
