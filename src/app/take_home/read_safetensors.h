// Reads a safetensors file that somebody brings: every size and place in it is checked before it is believed. May include
// tensors.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/take_home/tensors.h"
#include "core/result.h"

namespace app {

// A tensor in a file; the bytes are the file's.
struct ReadTensor {
    std::string name, dtype;
    std::vector<std::size_t> shape;
    std::string_view bytes;
};

struct ReadTensors {
    std::vector<ReadTensor> tensors;
    std::vector<TensorNote> notes;

    [[nodiscard]] const ReadTensor* find(std::string_view name) const;  // null: it is not there
    [[nodiscard]] const std::string* note(std::string_view key) const;
};

// Whether bytes begin as a safetensors file does, whole or cut off.
bool is_safetensors(std::string_view bytes);
// `bytes` have to live as long as what is read. Errors: cut off; a header that is none; tensors that overlap, leave gaps
// or are not as large as their shape says.
core::Result<ReadTensors> read_safetensors(std::string_view bytes);

// The numbers of a tensor; `n` values of "F32", "F64" or "I32"; empty if its type or number of values differs.
std::vector<float> floats_of(const ReadTensor& tensor, std::size_t n);
std::vector<double> doubles_of(const ReadTensor& tensor, std::size_t n);
std::vector<int> whole_numbers_of(const ReadTensor& tensor, std::size_t n);

}  // namespace app
