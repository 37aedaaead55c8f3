# Several files compiled as one (tools/compile_together.py), for builds that only tests need: the shared headers, which take
# most of the time where nothing is optimised, are read once a group instead of once a file.
# Not for the native build and what the page is made of: there each file is compiled by itself, so that one that forgets
# an #include is found and a change compiles one file. On: -DEMBEDSCAPE_TOGETHER=ON; of the web build only the tests.
option(EMBEDSCAPE_TOGETHER "Compile several files as one where their names allow it" OFF)

if(EMBEDSCAPE_TOGETHER)
    target_compile_options(es_flags INTERFACE -Wno-shadow) # names of another file; the native build warns of the others
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
