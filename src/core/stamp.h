// As of what something was worked out: what stands beside it, so that it is worked out again only when that has changed.
//   if (density_of.renew(changes)) update_density(density, snapshot);
#pragma once

#include <utility>

namespace core {

// Key: anything with a default and ==, such as a count of changes, a Spec, or a tuple of what matters.
template <class Key>
class Stamp {
   public:
    // True if it is of another key, or of none: then it is of this one from now on, and whoever asks works it out.
    bool renew(Key key) {
        if (is_of(key)) return false;
        key_ = std::move(key);
        is_set_ = true;
        return true;
    }
    [[nodiscard]] bool is_of(const Key& key) const { return is_set_ && key_ == key; }
    void forget() { is_set_ = false; }

   private:
    Key key_{};
    bool is_set_ = false;
};

}  // namespace core
