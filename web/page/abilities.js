// What this browser must be able to do, asked before anything large is loaded. The answer is a sentence for the reader,
// or an empty string. Next: main.js, which shows it.

// A module whose one function makes a vector of 16 equal bytes: valid only where WebAssembly knows SIMD.
const kSimdModule = new Uint8Array([
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // "\0asm", version 1
    0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, //       one type: () -> v128
    0x03, 0x02, 0x01, 0x00, //                         one function of that type
    0x0a, 0x08, 0x01, 0x06, 0x00, //                   its body: no locals,
    0x41, 0x00, 0xfd, 0x0f, 0x0b, //                   i32.const 0, i8x16.splat, end
]);

const kSoftware = /swiftshader|llvmpipe|softpipe|software|basic render/i;

// Whether there is WebGL2, and whether a program draws instead of a graphics card.
function ask_webgl2() {
    try {
        const gl = document.createElement('canvas').getContext('webgl2');
        if (!gl) return { there: false, in_software: false };
        const info = gl.getExtension('WEBGL_debug_renderer_info');
        const name = String(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
        gl.getExtension('WEBGL_lose_context')?.loseContext(); // browsers allow few contexts; the map needs one
        return { there: true, in_software: kSoftware.test(name) };
    } catch {
        return { there: false, in_software: false };
    }
}

let webgl2 = null;

// Each pixel costs: only what changes is drawn. ?draw=whole and ?draw=changes say so by hand.
export function draws_in_software() {
    const asked = new URLSearchParams(location.search).get('draw');
    webgl2 ??= ask_webgl2();
    return asked === null ? webgl2.in_software : asked === 'changes';
}

export function missing_ability() {
    if (typeof WebAssembly !== 'object') {
        return 'Embedscape is a WebAssembly program and this browser has WebAssembly switched off or ' +
            'does not know it. ' +
            'Any Chrome, Edge, Firefox or Safari of 2021 or later has it.';
    }
    if (!WebAssembly.validate(kSimdModule)) {
        return 'Embedscape computes with WebAssembly SIMD, which this browser does not have. ' +
            'Chrome and Edge 91, Firefox 89, Safari 16.4 and later have it.';
    }
    webgl2 ??= ask_webgl2();
    if (!webgl2.there) {
        return 'Embedscape draws with WebGL2, which this browser does not offer just now. ' +
            'Switch hardware acceleration on in its settings, or open this page in another browser.';
    }
    return '';
}
