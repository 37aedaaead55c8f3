// See files.h.
#include "platform/cli/files.h"

#include <cerrno>
#include <cstdio>
#include <cstring>

namespace platform {
namespace {

constexpr std::size_t kMaxSpecBytes = 1u << 20;

std::string sentence(const char* verb, const std::string& file, const std::string& why) {
    return std::string("The file ") + file + " cannot be " + verb + ": " + why + ".";
}

// What the system says, in lower case, as the end of a sentence.
std::string reason() {
    std::string text = std::strerror(errno);
    if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z') text[0] = static_cast<char>(text[0] - 'A' + 'a');
    return text;
}

}  // namespace

core::Result<std::string> read_text(const std::string& file) {
    std::FILE* in = file == "-" ? stdin : std::fopen(file.c_str(), "rb");
    if (!in) return core::Error{"", sentence("read", file, reason())};
    std::string text;
    char block[4096];
    std::size_t n = 0;
    while (text.size() <= kMaxSpecBytes && (n = std::fread(block, 1, sizeof block, in)) > 0) text.append(block, n);
    const bool failed = std::ferror(in) != 0;
    const std::string why = reason();
    if (in != stdin) std::fclose(in);
    if (failed) return core::Error{"", sentence("read", file, why)};
    if (text.size() > kMaxSpecBytes) {
        return core::Error{"", "The file " + file +
                                   " is larger than 1 MiB, so it is no spec; give the JSON that the "
                                   "page's spec() shows."};
    }
    return text;
}

std::string problem_with_writing(const std::string& file) {
    std::FILE* out = std::fopen(file.c_str(), "ab");  // append: nothing is lost
    if (!out) return sentence("written", file, reason());
    std::fclose(out);
    return {};
}

std::string write_bytes(const std::string& file, std::string_view bytes) {
    std::FILE* out = std::fopen(file.c_str(), "wb");
    if (!out) return sentence("written", file, reason());
    const bool written = std::fwrite(bytes.data(), 1, bytes.size(), out) == bytes.size();
    const std::string why = reason();
    const bool closed = std::fclose(out) == 0;
    if (written && closed) return {};
    return sentence("written", file, written ? reason() : why);
}

}  // namespace platform
