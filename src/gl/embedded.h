// The shader sources that the program carries inside itself. The definition is generated at build time
// (tools/embed.py). Compiles nothing: it hands out text. Read next: the files in shaders/.
#pragma once
#include <string_view>

namespace gl {

// The text of shaders/<name>, such as "regions.frag"; empty if there is no such file.
std::string_view embedded_shader(std::string_view name);

}  // namespace gl
