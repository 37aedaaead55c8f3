"""PNG without a library: reads what rsvg-convert writes (8 bits, RGBA, not interlaced) and writes the same. Python 3 only."""

import struct
import zlib

SIGNATURE = b"\x89PNG\r\n\x1a\n"


def _paeth(left, up, corner):
    estimate = left + up - corner
    off = (abs(estimate - left), abs(estimate - up), abs(estimate - corner))
    return left if off[0] <= off[1] and off[0] <= off[2] else up if off[1] <= off[2] else corner


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
        kind, line = raw[y * (stride + 1)], bytearray(raw[y * (stride + 1) + 1 : (y + 1) * (stride + 1)])
        for i in range(stride):
            left, up, corner = (line[i - 4], before[i], before[i - 4]) if i >= 4 else (0, before[i], 0)
            guess = (0, left, up, (left + up) // 2, _paeth(left, up, corner))[kind]
            line[i] = (line[i] + guess) & 255
        rows += line
        before = line
    return width, height, rows


def write(width, height, pixels):
    """Small: pixels as they are (flat drawings) or as differences from the left (soft ones), whichever packs better."""

    def chunk(kind, content):
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    plain, apart, stride = bytearray(), bytearray(), width * 4
    for y in range(height):
        line = pixels[y * stride : (y + 1) * stride]
        plain += b"\x00" + line
        apart += b"\x01" + line[:4] + bytes((line[i] - line[i - 4]) & 255 for i in range(4, stride))
    packed = min((zlib.compress(bytes(lines), 9) for lines in (plain, apart)), key=len)
    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    return SIGNATURE + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
