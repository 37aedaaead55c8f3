// See points.h.
#include "app/take_home/points.h"

namespace app {

const std::vector<float>& embedding_of(const TakenFrom& experiment) {
    return experiment.session.latest().layers.back().values;
}

std::string dimension_name(int dimension, int dims) {
    return dims <= 3 ? std::string(1, "xyz"[dimension]) : "x" + std::to_string(dimension + 1);
}

std::string split_name(const train::Snapshot& snapshot, std::size_t thing) {
    const unsigned char split = snapshot.held_out[thing];
    return split == train::kHeldOut ? "held out" : split == train::kTest ? "test" : "train";
}

std::string metadata_tsv(const TakenFrom& experiment) {
    const data::Dataset& dataset = experiment.session.material().dataset;
    const train::Snapshot& shown = experiment.session.latest();
    TableText table(TableKind::tsv);
    table.add("name");
    table.add("split");
    for (const data::Attribute& attribute : dataset.row.attributes) table.add(heading_of(attribute));
    table.end_line();
    for (std::size_t i = 0; i < static_cast<std::size_t>(shown.n_points); ++i) {
        table.add(dataset.names[i]);
        table.add(split_name(shown, i));
        for (const data::Attribute& attribute : dataset.row.attributes)
            add_value(table, data::find_column(dataset.table, attribute.column), i);
        table.end_line();
    }
    return table.take();
}

}  // namespace app
