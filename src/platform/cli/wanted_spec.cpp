// See wanted_spec.h.
#include "platform/cli/wanted_spec.h"

#include "app/links.h"
#include "core/shown_text.h"
#include "model/link.h"
#include "model/spec_json.h"
#include "platform/cli/closest.h"
#include "platform/cli/files.h"

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

}  // namespace platform
