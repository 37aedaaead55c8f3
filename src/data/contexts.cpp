#include "data/contexts.h"

#include <cstddef>

namespace data {
namespace {

// Reads a little-endian number of so many bytes; reads nothing beyond the end.
struct Reader {
    std::string_view bytes;
    std::size_t at = 0;
    bool is_cut = false;

    std::uint32_t number(std::size_t n_bytes) {
        std::uint32_t value = 0;
        for (std::size_t i = 0; i < n_bytes; ++i) {
            if (at >= bytes.size()) {
                is_cut = true;
                return 0;
            }
            value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at++])) << (8 * i);
        }
        return value;
    }
};

}  // namespace

std::string read_contexts(std::string_view bytes, int n_rows, Contexts& contexts) {
    contexts = {};
    contexts.first.push_back(0);
    Reader reader{.bytes = bytes};
    for (int row = 0; row < n_rows && !reader.is_cut; ++row) {
        contexts.counts.push_back(reader.number(4));
        const std::uint32_t n_others = reader.number(1);
        for (std::uint32_t i = 0; i < n_others; ++i) {
            contexts.other.push_back(static_cast<int>(reader.number(2)));
            contexts.weight.push_back(static_cast<int>(reader.number(1)));
            if (reader.is_cut) break;
            if (contexts.other.back() >= n_rows) return "a context is of no thing";
            if (contexts.weight.back() == 0) return "a context weighs nothing";
        }
        if (!reader.is_cut && contexts.counts.back() == 0) return "a thing never occurs";
        contexts.first.push_back(static_cast<int>(contexts.other.size()));
    }
    return reader.is_cut || reader.at != bytes.size() ? "its contexts are not one list a thing" : "";
}

}  // namespace data
