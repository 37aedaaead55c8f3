// Words for people on three axes of our own: gender, royalty, age. The table and its notes: data/people_words/.
#include "data/dataset.h"

namespace data {

extern const DatasetEntry people_words_data;

namespace {

Card card() {
    return {
        .what =
            "English words for people, each with three numbers: how much it is said of men or of women, how near it "
            "is to a crown, and how old the person is whom one thinks of.",
        .count = "68 words: 26 of the court, 26 of the family, 16 others; 24 said of men, 24 of women, 20 of either.",
        .source =
            "Ours, by hand. King, queen, man and woman stand where the essay behind this program puts them; the "
            "others were put beside them.",
        .licence = "As the program's own.",
        .missing =
            "All else that the words mean: that a father has children is on none of the three axes. Words that differ "
            "in nothing else share a place.",
        .bias =
            "Every number is a judgement, and others would judge differently. Pairs of words were given pairs of "
            "numbers, so sums such as king - man + woman come out exactly: they were made so, not found. Mostly the "
            "courts of Europe.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"gender", "gender", "", "1: said of men, -1: said of women, 0: said of either.", {"gender"}, true},
        {"royalty", "royalty", "", "0 to 1: how near to the crown.", {"royalty"}, true},
        {"age", "age", "", "0 to 1: how old the person is whom one thinks of.", {"age"}, true},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"kind", "kind", "", "A word of the court, of the family, or for anybody.", "kind"},
        {"said_of", "said of", "", "Said of him, of her, or of either: gender as a class.", "said_of"},
        {"stage", "stage of life", "", "Child, young, grown up or old: age as a class.", "stage", ColumnKind::category,
         false, "child|young|grown up|old"},
        {"gender", "gender", "", "1: said of men, -1: said of women, 0: said of either.", "gender", ColumnKind::number},
        {"royalty", "royalty", "", "0 to 1: how near to the crown.", "royalty", ColumnKind::number},
        {"age", "age", "", "0 to 1: how old the person is whom one thinks of.", "age", ColumnKind::number},
    };
}

DatasetRow people_words_row() {
    return {
        .file = "people_words/people_words.csv",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "stage", 1}, {"classify", "said_of", 0.5}},
        .color_by = "stage",
        .mark = Mark::name,
    };
}

}  // namespace

const DatasetEntry people_words_data = {
    "people_words", "Words for people",
    "68 words from king to baby on three axes with a name: gender, royalty and age.", people_words_row};

}  // namespace data
