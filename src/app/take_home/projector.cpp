// The Embedding Projector's pair: vectors as TSV without a heading, metadata as TSV with one; where things have pictures,
// a sprite of them; and the configuration that names these. Source: https://projector.tensorflow.org.
#include <cmath>

#include "app/take_home/kinds.h"
#include "app/take_home/points.h"
#include "core/json.h"
#include "map/pictures/paint.h"

namespace app::kinds {
namespace {

std::string vectors_tsv(const TakenFrom& experiment) {
    const auto dims = static_cast<std::size_t>(experiment.session.latest().dims);
    const std::vector<float>& places = embedding_of(experiment);
    TableText table(TableKind::tsv);
    for (std::size_t i = 0; i < places.size(); ++i) {
        table.add(places[i]);
        if (i % dims + 1 == dims) table.end_line();
    }
    return table.take();
}

// All pictures in a square grid, row by row, as the Projector cuts them out again.
std::string sprite_png(const data::Pictures& pictures, int n) {
    const int across = std::max(1, static_cast<int>(std::ceil(std::sqrt(static_cast<double>(n)))));
    const int side = pictures.side, width = across * side;
    map::Picture sheet{.width = width, .height = width, .rgba = {}};
    sheet.rgba.assign(static_cast<std::size_t>(width) * static_cast<std::size_t>(width) * 4, 0);
    const auto line = static_cast<std::size_t>(side) * 4;
    for (int thing = 0; thing < n; ++thing) {
        for (int y = 0; y < side; ++y) {
            const auto to = (static_cast<std::size_t>(thing / across * side + y) * static_cast<std::size_t>(width) +
                             static_cast<std::size_t>(thing % across * side)) *
                            4;
            std::copy_n(pictures.of(thing) + static_cast<std::size_t>(y) * line, line,
                        sheet.rgba.begin() + static_cast<std::ptrdiff_t>(to));
        }
    }
    const std::vector<std::uint8_t> png = map::to_png(sheet);
    return {png.begin(), png.end()};
}

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    const train::Snapshot& shown = experiment.session.latest();
    const data::Pictures& pictures = experiment.session.material().dataset.pictures;
    std::vector<TakenFile> files = {{stem + ".tsv", vectors_tsv(experiment)},
                                    {stem + "-metadata.tsv", metadata_tsv(experiment)}};
    core::Json entry = {{"tensorName", experiment.session.material().dataset.row.label},
                        {"tensorShape", core::Json(std::vector<int>{shown.n_points, shown.dims})},
                        {"tensorPath", files[0].name},
                        {"metadataPath", files[1].name}};
    if (pictures.side > 0) {
        files.push_back({stem + "-sprite.png", sprite_png(pictures, shown.n_points)});
        entry["sprite"] = core::Json{{"imagePath", files[2].name},
                                     {"singleImageDim", core::Json(std::vector<int>{pictures.side, pictures.side})}};
    }
    core::Json config;
    config["embeddings"] = core::Json::array();
    config["embeddings"].push_back(std::move(entry));
    files.push_back({stem + "-config.json", config.dump(2) + "\n"});
    return files;
}

}  // namespace

extern const TakeHomeRow projector{
    .id = "projector",
    .label = "Points for the Projector",
    .help = "Vectors and metadata as TSV, with a sprite of the pictures, for the Embedding Projector.",
    .suffix = "-projector",
    .ending = ".tsv",
    .make = make,
};

}  // namespace app::kinds
