// The backend of training: the CPU or the graphics card (WebGL). The learner may choose one; else a short benchmark
// (the race) decides, when training starts and whenever the network changes. The complete state of a model on the card
// is copied back to the CPU before anything else is done to the model. May include core .. gl and app. Calls into GL
// only between backend_has_gl() and backend_lost_gl(). Next: backend.cpp, card_training.h.
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

// Result of the race: samples a second; 0: not measured, or the card cannot train this.
struct Race {
    double cpu = 0, card = 0;
};

struct Backend {
    BackendChoice choice = BackendChoice::automatic;
    bool has_gl = false;
    bool in_software = false;  // GL is rendered in software, without a card: used only if the learner chooses it
    gl::Kernels kernels;
    CardTraining card;
    Race race;
    std::string why_not;  // why the card cannot train this; empty: it can, or has not been tried

    // Keys that say which network (with its batch size, optimiser and data set) something is about.
    std::string raced;  // `race`
    std::string seen;   // the last frame's network, which has been the same since seen_since_s
    double seen_since_s = 0;
    std::string refused;  // `why_not`
    long per_frame = 1;   // steps issued to the card in a frame
    double asked_s = 0;   // when weights were last requested from the card
    double slots_s = 0;   // the same, with the optimiser's slots
};

void backend_has_gl(Backend& backend);
// Why the card is not even raced; empty if it is.
[[nodiscard]] std::string_view why_no_race(const Backend& backend);
// Why the card is not used, as far as is known; empty: no known reason.
[[nodiscard]] std::string_view why_not_on_card(const Backend& backend);
// The context was lost: the session goes on from the last weights that were copied back.
void backend_lost_gl(Backend& backend, Session& session);

[[nodiscard]] inline bool is_on_card(const Backend& backend) { return backend.card.is_on; }
// Whether the next step will be done on the card. A paused model for which the learner chose the card moves there with
// its next step, unless it is known that the card cannot train it.
[[nodiscard]] bool next_is_on_card(const Backend& backend, const Session& session, bool playing);
// Copies the state of the model back from the card and stops training there. Does nothing if it is not on the card.
void return_to_cpu(Backend& backend, Session& session);

// Training of one frame on the backend in use; also chooses it. Returns by how many steps session.shown() advanced: the
// card's steps arrive some frames later.
long run_for(Backend& backend, Session& session, double budget_ms, long max_steps, double now_s);
// Exactly n steps, which are all in session.shown() on return. Returns those done.
long run_steps(Backend& backend, Session& session, long n);

// Why the card cannot train this; empty if it can.
std::string what_card_lacks(Backend& backend, const train::Trainer& trainer);
// Compiles one of the kernels that training this model on the card needs; called once a frame. True: all are compiled.
// Error: why the card cannot train it.
core::Result<bool> prepare_a_little(gl::Kernels& kernels, train::Trainer& trainer);

inline constexpr double kRaceMs = 25;  // duration on each backend
inline constexpr double kCalmS = 0.7;  // time without a change of the network before a race: the first map comes first
// Runs the race on copies of the trainers, about so long on each backend, and returns the samples a second of all of
// them together. The trainers must be alike (start_on_card). The card's figure is 0 where it cannot train them: why_not
// says why.
Race race(gl::Kernels& kernels, const std::vector<const train::Trainer*>& trainers, double milliseconds,
          std::string& why_not);
// Whether the card is faster by enough: on the card a model's weights can be shown less often.
bool card_wins(const Race& race);

}  // namespace app
