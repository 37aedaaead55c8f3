// See from_rooms.h.
#include "app/take_home/from_rooms.h"

#include "app/rooms.h"
#include "app/take_home/take_home.h"
#include "core/shown_text.h"

namespace app {

core::Result<std::vector<TakenFile>> take_home(Rooms& rooms, std::string_view id) {
    const TakeHomeRow* row = find_take_home(id);
    if (row == nullptr) {
        std::string known;
        for (const TakeHomeRow* each : take_home_table()) known += (known.empty() ? "" : ", ") + std::string(each->id);
        return core::Error{"", core::quoted(id) + " cannot be taken home; there are: " + known + "."};
    }
    Session& session = rooms.session();
    return_to_cpu(rooms.experiment.backend, session);
    Side& side = rooms.side();
    const TakenFrom experiment{
        .session = session, .selection = &rooms.view.pointing.seen.selection, .bits = records_of(side.kept)};
    return row->make(experiment, take_home_stem(*row, session));
}

std::span<const ui::TakeHomeKind> take_home_kinds() {
    static const std::vector<ui::TakeHomeKind> kinds = [] {
        std::vector<ui::TakeHomeKind> all;
        for (const TakeHomeRow* row : take_home_table()) all.push_back({row->id, row->label, row->help});
        return all;
    }();
    return kinds;
}

}  // namespace app
