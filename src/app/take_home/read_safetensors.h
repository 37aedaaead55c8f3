// Reads a safetensors file from an unknown source: every size and offset in it is checked before it is used. May
// include core and tensors.h. Next: safetensors.h, the writer.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/take_home/tensors.h"
#include "core/result.h"

namespace app {

// A tensor in a file; `bytes` is a view into the file.
struct ReadTensor {
    std::string name, dtype;
    std::vector<std::size_t> shape;
    std::string_view bytes;
};

struct ReadTensors {
    std::vector<ReadTensor> tensors;
    std::vector<TensorNote> notes;

    [[nodiscard]] const ReadTensor* find(std::string_view name) const;  // null: it is not there
    [[nodiscard]] const std::string* note(std::string_view key) const;  // likewise
};

// Whether the bytes begin like a safetensors file, whole or cut off.
bool is_safetensors(std::string_view bytes);
// The result has views into `bytes`, which must outlive it. Errors: the file is cut off; its header is not valid;
// tensors overlap, leave gaps or are not as large as their shape says.
core::Result<ReadTensors> read_safetensors(std::string_view bytes);

// The values of a tensor of dtype "F32", "F64" or "I32"; empty if it has another dtype or not exactly n values.
std::vector<float> floats_of(const ReadTensor& tensor, std::size_t n);
std::vector<double> doubles_of(const ReadTensor& tensor, std::size_t n);
std::vector<int> whole_numbers_of(const ReadTensor& tensor, std::size_t n);

}  // namespace app
