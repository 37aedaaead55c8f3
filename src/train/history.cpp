#include "train/history.h"

#include <algorithm>
#include <cmath>

#include "train/spread.h"

namespace train {

void record(History& history, const Snapshot& snapshot) {
    std::vector<HistoryEntry>& entries = history.entries;
    if (!snapshot.layers.empty())
        history.widest = std::fmax(history.widest, spread_of(snapshot.layers.back()).deviation);
    if (!entries.empty() && entries.back().step > snapshot.step) rewind(history, snapshot.step);
    if (!entries.empty() && snapshot.step < entries.back().step + history.every) return;
    const HeadSnapshot* first = first_answer(snapshot);
    const double accuracy = first == nullptr ? 0 : first->balanced_accuracy;
    entries.push_back({snapshot.step, snapshot.loss_train, snapshot.loss_held_out, accuracy});
    for (const HeadSnapshot& head : snapshot.heads)
        entries.back().heads.push_back(
            {head.id, head.loss_train, head.loss_held_out, head.accuracy, head.balanced_accuracy});
    if (entries.size() < static_cast<std::size_t>(History::kMaxEntries)) return;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < entries.size(); i += 2) entries[kept++] = entries[i];
    entries.resize(kept);
    history.every *= 2;
}

void rewind(History& history, long step) {
    const auto is_later = [step](const HistoryEntry& entry) { return entry.step > step; };
    history.entries.erase(std::remove_if(history.entries.begin(), history.entries.end(), is_later),
                          history.entries.end());
}

}  // namespace train
