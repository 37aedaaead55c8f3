// The confusion matrix against scikit-learn: tests/train/fixtures/confusion.py prints these numbers.
#include "train/confusion.h"

#include <doctest/doctest.h>

#include <cmath>
#include <numeric>

namespace {

struct Rows {
    train::HeadSnapshot head;
    std::vector<int> codes;
    std::vector<unsigned char> splits;
};

// As in the fixture: whole numbers only.
Rows rows() {
    Rows r;
    r.head.answer = model::Answer::classes;
    r.head.outputs = {"a", "b", "c", "d"};
    for (int i = 0; i < 200; ++i) {
        const int truth = (i * 7 + i * i % 5) % 4;
        r.codes.push_back(truth);
        for (int k = 0; k < 4; ++k) {
            r.head.predictions.push_back(
                static_cast<float>((i * (3 + 2 * k) + i * i % (7 + k)) % 11 + (truth == k ? 4 : 0)));
        }
        r.splits.push_back(i % 5 < 3 ? train::kTrain : i % 5 == 3 ? train::kHeldOut : train::kTest);
    }
    return r;
}

void check_close(const std::vector<double>& seen, const std::vector<double>& wanted) {
    REQUIRE(seen.size() == wanted.size());
    for (std::size_t i = 0; i < seen.size(); ++i) CHECK(seen[i] == doctest::Approx(wanted[i]).epsilon(1e-12));
}

}  // namespace

TEST_CASE("the matrix, recall and precision of every part are scikit-learn's") {
    const Rows r = rows();
    train::Confusion c;
    train::count_confusion(r.head, r.codes, r.splits, train::Part::all, c);
    CHECK(c.counts == std::vector<int>{32, 6, 7, 5, 9, 30, 5, 6, 11, 5, 28, 6, 10, 6, 6, 28});
    check_close(c.recall, {0.64, 0.6, 0.56, 0.56});
    check_close(c.precision, {0.5161290322580645, 0.6382978723404256, 0.6086956521739131, 0.6222222222222222});
    CHECK(c.accuracy == doctest::Approx(0.59));
    CHECK(c.balanced == doctest::Approx(0.59));
    CHECK(c.n_things == 200);
    CHECK(c.at(2, 0) == 11);
    train::count_confusion(r.head, r.codes, r.splits, train::Part::train, c);
    CHECK(c.counts == std::vector<int>{19, 3, 4, 4, 5, 19, 3, 3, 8, 2, 18, 2, 5, 4, 3, 18});
    check_close(c.precision, {0.5135135135135135, 0.6785714285714286, 0.6428571428571429, 0.6666666666666666});
    train::count_confusion(r.head, r.codes, r.splits, train::Part::held_out, c);
    CHECK(c.counts == std::vector<int>{7, 1, 1, 1, 2, 6, 1, 1, 1, 1, 6, 2, 2, 1, 2, 5});
    check_close(c.recall, {0.7, 0.6, 0.6, 0.5});
    train::count_confusion(r.head, r.codes, r.splits, train::Part::test, c);
    CHECK(c.counts == std::vector<int>{6, 2, 2, 0, 2, 5, 1, 2, 2, 2, 4, 2, 3, 1, 1, 5});
    check_close(c.recall, {0.6, 0.5, 0.4, 0.5});
    CHECK(c.balanced == doctest::Approx(0.5));
}

TEST_CASE("the most confused pairs come first and can be read") {
    const Rows r = rows();
    train::Confusion c;
    train::count_confusion(r.head, r.codes, r.splits, train::Part::all, c);
    REQUIRE(c.pairs.size() == 12);
    CHECK(c.pairs[0].truth == 2);
    CHECK(c.pairs[0].predicted == 0);
    CHECK(c.pairs[0].count == 11);
    CHECK(c.pairs[0].share == doctest::Approx(0.22));
    int sum = 0;
    for (std::size_t i = 0; i < c.pairs.size(); ++i) {
        sum += c.pairs[i].count;
        if (i > 0) CHECK(c.pairs[i - 1].count >= c.pairs[i].count);
    }
    CHECK(sum == 200 - 118);
    CHECK(train::confusion_sentence(c.pairs[0], c, r.head.outputs) == "11 of 50 c are called a (22 %).");
}

TEST_CASE("unknown classes are not counted; what never occurs is undefined; other heads have no matrix") {
    Rows r = rows();
    for (std::size_t i = 0; i < 200; ++i) r.codes[i] = r.codes[i] == 3 ? -1 : r.codes[i];
    train::Confusion c;
    train::count_confusion(r.head, r.codes, r.splits, train::Part::all, c);
    CHECK(c.n_things == 150);
    CHECK(std::isnan(c.recall[3]));
    CHECK(c.balanced == doctest::Approx(0.6));
    r.head.predictions[4] = NAN;
    r.head.predictions[8] = r.head.predictions[9] = r.head.predictions[10] = r.head.predictions[11] = NAN;
    CHECK(train::predicted_class(r.head, 1) > 0);
    CHECK(train::predicted_class(r.head, 2) == -1);
    CHECK(train::predicted_class(r.head, 200) == -1);
    CHECK(train::predicted_class(r.head, -1) == -1);
    r.head.answer = model::Answer::number;
    train::count_confusion(r.head, r.codes, r.splits, train::Part::all, c);
    CHECK(c.n_classes == 0);
    CHECK(c.pairs.empty());
    CHECK(std::isnan(c.accuracy));
}
