// The list of all lessons by name, in menu order; each is defined in the file of its name. To add one: its file, and
// its name in the list.
#pragma once

#include "lessons/lesson.h"

#define ES_LESSONS(X)      \
    X(three_levers)        \
    X(list_and_key)        \
    X(kings_and_queens)    \
    X(mercedes_town)       \
    X(axes_become_regions) \
    X(one_bit)             \
    X(yellow_cabs)         \
    X(frown_and_smile)     \
    X(features_and_loss)   \
    X(three_prices)        \
    X(every_layer)         \
    X(sheet_of_paper)      \
    X(empty_towns)         \
    X(homework)            \
    X(letters_town)        \
    X(clock)               \
    X(one_eye)             \
    X(remembers)           \
    X(looking_back)        \
    X(friends)             \
    X(forger)              \
    X(noise_to_town)

namespace lessons::rows {

#define ES_DECLARE(name) extern const Lesson name;
ES_LESSONS(ES_DECLARE)
#undef ES_DECLARE

}  // namespace lessons::rows
