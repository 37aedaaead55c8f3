// Points as CSV: name, split, the embedding, every attribute.
#include "app/take_home/kinds.h"
#include "app/take_home/points.h"

namespace app::kinds {
namespace {

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    const data::Dataset& dataset = experiment.session.material().dataset;
    const train::Snapshot& shown = experiment.session.latest();
    const std::vector<float>& places = embedding_of(experiment);
    const auto dims = static_cast<std::size_t>(shown.dims);
    TableText table(TableKind::csv);
    table.add("name");
    table.add("split");
    for (int d = 0; d < shown.dims; ++d) table.add(dimension_name(d, shown.dims));
    for (const data::Attribute& attribute : dataset.row.attributes) table.add(heading_of(attribute));
    table.end_line();
    for (std::size_t i = 0; i < static_cast<std::size_t>(shown.n_points); ++i) {
        table.add(dataset.names[i]);
        table.add(split_name(shown, i));
        for (std::size_t d = 0; d < dims; ++d) table.add(places[i * dims + d]);
        for (const data::Attribute& attribute : dataset.row.attributes)
            add_value(table, data::find_column(dataset.table, attribute.column), i);
        table.end_line();
    }
    return std::vector<TakenFile>{{stem + ".csv", table.take()}};
}

}  // namespace

extern const TakeHomeRow points_csv{
    .id = "points.csv",
    .label = "Points as CSV",
    .help = "Name, place and every attribute of each thing, a line each.",
    .suffix = "-points",
    .ending = ".csv",
    .make = make,
};

}  // namespace app::kinds
