// See tour.h.
#include "lessons/tour.h"

#include "lessons/lesson.h"
#include "lessons/moment.h"
#include "model/schema.h"

namespace lessons {
namespace {

model::Spec cars() { return model::default_spec(); }

model::Spec weight_only() {
    model::Spec spec = cars();
    spec.features = {"weight"};
    return spec;
}

model::Spec leak() {
    model::Spec spec = cars();
    spec.features.emplace_back("origin");
    return spec;
}

model::Spec fuel_road() {
    model::Spec spec = cars();
    set_weight(spec, "origin", 0);
    set_weight(spec, "mpg", 1);
    return spec;
}

// The grid shows it: its lines are straight where nothing bends them.
model::Spec no_layers() {
    model::Spec spec = cars();
    spec.layers.clear();
    spec.shows.emplace_back("grid");
    return spec;
}

model::Spec land() { return find_lesson("mercedes_town")->preset(); }

}  // namespace

TourScene tour_scene(int index) {
    switch (index) {
        case 0:
            return {.sentence =
                        "Each dot is a car, coloured by where it comes from. A small network finds a place for "
                        "it: cars that are alike come together.",
                    .seconds = 7,
                    .spec = cars};
        case 1:
            return {.sentence = "Only the weight of a car comes in. With one number, all the cars can do is line up.",
                    .pulled = Pulled::features,
                    .seconds = 9,
                    .spec = weight_only};
        case 2:
            return {.sentence =
                        "Now the origin comes in, too, and nearly every car is right. That is no skill: the answer was "
                        "among the features.",
                    .pulled = Pulled::features,
                    .spec = leak};
        case 3:
            return {.sentence =
                        "Ask for fuel economy and for nothing else: the map becomes a road from thirsty to "
                        "thrifty.",
                    .pulled = Pulled::loss,
                    .seconds = 11,
                    .spec = fuel_road};
        case 4:
            return {.sentence =
                        "Take all layers away and nothing can bend: the grid is straight, and the map a flat "
                        "shadow of the features.",
                    .pulled = Pulled::architecture,
                    .spec = no_layers};
        default:
            return {.sentence =
                        "Other cars, drawn as a land. Like lives beside like: the Mercedes is nearer to the "
                        "BMW than to any van.",
                    .pulled = Pulled::drawing,
                    .seconds = 13,
                    .spec = land,
                    .warm_steps = 1000,
                    .pinned = "Mercedes-Benz 300E"};
    }
}

}  // namespace lessons
