# One static library a room. A room links the earlier rooms that it may use, and nothing else; here is the whole table.

# What trains and projects is compiled file by file where it is optimised, so that its loops are inlined as each file says.
# The page is built small (-Os, cmake/flags.cmake); these rooms are built fast all the same, and so are the loops over
# pixels, points and pairs that make a map, and those over all triangles of a frame.
set(fast_rooms engine projection train)
set(fast_rooms_together OFF)
if(EMBEDSCAPE_TOGETHER AND NOT CMAKE_BUILD_TYPE STREQUAL "Release")
    set(fast_rooms_together ON)
endif()
set(fast_files)
if(EMSCRIPTEN)
    foreach(name
            heads/answer_grid heads/bent_grid heads/border_between heads/change heads/change_glow heads/contours
            heads/decoded heads/head_plane heads/identity heads/isolines heads/region_areas heads/regions
            land/terrain names/cluster_names names/labels names/thing_labels pictures/canvas pictures/canvas_lines
            pictures/paint things/coloring things/density things/neighbours things/point_marks things/search
            things/significance view/view_grid)
        list(APPEND fast_files ${CMAKE_SOURCE_DIR}/src/map/${name}.cpp)
    endforeach()
    foreach(name partial_draw screen_tiles)
        list(APPEND fast_files ${CMAKE_SOURCE_DIR}/src/ui/${name}.cpp)
    endforeach()
endif()

# add_room(<room> FILES <generated sources> SEES <what it may use>): es_<room> from src/<room>/**.cpp and the generated
# sources. A room without sources yet is an interface library, so that the house can be built while it is being filled.
function(add_room room)
    cmake_parse_arguments(arg "" "" "FILES;SEES;PRECOMPILE" ${ARGN})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${room}/*.cpp)
    if(sources OR arg_FILES)
        if(EMBEDSCAPE_TOGETHER AND (fast_rooms_together OR NOT room IN_LIST fast_rooms))
            set(grouped ${sources})
            foreach(file IN LISTS fast_files) # they have options of their own
                list(REMOVE_ITEM grouped ${file})
            endforeach()
            foreach(file IN LISTS grouped)
                list(REMOVE_ITEM sources ${file})
            endforeach()
            together(grouped ${room} ${CMAKE_SOURCE_DIR}/src ${grouped})
            list(APPEND sources ${grouped})
        endif()
        add_library(es_${room} STATIC ${sources} ${arg_FILES})
        target_link_libraries(es_${room} PUBLIC es_flags es_vendor ${arg_SEES} PRIVATE es_no_exceptions)
        # g++ 12 optimising raises false alarms about array bounds inside std::string, if that is precompiled.
        if(NOT CMAKE_CXX_COMPILER_ID STREQUAL GNU OR CMAKE_CXX_FLAGS MATCHES "-O0")
            precompile(es_${room} ${arg_PRECOMPILE})
        endif()
    else()
        add_library(es_${room} INTERFACE)
        target_link_libraries(es_${room} INTERFACE es_flags es_vendor ${arg_SEES})
    endif()
endfunction()

file(GLOB_RECURSE data_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/*.csv)
embed_files(data_source data embedded_file ${CMAKE_SOURCE_DIR}/data ${data_files})

drawings(drawn_files)
embed_files(drawn_source data drawn_file ${CMAKE_BINARY_DIR}/drawings ${drawn_files})

# Packs: large data sets. The native programs and all tests carry them; the page fetches them (cmake/programs.cmake).
packs(pack_files)
embed_files(pack_source data packed_file ${CMAKE_BINARY_DIR}/packs ${pack_files})
add_library(es_packs STATIC ${pack_source})
target_link_libraries(es_packs PRIVATE es_flags es_no_exceptions)

add_room(core)
add_room(engine SEES es_core)
add_room(data FILES ${data_source} ${drawn_source} SEES es_core es_engine)
if(NOT EMSCRIPTEN)
    target_link_libraries(es_data PUBLIC es_packs)
endif()
add_room(projection SEES es_core es_engine es_data)
add_room(model SEES es_core es_engine es_data es_projection)
add_room(train SEES es_model)
add_room(lessons SEES es_train)

if(EMBEDSCAPE_GUI)
    file(GLOB_RECURSE shader_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/shaders/*)
    embed_files(shader_source gl embedded_shader ${CMAKE_SOURCE_DIR}/shaders ${shader_files})
    subset_fonts(font_files)
    embed_files(font_source map embedded_font ${CMAKE_BINARY_DIR}/fonts ${font_files})

    add_room(gl FILES ${shader_source} SEES es_projection es_gl_system)
    add_room(map FILES ${font_source} SEES es_lessons es_gl)
    add_room(ui SEES es_map es_imgui PRECOMPILE <imgui.h>)
    file(GLOB python_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/app/take_home/python/*.py)
    embed_files(python_source app embedded_script ${CMAKE_SOURCE_DIR}/src/app/take_home/python ${python_files})
    add_room(app FILES ${python_source} SEES es_ui PRECOMPILE <imgui.h>)
endif()

# Under the sanitizers nothing is optimised, to build quickly, except where the suite spends its time.
if(EMBEDSCAPE_SANITIZE)
    foreach(room engine data projection train lessons map)
        if(TARGET es_${room})
            target_compile_options(es_${room} PRIVATE -O1)
        endif()
    endforeach()
endif()

if(EMSCRIPTEN)
    foreach(room IN LISTS fast_rooms)
        target_compile_options(es_${room} PRIVATE ${es_fast})
    endforeach()
    set_source_files_properties(${fast_files} PROPERTIES
        COMPILE_OPTIONS "${es_fast}" SKIP_PRECOMPILE_HEADERS ON) # precompiled as small code
endif()
