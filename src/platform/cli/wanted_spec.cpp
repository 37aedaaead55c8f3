// See wanted_spec.h.
#include "platform/cli/wanted_spec.h"

#include <utility>
#include <vector>

#include "app/links.h"
#include "app/take_home/experiment_file.h"
#include "core/shown_text.h"
#include "data/import/picture_report.h"
#include "data/import/sheet_dataset.h"
#include "model/link.h"
#include "model/material.h"
#include "model/schema.h"
#include "model/spec_json.h"
#include "platform/cli/closest.h"
#include "platform/cli/data_files.h"
#include "platform/cli/files.h"
#include "platform/cli/output.h"
#include "platform/cli/picture_files.h"

namespace platform {
namespace {

// Of a sheet, by the name of its column; an empty name leaves the proposed one.
core::Status choose_target(data::Sheet& sheet, const std::string& name) {
    if (name.empty()) return {};
    std::vector<std::string> names;
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        const data::SheetColumn& column = sheet.columns[i];
        names.push_back(column.name);
        if (column.name != name) continue;
        if (!data::can_be_target(column)) {
            return core::Error{"", core::quoted(name) + " is taken for " + std::string(data::kind_name(column.kind)) +
                                       ", which is nothing to learn; choose a column of numbers or of groups."};
        }
        sheet.target = static_cast<int>(i);
        return {};
    }
    const std::string meant = closest(name, names);
    return core::Error{"", "There is no column " + core::quoted(name) + "; " +
                               (meant.empty() ? "`embedscape inspect` says which there are."
                                              : "did you mean " + core::quoted(meant) + "?")};
}

core::Result<model::Spec> spec_of_pictures(const DataArguments& arguments) {
    std::vector<std::string> refused;
    core::Result<data::Dataset> pictures = read_data_pictures(arguments, refused);
    if (!pictures.ok()) return pictures.error();
    for (const std::string& sentence : refused) complain(sentence + " It was left out.");
    const int n = pictures.value().table.n_rows;
    complain(pictures.value().row.label + ": " + data::picture_classes(pictures.value()) + ".");
    complain(pictures.value().row.label + ": " + data::picture_cost(n, pictures.value().pictures.side));
    model::Spec spec = model::default_spec(model::make_material(std::move(pictures.value())));
    if (const core::Status valid = model::validate(spec); !valid.ok()) return valid.error();
    return spec;
}

}  // namespace

std::string placed(const core::Error& error) {
    return error.field.empty() ? error.sentence : error.field + ": " + error.sentence;
}

core::Result<model::Spec> wanted_spec(const std::string& spec_file, const std::string& link,
                                      const std::string& dataset) {
    if (!spec_file.empty()) {
        const core::Result<std::string> text = read_text(spec_file);
        if (!text.ok()) return text.error();
        const std::string name = spec_file == "-" ? "standard input" : core::printable(core::shortened(spec_file));
        core::Result<model::Spec> spec = model::from_json(text.value(), model::default_spec());
        if (!spec.ok()) return core::Error{"", name + ": " + placed(spec.error())};
        return spec;
    }
    if (!link.empty()) return app::spec_of_link(link);
    if (dataset.empty()) return model::default_spec();
    const data::DatasetRow* row = data::find_dataset(dataset);
    if (row) return model::default_spec(*row);
    std::string known;
    std::vector<std::string> ids;
    for (const data::DatasetEntry& each : data::dataset_entries()) {
        ids.emplace_back(each.id);
        known += (known.empty() ? "" : ", ") + ids.back();
    }
    const std::string meant = closest(dataset, ids);
    if (!meant.empty()) known = meant + "? There are: " + known;
    return core::Error{"dataset", "There is no data set " + core::quoted(dataset) +
                                      (meant.empty() ? "; choose one of: " : ". Did you mean ") + known + "."};
}

core::Result<model::Spec> spec_of_data(const DataArguments& arguments) {
    if (are_pictures(arguments.files)) return spec_of_pictures(arguments);
    core::Result<ImportedSheet> imported = read_data_files(arguments);
    if (!imported.ok()) return imported.error();
    data::Sheet& sheet = imported.value().sheet;
    const std::string shown = shown_name(imported.value().name);
    for (const std::string& warning : data::warnings_of(sheet)) complain(shown + ": " + warning);
    for (const data::SheetFault& fault : sheet.faults) {
        complain(shown + ": line " + std::to_string(fault.line) + ", column " + std::to_string(fault.column) + ": " +
                 fault.reason);
    }
    sheet.leave_out_faults = arguments.leave_out;
    if (const core::Status chosen = choose_target(sheet, arguments.target); !chosen.ok())
        return core::Error{"", shown + ": " + chosen.sentence()};
    core::Result<data::ImportedDataset> made = data::sheet_dataset(sheet, imported.value().name);
    if (!made.ok()) {
        const bool faults = sheet.n_faults > 0 && !arguments.leave_out;
        return core::Error{"", shown + ": " + made.error().sentence + (faults ? " (--leave-out says so.)" : "")};
    }
    for (const std::string& note : made.value().notes) complain(shown + ": " + note);
    for (const std::string& limit : limits_of_few(made.value().dataset.table.n_rows)) complain(shown + ": " + limit);
    model::Spec spec = model::default_spec(model::make_material(std::move(made.value().dataset)));
    if (const core::Status valid = model::validate(spec); !valid.ok()) return valid.error();
    return spec;
}

core::Status open_saved(app::Session& session, const std::string& file) {
    const core::Result<std::string> bytes = read_data(file);
    if (!bytes.ok()) return bytes.error();
    const std::string before = (file == "-" ? "standard input" : shown_name(file)) + ": ";
    if (!app::is_experiment(bytes.value()))
        return core::Error{"", before +
                                   "This is no experiment; `embedscape export --as experiment` writes one. Data are "
                                   "given behind --data, an experiment in JSON behind --spec."};
    core::Result<app::SavedExperiment> saved = app::read_experiment(bytes.value());
    if (!saved.ok()) return core::Error{"", before + saved.error().sentence};
    core::Result<app::TrainedExperiment> trained = app::train_on(saved.value());
    if (!trained.ok()) return core::Error{"", before + trained.error().sentence};
    app::TrainedExperiment& made = trained.value();
    session.take(std::move(made.trainer), std::move(made.material), std::move(made.history));
    return {};
}

}  // namespace platform
