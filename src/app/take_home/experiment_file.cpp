// See experiment_file.h. Reading is in read_experiment.cpp.
#include "app/take_home/experiment_file.h"

#include <algorithm>
#include <limits>

#include "app/take_home/experiment_names.h"
#include "app/take_home/little_endian.h"
#include "app/take_home/safetensors.h"
#include "app/take_home/take_home.h"
#include "core/exact_number.h"
#include "core/json.h"
#include "data/drawing/drawing.h"

namespace app {
namespace {

using experiment_names::kHistory;

std::string exact(double number) {
    std::string text;
    core::append_exact(text, number);
    return text;
}

StoredTensor doubles(std::string name, std::size_t columns, const std::vector<double>& values) {
    StoredTensor tensor{
        .name = std::move(name), .dtype = "F64", .shape = {values.size() / columns, columns}, .bytes = {}};
    for (const double value : values) add_bytes(tensor.bytes, __builtin_bit_cast(std::uint64_t, value), 8);
    return tensor;
}

// The curves: a line for each entry, and of each head a table of its own, NaN where an entry has no such head.
void add_history(const train::History& history, std::vector<StoredTensor>& to) {
    std::vector<double> all;
    std::vector<std::string> ids;
    for (const train::HistoryEntry& entry : history.entries) {
        for (const double value :
             {static_cast<double>(entry.step), entry.loss_train, entry.loss_held_out, entry.accuracy})
            all.push_back(value);
        for (const train::HeadEntry& head : entry.heads) {
            if (std::find(ids.begin(), ids.end(), head.id) == ids.end()) ids.push_back(head.id);
        }
    }
    to.push_back(doubles(std::string(kHistory), experiment_names::kHistoryColumns, all));
    for (const std::string& id : ids) {
        std::vector<double> of_head;
        for (const train::HistoryEntry& entry : history.entries) {
            const auto found = std::find_if(entry.heads.begin(), entry.heads.end(),
                                            [&](const train::HeadEntry& head) { return head.id == id; });
            const double none = std::numeric_limits<double>::quiet_NaN();
            const train::HeadEntry head =
                found == entry.heads.end() ? train::HeadEntry{id, none, none, none, none} : *found;
            for (const double value : {head.loss_train, head.loss_held_out, head.accuracy, head.balanced_accuracy})
                of_head.push_back(value);
        }
        to.push_back(doubles(std::string(kHistory) + "." + id, experiment_names::kHistoryColumns, of_head));
    }
}

// The files of own data as tensors of bytes, and their names as JSON; a drawing is written as the text that it is.
std::string add_files(const data::Dataset& dataset, std::vector<StoredTensor>& to) {
    std::vector<data::ImportedFile> files;
    if (dataset.row.is_drawn) files.push_back({"drawn points", data::drawing_text(data::drawing_of(dataset))});
    if (!dataset.row.is_drawn && dataset.files != nullptr) files = *dataset.files;
    core::Json names = core::Json::array();
    for (data::ImportedFile& file : files) {
        to.push_back({.name = experiment_names::file_tensor(names.size()),
                      .dtype = "U8",
                      .shape = {file.bytes.size()},
                      .bytes = std::move(file.bytes)});
        names.push_back(file.name);
    }
    return names.dump();
}

}  // namespace

std::string experiment_file(const Session& session, bool with_data) {
    const train::Trainer& trainer = session.trainer();
    std::vector<StoredTensor> tensors;
    for (const Tensor& tensor : weights_of(trainer)) tensors.push_back(stored(tensor));
    for (const Tensor& tensor : features_of(trainer)) tensors.push_back(stored(tensor));
    for (const Tensor& tensor : training_state_of(trainer)) tensors.push_back(stored(tensor));
    add_history(session.history(), tensors);
    std::vector<TensorNote> notes = {{std::string(experiment_names::kMark), experiment_names::kVersionText}};
    for (TensorNote& note : notes_of(trainer)) notes.push_back(std::move(note));
    for (TensorNote& note : stream_notes_of(trainer)) notes.push_back(std::move(note));
    notes.push_back({"history.every", std::to_string(session.history().every)});
    notes.push_back({"history.widest", exact(session.history().widest)});
    if (with_data && trainer.spec().imported != nullptr)
        notes.push_back({"files", add_files(trainer.material().dataset, tensors)});
    return safetensors(tensors, notes);
}

}  // namespace app
