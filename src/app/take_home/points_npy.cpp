// Points as a NumPy array, [N, dims] of little-endian float32, and a table of names and attributes beside it. Source:
// NEP 1, A Simple File Format for NumPy Arrays (format 1.0).
#include "app/take_home/kinds.h"
#include "app/take_home/little_endian.h"
#include "app/take_home/points.h"

namespace app::kinds {
namespace {

std::string npy_of(const std::vector<float>& values, int rows, int columns) {
    std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + std::to_string(rows) + ", " +
                         std::to_string(columns) + "), }";
    constexpr std::size_t kBefore = 10, kAlign = 64;  // magic, version, length; the array begins at a multiple of 64
    while ((kBefore + header.size() + 1) % kAlign != 0) header += ' ';
    header += '\n';
    std::string bytes("\x93NUMPY\x01\x00", 8);
    bytes += static_cast<char>(header.size() & 255u);
    bytes += static_cast<char>(header.size() >> 8u);
    bytes += header;
    for (const float value : values) add_float(bytes, value);
    return bytes;
}

core::Result<std::vector<TakenFile>> make(const TakenFrom& experiment, const std::string& stem) {
    const train::Snapshot& shown = experiment.session.latest();
    return std::vector<TakenFile>{{stem + ".npy", npy_of(embedding_of(experiment), shown.n_points, shown.dims)},
                                  {stem + "-metadata.tsv", metadata_tsv(experiment)}};
}

}  // namespace

extern const TakeHomeRow points_npy{
    .id = "points.npy",
    .label = "Points for NumPy",
    .help = "The embedding as an .npy array, and a table of names and attributes beside it.",
    .suffix = "-points",
    .ending = ".npy",
    .make = make,
};

}  // namespace app::kinds
