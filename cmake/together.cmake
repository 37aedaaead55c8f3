# Several files compiled as one (tools/compile_together.py): the shared headers, which take most of a compiler's time, are
# read once a group instead of once a file. Files alone, for example to find one that forgets an #include:
# cmake --preset desktop -B build/alone -DEMBEDSCAPE_TOGETHER=OFF
option(EMBEDSCAPE_TOGETHER "Compile several files as one where their names allow it" ON)

if(EMBEDSCAPE_TOGETHER)
    if(NOT CMAKE_CXX_COMPILER_ID STREQUAL GNU)
        target_compile_options(es_flags INTERFACE -Wno-shadow) # clang means names of another file, too; g++ warns
    endif()
endif()

# together(<variable> <name> <base> <files...>): the variable gets what is to be compiled for these files; base is the folder
# on the include path below which they lie, and name tells this group of files from others.
function(together variable name base)
    set(list ${CMAKE_BINARY_DIR}/together/${name}.list)
    string(REPLACE ";" "\n" lines "${ARGN}")
    file(WRITE ${list} "${lines}\n")
    execute_process(COMMAND ${EMBEDSCAPE_PYTHON} ${CMAKE_SOURCE_DIR}/tools/compile_together.py
            ${CMAKE_BINARY_DIR}/together/${name} ${base} ${list}
        OUTPUT_VARIABLE compiled COMMAND_ERROR_IS_FATAL ANY)
    string(STRIP "${compiled}" compiled)
    string(REPLACE "\n" ";" compiled "${compiled}")
    # A new name in one file may part a group.
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${ARGN} ${CMAKE_SOURCE_DIR}/tools/compile_together.py)
    set(${variable} ${compiled} PARENT_SCOPE)
endfunction()
