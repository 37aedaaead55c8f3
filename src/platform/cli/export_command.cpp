// See export_command.h.
#include "platform/cli/export_command.h"

#include <algorithm>
#include <filesystem>

#include "app/take_home/take_home.h"
#include "model/schema.h"
#include "platform/cli/files.h"
#include "platform/cli/interrupt.h"
#include "platform/cli/output.h"
#include "platform/cli/text_output.h"
#include "platform/cli/wanted_spec.h"

namespace platform {
namespace {

constexpr long kPieces = 100;     // of the steps: after each the log has a line
constexpr long kBitsPieces = 10;  // after each the bits are measured

core::Result<model::Spec> spec_of(const ExportArguments& arguments) {
    core::Result<model::Spec> spec = arguments.data.files.empty()
                                         ? wanted_spec(arguments.spec_file, arguments.link, arguments.dataset)
                                         : spec_of_data(arguments.data);
    if (!spec.ok() || !arguments.seed) return spec;
    spec.value().seed = *arguments.seed;
    if (const core::Status valid = model::validate(spec.value()); !valid.ok()) return valid.error();
    return spec;
}

// An experiment that was saved, or a Spec from random weights.
core::Status open(app::Session& session, const ExportArguments& arguments) {
    if (!arguments.experiment.empty()) return open_saved(session, arguments.experiment);
    const core::Result<model::Spec> spec = spec_of(arguments);
    return spec.ok() ? session.open(spec.value()) : core::Status(spec.error());
}

void measure_bits(app::TakenFrom& experiment) {
    train::BitsKept kept;
    train::measure_all(kept, experiment.session.material(), experiment.session.latest());
    for (app::BitsRecord& record : app::records_of(kept)) experiment.bits.push_back(std::move(record));
}

// In pieces of a fixed size, whatever the machine, so that the log is the same everywhere.
void train(app::TakenFrom& experiment, long steps, bool with_bits) {
    app::Session& session = experiment.session;
    const long piece = std::max(1L, steps / kPieces), bits_piece = std::max(1L, steps / kBitsPieces);
    if (with_bits) measure_bits(experiment);
    for (long done = 0; done < steps && !session.trainer().trouble() && !interrupted();) {
        const long now = session.run_steps(std::min(piece, steps - done));
        if (now == 0) break;
        const bool due = (done + now) / bits_piece > done / bits_piece || done + now == steps;
        done += now;
        if (with_bits && due) measure_bits(experiment);
    }
}

// The file's name without its folder and without the ending of its kind.
std::string stem_of(const std::filesystem::path& file, std::string_view ending) {
    std::string name = file.filename().string();
    if (name.ends_with(ending) && name.size() > ending.size()) name.resize(name.size() - ending.size());
    return name;
}

// Writes all files, the first under the name that was given; returns what went wrong, or "".
std::string write_files(const std::vector<app::TakenFile>& files, const std::filesystem::path& file) {
    std::string said;
    for (const app::TakenFile& taken : files) {
        const std::filesystem::path to = &taken == &files.front() ? file : file.parent_path() / taken.name;
        if (std::string problem = write_bytes(to.string(), taken.bytes); !problem.empty()) return problem;
        said += "wrote " + to.string() + " (" + thousands(static_cast<long>(taken.bytes.size())) + " bytes)\n";
    }
    print(said);
    return "";
}

}  // namespace

int export_command(const ExportArguments& arguments) {
    const app::TakeHomeRow* row = app::find_take_home(arguments.kind);
    app::Session session;
    if (const core::Status opened = open(session, arguments); !opened.ok()) {
        complain(placed(opened.error()));
        return kWrongInput;
    }
    const std::string refused = problem_with_writing({{"--output", arguments.file}}, arguments.spec_file);
    if (!refused.empty()) {
        complain(refused);
        return kWrongInput;
    }
    watch_for_interrupts();
    app::TakenFrom experiment{.session = session};
    const std::filesystem::path file = arguments.file;
    const std::string stem = stem_of(file, row->ending);
    // Whether it can be expressed at all is known before the work.
    if (core::Result<std::vector<app::TakenFile>> tried = row->make(experiment, stem); !tried.ok()) {
        complain(tried.error().sentence);
        return kWrongInput;
    }
    train(experiment, arguments.steps, row->id == "log.csv");
    const core::Result<std::vector<app::TakenFile>> files = row->make(experiment, stem);
    const std::string problem = files.ok() ? write_files(files.value(), file) : files.error().sentence;
    if (!problem.empty()) complain(problem);
    if (const auto& trouble = session.trainer().trouble()) complain(trouble->sentence);
    if (interrupted()) return interrupt_code();
    return problem.empty() && !session.trainer().trouble() ? 0 : kFailed;
}

}  // namespace platform
