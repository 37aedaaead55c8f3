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
    set_target_properties(embedscape PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${page_dir})
    target_link_options(embedscape PRIVATE
        -sMODULARIZE=1 -sEXPORT_NAME=create_embedscape -sENVIRONMENT=web
        -sALLOW_MEMORY_GROWTH=1
        -sDYNAMIC_EXECUTION=0 # no eval and no new Function: the page forbids both
        -sFILESYSTEM=0        # nothing is read from files
        -sEXPORTED_RUNTIME_METHODS=HEAPU8,HEAPF32,HEAP32,UTF8ToString,stringToUTF8,lengthBytesUTF8,ccall,cwrap
        -sEXPORTED_FUNCTIONS=_main,_malloc,_free)
    # The page itself: copied beside the program whenever one of its files changes.
    # With the packs, which it fetches when a reader chooses them.
    file(GLOB_RECURSE page_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/web/*)
    set(page_stamp ${CMAKE_BINARY_DIR}/page.stamp)
    add_custom_command(OUTPUT ${page_stamp}
        COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_SOURCE_DIR}/web ${page_dir}
        COMMAND ${CMAKE_COMMAND} -E copy_directory ${CMAKE_BINARY_DIR}/packs ${page_dir}/data
        COMMAND ${CMAKE_COMMAND} -E touch ${page_stamp}
        DEPENDS ${page_files} ${pack_files} COMMENT "Copying the page" VERBATIM)
    add_custom_target(page ALL DEPENDS ${page_stamp})
else()
    file(GLOB_RECURSE desktop_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/platform/desktop/*.cpp)
    file(GLOB_RECURSE cli_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/platform/cli/*.cpp)
    if(NOT desktop_sources OR NOT cli_sources OR NOT VENDOR_CLI)
        return()
    endif()
    add_library(es_desktop OBJECT ${platform_sources} ${desktop_sources})
    target_link_libraries(es_desktop PUBLIC es_app es_imgui_backends PRIVATE es_no_exceptions)
    add_executable(embedscape ${cli_sources}) # with exceptions: CLI11 throws
    target_link_libraries(embedscape PRIVATE es_desktop)
endif()
