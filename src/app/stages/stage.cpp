// See stage.h.
#include "app/stages/stage.h"

#include "app/rooms.h"

namespace app {

const Stage& stage_of(const Rooms& rooms) {
    if (rooms.many.open) return kManyMaps;
    return rooms.sides.comparison ? kTwoMaps : kOneMap;
}

}  // namespace app
