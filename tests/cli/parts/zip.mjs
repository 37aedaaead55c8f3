// A zip archive of [path, bytes], as PKWARE's APPNOTE has it: deflated, with checksums.
import { deflateRawSync } from 'node:zlib';

const kSums = Uint32Array.from({ length: 256 }, (_, i) => {
  for (let bit = 0; bit < 8; ++bit) i = i & 1 ? 0xedb88320 ^ (i >>> 1) : i >>> 1;
  return i;
});

function checksum(bytes) {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = kSums[(sum ^ byte) & 0xff] ^ (sum >>> 8);
  return ~sum >>> 0;
}

/** Each number as so many bytes, the lowest first. */
function fields(...pairs) {
  return Buffer.concat(pairs.map(([value, n]) => {
    const bytes = Buffer.alloc(n);
    bytes.writeUIntLE(value, 0, n);
    return bytes;
  }));
}

/** `times`: how often the list names what is there; more than once makes a bomb. */
export function zip(entries, times = 1) {
  const files = [], list = [];
  let at = 0;
  for (const [path, bytes] of entries) {
    const name = Buffer.from(path), packed = deflateRawSync(bytes);
    const about = fields([20, 2], [0, 2], [8, 2], [0, 4], [checksum(bytes), 4], [packed.length, 4], [bytes.length, 4], [name.length, 2]);
    const file = [fields([0x04034b50, 4]), about, fields([0, 2]), name, packed];
    list.push(fields([0x02014b50, 4], [20, 2]), about, Buffer.alloc(12), fields([at, 4]), name);
    files.push(...file);
    at += Buffer.concat(file).length;
  }
  const names = Buffer.concat(Array(times).fill(Buffer.concat(list)));
  const n = entries.length * times;
  return Buffer.concat([...files, names, fields([0x06054b50, 4], [0, 4], [n, 2], [n, 2], [names.length, 4], [at, 4], [0, 2])]);
}
