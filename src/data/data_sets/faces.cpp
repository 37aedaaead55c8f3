// Pictures of faces with a mood, from five sets of emoji. What is drawn, and its notes: data/faces/.
#include "data/dataset.h"
#include "data/picture_groups.h"

namespace data {

extern const DatasetEntry faces_data;

namespace {

Card card() {
    return {
        .what =
            "Small pictures of 80 faces, each as five sets of emoji draw it, a little smaller, shifted, mirrored, "
            "brighter or darker: round yellow ones, cats, other animals and two devils.",
        .count =
            "400 pictures of 80 faces in five styles: 80 happy, 75 neutral, 45 sad, 45 unwell, 40 playful, 35 in love, "
            "30 afraid, 30 angry, 20 surprised.",
        .source =
            "Twemoji 15, Copyright 2020 Twitter, Inc and other contributors. Noto Emoji, Copyright Google, as "
            "npm @svgmoji/noto 3.2.0 has it. OpenMoji 17, the open-source emoji and icon project "
            "(openmoji.org). Fluent Emoji, Copyright Microsoft Corporation, as npm fluentui-emoji 1.3.0 has it, in two "
            "styles. Drawn anew when the program is built, and changed as said above.",
        .licence =
            "Twemoji: CC BY 4.0. Noto: Apache 2.0. OpenMoji, and what is made of it here: CC BY-SA 4.0. Fluent: MIT.",
        .missing =
            "Faces of people, and what a face means beside others or in a text. The model sees 12 by 12 cells on a "
            "grey ground, you see 24 by 24: eyes and mouth are two or three cells each.",
        .bias =
            "Moods are our judgement, by Unicode's names and by what most people mean: a kissing face is called in "
            "love, an animal neutral, sick and tired are one. Red, green, blue and purple faces give their mood away. "
            "A random split has the same face by other designers on both sides, and still a mood that was held out is "
            "right for a third only: 400 pictures are few.",
    };
}

std::vector<FeatureGroup> groups() { return {rgb_group(), grey_group()}; }

std::vector<Attribute> attributes() {
    return {
        {"mood", "mood", "", "What the face is taken to feel: nine moods, by our judgement.", "mood"},
        {"feeling", "feeling", "", "Whether that feels good, bad, or neither: the nine moods in three.", "feeling",
         ColumnKind::category, false, "bad|neither|good"},
        {"eyes", "eyes", "", "Open, closed, winking, hearts, or covered.", "eyes"},
        {"mouth", "mouth", "", "Open, a smile, a frown, a line, teeth, a tongue, a kiss, covered, or none.", "mouth"},
        {"kind", "kind", "", "A round face, a cat, another animal, or a devil.", "kind"},
        {"style", "style", "", "The set of emoji that drew it: the format, not what is shown.", "style"},
    };
}

DatasetRow faces_row() {
    return {
        .file = "faces/faces.pack",
        .name_column = "name",
        .card = card(),
        .groups = groups(),
        .attributes = attributes(),
        // Targets that 400 pictures suffice for; of held-out moods only a third would be right.
        .losses = {{"classify", "kind", 1}, {"classify", "style", 0.5}},
        .color_by = "kind",
        .mark = Mark::picture,
    };
}

}  // namespace

const DatasetEntry faces_data = {"faces", "Faces with a mood",
                                 "400 faces by five designers: who it is and who drew it are easy, the mood is hard.",
                                 faces_row};

}  // namespace data
