// Encodes messages in the Protocol Buffers wire format: a tag and a value for each field, one after another. Has only
// what ONNX files need; the protobuf library would be a hundred times as large and need a code generator in the build.
// Source: https://protobuf.dev/programming-guides/encoding. Includes only little_endian.h. Next: onnx_graph.h.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "app/take_home/little_endian.h"

namespace app {

// A message under construction. Field numbers are those of its .proto file.
class Message {
   public:
    void add(int field, std::int64_t number) {
        add_varint(static_cast<std::uint64_t>(field) << 3u);
        add_varint(static_cast<std::uint64_t>(number));
    }
    void add(int field, float number) {
        add_varint(static_cast<std::uint64_t>(field) << 3u | 5u);
        add_float(bytes_, number);
    }
    void add(int field, std::string_view bytes) {
        add_varint(static_cast<std::uint64_t>(field) << 3u | 2u);
        add_varint(bytes.size());
        bytes_ += bytes;
    }
    void add(int field, const Message& message) { add(field, std::string_view(message.bytes_)); }

    [[nodiscard]] const std::string& bytes() const { return bytes_; }

   private:
    void add_varint(std::uint64_t number) {
        for (; number > 127; number >>= 7u) bytes_ += static_cast<char>((number & 127u) | 128u);
        bytes_ += static_cast<char>(number);
    }

    std::string bytes_;
};

}  // namespace app
