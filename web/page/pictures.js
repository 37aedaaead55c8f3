// Pictures on their way in: files, folders and zip archives of PNG, JPEG, WebP ... are decoded by the browser, shrunk, and
// put into one pack (src/data/pack.h) of the program's own kind. The folder that a picture lies in is its class. Fetched
// when first used. Next: zip.js, bring.js.
import { entries_of_zip, paths_of_zip } from './zip.js';

export const kSides = [16, 24, 32]; // pixels, of the shrunk pictures
const kSheetPictures = 1000; // one below the other; a canvas has at most 32,767 pixels a side
const kMostPictures = 5000;
const kMostPixels = 50e6; // of one picture before it is shrunk
const kPicture = /\.(png|jpe?g|webp|gif|bmp|avif)$/i;
const kZip = /\.zip$/i;
const kHidden = /(^|\/)(\.(?!\.\/)|__MACOSX)/; // ".." climbs, which is harmless here: a path is only a name

export class NoPictures extends Error {}

export function is_picture(file) {
    return /^image\/(?!svg)/.test(file.type) || kPicture.test(file.name);
}
export function is_zip(file) {
    return kZip.test(file.name) || file.type === 'application/zip';
}

// The files below what was dropped: [{path, file}]. A folder's own name counts.
export async function files_below(entries) {
    const found = [];
    const walk = async (entry, path) => {
        if (entry.isFile) {
            const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
            found.push({ path: path + file.name, file });
            return;
        }
        const reader = entry.createReader();
        for (let some; (some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))).length > 0;) {
            for (const one of some) await walk(one, `${path}${entry.name}/`);
        }
    };
    for (const entry of entries) if (entry) await walk(entry, '');
    return found;
}

// Archives become what they hold. Pictures that lie in no folder of theirs are in one that has the archive's name.
export async function unpack_archives(found) {
    const all = [];
    for (const one of found) {
        if (!is_zip(one.file)) {
            all.push(one);
            continue;
        }
        const inside = await entries_of_zip(one.file, (path) => kPicture.test(path) && !kHidden.test(path));
        const name = one.file.name.replace(kZip, '');
        all.push(...inside.map(({ path, file }) => ({ path: `${name}/${path}`, file })));
    }
    return all.filter(({ path, file }) => is_picture(file) && !kHidden.test(path));
}

// The only file of an archive without pictures: a table that was packed; null if it has pictures, or is none.
export async function only_file(archive) {
    if (!is_zip(archive)) return null;
    const paths = (await paths_of_zip(archive)).filter((path) => !kHidden.test(path));
    if (paths.some((path) => kPicture.test(path)) || paths.length === 0) return null;
    if (paths.length > 1) throw new NoPictures(`${archive.name} holds ${paths.length} files and no pictures: unpack it, and bring the one with the data.`);
    const [{ file }] = await entries_of_zip(archive, (path) => path === paths[0]);
    return file;
}

// Width and height as the file's head says, before anything is decoded; null if it is none that we know.
async function stated_size(file) {
    const head = new DataView(await file.slice(0, 65536).arrayBuffer());
    if (head.byteLength > 24 && head.getUint32(0) === 0x89504e47) return [head.getUint32(16), head.getUint32(20)];
    if (head.byteLength > 10 && head.getUint32(0) === 0x47494638) return [head.getUint16(6, true), head.getUint16(8, true)];
    if (head.byteLength > 4 && head.getUint16(0) === 0xffd8) {
        for (let at = 2; at + 9 < head.byteLength && head.getUint8(at) === 0xff;) {
            const kind = head.getUint8(at + 1);
            if (kind >= 0xc0 && kind <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(kind)) return [head.getUint16(at + 7), head.getUint16(at + 5)];
            at += 2 + head.getUint16(at + 2);
        }
    }
    return null;
}

// The whole picture in the middle of a square.
async function shrink(file, sheet, y, side) {
    const [w, h] = await stated_size(file) ?? [0, 0];
    if (w * h > kMostPixels) return `${file.name} has ${w.toLocaleString('en')} x ${h.toLocaleString('en')} pixels`;
    let bitmap = null;
    try {
        bitmap = await createImageBitmap(file);
    } catch {
        return `${file.name} cannot be decoded`;
    }
    const scale = side / Math.max(bitmap.width, bitmap.height);
    const [width, height] = [Math.max(1, bitmap.width * scale), Math.max(1, bitmap.height * scale)];
    sheet.drawImage(bitmap, (side - width) / 2, y + (side - height) / 2, width, height);
    bitmap.close();
    return '';
}

function cell(text) {
    return `":${text.replace(/[\r\n]/g, ' ').replaceAll('"', '""')}"`;
}

// `found`: [{path, file}]. Gives {pack: File, notes: sentences}.
export async function pack_pictures(found, side, label, on_progress) {
    if (found.length < 2) throw new NoPictures(found.length === 1 ? 'This is 1 picture; a map needs at least 2. Bring some more, or a folder.' : 'There are no pictures in it that a browser can show (PNG, JPEG, WebP).');
    if (found.length > kMostPictures) throw new NoPictures(`${found.length.toLocaleString('en')} pictures are too many; at most ${kMostPictures.toLocaleString('en')} can be read at once. Bring a part of them.`);
    found.sort((a, b) => (a.path < b.path ? -1 : 1));
    const folder_of = (path) => (path.split('/').slice(0, -1).at(-1) ?? '').replace(/^\.\.?$/, '');
    const several = new Set(found.map(({ path }) => folder_of(path))).size > 1;
    const rows = ['name,class'];
    const sheets = [];
    const refused = [];
    const canvas = document.createElement('canvas');
    canvas.width = side;
    let sheet = null;
    let in_sheet = 0;
    const end_sheet = async () => {
        if (in_sheet === 0) return;
        const whole = canvas;
        const cut = document.createElement('canvas');
        cut.width = side;
        cut.height = in_sheet * side;
        cut.getContext('2d').drawImage(whole, 0, 0);
        sheets.push(await new Promise((resolve) => cut.toBlob(resolve, 'image/png')));
        in_sheet = 0;
    };
    for (let i = 0; i < found.length; ++i) {
        if (in_sheet === 0) {
            canvas.height = kSheetPictures * side; // clears it
            sheet = canvas.getContext('2d');
            sheet.imageSmoothingQuality = 'high';
        }
        const problem = await shrink(found[i].file, sheet, in_sheet * side, side);
        if (problem) {
            refused.push(problem);
            continue;
        }
        const name = found[i].path.split('/').at(-1).replace(/\.\w+$/, '');
        rows.push(`${cell(name)},${cell(several ? folder_of(found[i].path) : '')}`);
        if (++in_sheet === kSheetPictures) await end_sheet();
        if (i % 50 === 0) on_progress(i, found.length);
    }
    await end_sheet();
    if (rows.length < 3) throw new NoPictures(`Hardly a picture could be read: ${refused[0]}.`);
    const table = new TextEncoder().encode(`${rows.join('\n')}\n`);
    const parts = ['embedscape pack 1\n', `table ${table.length}\n`, table];
    for (const one of sheets) parts.push(`pictures ${side} ${one.size}\n`, one);
    const notes = refused.length ? [`${refused.length} of ${found.length} were left out: ${refused[0]}${refused.length > 1 ? ' ...' : '.'}`] : [];
    return { pack: new File(parts, label), notes };
}
