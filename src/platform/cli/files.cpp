// See files.h.
#include "platform/cli/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include "core/shown_text.h"
#include "data/import/read_sheet.h"
#include "platform/cli/interrupt.h"

namespace platform {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxSpecBytes = 1u << 20;
constexpr int kMostLinks = 40;  // from one to the next; more are a circle

std::string shown(const std::string& file) { return core::printable(core::shortened(file)); }

std::string sentence(const char* verb, const std::string& file, const std::string& why) {
    return (file == "-" ? "Standard input" : "The file " + shown(file)) + " cannot be " + verb + ": " + why + ".";
}

std::string next_step(const std::string& file) {
    const std::size_t first = file.find_first_not_of(" \t\n");
    if (first == std::string::npos || file[first] != '{') return "";
    return " This looks like JSON itself, not like the name of a file: put it into a file, or pipe it into --spec -.";
}

// Where the file really is: not a link to it, which has to stay one.
fs::path target_of(const std::string& file) {
    fs::path at(file);
    std::error_code error;
    for (int i = 0; i < kMostLinks && fs::is_symlink(at, error); ++i) {
        const fs::path to = fs::read_symlink(at, error);
        if (error) break;
        at = to.is_absolute() ? to : at.parent_path() / to;
    }
    return at;
}

// Pipes, terminals, /dev/null: nothing can be put beside them, and nothing of them can be half-written.
bool is_device(const std::string& file) {
    struct stat is {};
    return stat(file.c_str(), &is) == 0 && !S_ISREG(is.st_mode) && !S_ISDIR(is.st_mode);
}

bool write_all(int out, std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t n = write(out, bytes.data(), bytes.size());
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(n));
    }
    return true;
}

// A new file in the folder where the target is, with the target's rights; -1 and errno if that cannot be.
int open_beside(const fs::path& target, std::string& name) {
    struct stat is {};
    const bool there = stat(target.c_str(), &is) == 0;
    if (!there && errno != ENOENT) return -1;
    if (there && S_ISDIR(is.st_mode)) {
        errno = EISDIR;
        return -1;
    }
    if (there && access(target.c_str(), W_OK) != 0) return -1;
    const fs::path folder = target.has_parent_path() ? target.parent_path() : fs::path(".");
    name = (folder / ".embedscape-XXXXXX").string();
    const int out = mkstemp(name.data());
    if (out < 0) return -1;
    const mode_t mask = umask(0);
    umask(mask);
    fchmod(out, there ? is.st_mode & 07777u : 0666u & ~mask);
    return out;
}

std::string write_to_device(const std::string& file, std::string_view bytes) {
    const int out = open(file.c_str(), O_WRONLY);
    if (out < 0) return sentence("written", file, reason_of(errno));
    const bool written = write_all(out, bytes);
    const int why = errno;
    if (close(out) == 0 && written) return "";
    return sentence("written", file, reason_of(written ? errno : why));
}

std::string problem_with_place(const std::string& file) {
    if (is_device(file)) return access(file.c_str(), W_OK) == 0 ? "" : sentence("written", file, reason_of(errno));
    std::string name;
    const int out = open_beside(target_of(file), name);
    if (out < 0) return sentence("written", file, reason_of(errno));
    close(out);
    unlink(name.c_str());
    return "";
}

// Whether two names lead to one file, be it there or not.
bool is_same(const std::string& a, const std::string& b) {
    if (a.empty() || b.empty() || is_device(a) || is_device(b)) return false;
    std::error_code error;
    if (fs::equivalent(a, b, error)) return true;
    const fs::path at_a = fs::weakly_canonical(fs::absolute(target_of(a), error), error);
    if (error) return false;
    const fs::path at_b = fs::weakly_canonical(fs::absolute(target_of(b), error), error);
    return !error && at_a == at_b;
}

bool is_standard_output(const std::string& file) {
    struct stat is {
    }, out{};
    return stat(file.c_str(), &is) == 0 && S_ISREG(is.st_mode) && fstat(STDOUT_FILENO, &out) == 0 &&
           is.st_dev == out.st_dev && is.st_ino == out.st_ino;
}

// A byte more than `most` where there are more.
core::Result<std::string> read_up_to(const std::string& file, std::size_t most) {
    std::FILE* in = file == "-" ? stdin : std::fopen(file.c_str(), "rb");
    if (!in) return core::Error{"", sentence("read", file, reason_of(errno)) + next_step(file)};
    std::string text;
    char block[65536];
    std::size_t n = 0;
    while (text.size() <= most && (n = std::fread(block, 1, sizeof block, in)) > 0) text.append(block, n);
    const int why = std::ferror(in) != 0 ? errno : 0;
    if (in != stdin) std::fclose(in);
    if (why != 0) return core::Error{"", sentence("read", file, reason_of(why))};
    return text;
}

}  // namespace

std::string reason_of(int number) {
    std::string text = std::strerror(number);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

bool is_file(const std::string& name) {
    struct stat is {};
    return stat(name.c_str(), &is) == 0 && S_ISREG(is.st_mode);
}

core::Result<std::string> read_text(const std::string& file) {
    core::Result<std::string> text = read_up_to(file, kMaxSpecBytes);
    if (text.ok() && text.value().size() > kMaxSpecBytes) {
        return core::Error{"", (file == "-" ? "Standard input" : "The file " + shown(file)) +
                                   " is larger than 1 MiB, so it is no spec; give the JSON that the "
                                   "page's spec() shows."};
    }
    return text;
}

core::Result<std::string> read_data(const std::string& file) {
    std::error_code error;
    const auto size = is_file(file) ? fs::file_size(file, error) : 0;
    if (std::string large = data::problem_with_size(error ? 0.0 : static_cast<double>(size)); !large.empty())
        return core::Error{"", shown(file) + ": " + large};
    return read_up_to(file, data::kMostBytes);
}

std::string problem_with_writing(const std::vector<WantedFile>& files, const std::string& read_from) {
    for (const WantedFile& file : files) {
        if (file.name.empty()) continue;
        if (file.name == "-") {
            return file.option + " cannot write to standard output, where the report goes. Give it the name of a file.";
        }
        if (is_same(file.name, read_from)) {
            return file.option + " would overwrite " + shown(file.name) +
                   ", which the experiment is read from. Give it another name.";
        }
        if (is_standard_output(file.name)) {
            return file.option + " would overwrite " + shown(file.name) +
                   ", where the report goes. Give it another name.";
        }
        for (const WantedFile& other : files) {
            if (&other == &file) break;
            if (!is_same(file.name, other.name)) continue;
            return other.option + " and " + file.option + " name the same file, " + shown(file.name) +
                   ". Give each a name of its own.";
        }
    }
    for (const WantedFile& file : files) {
        std::string problem = file.name.empty() ? "" : problem_with_place(file.name);
        if (!problem.empty()) return problem;
    }
    return "";
}

std::string write_bytes(const std::string& file, std::string_view bytes) {
    if (is_device(file)) return write_to_device(file, bytes);
    const fs::path target = target_of(file);
    std::string beside;
    const int out = open_beside(target, beside);
    if (out < 0) return sentence("written", file, reason_of(errno));
    half_written(beside);
    bool good = write_all(out, bytes);
    int why = errno;
    if (close(out) != 0 && good) {
        good = false;
        why = errno;
    }
    if (good && rename(beside.c_str(), target.c_str()) != 0) {
        good = false;
        why = errno;
    }
    if (!good) unlink(beside.c_str());
    half_written("");
    return good ? "" : sentence("written", file, reason_of(why));
}

}  // namespace platform
