// Keys with values, and a question: sequences in which one place has to look back to another. Made by the program.
#include <set>
#include <string>
#include <utility>

#include "core/random.h"
#include "core/result.h"
#include "data/computed_table.h"
#include "data/dataset.h"
#include "data/pack_table.h"

namespace data {

extern const DatasetEntry recall_data;

namespace {

constexpr int kPairs = 4, kSteps = kPairs + 1, kThings = 600;
constexpr std::uint64_t kSeed = 4;
constexpr std::string_view kKeys = "abcdef", kValues = "123456", kSigns = "123456?";

Card card() {
    return {
        .what =
            "Four keys, each with a value, and then one of the keys once more with a question mark: a3 c5 b1 f2 c? "
            "asks what stood behind the c, and the answer is 5. Each place of the sequence has two tokens, its key "
            "and its value.",
        .count = "600 different sequences, drawn at random; each of six values is the answer to about a sixth of them.",
        .source =
            "Invented, as associative recall is in J. Ba and others 2016, Using Fast Weights to Attend to the Recent "
            "Past. Made by the program.",
        .licence = "as the program",
        .missing =
            "All other sequences: there are 518,400. Keys and values that are not there; a key that comes twice; a "
            "question about what was never said.",
        .bias =
            "No value comes twice, so who knows which four there are, and not where, is right for a fourth. The "
            "question always comes last, so a place can be told by counting.",
    };
}

FeatureGroup tokens(const char* id, const char* label, const char* help, const char* column) {
    return {id,
            label,
            "",
            help,
            position_ids(column, kSteps),
            true,
            false,
            false,
            {.kind = FormKind::sequence, .steps = kSteps}};
}

std::vector<FeatureGroup> groups() {
    return {tokens("keys", "keys", "The key at each place, and at the last the one that is asked for.", "key"),
            tokens("values", "values", "The value behind each key, and at the last place the question mark.", "value")};
}

std::vector<Attribute> attributes() {
    return {
        {"answer", "answer", "", "The value of the key that is asked for.", "answer"},
        {"asked", "asked for", "", "The key that is asked for.", "asked"},
        {"place", "place", "", "At which place the key that is asked for stands.", "place", ColumnKind::category, false,
         "first|second|third|fourth"},
    };
}

std::vector<PlaceClass> place_classes() {
    return {{"roles", "role",
             "Whether the key at a place is the one that is asked for; the last place is the question.",
             position_ids("role", kSteps)}};
}

enum Role { kOther, kAsked, kQuestion };

struct Sequences {
    std::vector<Column> keys = begin_positions("key", kSteps, categories_of(kKeys)),
                        values = begin_positions("value", kSteps, categories_of(kSigns)),
                        roles = begin_positions("role", kSteps, {"not asked for", "asked for", "the question"});
    Column names = begin_names(), answer = begin_categories("answer", categories_of(kValues)),
           asked = begin_categories("asked", categories_of(kKeys)),
           place = begin_categories("place", {"first", "second", "third", "fourth"});
};

// A random order of 0 .. n - 1.
std::vector<int> drawn(core::Random& random, std::size_t n) {
    std::vector<int> order(n);
    for (std::size_t i = 0; i < n; ++i) order[i] = static_cast<int>(i);
    core::shuffle(random, order);
    return order;
}

void add_sequence(Sequences& all, const std::vector<int>& keys, const std::vector<int>& values, std::size_t place) {
    for (std::size_t t = 0; t < kPairs; ++t) {
        all.keys[t].codes.push_back(keys[t]);
        all.values[t].codes.push_back(values[t]);
        all.roles[t].codes.push_back(t == place ? kAsked : kOther);
    }
    all.roles.back().codes.push_back(kQuestion);
    all.keys.back().codes.push_back(keys[place]);
    all.values.back().codes.push_back(static_cast<int>(kSigns.find('?')));
    all.asked.codes.push_back(keys[place]);
    all.answer.codes.push_back(values[place]);
    all.place.codes.push_back(static_cast<int>(place));
}

core::Result<PackContents> make_sequences(const Knobs& knobs) {
    const int n_things = dialled(knobs, kThings);
    core::Random random = core::random_stream(dialled_seed(knobs, kSeed), "key and value");
    std::set<std::string> seen;
    Sequences all;
    while (seen.size() < static_cast<std::size_t>(n_things)) {
        const std::vector<int> keys = drawn(random, kKeys.size()), values = drawn(random, kValues.size());
        const std::size_t place = core::next_below(random, kPairs);
        std::string text;
        for (std::size_t t = 0; t < kPairs; ++t) {
            text += kKeys[static_cast<std::size_t>(keys[t])];
            text += kValues[static_cast<std::size_t>(values[t])];
            text += ' ';
        }
        text += kKeys[static_cast<std::size_t>(keys[place])];
        text += '?';
        if (!seen.insert(text).second) continue;
        add_sequence(all, keys, values, place);
        add_name(all.names, std::move(text));
    }
    PackContents contents;
    contents.table = {.columns = std::move(all.keys), .n_rows = n_things};
    for (std::vector<Column>* columns : {&all.values, &all.roles}) {
        for (Column& column : *columns) contents.table.columns.push_back(std::move(column));
    }
    for (Column* column : {&all.names, &all.answer, &all.asked, &all.place})
        contents.table.columns.push_back(std::move(*column));
    return contents;
}

core::Result<std::vector<TypedCell>> read_pairs(std::string_view text) {
    std::string signs;
    for (const char c : text) {
        if (c != ' ') signs += c;
    }
    if (signs.size() != 2 * static_cast<std::size_t>(kSteps) || signs.back() != '?') {
        return core::Error{"text", "Type four keys with their values, and a question, such as a1 b2 c3 d4 b?"};
    }
    const std::vector<std::string> keys = position_ids("key", kSteps), values = position_ids("value", kSteps);
    std::vector<TypedCell> cells;
    for (std::size_t t = 0; t < keys.size(); ++t) {
        cells.push_back({keys[t], {signs[2 * t]}});
        cells.push_back({values[t], {signs[2 * t + 1]}});
    }
    return cells;
}

DatasetRow recall_row() {
    return {
        .file = "",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .place_classes = place_classes(),
        // Dense layers learn which key is asked for; answers that they have not seen they can only guess.
        .losses = {{"classify", "asked", 1}, {"classify", "answer", 0.5}},
        .color_by = "answer",
        .mark = Mark::name,
        .typed_example = "a1 b2 c3 d4 b?",
        .read_typed = read_pairs,
        .make = make_sequences,
        .knobs = {.size = true, .seed = true},
    };
}

}  // namespace

const DatasetEntry recall_data = {
    "recall", "Key and value",
    "600 sequences such as a3 c5 b1 f2 c?: the answer stands where the key does, so a model has to look back.",
    recall_row};

}  // namespace data
