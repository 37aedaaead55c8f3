// Colour quantisation of a picture (picture_formats.h: palette_of() and nearest_colour()).
#include <algorithm>
#include <cmath>

#include "lessons/exhibits/picture_formats.h"

namespace lessons {
namespace {

constexpr int kRounds = 8;

int range_of(const std::vector<Rgb8>& box, std::size_t channel) {
    int low = 255, high = 0;
    for (const Rgb8& colour : box) {
        low = std::min(low, int{colour[channel]});
        high = std::max(high, int{colour[channel]});
    }
    return high - low;
}

// The channel that varies most, and by how much.
std::size_t widest(const std::vector<Rgb8>& box, int& range) {
    std::size_t best = 0;
    range = 0;
    for (std::size_t c = 0; c < 3; ++c) {
        const int own = range_of(box, c);
        if (own > range) {
            range = own;
            best = c;
        }
    }
    return best;
}

Rgb8 mean_of(const std::vector<Rgb8>& box) {
    Rgb8 mean{};
    for (std::size_t c = 0; c < 3; ++c) {
        double sum = 0;
        for (const Rgb8& colour : box) sum += colour[c];
        mean[c] = static_cast<unsigned char>(std::lround(sum / static_cast<double>(box.size())));
    }
    return mean;
}

// Splits the box that varies most at the median of its widest channel. False if none can be split.
bool split_one(std::vector<std::vector<Rgb8>>& boxes) {
    std::size_t chosen = 0;
    int most = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        int range = 0;
        widest(boxes[i], range);
        if (range > most) {
            most = range;
            chosen = i;
        }
    }
    if (most == 0) return false;
    int range = 0;
    const std::size_t channel = widest(boxes[chosen], range);
    std::vector<Rgb8> box = boxes[chosen];
    std::sort(box.begin(), box.end(), [channel](const Rgb8& a, const Rgb8& b) {
        return a[channel] != b[channel] ? a[channel] < b[channel] : a < b;
    });
    // Equal values stay together: the cut is where the channel changes, at the median or after it, else before it.
    const unsigned char median = box[box.size() / 2][channel];
    const unsigned char last = median == box.back()[channel] ? median : static_cast<unsigned char>(median + 1);
    const auto cut = std::find_if(box.begin(), box.end(), [&](const Rgb8& c) { return c[channel] >= last; });
    boxes[chosen].assign(box.begin(), cut);
    boxes.emplace_back(cut, box.end());
    return true;
}

void one_round(const std::vector<Rgb8>& pixels, std::vector<Rgb8>& colours) {
    std::vector<std::vector<Rgb8>> own(colours.size());
    for (const Rgb8& pixel : pixels) own[static_cast<std::size_t>(nearest_colour(colours, pixel))].push_back(pixel);
    for (std::size_t i = 0; i < colours.size(); ++i) {
        if (!own[i].empty()) colours[i] = mean_of(own[i]);
    }
}

}  // namespace

int nearest_colour(const std::vector<Rgb8>& colours, const Rgb8& colour) {
    int best = 0, least = 1 << 30;
    for (std::size_t i = 0; i < colours.size(); ++i) {
        int distance = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            const int off = int{colours[i][c]} - int{colour[c]};
            distance += off * off;
        }
        if (distance < least) {
            least = distance;
            best = static_cast<int>(i);
        }
    }
    return best;
}

std::vector<Rgb8> palette_of(const Picture& picture, int n) {
    std::vector<Rgb8> distinct = picture.pixels;
    std::sort(distinct.begin(), distinct.end());
    distinct.erase(std::unique(distinct.begin(), distinct.end()), distinct.end());
    if (static_cast<int>(distinct.size()) <= n) return distinct;
    std::vector<std::vector<Rgb8>> boxes = {picture.pixels};
    while (static_cast<int>(boxes.size()) < n && split_one(boxes)) {
    }
    std::vector<Rgb8> colours;
    for (const std::vector<Rgb8>& box : boxes) colours.push_back(mean_of(box));
    for (int round = 0; round < kRounds; ++round) one_round(picture.pixels, colours);
    return colours;
}

}  // namespace lessons
