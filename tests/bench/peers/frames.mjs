// How frames are timed in a page. A drawer is {frame(i), finish(), light(on)}: frame(i) draws picture i of one and the
// same flight over the points, finish() waits until the picture is there. Both sides fly alike (place()) and begin a
// frame when nothing of the last one is under way any more.
//   cpu    what the program's own work costs: the driver reads the processor time of the page's main thread. light(true)
//          leaves out the calls that fill pixels, on both sides, so that a round has as many frames of either and GL,
//          which is software without a GPU, disturbs neither (the playground keeps the calls, and discards the pixels)
//   whole  the clock, from the beginning of a frame until its picture is there, GL included
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

// Where the camera is in frame i: points lie in [-1, 1]^2; `scale` 1 shows all of them.
export function place(i) {
    return {x: 0.3 * Math.sin(i / 40), y: 0.2 * Math.cos(i / 53), scale: 1.5 + 0.6 * Math.sin(i / 67)};
}

export const SIZE = {width: 1280, height: 720};
export const CLASSES = 4;

// Takes these calls of an object away, and gives them back.
export function without(object, names) {
    const kept = names.map((name) => object[name]);
    const nothing = () => {};
    return (on) => names.forEach((name, i) => { object[name] = on ? nothing : kept[i]; });
}

let flown = 0;
// Frames for about so many seconds. The driver divides by what it measures by itself.
export function frame_runner(drawer) {
    return (kind, seconds) => {
        drawer.light(kind === 'cpu');
        drawer.finish();
        const start = performance.now();
        let n = 0;
        while (n < 3 || performance.now() - start < seconds * 1000) {
            drawer.frame(++flown);
            drawer.finish();
            ++n;
        }
        return {n, seconds: (performance.now() - start) / 1000};
    };
}
