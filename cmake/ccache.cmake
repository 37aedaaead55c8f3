# ccache as the launcher of the compiler, where it is installed: what was compiled before, in whichever build folder or clone
# of this repository, is taken from there. Off: -DEMBEDSCAPE_CCACHE=OFF, or a launcher of your own (CMAKE_CXX_COMPILER_LAUNCHER).
option(EMBEDSCAPE_CCACHE "Compile through ccache where it is installed" ON)
find_program(CCACHE_PROGRAM ccache NO_CMAKE_FIND_ROOT_PATH)
if(EMBEDSCAPE_CCACHE AND CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    set(CMAKE_CXX_COMPILER_LAUNCHER env
        CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1 # paths are taken relative to the build folder
        CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_PCH_EXTSUM=1 # precompiled.cmake
        CCACHE_DEPEND=1 # the compiler's own list of headers: a file that is not in the cache is not preprocessed twice
        ${CCACHE_PROGRAM})
endif()

# The names of files in messages of checks: from the root of the repository, so that the programs do not depend on where it
# lies. The compiler sees either the whole path or, through ccache, the one from the build folder.
file(RELATIVE_PATH to_root ${CMAKE_BINARY_DIR} ${CMAKE_SOURCE_DIR})
string(REGEX REPLACE "/+$" "" to_root "${to_root}")
add_compile_options(-fmacro-prefix-map=${CMAKE_SOURCE_DIR}/= -fmacro-prefix-map=${to_root}/=)
