// See safetensors.h.
#include "app/take_home/safetensors.h"

#include "app/take_home/little_endian.h"
#include "core/json.h"

namespace app {

StoredTensor stored(const Tensor& tensor) {
    StoredTensor made{.name = tensor.name, .dtype = tensor.whole ? "I32" : "F32", .shape = {}, .bytes = {}};
    for (const int side : tensor.shape) made.shape.push_back(static_cast<std::size_t>(side));
    made.bytes.reserve(tensor.values.size() * 4);
    for (const float value : tensor.values) {
        if (tensor.whole) {
            add_bytes(made.bytes, static_cast<std::uint32_t>(static_cast<std::int32_t>(value)), 4);
        } else {
            add_float(made.bytes, value);
        }
    }
    return made;
}

std::string safetensors(const std::vector<StoredTensor>& tensors, const std::vector<TensorNote>& notes) {
    core::Json header;
    core::Json metadata = core::Json::object();
    for (const TensorNote& note : notes) metadata[note.key] = note.text;
    header["__metadata__"] = std::move(metadata);
    std::size_t at = 0;
    for (const StoredTensor& tensor : tensors) {
        const std::size_t end = at + tensor.bytes.size();
        core::Json entry;
        entry["dtype"] = tensor.dtype;
        entry["shape"] = core::Json(tensor.shape);
        entry["data_offsets"] = core::Json(std::vector<std::size_t>{at, end});
        header[tensor.name] = std::move(entry);
        at = end;
    }
    std::string text = header.dump();
    while (text.size() % 8 != 0) text += ' ';  // so that the numbers are aligned
    std::string bytes;
    bytes.reserve(8 + text.size() + at);
    add_bytes(bytes, text.size(), 8);
    bytes += text;
    for (const StoredTensor& tensor : tensors) bytes += tensor.bytes;
    return bytes;
}

std::string safetensors(const std::vector<Tensor>& tensors, const std::vector<TensorNote>& notes) {
    std::vector<StoredTensor> all;
    for (const Tensor& tensor : tensors) all.push_back(stored(tensor));
    return safetensors(all, notes);
}

}  // namespace app
