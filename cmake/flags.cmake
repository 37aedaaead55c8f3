# Compiler flags for our own code. Other people's code (ImGui, json ...) comes in as system headers and without warnings.
#   es_flags          warnings, bits (no fused multiply-add, no fast-math), SIMD on the web, include path src/
#   es_no_exceptions  what every room is built with; the command line is not, because its argument parser throws

if(EMSCRIPTEN)
    # Small, except for what is hot: es_fast below. em++ adds -fno-inline-functions to -Os by itself, its clang alone
    # (direct_clang.cmake) does not.
    set(CMAKE_CXX_FLAGS_RELEASE "-Os -fno-inline-functions -DNDEBUG")
    set(es_fast -O2 -finline-functions)
else()
    set(CMAKE_CXX_FLAGS_RELEASE "-O2 -DNDEBUG")
endif()

add_library(es_flags INTERFACE)
target_include_directories(es_flags INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_definitions(es_flags INTERFACE EMBEDSCAPE_VERSION="${PROJECT_VERSION}")
target_compile_options(es_flags INTERFACE
    -Wall -Wextra -Wconversion -Wshadow -Werror
    -ffp-contract=off) # a fused multiply-add rounds once where the others round twice: other bits
if(NOT EMBEDSCAPE_AVX2)
    target_compile_definitions(es_flags INTERFACE EMBEDSCAPE_NO_AVX2)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    # Vectors wider than the machine's registers are passed in memory; the note about the ABI says nothing of ours.
    target_compile_options(es_flags INTERFACE -Wno-psabi)
endif()

add_library(es_no_exceptions INTERFACE)
target_compile_options(es_no_exceptions INTERFACE -fno-exceptions -fno-rtti)

if(EMSCRIPTEN)
    add_compile_options(-msimd128)
endif()
if(EMBEDSCAPE_SANITIZE)
    # Not vptr: it needs the type information that the rooms are built without.
    # Nor pointer-overflow: a pointer that leaves its array is found by address where it is used, and the check makes loops
    # over arrays three times as long to compile. Every reported error ends the run. -O0: building is what takes long
    # here, and the plain code is half as long to compile as -O1.
    add_compile_options(-fsanitize=address,undefined -fno-sanitize=vptr,pointer-overflow -fno-sanitize-recover=all
        -fno-omit-frame-pointer -O0 -g1)
    add_link_options(-fsanitize=address,undefined)
endif()
if(EMBEDSCAPE_FUZZ)
    add_compile_options(-fsanitize=fuzzer-no-link)
endif()
