// Includes stb_truetype (a library that reads fonts) with its implementation as static functions, for .cpp files only.
// Each such file has a copy of its own, and none clashes with that of Dear ImGui. Includes nothing of ours.
#pragma once

// Not our code, so not our warnings.
#if defined(__GNUC__)
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#endif
#define STBTT_STATIC
#define STB_TRUETYPE_IMPLEMENTATION
#include <stb/stb_truetype.h>
#if defined(__GNUC__)
#pragma GCC diagnostic pop
#endif
