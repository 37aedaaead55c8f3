// The texts in a C++ file: its string literals, those that follow each other joined, as the compiler does. Only what our own
// sources use: no raw strings, no prefixes. Read next: make_page.mjs, which keeps the lessons' texts for the later part.
const LITERALS = /"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*/g;
const ONE = /"((?:[^"\\\n]|\\.)*)"/g;
const ESCAPES = {n: '\n', t: '\t', '"': '"', '\\': '\\', "'": "'", 0: '\0'};

export function texts_of(source) {
    const without_comments = source.replace(/^\s*\/\/.*$/gm, '').replace(/^#.*$/gm, '');
    return [...without_comments.matchAll(LITERALS)].map(([all]) => [...all.matchAll(ONE)].map(([, text]) => text).join('')
        .replace(/\\x([0-9a-fA-F]{2})|\\(.)/g, (found, hex, one) => (hex ? String.fromCharCode(parseInt(hex, 16)) : ESCAPES[one] ?? found)));
}
