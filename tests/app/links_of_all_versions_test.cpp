// Links open for ever: each of these was in a document, a lesson, a tutorial or a test of some version, and has to give what
// it gave then. Nothing here is ever changed or taken out; a field that is renamed has to be read under both names. New ones
// are added below, with the day from which on they stood somewhere.
#include <doctest/doctest.h>

#include <string>
#include <string_view>

#include "app/lesson/lesson_link.h"
#include "app/links.h"
#include "app/stages/sweep_link.h"
#include "core/json.h"
#include "model/link.h"
#include "model/spec_json.h"

namespace {

struct OldLink {
    std::string_view since;
    std::string_view link;
    std::string_view gives;  // fields of the Spec, as JSON
};

// Each adds at least one name or form that those before it lack.
constexpr OldLink kLinks[] = {
    {"2026-11-24", "", R"({"dataset": "auto_mpg", "seed": 1, "map_dims": 2})"},
    {"2026-11-24", "#features=weight,year", R"({"dataset": "auto_mpg", "features": ["weight", "year"]})"},
    {"2026-11-24", "lr=0.03", R"({"lr": 0.03, "seed": 1})"},
    {"2026-11-24", "lr=0.03&layers=dense:5:relu",
     R"({"lr": 0.03, "layers": [{"kind": "dense", "width": 5, "activation": "relu"}]})"},
    {"2026-11-24", "layers=", R"({"layers": []})"},
    {"2026-11-24", "layers=dense:7:relu&features=weight,year&lr=0.02",
     R"({"features": ["weight", "year"], "lr": 0.02, "layers": [{"kind": "dense", "width": 7, "activation": "relu"}]})"},
    {"2026-11-24",
     "optimiser=sgd&lr=1&decay=0&losses=regress:mpg:4:0,reconstruct::4:0&layers=dense:64:relu,dense:64:relu",
     R"({"optimiser": "sgd", "lr": 1, "decay": 0,
         "losses": [{"kind": "regress", "target": "mpg", "weight": 4, "hidden": 0},
                    {"kind": "reconstruct", "target": "", "weight": 4, "hidden": 0}],
         "layers": [{"kind": "dense", "width": 64, "activation": "relu"},
                    {"kind": "dense", "width": 64, "activation": "relu"}]})"},
    {"2026-11-24", "seed=7", R"({"seed": 7, "lr": 0.01})"},
    {"2026-11-24", "losses=classify:origin:1,regress:mpg:0",
     R"({"losses": [{"kind": "classify", "target": "origin", "weight": 1},
                    {"kind": "regress", "target": "mpg", "weight": 0}]})"},
    {"2026-11-24", "layers=dense:5:relu&losses=classify:make:1:4",
     R"({"losses": [{"kind": "classify", "target": "make", "weight": 1, "hidden": 4}]})"},
    {"2026-11-24", "layers=dense:16:tanh,dense:8:relu&losses=classify:origin:1:0&lr=0.03",
     R"({"lr": 0.03, "layers": [{"kind": "dense", "width": 16, "activation": "tanh"},
                                {"kind": "dense", "width": 8, "activation": "relu"}]})"},
    {"2026-11-24", "style=fantasy", R"({"style": "fantasy"})"},
    {"2026-11-24", "dataset=silhouettes&theme=dark&style=fantasy",
     R"({"dataset": "silhouettes", "theme": "dark", "style": "fantasy"})"},
    {"2026-11-24", "dataset=cars93&theme=light&style=fantasy",
     R"({"dataset": "cars93", "theme": "light", "style": "fantasy"})"},
    {"2026-11-24", "color=mpg&regions=regress.mpg&theme=light",
     R"({"color": "mpg", "regions": "regress.mpg", "theme": "light"})"},
    {"2026-11-24", "color=make&theme=light&losses=classify:make:1:16",
     R"({"color": "make", "losses": [{"kind": "classify", "target": "make", "weight": 1, "hidden": 16}]})"},
    {"2026-11-24", "color=cylinders&theme=light", R"({"color": "cylinders"})"},
    {"2026-11-24", "dataset=words&seed=3", R"({"dataset": "words", "seed": 3})"},
    {"2026-11-24", "dataset=vehicles", R"({"dataset": "vehicles"})"},
    {"2026-11-24", "color=mpg&regions=regress.mpg&theme=light&shows=names,contours",
     R"({"shows": ["names", "contours"], "regions": "regress.mpg"})"},
    {"2026-11-24", "theme=light&borders=regress.mpg&shows=names,density",
     R"({"borders": "regress.mpg", "shows": ["names", "density"]})"},
    {"2026-11-24", "shows=clusters", R"({"shows": ["clusters"]})"},
    {"2026-11-24", "shows=names,arrows", R"({"shows": ["names", "arrows"]})"},
    {"2026-11-24", "shows=springs&losses=classify:origin:1,contrastive:origin:1",
     R"({"shows": ["springs"], "losses": [{"kind": "classify", "target": "origin", "weight": 1},
                                          {"kind": "contrastive", "target": "origin", "weight": 1}]})"},
    {"2026-11-24", "shows=grid", R"({"shows": ["grid"]})"},
    {"2026-11-24", "shows=names,ghost,trails", R"({"shows": ["names", "trails", "ghost"]})"},
    {"2026-11-24", "map_dims=3", R"({"map_dims": 3})"},
    {"2026-11-24", "lesson=yellow_cabs&step=3", R"({"dataset": "vehicles"})"},
    {"2026-11-24", "lesson=three_levers&step=3&lr=0.03", R"({"dataset": "auto_mpg", "lr": 0.03})"},
    {"2026-11-24", "lesson=list_and_key", R"({})"},
    {"2026-11-24", "lesson=kings_and_queens", R"({})"},
    {"2026-11-24", "lesson=mercedes_town&step=2", R"({})"},
    {"2026-11-24", "lesson=axes_become_regions", R"({})"},
    {"2026-11-24", "lesson=one_bit", R"({})"},
    {"2026-11-24", "lesson=frown_and_smile", R"({})"},
    {"2026-11-24", "lesson=features_and_loss", R"({})"},
    {"2026-11-24", "lesson=three_prices", R"({})"},
    {"2026-11-24", "lesson=every_layer", R"({})"},
    {"2026-11-24", "lesson=sheet_of_paper", R"({})"},
    {"2026-11-24", "lesson=homework", R"({})"},
    {"2026-11-25", "features=weight%2Cyear&layers=dense%3A8%3Atanh&losses=classify%3Aorigin",
     R"({"features": ["weight", "year"], "layers": [{"kind": "dense", "width": 8, "activation": "tanh"}]})"},
    {"2026-11-25", "lesson=yellow_cabs&step=6", R"({"dataset": "vehicles"})"},
    {"2026-11-29", "features=weight%252Cyear&layers=dense%253A8%253Atanh&losses=classify%253Aorigin",
     R"({"features": ["weight", "year"]})"},
    {"2026-11-29", "lr=0.003&seed=7", R"({"lr": 0.003, "seed": 7})"},
    {"2026-11-29", "batch=1&losses=triplet:origin",
     R"({"batch": 1, "losses": [{"kind": "triplet", "target": "origin"}]})"},
    {"2026-11-29", "dataset=penguins", R"({"dataset": "penguins"})"},
    {"2026-11-30", "dataset=digits&theme=light", R"({"dataset": "digits", "theme": "light"})"},
    {"2026-11-30", "dataset=hot_dogs&theme=dark&style=fantasy", R"({"dataset": "hot_dogs"})"},
    {"2026-11-30", "dataset=first_names&shows=names", R"({"dataset": "first_names", "shows": ["names"]})"},
    {"2026-11-30", "dataset=words&map_dims=8", R"({"dataset": "words", "map_dims": 8})"},
    {"2026-11-30", "dataset=letters&color=letter", R"({"dataset": "letters", "color": "letter"})"},
    {"2026-11-30", "map_dims=8&projection=tsne", R"({"map_dims": 8, "projection": "tsne"})"},
    {"2026-11-30",
     "bound=sphere&bits=4&schedule=cosine&horizon=3000&clip=1&momentum=0.5&full_batch=on&init=orthogonal&held_out=0.1&"
     "test=0.1",
     R"({"bound": "sphere", "bits": 4, "schedule": "cosine", "horizon": 3000, "clip": 1, "momentum": 0.5,
         "full_batch": true, "init": "orthogonal", "held_out": 0.1, "test": 0.1})"},
    {"2026-11-30", "layers=dropout:16:tanh:0.3,residual:16,norm:16,gated:9&losses=info_nce:origin:1:0:0:0:on",
     R"({"layers": [{"kind": "dropout", "rate": 0.3}, {"kind": "residual", "width": 16}, {"kind": "norm"},
                    {"kind": "gated", "width": 9}], "losses": [{"kind": "info_nce", "target": "origin"}]})"},
    {"2026-11-30", "map_dims=5&projection=random&throw=3&speed=60&color=make&first_color=3&grid_a=weight&grid_b=year",
     R"({"projection": "random", "throw": 3, "speed": 60, "first_color": 3, "grid_a": "weight", "grid_b": "year"})"},
};

// Many maps: the axes that a link asks for.
constexpr OldLink kManyMaps[] = {
    {"2026-11-25", "lr=0.02&across=losses.0.weight=0..1/4&down=layers.1.width=1,4,16", "2"},
    {"2026-11-25", "seed=3&seeds=10", "0"},
    {"2026-11-25", "dataset=vehicles&across=lr=0.003,0.03&bits_of=colour&enough=1", "1"},
};

// Whether each part of `wanted` stands in `got`: of objects in lists, too.
bool holds(const core::Json& got, const core::Json& wanted) {
    if (wanted.is_object()) {
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            const core::Json* found = got.find(wanted.keys()[i]);
            if (found == nullptr || !holds(*found, wanted.items()[i])) return false;
        }
        return got.is_object();
    }
    if (wanted.is_number()) return got.is_number() && got.number() == wanted.number();
    if (!wanted.is_array()) return got.dump() == wanted.dump();
    if (!got.is_array() || got.size() != wanted.size()) return false;
    for (std::size_t i = 0; i < wanted.size(); ++i)
        if (!holds(got.items()[i], wanted.items()[i])) return false;
    return true;
}

}  // namespace

TEST_CASE("links of all versions give what they gave") {
    for (const OldLink& old : kLinks) {
        CAPTURE(std::string(old.since));
        CAPTURE(std::string(old.link));
        const core::Result<model::Spec> spec = app::spec_of_link(old.link);
        if (!spec.ok()) {
            FAIL_CHECK(spec.error().sentence);
            continue;
        }
        const auto got = core::Json::parse(model::to_json(spec.value())), wanted = core::Json::parse(old.gives);
        REQUIRE(got);
        REQUIRE(wanted);
        CHECK_MESSAGE(holds(*got, *wanted), got->dump());
        // And the link that is written today gives the same.
        const app::LessonLink lesson = app::split_lesson_link(old.link);
        if (lesson.lesson == nullptr) CHECK(model::from_link(model::to_link(spec.value())).value() == spec.value());
    }
}

TEST_CASE("links of all versions: many maps") {
    for (const OldLink& old : kManyMaps) {
        CAPTURE(std::string(old.link));
        const app::SweepLink maps = app::split_sweep_link(old.link);
        CHECK(maps.wrong.sentence.empty());
        CHECK(maps.is_sweep());
        CHECK(std::to_string(maps.axes.size()) == old.gives);
        const core::Result<model::Spec> base = model::from_link(maps.rest);
        REQUIRE(base.ok());
        CHECK(app::sweep_of(maps, base.value()).ok());
    }
}

TEST_CASE("a link of a newer version says so, and what is known of it opens") {
    const auto read = [](std::string_view link) { return model::read_link(model::read_link_text(link)); };
    const model::ReadLink newer = read("v=2&seed=7&layers=dense:5:relu");
    REQUIRE(newer.wrong.size() == 1);
    CHECK(newer.wrong[0].sentence.find("newer version") != std::string::npos);
    CHECK(newer.spec.seed == 7);
    CHECK(newer.spec.layers.size() == 1);
    const model::ReadLink unknown = read("seed=7&hue=3");
    REQUIRE(unknown.wrong.size() == 1);
    CHECK(unknown.wrong[0].sentence.find("\"hue\"") != std::string::npos);
    CHECK(unknown.wrong[0].sentence.find("newer one") != std::string::npos);
    CHECK(unknown.spec.seed == 7);
    CHECK(read("v=1&seed=7").wrong.empty());
    CHECK(read("seed=7").wrong.empty());
    CHECK(read("v=x&seed=7").wrong.size() == 1);
}
