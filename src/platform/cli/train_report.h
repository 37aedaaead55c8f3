// What a training run has to say: as text, as JSON, as a table, as a picture. Only makes texts and bytes; prints and
// writes nothing. May include app and what is before it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/experiment/session.h"
#include "app/seen/picture.h"
#include "train/bits_kept.h"

namespace platform {

struct Run {
    app::Session* session = nullptr;
    double seconds = 0;                     // spent training
    long steps = 0;                         // done, in these seconds
    const app::PictureScene* picture;       // null if none is painted; kept, so that its place and scale can be told
    const train::BitsKept* kept = nullptr;  // null if nobody asked
    std::string map_file, tsv_file;
};

// One object: step, losses, accuracy, balanced_accuracy, weights_hash, samples_per_s, spec, link; with a picture also
// map {width, height, x, y, units_per_px}: which part of the plane its logical pixels are; bits_kept if it was measured
// (app/bits_kept_json.h); trouble if training stopped.
std::string json_report(const Run& run);
std::string text_report(const Run& run);
// Tab-separated, one header line: name, the place, held_out, and for each head its answer and the true value.
std::string tsv_table(app::Session& session);

}  // namespace platform
