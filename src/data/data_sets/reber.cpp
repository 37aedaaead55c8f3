// Beginnings of strings of Reber's grammar, as sequences of letters. Made by the program.
#include <set>
#include <string>
#include <utility>

#include "core/random.h"
#include "core/result.h"
#include "data/computed_table.h"
#include "data/dataset.h"
#include "data/pack_table.h"

namespace data {

extern const DatasetEntry reber_data;

namespace {

constexpr int kSteps = 12, kThings = 400, kMost = 78;  // kMost: things in one state
constexpr std::uint64_t kSeed = 1967;
constexpr std::string_view kLetters = ".BTPSXVE", kNext = "TPSXVE";

// The automaton: from each state one or two arrows, each with the letter that is written on the way. State 0 is before
// the B, the last one behind the E.
struct Arrow {
    char letter;
    int to;
};
constexpr int kEnd = 7;
constexpr Arrow kArrows[kEnd][2] = {{{'B', 1}, {'B', 1}}, {{'T', 2}, {'P', 3}}, {{'S', 2}, {'X', 4}},
                                    {{'T', 3}, {'V', 5}}, {{'X', 3}, {'S', 6}}, {{'P', 4}, {'V', 6}},
                                    {{'E', 7}, {'E', 7}}};
constexpr int kFirst = 2;  // of the states that things can be in: behind the B alone there is one string only

// Names of the states from kFirst on: number, and what may follow.
std::vector<std::string> state_names() {
    return {"2: S or X", "3: T or V", "4: X or S", "5: P or V", "6: E", "7: the end"};
}

// What a place can be in: state 1, too, behind the B.
std::vector<std::string> place_names() {
    std::vector<std::string> names = state_names();
    names.insert(names.begin(), "1: T or P");
    return names;
}

Card card() {
    return {
        .what =
            "Strings of letters that a small automaton writes: from each of its states one or two arrows lead on, "
            "each with a letter. Each thing is the beginning of such a string, and what counts is the state that the "
            "automaton is in by then. Only letters are seen.",
        .count =
            "400 different beginnings of 2 to 12 letters: 10 in state 2 (there are only 11), 78 in each of the "
            "others.",
        .source =
            "The grammar: A. S. Reber 1967, Implicit Learning of Artificial Grammars. As a task for networks: A. "
            "Cleeremans, D. Servan-Schreiber, J. McClelland 1989. Made by the program.",
        .licence = "as the program",
        .missing =
            "Strings of more than 12 letters, and the B alone (state 1). What comes before a string: empty places "
            "have a dot. Behind an E nothing follows, so these things have no next letter.",
        .bias =
            "Drawn by walking along the arrows, each as likely as the other, until there were 78 of a state: what is "
            "written often comes early and is short. The last letter alone tells the state of most; a V leads to "
            "two, and needs memory. States 2 and 4 are followed by the same letters: the next letter alone cannot "
            "tell them apart.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"letters",
         "letters",
         "",
         "Which letter stands at each of 12 places; the newest is the last, empty places come first.",
         position_ids("letter", kSteps),
         true,
         false,
         false,
         {.kind = FormKind::sequence, .steps = kSteps}},
        {"last", "last letter", "", "Only the newest letter, and nothing about what came before.", {"last"}, false},
        {"length", "length", "letters", "How many letters have been written.", {"length"}, false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"state", "state", "", "The state that the automaton is in, and the letters that may follow.", "state"},
        {"next", "next letter", "", "One of the letters that may follow, drawn at random; none behind an E.", "next"},
        {"began", "first step", "", "Whether the string began with BT or with BP, however long ago that was.", "began"},
        {"last", "last letter", "", "The newest letter.", "last"},
        {"length", "length", "letters", "How many letters have been written.", "length", ColumnKind::number},
    };
}

std::vector<PlaceClass> place_classes() {
    return {{"states", "state", "The state that the automaton is in behind each letter; none before the string begins.",
             position_ids("state", kSteps)}};
}

struct Strings {
    Column names = begin_names(), state = begin_categories("state", state_names()),
           next = begin_categories("next", categories_of(kNext)), began = begin_categories("began", {"BT", "BP"}),
           last = begin_categories("last", categories_of(kLetters.substr(2))), length = begin_numbers("length");
    std::vector<Column> places = begin_positions("letter", kSteps, categories_of(kLetters)),
                        states = begin_positions("state", kSteps, place_names());
};

// states: the one behind each letter.
void add_beginning(Strings& strings, const std::string& text, const std::vector<int>& states, char next) {
    const std::size_t empty = static_cast<std::size_t>(kSteps) - text.size();
    const std::string padded = std::string(empty, '.') + text;
    const int state = states.back();
    add_name(strings.names, text);
    for (std::size_t t = 0; t < padded.size(); ++t) {
        strings.places[t].codes.push_back(static_cast<int>(kLetters.find(padded[t])));
        strings.states[t].codes.push_back(t < empty ? -1 : states[t - empty] - 1);
    }
    strings.state.codes.push_back(state - kFirst);
    strings.next.codes.push_back(state == kEnd ? -1 : static_cast<int>(kNext.find(next)));
    strings.began.codes.push_back(text[1] == 'T' ? 0 : 1);
    strings.last.codes.push_back(static_cast<int>(kLetters.find(text.back())) - 2);
    strings.length.numbers.push_back(static_cast<float>(text.size()));
}

// What has been written so far, and how much of it is wanted: `most` of each state, `things` in all.
struct Walks {
    std::set<std::string> seen;
    int of_state[kEnd + 1] = {};
    int things = kThings, most = kMost;
};

// Walks once, and keeps the beginnings that are new, of states of which there are not enough yet.
void walk_once(Strings& strings, Walks& walks, core::Random& random) {
    std::string text;
    std::vector<int> states;
    for (int state = 0; state != kEnd && static_cast<int>(text.size()) < kSteps;) {
        const Arrow& arrow = kArrows[state][core::next_below(random, 2)];
        text += arrow.letter;
        state = arrow.to;
        states.push_back(state);
        if (state < kFirst || walks.of_state[state] == walks.most) continue;
        if (walks.seen.size() == static_cast<std::size_t>(walks.things) || !walks.seen.insert(text).second) continue;
        ++walks.of_state[state];
        const char next = state == kEnd ? '.' : kArrows[state][core::next_below(random, 2)].letter;
        add_beginning(strings, text, states, next);
    }
}

// Until there are as many as are wanted; of long walks that bring nothing new there are no more.
core::Result<PackContents> make_strings(const Knobs& knobs) {
    constexpr int kInVain = 20000;
    core::Random random = core::random_stream(dialled_seed(knobs, kSeed), "strings");
    Walks walks;
    walks.things = dialled(knobs, kThings);
    walks.most = dialled(knobs, kMost);
    Strings strings;
    for (int in_vain = 0; in_vain < kInVain && walks.seen.size() < static_cast<std::size_t>(walks.things); ++in_vain) {
        const std::size_t before = walks.seen.size();
        walk_once(strings, walks, random);
        if (walks.seen.size() > before) in_vain = 0;
    }
    const int n_things = static_cast<int>(walks.seen.size());
    PackContents contents;
    contents.table = {.columns = std::move(strings.places), .n_rows = n_things};
    for (Column& column : strings.states) contents.table.columns.push_back(std::move(column));
    for (Column* column :
         {&strings.names, &strings.state, &strings.next, &strings.began, &strings.last, &strings.length})
        contents.table.columns.push_back(std::move(*column));
    return contents;
}

// A beginning of a string, by the grammar or not.
core::Result<std::vector<TypedCell>> read_string(std::string_view text) {
    std::string letters;
    for (const char c : text) {
        if (c != ' ') letters += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (letters.size() < 2 || letters.size() > static_cast<std::size_t>(kSteps)) {
        return core::Error{"text", "Type 2 to " + std::to_string(kSteps) + " letters, such as BTXS."};
    }
    const std::string padded = std::string(static_cast<std::size_t>(kSteps) - letters.size(), '.') + letters;
    const std::vector<std::string> ids = position_ids("letter", kSteps);
    std::vector<TypedCell> cells = {{"length", std::to_string(letters.size())}};
    for (std::size_t t = 0; t < ids.size(); ++t) cells.push_back({ids[t], {padded[t]}});
    cells.push_back({"last", {letters.back()}});
    return cells;
}

DatasetRow reber_row() {
    return {
        .file = "",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .place_classes = place_classes(),
        .losses = {{"classify", "state", 1}},
        .color_by = "state",
        .mark = Mark::name,
        .typed_example = "BTXS",
        .read_typed = read_string,
        .make = make_strings,
        .knobs = {.size = true, .seed = true},
    };
}

}  // namespace

const DatasetEntry reber_data = {
    "reber", "Reber grammar",
    "400 beginnings of strings that an automaton writes: the towns of the map are its states.", reber_row};

}  // namespace data
