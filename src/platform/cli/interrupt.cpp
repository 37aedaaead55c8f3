// See interrupt.h. A signal's handler may do little: set a number, remove a file, end.
#include "platform/cli/interrupt.h"

#include <unistd.h>

#include <csignal>
#include <cstring>

namespace platform {
namespace {

volatile std::sig_atomic_t came = 0;  // the first signal; 0 = none
volatile std::sig_atomic_t is_half_written = 0;
char half_written_file[4096];

void on_signal(int signal) {
    if (came == 0) {
        came = signal;
        constexpr char kSaid[] = "\nStopping. Once more ends at once.\n";
        if (isatty(STDERR_FILENO) != 0 && write(STDERR_FILENO, kSaid, sizeof kSaid - 1) < 0) return;
        return;
    }
    if (is_half_written != 0) unlink(half_written_file);
    std::signal(signal, SIG_DFL);
    std::raise(signal);  // comes when this handler has returned
}

}  // namespace

void watch_for_interrupts() {
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
        struct sigaction before {};
        sigaction(signal, nullptr, &before);
        if (before.sa_handler == SIG_IGN) continue;  // nohup, or a job in the background
        struct sigaction action {};
        action.sa_handler = on_signal;
        action.sa_flags = SA_RESTART;
        sigemptyset(&action.sa_mask);
        sigaction(signal, &action, nullptr);
    }
}

bool interrupted() { return came != 0; }

int interrupt_code() { return 128 + came; }

std::string interrupt_name() { return came == SIGINT ? "Ctrl+C" : came == SIGTERM ? "SIGTERM" : "SIGHUP"; }

void half_written(const std::string& file) {
    is_half_written = 0;
    if (file.empty() || file.size() >= sizeof half_written_file) return;
    std::memcpy(half_written_file, file.c_str(), file.size() + 1);
    is_half_written = 1;
}

}  // namespace platform
