// See webp.h. Built where there is no libwebp.
#include "platform/cli/webp.h"

namespace platform {

bool reads_webp() { return false; }

core::Result<Pixels> decode_webp(std::string_view, double) {
    return core::Error{"",
                       "is WebP, which this build does not read: save it as PNG, open it in the page, or install "
                       "libwebp-dev and build again."};
}

}  // namespace platform
