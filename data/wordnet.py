"""Reads WordNet's database files (Debian package wordnet-base): what kind of word a word is, in its commonest sense.

Python 3 only. Formats as in the manual pages wndb(5WN), cntlist(5WN) and lexnames(5WN) of the same package.
"""

import collections
import pathlib

PARTS = {"noun": "n", "verb": "v", "adj": "a", "adv": "r"}
# Number of a lexicographer file -> its name: lexnames(5WN).
LEX_FILES = [
    "adj.all", "adj.pert", "adv.all", "noun.tops", "noun.act", "noun.animal", "noun.artifact", "noun.attribute",
    "noun.body", "noun.cognition", "noun.communication", "noun.event", "noun.feeling", "noun.food", "noun.group",
    "noun.location", "noun.motive", "noun.object", "noun.person", "noun.phenomenon", "noun.plant", "noun.possession",
    "noun.process", "noun.quantity", "noun.relation", "noun.shape", "noun.state", "noun.substance", "noun.time",
    "verb.body", "verb.change", "verb.cognition", "verb.communication", "verb.competition", "verb.consumption",
    "verb.contact", "verb.creation", "verb.emotion", "verb.motion", "verb.perception", "verb.possession",
    "verb.social", "verb.stative", "verb.weather", "adj.ppl",
]  # fmt: skip

# One sense of a word. lex_file: "noun.animal"; tags: how often the sense was met in texts that people tagged.
Sense = collections.namedtuple("Sense", "part offset lex_file tags")
# words: as they are spelled ("Paris"); pointers: [(symbol, part, offset)].
Synset = collections.namedtuple("Synset", "lex_file words pointers")


class WordNet:
    def __init__(self, folder):
        folder = pathlib.Path(folder)
        self.synsets = {}
        self.senses = {}  # (lemma, part) -> [offset], commonest first
        for name, part in PARTS.items():
            for line in (folder / f"data.{name}").read_text("latin-1").splitlines():
                if not line.startswith(" "):
                    self.synsets[part, line[:8]] = self._synset(line)
            for line in (folder / f"index.{name}").read_text("latin-1").splitlines():
                if not line.startswith(" "):
                    words = line.split()
                    self.senses[words[0], part] = words[-int(words[2]) :]
        self.tags = collections.Counter()  # (lemma, part, number of the sense) -> tags
        for line in (folder / "cntlist.rev").read_text("latin-1").splitlines():
            key, number, count = line.split()
            lemma, rest = key.split("%", 1)
            self.tags[lemma, "nvara"[int(rest[0]) - 1], int(number)] += int(count)

    @staticmethod
    def _synset(line):
        words = line.split(" | ")[0].split()
        at = 4 + 2 * int(words[3], 16)
        pointers = [(words[i], words[i + 2], words[i + 1]) for i in range(at + 1, at + 1 + 4 * int(words[at]), 4)]
        return Synset(LEX_FILES[int(words[1])], words[4:at:2], pointers)

    def senses_of(self, word):
        """All senses, commonest first; where nobody counted: nouns, adjectives, verbs, adverbs, in WordNet's order."""
        found = []
        for part in "navr":
            for i, offset in enumerate(self.senses.get((word, part), [])):
                found.append(Sense(part, offset, self.synsets[part, offset].lex_file, self.tags[word, part, i + 1]))
        return sorted(found, key=lambda sense: -sense.tags)

    def ancestors(self, sense):
        """Offsets of everything above a noun or verb: its kinds, their kinds, ..., itself first."""
        seen, todo = [], [(sense.part, sense.offset)]
        while todo:
            place = todo.pop(0)
            if place in seen:
                continue
            seen.append(place)
            todo += [(part, offset) for symbol, part, offset in self.synsets[place].pointers if symbol in ("@", "@i")]
        return [offset for _, offset in seen]

    def is_capitalised(self, word, sense):
        """A name: WordNet spells the word with a capital in this sense."""
        return word not in [spelled.split("(")[0] for spelled in self.synsets[sense.part, sense.offset].words]

    def usages(self, sense):
        """Offsets of the usages that WordNet warns of: obscenity, ethnic slur ..."""
        return [offset for symbol, _, offset in self.synsets[sense.part, sense.offset].pointers if symbol == ";u"]
