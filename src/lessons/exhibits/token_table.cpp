#include "lessons/exhibits/token_table.h"

#include <algorithm>
#include <cmath>

#include "lessons/lab.h"
#include "lessons/moment.h"
#include "model/forms.h"

namespace lessons {
namespace {

constexpr std::size_t kNumbers = 2;  // of a token
constexpr std::size_t kFarOut = 3;   // so many tokens may lie outside the frame
constexpr double kBorder = 1.2;      // of the frame, so that no sign lies on its edge

// The place of the first lookup layer among the Spec's layers; their number if there is none.
std::size_t lookup_of(const model::Spec& spec) {
    const auto found = std::find_if(spec.layers.begin(), spec.layers.end(),
                                    [](const model::LayerSpec& layer) { return layer.kind == "lookup"; });
    return static_cast<std::size_t>(found - spec.layers.begin());
}

// What a lookup layer gives where a token stands is that token's row, so the rows can be read off its values. A layer's
// values are laid out position after position.
std::vector<Token> read_table(const model::Spec& spec, const train::Snapshot& shown, const model::Material& material) {
    const std::size_t at = lookup_of(spec);
    const data::FeatureGroup* group = model::group_of_form(spec, data::FormKind::sequence);
    if (at == spec.layers.size() || group == nullptr || shown.layers.size() != spec.layers.size() + 2) return {};
    const train::LayerSnapshot& layer = shown.layers[at + 1];
    const auto n_units = static_cast<std::size_t>(layer.n_units);
    if (n_units != group->columns.size() * kNumbers) return {};
    std::vector<Token> tokens;
    std::vector<bool> seen;
    for (std::size_t position = 0; position < group->columns.size(); ++position) {
        const data::Column* column = data::find_column(material.dataset.table, group->columns[position]);
        if (column == nullptr || column->kind != data::ColumnKind::category) return {};
        if (tokens.empty()) {
            for (const std::string& text : column->categories) tokens.push_back({text});
            seen.assign(tokens.size(), false);
        }
        for (std::size_t thing = 0; thing < column->codes.size(); ++thing) {
            const int code = column->codes[thing];
            if (code < 0 || seen[static_cast<std::size_t>(code)]) continue;
            const float* row = layer.values.data() + thing * n_units + position * kNumbers;
            tokens[static_cast<std::size_t>(code)].x = static_cast<double>(row[0]);
            tokens[static_cast<std::size_t>(code)].y = static_cast<double>(row[1]);
            seen[static_cast<std::size_t>(code)] = true;
        }
    }
    std::vector<Token> found;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (seen[i]) found.push_back(tokens[i]);
    }
    return found;
}

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

}  // namespace

std::vector<Token> token_table(const Moment& moment) { return read_table(moment.spec, moment.shown, moment.material); }

std::vector<Token> token_table(const Run& run) {
    return run.ok ? read_table(run.spec, run.shown, *run.material) : std::vector<Token>();
}

int token_named(const std::vector<Token>& tokens, const std::string& text) {
    const auto found = std::find_if(tokens.begin(), tokens.end(), [&](const Token& one) { return one.text == text; });
    return found == tokens.end() ? -1 : static_cast<int>(found - tokens.begin());
}

int nearest_token(const std::vector<Token>& tokens, int token) {
    if (token < 0) return -1;
    const Token& from = tokens[static_cast<std::size_t>(token)];
    int nearest = -1;
    double least = 0;
    for (int i = 0; i < static_cast<int>(tokens.size()); ++i) {
        const Token& to = tokens[static_cast<std::size_t>(i)];
        const double far = std::hypot(to.x - from.x, to.y - from.y);
        if (i == token || (nearest >= 0 && far >= least)) continue;
        nearest = i;
        least = far;
    }
    return nearest;
}

TableFrame frame_of(const std::vector<Token>& tokens) {
    if (tokens.empty()) return {};
    std::vector<double> x, y, away;
    for (const Token& token : tokens) {
        x.push_back(token.x);
        y.push_back(token.y);
    }
    TableFrame frame{.x = median(x), .y = median(y)};
    for (const Token& token : tokens)
        away.push_back(std::max(std::fabs(token.x - frame.x), std::fabs(token.y - frame.y)));
    std::sort(away.begin(), away.end());
    const std::size_t within = away.size() > 4 * kFarOut ? away.size() - kFarOut : away.size();
    frame.half_side = std::max(kBorder * away[within - 1], 1e-6);
    return frame;
}

}  // namespace lessons
