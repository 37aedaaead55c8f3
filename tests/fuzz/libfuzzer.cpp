// libFuzzer's way in: EMBEDSCAPE_FUZZ names the target (targets.h). Run by tools/fuzz.sh.
#include <cstdint>
#include <cstdio>
#include <cstdlib>

#include "targets.h"

namespace {

const fuzz::Target* target = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int*, char***) {
    const char* name = std::getenv("EMBEDSCAPE_FUZZ");
    target = fuzz::find_target(name == nullptr ? "" : name);
    if (target != nullptr) return 0;
    std::fprintf(stderr, "EMBEDSCAPE_FUZZ has to name what is fuzzed:");
    for (const fuzz::Target& each : fuzz::targets())
        std::fprintf(stderr, " %.*s", static_cast<int>(each.name.size()), each.name.data());
    std::fprintf(stderr, "\n");
    std::exit(2);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    target->run(std::string(reinterpret_cast<const char*>(data), size));
    return 0;
}
