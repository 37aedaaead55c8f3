// stb_truetype, which reads fonts, compiled into the file that includes this: for .cpp files only. Each has a copy of its
// own, because Dear ImGui carries one, too. Includes nothing of ours.
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
