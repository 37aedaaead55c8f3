// A data set whose file is not here yet (data::is_here), on a platform that can fetch it: what is wanted runs when its
// file has arrived; until then, and if it cannot be had, what runs goes on. May include everything of app.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "core/result.h"
#include "model/spec.h"

namespace app {

struct Rooms;

// What to do once it is here.
struct Waiting {
    model::Spec spec;
    std::string file;        // data::DatasetRow::file
    std::string label;       // of the data set
    std::string instead_of;  // the data set that ran when it was wanted
    bool from_link = false;
};

struct Fetching {
    bool can = false;  // the platform fetches; else a file that is not there is an error at once
    std::optional<Waiting> waiting;
};

// True if the Spec has to wait for its data set's file; then it is remembered, and a notice says so.
bool waits_for(Rooms& rooms, const model::Spec& spec, bool from_link);
// The platform tells: how large it is; that packed_file() has it; or that it cannot be had (a sentence). Each is
// ignored if another file, or none, is waited for by now. An error of the second: it is no good.
void file_size(Rooms& rooms, std::string_view file, double bytes);
core::Result<bool> file_arrived(Rooms& rooms, std::string_view file);
void file_failed(Rooms& rooms, std::string_view file, std::string_view sentence);

}  // namespace app
