// A cursor over JSON text (RFC 8259) that reads tokens without building values, so that each number keeps its digits as
// written. Includes core only. Next: read_json.h.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace data {

class JsonWalk {
   public:
    explicit JsonWalk(std::string_view text, std::size_t at = 0) : text_(text), at_(at) {}

    [[nodiscard]] std::size_t at() const { return at_; }  // bytes from the beginning of the text
    void go_to(std::size_t at) { at_ = at; }
    // Position and reason of the first syntax error; an empty reason: none so far.
    [[nodiscard]] std::size_t fault_at() const { return fault_at_; }
    [[nodiscard]] const std::string& reason() const { return reason_; }
    void forget_fault() { reason_.clear(); }

    void skip_blanks();
    [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
    [[nodiscard]] bool next_is(char c) const { return at_ < text_.size() && text_[at_] == c; }
    bool take(char c);  // moves past c and returns true if c is next

    // Each reads one token or value and moves past it; value(), name() and more() skip blanks before it. Returns false
    // on a syntax error, with reason() set. NaN, Infinity and -Infinity, which Python writes, are accepted as numbers;
    // number() also reads any word().
    bool string(std::string_view& inside, bool& has_escapes);  // `inside`: the text between the quotes
    bool number();
    bool word();                  // true, false, null, NaN, Infinity, -Infinity
    bool value();                 // any value
    bool name(std::string& key);  // the name of a member, its escapes replaced, and the colon after it
    // Call after a member or an item. Moves past a comma and returns true, or past the closing bracket and returns
    // false; also false on an error, with reason() set.
    bool more(char closing);
    bool enter();               // call at { or [: moves past it; nesting deeper than kDeepest is an error
    void leave() { --depth_; }  // call once the bracket that enter() read is closed

    bool fails(std::string reason);  // keeps the reason and position if it is the first fault; returns false

    static constexpr int kDeepest = 64;

   private:
    bool escape();
    [[nodiscard]] std::string next() const;  // the next token, for sentences

    std::string_view text_;
    std::size_t at_ = 0, fault_at_ = 0;
    int depth_ = 0;
    std::string reason_;
};

// Replaces the escapes of a JSON string (the text between its quotes) in place; returns the new length. The text must
// have been read by string() before.
std::size_t undo_escapes(char* text, std::size_t n);

}  // namespace data
