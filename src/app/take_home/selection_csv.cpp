// The selected things as CSV: what the selection's TSV has (map/things/selection.h), quoted.
#include "app/take_home/cells.h"
#include "app/take_home/kinds.h"

namespace app::kinds {
namespace {

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    if (experiment.selection == nullptr || experiment.selection->count == 0)
        return core::Error{"", "Nothing is selected; draw a line round things first, or take all points."};
    const std::string text =
        map::selection_text(experiment.session.latest(), experiment.session.material(), *experiment.selection);
    TableText table(TableKind::csv);
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find_first_of("\t\n", at), text.size());
        table.add(std::string_view(text).substr(at, end - at));
        if (end < text.size() && text[end] == '\n') table.end_line();
        at = end + 1;
    }
    return std::vector<TakenFile>{{stem + ".csv", table.take()}};
}

}  // namespace

extern const TakeHomeRow selection_csv{
    .id = "selection.csv",
    .label = "Selection as CSV",
    .help = "The selected things: place, attributes and what each head says.",
    .suffix = "-selection",
    .ending = ".csv",
    .make = make,
};

}  // namespace app::kinds
