// Own data on its way in: files that are dropped, chosen or pasted go into the program's memory (gzip is unpacked on the
// way), and the browser keeps what was learned, so that a reload finds it. Nothing is sent anywhere: the page's
// Content-Security-Policy would not let it. Fetched when first used. Next: own_store.js, src/platform/web/own_data.cpp.
import { find_kept, keep } from './own_store.js';

import { NoPictures, files_below, is_picture, is_zip, kSides, only_file, pack_pictures, unpack_archives } from './pictures.js';

import { BrokenZip } from './zip.js';

import { call, call_text } from './program.js';

const kMostBytes = 256 * 2 ** 20; // as data::kMostBytes; of what is unpacked, too
const kMostFiles = 2;
const kTooLarge = 'is larger than 256 MB; at most that much can be read. Take a part of its rows.';
const kAsked = /(?:^|[&#])dataset=(own_[0-9a-f]{16})/;
const kMostCarried = 6000; // letters of a packed table in a link: mail and chat programs cut longer ones
const kCarried = /[#&]own=([\w-]+)(?:&own_name=([^&]*))?/;

class Refused extends Error {}

// The pictures that were packed last: {id of the data set, found: [{path, file}]}. They can be shrunk to another size as
// long as the page is open.
let last_pictures = null;

// Not yet learned: {id, files} that will be kept if they are. Files that were learned, by the id of their data set.
let at_hand = null;
const learned = new Map();

async function is_gzip(blob) {
    const start = new Uint8Array(await blob.slice(0, 2).arrayBuffer());
    return start[0] === 0x1f && start[1] === 0x8b;
}

// Pictures that were packed already, and are brought again: by a reload, or by a link.
async function is_pack(file) {
    return await file.slice(0, 17).text() === 'embedscape pack 1';
}

// Unpacked only as far as may be read: a small file can hold gigabytes of nothing.
async function unpacked(file, how = 'gzip') {
    const parts = [];
    let size = 0;
    const reader = file.stream().pipeThrough(new DecompressionStream(how)).getReader();
    for (;;) {
        const { done, value } = await reader.read().catch(() => {
            throw new Refused(`${file.name} is broken: it cannot be unpacked (gzip). Fetch or pack it once more.`);
        });
        if (done) return new File(parts, file.name.replace(/\.gz$/i, ''));
        size += value.length;
        if (size > kMostBytes) {
            void reader.cancel();
            throw new Refused(`${file.name} unpacked ${kTooLarge}`);
        }
        parts.push(value);
    }
}

async function put(program, file) {
    const place = call(program, 'es_coming_file', file.name, file.size);
    let at = place >>> 0;
    const reader = file.stream().getReader();
    for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        program.HEAPU8.set(value, at); // the heap may have grown, and moved, since the last part
        at += value.length;
    }
}

// The program's frames read a large file; a page out of sight has none, so it is done here.
async function read_a_piece(program) {
    await new Promise((resolve) => {
        requestAnimationFrame(resolve);
        setTimeout(resolve, 50);
    });
    if (document.hidden) call(program, 'es_read_on', 40);
}

async function read(program, host, given) {
    if (given.length > kMostFiles) {
        throw new Refused(`${given.length} files came at once. Bring one table, or two files that belong together: vectors and their labels.`);
    }
    const files = [];
    for (const file of given) {
        if (file.size > kMostBytes) throw new Refused(`${file.name} ${kTooLarge}`);
        files.push(await is_gzip(file) ? await unpacked(file) : file);
    }
    call(program, 'es_drop_coming');
    for (const file of files) {
        host.tell(`Reading ${file.name} …`);
        await put(program, file);
    }
    call(program, 'es_bring');
    while (call(program, 'es_reads')) await read_a_piece(program);
    const problem = call_text(program, 'es_read_outcome');
    at_hand = problem ? null : { id: call_text(program, 'es_brought_id'), files };
    if (!problem) keep_if_learned(program, host.written);
    return problem;
}

// Pictures become one file, which the program reads; all else stays as it is. `found`: [{path, file}].
async function with_pictures_packed(host, found, side) {
    if (!found.some(({ file }) => is_picture(file) || is_zip(file)) || await is_pack(found[0].file)) return found.map(({ file }) => file);
    const only = found.length === 1 ? await only_file(found[0].file) : null;
    if (only) return [only];
    const top = found[0].path.split('/')[0].replace(/\.zip$/i, '');
    const label = found.length === 1 || found[0].path.includes('/') ? top : `${found.length} pictures`;
    host.tell('Reading pictures …');
    last_pictures = { id: '', found };
    const { pack, notes } = await pack_pictures(await unpack_archives(found), side, label, (i, n) => {
        host.tell(`Picture ${i} of ${n} …`);
    });
    host.picture_notes = notes;
    return [pack];
}

// What was dropped: files, or folders with what lies below them.
export async function bring_dropped(program, host, files, entries) {
    if (!entries.some((entry) => entry.isDirectory)) return bring(program, host, files);
    return bring(program, host, await files_below(entries));
}

// Gives what is wrong with them, or ''; the program shows either in the map's place. `given`: files, or [{path, file}].
export async function bring(program, host, given, side = kSides[1]) {
    const files = [...given].map((one) => one.file ?? one);
    try {
        const found = [...given].map((one) => (one.file ? one : { path: one.webkitRelativePath || one.name, file: one }));
        const problem = await read(program, host, await with_pictures_packed(host, found, side));
        if (!problem && last_pictures?.found === found) last_pictures.id = call_text(program, 'es_brought_id');
        for (const note of host.picture_notes ?? []) call(program, 'es_tell', note);
        host.picture_notes = [];
        if (problem) host.error('data', problem);
        return problem;
    } catch (error) {
        call(program, 'es_drop_coming');
        const sentence = [Refused, NoPictures, BrokenZip].some((kind) => error instanceof kind) ? error.message
            : `${files[0]?.name ?? 'The file'} could not be read. Was it moved, or is it a folder? Choose it again.`;
        call(program, 'es_alarm', sentence);
        host.error('data', sentence);
        return sentence;
    }
}

// The same pictures in another size; they are shown again, not learned.
export async function shrink_again(program, host, side) {
    if (last_pictures?.id === call_text(program, 'es_brought_id')) await bring(program, host, last_pictures.found, side);
    else call(program, 'es_tell', 'These pictures were brought before this page was loaded. Bring them again to choose another size.');
}

export function as_file(text, name) {
    return new File([text], name);
}

export function pick(program, host) {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.addEventListener('change', () => input.files.length > 0 && bring(program, host, input.files));
    input.click();
}

// The address names own data: what is at hand was learned.
export function keep_if_learned(program, hash) {
    const id = kAsked.exec(hash)?.[1];
    const drawn = id && call_text(program, 'es_drawing');
    if (!drawn && (!id || at_hand?.id !== id)) return; // another table is looked at while this one runs
    const files = drawn ? [as_file(drawn, 'drawn points')] : at_hand.files;
    at_hand = null;
    learned.set(id, files);
    void keep(id, files).then((why) => why && call(program, 'es_tell', `This browser does not keep the file: ${why}. After a reload it is asked for.`));
}

async function packed(blob) {
    const bytes = new Uint8Array(await new Response(blob.stream().pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());
    return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

// What a link takes along, so that whoever opens it has the table: "&own=..."; '' where it is too large, which is told.
export async function carried(program, address) {
    const id = kAsked.exec(address)?.[1];
    const files = learned.get(id) ?? await find_kept(id);
    const text = files?.length === 1 && files[0].size < 40 * kMostCarried ? await packed(files[0]) : '';
    if (text && text.length <= kMostCarried) return `&own=${text}&own_name=${encodeURIComponent(files[0].name)}`;
    call(program, 'es_tell', 'The link is copied. The table is too large to travel in it: whoever opens the link is asked for the file.');
    return '';
}

async function from_link(address) {
    const [, text, name] = kCarried.exec(address) ?? [];
    if (!text) return null;
    try {
        const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
        return [await unpacked(new File([bytes], decodeURIComponent(name ?? 'table')), 'deflate-raw')];
    } catch {
        return null; // was cut on its way: then the file is asked for
    }
}

// A link asks for own data: brought by itself where the link carries it, or this browser kept it.
export async function bring_kept(program, host, address) {
    const asked = call_text(program, 'es_asked_for');
    const files = asked && (await from_link(address) ?? await find_kept(asked.slice(0, 20)));
    if (files) await bring(program, host, files);
}
