// What can begin before the page and its other scripts are there: asks what the browser can do, and then for the program,
// which is most of what has to come. Next: main.js, which goes on with both.
import { missing_ability } from './abilities.js';

export const kProgram = 'embedscape.wasm';
// A sentence, or an empty string.
export const missing = missing_ability();
// The answer of the server; null where the browser cannot run the program anyway.
export const answer = missing ? null : fetch(kProgram);
answer?.catch(() => {}); // whoever waits for it says what is wrong
