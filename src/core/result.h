// A value or a sentence: how a function says that a learner's choice cannot be done.
// Used wherever input comes from outside: specs, links, tables, command lines. Not for bugs (check.h).
#pragma once

#include <optional>
#include <string>
#include <utility>

#include "core/check.h"

namespace core {

// What went wrong, in a form that an interface can place: `field` names the thing ("layers.1.width"; empty
// if no single field is to blame), `sentence` says the value, the rule and the next step.
struct Error {
    std::string field;
    std::string sentence;
};

// Either a T or an Error. Ask ok() first; value() of a failed result is a bug.
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

// Done, or an Error: of functions that have nothing to give.
class Status {
   public:
    Status() = default;
    Status(Error error) : error_(std::move(error)) {}

    [[nodiscard]] bool ok() const { return !error_.has_value(); }
    [[nodiscard]] const Error& error() const {
        ES_CHECK(!ok(), "error() of a Status that is ok");
        return *error_;
    }
    // The sentence of the error; empty if there is none.
    [[nodiscard]] std::string sentence() const { return ok() ? std::string() : error_->sentence; }

   private:
    std::optional<Error> error_;
};

}  // namespace core
