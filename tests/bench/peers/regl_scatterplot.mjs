// regl-scatterplot: as many points of the same size and colours on the same canvas, flown over by its own camera.
import {CLASSES, SIZE, place, run_frame, without} from './frames.mjs';

const MODULES = '/third_party/bench/node_modules/';
const COLORS = ['#1f77b4', '#ff7f0e', '#2ca02c', '#d62728'];

function script(src) {
    return new Promise((resolve, reject) => {
        const element = document.createElement('script');
        element.src = src;
        element.onload = resolve;
        element.onerror = () => reject(new Error(`${src} does not load`));
        document.head.append(element);
    });
}

// Diameters as ours: about 4 px of radius up to 500 points, smaller beyond, with a rim of 0.3 radii (point_marks.cpp).
function point_size(n) {
    return 2 * 1.3 * Math.min(4, Math.max(1, 4 * Math.sqrt(500 / n)));
}

export async function start({n}) {
    await script(`${MODULES}regl/dist/regl.min.js`);
    window.createPubSub = (await import(`${MODULES}pub-sub-es/dist/index.js`)).default;
    await script(`${MODULES}regl-scatterplot/dist/regl-scatterplot.min.js`);
    const scatterplot = window.createScatterplot.default({
        canvas: document.getElementById('map'), ...SIZE, pointSize: point_size(Number(n)), colorBy: 'category',
        pointColor: COLORS, opacity: 1,
    });
    const points = {x: [], y: [], z: []};
    let state = 4;
    const next_place = () => { // as map_bench.cpp
        state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
        return (state >>> 8) / 8388608 - 1;
    };
    for (let i = 0; i < Number(n); ++i) {
        points.x.push(next_place());
        points.y.push(next_place());
        points.z.push(i % CLASSES);
    }
    const ready = scatterplot.draw(points);
    const pump = setInterval(run_frame, 5);
    await ready;
    await new Promise((resolve) => { setTimeout(resolve, 500); });
    clearInterval(pump);
    const regl = scatterplot.get('regl');
    const gl = regl._gl;
    const camera = scatterplot.get('camera');
    const shown = document.getElementById('map').getContext('2d');
    // It draws on a canvas of its own and copies that to the page's: the copy waits for GL, so light frames have none.
    const no_fill = without(gl, ['drawArrays', 'drawElements']);
    const no_copy = without(shown, ['drawImage']);
    const pixel = new Uint8Array(4);
    let copies = true;
    return {
        scatterplot,
        frame(i) {
            const {x, y, scale} = place(i);
            camera.lookAt([x, y], 1 / scale, 0);
            scatterplot.redraw();
            run_frame();
        },
        light(on) {
            no_fill(on);
            no_copy(on);
            copies = !on;
        },
        finish() {
            gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, pixel);
            if (copies) shown.getImageData(0, 0, 1, 1);
        },
    };
}
