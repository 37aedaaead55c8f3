// What a learner has made with the exhibits of the lessons: typed, dragged, marked, written down. Plain data, one
// member an exhibit; panels edit it as they edit the draft Spec. What it means is worked out in exhibits/ (no panels
// there).
#pragma once

#include "lessons/exhibits/ledger.h"
#include "lessons/exhibits/neighbourhoods.h"
#include "lessons/exhibits/trust.h"

namespace lessons {

struct Desk {
    Ledger ledger;
    Neighbourhoods neighbourhoods;
    Trust trust;
};

}  // namespace lessons
