// Fetching of data sets. If a Spec's data set is not in memory yet (data::is_here) and the platform can fetch its file,
// the Spec waits and is started when the file has arrived. Until then, and if the file cannot be fetched, the running
// model continues. May include everything of app. Next: links.h, open_experiment.h.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "model/spec.h"

namespace app {

struct Rooms;

// A Spec that waits for its file.
struct Waiting {
    model::Spec spec;
    std::string file;          // data::DatasetRow::file
    std::string label;         // of the data set
    std::string instead_of;    // id of the data set that ran when the fetching began
    bool from_link = false;    // it is started by open() (links.h), else by apply_spec()
    std::string experiment{};  // bytes of an experiment's file, which open_experiment() starts instead; empty: none
};

struct Fetching {
    bool can = false;  // the platform can fetch files; if not, a missing file is an error at once
    std::optional<Waiting> waiting;
};

// Whether the Spec has to wait for its data set's file. If so, it replaces `waiting`, and a notice says so.
bool waits_for(Rooms& rooms, const model::Spec& spec, bool from_link);
// The file that the platform has to fetch (data::DatasetRow::file), for the waiting Spec or else for the gallery
// (gallery.h); empty if there is none.
std::string wanted_file(const Rooms& rooms);
// The platform calls file_size() when the size is known, file_arrived() when the file is in memory, where packed_file()
// finds it, or file_failed() if it cannot be fetched, with the reason as a sentence. All three ignore a file that
// nothing waits for. file_arrived() returns whether the waiting Spec runs; error: the file or the Spec is unusable.
void file_size(Rooms& rooms, std::string_view file, double bytes);
core::Result<bool> file_arrived(Rooms& rooms, std::string_view file);
void file_failed(Rooms& rooms, std::string_view file, std::string_view sentence);

}  // namespace app
