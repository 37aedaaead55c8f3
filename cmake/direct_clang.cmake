# Workaround "em++ starts a Python for each object". em++ is a Python program that adds flags of its own and calls clang:
# 0.2 s an object, of which clang needs 0.03 s to start (seen with 3.1.6; newer ones are made in the same way). So em++ is
# asked once for its command, and objects are compiled by that clang with those flags. It is used only if it makes the
# very object that em++ makes, else em++ compiles as ever; em++ always links. Off: -DEMBEDSCAPE_DIRECT_CLANG=OFF.
option(EMBEDSCAPE_DIRECT_CLANG "Web: compile objects with em++'s own clang, without starting em++ for each" ON)
if(NOT EMSCRIPTEN OR NOT EMBEDSCAPE_DIRECT_CLANG)
    return()
endif()

set(probe_dir ${CMAKE_BINARY_DIR}/direct_clang)
file(REMOVE_RECURSE ${probe_dir})
file(WRITE ${probe_dir}/probe.cpp "#include <string>\nstd::string twice(const std::string& text) { return text + text; }\n")
# What em++ adds depends on some of our flags; they themselves come by the ordinary way.
separate_arguments(probe_flags UNIX_COMMAND "${CMAKE_CXX_FLAGS} ${CMAKE_CXX_FLAGS_RELEASE} -msimd128 -std=c++20")
execute_process(COMMAND ${CMAKE_CXX_COMPILER} -v ${probe_flags} -o by_empp.o -c probe.cpp
    WORKING_DIRECTORY ${probe_dir} ERROR_VARIABLE told OUTPUT_QUIET)
# With -v it prints the command it runs in a line: "/path/clang++" -target wasm32-unknown-emscripten ... probe.cpp
string(REGEX MATCH "[^\n]*clang[^\n]* -target [^\n]*probe\\.cpp[^\n]*" direct_clang "${told}")
separate_arguments(direct_clang UNIX_COMMAND "${direct_clang}")
list(REMOVE_ITEM direct_clang -v -c probe.cpp -o by_empp.o ${probe_flags})

set(same 1)
if(direct_clang)
    execute_process(COMMAND ${direct_clang} ${probe_flags} -o by_clang.o -c probe.cpp
        WORKING_DIRECTORY ${probe_dir} OUTPUT_QUIET ERROR_QUIET)
    execute_process(COMMAND ${CMAKE_COMMAND} -E compare_files by_empp.o by_clang.o
        WORKING_DIRECTORY ${probe_dir} RESULT_VARIABLE same OUTPUT_QUIET ERROR_QUIET)
endif()
if(same EQUAL 0)
    message(STATUS "Workaround \"em++ starts a Python for each object\": compiling with its clang, without em++")
    list(TRANSFORM direct_clang REPLACE " " "\\\\ ")
    list(JOIN direct_clang " " direct_clang)
    set(CMAKE_CXX_COMPILE_OBJECT "${direct_clang} <DEFINES> <INCLUDES> <FLAGS> -o <OBJECT> -c <SOURCE>")
else()
    message(STATUS "em++ does not tell how it calls clang: it compiles each object itself, which takes 0.2 s more for each")
endif()
