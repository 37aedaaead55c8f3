// The thin GL layer: what it says about machine and shaders, and that a forgotten uniform is found.
#include "gl/program.h"

#include <string>

#include "gl/abilities.h"
#include "gl/texture.h"
#include "gl_context.h"

namespace {

const char* const kVertex = "#version 300 es\nvoid main() { gl_Position = vec4(0.0); }\n";

}  // namespace

TEST_CASE("abilities: this machine can, and a machine that cannot is told why and what to do") {
    const gl_test::Context context;
    gl::Abilities abilities = gl::probe_abilities();
    CHECK(abilities.major >= 3);
    CHECK(abilities.float_textures);
    CHECK(gl::what_is_missing(abilities).empty());
    CHECK(gl::what_training_lacks(abilities).empty());
    gl::Abilities less = abilities;
    less.max_draw_buffers = 1;
    CHECK(gl::what_training_lacks(less).find("needs 3") != std::string::npos);
    less.float_targets = false;
    CHECK(gl::what_training_lacks(less).find("16-bit floats only") != std::string::npos);
    less.half_targets = false;
    CHECK(gl::what_training_lacks(less).find("bytes only") != std::string::npos);
    abilities.float_textures = false;
    CHECK(gl::what_is_missing(abilities).find("32-bit floats") != std::string::npos);
    abilities.major = 2;
    CHECK(gl::what_is_missing(abilities).find("WebGL2") != std::string::npos);
    CHECK(!gl::what_is_missing({}).empty());
}

TEST_CASE("a wrong shader gives the compiler's words with the line of source, defines not counted") {
    const gl_test::Context context;
    gl::Program program;
    const std::string error = gl::build_program_from(program, kVertex,
                                                     "#version 300 es\nprecision highp float;\nout vec4 color;\nvoid "
                                                     "main() {\n    color = vec4(kSize, nonsense);\n}\n",
                                                     {{"kSize", "1.0"}, {"kOther", "2"}})
                                  .sentence();
    CAPTURE(error);
    CHECK(error.find("nonsense") != std::string::npos);
    CHECK(error.find("line 5 is:     color = vec4(kSize, nonsense);") != std::string::npos);
    CHECK(program.id == 0);
}

TEST_CASE("an included file stands for its text, and an error in it names it and its own line") {
    const gl_test::Context context;
    gl::Program program;
    const std::string before =
        "#version 300 es\nprecision highp float;\nprecision highp int;\nprecision highp sampler2D;\n";
    const std::string after =
        "#include \"head.glsl\"\nout vec4 color;\nvoid main() {\n    d = vec2(0.0);\n"
        "    color = vec4(output_of(0));\n}\n";
    const std::vector<gl::Define> defines = {
        {"kField", "0"}, {"kQuads", "0"}, {"kHeadWidth", "64"}, {"kShadeAtBorder", "0.1"}};
    CHECK(gl::build_program_from(program, kVertex, before + after, defines).sentence() == "");
    CHECK(program.source.find("output_of(int k)") != std::string::npos);
    gl::free_program(program);
    // Without its define the included file is wrong.
    const std::string inside = gl::build_program_from(program, kVertex, before + after,
                                                      {{"kField", "0"}, {"kQuads", "0"}, {"kShadeAtBorder", "0.1"}})
                                   .sentence();
    CAPTURE(inside);
    CHECK(inside.find(" of head.glsl is: ") != std::string::npos);
    CHECK(inside.find("kHeadWidth") != std::string::npos);
    const std::string below =
        gl::build_program_from(program, kVertex, before + after + "nonsense\n", defines).sentence();
    CAPTURE(below);
    CHECK(below.find("line 11 is: nonsense") != std::string::npos);
}

TEST_CASE("uniforms: one that was never set is named, one that the driver dropped may be set") {
    const gl_test::Context context;
    gl::Program program;
    const std::string error =
        gl::build_program_from(program, kVertex,
                               "#version 300 es\nprecision highp float;\nuniform float u_a;\n"
                               "uniform vec3 u_b[2];\nuniform float u_unused;\nout vec4 color;\n"
                               "void main() { color = vec4(u_a) + vec4(u_b[0] + u_b[1], 0.0); }\n",
                               {})
            .sentence();
    REQUIRE(error.empty());
    gl::use(program);
    gl::set(program, gl::uniform(program, "u_a"), 1.0f);
    CHECK(gl::first_unset(program) == "u_b");
    const float values[6] = {};
    gl::set_vec3s(program, gl::uniform(program, "u_b"), values, 2);
    CHECK(gl::first_unset(program).empty());
    gl::set(program, gl::uniform(program, "u_unused"), 3.0f);
    gl::check_all_set(program);
    gl::free_program(program);
    CHECK(program.id == 0);
}

TEST_CASE("a target keeps its texture while its size stays, and gives back what was drawn") {
    const gl_test::Context context;
    gl::Target target;
    REQUIRE(gl::resize_target(target, 3, 2));
    const unsigned first = target.texture.id;
    REQUIRE(gl::resize_target(target, 3, 2));
    CHECK(target.texture.id == first);
    gl::draw_into(target);
    glClearColor(1, 0, 0.2f, 1);
    glClear(GL_COLOR_BUFFER_BIT);
    std::uint8_t pixels[3 * 2 * 4] = {};
    gl::read_pixels(target, pixels);
    CHECK(pixels[0] == 255);
    CHECK(pixels[2] == 51);
    CHECK(pixels[23] == 255);
    gl::free_target(target);
    CHECK(target.texture.id == 0);
}
