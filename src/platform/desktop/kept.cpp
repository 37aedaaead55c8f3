// See kept.h.
#include "platform/desktop/kept.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <system_error>

namespace platform {
namespace {

constexpr const char *kProgress = "lessons", *kLast = "last-experiment";

std::filesystem::path folder() {
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && data[0] == '/') return std::filesystem::path(data) / "embedscape";
    const char* home = std::getenv("HOME");
    if (home == nullptr || home[0] != '/') return {};
    return std::filesystem::path(home) / ".local" / "share" / "embedscape";
}

std::string read(const char* name) {
    if (folder().empty()) return {};
    std::ifstream in(folder() / name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

void write(const char* name, std::string_view first, std::string_view second = {}) {
    if (folder().empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(folder(), ignored);
    // Written to a second file first, so that a full disk does not destroy the old one.
    const std::filesystem::path beside = folder() / (std::string(name) + ".new");
    std::FILE* out = std::fopen(beside.c_str(), "wb");
    if (out == nullptr) return;
    const bool written = std::fwrite(first.data(), 1, first.size(), out) == first.size() &&
                         std::fwrite(second.data(), 1, second.size(), out) == second.size();
    const bool closed = std::fclose(out) == 0;
    if (written && closed) {
        std::filesystem::rename(beside, folder() / name, ignored);
    } else {
        std::filesystem::remove(beside, ignored);
    }
}

}  // namespace

std::string read_progress() { return read(kProgress); }

void write_progress(std::string_view progress) { write(kProgress, progress); }

LastExperiment read_last_experiment() {
    const std::string kept = read(kLast);
    const std::size_t end = kept.find('\n');
    if (end == std::string::npos) return {};
    return {.link = kept.substr(0, end), .file = kept.substr(end + 1)};
}

void write_last_experiment(const LastExperiment& last) { write(kLast, last.link + "\n", last.file); }

}  // namespace platform
