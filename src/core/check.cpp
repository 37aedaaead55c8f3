#include "core/check.h"

#include <cstdio>
#include <cstdlib>

namespace core {

void check_failed(const char* file, int line, std::string_view sentence) {
    std::fprintf(stderr, "%s:%d: %.*s\n", file, line, static_cast<int>(sentence.size()), sentence.data());
    std::abort();
}

}  // namespace core
