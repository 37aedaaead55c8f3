# Files that the program carries inside itself (data, shaders, fonts), turned into C++ by tools/embed.py at build time.

# A Python that has fontTools, or takes it from third_party: the first one on the PATH may be another than the system's, for
# which we installed it.
find_program(python_on_path NAMES python3 NO_CMAKE_FIND_ROOT_PATH)
# Without a window it only draws the letters of a data set, which can be done without.
set(wanted_of_python "import sys\nsys.path.append('${CMAKE_SOURCE_DIR}/third_party/fonttools')\nimport fontTools.subset")
if(NOT EMBEDSCAPE_GUI)
    list(APPEND wanted_of_python "pass")
endif()
set(python_found FALSE)
foreach(modules IN LISTS wanted_of_python)
    foreach(candidate ${EMBEDSCAPE_PYTHON} ${python_on_path} /usr/bin/python3)
        execute_process(COMMAND ${candidate} -c "${modules}" RESULT_VARIABLE answer OUTPUT_QUIET ERROR_QUIET)
        if(answer EQUAL 0 AND NOT python_found)
            set(python_found TRUE)
            set(EMBEDSCAPE_PYTHON ${candidate} CACHE FILEPATH "Python 3 with fontTools, for the tools of the build")
        endif()
    endforeach()
endforeach()
if(NOT EMBEDSCAPE_PYTHON)
    message(FATAL_ERROR "No Python 3 with fontTools was found (Debian package python3-fonttools). `make setup` installs it.")
endif()

# embed_files(<variable> <room> <function> <base folder> <files...>): the variable gets a generated source that defines
# std::string_view <room>::<function>(std::string_view name); names are relative to the base folder.
function(embed_files variable room function base)
    set(out ${CMAKE_BINARY_DIR}/generated/embedded_${function}.cpp)
    # The list of names is a dependency of its own: a file that is removed must make the source anew.
    set(list ${CMAKE_BINARY_DIR}/generated/embedded_${function}.list)
    string(REPLACE ";" "\n" names "${ARGN}")
    file(CONFIGURE OUTPUT ${list} CONTENT "${names}\n" @ONLY)
    add_custom_command(OUTPUT ${out}
        COMMAND ${EMBEDSCAPE_PYTHON} ${CMAKE_SOURCE_DIR}/tools/embed.py --room ${room} --function ${function}
            --base ${base} --list ${list} --out ${out}
        DEPENDS ${ARGN} ${list} ${CMAKE_SOURCE_DIR}/tools/embed.py
        COMMENT "Embedding for ${room}: ${function}" VERBATIM)
    set(${variable} ${out} PARENT_SCOPE)
endfunction()

# packs(<variable>): rules that gather the packs (src/data/pack.h) in the build folder: the committed ones are copied,
# pictures of emoji are drawn. The variable gets the files, below packs/ as they are named in the data sets' rows.
function(packs variable)
    set(dir ${CMAKE_BINARY_DIR}/packs)
    file(GLOB_RECURSE committed RELATIVE ${CMAKE_SOURCE_DIR}/data CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/data/*.pack)
    set(made)
    foreach(name IN LISTS committed)
        add_custom_command(OUTPUT ${dir}/${name}
            COMMAND ${CMAKE_COMMAND} -E copy ${CMAKE_SOURCE_DIR}/data/${name} ${dir}/${name}
            DEPENDS ${CMAKE_SOURCE_DIR}/data/${name} COMMENT "Copying ${name}" VERBATIM)
        list(APPEND made ${dir}/${name})
    endforeach()
    # Drawn once for all build folders (build/vehicles-*.pack), and again when setup has fetched other emoji.
    file(GLOB fetched CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/third_party/emoji/.embedscape-lock)
    set(data ${CMAKE_SOURCE_DIR}/data)
    foreach(name vehicles hot_dogs faces)
        add_custom_command(OUTPUT ${dir}/${name}/${name}.pack
            COMMAND ${EMBEDSCAPE_PYTHON} ${data}/${name}/pack.py ${CMAKE_SOURCE_DIR}/third_party/emoji/node_modules
                ${dir}/${name}/${name}.pack ${CMAKE_SOURCE_DIR}/build
            DEPENDS ${fetched} ${data}/${name}/pack.py ${data}/emoji.py ${data}/vehicles/package-lock.json
                ${data}/png.py ${data}/packing.py
            COMMENT "Drawing ${name}" VERBATIM)
        list(APPEND made ${dir}/${name}/${name}.pack)
    endforeach()
    # Drawn again when fonts have come or gone.
    set(font_folders)
    foreach(folder /usr/share/fonts/opentype /usr/share/fonts/truetype ${CMAKE_SOURCE_DIR}/third_party/fonts)
        if(EXISTS ${folder})
            list(APPEND font_folders ${folder})
        endif()
    endforeach()
    add_custom_command(OUTPUT ${dir}/letters/letters.pack
        COMMAND ${EMBEDSCAPE_PYTHON} ${data}/letters/pack.py ${dir}/letters/letters.pack ${CMAKE_SOURCE_DIR}/build
        DEPENDS ${font_folders} ${data}/letters/pack.py ${data}/emoji.py ${data}/png.py ${data}/packing.py
        COMMENT "Drawing letters" VERBATIM)
    list(APPEND made ${dir}/letters/letters.pack)
    set(${variable} ${made} PARENT_SCOPE)
endfunction()

# drawings(<variable>): rules for small pictures that the program carries inside itself, drawn in the build.
function(drawings variable)
    set(out ${CMAKE_BINARY_DIR}/drawings/two_dogs/two_dogs.ppm)
    file(GLOB fetched CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/third_party/emoji/.embedscape-lock)
    add_custom_command(OUTPUT ${out}
        COMMAND ${EMBEDSCAPE_PYTHON} ${CMAKE_SOURCE_DIR}/data/two_dogs/pack.py
            ${CMAKE_SOURCE_DIR}/third_party/emoji/node_modules ${out}
        DEPENDS ${fetched} ${CMAKE_SOURCE_DIR}/data/two_dogs/pack.py ${CMAKE_SOURCE_DIR}/data/png.py
        COMMENT "Drawing two dogs" VERBATIM)
    set(${variable} ${out} PARENT_SCOPE)
endfunction()

# subset_fonts(<variable>): rules that cut the fonts down to the characters we use; the variable gets the made files.
function(subset_fonts variable)
    set(dir ${CMAKE_BINARY_DIR}/fonts)
    set(made)
    foreach(entry
            text:Inter-Regular.otf:opentype/inter
            text_bold:Inter-SemiBold.otf:opentype/inter
            mono:JetBrainsMono-Regular.ttf:truetype/jetbrains-mono
            serif:EBGaramond12-Regular.otf:opentype/ebgaramond
            icons:fontawesome-webfont.ttf:truetype/font-awesome)
        string(REPLACE ":" ";" entry "${entry}")
        list(GET entry 0 name)
        list(GET entry 1 file)
        list(GET entry 2 folder)
        find_file(FONT_${name} ${file} NO_CMAKE_FIND_ROOT_PATH
            PATHS /usr/share/fonts/${folder} ${CMAKE_SOURCE_DIR}/third_party/fonts)
        if(NOT FONT_${name})
            message(FATAL_ERROR "The font ${file} was not found. `make setup` installs it; without apt, put it into "
                "third_party/fonts or say -DFONT_${name}=PATH.")
        endif()
        add_custom_command(OUTPUT ${dir}/${name}.ttf
            COMMAND ${EMBEDSCAPE_PYTHON} ${CMAKE_SOURCE_DIR}/tools/subset_font.py ${name} ${FONT_${name}}
                ${dir}/${name}.ttf
            DEPENDS ${FONT_${name}} ${CMAKE_SOURCE_DIR}/tools/subset_font.py ${CMAKE_SOURCE_DIR}/tools/icons.txt
            COMMENT "Subsetting ${file}" VERBATIM)
        list(APPEND made ${dir}/${name}.ttf)
    endforeach()
    set(${variable} ${made} PARENT_SCOPE)
endfunction()
