// See word_plane.h.
#include "lessons/exhibits/word_plane.h"

#include <algorithm>
#include <cmath>

namespace lessons {
namespace {

using Vector = std::vector<double>;

double dot(const Vector& a, const Vector& b) {
    double sum = 0;
    for (std::size_t d = 0; d < a.size(); ++d) sum += a[d] * b[d];
    return sum;
}

Vector minus(Vector a, const Vector& b, double times = 1) {
    for (std::size_t d = 0; d < a.size(); ++d) a[d] -= times * b[d];
    return a;
}

// The part of `a` that is at right angles to `axis`, which has length 1 or is empty; of length 1, or zeros.
Vector unit(Vector a, const Vector& axis) {
    if (!axis.empty()) a = minus(a, axis, dot(a, axis));
    const double length = std::sqrt(dot(a, a));
    for (double& value : a) value = length > 1e-9 ? value / length : 0;
    return a;
}

struct Plane {
    Vector from, right, up;

    [[nodiscard]] PlanePlace place(const Vector& at) const {
        const Vector way = minus(at, from);
        return {dot(way, right), dot(way, up)};
    }
    [[nodiscard]] double off(const Vector& at) const {
        const Vector way = minus(at, from);
        const double x = dot(way, right), y = dot(way, up);
        return std::sqrt(std::max(0.0, dot(way, way) - x * x - y * y));
    }
};

// a - b + c, in this order.
bool is_analogy(const Calculator& desk) {
    const std::vector<Term>& terms = desk.terms;
    return !desk.mean && terms.size() == 3 && !terms[0].minus && terms[1].minus && !terms[2].minus;
}

// From the second word to the third is to the right, the first one is above: as on the plane with named axes.
Plane plane_through(const std::vector<Vector>& words) {
    const Vector& from = words[1 % words.size()];
    const Vector right = unit(minus(words.back(), from), {});
    return {from, right, unit(minus(words[0], from), right)};
}

double cosine(const Vector& a, const Vector& b) {
    const double lengths = std::sqrt(dot(a, a) * dot(b, b));
    return lengths > 0 ? dot(a, b) / lengths : 0;
}

void add_arrows(WordPlane& picture, const WordSpace& space, const Calculator& desk, const Plane& plane,
                const std::vector<Vector>& terms) {
    if (picture.exact) {
        picture.arrows = {{plane.place(terms[1]), plane.place(terms[2])}, {plane.place(terms[0]), picture.result}};
        return;
    }
    if (desk.mean) {
        for (const Vector& term : terms) picture.arrows.push_back({plane.place(term), picture.result});
        return;
    }
    const std::vector<Vector> way = way_of(space, desk);
    for (std::size_t i = 1; i < way.size(); ++i) {
        picture.arrows.push_back({plane.place(way[i - 1]), plane.place(way[i])});
    }
}

}  // namespace

WordPlane word_plane(const WordSpace& space, const Calculator& desk, int n_near) {
    Calculator shown = desk;
    if (shown.terms.empty()) shown.terms = sum_of("king", "man", "woman");
    const Vector result = result_of(space, shown);
    WordPlane picture;
    if (result.empty()) return picture;
    std::vector<int> words;
    std::vector<Vector> terms;
    for (const Term& term : shown.terms) {
        words.push_back(find_word(space, term.word));
        terms.push_back(place_of_word(space, words.back()));
    }
    const std::vector<NearWord> nearest = nearest_words(space, result, desk.terms.empty() ? 1 : n_near, shown.terms);
    // Three words make a plane; where there are fewer, the nearest ones help out.
    std::vector<Vector> corners = terms;
    for (std::size_t i = 0; corners.size() < 3 && i < nearest.size(); ++i) {
        corners.insert(corners.begin(), place_of_word(space, nearest[i].word));
    }
    if (corners.size() < 3) return picture;
    const Plane plane = plane_through(corners);
    picture.has_result = !desk.terms.empty();
    picture.exact = is_analogy(shown);
    picture.result = plane.place(result);
    const auto add = [&](int word, bool term) {
        const bool known = std::any_of(picture.words.begin(), picture.words.end(),
                                       [&](const PlaneWord& one) { return one.word == word; });
        const Vector at = place_of_word(space, word);
        if (!known) picture.words.push_back({word, plane.place(at), plane.off(at), cosine(at, result), term});
    };
    for (const int word : words) add(word, true);
    for (const NearWord& near : nearest) add(near.word, false);
    if (picture.has_result) add_arrows(picture, space, shown, plane, terms);
    return picture;
}

}  // namespace lessons
