#include "app/lesson/typed_places.h"

#include <algorithm>

namespace app {

bool update_typed(lessons::Typed& typed, TypedKey& key, Session& session, long changes) {
    if (typed.texts.empty()) return false;
    const long step = session.latest().step;
    const bool all_placed =
        std::all_of(typed.texts.begin(), typed.texts.end(), [](const lessons::TypedText& text) { return text.placed; });
    const bool of_texts = session.material().dataset.row.encode_text != nullptr;
    if (key.changes == changes && key.step == step && (all_placed || !of_texts)) return false;
    key = {changes, step};
    lessons::place_typed(typed, session.trainer(), session.latest());
    return true;
}

}  // namespace app
