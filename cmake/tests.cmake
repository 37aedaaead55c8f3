# The tests. What runs them, in which order, is tools/test.mjs.
#   embedscape_tests      doctest of every room, never touches GL; natively and as wasm under node
#   embedscape_played_tests  doctest: the whole App, played without a window (native; once is enough)
#   embedscape_gl_tests   doctest with a real GL context (native, under Xvfb)
#   embedscape_fuzz_replay  files and links as strangers make them, damaged in many ways (under the sanitizers)
#   embedscape_bits       prints a hash of all weights after training; every compiler must print the same one
#   embedscape_bits_no_avx2  the same without AVX2
#   embedscape_bench     prints speeds (make bench)
#   embedscape_map_bench the playground as WebAssembly with larger data sets, and the map alone, for make bench to time
set(tested_rooms core engine data projection model train lessons)
if(EMBEDSCAPE_GUI)
    list(APPEND tested_rooms map ui app)
    set(tested_library es_app)
else()
    set(tested_library es_lessons)
endif()

# Natively a failed REQUIRE throws; the wasm build has no exceptions and ends the run instead.
add_library(es_doctest INTERFACE)
target_link_libraries(es_doctest INTERFACE es_flags es_vendor)
target_include_directories(es_doctest INTERFACE ${CMAKE_SOURCE_DIR}/tests)
# The tests' own files; what they test is compiled as it ships. doctest's checks are long to optimise and quick to run.
if(NOT EMBEDSCAPE_SANITIZE AND NOT CMAKE_CXX_FLAGS MATCHES "-O0")
    target_compile_options(es_doctest INTERFACE -O1)
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(es_doctest INTERFACE -Wno-array-bounds -Wno-stringop-overflow) # false in a precompiled std::string
endif()
if(EMSCRIPTEN)
    target_compile_definitions(es_doctest INTERFACE DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS
        DOCTEST_CONFIG_NO_POSIX_SIGNALS)
    target_link_libraries(es_doctest INTERFACE es_no_exceptions es_packs)
    target_link_options(es_doctest INTERFACE -sALLOW_MEMORY_GROWTH=1 -sENVIRONMENT=node -sEXIT_RUNTIME=1)
endif()

if(VENDOR_doctest)
    set(test_sources)
    foreach(room IN LISTS tested_rooms)
        file(GLOB_RECURSE found CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/${room}/*.cpp)
        list(APPEND test_sources ${found})
    endforeach()
    if(EMBEDSCAPE_TOGETHER)
        together(test_sources tests ${CMAKE_SOURCE_DIR}/tests ${test_sources})
    endif()
    # Tables as people bring them, read byte for byte (tests/data/import_corpus_test.cpp).
    file(GLOB import_files CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/data/import/*)
    list(FILTER import_files EXCLUDE REGEX README)
    embed_files(import_source data import_file ${CMAKE_SOURCE_DIR}/tests/data/import ${import_files})
    add_executable(embedscape_tests tests/main.cpp ${test_sources} ${import_source})
    target_link_libraries(embedscape_tests PRIVATE ${tested_library} es_doctest)
    precompile(embedscape_tests <doctest/doctest.h>)

    file(GLOB played_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/played/*.cpp)
    if(EMBEDSCAPE_GUI AND NOT EMSCRIPTEN AND NOT EMBEDSCAPE_SANITIZE AND played_sources)
        if(EMBEDSCAPE_TOGETHER)
            together(played_sources played ${CMAKE_SOURCE_DIR}/tests ${played_sources})
        endif()
        add_executable(embedscape_played_tests tests/main.cpp ${played_sources})
        target_link_libraries(embedscape_played_tests PRIVATE es_app es_doctest)
        precompile(embedscape_played_tests <doctest/doctest.h> <imgui.h>)
    endif()

    file(GLOB gl_test_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/gl/*.cpp)
    if(EMBEDSCAPE_GUI AND NOT EMSCRIPTEN AND gl_test_sources)
        if(EMBEDSCAPE_TOGETHER)
            together(gl_test_sources gl_tests ${CMAKE_SOURCE_DIR}/tests ${gl_test_sources})
        endif()
        add_executable(embedscape_gl_tests tests/main.cpp tests/engine/allocations.cpp ${gl_test_sources})
        target_link_libraries(embedscape_gl_tests PRIVATE es_app es_imgui_backends es_doctest)
        precompile(embedscape_gl_tests <doctest/doctest.h> <imgui.h>)
    endif()
endif()

# Readers of what strangers give, fuzzed (tests/fuzz/targets.h). With libFuzzer in a build of their own (tools/fuzz.sh); under
# the sanitizers their corpus and damaged copies of it (make test).
set(fuzz_targets tests/fuzz/targets.cpp tests/fuzz/reading.cpp tests/fuzz/archives.cpp tests/fuzz/specs.cpp
    src/platform/cli/decode_picture.cpp src/platform/cli/jpeg_tables.cpp ${webp_source} src/app/take_home/read_safetensors.cpp)
if(EMBEDSCAPE_FUZZ)
    add_executable(embedscape_fuzz EXCLUDE_FROM_ALL tests/fuzz/libfuzzer.cpp ${fuzz_targets})
    target_link_libraries(embedscape_fuzz PRIVATE es_model es_webp es_no_exceptions)
    target_link_options(embedscape_fuzz PRIVATE -fsanitize=fuzzer)
elseif(EMBEDSCAPE_SANITIZE)
    add_executable(embedscape_fuzz_replay tests/fuzz/replay.cpp ${fuzz_targets})
    target_link_libraries(embedscape_fuzz_replay PRIVATE es_model es_webp es_no_exceptions)
endif()

file(GLOB bits_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/bits/*.cpp)
if(bits_sources)
    add_executable(embedscape_bits ${bits_sources})
    target_link_libraries(embedscape_bits PRIVATE es_train es_no_exceptions)
    target_include_directories(embedscape_bits PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    if(EMSCRIPTEN)
        target_link_libraries(embedscape_bits PRIVATE es_packs)
        target_link_options(embedscape_bits PRIVATE -sALLOW_MEMORY_GROWTH=1 -sENVIRONMENT=node -sEXIT_RUNTIME=1)
    else()
        # Only the engine knows AVX2: its files that do are compiled once more without it, and take the place of the
        # library's at the link.
        file(GLOB_RECURSE engine_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/engine/*.cpp)
        set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${engine_sources})
        set(sources_with_clones)
        foreach(source IN LISTS engine_sources)
            file(STRINGS ${source} clones REGEX "ES_CLONES|product_loops\\.h" LIMIT_COUNT 1)
            if(clones)
                list(APPEND sources_with_clones ${source})
            endif()
        endforeach()
        if(fast_rooms_together) # what is compiled as one takes its place as one: the whole engine
            together(sources_with_clones engine_no_avx2 ${CMAKE_SOURCE_DIR}/src ${engine_sources})
        endif()
        add_executable(embedscape_bits_no_avx2 ${bits_sources} ${sources_with_clones})
        target_compile_definitions(embedscape_bits_no_avx2 PRIVATE EMBEDSCAPE_NO_AVX2)
        target_link_libraries(embedscape_bits_no_avx2 PRIVATE es_train es_no_exceptions)
        target_include_directories(embedscape_bits_no_avx2 PRIVATE ${CMAKE_SOURCE_DIR}/tests)
    endif()
endif()

# Not tests: they print speeds. Run by `make bench`; natively also by tests/bench/smoke.mjs.
file(GLOB bench_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/bench/*.cpp)
if(bench_sources AND EMBEDSCAPE_GUI)
    add_executable(embedscape_bench ${bench_sources})
    target_link_libraries(embedscape_bench PRIVATE es_app es_no_exceptions)
    if(EMSCRIPTEN)
        set_target_properties(embedscape_bench PROPERTIES EXCLUDE_FROM_ALL TRUE)
        target_link_libraries(embedscape_bench PRIVATE es_packs)
        target_compile_options(embedscape_bench PRIVATE ${es_fast}) # by hand against by hand, as fast as either goes
        # No program but a module that a page or node asks for rounds: tests/bench/peers/ours.mjs.
        target_link_options(embedscape_bench PRIVATE -sALLOW_MEMORY_GROWTH=1 -sENVIRONMENT=node,web -sMODULARIZE=1
            -sEXPORT_NAME=create_bench -sINVOKE_RUN=0 -sEXPORTED_RUNTIME_METHODS=cwrap)
    endif()
endif()

# The playground once more, with synthetic data sets: tests/bench/map/registry.cpp takes the place of the list of data
# sets and of the embedded files, which the linker then leaves in their libraries. Pages: tests/bench/peers/our_map.mjs.
file(GLOB map_bench_sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/tests/bench/map/*.cpp)
if(EMSCRIPTEN AND EMBEDSCAPE_GUI AND map_bench_sources)
    embed_files(bench_data_source bench_data shipped_file ${CMAKE_SOURCE_DIR}/data ${data_files})
    # Its own files are compiled with everything, so that they cannot rot; to link it takes long, and only the bench does.
    add_library(es_map_bench OBJECT ${map_bench_sources})
    target_include_directories(es_map_bench PRIVATE ${CMAKE_SOURCE_DIR}/tests/bench/map)
    target_link_libraries(es_map_bench PRIVATE es_app es_no_exceptions)
    add_executable(embedscape_map_bench EXCLUDE_FROM_ALL ${bench_data_source} $<TARGET_OBJECTS:es_map_bench>
        $<TARGET_OBJECTS:es_web>)
    target_include_directories(embedscape_map_bench PRIVATE ${CMAKE_SOURCE_DIR}/tests/bench/map)
    target_link_libraries(embedscape_map_bench PRIVATE es_app es_imgui_backends es_no_exceptions)
    target_link_options(embedscape_map_bench PRIVATE -sMODULARIZE=1 -sEXPORT_NAME=create_embedscape -sENVIRONMENT=web
        -sALLOW_MEMORY_GROWTH=1 -sDYNAMIC_EXECUTION=0 -sFILESYSTEM=0 --profiling-funcs # names, for a profiler
        -sEXPORTED_RUNTIME_METHODS=HEAPU8,HEAPF32,HEAP32,UTF8ToString,stringToUTF8,lengthBytesUTF8,ccall,cwrap,GL
        -sEXPORTED_FUNCTIONS=_main,_malloc,_free)
endif()
