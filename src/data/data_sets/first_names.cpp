// First names of two lists that overlap. The table, its script and its notes: data/first_names/.
#include "data/dataset.h"
#include "data/name_text.h"

namespace data {

extern const DatasetEntry first_names_data;

namespace {

Card card() {
    return {
        .what =
            "First names that are common where English is spoken, as two lists have them, one of female and one of "
            "male names. A model sees only the letters. 419 names are in both lists: no feature can tell which list "
            "such a name is from, for it is from both.",
        .count =
            "1499 names: all 419 that are in both lists, 540 of the 4,505 in the female list alone, 540 of the 3,478 "
            "in the male list alone.",
        .source =
            "Lists of names by G. Ward 2002 (Moby Words, Project Gutenberg), from the npm "
            "collection @stdlib, datasets of female and of male first names in English, 0.2.3. The 540 are drawn by a "
            "hash of the name, which knows nothing of it.",
        .licence = "PDDL 1.0 (lists), CC0 1.0 (contents)",
        .missing =
            "The other 6,903 names; the 19 with a hyphen; and \"Nan\", which readers of tables take for \"not a "
            "number\". Other alphabets and accents. How many people have a name, how it is said, where it is from.",
        .bias =
            "A list of names, not of people: it says that somebody put the name there, not who bears it. Names in "
            "both lists are 5 % of all and 28 % here, so that their class can be seen. Short forms and spellings "
            "abound (\"Carrie\", \"Carey\"). The lists know two sexes, are old, and are of English-speaking "
            "countries.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"letters", "letters", "", "How often each letter is in the name, in no order.", name_letter_columns(), false,
         true},
        {"last", "last letter", "", "Which letter the name ends with.", name_place_columns("last"), true, true},
        {"before", "last but one", "", "Which letter stands before the last.", name_place_columns("before"), true,
         true},
        {"third", "last but two", "", "Which letter is the third from the end.", name_place_columns("third"), false,
         true},
        {"first", "first letter", "", "Which letter the name begins with.", name_place_columns("first"), false, true},
        {"pairs", "pairs of letters", "",
         "How often each two letters stand side by side, in 128 columns that some pairs share.", name_pair_columns(),
         false, true},
        {"vowels", "vowels", "", "Which share of the letters are a, e, i, o or u.", {"vowels"}, true},
        {"length", "length", "letters", "How many letters the name has.", {"length"}, true},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"list", "list", "", "Which list has the name: the female one, the male one, or both.", "list"},
        {"last_letter", "last letter", "", "The letter that the name ends with.", "last_letter"},
        {"first_letter", "first letter", "", "The letter that the name begins with.", "first_letter"},
        {"vowels", "vowels", "", "The share of a, e, i, o and u among its letters, 0 to 1.", "vowels",
         ColumnKind::number},
        {"length", "length", "letters", "How many letters the name has.", "length", ColumnKind::number},
    };
}

DatasetRow first_names_row() {
    return {
        .file = "first_names/first_names.csv",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "list", 1}},
        .color_by = "list",
        .mark = Mark::name,
        .text_columns = name_text_columns,
        .encode_text = encode_name_text,
    };
}

}  // namespace

const DatasetEntry first_names_data = {
    "first_names", "First names",
    "1,499 first names of two lists, some of them in both; a model sees only their letters.", first_names_row};

}  // namespace data
