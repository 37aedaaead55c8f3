// Two numbers as a place on a trained map. See six_decoders.h: read_on_map().
#include <algorithm>
#include <cmath>
#include <cstdio>

#include "core/number_text.h"
#include "lessons/exhibits/six_decoders.h"

namespace lessons {
namespace {

std::vector<double> apply_layer(const train::DenseWeights& layer, const std::vector<double>& values) {
    std::vector<double> next;
    for (int k = 0; k < layer.n_out; ++k) {
        double sum = static_cast<double>(layer.bias[static_cast<std::size_t>(k)]);
        for (int i = 0; i < layer.n_in; ++i) {
            const auto at =
                static_cast<std::size_t>(i) * static_cast<std::size_t>(layer.n_out) + static_cast<std::size_t>(k);
            sum += values[static_cast<std::size_t>(i)] * static_cast<double>(layer.weight[at]);
        }
        next.push_back(layer.tanh ? std::tanh(sum) : sum);
    }
    return next;
}

std::vector<double> predicted_at(const train::HeadSnapshot& head, double x, double y) {
    std::vector<double> values = {x, y};
    for (const train::DenseWeights& layer : head.layers) values = apply_layer(layer, values);
    return values;
}

double sureness(const std::vector<double>& logits) {
    const double best = *std::max_element(logits.begin(), logits.end());
    double sum = 0;
    for (const double logit : logits) sum += std::exp(logit - best);
    return 1 / sum;
}

// The most probable class and its probability, or the first number in its own unit.
std::string said(const train::HeadSnapshot& head, const std::vector<double>& out) {
    if (head.answer == model::Answer::classes) {
        const auto best = static_cast<std::size_t>(std::max_element(out.begin(), out.end()) - out.begin());
        return head.label + ": " + head.outputs[best] + ", " + core::fixed_text(100 * sureness(out), 0) + " % sure";
    }
    const double value = out[0] * static_cast<double>(head.scale[0]) + static_cast<double>(head.mean[0]);
    return head.outputs[0] + ": " + core::figures_text(value, 4);
}

// Distance of the place from the centre of all things, relative to the farthest thing.
double farness(const train::Snapshot& shown, double x, double y) {
    const auto n = static_cast<std::size_t>(shown.n_points);
    double middle_x = 0, middle_y = 0, farthest = 1e-9;
    for (std::size_t i = 0; i < n; ++i) {
        middle_x += static_cast<double>(shown.points[2 * i]) / static_cast<double>(n);
        middle_y += static_cast<double>(shown.points[2 * i + 1]) / static_cast<double>(n);
    }
    for (std::size_t i = 0; i < n; ++i) {
        farthest = std::max(farthest, std::hypot(static_cast<double>(shown.points[2 * i]) - middle_x,
                                                 static_cast<double>(shown.points[2 * i + 1]) - middle_y));
    }
    return std::hypot(x - middle_x, y - middle_y) / farthest;
}

}  // namespace

double sureness_at(const train::HeadSnapshot& head, double x, double y) { return sureness(predicted_at(head, x, y)); }

MapReading read_on_map(const FourNumbers& list, const train::Snapshot& shown) {
    MapReading reading;
    reading.unused = 2;
    reading.bent = 2;
    const train::HeadSnapshot* head = train::first_answer(shown);
    const bool plain = head != nullptr && !head->layers.empty() && head->layers[0].n_in == 2 && shown.n_points > 0;
    if (!plain) {
        reading.why = "There is no map of two numbers to put it on.";
        return reading;
    }
    reading.says = said(*head, predicted_at(*head, list[0], list[1]));
    reading.outside = farness(shown, list[0], list[1]);
    const bool inside = reading.outside <= 1;
    reading.taken = inside ? 2 : 0;
    reading.bent = inside ? 0 : 2;
    std::array<char, 120> text{};
    if (inside) {
        std::snprintf(text.data(), text.size(), "Among what it was trained on; the last two numbers are left over.");
    } else {
        std::snprintf(text.data(), text.size(), "%.*f times as far out as anything it has seen: it is only guessing.",
                      reading.outside < 10 ? 1 : 0, reading.outside);
    }
    reading.why = text.data();
    return reading;
}

}  // namespace lessons
