// See inspect_command.h.
#include "platform/cli/inspect_command.h"

#include <string>

#include "core/json.h"
#include "data/import/sheet_report.h"
#include "platform/cli/data_files.h"
#include "platform/cli/output.h"

namespace platform {

int inspect_command(const InspectArguments& arguments) {
    core::Result<ImportedSheet> imported = read_data_files(arguments.files);
    if (!imported.ok()) {
        const std::string& sentence = imported.error().sentence;
        if (arguments.json)
            print(core::Json({{"error", sentence}}).dump(2) + "\n");
        else
            complain(sentence);
        return kWrongInput;
    }
    data::Sheet& sheet = imported.value().sheet;
    for (std::string& limit : limits_of_few(sheet.n_rows)) sheet.warnings.push_back(std::move(limit));
    print(arguments.json ? data::sheet_report(sheet).dump(2) + "\n"
                         : shown_name(imported.value().name) + ": " + data::sheet_text(sheet));
    return 0;
}

}  // namespace platform
