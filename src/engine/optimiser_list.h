// The list of all optimisers, in the order of the menu; one line adds one to the table. Includes nothing.
#pragma once

#define ES_OPTIMISERS(X) \
    X(sgd)               \
    X(momentum)          \
    X(rmsprop)           \
    X(adam)              \
    X(adamw)
