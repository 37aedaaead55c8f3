// Reads a PNG of 8 bits a channel, RGB or RGBA, without interlace: what our programs write. Nothing else.
import zlib from 'node:zlib';

/** {width, height, rgb(x, y) -> [r, g, b]}; throws if it is no such PNG. */
export function readPng(bytes) {
  if (bytes.subarray(1, 4).toString('latin1') !== 'PNG') throw new Error('not a PNG');
  let width = 0, height = 0, channels = 0;
  const packed = [];
  for (let at = 8; at < bytes.length;) {
    const length = bytes.readUInt32BE(at);
    const kind = bytes.subarray(at + 4, at + 8).toString('latin1');
    const body = bytes.subarray(at + 8, at + 8 + length);
    if (kind === 'IHDR') {
      width = body.readUInt32BE(0);
      height = body.readUInt32BE(4);
      channels = { 2: 3, 6: 4 }[body[9]];
      if (body[8] !== 8 || !channels || body[12] !== 0) throw new Error('a kind of PNG that we do not write');
    }
    if (kind === 'IDAT') packed.push(body);
    at += length + 12;
  }
  const lines = zlib.inflateSync(Buffer.concat(packed));
  const stride = width * channels;
  const pixels = Buffer.alloc(stride * height);
  for (let y = 0; y < height; ++y) {
    const filter = lines[y * (stride + 1)];
    for (let i = 0; i < stride; ++i) {
      const left = i >= channels ? pixels[y * stride + i - channels] : 0;
      const up = y > 0 ? pixels[(y - 1) * stride + i] : 0;
      const corner = y > 0 && i >= channels ? pixels[(y - 1) * stride + i - channels] : 0;
      const guess = [0, left, up, (left + up) >> 1, nearest(left, up, corner)][filter];
      pixels[y * stride + i] = lines[y * (stride + 1) + 1 + i] + guess;
    }
  }
  return { width, height, rgb: (x, y) => [...pixels.subarray(y * stride + x * channels, y * stride + x * channels + 3)] };
}

// The PNG specification's predictor: whichever of the three is nearest to left + up - corner.
function nearest(left, up, corner) {
  const wanted = left + up - corner;
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(wanted - value));
  return a <= b && a <= c ? left : b <= c ? up : corner;
}

/** The bytes of a PNG, RGB; `rgb(x, y)` gives [r, g, b]. */
export function writePng(width, height, rgb) {
  const chunk = (kind, body) => {
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), body]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(body.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(zlib.crc32 ? zlib.crc32(named) : 0); // no reader of ours looks at it
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const lines = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; ++y)
    for (let x = 0; x < width; ++x) lines.set(rgb(x, y), y * (width * 3 + 1) + 1 + x * 3);
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), chunk('IHDR', head),
    chunk('IDAT', zlib.deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]);
}
