// See output.h.
#include "platform/cli/output.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <string>

#include "core/shown_text.h"
#include "platform/cli/files.h"

namespace platform {
namespace {

constexpr std::size_t kMostLetters = 4000;  // of a complaint: lists of what there is are long, names are shortened

int lost_because = 0;  // the errno of the first loss; 0 = nothing was lost

void keep_reason(bool arrived) {
    if (!arrived && lost_because == 0) lost_because = errno != 0 ? errno : EIO;
}

void write_out(std::string_view text) {
    errno = 0;
    keep_reason(std::fwrite(text.data(), 1, text.size(), stdout) == text.size());
}

}  // namespace

void start_output() {
    std::signal(SIGPIPE, SIG_IGN);
    std::signal(SIGXFSZ, SIG_IGN);  // beyond the limit on file sizes: writing fails, as on a full disk
    // Closed streams are opened the wrong way round: using them still fails, but no file gets their numbers.
    const int ways[] = {O_WRONLY, O_RDONLY, O_RDWR};
    for (int stream = 0; stream < 3; ++stream) {
        if (fcntl(stream, F_GETFD) == -1 && errno == EBADF) open("/dev/null", ways[stream]);
    }
}

void print(std::string_view text) {
    if (lost_because == 0) write_out(core::printable(text, core::Lines::kept));
}

void complain(std::string_view sentence) {
    const std::string line = "embedscape: " + core::printable(core::shortened(sentence, kMostLetters)) + "\n";
    std::fwrite(line.data(), 1, line.size(), stderr);
}

bool flush_output() {
    if (lost_because != 0) return false;
    errno = 0;
    keep_reason(std::fflush(stdout) == 0);
    return lost_because == 0;
}

int end_output(int code) {
    if (flush_output()) return code;
    complain("The output cannot be written: " +
             (lost_because == EPIPE ? "who was to read it has closed the pipe" : reason_of(lost_because)) + ".");
    return code == 0 ? kFailed : code;
}

}  // namespace platform
