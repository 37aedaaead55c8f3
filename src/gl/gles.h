// The one place that says which GL we speak: OpenGL ES 3.0, on the desktop by EGL and in the browser as WebGL2.
// Includes nothing of ours. Read next: abilities.h (can this machine do it), program.h, texture.h.
#pragma once

#include <GLES3/gl3.h>
