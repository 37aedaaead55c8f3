// See regions.h. Two loops over pixels: a plain one, one place at a time, which makes pictures (region_picture.cpp),
// and here the fast one, kWide places at a time, which makes ids. tests/map/regions_test.cpp checks that they agree.
#include "map/heads/regions.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstring>
#include <limits>

#include "core/check.h"
#include "map/heads/head_plane.h"
#include "model/strongest_loss.h"

namespace map {
namespace {

constexpr int kWide = 4;  // one SIMD register on all machines; wider vectors were slower where they are split in two
using Floats = float __attribute__((vector_size(16)));
using Ints = std::int32_t __attribute__((vector_size(16)));

Floats all(float x) { return Floats{} + x; }

// Twin: plane_tanh() in head_plane.cpp, the same operations one by one.
Floats exp_of(Floats x) {
    const Floats n = x * kLog2e + kRounder - kRounder;
    const Floats r = x - n * kLn2High + n * kLn2Low;
    Floats p = all(kExpTerms[0]);
    for (std::size_t i = 1; i < kExpTerms.size(); ++i) p = p * r + kExpTerms[i];
    const Ints power = (__builtin_convertvector(n, Ints) + 127) << 23;
    Floats scale;
    std::memcpy(&scale, &power, sizeof scale);
    return p * scale;
}

Floats tanh_of(Floats x) {
    x = x > 9.0f ? all(9.0f) : x;  // NaN stays
    x = x < -9.0f ? all(-9.0f) : x;
    return 1.0f - 2.0f / (exp_of(2.0f * x) + 1.0f);
}

// Inputs for a block of pixels: the plane, and for numbers the limits of the bands.
struct Question {
    HeadPlane& plane;
    bool classes = true;
    int output = 0;
    Range range{};
    Floats hidden[kMaxHidden] = {};  // [H], of the block at hand
};

Floats output_of(const Question& q, int k, Floats dx, Floats dy) {
    const float* w = q.plane.output(k);
    if (q.plane.n_hidden == 0) return dx * w[0] + dy * w[1] + w[2];
    Floats sum = all(w[q.plane.n_hidden]);
    for (int j = 0; j < q.plane.n_hidden; ++j) sum += q.hidden[static_cast<std::size_t>(j)] * w[j];
    return sum;
}

Ints ids_of(Question& q, Floats dx, Floats dy) {
    for (int j = 0; j < q.plane.n_hidden; ++j) {
        const float* a = q.plane.hidden.data() + static_cast<std::size_t>(j) * 3;
        q.hidden[static_cast<std::size_t>(j)] = tanh_of(dx * a[0] + dy * a[1] + a[2]);
    }
    if (!q.classes) {
        const float bands_per_unit = kBands / (q.range.high - q.range.low);
        Floats band = (output_of(q, q.output, dx, dy) - q.range.low) * bands_per_unit;
        band = band > 0.0f ? band : all(0.0f);  // NaN, too
        band = band < kBands - 1.0f ? band : all(kBands - 1.0f);
        return __builtin_convertvector(band, Ints);
    }
    Ints best = {};
    Floats highest = output_of(q, 0, dx, dy);
    for (int k = 1; k < q.plane.n_outputs; ++k) {
        const Floats logit = output_of(q, k, dx, dy);
        best = logit > highest ? Ints{} + k : best;
        highest = logit > highest ? logit : highest;
    }
    return best;
}

constexpr int kQuads = 4;
using Bytes = std::uint8_t __attribute__((vector_size(16)));

// Classes of sixteen pixels in a row, for the most common head: without hidden units. The same operations as in
// ids_of(), but kept in registers: there every byte that is written could alias the head's numbers, so the compiler
// reloads all of them for every four pixels.
Bytes linear_ids(const float* outputs, int n_outputs, const Floats (&dx)[kQuads], float dy) {
    Ints best[kQuads] = {};
    Floats highest[kQuads];
    for (int q = 0; q < kQuads; ++q) highest[q] = dx[q] * outputs[0] + dy * outputs[1] + outputs[2];
    for (int k = 1; k < n_outputs; ++k) {
        const float* w = outputs + static_cast<std::ptrdiff_t>(k) * 3;
        const float of_dy = dy * w[1];
        for (int q = 0; q < kQuads; ++q) {
            const Floats logit = dx[q] * w[0] + of_dy + w[2];
            const Ints is_higher = logit > highest[q];
            best[q] = is_higher ? Ints{} + k : best[q];
            highest[q] = is_higher ? logit : highest[q];
        }
    }
    Bytes parts[kQuads];
    std::memcpy(parts, best, sizeof parts);
    const Bytes low = __builtin_shufflevector(parts[0], parts[1], 0, 4, 8, 12, 16, 20, 24, 28, 0, 0, 0, 0, 0, 0, 0, 0);
    const Bytes high = __builtin_shufflevector(parts[2], parts[3], 0, 4, 8, 12, 16, 20, 24, 28, 0, 0, 0, 0, 0, 0, 0, 0);
    return __builtin_shufflevector(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23);
}

// As many whole blocks of sixteen as the row has, from the left. Returns the number of pixels.
int linear_row(const HeadPlane& plane, std::uint8_t* row, int w, float step_x, float dy) {
    const Floats lanes = {0.5f, 1.5f, 2.5f, 3.5f};
    int x = 0;
    for (; x + kQuads * kWide <= w; x += kQuads * kWide) {
        Floats dx[kQuads];
        for (int q = 0; q < kQuads; ++q) {
            dx[q] = (lanes + (static_cast<float>(x + q * kWide) - static_cast<float>(w) / 2)) * step_x;
        }
        const Bytes ids = linear_ids(plane.outputs.data(), plane.n_outputs, dx, dy);
        std::memcpy(row + x, &ids, sizeof ids);
    }
    return x;
}

// Index of an output of a head that decodes features, from the part of the id after the head's kind: "weight",
// "origin=USA", or "origin" for the first output of that column; -1 = none.
int find_output(const train::HeadSnapshot& head, std::string_view name) {
    const std::string column = std::string(name) + "=";
    for (std::size_t k = 0; k < head.output_ids.size(); ++k) {
        const std::string& id = head.output_ids[k];
        if (id == name || id.rfind(column, 0) == 0) return static_cast<int>(k);
    }
    return -1;
}

// Whether a head decodes so many numbers, pixels for example, that one of them says nothing.
bool decodes_pictures(const train::HeadSnapshot& head) {
    constexpr std::size_t kMostOutputs = 12;  // as many as region_choices() lists
    return head.answer == model::Answer::features && head.outputs.size() > kMostOutputs;
}

// Logits -> probabilities, standardised numbers -> their own units.
std::vector<float> in_own_units(const train::HeadSnapshot& head, std::vector<float> values) {
    if (head.answer == model::Answer::classes) {
        const float highest = values.empty() ? 0 : *std::max_element(values.begin(), values.end());
        float sum = 0;
        for (float& v : values) sum += v = std::exp(v - highest);
        for (float& v : values) v /= sum;
        return values;
    }
    for (std::size_t k = 0; k < values.size() && k < head.scale.size(); ++k) {
        values[k] = values[k] * head.scale[k] + head.mean[k];
    }
    return values;
}

std::vector<float> outputs_of(const train::DenseWeights& layer, const std::vector<float>& values) {
    ES_CHECK(static_cast<int>(values.size()) == layer.n_in, "a head's layer has another width than what it is fed");
    std::vector<float> outputs;
    for (int k = 0; k < layer.n_out; ++k) {
        double sum = layer.bias[static_cast<std::size_t>(k)];
        for (int i = 0; i < layer.n_in; ++i) {
            sum += static_cast<double>(values[static_cast<std::size_t>(i)]) *
                   static_cast<double>(layer.weight[static_cast<std::size_t>(i * layer.n_out + k)]);
        }
        outputs.push_back(layer.tanh ? plane_tanh(static_cast<float>(sum)) : static_cast<float>(sum));
    }
    return outputs;
}

}  // namespace

RegionView region_view(const train::Snapshot& snapshot, const std::string& regions_of) {
    if (snapshot.heads.empty()) return {};
    for (std::size_t h = 0; h < snapshot.heads.size(); ++h) {
        const train::HeadSnapshot& head = snapshot.heads[h];
        if (head.id == regions_of && !head.layers.empty()) return {static_cast<int>(h), 0, head.answer};
        const std::string& kind = head.spec.kind;
        if (head.answer != model::Answer::features || regions_of.rfind(kind + '.', 0) != 0) continue;
        const int output = find_output(head, std::string_view(regions_of).substr(kind.size() + 1));
        if (output >= 0) return {static_cast<int>(h), output, head.answer};
    }
    RegionView strongest;
    std::array<double, 3> highest{-1};
    for (std::size_t h = 0; h < snapshot.heads.size(); ++h) {
        const train::HeadSnapshot& head = snapshot.heads[h];
        const std::array<double, 3> rank = model::loss_rank(head.answer, head.spec.weight);
        if (head.layers.empty() || rank <= highest || decodes_pictures(head)) continue;
        strongest = {static_cast<int>(h), 0, head.answer};
        highest = rank;
    }
    return strongest;
}

std::vector<float> answer_of(const train::HeadSnapshot& head, int thing) {
    const auto k = static_cast<long>(head.outputs.size());
    if (thing < 0 || static_cast<long>(head.predictions.size()) < (thing + 1) * k) return {};
    return in_own_units(head, {head.predictions.begin() + thing * k, head.predictions.begin() + (thing + 1) * k});
}

std::vector<float> answer_at(const train::HeadSnapshot& head, const float* place, int dims) {
    std::vector<float> values(place, place + dims);
    for (const train::DenseWeights& layer : head.layers) values = outputs_of(layer, values);
    return in_own_units(head, std::move(values));
}

std::vector<float> answer_in_full(const train::HeadSnapshot& head, const std::vector<float>& point) {
    std::vector<float> values = point;
    for (std::size_t i = 0; i < head.layers.size(); ++i) {
        const bool on_plane = i == 0 && head.on_map.n_in > 0;
        values = outputs_of(on_plane ? head.on_map : head.layers[i], values);
    }
    return in_own_units(head, std::move(values));
}

int nearest_in_picture(const train::Snapshot& shown, Point2 at) {
    int nearest = -1;
    float least = std::numeric_limits<float>::infinity();
    for (std::size_t i = 0; i + 1 < shown.points.size(); i += 2) {
        const float x = shown.points[i] - at.x, y = shown.points[i + 1] - at.y;
        if (!(x * x + y * y < least)) continue;  // NaN, too
        least = x * x + y * y;
        nearest = static_cast<int>(i / 2);
    }
    return nearest;
}

std::vector<float> answer_in_picture(const train::Snapshot& shown, const train::HeadSnapshot& head, Point2 at) {
    const float place[2] = {at.x, at.y};
    const bool nearest_says = shown.laid_out && !head.predictions.empty();
    return nearest_says ? answer_of(head, nearest_in_picture(shown, at)) : answer_at(head, place, 2);
}

std::vector<std::uint8_t> region_ids(const train::Snapshot& snapshot, const RegionView& view, const Camera& camera,
                                     const Viewport& viewport, int w, int h) {
    std::vector<std::uint8_t> ids;
    HeadPlane plane;
    write_region_ids(ids, plane, snapshot, view, camera, viewport, w, h);
    return ids;
}

void write_region_ids(std::vector<std::uint8_t>& ids, HeadPlane& plane, const train::Snapshot& snapshot,
                      const RegionView& view, const Camera& camera, const Viewport& viewport, int w, int h) {
    ids.assign(static_cast<std::size_t>(std::max(w, 0)) * static_cast<std::size_t>(std::max(h, 0)), 0);
    if (ids.empty() || view.head < 0 || view.head >= static_cast<int>(snapshot.heads.size())) return;
    Question q{plane};
    const train::HeadSnapshot& head = snapshot.heads[static_cast<std::size_t>(view.head)];
    make_head_plane(q.plane, head, camera.x, camera.y);
    q.classes = view.answer == model::Answer::classes;
    q.output = view.output;
    if (!q.classes) q.range = number_range(snapshot, q.plane, q.output, camera);
    const float step_x = camera.units_per_px * viewport.width / static_cast<float>(w);
    const float step_y = camera.units_per_px * viewport.height / static_cast<float>(h);
    const Floats lanes = {0.5f, 1.5f, 2.5f, 3.5f};
    const bool is_linear = q.classes && q.plane.n_hidden == 0 && q.plane.n_outputs > 0 && q.plane.n_outputs <= 256;
    for (int y = 0; y < h; ++y) {
        const float dy_one = (static_cast<float>(h) / 2 - (static_cast<float>(y) + 0.5f)) * step_y;
        const Floats dy = all(dy_one);
        std::uint8_t* row = ids.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(w);
        for (int x = is_linear ? linear_row(q.plane, row, w, step_x, dy_one) : 0; x < w; x += kWide) {
            const Floats dx = (lanes + (static_cast<float>(x) - static_cast<float>(w) / 2)) * step_x;
            const Ints found = ids_of(q, dx, dy);
            for (int i = 0; i < std::min(kWide, w - x); ++i) {
                row[x + i] = static_cast<std::uint8_t>(std::min<std::int32_t>(found[i], 255));
            }
        }
    }
}

Range number_range(const train::Snapshot& snapshot, const HeadPlane& plane, int output, const Camera& centre) {
    Range range{0, 0};
    bool any = false;
    for (int i = 0; i < snapshot.n_points; ++i) {
        const float* at = snapshot.points.data() + static_cast<std::ptrdiff_t>(i) * 2;
        const float y = at[1];
        const float value = plane_output(plane, output, at[0] - centre.x, y - centre.y);
        if (!std::isfinite(value)) continue;
        range = any ? Range{std::min(range.low, value), std::max(range.high, value)} : Range{value, value};
        any = true;
    }
    // No width: everything is the middle band.
    if (!(range.high - range.low > 1e-6f)) range = {range.low - 0.5f, range.high + 0.5f};
    return range;
}

Range range_of_predictions(const train::HeadSnapshot& head, int output) {
    Range range{0, 0};
    bool any = false;
    for (auto at = static_cast<std::size_t>(output); at < head.predictions.size(); at += head.outputs.size()) {
        const float value = head.predictions[at];
        if (!std::isfinite(value)) continue;
        range = any ? Range{std::min(range.low, value), std::max(range.high, value)} : Range{value, value};
        any = true;
    }
    if (!(range.high - range.low > 1e-6f)) range = {range.low - 0.5f, range.high + 0.5f};
    return range;
}

Range number_range(const train::Snapshot& snapshot, const RegionView& view) {
    if (view.head < 0 || view.head >= static_cast<int>(snapshot.heads.size())) return {};
    HeadPlane plane;
    make_head_plane(plane, snapshot.heads[static_cast<std::size_t>(view.head)], 0, 0);
    return number_range(snapshot, plane, view.output, Camera{0, 0, 1});
}

}  // namespace map
