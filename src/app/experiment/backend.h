// Chooses where training runs, on the CPU or on the graphics card (WebGL), and runs it there. The learner may choose;
// otherwise a short benchmark of both (the race) decides, when training starts and whenever the network changes. While
// a model trains on the GPU, the CPU has only copies of its weights; its complete state is copied back before anything
// else is done to the model. May include core .. gl and app. GL is called only between backend_has_gl() and
// backend_lost_gl(). Next: backend.cpp, gpu_training.h.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/experiment/gpu_training.h"
#include "app/experiment/session.h"

namespace app {

enum class BackendChoice { automatic, cpu, webgl };
// Conversion from and to the ids "auto", "cpu", "webgl"; nothing for any other text.
std::optional<BackendChoice> backend_choice_of(std::string_view id);
std::string_view id_of(BackendChoice choice);

// Result of the race: training samples a second on each backend; 0: not measured, or the GPU cannot train this model.
struct Race {
    double cpu = 0, gpu = 0;
};

struct Backend {
    BackendChoice choice = BackendChoice::automatic;
    bool has_gl = false;
    bool in_software = false;  // GL is rendered in software, without a GPU: used only if the learner chooses it
    gl::Kernels kernels;
    GpuTraining gpu;
    Race race;
    std::string why_not;  // why the GPU cannot train the network; empty: it can, or was not tried

    // Each of these three identifies a network by its architecture, batch size, optimiser and data set:
    std::string raced;        // the network that `race` was measured for
    std::string refused;      // the network that `why_not` is about
    std::string seen;         // the network in the last frame
    double seen_since_s = 0;  // when `seen` changed last
    long per_frame = 1;       // steps sent to the GPU in a frame
    double asked_s = 0;       // when weights were last requested from the GPU
    double slots_s = 0;       // when the optimiser's state (slots) was last requested with them
};

// Call when there is a graphics context.
void backend_has_gl(Backend& backend);
// Why the race is left out and the CPU is used (GL is rendered in software); empty: the race may be held.
[[nodiscard]] std::string_view why_no_race(const Backend& backend);
// Why the GPU is not used: why_no_race(), or else Backend::why_not; empty: no reason is known.
[[nodiscard]] std::string_view why_not_on_gpu(const Backend& backend);
// Call when the context was lost: the session continues from the weights that were last copied back.
void backend_lost_gl(Backend& backend, Session& session);

[[nodiscard]] inline bool is_on_gpu(const Backend& backend) { return backend.gpu.is_on; }
// Whether the next step will run on the GPU. A paused model for which the learner chose the GPU moves there with its
// next step, unless the GPU is known to be unable to train it.
[[nodiscard]] bool next_is_on_gpu(const Backend& backend, const Session& session, bool playing);
// Copies the state of the model back from the GPU and stops training there. Does nothing if it is not on the GPU.
void return_to_cpu(Backend& backend, Session& session);

// Trains for one frame, on the backend that it chooses. Returns by how many steps session.latest() advanced: steps on
// the GPU arrive some frames later.
long run_for(Backend& backend, Session& session, double budget_ms, long max_steps, double now_s);
// Trains n steps and waits for them: session.latest() is up to date on return. Returns the steps done: n, or fewer
// after trouble.
long run_steps(Backend& backend, Session& session, long n);

// Why the GPU cannot train this model, as a sentence; empty if it can.
std::string what_gpu_lacks(Backend& backend, const train::Trainer& trainer);
// Compiles one of the kernels that training this model on the GPU needs; called once a frame. True: all are compiled.
// Error: why the GPU cannot train it.
core::Result<bool> prepare_a_little(gl::Kernels& kernels, train::Trainer& trainer);

inline constexpr double kRaceMs = 25;  // duration on each backend
inline constexpr double kCalmS = 0.7;  // the network must be unchanged for this long before a race
// Runs the race on copies of the trainers, for about this time on each backend. All trainers train together; they must
// be alike (start_on_gpu). If the GPU cannot train them, Race::gpu is 0 and why_not is the reason.
Race race(gl::Kernels& kernels, const std::vector<const train::Trainer*>& trainers, double milliseconds,
          std::string& why_not);
// Whether the GPU is fast enough to be used, although a model's weights are then shown less often.
bool gpu_wins(const Race& race);

}  // namespace app
