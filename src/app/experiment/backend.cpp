// See backend.h.
#include "app/experiment/backend.h"

#include <algorithm>
#include <chrono>

#include "gl/abilities.h"

namespace app {
namespace {

constexpr double kAdvantage = 1.15;    // how much faster the GPU must be, as its weights are copied back less often
constexpr double kSlotsEveryS = 1;     // how often the optimiser's state is copied, too
constexpr int kKernelsAFrame = 1;      // compiled at most, to keep frames short
constexpr double kSlowFrameS = 0.040;  // if a copy takes longer than this, fewer steps are issued

double now_ms() {
    using Clock = std::chrono::steady_clock;
    return std::chrono::duration<double, std::milli>(Clock::now().time_since_epoch()).count();
}

// The key of a race: size of the network, batch size, optimisers, data set.
std::string network_of(const train::Trainer& trainer) {
    const engine::Program& program = trainer.model().program;
    std::string key = std::to_string(program.graph.nodes.size()) + ' ' + std::to_string(program.n_parameters) + ' ' +
                      std::to_string(trainer.batch_size()) + ' ' + trainer.spec().dataset;
    for (const engine::Optimiser* optimiser : trainer.optimisers()) key += ' ' + std::string(optimiser->id);
    return key;
}

// Samples a second of run(n), which does n steps with `things` samples each; n grows until it takes long enough.
template <class Run>
double rate_of(double things, double milliseconds, Run run) {
    long n = 1;
    for (;;) {
        const double start = now_ms();
        run(n);
        const double taken = now_ms() - start;
        if (taken >= milliseconds || n > 100000) return static_cast<double>(n) * things / std::max(taken, 1e-3) * 1000;
        n = taken < milliseconds / 20 ? n * 8 : n * 2;
    }
}

// Whether all kernels are compiled. False also if the GPU cannot train this: then why_not says why.
bool is_prepared(Backend& backend, train::Trainer& trainer) {
    const core::Result<bool> prepared = prepare_a_little(backend.kernels, trainer);
    if (prepared.ok()) return prepared.value();
    backend.why_not = prepared.error().sentence;
    backend.refused = network_of(trainer);
    return false;
}

bool go_to_gpu(Backend& backend, Session& session) {
    const core::Status started = start_on_gpu(backend.gpu, backend.kernels, {&session.trainer()});
    if (!started.ok()) {
        backend.why_not = started.error().sentence;
        backend.refused = network_of(session.trainer());
        return false;
    }
    backend.per_frame = 1;
    session.set_on_gpu([&backend, &session] { return_to_cpu(backend, session); });
    return true;
}

bool wants_gpu(Backend& backend, Session& session, double now_s) {
    train::Trainer& trainer = session.trainer();
    if (!backend.has_gl || backend.choice == BackendChoice::cpu || trainer.batch_size() < 1) return false;
    if (!why_no_race(backend).empty()) return false;
    const std::string network = network_of(trainer);
    if (backend.refused == network) return false;
    if (backend.choice == BackendChoice::webgl) return is_on_gpu(backend) || is_prepared(backend, trainer);
    if (backend.seen != network) {
        backend.seen = network;
        backend.seen_since_s = now_s;
    }
    if (backend.raced != network) {
        if (now_s - backend.seen_since_s < kCalmS || !is_prepared(backend, trainer)) return false;
        backend.race = race(backend.kernels, {&trainer}, kRaceMs, backend.why_not);
        backend.raced = network;
    }
    return gpu_wins(backend.race);
}

long frame_on_gpu(Backend& backend, Session& session, long max_steps, double now_s) {
    const Trainers trainers = {&session.trainer()};
    GpuTraining& gpu = backend.gpu;
    long seen = 0;
    if (gpu.steps.reading.fence != nullptr) {
        const long before = gpu.taken;
        const bool whole = fetch_from_gpu(gpu, trainers);
        if (gpu.taken == before) return 0;  // the GPU is busy: no new steps are issued
        const bool late = now_s - backend.asked_s > kSlowFrameS;
        backend.per_frame = std::clamp(late ? backend.per_frame / 2 : backend.per_frame + backend.per_frame / 2 + 1, 1L,
                                       static_cast<long>(gpu.steps.most_steps));
        seen = gpu.taken - before;
        if (!whole) give_up_gpu(gpu, trainers);
        session.update_snapshot();
        if (!whole) return seen;
    }
    const long n = std::min(backend.per_frame, max_steps);
    if (n < 1) return seen;
    run_on_gpu(gpu, backend.kernels, trainers, n);
    const bool with_slots = now_s - backend.slots_s > kSlotsEveryS;
    if (with_slots) backend.slots_s = now_s;
    ask_gpu(gpu, with_slots);
    backend.asked_s = now_s;
    return seen;
}

}  // namespace

std::optional<BackendChoice> backend_choice_of(std::string_view id) {
    for (const BackendChoice choice : {BackendChoice::automatic, BackendChoice::cpu, BackendChoice::webgl}) {
        if (id == id_of(choice)) return choice;
    }
    return std::nullopt;
}

std::string_view id_of(BackendChoice choice) {
    return choice == BackendChoice::cpu ? "cpu" : choice == BackendChoice::webgl ? "webgl" : "auto";
}

void backend_has_gl(Backend& backend) {
    backend.kernels = {};
    backend.why_not = gl::what_training_lacks(gl::probe_abilities());
    backend.has_gl = backend.why_not.empty();
    backend.refused.clear();
}

// In software rendering kernels take seconds to compile and steps are slow: a race would only cost time.
std::string_view why_no_race(const Backend& backend) {
    if (!backend.in_software || backend.choice != BackendChoice::automatic) return "";
    return "There is no graphics card here: the map is coarser while it moves, and a program does what WebGL asks, "
           "slowly.";
}

std::string_view why_not_on_gpu(const Backend& backend) {
    const std::string_view no_race = why_no_race(backend);
    return no_race.empty() ? std::string_view{backend.why_not} : no_race;
}

void backend_lost_gl(Backend& backend, Session& session) {
    backend.has_gl = false;
    backend.kernels = {};  // lost with the GL context
    if (!backend.gpu.is_on) return;
    gpu_is_lost(backend.gpu, {&session.trainer()});
    session.set_on_gpu(nullptr);
    session.update_snapshot();
}

bool next_is_on_gpu(const Backend& backend, const Session& session, bool playing) {
    if (is_on_gpu(backend)) return true;
    if (playing || !backend.has_gl || backend.choice != BackendChoice::webgl) return false;
    return backend.refused != network_of(session.trainer());
}

void return_to_cpu(Backend& backend, Session& session) {
    session.set_on_gpu(nullptr);
    if (!backend.gpu.is_on) return;
    leave_gpu(backend.gpu, {&session.trainer()});
    session.update_snapshot();
}

long run_for(Backend& backend, Session& session, double budget_ms, long max_steps, double now_s) {
    if (session.trainer().trouble()) return 0;
    const bool wanted = wants_gpu(backend, session, now_s);
    if (is_on_gpu(backend) && !wanted) return_to_cpu(backend, session);
    if (is_on_gpu(backend) || (wanted && go_to_gpu(backend, session)))
        return frame_on_gpu(backend, session, max_steps, now_s);
    return session.run_for(budget_ms, max_steps);
}

long run_steps(Backend& backend, Session& session, long n) {
    if (!is_on_gpu(backend) && backend.choice == BackendChoice::webgl && backend.has_gl) go_to_gpu(backend, session);
    if (!is_on_gpu(backend)) return session.run_steps(n);
    const long before = session.trainer().step();
    run_on_gpu(backend.gpu, backend.kernels, {&session.trainer()}, n);
    return_to_cpu(backend, session);
    return session.trainer().step() - before;
}

core::Result<bool> prepare_a_little(gl::Kernels& kernels, train::Trainer& trainer) {
    kernels.may_compile = kKernelsAFrame;
    core::Result<bool> prepared = prepare_gpu(kernels, {&trainer});
    kernels.may_compile = -1;
    return prepared;
}

std::string what_gpu_lacks(Backend& backend, const train::Trainer& trainer) {
    GpuTraining gpu;
    train::Trainer copy = trainer.fork();
    const core::Status started = start_on_gpu(gpu, backend.kernels, {&copy});
    if (!started.ok()) return started.error().sentence;
    leave_gpu(gpu, {&copy});
    return "";
}

bool gpu_wins(const Race& race) { return race.gpu > kAdvantage * race.cpu; }

Race race(gl::Kernels& kernels, const std::vector<const train::Trainer*>& trainers, double milliseconds,
          std::string& why_not) {
    Race found;
    std::vector<train::Trainer> on_cpu, on_gpu;
    double things = 0;
    for (const train::Trainer* trainer : trainers) {
        on_cpu.push_back(trainer->fork());
        on_gpu.push_back(trainer->fork());
        things += trainer->batch_size();
    }
    found.cpu = rate_of(things, milliseconds, [&](long n) {
        for (train::Trainer& trainer : on_cpu) trainer.run_steps(n);
    });
    Trainers models;
    for (train::Trainer& trainer : on_gpu) models.push_back(&trainer);
    GpuTraining gpu;
    const core::Status started = start_on_gpu(gpu, kernels, models);
    if (!started.ok()) {
        why_not = started.error().sentence;
        return found;
    }
    const auto run = [&](long n) {
        run_on_gpu(gpu, kernels, models, n);
        gl::wait_for_steps(gpu.steps);
    };
    run(2);  // a driver's first run takes longer
    found.gpu = rate_of(things, milliseconds, run);
    leave_gpu(gpu, models);
    return found;
}

}  // namespace app
