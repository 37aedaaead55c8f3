#include "lessons/figures.h"

#include <cmath>

#include "core/thousands.h"

namespace lessons {
namespace {

constexpr std::string_view kNotYet = "...";

// A number with fixed decimals, without the C library's printf: "1.21".
std::string with_places(double value, int places) {
    if (!std::isfinite(value)) return std::string(kNotYet);
    const long unit = places == 2 ? 100 : places == 1 ? 10 : 1;
    const long whole = std::lround(std::fabs(value) * static_cast<double>(unit));
    std::string text = std::to_string(whole / unit);
    if (places > 0) text += "." + std::to_string(unit + whole % unit).substr(1);
    return value < 0 && whole > 0 ? "-" + text : text;
}

std::string bits_text(const train::Bits& bits) {
    if (!std::isfinite(bits.bits)) return std::string(kNotYet);
    const std::string text = train::certain_text(bits);
    return (text[0] == '<' ? "less than " + text.substr(1) : text) + " bits";
}

// Splits off the word before the next colon.
std::string_view cut(std::string_view& rest) {
    const std::size_t colon = rest.find(':');
    const std::string_view word = rest.substr(0, colon);
    rest = colon == std::string_view::npos ? std::string_view() : rest.substr(colon + 1);
    return word;
}

// A layer by its name "map" or "features" or its number; -2 = no such layer.
int layer_of(std::string_view name) {
    if (name == "map") return -1;
    if (name == "features") return 0;
    if (name.size() == 1 && name[0] >= '1' && name[0] <= '9') return name[0] - '0';
    return -2;
}

std::string bits_figure(std::string_view rest, const Moment& moment) {
    const std::string_view attribute = cut(rest);
    const int layer = layer_of(rest);
    const bool known = data::find_attribute(moment.material.dataset.row, attribute) != nullptr;
    return known && layer >= -1 ? bits_text(bits_with_error(moment, attribute, layer)) : std::string();
}

std::string plain_figure(std::string_view name, const Moment& moment) {
    if (name == "steps") return core::thousands(moment.shown.step);
    if (name == "steps_since") return core::thousands(moment.steps_since);
    if (name == "things") return core::thousands(moment.shown.n_points);
    if (name == "features") return std::to_string(moment.spec.features.size());
    if (name == "units") return std::to_string(units_of(moment.spec));
    if (name == "seed") return std::to_string(moment.spec.seed);
    if (name == "loss") return with_places(moment.shown.loss_held_out, 2);
    return {};
}

}  // namespace

std::string share_text(double share) {
    return std::isfinite(share) ? std::to_string(std::lround(share * 100)) + " %" : std::string(kNotYet);
}

std::string figure_text(std::string_view figure, const Moment& moment, std::span<const Figure> own) {
    for (const Figure& one : own) {
        if (one.name == figure) return one.text(moment);
    }
    std::string_view rest = figure;
    const std::string_view kind = cut(rest);
    if (rest.empty()) return plain_figure(kind, moment);
    if (kind == "weight") return with_places(weight_of(moment.spec, rest), 2);
    // A head that does not exist now (its loss was removed) gives "not known" and is no mistake in the text.
    const bool has_head = find_head(moment.shown, rest) != nullptr;
    if (kind == "right") return has_head ? share_text(balanced_accuracy(moment, rest)) : std::string(kNotYet);
    if (kind == "plain") return has_head ? share_text(right(moment, rest)) : std::string(kNotYet);
    if (kind == "bits") return bits_figure(rest, moment);
    if (kind == "entropy") {
        const bool known = data::find_attribute(moment.material.dataset.row, rest) != nullptr;
        const double all = entropy(moment, rest);
        if (!known) return {};
        return std::isfinite(all) ? with_places(all, 1) + " bits" : std::string(kNotYet);
    }
    return {};
}

std::string with_figures(std::string_view text, const Moment& moment, std::span<const Figure> own) {
    std::string filled;
    while (true) {
        const std::size_t open = text.find('{');
        const std::size_t close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) return filled + std::string(text);
        filled += text.substr(0, open);
        const std::string figure = figure_text(text.substr(open + 1, close - open - 1), moment, own);
        filled += figure.empty() ? std::string(text.substr(open, close - open + 1)) : figure;
        text.remove_prefix(close + 1);
    }
}

void add_wanted_cells(std::string_view text, std::vector<train::WantedCell>& cells) {
    constexpr std::string_view kBits = "{bits:";
    for (std::size_t at = text.find(kBits); at != std::string_view::npos; at = text.find(kBits, at + 1)) {
        std::string_view rest = text.substr(at + kBits.size());
        rest = rest.substr(0, rest.find('}'));
        const std::string_view attribute = cut(rest);
        if (layer_of(rest) >= -1) cells.push_back({std::string(attribute), layer_of(rest)});
    }
}

}  // namespace lessons
