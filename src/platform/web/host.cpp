// The bodies of host.h, in JavaScript. Module.host is the object that the page handed to create_embedscape().
#include "platform/web/host.h"

#include <emscripten.h>

// clang-format off
EM_JS(void, host_link, (const char* link), { Module["host"].link(UTF8ToString(link)); })
EM_JS(void, host_copy, (const char* text), { Module["host"].copy(UTF8ToString(text)); })
EM_JS(void, host_copy_link, (const char* link), { Module["host"].copy_link(UTF8ToString(link)); })
EM_JS(void, host_progress, (const char* progress), { Module["host"].progress(UTF8ToString(progress)); })
EM_JS(void, host_save, (const char* name, const void* bytes, int size), {
    Module["host"].save(UTF8ToString(name), HEAPU8.slice(bytes, bytes + size));
})
EM_JS(void, host_film, (int what, double x, double y, double w, double h), { Module["host"].film(what, x, y, w, h); })
EM_JS(void, host_frame, (double step, int sleeping), { Module["host"].frame(step, sleeping !== 0); })
EM_JS(void, host_error, (const char* field, const char* sentence), {
    Module["host"].error(UTF8ToString(field), UTF8ToString(sentence));
})
EM_JS(void, host_theme, (int dark), { Module["host"].theme(dark !== 0); })
EM_JS(void, host_fetch, (const char* name), { Module["host"].fetch(UTF8ToString(name)); })
EM_JS(void, host_pick, (), { Module["host"].pick(); })
EM_JS(void, host_shrink, (int side), { Module["host"].shrink(side); })
EM_JS(void, host_typing, (int wanted, double x, double y), { Module["host"].typing(wanted !== 0, x, y); })
EM_JS(float*, host_paint, (const char* text, int face, float em, int only_measure), {
    const painted = Module["host"].paint(UTF8ToString(text), face, em, only_measure !== 0);
    if (!painted) return 0;
    const at = _malloc(24 + (painted.pixels ? painted.pixels.length : 0));
    HEAPF32.set([painted.width, painted.height, painted.left, painted.top, painted.advance, painted.colored], at >> 2);
    if (painted.pixels) HEAPU8.set(painted.pixels, at + 24);
    return at;
})
EM_JS(void, host_cursor, (const char* name), { Module["host"].cursor(UTF8ToString(name)); })
// clang-format on
