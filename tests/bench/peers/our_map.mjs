// Our map alone: MapRenderer on synthetic points, with the regions of a default-like head or without.
import {SIZE, place, without} from './frames.mjs';
import {load_program} from './playground.mjs';

export async function start({n, regions}) {
    const program = await load_program();
    const sentence = program.ccall('map_bench_start', 'string', ['number', 'number', 'number', 'number'],
        [Number(n), SIZE.width, SIZE.height, Number(regions)]);
    if (sentence) throw new Error(sentence);
    const gl = program.GL.currentContext.GLctx;
    const pixel = new Uint8Array(4);
    return {
        frame(i) {
            const {x, y, scale} = place(i);
            program._map_bench_frame(x, y, SIZE.height / 2 * scale);
        },
        light: without(gl, ['drawArrays', 'drawElements', 'drawArraysInstanced', 'blitFramebuffer']),
        finish: () => gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel),
    };
}
