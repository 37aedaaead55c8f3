// How frames are timed in a page. A drawer is {frame(i), finish()}: frame(i) draws picture i of one and the same flight
// over the points, finish() waits until the picture is there. Both sides fly alike (place()), draw one frame at a
// time, and begin the next one when nothing is under way any more, so no frame waits for another's pixels.
//   cpu    frames a second of the program's own work: what frame() takes, less the calls that wait for GL (waited)
//   whole  frames a second with finish(): all of it, GL included, which is software where there is no GPU
const queue = [];

// The page's animation frames happen when we say so.
export function take_frames(window) {
    let id = 0;
    window.requestAnimationFrame = (callback) => {
        queue.push({id: ++id, callback});
        return id;
    };
    window.cancelAnimationFrame = (gone) => {
        const at = queue.findIndex((one) => one.id === gone);
        if (at >= 0) queue.splice(at, 1);
    };
}

export function run_frame() {
    for (const {callback} of queue.splice(0)) callback(performance.now());
}

let waited_ms = 0;
// Time in these calls is GL's (or the compositor's), not the program's.
export function count_waiting(object, names) {
    for (const name of names) {
        const call = object[name];
        object[name] = function waiting(...args) {
            const start = performance.now();
            const result = call.apply(this, args);
            waited_ms += performance.now() - start;
            return result;
        };
    }
}

// Where the camera is in frame i: points lie in [-1, 1]^2; `scale` 1 shows all of them.
export function place(i) {
    return {x: 0.3 * Math.sin(i / 40), y: 0.2 * Math.cos(i / 53), scale: 1.5 + 0.6 * Math.sin(i / 67)};
}

export const SIZE = {width: 1280, height: 720};
export const CLASSES = 4;

let flown = 0;
function round(drawer, seconds, kind) {
    let taken = 0;
    let n = 0;
    const start = performance.now();
    while (n < 5 || performance.now() - start < seconds * 1000) {
        const begin = performance.now();
        waited_ms = 0;
        drawer.frame(++flown);
        const drawn = performance.now() - begin - waited_ms;
        drawer.finish();
        taken += kind === 'cpu' ? drawn : performance.now() - begin;
        ++n;
    }
    return n / taken * 1000;
}

export function frame_asker(drawer) {
    return async (id, seconds) => {
        if (id !== 'cpu' && id !== 'whole') throw new Error('there is no such workload here');
        return round(drawer, seconds, id);
    };
}
