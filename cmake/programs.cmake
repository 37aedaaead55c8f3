# The programs: build/native/embedscape (window and command line) and build/web (the page).
# src/platform/*.cpp is shared; src/platform/{desktop,cli,web} each belong to one program.
file(GLOB platform_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/platform/*.cpp)

if(EMSCRIPTEN)
    file(GLOB_RECURSE web_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/platform/web/*.cpp)
    if(NOT web_sources)
        return()
    endif()
    add_library(es_web OBJECT ${platform_sources} ${web_sources})
    target_link_libraries(es_web PUBLIC es_app es_imgui_backends PRIVATE es_no_exceptions)
    add_executable(embedscape $<TARGET_OBJECTS:es_web>)
    target_link_libraries(embedscape PRIVATE es_app es_imgui_backends es_no_exceptions)
    set(page_dir ${CMAKE_SOURCE_DIR}/build/web)
    set(program_dir ${CMAKE_BINARY_DIR}/program)
    set_target_properties(embedscape PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${program_dir})
    target_link_options(embedscape PRIVATE
        -sMODULARIZE=1 -sEXPORT_NAME=create_embedscape -sENVIRONMENT=web
        -sALLOW_MEMORY_GROWTH=1 -sMEMORY_GROWTH_LINEAR_STEP=4mb # not a fifth more of what there is
        -sDYNAMIC_EXECUTION=0 # no eval and no new Function: the page forbids both
        # A function with one caller becomes part of it only if it is small: else what runs later could not be fetched later.
        -sBINARYEN_EXTRA_PASSES=--one-caller-inline-max-function-size=150
        -sFILESYSTEM=0        # nothing is read from files
        -sEXPORTED_RUNTIME_METHODS=HEAPU8,HEAPF32,UTF8ToString
        -sEXPORTED_FUNCTIONS=_main,_malloc,_free
        --profiling-funcs) # names of functions, by which tools/program/split.mjs knows them
    # The page itself, made anew whenever one of its files changes: the program in two parts, what stands around it, and
    # the packs, which it fetches when a reader chooses them. The first map is of auto_mpg, has no serif letters and is not
    # trained on the graphics card, and nothing is taken home of it: other tables and what that needs come later.
    file(GLOB_RECURSE page_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/*)
    file(GLOB page_tools CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tools/program/*)
    set(later_files ${data_files})
    list(FILTER later_files EXCLUDE REGEX "/auto_mpg\\.csv$")
    file(GLOB card_shaders CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/shaders/ops/*)
    list(APPEND later_files ${CMAKE_BINARY_DIR}/fonts/serif.ttf ${card_shaders} ${python_files}) # python: rooms.cmake
    set(page_stamp ${CMAKE_BINARY_DIR}/page.stamp)
    find_program(NODE node NO_CMAKE_FIND_ROOT_PATH REQUIRED)
    add_custom_command(OUTPUT ${page_stamp}
        COMMAND ${NODE} ${CMAKE_SOURCE_DIR}/tools/program/make_page.mjs
            ${program_dir} ${CMAKE_SOURCE_DIR}/web ${CMAKE_BINARY_DIR}/packs ${page_dir} ${later_files}
        COMMAND ${CMAKE_COMMAND} -E touch ${page_stamp}
        DEPENDS embedscape ${page_files} ${page_tools} ${pack_files} ${later_files}
        COMMENT "Making the page" VERBATIM)
    add_custom_target(page ALL DEPENDS ${page_stamp})
else()
    file(GLOB_RECURSE desktop_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/platform/desktop/*.cpp)
    file(GLOB_RECURSE cli_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/platform/cli/*.cpp)
    list(FILTER cli_sources EXCLUDE REGEX "/webp_[a-z]+\\.cpp$") # one of them: vendor.cmake
    list(APPEND cli_sources ${webp_source})
    if(NOT desktop_sources OR NOT cli_sources OR NOT VENDOR_CLI)
        return()
    endif()
    add_library(es_desktop OBJECT ${platform_sources} ${desktop_sources})
    target_link_libraries(es_desktop PUBLIC es_app es_imgui_backends PRIVATE es_no_exceptions)
    add_executable(embedscape ${cli_sources}) # with exceptions: CLI11 throws
    target_link_libraries(embedscape PRIVATE es_desktop es_webp)
endif()
