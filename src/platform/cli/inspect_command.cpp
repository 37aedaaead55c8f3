// See inspect_command.h.
#include "platform/cli/inspect_command.h"

#include <string>

#include "core/json.h"
#include "data/import/picture_report.h"
#include "data/import/sheet_report.h"
#include "platform/cli/data_files.h"
#include "platform/cli/output.h"
#include "platform/cli/picture_files.h"

namespace platform {

namespace {

int refuse(const std::string& sentence, bool json) {
    if (json)
        print(core::Json({{"error", sentence}}).dump(2) + "\n");
    else
        complain(sentence);
    return kWrongInput;
}

// Pictures that cannot be read are told, and stop nothing: nothing is trained.
int inspect_pictures(const InspectArguments& arguments) {
    DataArguments data = arguments.data;
    data.leave_out = true;
    std::vector<std::string> refused;
    const core::Result<data::Dataset> pictures = read_data_pictures(data, refused);
    if (!pictures.ok()) return refuse(pictures.error().sentence, arguments.json);
    core::Json report = data::picture_report(pictures.value());
    std::string text = pictures.value().row.label + ": " + data::picture_text(pictures.value());
    core::Json warnings = core::Json::array();
    for (const std::string& sentence : refused) {
        warnings.push_back(sentence);
        text += "! " + sentence + "\n";
    }
    report["warnings"] = std::move(warnings);
    print(arguments.json ? report.dump(2) + "\n" : text);
    return 0;
}

}  // namespace

int inspect_command(const InspectArguments& arguments) {
    if (are_pictures(arguments.data.files)) return inspect_pictures(arguments);
    core::Result<ImportedSheet> imported = read_data_files(arguments.data);
    if (!imported.ok()) return refuse(imported.error().sentence, arguments.json);
    data::Sheet& sheet = imported.value().sheet;
    for (std::string& limit : limits_of_few(sheet.n_rows)) sheet.warnings.push_back(std::move(limit));
    print(arguments.json ? data::sheet_report(sheet).dump(2) + "\n"
                         : shown_name(imported.value().name) + ": " + data::sheet_text(sheet));
    return 0;
}

}  // namespace platform
