// See sweep_link.h.
#include "app/stages/sweep_link.h"

#include <cmath>
#include <cstdlib>

#include "model/link_text.h"

namespace app {
namespace {

constexpr std::string_view kAcross = "across=", kDown = "down=", kSeeds = "seeds=", kBitsOf = "bits_of=",
                           kEnough = "enough=";

// The value of a pair "name=value", if it has this name.
bool is_part(std::string_view part, std::string_view name, std::string& value) {
    if (part.substr(0, name.size()) != name) return false;
    value = model::mended_value(part.substr(name.size()));
    return true;
}

void read_number(const std::string& text, SweepLink& link) {
    char* end = nullptr;
    const double number = std::strtod(text.c_str(), &end);
    if (!text.empty() && *end == 0 && std::isfinite(number) && number >= 0) {
        link.enough = number;
    } else {
        link.wrong = {"enough", "\"enough\" is a number of bits, not \"" + text.substr(0, 20) + "\"."};
    }
}

// The base with its own seed and the nine that follow.
bool is_ten_seeds(const train::Sweep& sweep) {
    const model::Axis ten = model::seed_axis(sweep.base, 10);
    return sweep.axes.size() == 1 && sweep.axes[0].path == ten.path && sweep.axes[0].values == ten.values;
}

}  // namespace

SweepLink split_sweep_link(std::string_view fragment) {
    SweepLink link;
    if (!fragment.empty() && fragment.front() == '#') fragment.remove_prefix(1);
    std::string across, down, value;
    while (!fragment.empty()) {
        const std::size_t end = fragment.find('&');
        const std::string_view part = fragment.substr(0, end);
        fragment = end == std::string_view::npos ? std::string_view() : fragment.substr(end + 1);
        if (is_part(part, kAcross, across) || is_part(part, kDown, down) || is_part(part, kBitsOf, link.bits_of))
            continue;
        if (is_part(part, kSeeds, value)) {
            link.seeds = value == "10";
            if (!link.seeds) link.wrong = {"seeds", "There are ten seeds at once: \"seeds=10\"."};
        } else if (is_part(part, kEnough, value)) {
            read_number(value, link);
        } else {
            link.rest += (link.rest.empty() ? "" : "&") + std::string(part);
        }
    }
    if (!across.empty()) link.axes.push_back(across);
    if (!down.empty()) link.axes.push_back(down);
    return link;
}

std::string sweep_link(const train::Sweep& sweep, const ui::SweepRequest& request) {
    std::string link;
    if (is_ten_seeds(sweep)) {
        link = std::string(kSeeds) + "10";
    } else {
        for (std::size_t a = 0; a < sweep.axes.size(); ++a)
            link += (a == 0 ? std::string(kAcross) : "&" + std::string(kDown)) + model::axis_text(sweep.axes[a]);
    }
    if (!request.bits_of.empty()) link += "&" + std::string(kBitsOf) + request.bits_of;
    if (request.enough >= 0) {
        char number[32];
        std::snprintf(number, sizeof number, "%.4g", request.enough);
        link += "&" + std::string(kEnough) + number;
    }
    return link;
}

core::Result<train::Sweep> sweep_of(const SweepLink& link, const model::Spec& base,
                                    std::shared_ptr<const model::Material> material) {
    if (link.seeds) return train::ten_seeds(base, std::move(material));
    std::vector<model::Axis> axes;
    for (const std::string& text : link.axes) {
        core::Result<model::Axis> axis = model::read_axis(base, text);
        if (!axis.ok()) return axis.error();
        axes.push_back(std::move(axis.value()));
    }
    return train::start_sweep(base, std::move(axes), std::move(material));
}

}  // namespace app
