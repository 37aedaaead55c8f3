# Headers of the standard library that most of a room's files include, compiled once for the room: a quarter of its time.
# Not in engine, where g++ 12 then warns of what is not there (array-bounds, stringop-overflow). Not in the other builds
# (sanitizers, tests/bits), so that a file which forgets to include what it uses is found there.
# Off: -DEMBEDSCAPE_PRECOMPILED=OFF.
option(EMBEDSCAPE_PRECOMPILED "Compile headers of the standard library once for each room" ON)
if(NOT EMBEDSCAPE_PRECOMPILED OR NOT EMBEDSCAPE_GUI OR EMBEDSCAPE_SANITIZE)
    return()
endif()
set(headers <algorithm> <array> <cmath> <functional> <memory> <optional> <span> <string> <string_view> <variant> <vector>)

function(precompile target)
    if(NOT TARGET ${target})
        return()
    endif()
    get_target_property(sources ${target} SOURCES)
    foreach(source IN LISTS sources)
        # What is compiled with options of its own would not take a header compiled without them.
        get_source_file_property(own_options ${source} COMPILE_OPTIONS)
        if(own_options OR source MATCHES "/generated/")
            set_source_files_properties(${source} PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
        endif()
    endforeach()
    target_precompile_headers(${target} PRIVATE ${ARGN})
endfunction()

foreach(room data model train lessons gl map ui app web desktop)
    precompile(es_${room} ${headers})
endforeach()
set_source_files_properties(tests/main.cpp tests/engine/allocations.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
precompile(embedscape_tests ${headers} <doctest/doctest.h>)
