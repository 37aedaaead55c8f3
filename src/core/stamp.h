// A cache key, stored next to a cached value: a Stamp remembers the key (version number, Spec ...) for which the value
// was computed, so that it is computed again only when the key has changed. Includes nothing of ours.
//   if (density_of.renew(changes)) update_density(density, snapshot);
#pragma once

#include <utility>

namespace core {

// Key: any default-constructible type with ==, such as a version counter, a Spec, or a tuple.
template <class Key>
class Stamp {
   public:
    // Returns whether the cached value has to be computed again: true the first time, and when `key` is not the key of
    // the last call. Remembers `key`.
    bool renew(Key key) {
        if (is_of(key)) return false;
        key_ = std::move(key);
        is_set_ = true;
        return true;
    }
    // Whether the cached value was computed for this key.
    [[nodiscard]] bool is_of(const Key& key) const { return is_set_ && key_ == key; }
    // The next renew() returns true whatever its key.
    void forget() { is_set_ = false; }

   private:
    Key key_{};
    bool is_set_ = false;
};

}  // namespace core
