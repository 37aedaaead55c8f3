// The files in a zip archive, unpacked by the browser's own stream. Reads the list at the archive's end; neither encrypted
// archives nor those above 4 GB. What an archive claims is not believed: sizes are counted while it is unpacked. Knows
// nothing of pictures. (A library would be ten times as long: the browser has the hard part, inflating.)

const kMostUnpacked = 256 * 2 ** 20; // of one archive
const kEnd = 0x06054b50;
const kEntry = 0x02014b50;

export class BrokenZip extends Error {}

async function view_of(blob) {
    return new DataView(await blob.arrayBuffer());
}

function broken(file, what) {
    return new BrokenZip(`${file.name} is broken: ${what}. Pack or fetch it once more.`);
}

// {n, size, at} of the list of files; `base`: bytes before the archive, as of a program that unpacks itself.
async function find_end(file) {
    const from = Math.max(0, file.size - 65557); // the longest comment
    const tail = await view_of(file.slice(from));
    for (let at = tail.byteLength - 22; at >= 0; --at) {
        if (tail.getUint32(at, true) !== kEnd) continue;
        const end = { n: tail.getUint16(at + 10, true), size: tail.getUint32(at + 12, true), at: tail.getUint32(at + 16, true) };
        end.base = from + at - end.size - end.at;
        if (end.base < 0) break;
        return end;
    }
    throw new BrokenZip(`${file.name} is no zip archive, or its end is missing. Pack or fetch it once more.`);
}

async function inflate(file, blob, budget) {
    const parts = [];
    const reader = blob.stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader();
    for (;;) {
        const { done, value } = await reader.read().catch(() => { throw broken(file, 'a file in it cannot be unpacked'); });
        if (done) return parts;
        budget.left -= value.length;
        if (budget.left < 0) {
            void reader.cancel();
            throw new BrokenZip(`${file.name} holds more than 256 MB; bring a part of it.`);
        }
        parts.push(value);
    }
}

// What the list says of each file that is no folder.
async function entries_of(file) {
    const end = await find_end(file);
    const list = await view_of(file.slice(end.base + end.at, end.base + end.at + end.size));
    const entries = [];
    for (let i = 0, at = 0; i < end.n; ++i) {
        if (at + 46 > list.byteLength || list.getUint32(at, true) !== kEntry) throw broken(file, 'its list of files cannot be read');
        const [name, extra, comment] = [28, 30, 32].map((place) => list.getUint16(at + place, true));
        const bytes = new Uint8Array(list.buffer, at + 46, Math.min(name, list.byteLength - at - 46));
        entries.push({
            path: new TextDecoder().decode(bytes).replaceAll('\\', '/'),
            flags: list.getUint16(at + 8, true),
            method: list.getUint16(at + 10, true),
            packed: list.getUint32(at + 20, true),
            begins: end.base + list.getUint32(at + 42, true),
        });
        at += 46 + name + extra + comment;
    }
    return entries.filter(({ path }) => path && !path.endsWith('/'));
}

export async function paths_of_zip(file) {
    return (await entries_of(file)).map(({ path }) => path);
}

// [{path, file}] of those whose path is wanted. A path is a name only: nothing is ever written to it.
export async function entries_of_zip(file, is_wanted) {
    const found = [];
    const budget = { left: kMostUnpacked };
    for (const { path, flags, method, packed, begins } of await entries_of(file)) {
        if (!is_wanted(path)) continue;
        if (flags & 1) throw new BrokenZip(`${file.name} is encrypted; unpack it first.`);
        const head = await view_of(file.slice(begins, begins + 30));
        if (head.byteLength < 30) throw broken(file, 'it ends too early');
        const from = begins + 30 + head.getUint16(26, true) + head.getUint16(28, true);
        const blob = file.slice(from, from + packed);
        if (blob.size < packed) throw broken(file, 'it ends too early');
        if (method !== 0 && method !== 8) throw new BrokenZip(`${file.name} is packed in a way that browsers do not know; pack it as an ordinary zip.`);
        if (method === 0) budget.left -= packed;
        if (budget.left < 0) throw new BrokenZip(`${file.name} holds more than 256 MB; bring a part of it.`);
        const parts = method === 8 ? await inflate(file, blob, budget) : [blob];
        found.push({ path, file: new File(parts, path.split('/').at(-1)) });
    }
    return found;
}
