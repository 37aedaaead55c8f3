// What this browser keeps (IndexedDB) so that a reload finds it: files that were learned, the latest few, by the id of their
// data set; and the trained experiments of the tabs that were used last, by the tab. A browser that keeps nothing is no reason
// to stop: it is said, once. Knows nothing of the program. Next: bring.js (files), left.js (experiments).

const kName = 'embedscape.own';
const kStore = 'files';
const kTrained = 'trained';
const kMostKept = 3;
const kMostBytes = 64 * 2 ** 20; // of one data set; a larger one is asked for again

function done(request) {
    return new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
    });
}

async function open_base() {
    const opening = indexedDB.open(kName, 2);
    opening.onupgradeneeded = () => {
        for (const name of [kStore, kTrained])
            if (!opening.result.objectStoreNames.contains(name)) opening.result.createObjectStore(name, { keyPath: 'id' });
    };
    const base = await done(opening);
    base.onversionchange = () => {
        connection = null;
        base.close();
    };
    base.onclose = () => { connection = null; };
    return base;
}

// The page's one connection: one that nobody closes is never collected. Null: none yet, or the browser has closed it.
let connection = null;

function connected() {
    connection ??= open_base().catch((error) => {
        connection = null;
        throw error;
    });
    return connection;
}

async function store(mode, name = kStore) {
    return (await connected()).transaction(name, mode).objectStore(name);
}

// The latest few stay.
async function drop_old(from, id) {
    const all = await done(from.getAll());
    const old = all.filter((one) => one.id !== id).sort((a, b) => b.when - a.when).slice(kMostKept - 1);
    for (const one of old) from.delete(one.id);
}

function why_not(error) {
    return error?.name === 'QuotaExceededError' ? 'its storage is full' : 'it allows no storage here';
}

// Gives why it is not kept, or ''.
export async function keep(id, files) {
    if (files.reduce((sum, file) => sum + file.size, 0) > kMostBytes) return '';
    try {
        const parts = await Promise.all(files.map(async (file) => ({ name: file.name, bytes: await file.arrayBuffer() })));
        const into = await store('readwrite');
        await drop_old(into, id);
        await done(into.put({ id, files: parts, when: Date.now() }));
        return '';
    } catch (error) {
        return why_not(error); // the file is asked for again
    }
}

// Keeps a tab's trained experiment. It is open before it is needed: a page that goes away has no time to wait.
export class TrainedStore {
    #base = null;
    #why = ''; // it could not be opened
    #failed;

    // `failed(why)`: something could not be kept.
    constructor(failed) {
        this.#failed = failed;
        connected().then(async (base) => {
            this.#base = base;
            await drop_old(base.transaction(kTrained, 'readwrite').objectStore(kTrained), '');
        }).catch((error) => { this.#why = why_not(error); });
    }

    // `bytes` belongs to the store from now on.
    keep(id, bytes) {
        if (this.#why) return this.#failed(this.#why);
        if (!this.#base || bytes.length > kMostBytes) return;
        try {
            const writing = this.#base.transaction(kTrained, 'readwrite');
            writing.onabort = () => this.#failed(why_not(writing.error));
            writing.objectStore(kTrained).put({ id, bytes, when: Date.now() });
            writing.commit?.();
        } catch (error) {
            this.#failed(why_not(error));
        }
    }
}

// The bytes, or null.
export async function find_trained(id) {
    try {
        return (await done((await store('readonly', kTrained)).get(id)))?.bytes ?? null;
    } catch {
        return null;
    }
}

// The files, or null.
export async function find_kept(id) {
    try {
        const found = await done((await store('readonly')).get(id));
        return found ? found.files.map(({ name, bytes }) => new File([bytes], name)) : null;
    } catch {
        return null;
    }
}
