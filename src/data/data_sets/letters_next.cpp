// Places in first names, each with the three letters before it: which letter comes next? Made by the program, of the names
// that are shipped as data/first_names/.
#include <algorithm>
#include <string>
#include <utility>

#include "core/result.h"
#include "data/characters.h"
#include "data/computed_table.h"
#include "data/dataset.h"
#include "data/embedded.h"
#include "data/pack_table.h"
#include "data/table_reader.h"

namespace data {

extern const DatasetEntry letters_next_data;

namespace {

constexpr int kSteps = 3;
constexpr std::string_view kTokens = ".abcdefghijklmnopqrstuvwxyz", kVowels = "aeiou";
constexpr std::string_view kAlphabet = ".|a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p|q|r|s|t|u|v|w|x|y|z";
constexpr std::uint32_t kOf = 1000, kTaken = 298;  // kTaken of kOf places are things, chosen by a hash

Card card() {
    return {
        .what =
            "Places in first names, each a task: of the three letters before the bar, which one comes behind it? "
            "Jos|ephine asks what follows \"jos\". Letters are 27 tokens, one of them for nothing: before a name "
            "begins and when it is over. Nobody says what a vowel is.",
        .count =
            "3039 of the 10,086 places in 1,499 names; 447 of them are the end of a name, and 455 its beginning, "
            "where nothing is known.",
        .source =
            "The names of the data set \"First names\": lists by G. Ward 2002 (Moby Words, Project Gutenberg). The "
            "places are drawn by a hash of the name and the place, which knows nothing of either. The task: Y. "
            "Bengio and others 2003, A Neural Probabilistic Language Model.",
        .licence = "PDDL 1.0 (lists), CC0 1.0 (contents)",
        .missing =
            "The other 7,047 places; what stands more than three letters before; capitals. Names with a hyphen or of "
            "other alphabets.",
        .bias =
            "Names in English, each counted once, however many people have it. Nobody can always know the next "
            "letter: who knew all of these places by heart would still be right for 54 %. Places of one name are on "
            "both sides of a random split. Y counts as a consonant.",
    };
}

std::vector<FeatureGroup> groups() {
    return {{"letters",
             "letters before",
             "",
             "The three letters before the place, the nearest last; a dot where the name has not begun.",
             position_ids("letter", kSteps),
             true,
             false,
             false,
             {.kind = FormKind::sequence, .steps = kSteps}}};
}

std::vector<Attribute> attributes() {
    return {
        {"next", "next letter", "", "The letter that follows; a dot where the name is over.", "next",
         ColumnKind::category, false, kAlphabet},
        {"next_sound", "next sound", "", "Whether a vowel follows, a consonant, or nothing.", "next_sound"},
        {"last", "last letter", "", "The letter just before; a dot where the name begins.", "letter_3",
         ColumnKind::category, false, kAlphabet},
        {"sound", "last sound", "", "Whether the letter just before is a vowel, a consonant, or none.", "sound"},
    };
}

std::vector<PlaceClass> place_classes() {
    return {{"sounds", "sound", "Whether each of the letters is a vowel or a consonant; a dot is neither.",
             position_ids("sound", kSteps)}};
}

struct Places {
    std::vector<Column> letters = begin_positions("letter", kSteps, categories_of(kTokens)),
                        sounds = begin_positions("sound", kSteps, {"consonant", "vowel"});
    Column names = begin_names(), next = begin_categories("next", categories_of(kTokens)),
           next_sound = begin_categories("next_sound", {"consonant", "vowel", "end"}),
           sound = begin_categories("sound", {"consonant", "vowel", "start"});
};

int token_of(char letter) { return static_cast<int>(kTokens.find(letter)); }

// 0: consonant, 1: vowel, 2: no letter.
int sound_of(char letter) {
    if (letter == kTokens.front()) return 2;
    return kVowels.find(letter) == std::string_view::npos ? 0 : 1;
}

void add_places(Places& places, const std::string& name) {
    const std::string letters = characters_of(name);  // lower case
    const std::string padded = std::string(kSteps, kTokens.front()) + letters + kTokens.front();
    for (std::size_t at = 0; at <= letters.size(); ++at) {
        std::string shown = name;
        shown.insert(at, 1, '|');
        if (short_hash(shown) % kOf >= kTaken) continue;
        for (std::size_t t = 0; t < kSteps; ++t) {
            const int sound = sound_of(padded[at + t]);
            places.letters[t].codes.push_back(token_of(padded[at + t]));
            places.sounds[t].codes.push_back(sound == 2 ? -1 : sound);
        }
        const char next = padded[at + kSteps];
        places.next.codes.push_back(token_of(next));
        places.next_sound.codes.push_back(sound_of(next));
        places.sound.codes.push_back(sound_of(padded[at + kSteps - 1]));
        add_name(places.names, std::move(shown));
    }
}

core::Result<PackContents> make_places(const Knobs&) {
    const core::Result<Table> table = read_table(embedded_file("first_names/first_names.csv"));
    if (!table.ok()) return table.error();
    const Column* names = find_column(table.value(), "name");
    if (names == nullptr)
        return core::Error{"name", "The table of first names has no column \"name\"; build it again."};
    Places places;
    for (const int code : names->codes) add_places(places, names->categories[static_cast<std::size_t>(code)]);
    PackContents contents;
    contents.table.n_rows = static_cast<int>(places.names.codes.size());
    contents.table.columns = std::move(places.letters);
    for (Column& column : places.sounds) contents.table.columns.push_back(std::move(column));
    for (Column* column : {&places.names, &places.next, &places.next_sound, &places.sound})
        contents.table.columns.push_back(std::move(*column));
    return contents;
}

// The place is at the bar, or behind the last letter.
core::Result<std::vector<TypedCell>> read_place(std::string_view text) {
    const std::string letters = std::string(kSteps, kTokens.front()) + characters_of(text.substr(0, text.find('|')));
    const std::vector<std::string> ids = position_ids("letter", kSteps);
    std::vector<TypedCell> cells;
    for (std::size_t t = 0; t < ids.size(); ++t) cells.push_back({ids[t], {letters[letters.size() - ids.size() + t]}});
    return cells;
}

DatasetRow letters_next_row() {
    return {
        .file = "",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .place_classes = place_classes(),
        // Three classes that are learned in seconds; the next letter itself has 27.
        .losses = {{"classify", "next_sound", 1}},
        .color_by = "sound",
        .mark = Mark::name,
        .typed_example = "jos",
        .read_typed = read_place,
        .make = make_places,
    };
}

}  // namespace

const DatasetEntry letters_next_data = {
    "letters_next", "Letters of names",
    "3,039 places in first names: three letters, and which comes next? The vowels find each other.", letters_next_row};

}  // namespace data
