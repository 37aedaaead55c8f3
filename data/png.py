"""PNG without a library: reads what rsvg-convert writes (8 bits, RGBA, not interlaced) and writes the same,
or one with a palette. Python 3 only."""

import collections
import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def _unfilter(kind, line, before):
    """Makes a line's differences values again, in place. A loop for each kind of difference: nothing else takes as long."""
    if kind == 1:
        for i in range(4, len(line)):
            line[i] = (line[i] + line[i - 4]) & 255
    elif kind == 2:
        for i, up in enumerate(before):
            line[i] = (line[i] + up) & 255
    elif kind == 3:
        for i, up in enumerate(before):
            line[i] = (line[i] + (((line[i - 4] if i >= 4 else 0) + up) >> 1)) & 255
    elif kind == 4:  # Paeth: which of left, up and corner is nearest to left + up - corner
        for i in range(4):
            line[i] = (line[i] + before[i]) & 255
        for i in range(4, len(line)):
            left, up, corner = line[i - 4], before[i], before[i - 4]
            from_left, from_up = abs(up - corner), abs(left - corner)
            from_corner = abs(left + up - 2 * corner)
            if from_left <= from_up and from_left <= from_corner:
                line[i] = (line[i] + left) & 255
            else:
                line[i] = (line[i] + (up if from_up <= from_corner else corner)) & 255


def read(data):
    """(width, height, bytearray of RGBA)"""
    at, packed, size = len(SIGNATURE), b"", None
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        content = data[at + 8 : at + 8 + length]
        if kind == b"IHDR":
            size = struct.unpack(">II", content[:8])
            if content[8:] != bytes([8, 6, 0, 0, 0]):
                raise ValueError("not 8 bits of RGBA")
        elif kind == b"IDAT":
            packed += content
        at += 12 + length
    width, height = size
    raw, stride = zlib.decompress(packed), width * 4
    rows, before = bytearray(), bytes(stride)
    for y in range(height):
        line = bytearray(raw[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        _unfilter(raw[y * (stride + 1)], line, before)
        rows += line
        before = line
    return width, height, rows


def _chunk(kind, content):
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))


def _file(width, height, colour_type, before, packed):
    head = struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)
    return SIGNATURE + _chunk(b"IHDR", head) + before + _chunk(b"IDAT", packed) + _chunk(b"IEND", b"")


def write(width, height, pixels):
    """Small: pixels as they are (flat drawings) or as differences from the left (soft ones), whichever packs better."""
    plain, apart, stride = bytearray(), bytearray(), width * 4
    for y in range(height):
        line = pixels[y * stride : (y + 1) * stride]
        plain += b"\x00" + line
        apart += b"\x01" + line[:4] + bytes((line[i] - line[i - 4]) & 255 for i in range(4, stride))
    return _file(width, height, 6, b"", min((zlib.compress(bytes(lines), 9) for lines in (plain, apart)), key=len))


def _spread(box):
    """The channel in which the colours of a box differ most, its mean, and how much (summed squares)."""
    total, found = sum(count for _, count in box), (0, 0, 0)
    for channel in range(4):
        mean = sum(colour[channel] * count for colour, count in box) / total
        squares = sum((colour[channel] - mean) ** 2 * count for colour, count in box)
        found = max(found, (squares, channel, mean))
    return found


def _boxes(colours, most):
    """Cuts the box that spreads most at its mean, until there are `most`: [(colour, how often)] of each."""
    boxes = [sorted(colours.items())]
    spreads = [_spread(boxes[0])]
    while len(boxes) < most and max(spreads)[0] > 0:
        at = spreads.index(max(spreads))
        _, channel, mean = spreads[at]
        below = [one for one in boxes[at] if one[0][channel] <= mean]
        above = [one for one in boxes[at] if one[0][channel] > mean]
        boxes[at], spreads[at] = below, _spread(below)
        boxes.append(above)
        spreads.append(_spread(above))
    return boxes


def write_few(width, height, pixels, most=256):
    """As write(), with a palette of the `most` colours that suit best: half as large. Exact where there are no more."""
    cells = [bytes(pixels[i : i + 4]) for i in range(0, len(pixels), 4)]
    palette, alphas, index = bytearray(), bytearray(), {}
    for at, box in enumerate(_boxes(collections.Counter(cells), most)):
        total = sum(count for _, count in box)
        mean = [round(sum(colour[c] * count for colour, count in box) / total) for c in range(4)]
        palette += bytes(mean[:3])
        alphas.append(mean[3])
        index.update((colour, at) for colour, _ in box)
    lines = b"".join(b"\x00" + bytes(index[c] for c in cells[i : i + width]) for i in range(0, len(cells), width))
    return _file(width, height, 3, _chunk(b"PLTE", palette) + _chunk(b"tRNS", alphas), zlib.compress(lines, 9))
