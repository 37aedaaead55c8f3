// Includes the OpenGL headers: OpenGL ES 3.0, on the desktop through EGL, in the browser as WebGL2. No other file
// includes them. Includes nothing of ours. Next: abilities.h (what this machine can do), program.h, texture.h.
#pragma once

#include <GLES3/gl3.h>
