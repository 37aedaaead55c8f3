// The native program: `embedscape` opens the window, `embedscape train`, `sweep`, `export`, `inspect`, `list` and `check` work without
// one. Read next: arguments.h (what can be typed), train_command.h, export_command.h, list_command.h, check_command.h,
// ../desktop/window.h.
#include "platform/cli/arguments.h"
#include "platform/cli/check_command.h"
#include "platform/cli/data_files.h"
#include "platform/cli/export_command.h"
#include "platform/cli/files.h"
#include "platform/cli/inspect_command.h"
#include "platform/cli/list_command.h"
#include "platform/cli/output.h"
#include "platform/cli/sweep_command.h"
#include "platform/cli/train_command.h"

namespace {

int window_command(platform::WindowArguments arguments) {
    std::string problem = platform::problem_with_writing({{"--screenshot", arguments.screenshot}});
    if (!problem.empty()) {
        platform::complain(problem);
        return platform::kWrongInput;
    }
    arguments.write = platform::write_bytes;
    arguments.read = platform::read_dropped;
    problem = platform::run_window(arguments);
    if (problem.empty()) return 0;
    platform::complain(problem);
    return platform::kFailed;
}

int run(int argc, char** argv) {
    int exit_code = 0;
    const auto arguments = platform::parse_arguments(argc, argv, &exit_code);
    if (!arguments) return exit_code;
    if (arguments->command == platform::Command::train) return platform::train_command(arguments->train);
    if (arguments->command == platform::Command::list) return platform::list_command(arguments->list);
    if (arguments->command == platform::Command::check) return platform::check_command(arguments->check);
    if (arguments->command == platform::Command::sweep) return platform::sweep_command(arguments->sweep);
    if (arguments->command == platform::Command::take_home) return platform::export_command(arguments->take_home);
    if (arguments->command == platform::Command::inspect) return platform::inspect_command(arguments->inspect);
    return window_command(arguments->window);
}

}  // namespace

int main(int argc, char** argv) {
    platform::start_output();
    return platform::end_output(run(argc, argv));
}
