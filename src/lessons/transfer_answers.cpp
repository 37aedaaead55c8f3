// See transfer_answers.h.
#include "lessons/transfer_answers.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "lessons/exhibits/six_decoders.h"
#include "lessons/exhibits/token_table.h"
#include "lessons/near.h"
#include "projection/quality.h"

namespace lessons {
namespace {

struct Place {
    double x = 0, y = 0;
};
double between(const Place& a, const Place& b) { return std::hypot(a.x - b.x, a.y - b.y); }

Place place_of(const Moment& m, std::size_t thing) {
    return {static_cast<double>(m.shown.points[2 * thing]), static_cast<double>(m.shown.points[2 * thing + 1])};
}

const data::Column* column_of(const Moment& m, std::string_view id) {
    return data::find_column(m.material.dataset.table, id);
}

template <class Holds>
Place middle_of(const Moment& m, Holds holds) {
    Place sum;
    double n = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(m.shown.n_points); ++i) {
        if (!holds(i)) continue;
        const Place place = place_of(m, i);
        sum = {sum.x + place.x, sum.y + place.y};
        n += 1;
    }
    return {sum.x / n, sum.y / n};
}

// The farthest distance of a thing from the middle of all.
double radius(const Moment& m, const Place& middle) {
    double most = 0;
    for (std::size_t i = 0; i < static_cast<std::size_t>(m.shown.n_points); ++i)
        most = std::max(most, between(place_of(m, i), middle));
    return most;
}

int code_of(const data::Column& column, std::string_view name) {
    const auto found = std::find(column.categories.begin(), column.categories.end(), name);
    return found == column.categories.end() ? -1 : static_cast<int>(found - column.categories.begin());
}

// Agreement of nearest neighbours beyond chance: 0 = chance, 1 = all of them.
double beyond_chance(const Moment& m, std::string_view attribute) {
    const data::Column* column = column_of(m, attribute);
    if (column == nullptr) return 0;
    std::vector<double> counts(column->categories.size(), 0.0);
    double n = 0, chance = 0;
    for (const int code : column->codes) {
        if (code < 0) continue;
        counts[static_cast<std::size_t>(code)] += 1;
        n += 1;
    }
    for (const double count : counts) chance += count * (count - 1) / (n * (n - 1));
    return (same_as_nearest(m.material, m.shown, attribute) - chance) / (1 - chance);
}

// Share of the bits of an attribute that a layer keeps; NaN while unknown.
double share_kept(const Moment& m, std::string_view attribute) {
    return bits(m, attribute, -1) / entropy(m, attribute);
}

int three_parts(double share, double low, double high) {
    return !std::isfinite(share) ? -1 : share < low ? 0 : share < high ? 1 : 2;
}

}  // namespace

// In the order of the one number that comes in, steps on a curve are short: together a few times the map's radius. On
// a filled map each leads somewhere else.
int shape_by_flipper(const Moment& m) {
    const data::Column* flipper = column_of(m, "flipper");
    if (flipper == nullptr) return -1;
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < flipper->numbers.size(); ++i) {
        if (std::isfinite(flipper->numbers[i])) order.push_back(i);
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return flipper->numbers[a] != flipper->numbers[b] ? flipper->numbers[a] < flipper->numbers[b] : a < b;
    });
    const double around = radius(m, middle_of(m, [](std::size_t) { return true; }));
    double way = 0;
    for (std::size_t i = 1; i < order.size(); ++i) way += between(place_of(m, order[i - 1]), place_of(m, order[i]));
    if (around < 1e-3) return 2;
    return way < 12 * around ? 1 : 0;
}

int says_far_out(const Moment& m) {
    const train::HeadSnapshot* head = train::first_answer(m.shown);
    if (head == nullptr || head->answer != model::Answer::classes) return -1;
    const Place middle = middle_of(m, [](std::size_t) { return true; });
    const double out = 10 * radius(m, middle);
    constexpr int kWays = 16;
    double sure = 0;
    for (int i = 0; i < kWays; ++i) {
        const double angle = 6.283185307179586 * i / kWays;
        sure += sureness_at(*head, middle.x + out * std::cos(angle), middle.y + out * std::sin(angle)) / kWays;
    }
    return sure > 0.9 ? 1 : sure > 0.5 ? 0 : 2;
}

int where_the_step_leads(const Moment& m) {
    const data::Column *species = column_of(m, "species"), *sex = column_of(m, "sex");
    if (species == nullptr || sex == nullptr) return -1;
    const int male = code_of(*sex, "male"), female = code_of(*sex, "female");
    const auto group = [&](int kind, int which) {
        return middle_of(m, [&](std::size_t i) { return species->codes[i] == kind && sex->codes[i] == which; });
    };
    const int gentoo = code_of(*species, "Gentoo"), adelie = code_of(*species, "Adelie");
    const Place from = group(gentoo, female), to = group(gentoo, male), start = group(adelie, female);
    const Place there{start.x + to.x - from.x, start.y + to.y - from.y};
    int best = -1;
    double least = 0;
    for (int kind = 0; kind < static_cast<int>(species->categories.size()); ++kind) {
        for (const int which : {male, female}) {
            const double far = between(group(kind, which), there);
            if (best >= 0 && far >= least) continue;
            least = far;
            best = which != male ? 2 : kind == adelie ? 0 : kind == gentoo ? 1 : 2;
        }
    }
    return best;
}

int shared_by_neighbours(const Moment& m) {
    const double shared[] = {beyond_chance(m, "species"), beyond_chance(m, "sex"), beyond_chance(m, "island")};
    return static_cast<int>(std::max_element(shared, shared + 3) - shared);
}

int meaning_of_first(const Moment& m) {
    const data::Column *ink = column_of(m, "ink"), *letter = column_of(m, "letter");
    if (ink == nullptr || letter == nullptr) return -1;
    std::vector<double> x, inks, places;
    for (std::size_t i = 0; i < static_cast<std::size_t>(m.shown.n_points); ++i) {
        x.push_back(place_of(m, i).x);
        inks.push_back(static_cast<double>(ink->numbers[i]));
        places.push_back(letter->categories[static_cast<std::size_t>(letter->codes[i])][0]);
    }
    if (std::fabs(correlation(x, inks)) > 0.75) return 0;
    return std::fabs(correlation(x, places)) > 0.75 ? 1 : 2;
}

int species_in_one_bit(const Moment& m) { return three_parts(share_kept(m, "species"), 0.25, 0.75); }

int style_kept(const Moment& m) { return three_parts(share_kept(m, "style"), 0.25, 0.75); }

int linda_and_dilan(const Moment& m) {
    const int linda = thing_named(m.material, "Linda"), dilan = thing_named(m.material, "Dilan");
    if (linda < 0 || dilan < 0) return -1;
    const Place middle = middle_of(m, [](std::size_t) { return true; });
    const double far =
        between(place_of(m, static_cast<std::size_t>(linda)), place_of(m, static_cast<std::size_t>(dilan)));
    const double share = far / std::max(1e-9, radius(m, middle));
    return share < 1e-4 ? 0 : share < 0.2 ? 1 : 2;
}

int named_by_mass(const Moment& m) {
    const double right = balanced_right(m, "classify.species");
    return right > 0.85 ? 0 : right > 0.45 ? 1 : 2;
}

// What comes back of the digits after as many steps where the name counts 0.2: 0.21 to 0.23 on seeds 201 to 206, which
// the answer is not tried with.
constexpr double kDrawnBefore = 0.22;

int drawings_pay(const Moment& m) {
    const double back = right(m, "reconstruct");
    return back > kDrawnBefore + 0.03 ? 0 : back > kDrawnBefore - 0.025 ? 1 : 2;
}

int best_layer_for_digits(const Moment& m) {
    const double kept[] = {bits(m, "digit", 1), bits(m, "digit", 3), bits(m, "digit", -1)};
    if (!std::all_of(kept, kept + 3, [](double one) { return std::isfinite(one); })) return -1;
    return static_cast<int>(std::max_element(kept, kept + 3) - kept);
}

int neighbours_on_the_sheet(const Moment& m) {
    const train::LayerSnapshot& map = m.shown.layers.back();
    if (map.n_units < 3) return -1;
    constexpr int kNeighbours = 10, kSample = 150;
    const double kept = projection::quality_of(map.values, map.n_units, m.shown.points, kNeighbours, kSample).kept;
    return kept > 0.7 ? 0 : kept > 0.35 ? 1 : 2;
}

int best_question_for_airports(const Moment& m) {
    const data::Column* flights = column_of(m, "log_flights");
    if (flights == nullptr || m.shown.step < 500) return -1;
    std::vector<double> own, near;
    double same = 0;
    const auto n = static_cast<std::size_t>(m.shown.n_points);
    for (std::size_t i = 0; i < n; ++i) {
        const auto other = static_cast<std::size_t>(nearest_on_map(m.shown, static_cast<int>(i), 1)[0]);
        own.push_back(static_cast<double>(flights->numbers[i]));
        near.push_back(static_cast<double>(flights->numbers[other]));
        same += m.material.dataset.names[i][0] == m.material.dataset.names[other][0] ? 1 : 0;
    }
    constexpr double kSameLetter = 0.06;  // by chance
    const double scores[] = {beyond_chance(m, "region"), correlation(own, near),
                             (same / static_cast<double>(n) - kSameLetter) / (1 - kSameLetter)};
    return static_cast<int>(std::max_element(scores, scores + 3) - scores);
}

// Thirteen numbers in a table of two: along its longest axis they may lie by size, or odd ones beside odd ones.
int numbers_in_the_table(const Moment& m) {
    constexpr long kEnough = 1500;
    constexpr double kClearly = 0.9;  // 0.94 and more on seeds 101 to 110, below 0.5 before training
    const std::vector<Token> tokens = token_table(m);
    if (tokens.empty() || m.shown.step < kEnough) return -1;
    const auto n = static_cast<double>(tokens.size());
    double mx = 0, my = 0, xx = 0, yy = 0, xy = 0;
    for (const Token& token : tokens) {
        mx += token.x / n;
        my += token.y / n;
    }
    for (const Token& token : tokens) {
        xx += (token.x - mx) * (token.x - mx);
        yy += (token.y - my) * (token.y - my);
        xy += (token.x - mx) * (token.y - my);
    }
    const double angle = std::atan2(2 * xy, xx - yy) / 2;
    std::vector<double> along, size, odd;
    for (const Token& token : tokens) {
        along.push_back(token.x * std::cos(angle) + token.y * std::sin(angle));
        odd.push_back(static_cast<double>(size.size() % 2));
        size.push_back(static_cast<double>(size.size()));
    }
    if (std::fabs(correlation(along, size)) > kClearly) return 0;
    return std::fabs(correlation(along, odd)) > kClearly ? 1 : 2;
}

int digits_from_few(const Moment& m) {
    const double share = right(m, "classify.digit");
    return share > 0.7 ? 2 : share > 0.3 ? 1 : 0;
}

int told_how_it_began(const Moment& m) {
    const double share = right(m, "classify.began");
    return share > 0.85 ? 0 : share > 0.6 ? 1 : 2;
}

int place_by_the_mean(const Moment& m) {
    const double share = right(m, "classify.place");
    return share > 0.8 ? 0 : share > 0.4 ? 1 : 2;
}

}  // namespace lessons
