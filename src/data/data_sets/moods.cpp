// Emoticons and short texts, with a frown or a smile. The tables, their script and their notes: data/moods/.
#include "data/dataset.h"
#include "data/mood_text.h"

namespace data {

extern const DatasetEntry moods_data;

namespace {

Card card() {
    return {
        .what =
            "Emoticons such as :) and short texts such as \"what a lovely day\", with how they feel, from -4 to 4: "
            "below "
            "0 a frown, above 0 a smile. A model sees a text as counts of characters and words; so is any text that "
            "you "
            "type.",
        .count =
            "444 texts: 204 emoticons (105 frowns, 99 smiles) and 240 of two to seven words (105 frowns, 105 smiles, "
            "30 "
            "that even people cannot tell).",
        .source =
            "Emoticons and the words of the lexicon: VADER, C. J. Hutto and E. Gilbert 2014, mean of ten people's "
            "ratings; cut from npm vader-sentiment 1.1.3. The 240 texts and their ratings: ours, and our judgement.",
        .licence =
            "VADER's lexicon: MIT, Copyright 2016 C.J. Hutto; the npm package: Apache 2.0, Copyright 2018 Comcast "
            "Cable "
            "Communications Management, LLC. Changed as said here. The texts: as Embedscape.",
        .missing =
            "Emoticons rated between -0.5 and 0.5, those beyond ASCII, and spellings that differ only in capitals. The "
            "unclear texts have no mood: no model is trained on them, but they stand on the map. Of the lexicon 5,700 "
            "words are here; coarse and hardly rated ones are not.",
        .bias =
            "English as written online about 2014, by people in the United States, and everyday texts that one person "
            "made up, often in pairs (\"dinner was great\", \"dinner was awful\"). Many emoticons are near copies, so "
            "a "
            "random split has their like on both sides. Irony, which needs to know the world, is only among the "
            "unclear.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"length", "length", "", "How many characters and words: the format, not the mood.", mood_length_columns(),
         false},
        {"characters", "characters", "",
         "How large a share of the text each character is, in no order: to it, :) and ): are the same.",
         mood_character_columns(), true, true},
        {"places", "order", "", "Which character stands first, second, last but one and last.", mood_place_columns(),
         true, true},
        {"words", "words", "",
         "How often each word occurs, in 64 columns that some words share. What a word means must be learned from it.",
         mood_word_columns(), false, true},
        {"lexicon", "rated words", "",
         "What ten people said of 5,700 words: sums of the glad and the sad ones, and how many words say no.",
         mood_lexicon_columns(), true},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"mood", "mood", "", "A frown (rated -0.5 or less) or a smile (0.5 or more); unclear texts have none.", "mood"},
        {"clarity", "clarity", "", "Whether people would agree on the mood.", "clarity"},
        {"form", "form", "", "An emoticon, or a text.", "form"},
        {"rating", "rating", "", "From -4, as sad or angry as it gets, to 4, as glad as it gets.", "rating",
         ColumnKind::number},
        {"length", "length", "characters", "How many characters it has.", "characters", ColumnKind::number},
    };
}

DatasetRow moods_row() {
    return {
        .file = "moods/moods.csv",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "mood", 1}},
        .color_by = "mood",
        .mark = Mark::name,
        .text_columns = mood_text_columns,
        .encode_text = encode_mood_text,
    };
}

}  // namespace

const DatasetEntry moods_data = {
    "moods", "Frowns and smiles",
    "444 emoticons and short texts, sad or glad; texts that you type find their place among them.", moods_row};

}  // namespace data
