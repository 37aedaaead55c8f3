// See read_safetensors.h.
#include "app/take_home/read_safetensors.h"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <utility>

#include "core/json.h"
#include "core/shown_text.h"

namespace app {
namespace {

constexpr std::size_t kLengthBytes = 8;
constexpr std::size_t kMostHeader = std::size_t{16} << 20;

core::Error wrong(std::string sentence) { return {"data", std::move(sentence)}; }
core::Error cut_off() {
    return wrong("The file is cut off: it ends before what it says it holds. Fetch or save it once more.");
}
core::Error broken(std::string_view name) {
    return wrong("The file is broken: what it says of " + core::quoted(name) + " is not so. Save it once more.");
}

std::uint64_t number_at(std::string_view bytes, int n_bytes) {
    std::uint64_t number = 0;
    for (int i = 0; i < n_bytes; ++i)
        number |= std::uint64_t{static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)])} << (8 * i);
    return number;
}

std::size_t bytes_each(std::string_view dtype) {
    if (dtype == "F64" || dtype == "I64" || dtype == "U64") return 8;
    if (dtype == "F32" || dtype == "I32" || dtype == "U32") return 4;
    if (dtype == "F16" || dtype == "BF16" || dtype == "I16" || dtype == "U16") return 2;
    if (dtype == "I8" || dtype == "U8" || dtype == "BOOL") return 1;
    return 0;
}

// A list of whole numbers that are not negative; nothing if it is anything else.
std::optional<std::vector<std::size_t>> sizes_in(const core::Json* json) {
    constexpr double kMost = 9e15;  // a double holds them exactly
    if (json == nullptr || !json->is_array()) return std::nullopt;
    std::vector<std::size_t> sizes;
    for (const core::Json& item : json->items()) {
        if (!item.is_number() || !(item.number() >= 0 && item.number() < kMost)) return std::nullopt;
        const auto size = static_cast<std::uint64_t>(item.number());
        if (static_cast<double>(size) != item.number() || size != static_cast<std::size_t>(size)) return std::nullopt;
        sizes.push_back(static_cast<std::size_t>(size));
    }
    return sizes;
}

// How many bytes a shape takes; nothing if they are more than `most`.
std::optional<std::size_t> size_of(const std::vector<std::size_t>& shape, std::size_t each, std::size_t most) {
    if (std::find(shape.begin(), shape.end(), std::size_t{0}) != shape.end()) return 0;
    std::size_t size = each;
    for (const std::size_t side : shape) {
        if (size > most / side) return std::nullopt;
        size *= side;
    }
    return size > most ? std::nullopt : std::optional(size);
}

core::Status read_tensor(const std::string& name, const core::Json& json, std::string_view numbers, std::size_t& at,
                         ReadTensors& to) {
    const core::Json* dtype = json.find("dtype");
    const auto shape = sizes_in(json.find("shape")), offsets = sizes_in(json.find("data_offsets"));
    if (dtype == nullptr || !dtype->is_text() || !shape || !offsets || offsets->size() != 2) return broken(name);
    const std::size_t each = bytes_each(dtype->text()), begin = (*offsets)[0], end = (*offsets)[1];
    if (each == 0 || begin != at || end < begin) return broken(name);
    if (end > numbers.size()) return cut_off();
    if (size_of(*shape, each, numbers.size()) != end - begin) return broken(name);
    to.tensors.push_back({name, dtype->text(), *shape, numbers.substr(begin, end - begin)});
    at = end;
    return {};
}

core::Status read_notes(const core::Json& json, ReadTensors& to) {
    if (!json.is_object()) return broken("__metadata__");
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (!json.items()[i].is_text()) return broken("__metadata__");
        to.notes.push_back({json.keys()[i], json.items()[i].text()});
    }
    return {};
}

// Where a tensor says that it begins; the file may name them in any order.
double begin_of(const core::Json& json) {
    const core::Json* offsets = json.find("data_offsets");
    return offsets != nullptr && offsets->size() > 0 && offsets->items()[0].is_number() ? offsets->items()[0].number()
                                                                                        : -1;
}

}  // namespace

const ReadTensor* ReadTensors::find(std::string_view name) const {
    for (const ReadTensor& tensor : tensors)
        if (tensor.name == name) return &tensor;
    return nullptr;
}

const std::string* ReadTensors::note(std::string_view key) const {
    for (const TensorNote& each : notes)
        if (each.key == key) return &each.text;
    return nullptr;
}

// A length below 2^32 in eight bytes, then a brace: no text begins with such zeros.
bool is_safetensors(std::string_view bytes) {
    return bytes.size() > kLengthBytes && bytes[kLengthBytes] == '{' &&
           bytes.substr(4, 4) == std::string_view("\0\0\0\0", 4);
}

core::Result<ReadTensors> read_safetensors(std::string_view bytes) {
    if (!is_safetensors(bytes)) return wrong("This is no safetensors file.");
    const std::uint64_t length = number_at(bytes, kLengthBytes);
    if (length > kMostHeader) return wrong("The file is broken: its header claims to have more than 16 MB.");
    if (length > bytes.size() - kLengthBytes) return cut_off();
    core::JsonFault twice;
    const auto header =
        core::Json::parse(bytes.substr(kLengthBytes, static_cast<std::size_t>(length)), nullptr, &twice);
    if (!header || !header->is_object() || !twice.cause.empty())
        return wrong("The file is broken: its header cannot be read. Save it once more.");
    std::vector<std::size_t> order(header->size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return begin_of(header->items()[a]) < begin_of(header->items()[b]);
    });
    ReadTensors read;
    std::size_t at = 0;
    const std::string_view numbers = bytes.substr(kLengthBytes + static_cast<std::size_t>(length));
    for (const std::size_t i : order) {
        const std::string& name = header->keys()[i];
        const core::Json& json = header->items()[i];
        const core::Status status =
            name == "__metadata__" ? read_notes(json, read) : read_tensor(name, json, numbers, at, read);
        if (!status.ok()) return status.error();
    }
    if (at != numbers.size()) return wrong("The file is broken: more is in it than it says. Save it once more.");
    return read;
}

std::vector<float> floats_of(const ReadTensor& tensor, std::size_t n) {
    if (tensor.dtype != "F32" || tensor.bytes.size() != n * 4) return {};
    std::vector<float> values(n);
    for (std::size_t i = 0; i < n; ++i)
        values[i] = __builtin_bit_cast(float, static_cast<std::uint32_t>(number_at(tensor.bytes.substr(i * 4, 4), 4)));
    return values;
}

std::vector<double> doubles_of(const ReadTensor& tensor, std::size_t n) {
    if (tensor.dtype != "F64" || tensor.bytes.size() != n * 8) return {};
    std::vector<double> values(n);
    for (std::size_t i = 0; i < n; ++i)
        values[i] = __builtin_bit_cast(double, number_at(tensor.bytes.substr(i * 8, 8), 8));
    return values;
}

std::vector<int> whole_numbers_of(const ReadTensor& tensor, std::size_t n) {
    if (tensor.dtype != "I32" || tensor.bytes.size() != n * 4) return {};
    std::vector<int> values(n);
    for (std::size_t i = 0; i < n; ++i)
        values[i] = static_cast<int>(static_cast<std::int32_t>(number_at(tensor.bytes.substr(i * 4, 4), 4)));
    return values;
}

}  // namespace app
