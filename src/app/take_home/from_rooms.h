// Exports the running experiment as files ("take home"), for the menu and for scripts of the page. May include
// everything of app. Next: take_home.h.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "app/take_home/taken_file.h"
#include "core/result.h"
#include "ui/ui.h"

namespace app {

struct Rooms;

// Makes the files of the format with this id, from the active side. Errors: there is no such format; the experiment has
// a part that the format cannot express.
core::Result<std::vector<TakenFile>> take_home(Rooms& rooms, std::string_view id);

// All formats, for the menu.
std::span<const ui::TakeHomeKind> take_home_kinds();

}  // namespace app
