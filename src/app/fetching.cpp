// See fetching.h.
#include "app/fetching.h"

#include "app/experiment/apply_spec.h"
#include "app/frame.h"
#include "app/gallery.h"
#include "app/links.h"
#include "app/open_experiment.h"
#include "app/rooms.h"
#include "core/thousands.h"

namespace app {

bool waits_for(Rooms& rooms, const model::Spec& spec, bool from_link) {
    const data::DatasetRow* row = model::dataset_row(spec);
    if (!rooms.fetching.can || row == nullptr || row->file.empty() || data::is_here(*row)) return false;
    rooms.fetching.waiting = Waiting{.spec = spec,
                                     .file = row->file,
                                     .label = row->label,
                                     .instead_of = rooms.session().running().dataset,
                                     .from_link = from_link,
                                     .experiment = {}};
    rooms.notices.notice = "Fetching \"" + row->label + "\" ...";
    rooms.clock.active_s = rooms.clock.last_s;
    return true;
}

std::string wanted_file(const Rooms& rooms) {
    return rooms.fetching.waiting ? rooms.fetching.waiting->file : gallery_file(rooms);
}

void file_size(Rooms& rooms, std::string_view file, double bytes) {
    if (!rooms.fetching.waiting || rooms.fetching.waiting->file != file || !(bytes > 0)) return;
    rooms.notices.notice = "Fetching \"" + rooms.fetching.waiting->label + "\" (" +
                           core::thousands(static_cast<long>(bytes / 1000 + 0.5)) + " kB) ...";
    rooms.clock.active_s = rooms.clock.last_s;
}

core::Result<bool> file_arrived(Rooms& rooms, std::string_view file) {
    rooms.clock.active_s = rooms.clock.last_s;  // asks for a frame: the gallery may have waited for the file
    if (!rooms.fetching.waiting || rooms.fetching.waiting->file != file) return false;
    const Waiting wanted = std::move(*rooms.fetching.waiting);
    rooms.fetching.waiting.reset();
    rooms.notices.notice.clear();
    if (!wanted.experiment.empty()) {
        const core::Status opened = open_experiment(rooms, wanted.experiment);
        if (!opened.ok()) return opened.error();
        return true;
    }
    if (wanted.from_link) {
        const core::Status opened = open(rooms, wanted.spec);
        if (!opened.ok()) return opened.error();
        return true;
    }
    const core::Result<Applied> applied = apply_spec(rooms, wanted.spec, rooms.clock.last_s);
    if (applied.ok()) return true;
    rooms.notices.alarm = applied.error().sentence;
    return applied.error();
}

void file_failed(Rooms& rooms, std::string_view file, std::string_view sentence) {
    gallery_file_failed(rooms, file, sentence);
    if (!rooms.fetching.waiting || rooms.fetching.waiting->file != file) return;
    rooms.notices.alarm = "\"" + rooms.fetching.waiting->label + "\" could not be fetched: " + std::string(sentence) +
                          " What was there runs on.";
    if (rooms.fetching.waiting->from_link) rooms.lesson.guide.close();  // the lesson of the link needs this data set
    rooms.experiment.pace.warm_left = 0;
    rooms.many.pending.reset();
    rooms.fetching.waiting.reset();
    rooms.notices.notice.clear();
    rooms.clock.active_s = rooms.clock.last_s;
}

}  // namespace app
