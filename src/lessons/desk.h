// The desk: the state of all exhibits (the interactive tools of lessons), which is what the learner has typed, dragged,
// marked and written down. Plain data, one member for each exhibit; panels edit it as they edit the draft Spec. The
// logic of the exhibits is in exhibits/. Knows no panels.
#pragma once

#include "lessons/exhibits/calculator.h"
#include "lessons/exhibits/codes.h"
#include "lessons/exhibits/ledger.h"
#include "lessons/exhibits/neighbourhoods.h"
#include "lessons/exhibits/path.h"
#include "lessons/exhibits/picture_formats.h"
#include "lessons/exhibits/six_decoders.h"
#include "lessons/exhibits/token_table.h"
#include "lessons/exhibits/trust.h"
#include "lessons/exhibits/typed.h"

namespace lessons {

struct Desk {
    Ledger ledger;
    Path path;
    Typed typed;
    Codes codes;
    PictureFormat picture;
    SixDecoders decoders;
    Calculator calculator;
    Neighbourhoods neighbourhoods;
    Trust trust;
    TokenTable tokens;
};

}  // namespace lessons
