// The data sets that the program makes itself: each is what its card says, by other means than those that made it, and the
// same in each run.
#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "data/computed_table.h"
#include "data/dataset.h"
#include "data/features.h"
#include "data/pack_table.h"
#include "data/typed.h"

using namespace data;

namespace {

constexpr const char* kMade[] = {"letters_next", "modular", "glyphs", "reber", "recall", "karate", "clouds", "eight"};

Dataset loaded(const char* id) { return load_dataset(*find_dataset(id)).value(); }

const Column& column_of(const Dataset& set, const std::string& id) {
    const Column* column = find_column(set.table, id);
    REQUIRE(column != nullptr);
    return *column;
}

// The category of a thing; empty where it is missing.
std::string value_of(const Dataset& set, const std::string& id, std::size_t thing) {
    const Column& column = column_of(set, id);
    const int code = column.codes[thing];
    return code < 0 ? "" : column.categories[static_cast<std::size_t>(code)];
}

std::map<std::string, int> counts(const Dataset& set, const std::string& id) {
    std::map<std::string, int> all;
    for (std::size_t i = 0; i < set.names.size(); ++i) ++all[value_of(set, id, i)];
    return all;
}

// What stands at the positions of a thing, one after the other.
std::string text_of(const Dataset& set, const char* group, std::size_t thing) {
    std::string text;
    for (const std::string& id : find_group(set.row, group)->columns) text += value_of(set, id, thing);
    return text;
}

bool same_columns(const Column& a, const Column& b) {
    const auto same = [](float x, float y) { return x == y || (std::isnan(x) && std::isnan(y)); };
    return a.id == b.id && a.kind == b.kind && a.codes == b.codes && a.categories == b.categories &&
           std::equal(a.numbers.begin(), a.numbers.end(), b.numbers.begin(), b.numbers.end(), same);
}

}  // namespace

TEST_CASE("made data sets: who types the name of a thing gets its features") {
    for (const char* id : {"letters_next", "modular", "reber", "recall"}) {
        CAPTURE(id);
        const Dataset set = loaded(id);
        const FeatureMatrix matrix = build_features(set);
        const auto d = static_cast<std::size_t>(matrix.n_columns);
        for (std::size_t i = 0; i < set.names.size(); ++i) {
            CAPTURE(set.names[i]);
            const core::Result<std::vector<float>> typed = features_of_typed(set, matrix, set.names[i]);
            REQUIRE(typed.ok());
            const float* row = matrix.values.data() + i * d;
            REQUIRE(std::equal(row, row + d, typed.value().begin(),
                               [](float a, float b) { return std::fabs(a - b) < 1e-5f; }));
        }
        CHECK(features_of_typed(set, matrix, set.row.typed_example).ok());
    }
}

TEST_CASE("made data sets: what cannot be typed is answered with what can") {
    const auto said = [](const char* id, std::string_view text) {
        const Dataset set = loaded(id);
        const core::Result<std::vector<float>> typed = features_of_typed(set, build_features(set), text);
        return typed.ok() ? std::string() : typed.error().sentence;
    };
    CHECK(said("modular", "7+9").empty());
    CHECK(said("modular", " 7  9 ").empty());
    CHECK(said("modular", "7") == "Type two numbers, such as 7 + 9.");
    CHECK(said("modular", "7 + 13") == "There is no \"13\" here, only 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 12.");
    CHECK(said("letters_next", "").empty());  // nothing is known before a name begins
    CHECK(said("letters_next", "ZO").empty());
    CHECK(said("letters_next", "a1").starts_with("There is no \"1\" here, only ., a, b"));
    CHECK(said("reber", "btxs").empty());
    CHECK(said("reber", "B") == "Type 2 to 12 letters, such as BTXS.");
    CHECK(said("reber", "BTQ") == "There is no \"Q\" here, only ., B, T, P, S, X, V and E.");
    CHECK(said("recall", "a1b2c3d4b?").empty());
    CHECK(said("recall", "a1 b2 c3 b?") == "Type four keys with their values, and a question, such as a1 b2 c3 d4 b?");
    CHECK(said("recall", "a1 b9 c3 d4 b?") == "There is no \"9\" here, only 1, 2, 3, 4, 5, 6 and ?.");
}

TEST_CASE("made data sets: no file, always here, and the same again") {
    for (const char* id : kMade) {
        CAPTURE(id);
        const DatasetRow* row = find_dataset(id);
        REQUIRE(row != nullptr);
        CHECK(row->file.empty());
        CHECK(is_here(*row));
        const Dataset once = loaded(id), twice = loaded(id);
        REQUIRE(once.table.columns.size() == twice.table.columns.size());
        for (std::size_t c = 0; c < once.table.columns.size(); ++c)
            CHECK(same_columns(once.table.columns[c], twice.table.columns[c]));
        CHECK(once.contexts.other == twice.contexts.other);
    }
}

TEST_CASE("every sequence: a column for each step, all with the same tokens in the same order") {
    int n_sequences = 0;
    for (const char* id : kMade) {
        const Dataset set = loaded(id);
        for (const FeatureGroup& group : set.row.groups) {
            if (group.form.kind != FormKind::sequence) continue;
            CAPTURE(group.id);
            ++n_sequences;
            REQUIRE(static_cast<int>(group.columns.size()) == group.form.steps);
            for (const std::string& column : group.columns) {
                CHECK(column_of(set, column).categories == column_of(set, group.columns.front()).categories);
                CHECK(count_missing(column_of(set, column)) == 0);
            }
        }
    }
    CHECK(n_sequences == 5);  // keys and values are two
}

TEST_CASE("classes of places: one for each place of the sequence, all with the same names in the same order") {
    int n = 0;
    for (const char* id : kMade) {
        const Dataset set = loaded(id);
        for (const PlaceClass& classes : set.row.place_classes) {
            CAPTURE(classes.id);
            ++n;
            CHECK(find_place_class(set.row, classes.id) == &set.row.place_classes.front());
            for (const FeatureGroup& group : set.row.groups) {
                if (group.form.kind == FormKind::sequence) CHECK(classes.columns.size() == group.columns.size());
            }
            for (const std::string& column : classes.columns)
                CHECK(column_of(set, column).categories == column_of(set, classes.columns.front()).categories);
        }
    }
    CHECK(n == 3);
}

TEST_CASE("sums modulo 13: all of them, and right") {
    const Dataset set = loaded("modular");
    REQUIRE(set.names.size() == 169);
    std::set<std::string> pairs;
    for (std::size_t i = 0; i < set.names.size(); ++i) {
        const std::string a = value_of(set, "a", i), b = value_of(set, "b", i);
        CHECK(set.names[i] == a + " + " + b);
        const int sum = std::stoi(a) + std::stoi(b);
        CHECK(std::stoi(value_of(set, "sum", i)) == sum % 13);
        CHECK((value_of(set, "turn", i) == "once round") == (sum >= 13));
        pairs.insert(a + "," + b);
    }
    CHECK(pairs.size() == 169);
    for (const auto& [sum, count] : counts(set, "sum")) CHECK(count == 13);
    CHECK(counts(set, "turn")["once round"] == 78);
}

namespace {

// Reber's grammar again, as it is mostly told: the states that letters lead to, as text. Returns the state, 0 if the text is
// no beginning of a string.
int state_after(const std::string& text) {
    const std::map<std::string, int> arrows = {{"0B", 1}, {"1T", 2}, {"1P", 3}, {"2S", 2}, {"2X", 4}, {"3T", 3},
                                               {"3V", 5}, {"4X", 3}, {"4S", 6}, {"5P", 4}, {"5V", 6}, {"6E", 7}};
    int state = 0;
    for (const char letter : text) {
        const auto found = arrows.find(std::to_string(state) + letter);
        if (found == arrows.end()) return 0;
        state = found->second;
    }
    return state;
}

}  // namespace

TEST_CASE("Reber grammar: the automaton of the test knows strings from the literature") {
    // Cleeremans, Servan-Schreiber, McClelland 1989, and strings with one letter changed.
    for (const char* text : {"BTXSE", "BPVVE", "BTSXSE", "BPTVPSE", "BTSSXXTVVE", "BPVPXVPXVPXVVE"})
        CHECK(state_after(text) == 7);
    for (const char* text : {"TXSE", "BTXXSE", "BPVVV", "BTTXSE", "BSXSE", "BTXSEE"}) CHECK(state_after(text) == 0);
}

TEST_CASE("Reber grammar: each thing is a beginning, its state is right and its next letter allowed") {
    const Dataset set = loaded("reber");
    REQUIRE(set.names.size() == 400);
    for (std::size_t i = 0; i < set.names.size(); ++i) {
        const std::string& text = set.names[i];
        CAPTURE(text);
        const int state = state_after(text);
        REQUIRE(state > 0);
        CHECK(value_of(set, "state", i)[0] == '0' + state);
        const std::string next = value_of(set, "next", i);
        CHECK(next.empty() == (state == 7));
        if (!next.empty()) CHECK(state_after(text + next) > 0);
        if (!next.empty()) CHECK(value_of(set, "state", i).find(next) != std::string::npos);
        CHECK(value_of(set, "last", i) == text.substr(text.size() - 1));
        CHECK(column_of(set, "length").numbers[i] == static_cast<float>(text.size()));
        CHECK(text_of(set, "letters", i) == std::string(12 - text.size(), '.') + text);
        for (std::size_t t = 0; t < 12; ++t) {
            const std::string at_place = value_of(set, "state_" + std::to_string(t + 1), i);
            const std::size_t empty = 12 - text.size();
            CHECK(at_place.substr(0, 1) ==
                  (t < empty ? "" : std::to_string(state_after(text.substr(0, t - empty + 1)))));
        }
    }
    CHECK(counts(set, "state") == std::map<std::string, int>{{"2: S or X", 10},
                                                             {"3: T or V", 78},
                                                             {"4: X or S", 78},
                                                             {"5: P or V", 78},
                                                             {"6: E", 78},
                                                             {"7: the end", 78}});
}

TEST_CASE("key and value: the answer stands behind the key that is asked for") {
    const Dataset set = loaded("recall");
    REQUIRE(set.names.size() == 600);
    for (std::size_t i = 0; i < set.names.size(); ++i) {
        const std::string& text = set.names[i];  // "a3 c5 b1 f2 c?"
        CAPTURE(text);
        REQUIRE(text.size() == 14);
        const std::string asked = text.substr(12, 1);
        CHECK(value_of(set, "asked", i) == asked);
        const std::size_t at = text.find(asked);
        REQUIRE(at < 12);
        CHECK(value_of(set, "answer", i) == text.substr(at + 1, 1));
        const char* places[] = {"first", "second", "third", "fourth"};
        CHECK(value_of(set, "place", i) == places[at / 3]);
        std::string keys, values;
        for (std::size_t t = 0; t < text.size(); t += 3) {
            keys += text[t];
            values += text[t + 1];
        }
        for (std::size_t t = 0; t < 4; ++t) {
            CHECK(value_of(set, "role_" + std::to_string(t + 1), i) ==
                  (keys[t] == keys[4] ? "asked for" : "not asked for"));
        }
        CHECK(value_of(set, "role_5", i) == "the question");
        CHECK(text_of(set, "keys", i) == keys);
        CHECK(text_of(set, "values", i) == values);
        CHECK(std::set<char>(keys.begin(), keys.end() - 1).size() == 4);
        CHECK(std::set<char>(values.begin(), values.end()).size() == 5);
    }
    for (const auto& [answer, count] : counts(set, "answer")) CHECK(count > 75);
}

TEST_CASE("letters of names: each window stands in its name, and so does what follows") {
    const Dataset set = loaded("letters_next"), names = loaded("first_names");
    const std::set<std::string> known(names.names.begin(), names.names.end());
    int n_ends = 0, n_starts = 0;
    for (std::size_t i = 0; i < set.names.size(); ++i) {
        std::string name = set.names[i];
        CAPTURE(name);
        const std::size_t bar = name.find('|');
        REQUIRE(bar != std::string::npos);
        name.erase(bar, 1);
        CHECK(known.count(name) == 1);
        std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'a' ? c : char(c + 32); });
        const std::string around = "..." + name + ".";
        CHECK(text_of(set, "letters", i) == around.substr(bar, 3));
        for (std::size_t t = 0; t < 3; ++t) {
            const char letter = around[bar + t];
            const bool sounds = std::string("aeiou").find(letter) != std::string::npos;
            CHECK(value_of(set, "sound_" + std::to_string(t + 1), i) == (letter == '.' ? ""
                                                                         : sounds      ? "vowel"
                                                                                       : "consonant"));
        }
        const std::string next = around.substr(bar + 3, 1);
        CHECK(value_of(set, "next", i) == next);
        const bool vowel = std::string("aeiou").find(next) != std::string::npos;
        CHECK(value_of(set, "next_sound", i) == (next == "." ? "end" : vowel ? "vowel" : "consonant"));
        n_ends += next == "." ? 1 : 0;
        n_starts += value_of(set, "sound", i) == "start" ? 1 : 0;
    }
    CHECK(set.names.size() == 3039);  // as the card says
    CHECK(n_ends == 447);
    CHECK(n_starts == 455);
}

TEST_CASE("glyphs: as dark as drawn where they lie, and told on the left only") {
    const Dataset set = loaded("glyphs");
    REQUIRE(set.names.size() == 804);
    CHECK(set.pictures.side == 12);
    for (const auto& [glyph, count] : counts(set, "glyph")) CHECK(count == 134);
    CHECK(column_of(set, "told").categories == column_of(set, "glyph").categories);
    const std::map<std::string, int> inked = {{"square", 12}, {"cross", 8}, {"corner", 7},
                                              {"post", 10},   {"bars", 8},  {"zigzag", 10}};
    for (std::size_t i = 0; i < set.names.size(); ++i) {
        CAPTURE(set.names[i]);
        const bool left = value_of(set, "half", i) == "left";
        CHECK(value_of(set, "told", i) == (left ? value_of(set, "glyph", i) : ""));
        const auto column = static_cast<int>(column_of(set, "column").numbers[i]);
        const auto row = static_cast<int>(column_of(set, "row").numbers[i]);
        CHECK((left ? column >= 0 && column + 4 <= 6 : column >= 6 && column + 4 <= 12));
        int n_inked = 0, n_outside = 0;
        for (int y = 0; y < 12; ++y) {
            for (int x = 0; x < 12; ++x) {
                const float grey = column_of(set, "grey_" + std::to_string(y) + "_" + std::to_string(x)).numbers[i];
                CHECK(set.pictures.of(static_cast<int>(i))[(y * 12 + x) * 4] == std::lround(255 * grey));
                if (grey > 0.5f) continue;
                ++n_inked;
                n_outside += y < row || y >= row + 4 || x < column || x >= column + 4 ? 1 : 0;
            }
        }
        // Noise is 0.1 and ink 0.35 from the middle: one pixel of some thousands is on the wrong side.
        CHECK(std::abs(n_inked - inked.at(value_of(set, "glyph", i))) <= 2);
        CHECK(n_outside <= 1);
    }
}

TEST_CASE("karate club: the links and sides that were published") {
    const Dataset set = loaded("karate");
    REQUIRE(set.names.size() == 34);
    // Degrees of the 34 people in order, as in networkx 2.8.8.
    const std::vector<float> degrees = {16, 9, 10, 6, 3, 4, 4, 4, 5, 2, 3, 1, 2, 5, 2, 2,  2,
                                        2,  2, 3,  2, 2, 2, 5, 3, 3, 2, 4, 3, 4, 4, 6, 12, 17};
    CHECK(column_of(set, "links").numbers == degrees);
    CHECK(set.contexts.other.size() == 2 * 78);
    CHECK(set.contexts.first.back() == 2 * 78);
    std::set<std::pair<int, int>> links;
    for (std::size_t i = 0; i < 34; ++i) {
        const auto begin = static_cast<std::size_t>(set.contexts.first[i]),
                   end = static_cast<std::size_t>(set.contexts.first[i + 1]);
        CHECK(static_cast<float>(end - begin) == degrees[i]);
        CHECK(set.contexts.counts[i] == static_cast<std::int64_t>(end - begin));
        for (std::size_t k = begin; k < end; ++k) {
            CHECK(set.contexts.weight[k] == 1);
            links.insert({static_cast<int>(i), set.contexts.other[k]});
        }
    }
    CHECK(links.size() == 2 * 78);
    for (const auto& [from, to] : links) CHECK(links.count({to, from}) == 1);
    // Triangles: 45, and the two who fell out are not linked.
    int triangles = 0;
    for (const auto& [a, b] : links) {
        for (int c = b + 1; c < 34 && a < b; ++c)
            triangles += static_cast<int>(links.count({a, c}) * links.count({b, c}));
    }
    CHECK(triangles == 45);
    CHECK(links.count({0, 33}) == 0);
    CHECK(counts(set, "side") == std::map<std::string, int>{{"instructor", 17}, {"officers", 17}});
    CHECK(value_of(set, "side", 8) == "instructor");  // person 9
    CHECK(counts(set, "told")[""] == 32);
}

TEST_CASE("clouds: as wide and as far apart as their card says, and noise that knows nothing of them") {
    const Dataset set = loaded("clouds");
    const auto mean_of = [&](const std::string& id, const std::string& cloud) {
        double sum = 0, squares = 0;
        int n = 0;
        for (std::size_t i = 0; i < set.names.size(); ++i) {
            if (value_of(set, "cloud", i) != cloud) continue;
            const auto x = static_cast<double>(column_of(set, id).numbers[i]);
            sum += x;
            squares += x * x;
            ++n;
        }
        CHECK(n == 80);
        return std::pair(sum / n, std::sqrt(squares / n - sum / n * (sum / n)));
    };
    for (const std::string& id : find_group(set.row, "place")->columns) {
        CAPTURE(id);
        const double small = mean_of(id, "small").second, large = mean_of(id, "large").second;
        CHECK(large / small > 7);
        CHECK(large / small < 14);
        const double near = mean_of(id, "near").first;
        CHECK((mean_of(id, "far").first - near) / (near - mean_of(id, "large").first) ==
              doctest::Approx(4).epsilon(0.1));
    }
    for (const std::string& id : find_group(set.row, "noise")->columns) {
        for (const char* cloud : {"small", "large", "near", "far"}) {
            const auto [mean, deviation] = mean_of(id, cloud);
            CHECK(std::fabs(mean) < 4 / std::sqrt(80));
            CHECK(deviation == doctest::Approx(1).epsilon(0.3));
        }
    }
}

TEST_CASE("eight: each cloud lies at distance 2 in its direction, as wide as its card says") {
    const Dataset set = loaded("eight");
    CHECK(set.names.size() == 640);
    const std::map<std::string, std::pair<double, double>> directions = {
        {"east", {1, 0}},  {"north-east", {1, 1}},   {"north", {0, 1}},  {"north-west", {-1, 1}},
        {"west", {-1, 0}}, {"south-west", {-1, -1}}, {"south", {0, -1}}, {"south-east", {1, -1}}};
    for (const auto& cloud : directions) {
        const std::string& name = cloud.first;
        const auto& direction = cloud.second;
        CAPTURE(name);
        double x = 0, y = 0, squares = 0;
        int n = 0;
        const double length = std::hypot(direction.first, direction.second);
        for (std::size_t i = 0; i < set.names.size(); ++i) {
            if (value_of(set, "cloud", i) != name) continue;
            const double px = static_cast<double>(column_of(set, "x").numbers[i]),
                         py = static_cast<double>(column_of(set, "y").numbers[i]);
            x += px;
            y += py;
            squares += std::pow(px - 2 * direction.first / length, 2) + std::pow(py - 2 * direction.second / length, 2);
            ++n;
        }
        REQUIRE(n == 80);
        CHECK(x / n == doctest::Approx(2 * direction.first / length).epsilon(0.07).scale(1));
        CHECK(y / n == doctest::Approx(2 * direction.second / length).epsilon(0.07).scale(1));
        CHECK(std::sqrt(squares / (2 * n)) == doctest::Approx(0.12).epsilon(0.2));
    }
}

namespace {

Dataset dialled_set(const char* id, const Knobs& knobs) {
    const DatasetRow row = dialled_row(*find_dataset(id), knobs);
    auto set = load_dataset(row, knobs);
    REQUIRE_MESSAGE(set.ok(), set.error().sentence);
    return std::move(set.value());
}

bool same_table(const Dataset& a, const Dataset& b) {
    return a.table.columns.size() == b.table.columns.size() &&
           std::equal(a.table.columns.begin(), a.table.columns.end(), b.table.columns.begin(), same_columns);
}

}  // namespace

TEST_CASE(
    "knobs: at their usual values a data set is as it is shipped; its size is dialled, and each draw is another") {
    int n_dialled = 0;
    for (const DatasetRow& row : dataset_rows()) {
        CAPTURE(row.id);
        const Knobs other = usable(row, {.size = 2, .noise = 0.5, .seed = 3, .modulus = 7});
        CHECK((other == Knobs{}) == (!row.knobs.size && !row.knobs.noise && !row.knobs.seed && !row.knobs.modulus));
        if (other == Knobs{}) continue;
        ++n_dialled;
        const Dataset plain = loaded(row.id.c_str());
        CHECK(same_table(dialled_set(row.id.c_str(), {}), plain));
        CHECK(dialled_row(row, {}).id == row.id);
        const Dataset set = dialled_set(row.id.c_str(), other);
        CHECK(same_table(set, dialled_set(row.id.c_str(), other)));
        CHECK(set.row.id == dialled_id(row.id, other));
        CHECK(set.row.id != row.id);
        CHECK(set.row.card.count != row.card.count);
        const auto n = static_cast<double>(plain.names.size());
        if (row.knobs.size) {
            // There are hardly twice as many beginnings of Reber's strings.
            CHECK(static_cast<double>(set.names.size()) ==
                  doctest::Approx(2 * n).epsilon(row.id == "reber" ? 0.2 : 0.02));
            const Dataset few = dialled_set(row.id.c_str(), {.size = 0.1});
            CHECK(static_cast<double>(few.names.size()) == doctest::Approx(n / 10).epsilon(0.05));
            CHECK(few.table.n_rows == static_cast<int>(few.names.size()));
        }
        if (row.knobs.seed) {
            const Dataset draw = dialled_set(row.id.c_str(), {.seed = 1});
            CHECK_FALSE(same_table(draw, plain));
            CHECK_FALSE(same_table(draw, dialled_set(row.id.c_str(), {.seed = 2})));
        }
    }
    CHECK(n_dialled == 6);
}

TEST_CASE("knobs: noise scales what is chance and nothing else") {
    const Dataset still = dialled_set("eight", {.noise = 0}), loud = dialled_set("eight", {.noise = 3}),
                  plain = loaded("eight");
    for (std::size_t i = 0; i < plain.names.size(); ++i) {
        const float middle = column_of(still, "x").numbers[i], apart = column_of(plain, "x").numbers[i] - middle;
        CHECK(column_of(loud, "x").numbers[i] - middle == doctest::Approx(3 * apart).epsilon(1e-3).scale(1e-3));
    }
    const Dataset clean = dialled_set("glyphs", {.noise = 0});
    for (std::size_t i = 0; i < 20; ++i) {
        const float grey = column_of(clean, "grey_5_3").numbers[i];
        CHECK((grey == doctest::Approx(0.15).epsilon(0.1) || grey == doctest::Approx(0.85).epsilon(0.02)));
    }
}

TEST_CASE("knobs: sums modulo 7, each place of Reber's grammar, and as many strings of it as there are") {
    const Dataset sums = dialled_set("modular", {.modulus = 7});
    REQUIRE(sums.names.size() == 49);
    for (std::size_t i = 0; i < sums.names.size(); ++i) {
        const int sum = std::stoi(value_of(sums, "a", i)) + std::stoi(value_of(sums, "b", i));
        CHECK(std::stoi(value_of(sums, "sum", i)) == sum % 7);
        CHECK((value_of(sums, "turn", i) == "once round") == (sum >= 7));
    }
    CHECK(find_attribute(sums.row, "sum")->order == "0|1|2|3|4|5|6");
    CHECK(find_attribute(loaded("modular").row, "sum")->order == "0|1|2|3|4|5|6|7|8|9|10|11|12");
    // There are not four times as many beginnings; what there are differ, and are right.
    const Dataset strings = dialled_set("reber", {.size = 4, .seed = 5});
    CHECK(strings.names.size() > 650);
    CHECK(strings.names.size() < 800);
    CHECK(std::set<std::string>(strings.names.begin(), strings.names.end()).size() == strings.names.size());
    for (std::size_t i = 0; i < strings.names.size(); ++i)
        CHECK(value_of(strings, "state", i)[0] == '0' + state_after(strings.names[i]));
}
