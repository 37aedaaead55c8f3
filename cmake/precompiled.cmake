# Precompiled headers: what most files include of the standard library (and tests of doctest, ui and app of ImGui) is read
# once a library instead of once a file, a quarter of the compiler's time. The rooms are built without by an optimising
# g++ (rooms.cmake), so that a file that forgets an #include is found. Off: -DEMBEDSCAPE_PRECOMPILE=OFF.
option(EMBEDSCAPE_PRECOMPILE "Read the standard library's headers once a library" ON)

if(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    # CMake names the header, too, in a way that ccache takes for a part of the program, folder and all.
    set(CMAKE_CXX_COMPILE_OPTIONS_USE_PCH -include-pch <PCH_FILE>)
endif()

# precompile(<target> <more headers...>), called when all options of the target are set.
function(precompile target)
    if(NOT EMBEDSCAPE_PRECOMPILE)
        return()
    endif()
    target_precompile_headers(${target} PRIVATE <algorithm> <array> <cmath> <cstdint> <functional> <map> <memory> <optional>
        <span> <string> <string_view> <utility> <variant> <vector> ${ARGN})
    # ccache takes the word of a file beside the precompiled one for what is in that, which would be other in each folder.
    # The headers are those of the compiler, and of libraries whose versions are these.
    set(doctest_sum none)
    if(VENDOR_doctest)
        file(SHA256 ${VENDOR_doctest}/doctest/doctest.h doctest_sum)
    endif()
    set(dir ${CMAKE_BINARY_DIR}/CMakeFiles/${target}.dir)
    foreach(ending pch gch)
        file(WRITE ${dir}/cmake_pch.hxx.${ending}.sum
            "${CMAKE_CXX_COMPILER_ID} ${CMAKE_CXX_COMPILER_VERSION} doctest ${doctest_sum} ImGui ${imgui_version} ${ARGN}")
    endforeach()
endfunction()

# doctest's own code is compiled in this file, and not in others.
set_source_files_properties(${CMAKE_SOURCE_DIR}/tests/main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
