# Other people's code. Nothing of it is copied into the repository.
#   es_vendor          header-only libraries: nlohmann/json, doctest, CLI11, stb
#   es_webp            libwebp, with which the command line reads WebP; empty where there is none
#   es_imgui           Dear ImGui's core, no demo          (EMBEDSCAPE_GUI only)
#   es_imgui_backends  its GLFW and OpenGL ES 3 backends   (EMBEDSCAPE_GUI only)
#   es_gl_system       the machine's GL ES and GLFW        (EMBEDSCAPE_GUI only)

# The headers of the machine serve the web build too: linked one by one into the build folder, because the folder that
# holds them also holds the machine's C library, which em++ must not see.
set(vendor_include ${CMAKE_BINARY_DIR}/vendor)
file(MAKE_DIRECTORY ${vendor_include})
function(link_header name probe package required)
    find_path(VENDOR_${name} ${probe} PATHS /usr/include /usr/local/include /opt/homebrew/include
        NO_CMAKE_FIND_ROOT_PATH)
    if(VENDOR_${name})
        file(CREATE_LINK ${VENDOR_${name}}/${name} ${vendor_include}/${name} SYMBOLIC)
    elseif(required)
        message(FATAL_ERROR "${probe} was not found (Debian package ${package}). `make setup` installs it.")
    else()
        message(STATUS "${probe} was not found (Debian package ${package}): what needs it is not built.")
    endif()
endfunction()
link_header(nlohmann nlohmann/json.hpp nlohmann-json3-dev TRUE)
link_header(doctest doctest/doctest.h doctest-dev FALSE)
link_header(CLI CLI/CLI.hpp libcli11-dev FALSE)
link_header(stb stb/stb_image_write.h libstb-dev FALSE)
link_header(webp webp/decode.h libwebp-dev FALSE)
find_library(WEBP_LIBRARY NAMES webp)
add_library(es_vendor INTERFACE)
target_include_directories(es_vendor SYSTEM INTERFACE ${vendor_include})
add_library(es_webp INTERFACE)
set(webp_source ${CMAKE_SOURCE_DIR}/src/platform/cli/webp_none.cpp) # of src/platform/cli/webp.h
if(VENDOR_webp AND WEBP_LIBRARY AND NOT EMSCRIPTEN)
    set(webp_source ${CMAKE_SOURCE_DIR}/src/platform/cli/webp_lib.cpp)
    target_link_libraries(es_webp INTERFACE ${WEBP_LIBRARY})
endif()

if(NOT EMBEDSCAPE_GUI)
    return()
endif()

set(imgui_version 1.90.1)
set(imgui_dir ${CMAKE_SOURCE_DIR}/third_party/imgui)
if(NOT EXISTS ${imgui_dir}/imgui.h)
    # Where there is no apt: the same upstream version. The files are checked one by one below.
    message(NOTICE "Fetching Dear ImGui ${imgui_version} from its own project page, because third_party/imgui is not "
        "there. If this fails: check the network, or unpack the sources of ${imgui_version} to third_party/imgui.")
    include(FetchContent)
    FetchContent_Declare(imgui URL https://github.com/ocornut/imgui/archive/refs/tags/v${imgui_version}.tar.gz
        DOWNLOAD_EXTRACT_TIMESTAMP TRUE)
    FetchContent_MakeAvailable(imgui)
    set(imgui_dir ${imgui_SOURCE_DIR})
endif()
file(STRINGS ${CMAKE_SOURCE_DIR}/tools/imgui.sha256 imgui_sums REGEX "^[0-9a-f]+  ")
foreach(line IN LISTS imgui_sums)
    string(REGEX MATCH "^([0-9a-f]+)  (.*)$" _ "${line}")
    set(want ${CMAKE_MATCH_1})
    set(name ${CMAKE_MATCH_2})
    set(have missing)
    if(EXISTS ${imgui_dir}/${name})
        file(SHA256 ${imgui_dir}/${name} have)
    endif()
    if(NOT have STREQUAL want)
        message(FATAL_ERROR "${imgui_dir}/${name} is not the file of Dear ImGui ${imgui_version}\n"
            "  sha256 expected ${want}\n  sha256 found    ${have}\n"
            "Remove ${imgui_dir} and run `make setup` again, or unpack the sources of ${imgui_version} there.")
    endif()
endforeach()

add_library(es_imgui STATIC ${imgui_dir}/imgui.cpp ${imgui_dir}/imgui_draw.cpp ${imgui_dir}/imgui_tables.cpp
    ${imgui_dir}/imgui_widgets.cpp ${imgui_dir}/misc/cpp/imgui_stdlib.cpp)
target_include_directories(es_imgui SYSTEM PUBLIC ${imgui_dir} ${imgui_dir}/misc/cpp)
target_compile_definitions(es_imgui PUBLIC IMGUI_DISABLE_OBSOLETE_FUNCTIONS IMGUI_DISABLE_DEMO_WINDOWS
    IMGUI_DISABLE_DEBUG_TOOLS IMGUI_DISABLE_FILE_FUNCTIONS
    # Typed characters beyond 16 bits, emoji among them, keep their code.
    IMGUI_USE_WCHAR32
    # A map with names on thousands of things has more corners than 16 bits can count.
    "ImDrawIdx=unsigned int")
target_compile_options(es_imgui PRIVATE -w -fno-exceptions -fno-rtti)
if(EMSCRIPTEN)
    # The rest of it is built small (cmake/flags.cmake); here are its loops over letters and corners.
    set_source_files_properties(${imgui_dir}/imgui_draw.cpp PROPERTIES COMPILE_OPTIONS "${es_fast}")
endif()

add_library(es_gl_system INTERFACE)
if(EMSCRIPTEN)
    target_link_options(es_gl_system INTERFACE -sUSE_GLFW=3 -sMIN_WEBGL_VERSION=2 -sMAX_WEBGL_VERSION=2)
else()
    find_library(GLFW_LIBRARY NAMES glfw glfw3)
    find_library(GLES_LIBRARY NAMES GLESv2)
    foreach(needed GLFW GLES)
        if(NOT ${needed}_LIBRARY)
            message(FATAL_ERROR "The ${needed} library was not found (Debian packages libglfw3-dev, libgles-dev). "
                "`make setup` installs it; -DEMBEDSCAPE_GUI=OFF builds what needs no window.")
        endif()
    endforeach()
    target_link_libraries(es_gl_system INTERFACE ${GLFW_LIBRARY} ${GLES_LIBRARY} ${CMAKE_DL_LIBS})
endif()

add_library(es_imgui_backends STATIC ${imgui_dir}/backends/imgui_impl_glfw.cpp
    ${imgui_dir}/backends/imgui_impl_opengl3.cpp)
target_include_directories(es_imgui_backends SYSTEM PUBLIC ${imgui_dir}/backends)
target_compile_definitions(es_imgui_backends PUBLIC IMGUI_IMPL_OPENGL_ES3)
target_compile_options(es_imgui_backends PRIVATE -w -fno-exceptions -fno-rtti)
target_link_libraries(es_imgui_backends PUBLIC es_imgui es_gl_system)
if(EMSCRIPTEN)
    # Its questions about GL's state would each wait for everything drawn so far: src/gl/ask.h answers them.
    target_compile_definitions(es_imgui_backends PRIVATE glGetIntegerv=es_gl_ask)
    target_link_libraries(es_imgui_backends PUBLIC es_gl)
endif()
