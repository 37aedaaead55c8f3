// See wanted_spec.h.
#include "platform/cli/wanted_spec.h"

#include "model/link.h"
#include "model/spec_json.h"
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
        core::Result<model::Spec> spec = model::from_json(text.value(), model::default_spec());
        if (!spec.ok()) return core::Error{"", spec_file + ": " + placed(spec.error())};
        return spec;
    }
    if (!link.empty()) return model::from_link(link);
    if (dataset.empty()) return model::default_spec();
    const data::DatasetRow* row = data::find_dataset(dataset);
    if (row) return model::default_spec(*row);
    std::string known;
    for (const data::DatasetRow& each : data::dataset_rows()) known += (known.empty() ? "" : ", ") + each.id;
    return core::Error{"dataset", "There is no data set \"" + dataset + "\"; choose one of: " + known + "."};
}

}  // namespace platform
