// See selection.h.
#include "map/things/selection.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdio>

#include "map/heads/regions.h"

namespace map {
namespace {

Point2 place_of(const train::Snapshot& snapshot, std::size_t thing) {
    return {snapshot.points[thing * 2], snapshot.points[thing * 2 + 1]};
}

// Adds, removes or replaces by selection.shape.
void combine(Selection& selection, Choose how) {
    selection.chosen.resize(selection.shape.size(), 0);
    selection.count = 0;
    for (std::size_t i = 0; i < selection.shape.size(); ++i) {
        const bool in_shape = selection.shape[i] != 0, was = selection.chosen[i] != 0;
        bool is = in_shape;
        if (how == Choose::add) is = was || in_shape;
        if (how == Choose::remove) is = was && !in_shape;
        selection.chosen[i] = is ? 1 : 0;
        selection.count += is ? 1 : 0;
    }
}

void add_cell(std::string& text, const std::string& cell) {
    text += '\t';
    for (const char c : cell) text += c == '\t' || c == '\n' || c == '\r' ? ' ' : c;
}

// Six digits: a seventh would show how floats round, not what the thing is.
void add_number(std::string& text, float value) {
    std::array<char, 32> digits{};
    if (std::isfinite(value)) std::snprintf(digits.data(), digits.size(), "%.6g", static_cast<double>(value));
    add_cell(text, digits.data());
}

void add_attribute(std::string& text, const data::Column* column, std::size_t thing) {
    if (column == nullptr) {
        add_cell(text, "");
    } else if (column->kind == data::ColumnKind::number) {
        add_number(text, column->numbers[thing]);
    } else {
        const int code = column->codes[thing];
        add_cell(text, code < 0 ? "" : column->categories[static_cast<std::size_t>(code)]);
    }
}

std::string titles(const train::Snapshot& snapshot, const data::DatasetRow& row) {
    std::string text = "name\tsplit\tx\ty";
    for (const data::Attribute& attribute : row.attributes) {
        add_cell(text, attribute.unit.empty() ? attribute.label : attribute.label + " (" + attribute.unit + ")");
    }
    for (const train::HeadSnapshot& head : snapshot.heads) {
        if (head.answer == model::Answer::classes) {
            add_cell(text, "said " + head.label);
            add_cell(text, "probability of said " + head.label);
        } else if (head.answer == model::Answer::number) {
            add_cell(text, "said " + head.label);
        } else if (head.answer == model::Answer::features) {
            for (const std::string& output : head.outputs) add_cell(text, "decoded " + output);
        }
    }
    return text + '\n';
}

void add_answer(std::string& text, const train::HeadSnapshot& head, int thing) {
    if (head.answer == model::Answer::none) return;
    const std::vector<float> answer = answer_of(head, thing);
    if (head.answer != model::Answer::classes) {
        const std::size_t wanted = head.answer == model::Answer::number ? 1 : head.outputs.size();
        for (std::size_t k = 0; k < wanted; ++k) add_number(text, k < answer.size() ? answer[k] : NAN);
        return;
    }
    const auto best = std::max_element(answer.begin(), answer.end());
    add_cell(text, best == answer.end() ? "" : head.outputs[static_cast<std::size_t>(best - answer.begin())]);
    add_number(text, best == answer.end() ? NAN : *best);
}

const char* split_name(const train::Snapshot& snapshot, std::size_t thing) {
    const int split = thing < snapshot.held_out.size() ? snapshot.held_out[thing] : static_cast<int>(train::kTrain);
    return split == train::kTest ? "test" : split == train::kHeldOut ? "held out" : "train";
}

}  // namespace

bool inside_lasso(const std::vector<Point2>& lasso, Point2 at) {
    if (lasso.size() < 3 || !std::isfinite(at.x) || !std::isfinite(at.y)) return false;
    bool inside = false;
    Point2 from = lasso.back();
    for (const Point2& to : lasso) {
        // Half open in y, so that a ray through a corner counts it once.
        if ((from.y > at.y) != (to.y > at.y)) {
            const float t = (at.y - from.y) / (to.y - from.y);
            if (at.x < from.x + t * (to.x - from.x)) inside = !inside;
        }
        from = to;
    }
    return inside;
}

void choose_lasso(Selection& selection, const train::Snapshot& snapshot, const std::vector<Point2>& lasso, Choose how) {
    Point2 low{1, 1}, high{0, 0};  // nothing, where the lasso is empty
    if (!lasso.empty()) low = high = lasso.front();
    for (const Point2& at : lasso) {
        low = {std::min(low.x, at.x), std::min(low.y, at.y)};
        high = {std::max(high.x, at.x), std::max(high.y, at.y)};
    }
    selection.shape.assign(static_cast<std::size_t>(snapshot.n_points), 0);
    for (std::size_t i = 0; i < selection.shape.size(); ++i) {
        const Point2 at = place_of(snapshot, i);
        const bool near = at.x >= low.x && at.x <= high.x && at.y >= low.y && at.y <= high.y;
        selection.shape[i] = near && inside_lasso(lasso, at) ? 1 : 0;
    }
    combine(selection, how);
}

void choose_box(Selection& selection, const train::Snapshot& snapshot, Point2 one, Point2 other, Choose how) {
    const Point2 low{std::min(one.x, other.x), std::min(one.y, other.y)};
    const Point2 high{std::max(one.x, other.x), std::max(one.y, other.y)};
    selection.shape.assign(static_cast<std::size_t>(snapshot.n_points), 0);
    for (std::size_t i = 0; i < selection.shape.size(); ++i) {
        const Point2 at = place_of(snapshot, i);
        selection.shape[i] = at.x >= low.x && at.x <= high.x && at.y >= low.y && at.y <= high.y ? 1 : 0;
    }
    combine(selection, how);
}

void choose_things(Selection& selection, int n_things, const std::vector<int>& things, Choose how) {
    selection.shape.assign(static_cast<std::size_t>(std::max(n_things, 0)), 0);
    for (const int thing : things) {
        if (thing >= 0 && thing < n_things) selection.shape[static_cast<std::size_t>(thing)] = 1;
    }
    combine(selection, how);
}

void choose_value(Selection& selection, const data::Table& table, const std::string& column, int code, Choose how) {
    const data::Column* found = data::find_column(table, column);
    selection.shape.assign(static_cast<std::size_t>(table.n_rows), 0);
    if (found != nullptr && found->kind == data::ColumnKind::category) {
        for (std::size_t i = 0; i < selection.shape.size(); ++i) selection.shape[i] = found->codes[i] == code ? 1 : 0;
    }
    combine(selection, how);
}

void invert_selection(Selection& selection, int n_things) {
    selection.shape.assign(static_cast<std::size_t>(std::max(n_things, 0)), 0);
    for (std::size_t i = 0; i < selection.shape.size(); ++i)
        selection.shape[i] = selection.has(static_cast<int>(i)) ? 0 : 1;
    combine(selection, Choose::replace);
}

void choose_none(Selection& selection) {
    std::fill(selection.chosen.begin(), selection.chosen.end(), static_cast<unsigned char>(0));
    selection.count = 0;
}

std::string selection_text(const train::Snapshot& snapshot, const model::Material& material,
                           const Selection& selection) {
    const data::Dataset& dataset = material.dataset;
    std::string text = titles(snapshot, dataset.row);
    for (int thing = 0; thing < snapshot.n_points; ++thing) {
        if (!selection.has(thing)) continue;
        const auto i = static_cast<std::size_t>(thing);
        std::string line;
        add_cell(line, i < dataset.names.size() ? dataset.names[i] : "");
        add_cell(line, split_name(snapshot, i));
        add_number(line, place_of(snapshot, i).x);
        add_number(line, place_of(snapshot, i).y);
        for (const data::Attribute& attribute : dataset.row.attributes) {
            add_attribute(line, data::find_column(dataset.table, attribute.column), i);
        }
        for (const train::HeadSnapshot& head : snapshot.heads) add_answer(line, head, thing);
        text.append(line, 1, std::string::npos);  // without the tab before the name
        text += '\n';
    }
    return text;
}

}  // namespace map
