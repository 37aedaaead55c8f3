#include "lessons/exhibits/typed.h"

#include <algorithm>
#include <cmath>

#include "data/mood_text.h"
#include "data/utf8.h"
#include "train/plane_view.h"
#include "train/trainer.h"

namespace lessons {
namespace {

std::string_view trimmed(std::string_view text) {
    const auto blank = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return text;
}

std::string why_not(std::string_view text) {
    if (text.empty()) return "Type something first: a face such as :-) or a few words.";
    if (data::first_bad_byte(text)) return "This is no text that a computer can read (it is not UTF-8).";
    const int n = data::count_characters(text);
    if (n > kLongestTyped) {
        return "That has " + std::to_string(n) + " characters. The model has seen only short texts: use at most " +
               std::to_string(kLongestTyped) + ".";
    }
    return {};
}

std::string what_is_new(std::string_view text) {
    const int n = data::count_unknown_characters(text);
    if (n == 0) return {};
    return n == 1 ? "One of its characters is new to the model: it only sees that it is no usual one."
                  : std::to_string(n) +
                        " of its characters are new to the model: it only sees that they are no usual ones.";
}

// y = act(x W + b), one row.
std::vector<double> apply_layer(const train::DenseWeights& layer, const std::vector<double>& x) {
    std::vector<double> y;
    for (int out = 0; out < layer.n_out; ++out) {
        double sum = static_cast<double>(layer.bias[static_cast<std::size_t>(out)]);
        for (int in = 0; in < layer.n_in; ++in) {
            sum += x[static_cast<std::size_t>(in)] *
                   static_cast<double>(layer.weight[static_cast<std::size_t>(in * layer.n_out + out)]);
        }
        y.push_back(layer.tanh ? std::tanh(sum) : sum);
    }
    return y;
}

const train::HeadSnapshot* head_of_classes(const train::Snapshot& shown) {
    for (const train::HeadSnapshot& head : shown.heads) {
        if (head.answer == model::Answer::classes) return &head;
    }
    return nullptr;
}

void hear_head(TypedText& text, const train::HeadSnapshot* head, const float* map, int dims) {
    text.said.clear();
    text.code = -1;
    if (head == nullptr) return;
    const std::vector<double> shares = classes_at(*head, map, dims);
    const auto best = std::max_element(shares.begin(), shares.end());
    text.code = static_cast<int>(best - shares.begin());
    text.share = *best;
    text.said = head->outputs[static_cast<std::size_t>(text.code)];
}

}  // namespace

bool add_typed(Typed& typed, std::string_view text) {
    text = trimmed(text);
    typed.trouble = why_not(text);
    if (!typed.trouble.empty()) return false;
    std::erase_if(typed.texts, [&](const TypedText& old) { return old.text == text; });
    if (typed.texts.size() >= kMostTyped) typed.texts.erase(typed.texts.begin());
    typed.texts.push_back({.text = std::string(text), .warning = what_is_new(text), .features = {}, .said = {}});
    return true;
}

const TypedText* find_typed(const Typed& typed, std::string_view text) {
    for (const TypedText& one : typed.texts) {
        if (one.text == text) return &one;
    }
    return nullptr;
}

std::vector<double> classes_at(const train::HeadSnapshot& head, const float* map, int dims) {
    if (head.answer != model::Answer::classes || head.layers.empty()) return {};
    std::vector<double> values(map, map + dims);
    for (std::size_t i = 0; i < head.layers.size(); ++i) {
        // If the map is shown on a plane, the first layer is a function of that plane.
        const bool whole = i == 0 && head.on_map.n_in == dims;
        values = apply_layer(whole ? head.on_map : head.layers[i], values);
    }
    const double most = *std::max_element(values.begin(), values.end());
    double sum = 0;
    for (double& value : values) sum += value = std::exp(value - most);
    for (double& value : values) value /= sum;
    return values;
}

void place_typed(Typed& typed, train::Trainer& trainer, const train::Snapshot& shown) {
    const model::Material& material = trainer.material();
    const bool texts = material.dataset.row.encode_text != nullptr;
    const train::HeadSnapshot* head = head_of_classes(shown);
    for (TypedText& text : typed.texts) {
        text.placed = false;
        if (!texts) continue;
        if (text.features.empty() || typed.dataset != material.dataset.row.id)
            text.features = data::features_of_text(material.dataset, material.features, text.text);
        const std::vector<float> map = trainer.embed(text.features);
        if (!std::all_of(map.begin(), map.end(), [](float v) { return std::isfinite(v); })) continue;
        const std::vector<float> seen = train::places_on(shown.plane, map);
        text.x = seen[0];
        text.y = seen[1];
        hear_head(text, head, map.data(), static_cast<int>(map.size()));
        text.placed = true;
    }
    typed.dataset = material.dataset.row.id;
}

}  // namespace lessons
