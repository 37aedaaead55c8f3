// Reports of a finished training run of `embedscape train`, in three forms: as text, as JSON, and as a TSV table of all
// things. Only returns text; prints and writes nothing. May include app and everything below it. Next:
// train_command.cpp, which prints them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/experiment/session.h"
#include "app/view/picture.h"
#include "train/bits_kept.h"

namespace platform {

// A finished training run: the input of all reports.
struct Run {
    app::Session* session = nullptr;
    double seconds = 0;                     // time spent training
    long steps = 0;                         // steps done in that time
    const app::PictureScene* picture;       // the map's picture, to report its place and scale; null if there is none
    const train::BitsKept* kept = nullptr;  // bits kept; null if not measured
    std::string map_file, tsv_file;         // names of the files that are written; empty = none
    bool interrupted = false;               // a signal ended the run before all steps were done

    [[nodiscard]] bool writes_files() const { return !map_file.empty() || !tsv_file.empty(); }
};

// The report as one JSON object: step, losses, accuracy, balanced_accuracy, weights_hash, samples_per_s, spec, link.
// Optional members: map {width, height, x, y, units_per_px}, the part of the plane that the picture's logical pixels
// show; trust if that picture is a layout (t-SNE ...) or has the lines `mistakes`: the measures of projection/quality.h,
// and the distances of some pairs in all dimensions and in the picture; bits_kept if it was measured (app/bits_kept_json.h); trouble if training stopped by itself; hint if the model
// trains but does not learn (train/hints.h); made and arrivals if nets make things out of noise (train/made.h);
// interrupted if a signal ended it.
std::string json_report(const Run& run);
std::string text_report(const Run& run);
// A table of all things, tab-separated, with one header line: name, place, held_out, and for each head its prediction
// and the true value.
std::string tsv_table(app::Session& session);

}  // namespace platform
