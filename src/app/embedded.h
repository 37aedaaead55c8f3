// Access to the Python sources that are embedded in the program, from which exported scripts are composed
// (app/take_home/script.h); tools/embed.py generates the definition at build time from app/take_home/python/. Only
// returns text. Includes nothing of ours. Next: app/take_home/script.h.
#pragma once
#include <string_view>

namespace app {

// The text of a file in app/take_home/python/, such as "numpy_ops.py"; empty if there is none.
std::string_view embedded_script(std::string_view name);

}  // namespace app
