// What a side's map is about, called its question: the attribute by which its things are coloured, and the head whose
// predictions fill it as regions. Keeps both in line with the Spec, with a smooth transition (morph) when they change.
// May include core .. map and app/experiment. Next: model/strongest_loss.h, which chooses attribute and head; shown_map.cpp,
// which calls follow() in each frame.
#pragma once

#include <functional>
#include <string>

#include "app/experiment/session.h"
#include "core/stamp.h"
#include "map/heads/regions.h"
#include "map/things/coloring.h"

namespace app {

inline constexpr double kMorphSeconds = 0.9;

struct Question {
    map::Coloring coloring;
    std::string coloring_key;  // key of `coloring`: data set, attribute and first colour, or MeasuredColor::key
    std::string regions;       // model::shown_regions() of the running Spec
    // Colouring and regions before the last change, and the time of that change (long ago if there was none).
    map::Coloring coloring_before;
    std::string regions_before;
    double changed_s = -1e9;
    core::Stamp<model::Spec> followed;  // key: the running Spec
};

// A colouring by a measurement of each thing (trust, or agreement of seeds), to be used in place of an attribute.
struct MeasuredColor {
    std::string key;  // begins with '@', and differs for each result
    std::function<map::Coloring()> make;
};

// Updates colouring and regions to the running Spec; with `measured`, the colouring to that instead. If they changed,
// begins a morph, or none if `jumps`. Returns whether anything changed.
bool follow(Question& question, const Session& session, double now_s, bool jumps,
            const MeasuredColor* measured = nullptr);
// Progress of the morph from the old question to the new one, 0..1; 1 = ended.
float morphed(const Question& question, double now_s);
// The head that fills the map, with its strength (RegionView::ink): during a morph the old one fades out, then the new
// one fades in.
map::RegionView region_view(const Question& question, const train::Snapshot& seen, double now_s);

// A sentence for a change of the Spec: "The strongest loss asks for fuel economy now: colours and regions follow it."
// Empty if colours and regions show the same loss as in `before`.
std::string now_asked(const model::Spec& before, const model::Spec& now);

}  // namespace app
