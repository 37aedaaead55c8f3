// Where steps are done: on the CPU or on the graphics card (WebGL). A learner may pin either; else a short race
// decides, at the start and whenever the network changes, and its figures are shown. What runs on the card comes home,
// to the last bit of its state, before anything is done to it. May include core .. gl and app. Calls into GL only while
// it has been told that there is a context. Next: backend.cpp, card_training.h.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/experiment/card_training.h"
#include "app/experiment/session.h"

namespace app {

enum class BackendChoice { automatic, cpu, webgl };
// "auto", "cpu", "webgl"; nothing for any other word.
std::optional<BackendChoice> backend_choice_of(std::string_view id);
std::string_view id_of(BackendChoice choice);

// Samples a second, as the race found them; 0: it was not run, or could not.
struct Race {
    double cpu = 0, card = 0;
};

struct Backend {
    BackendChoice choice = BackendChoice::automatic;
    bool has_gl = false;
    bool in_software = false;  // a program stands in for the card: it only runs there if that is asked for
    gl::Kernels kernels;
    CardTraining card;
    Race race;
    std::string why_not;  // why the card cannot do this one; empty: it can, or was not asked

    std::string raced;  // network and batch that `race` is about
    std::string seen;   // those of the last frame
    double seen_since_s = 0;
    std::string refused;  // network and batch that `why_not` is about
    long per_frame = 1;   // steps to issue
    double asked_s = 0, slots_s = 0;
};

void backend_has_gl(Backend& backend);
// Why there is no race for it; empty if there is one.
[[nodiscard]] std::string_view why_no_race(const Backend& backend);
// Why steps are not done on the card, as far as is known; empty if nothing speaks against it.
[[nodiscard]] std::string_view why_not_on_card(const Backend& backend);
// The context is gone: the session goes on from the last weights that came back.
void backend_lost_gl(Backend& backend, Session& session);

[[nodiscard]] inline bool is_on_card(const Backend& backend) { return backend.card.is_on; }
// Whether the next step will be done there. What is paused and asked to goes there with its first step, unless the card
// is known not to be able to.
[[nodiscard]] bool next_is_on_card(const Backend& backend, const Session& session, bool playing);
// Everything on the card comes home. Costs nothing if nothing is there.
void return_to_cpu(Backend& backend, Session& session);

// Steps of this frame, on whichever backend it is. Returns those that the session has seen (shown()) by it.
long run_for(Backend& backend, Session& session, double budget_ms, long max_steps, double now_s);
// Exactly n, all of them seen.
long run_steps(Backend& backend, Session& session, long n);

// Why the card cannot train this; empty if it can.
std::string what_card_lacks(Backend& backend, const train::Trainer& trainer);
// What card training of this model needs compiled, one kernel of it: called once a frame. True once all is there.
// Errors: why it never will be.
core::Result<bool> prepare_a_little(gl::Kernels& kernels, train::Trainer& trainer);

inline constexpr double kRaceMs = 25;  // of each side
inline constexpr double kCalmS = 0.7;  // before a race: the first picture comes first
// Both sides of the race, each about this long, on copies of the trainers, which have one shape (start_on_card):
// samples a second of all of them. The card's is 0 where it cannot.
Race race(gl::Kernels& kernels, const std::vector<const train::Trainer*>& trainers, double milliseconds,
          std::string& why_not);
// By so much that it is worth it: what is on the card cannot be looked into as often.
bool card_wins(const Race& race);

}  // namespace app
