// See confusion.h.
#include "train/confusion.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "core/thousands.h"

namespace train {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

bool belongs(unsigned char split, Part part) {
    return part == Part::all || (part == Part::train && split == kTrain) ||
           (part == Part::held_out && split == kHeldOut) || (part == Part::test && split == kTest);
}

// Recall, precision and accuracy from the counts.
void compute_measures(Confusion& confusion) {
    const auto k = static_cast<std::size_t>(confusion.n_classes);
    confusion.of_truth.assign(k, 0);
    confusion.of_predicted.assign(k, 0);
    confusion.recall.assign(k, kUndefined);
    confusion.precision.assign(k, kUndefined);
    for (std::size_t i = 0; i < k * k; ++i) {
        confusion.of_truth[i / k] += confusion.counts[i];
        confusion.of_predicted[i % k] += confusion.counts[i];
    }
    int n_right = 0, n_present = 0;
    double recalls = 0;
    for (std::size_t c = 0; c < k; ++c) {
        const int right = confusion.counts[c * k + c];
        n_right += right;
        if (confusion.of_predicted[c] > 0)
            confusion.precision[c] = static_cast<double>(right) / confusion.of_predicted[c];
        if (confusion.of_truth[c] == 0) continue;
        confusion.recall[c] = static_cast<double>(right) / confusion.of_truth[c];
        recalls += confusion.recall[c];
        ++n_present;
    }
    confusion.accuracy = confusion.n_things > 0 ? static_cast<double>(n_right) / confusion.n_things : kUndefined;
    confusion.balanced = n_present > 0 ? recalls / n_present : kUndefined;
}

void list_pairs(Confusion& confusion) {
    confusion.pairs.clear();
    for (int truth = 0; truth < confusion.n_classes; ++truth) {
        for (int predicted = 0; predicted < confusion.n_classes; ++predicted) {
            const int count = confusion.at(truth, predicted);
            if (truth == predicted || count == 0) continue;
            const double share = static_cast<double>(count) / confusion.of_truth[static_cast<std::size_t>(truth)];
            confusion.pairs.push_back({truth, predicted, count, share});
        }
    }
    std::sort(confusion.pairs.begin(), confusion.pairs.end(), [](const ConfusedPair& a, const ConfusedPair& b) {
        if (a.count != b.count) return a.count > b.count;
        if (a.share != b.share) return a.share > b.share;
        return a.truth != b.truth ? a.truth < b.truth : a.predicted < b.predicted;
    });
}

}  // namespace

int predicted_class(const HeadSnapshot& head, int thing) {
    const std::size_t k = head.outputs.size();
    const std::size_t first = static_cast<std::size_t>(std::max(thing, 0)) * k;
    if (head.answer != model::Answer::classes || thing < 0 || first + k > head.predictions.size()) return -1;
    int best = -1;
    for (std::size_t c = 0; c < k; ++c) {
        const float logit = head.predictions[first + c];
        const bool higher = best < 0 || logit > head.predictions[first + static_cast<std::size_t>(best)];
        if (!std::isnan(logit) && higher) best = static_cast<int>(c);
    }
    return best;
}

void count_confusion(const HeadSnapshot& head, const std::vector<int>& codes, const std::vector<unsigned char>& splits,
                     Part part, Confusion& confusion) {
    confusion.n_classes = head.answer == model::Answer::classes ? static_cast<int>(head.outputs.size()) : 0;
    confusion.n_things = 0;
    const auto k = static_cast<std::size_t>(confusion.n_classes);
    confusion.counts.assign(k * k, 0);
    for (std::size_t i = 0; i < codes.size(); ++i) {
        const unsigned char split = i < splits.size() ? splits[i] : static_cast<unsigned char>(kTrain);
        if (!belongs(split, part) || codes[i] < 0 || codes[i] >= confusion.n_classes) continue;
        const int predicted = predicted_class(head, static_cast<int>(i));
        if (predicted < 0) continue;
        ++confusion.counts[static_cast<std::size_t>(codes[i]) * k + static_cast<std::size_t>(predicted)];
        ++confusion.n_things;
    }
    compute_measures(confusion);
    list_pairs(confusion);
}

std::string confusion_sentence(const ConfusedPair& pair, const Confusion& confusion,
                               const std::vector<std::string>& names) {
    const std::string percent = std::to_string(std::lround(pair.share * 100));
    return core::thousands(pair.count) + " of " +
           core::thousands(confusion.of_truth[static_cast<std::size_t>(pair.truth)]) + " " +
           names[static_cast<std::size_t>(pair.truth)] + (pair.count == 1 ? " is" : " are") + " called " +
           names[static_cast<std::size_t>(pair.predicted)] + " (" + percent + " %).";
}

}  // namespace train
