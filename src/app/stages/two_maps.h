// The stage of two models side by side: forked, trained in step, drawn, told apart, ended, brought back. What is worked
// out about the two is comparison.h's; each of them is a Side. May include everything of app. Next: two_maps.cpp.
#pragma once

#include <array>
#include <memory>
#include <string>

#include "app/experiment/session.h"
#include "app/side.h"
#include "app/stages/comparison.h"
#include "app/stages/stage.h"
#include "map/view/camera.h"
#include "map/view/scene.h"

namespace app {

struct Rooms;

struct Sides {
    std::array<std::unique_ptr<Side>, 2> pair;  // A and B; one of them is null while one runs alone
    int active = 0;                             // 0 = A, 1 = B
    std::unique_ptr<Comparison> comparison;     // null: one runs alone
    std::unique_ptr<EndedComparison> ended;     // undo brings it back
};

void start_comparison(Rooms& rooms);
// Another one as A, beside what runs as B. Errors: other data; two are compared already, or many maps stand there.
core::Status compare_with(Rooms& rooms, Session a);
// From here on panels and levers are about this side: 0 = A, 1 = B.
void show_side(Rooms& rooms, int index);
void end_comparison(Rooms& rooms, bool keep_b);
// What a keep or a drop has ended goes on. False: there is none.
bool resume_comparison(Rooms& rooms);
// The side that is not active is given up, with what was found about the two.
void drop_comparison(Rooms& rooms);
// After a lever that was more than a look there is no way back to a comparison that has ended.
void forget_ended_comparison(Rooms& rooms, const Applied& applied);

// Steps of what runs, or of both. Returns those done.
long run(Rooms& rooms, double budget_ms, long max_steps, double now_s);

// -1 while one runs alone.
[[nodiscard]] int active_side(const Rooms& rooms);
// B is drawn turned onto A once one of them began anew.
bool is_aligned_to_a(const Rooms& rooms, int index);
void align_to_a(const Rooms& rooms, train::Snapshot& b);
map::Bounds bounds_of_both(const Rooms& rooms);
// What A and B differ in, a few times a second; and on B's map.
void find_comparison(Rooms& rooms, double now_s);
void lay_differences_on(const Rooms& rooms, int index, MapLayers& layers, map::Scene& scene);
// One JSON object: {"on": false}, or both sides and what separates them.
std::string comparison_json(const Rooms& rooms);

}  // namespace app
