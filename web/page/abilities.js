// What this browser must be able to do: what costs no time is asked before anything large is loaded, the graphics context
// is made when the program wants to draw. Answers are sentences for the reader, or empty strings. Next: main.js, which
// shows them.

// A module whose one function makes a vector of 16 equal bytes: valid only where WebAssembly knows SIMD.
const kSimdModule = new Uint8Array([
    0x00, 0x61, 0x73, 0x6d, 0x01, 0x00, 0x00, 0x00, // "\0asm", version 1
    0x01, 0x05, 0x01, 0x60, 0x00, 0x01, 0x7b, //       one type: () -> v128
    0x03, 0x02, 0x01, 0x00, //                         one function of that type
    0x0a, 0x08, 0x01, 0x06, 0x00, //                   its body: no locals,
    0x41, 0x00, 0xfd, 0x0f, 0x0b, //                   i32.const 0, i8x16.splat, end
]);

const kNoWebgl2 = 'Embedscape draws with WebGL2, which this browser does not offer just now. ' +
    'Switch hardware acceleration on in its settings, or open this page in another browser.';
// The program draws with this very context (make_context() of src/platform/web/main.cpp).
const kContext = { alpha: false, depth: false, stencil: false, antialias: false };
const kSoftware = /swiftshader|llvmpipe|softpipe|software|basic render/i;

// Whether a program draws instead of a graphics card: then each pixel costs, and only what changes is drawn. ?draw=whole
// and ?draw=changes say it by hand.
function is_software(gl) {
    const asked = new URLSearchParams(location.search).get('draw');
    if (asked) return asked === 'changes';
    const info = gl.getExtension('WEBGL_debug_renderer_info');
    return kSoftware.test(gl.getParameter(info ? info.UNMASKED_RENDERER_WEBGL : gl.RENDERER));
}

// Drawing only what changes needs a canvas that keeps what was drawn; for a graphics card that would be a copy a frame,
// so there the canvas is a fresh one that does not. Returns the canvas with its context, or a sentence.
export function make_context(canvas) {
    try {
        const gl = canvas.getContext('webgl2', { ...kContext, preserveDrawingBuffer: true });
        if (!gl) return { missing: kNoWebgl2 };
        if (is_software(gl)) return { canvas, in_software: true, missing: '' };
        gl.getExtension('WEBGL_lose_context')?.loseContext(); // browsers allow few contexts
        const fresh = canvas.cloneNode();
        canvas.replaceWith(fresh);
        const made = fresh.getContext('webgl2', { ...kContext, preserveDrawingBuffer: false });
        return { canvas: fresh, in_software: false, missing: made ? '' : kNoWebgl2 };
    } catch {
        return { missing: kNoWebgl2 };
    }
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
    try {
        new WebAssembly.Module(kSimdModule); // 45 bytes: at once
    } catch {
        return 'Embedscape is a WebAssembly program, and the safety rules of this server, or an extension of the browser, ' +
            'forbid such programs here. Try another browser, or tell whoever looks after this page.';
    }
    return typeof WebGL2RenderingContext === 'function' ? '' : kNoWebgl2;
}
