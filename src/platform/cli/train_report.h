// Reports of a training run: as text, JSON, table, picture. Only makes texts and bytes; prints and writes nothing. May
// include app and what is before it.
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
    const app::PictureScene* picture;       // null if none is painted; its place and scale are reported
    const train::BitsKept* kept = nullptr;  // null if not asked for
    std::string map_file, tsv_file;
    bool interrupted = false;  // before all steps were done

    [[nodiscard]] bool writes_files() const { return !map_file.empty() || !tsv_file.empty(); }
};

// One object: step, losses, accuracy, balanced_accuracy, weights_hash, samples_per_s, spec, link; with a picture also
// map {width, height, x, y, units_per_px}: which part of the plane its logical pixels are; bits_kept if it was measured
// (app/bits_kept_json.h); trouble if training stopped by itself, hint if it went on but nothing is learned (train/hints.h), interrupted if somebody ended it.
std::string json_report(const Run& run);
std::string text_report(const Run& run);
// Tab-separated, with one header line: name, place, held_out, and for each head its prediction and the true value.
std::string tsv_table(app::Session& session);

}  // namespace platform
