// The list of all optimisers by name, in menu order. To add an optimiser, write optimisers/<id>.cpp and a line here.
// Includes nothing.
#pragma once

#define ES_OPTIMISERS(X) \
    X(sgd)               \
    X(momentum)          \
    X(rmsprop)           \
    X(adam)              \
    X(adamw)
