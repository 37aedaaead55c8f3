// See wanted_spec.h.
#include "platform/cli/wanted_spec.h"

#include <filesystem>

#include "app/links.h"
#include "core/shown_text.h"
#include "data/import/read_sheet.h"
#include "data/import/sheet_dataset.h"
#include "model/link.h"
#include "model/material.h"
#include "model/schema.h"
#include "model/spec_json.h"
#include "platform/cli/closest.h"
#include "platform/cli/files.h"
#include "platform/cli/output.h"

namespace platform {

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
    for (const data::DatasetRow& each : data::dataset_rows()) {
        known += (known.empty() ? "" : ", ") + each.id;
        ids.push_back(each.id);
    }
    const std::string meant = closest(dataset, ids);
    if (!meant.empty()) known = meant + "? There are: " + known;
    return core::Error{"dataset", "There is no data set " + core::quoted(dataset) +
                                      (meant.empty() ? "; choose one of: " : ". Did you mean ") + known + "."};
}

core::Result<model::Spec> spec_of_data(const std::string& file, bool leave_out) {
    const std::string name = file == "-" ? "standard input" : std::filesystem::path(file).filename().string();
    const std::string shown = core::printable(core::shortened(name));
    core::Result<std::string> bytes = read_data(file);
    if (!bytes.ok()) return bytes.error();
    core::Result<data::Sheet> sheet = data::read_sheet(std::move(bytes.value()));
    if (!sheet.ok()) return core::Error{"", shown + ": " + sheet.error().sentence};
    for (const std::string& warning : sheet.value().warnings) complain(shown + ": " + warning);
    for (const data::SheetFault& fault : sheet.value().faults) {
        complain(shown + ": line " + std::to_string(fault.line) + ", column " + std::to_string(fault.column) + ": " +
                 fault.reason);
    }
    sheet.value().leave_out_faults = leave_out;
    core::Result<data::BroughtDataset> made = data::sheet_dataset(sheet.value(), name);
    if (!made.ok()) {
        const bool faults = sheet.value().n_faults > 0 && !leave_out;
        return core::Error{"", shown + ": " + made.error().sentence + (faults ? " (--leave-out says so.)" : "")};
    }
    for (const std::string& note : made.value().notes) complain(shown + ": " + note);
    const int n = made.value().dataset.table.n_rows;
    if (n < model::kFewThings)
        complain(shown + ": " + std::to_string(n) + " things are too few to hold any out: all are trained on.");
    model::Spec spec = model::default_spec(model::make_material(std::move(made.value().dataset)));
    if (const core::Status valid = model::validate(spec); !valid.ok()) return valid.error();
    return spec;
}

}  // namespace platform
