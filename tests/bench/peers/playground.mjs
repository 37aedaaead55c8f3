// The whole playground, drawn by hand: 1280 x 720, paused, on a data set of so many things (`data`: its link), while
// the pointer drags and the wheel turns (`moves`), or with nothing happening.
import {call, call_text} from '/web/page/program.js';
import {SIZE, run_frame} from './frames.mjs';

const PROGRAM = '/build/web-objects/embedscape_map_bench';

// `program`: another one, as the page's own, which has no larger data sets.
export async function load_program(program = PROGRAM) {
    const script = document.createElement('script');
    script.src = `${program}.js`;
    await new Promise((resolve, reject) => {
        script.onload = resolve;
        script.onerror = () => reject(new Error(`${program}.js does not load`));
        document.head.append(script);
    });
    // A page that listens to errors alone: whatever else the program tells its host is let go.
    const host = new Proxy({is_broken: false, error: (field, sentence) => console.error(field, sentence)},
        {get: (heard, name) => heard[name] ?? (() => {})});
    const folder = program.slice(0, program.lastIndexOf('/') + 1);
    return window.create_embedscape({host, locateFile: (name) => folder + name});
}

export async function start({data, moves, steps = '200', finger = '900', program: file}) {
    const program = await load_program(file);
    const sentence = call_text(program, 'es_start', 0);
    if (sentence) throw new Error(sentence);
    program._es_prefers(0, 1, 0);
    call(program, 'es_open_link', data);
    program._es_resize(SIZE.width, SIZE.height, 1);
    program._es_play(0);
    program._es_step(Number(steps));
    const gl = document.querySelector('canvas').getContext('webgl2');
    const pixel = new Uint8Array(4);
    const finish = () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
    program._es_pointer_move(Number(finger), 300, 0);
    for (let i = 0; i < 60; ++i) {
        run_frame();
        finish();
        await new Promise((resolve) => { setTimeout(resolve, 5); });
    }
    if (Number(moves)) program._es_pointer_button(0, 1);
    return {
        program,
        frame(i) {
            if (Number(moves)) {
                program._es_pointer_move(Number(finger) + 60 * Math.sin(i / 20), 300 + 40 * Math.cos(i / 27), 0);
                program._es_wheel(0, Math.sin(i / 31) > 0 ? 0.2 : -0.2);
            }
            program._es_draw();
        },
        light: (on) => (on ? gl.enable(gl.RASTERIZER_DISCARD) : gl.disable(gl.RASTERIZER_DISCARD)),
        finish,
    };
}
