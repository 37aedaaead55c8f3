// See train_command.h.
#include "platform/cli/train_command.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>

#include "app/experiment/backend.h"
#include "core/shown_text.h"
#include "model/schema.h"
#include "platform/cli/files.h"
#include "platform/cli/interrupt.h"
#include "platform/cli/output.h"
#include "platform/cli/text_output.h"
#include "platform/cli/train_report.h"
#include "platform/cli/wanted_spec.h"
#include "platform/desktop/hidden_context.h"

namespace platform {
namespace {

constexpr double kPieceMs = 150;  // between two checks for an interrupt

core::Result<model::Spec> wanted_spec(const TrainArguments& arguments) {
    core::Result<model::Spec> spec = arguments.data.files.empty()
                                         ? platform::wanted_spec(arguments.spec_file, arguments.link, arguments.dataset)
                                         : spec_of_data(arguments.data);
    if (!spec.ok() || !arguments.seed) return spec;
    spec.value().seed = *arguments.seed;
    if (const core::Status valid = model::validate(spec.value()); !valid.ok()) return valid.error();
    return spec;
}

// Trains in pieces, to show progress and to end soon after an interrupt. Returns the seconds spent on steps.
double train(app::Session& session, app::Backend& backend, long steps, bool show_progress) {
    using Clock = std::chrono::steady_clock;
    const bool card = backend.choice == app::BackendChoice::webgl;
    double seconds = 0;
    long done = 0, piece = 64;  // on the card: steps before the weights are copied back
    while (done < steps && !session.trainer().trouble() && !interrupted()) {
        const Clock::time_point start = Clock::now();
        const long now = card ? app::run_steps(backend, session, std::min(piece, steps - done))
                              : session.run_for(kPieceMs, steps - done);
        if (now == 0) break;
        done += now;
        const double took = std::chrono::duration<double>(Clock::now() - start).count();
        seconds += took;
        if (took * 1000 < kPieceMs / 2) piece *= 2;
        if (!show_progress) continue;
        std::fprintf(stderr, "\rstep %s of %s, loss %s \x1b[K", thousands(done).c_str(), thousands(steps).c_str(),
                     fixed(session.latest().loss_train, 4).c_str());
    }
    if (show_progress) std::fprintf(stderr, "\r\x1b[K");
    return seconds;
}

// Chooses the backend; "auto" measures both and prints the result. Returns why it is impossible, or "".
std::string choose_backend(app::Backend& backend, const app::Session& session, const TrainArguments& arguments) {
    constexpr double kRaceMs = 200;
    if (arguments.backend == "cpu") return "";
    const bool must = arguments.backend == "webgl";
    const std::string no_context = open_hidden_context();
    if (!no_context.empty()) return must ? no_context : "";
    app::backend_has_gl(backend);
    backend.choice = app::BackendChoice::webgl;
    std::string why_not = backend.why_not;
    if (why_not.empty() && !must) {
        const app::Race race = app::race(backend.kernels, {&session.trainer()}, kRaceMs, why_not);
        std::fprintf(stderr, "CPU %s samples/s, WebGL %s\n", thousands(std::lround(race.cpu)).c_str(),
                     thousands(std::lround(race.gpu)).c_str());
        if (!(race.gpu > race.cpu)) backend.choice = app::BackendChoice::cpu;
    } else if (why_not.empty()) {
        why_not = app::what_gpu_lacks(backend, session.trainer());
    }
    if (why_not.empty()) return "";
    backend.choice = app::BackendChoice::cpu;
    return must ? why_not : "";
}

app::PictureOptions picture_options(const TrainArguments& arguments, const model::Spec& spec) {
    app::PictureOptions options;
    options.format = app::format_of(arguments.map_file).value_or(app::PictureFormat::png);
    options.scale = arguments.scale;
    options.dark = arguments.dark || (!arguments.light && spec.theme == "dark");
    options.map_style = arguments.map_style;
    options.width = arguments.width;
    options.height = arguments.height;
    return options;
}

// What is wrong with the files that were asked for; empty if nothing, or if none was.
std::string problem_with_files(const TrainArguments& arguments, const app::PictureOptions& options) {
    const std::string problem =
        problem_with_writing({{"--map", arguments.map_file}, {"--tsv", arguments.tsv_file}}, arguments.spec_file);
    if (!problem.empty() || arguments.map_file.empty()) return problem;
    if (app::format_of(arguments.map_file)) return app::check(options).sentence();
    return "The map can be written as .png or .svg, and " + core::printable(core::shortened(arguments.map_file)) +
           " is neither; give it one of these endings.";
}

// Writes all requested files; returns what went wrong, or "".
std::string write_files(const Run& run, const app::PictureOptions& options) {
    std::string problem;
    if (run.picture) {
        const core::Result<app::Picture> made = app::make_picture(*run.picture, *run.session, options);
        if (!made.ok()) return made.error().sentence;
        const std::vector<std::uint8_t>& bytes = made.value().bytes;
        problem = write_bytes(run.map_file, {reinterpret_cast<const char*>(bytes.data()), bytes.size()});
    }
    if (problem.empty() && !run.tsv_file.empty()) problem = write_bytes(run.tsv_file, tsv_table(*run.session));
    return problem;
}

// Writes and says what there is. Returns the exit code.
int report(const Run& run, const app::PictureOptions& options, const TrainArguments& arguments) {
    const std::string problem = write_files(run, options);
    print(arguments.json ? json_report(run) : text_report(run));
    flush_output();
    if (!problem.empty()) complain(problem);
    const auto& trouble = run.session->trainer().trouble();
    if (trouble) complain(trouble->sentence);
    if (const auto& hint = run.session->hint()) complain(hint->sentence);
    if (run.interrupted) {
        complain(interrupt_name() + " ended training at step " + thousands(run.steps) + " of " +
                 thousands(arguments.steps) + ". What was learned until then is " +
                 (problem.empty() && run.writes_files() ? "written and reported." : "reported."));
        return interrupt_code();
    }
    return problem.empty() && !trouble ? 0 : kFailed;
}

// What is trained: an experiment that was saved, or a Spec from random weights. Error: what is wrong with the input.
core::Status open(app::Session& session, const TrainArguments& arguments) {
    if (!arguments.experiment.empty()) return open_saved(session, arguments.experiment);
    const core::Result<model::Spec> spec = wanted_spec(arguments);
    if (!spec.ok()) return spec.error();
    if (const core::Result<app::Applied> changed = session.change_to(spec.value()); !changed.ok())
        return changed.error();
    return session.reset(std::nullopt);  // from random weights, not from what the default spec's weights became
}

}  // namespace

int train_command(const TrainArguments& arguments) {
    app::Session session;
    if (const core::Status opened = open(session, arguments); !opened.ok()) {
        complain(placed(opened.error()));
        return kWrongInput;
    }
    // Before the work, not after it.
    const app::PictureOptions options = picture_options(arguments, session.running());
    const std::string refused = problem_with_files(arguments, options);
    if (!refused.empty()) {
        complain(refused);
        return kWrongInput;
    }
    Run run{.session = &session,
            .picture = nullptr,
            .kept = nullptr,
            .map_file = arguments.map_file,
            .tsv_file = arguments.tsv_file};
    app::Backend backend;
    const std::string no_backend = choose_backend(backend, session, arguments);
    if (!no_backend.empty()) {
        complain(no_backend);
        return kFailed;
    }
    watch_for_interrupts();
    const long before = session.trainer().step();
    run.seconds = train(session, backend, arguments.steps, !arguments.json && isatty(STDERR_FILENO) != 0);
    run.steps = session.trainer().step() - before;
    run.interrupted = interrupted() && run.steps < arguments.steps;
    app::PictureScene picture;
    if (!arguments.map_file.empty()) {
        app::set_up(picture, session, options);
        run.picture = &picture;
    }
    train::BitsKept kept;
    if (arguments.bits) {
        train::measure_all(kept, session.material(), session.latest());
        run.kept = &kept;
    }
    return report(run, options, arguments);
}

}  // namespace platform
