// Writes tensors in the safetensors format: a JSON header, then the numbers. Source:
// https://github.com/huggingface/safetensors. No library is used, because the format is only a page long. May include
// tensors.h. Next: read_safetensors.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "app/take_home/tensors.h"

namespace app {

// A tensor as it is written to a file. `dtype` is "F32", "F64", "I32" or "U8"; `bytes` are little-endian.
struct StoredTensor {
    std::string name;
    std::string_view dtype;
    std::vector<std::size_t> shape;
    std::string bytes;
};

// Returns the bytes of the file. The tensors' names must differ; the notes become its __metadata__.
std::string safetensors(const std::vector<Tensor>& tensors, const std::vector<TensorNote>& notes);
// The same for tensors of any dtype.
std::string safetensors(const std::vector<StoredTensor>& tensors, const std::vector<TensorNote>& notes);
// As it is written: I32 if Tensor::whole, else F32.
StoredTensor stored(const Tensor& tensor);

}  // namespace app
