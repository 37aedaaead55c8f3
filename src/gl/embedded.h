// Access to the shader sources that are embedded in the program; tools/embed.py generates the definition at build time.
// Only returns text, compiles nothing. Next: the files in shaders/.
#pragma once
#include <string_view>

namespace gl {

// The text of shaders/<name>, such as "regions.frag"; empty if there is no such file.
std::string_view embedded_shader(std::string_view name);

}  // namespace gl
