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

// The program draws with this very context (make_context() of src/platform/web/main.cpp): making one takes its time.
const kContext = { alpha: false, depth: false, stencil: false, antialias: false };
const kSoftware = /swiftshader|llvmpipe|softpipe|software|basic render/i;

// Whether a program draws instead of a graphics card, known once missing_ability() was asked: then each pixel costs, and
// only what changes is drawn. ?draw=whole and ?draw=changes say it by hand.
export let draws_in_software = false;

function is_software(gl) {
    const asked = new URLSearchParams(location.search).get('draw');
    if (asked) return asked === 'changes';
    const info = gl.getExtension('WEBGL_debug_renderer_info');
    return kSoftware.test(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

// Drawing only what changes needs a canvas that keeps what was drawn; for a graphics card that would be a copy a frame,
// so there the canvas is a fresh one that does not.
function has_webgl2(canvas) {
    try {
        const gl = canvas.getContext('webgl2', { ...kContext, preserveDrawingBuffer: true });
        if (!gl) return false;
        draws_in_software = is_software(gl);
        if (draws_in_software) return true;
        gl.getExtension('WEBGL_lose_context')?.loseContext(); // browsers allow few contexts
        const fresh = canvas.cloneNode();
        canvas.replaceWith(fresh);
        return Boolean(fresh.getContext('webgl2', { ...kContext, preserveDrawingBuffer: false }));
    } catch {
        return false;
    }
}

export function missing_ability(canvas) {
    if (typeof WebAssembly !== 'object') {
        return 'Embedscape is a WebAssembly program and this browser has WebAssembly switched off or ' +
            'does not know it. ' +
            'Any Chrome, Edge, Firefox or Safari of 2021 or later has it.';
    }
    if (!WebAssembly.validate(kSimdModule)) {
        return 'Embedscape computes with WebAssembly SIMD, which this browser does not have. ' +
            'Chrome and Edge 91, Firefox 89, Safari 16.4 and later have it.';
    }
    if (!has_webgl2(canvas)) {
        return 'Embedscape draws with WebGL2, which this browser does not offer just now. ' +
            'Switch hardware acceleration on in its settings, or open this page in another browser.';
    }
    return '';
}
