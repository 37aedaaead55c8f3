// Return types of functions that can fail on bad input: Result<T> holds a value or an Error, Status holds nothing or an
// Error. They are used wherever input comes from outside: Specs, links, tables, command lines. Bugs are not reported
// this way; they are assertions. Includes core only. Next: check.h.
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/check.h"

namespace core {

// What went wrong. `field` is the path of the input at fault ("layers.1.width"), so that panels show the sentence
// beside it; empty if no single field is. `sentence` tells the user the value, the rule and what to do next.
struct Error {
    std::string field;
    std::string sentence;
};

// Either a T or an Error. Test ok() first: value() of a failed result is a bug (checked).
template <class T>
class Result {
   public:
    Result(T value) : value_(std::move(value)) {}
    Result(Error error) : error_(std::move(error)) {}

    [[nodiscard]] bool ok() const { return value_.has_value(); }
    [[nodiscard]] T& value() {
        ES_CHECK(ok(), "value() of a failed Result: " + error_.sentence);
        return *value_;
    }
    [[nodiscard]] const T& value() const {
        ES_CHECK(ok(), "value() of a failed Result: " + error_.sentence);
        return *value_;
    }
    [[nodiscard]] const Error& error() const {
        ES_CHECK(!ok(), "error() of a Result that succeeded");
        return error_;
    }

   private:
    std::optional<T> value_;
    Error error_;
};

// Success, or an Error: the return type of functions that have no value to return.
class Status {
   public:
    Status() = default;
    Status(Error error) : error_(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !error_.has_value(); }
    [[nodiscard]] const Error& error() const {
        ES_CHECK(!ok(), "error() of a Status that is ok");
        return *error_;
    }
    // The error's sentence; empty on success.
    [[nodiscard]] std::string sentence() const { return ok() ? std::string() : error_->sentence; }

   private:
    std::optional<Error> error_;
};

}  // namespace core
