// Data packs that are fetched when needed: the web program is linked with this packed_file() instead of the generated
// one, which embeds the files. web/page/files.js fetches them.
#include <emscripten.h>

#include "app/fetching.h"
#include "data/embedded.h"
#include "platform/web/host.h"
#include "platform/web/web.h"

namespace data {

std::string_view packed_file(std::string_view name) {
    const auto found = platform::packs().find(name);
    return found == platform::packs().end() ? std::string_view() : std::string_view(found->second);
}

}  // namespace data

namespace platform {

std::map<std::string, std::string, std::less<>>& packs() {
    static auto* const all = new std::map<std::string, std::string, std::less<>>;  // never destroyed, like Web
    return *all;
}

void ask_for_file() {
    Web& w = web();
    const std::string wanted = app::wanted_file(w.app.rooms());
    if (wanted == w.wanted_file) return;
    w.wanted_file = wanted;
    if (!wanted.empty()) host_fetch(wanted.c_str());
}

}  // namespace platform

extern "C" {

// The file that is waited for; empty = none.
EMSCRIPTEN_KEEPALIVE const char* es_wanted_file() {
    static std::string name;
    name = app::wanted_file(platform::web().app.rooms());
    return name.c_str();
}

EMSCRIPTEN_KEEPALIVE void es_file_size(const char* name, double bytes) {
    app::file_size(platform::web().app.rooms(), name, bytes);
    platform::wake();
}

// The whole file, in memory of the program that the caller frees. Returns a sentence, or an empty string.
EMSCRIPTEN_KEEPALIVE const char* es_file(const char* name, const char* bytes, int size) {
    static std::string sentence;
    sentence.clear();
    platform::packs()[name] = std::string(bytes, static_cast<std::size_t>(size));
    const auto arrived = app::file_arrived(platform::web().app.rooms(), name);
    if (!arrived.ok()) {
        sentence = arrived.error().sentence;
        platform::packs().erase(name);  // so that it is fetched anew the next time
    }
    platform::ask_for_file();
    platform::wake();
    return sentence.c_str();
}

EMSCRIPTEN_KEEPALIVE void es_file_failed(const char* name, const char* sentence) {
    app::file_failed(platform::web().app.rooms(), name, sentence);
    host_error("dataset", sentence);
    platform::ask_for_file();
    platform::wake();
}

}  // extern "C"
