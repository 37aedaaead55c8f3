"""Reads data frames out of R's own files: serialization format XDR, versions 2 and 3 (R Internals, section 1.8).

Only what data frames need: numbers, whole numbers, logical values, text, lists, attributes. Not a general reader:
anything else (functions, environments with content, bytecode) ends with a sentence. Python 3 only, no R.
Used by cars93/pack.py and silhouettes/pack.py.
"""

import bz2
import gzip
import lzma
import struct
import zlib

NA_INTEGER = -(2**31)


def unpacked(blob):
    """The bytes of a file that may be packed by gzip, bzip2 or xz."""
    if blob[:2] == b"\x1f\x8b":
        return gzip.decompress(blob)
    if blob[:3] == b"BZh":
        return bz2.decompress(blob)
    if blob[:6] == b"\xfd7zXZ\x00":
        return lzma.decompress(blob)
    return blob


class Value:
    """One R object: `data` (list, or None) and `attributes` (name -> Value)."""

    def __init__(self, data):
        self.data = data
        self.attributes = {}


class Reader:
    def __init__(self, blob):
        self.blob = blob
        self.at = 0
        self.references = []  # symbols and environments that later objects point back to

    def take(self, form):
        values = struct.unpack_from(">" + form, self.blob, self.at)
        self.at += struct.calcsize(">" + form)
        return values

    def whole(self):
        return self.take("i")[0]

    def header(self):
        if self.blob[self.at : self.at + 2] != b"X\n":
            raise SystemExit("This R object is not in the XDR format; only that one is read here.")
        self.at += 2
        version = self.whole()
        self.at += 8  # the versions of R that wrote it and that can read it
        if version == 3:
            length = self.whole()
            self.at += length  # the name of the text encoding
        elif version != 2:
            raise SystemExit(f"R serialization version {version} is not known here; known are 2 and 3.")

    def item(self):
        flags = self.whole()
        kind, has_attributes, has_tag = flags & 255, bool(flags & 512), bool(flags & 1024)
        if kind in (254, 242, 253, 251):  # nothing, the empty environment, the global one, a missing argument
            return Value(None)
        if kind == 255:  # a reference to something read before
            return self.references[(flags >> 8 or self.whole()) - 1]
        if kind == 1:  # a symbol
            symbol = Value(self.item().data)
            self.references.append(symbol)
            return symbol
        if kind == 2:
            return self.pairs(has_attributes, has_tag)
        if kind == 9:
            return self.text()
        if kind == 238:
            return self.compact()
        value = self.vector(kind)
        if has_attributes:
            value.attributes = self.item().data
        return value

    def pairs(self, has_attributes, has_tag):
        """A linked list, as a dictionary: attributes and saved variables come so."""
        found = {}
        while True:
            if has_attributes:
                self.item()
            tag = self.item().data if has_tag else len(found)
            found[tag] = self.item()
            flags = self.whole()
            if flags & 255 == 254:
                return Value(found)
            if flags & 255 != 2:
                raise SystemExit("A linked list of an unknown form.")
            has_attributes, has_tag = bool(flags & 512), bool(flags & 1024)

    def text(self):
        length = self.whole()
        if length == -1:
            return Value(None)
        self.at += length
        return Value(self.blob[self.at - length : self.at].decode("utf-8"))

    def compact(self):
        """A sequence 1, 2, 3 ... that R stores as its length, first value and step."""
        form, state, _ = self.item(), self.item(), self.item()
        name = list(form.data.values())[0].data
        if name != "compact_intseq":
            raise SystemExit(f"The packed form {name} is not known here.")
        length, first, step = state.data
        return Value([int(first + i * step) for i in range(int(length))])

    def vector(self, kind):
        if kind not in (10, 13, 14, 16, 19):
            raise SystemExit(f"An R object of kind {kind} does not belong in a data frame of numbers and labels.")
        length = self.whole()
        if kind in (10, 13):  # logical, whole numbers
            numbers = self.take(f"{length}i")
            return Value([None if n == NA_INTEGER else n for n in numbers])
        if kind == 14:
            return Value([None if n != n else n for n in self.take(f"{length}d")])
        return Value([self.item() if kind == 19 else self.item().data for _ in range(length)])


def column(value):
    """A column's values; those of a factor become its labels."""
    if "levels" not in value.attributes:
        return value.data
    levels = value.attributes["levels"].data
    return [None if code is None else levels[code - 1] for code in value.data]


def data_frame(value):
    """name -> list of values, in the order of the frame."""
    names = value.attributes["names"].data
    return {name: column(part) for name, part in zip(names, value.data)}


def read_rda(blob, name):
    """The data frame `name` of a file that save() wrote (.rda, .RData)."""
    blob = unpacked(blob)
    if blob[:5] not in (b"RDX2\n", b"RDX3\n"):
        raise SystemExit("This is not a file of R's save().")
    reader = Reader(blob[5:])
    reader.header()
    return data_frame(reader.item().data[name])


def read_rdb(index, store, name):
    """The data frame `name` of an installed package's Rdata.rdx (index) and Rdata.rdb (store)."""
    reader = Reader(unpacked(index))
    reader.header()
    parts = reader.item()
    variables = dict(zip(parts.attributes["names"].data, parts.data))["variables"]
    places = dict(zip(variables.attributes["names"].data, variables.data))
    at, length = places[name].data
    reader = Reader(unpack_chunk(store[at : at + length]))
    reader.header()
    return data_frame(reader.item())


def unpack_chunk(chunk):
    """Four bytes of length, then zlib; a letter between them names bzip2 (2) or xz (Z)."""
    if chunk[4:5] == b"2":
        return bz2.decompress(chunk[5:])
    if chunk[4:5] == b"Z":
        return lzma.decompress(chunk[5:], lzma.FORMAT_RAW, filters=[{"id": lzma.FILTER_LZMA2, "preset": 6}])
    return zlib.decompress(chunk[4:])
