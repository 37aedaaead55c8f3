// Words for what somebody gave us: as long as a sentence bears, never a page of it. Knows nothing of the playground.

const kMostInSentence = 60;

// At most so many letters, the rest as "…"; never half of a sign that takes two units.
export function shorten(text, most) {
    if (text.length <= most) return text;
    return `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')} … (${text.length.toLocaleString('en')} letters)`;
}

// "a function", "5n", "\"abc\"", "NaN": any value, to stand in a sentence.
export function shown(value) {
    if (typeof value === 'string') return JSON.stringify(shorten(value, kMostInSentence));
    if (typeof value === 'bigint') return `${shorten(String(value), kMostInSentence)}n`;
    if (typeof value === 'symbol') return shorten(String(value), kMostInSentence);
    if (typeof value === 'function') return 'a function';
    if (Array.isArray(value)) return `a list of ${value.length}`;
    if (typeof value !== 'object' || value === null) return String(value);
    const kind = Object.prototype.toString.call(value).slice(8, -1);
    return kind === 'Object' ? 'an object' : `an object of the kind ${shorten(kind, kMostInSentence)}`;
}

// What keeps `value` from being written as JSON, as a sentence; '' if nothing does. `path`: where it stands.
function obstacle(value, path, around) {
    const where = path || 'The spec';
    const rule = 'give words, numbers, true, false, null, lists and plain objects of them.';
    if (typeof value === 'number') {
        return Number.isFinite(value) ? '' : `${where} is ${value}; JSON has no such number, give a finite one.`;
    }
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return '';
    const plain = typeof value === 'object' && (Array.isArray(value) || shown(value) === 'an object');
    if (!plain) return `${where} is ${shown(value)}, which is not written as JSON; ${rule}`;
    if (around.includes(value)) return `${where} holds itself, so that it would be endless; ${rule}`;
    if (around.length > 100) return `${where} lies more than 100 levels deep; a spec has four.`;
    for (const [key, inner] of Object.entries(value)) {
        const name = shorten(Array.isArray(value) ? key : String(key), kMostInSentence);
        const problem = obstacle(inner, path ? `${path}.${name}` : name, [...around, value]);
        if (problem) return problem;
    }
    return '';
}

// {json, problem}: the value as JSON text, or why there is none. Values are never dropped or turned into null silently.
export function to_json(value) {
    try {
        const problem = obstacle(value, '', []);
        return problem ? { json: '', problem } : { json: JSON.stringify(value), problem: '' };
    } catch (error) {
        return { json: '', problem: `The spec cannot be read: ${shorten(String(error?.message ?? shown(error)), 200)}` };
    }
}
