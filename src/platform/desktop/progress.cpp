#include "platform/desktop/progress.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace platform {
namespace {

std::filesystem::path folder() {
    const char* data = std::getenv("XDG_DATA_HOME");
    if (data != nullptr && data[0] == '/') return std::filesystem::path(data) / "embedscape";
    const char* home = std::getenv("HOME");
    if (home == nullptr || home[0] != '/') return {};
    return std::filesystem::path(home) / ".local" / "share" / "embedscape";
}

}  // namespace

std::string read_progress() {
    if (folder().empty()) return {};
    std::FILE* in = std::fopen((folder() / "lessons").c_str(), "rb");
    if (in == nullptr) return {};
    char text[4096];
    const std::size_t size = std::fread(text, 1, sizeof text, in);
    std::fclose(in);
    return std::string(text, size);
}

void write_progress(const std::string& progress) {
    if (folder().empty()) return;
    std::error_code ignored;
    std::filesystem::create_directories(folder(), ignored);
    // Beside it first: on a full disk what was kept before stays.
    const std::filesystem::path beside = folder() / "lessons.new";
    std::FILE* out = std::fopen(beside.c_str(), "wb");
    if (out == nullptr) return;
    const bool written = std::fwrite(progress.data(), 1, progress.size(), out) == progress.size();
    const bool closed = std::fclose(out) == 0;
    if (written && closed) {
        std::filesystem::rename(beside, folder() / "lessons", ignored);
    } else {
        std::filesystem::remove(beside, ignored);
    }
}

}  // namespace platform
